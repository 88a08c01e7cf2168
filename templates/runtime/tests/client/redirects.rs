//! Which redirects are followed.

use runtime::runtime::profile::{Operation, Profile};
use runtime::runtime::{Call, ErrorKind};

use crate::rig::{Act, Rig, answer, ok};

const HOME: &str = "https://api.example.com";

static GET: Operation = Operation { id: "read", path: "/a/b", ..Operation::PLAIN };
static HEAD: Operation = Operation { method: "HEAD", path: "/a/b", ..Operation::PLAIN };
static POST: Operation =
    Operation { method: "POST", path: "/a/b", idempotent: false, ..Operation::PLAIN };

fn to(status: u16, location: &str) -> Act {
    answer(status, &[("location", location)], "moved")
}

#[test]
fn which_methods_follow_which_status() {
    for (operation, status, followed) in [
        (&GET, 301, true),
        (&GET, 302, true),
        (&GET, 303, true),
        (&GET, 307, true),
        (&GET, 308, true),
        (&HEAD, 301, true),
        (&POST, 301, false),
        (&POST, 302, false),
        (&POST, 303, false),
        (&POST, 307, true),
        (&POST, 308, true),
    ] {
        let rig = Rig::new([to(status, "/next"), ok()]);
        let call = Call::<i64>::json(&rig.client(), operation).with_json_body("x");
        let result = rig.run(call);
        assert_eq!(result.is_ok(), followed, "{} {status}", operation.method);
        let seen = rig.seen();
        assert_eq!(seen.len(), 1 + usize::from(followed));
        if followed {
            assert_eq!(seen[1].uri, "https://api.example.com/next");
            assert_eq!(seen[1].method, operation.method);
            assert_eq!(seen[1].body, seen[0].body);
        }
    }
}

#[test]
fn other_statuses_are_no_redirects() {
    for (status, kind) in [
        (300, ErrorKind::Status),
        (304, ErrorKind::NotModified),
        (305, ErrorKind::Status),
        (306, ErrorKind::Status),
    ] {
        let rig = Rig::new([to(status, "/next")]);
        assert_eq!(rig.error(&GET).kind(), kind, "{status}");
    }
}

fn lands(location: &str, expected: &str) {
    let rig = Rig::new([to(307, location), ok()]);
    rig.call(&GET).unwrap();
    assert_eq!(rig.seen()[1].uri.to_string(), format!("{HOME}{expected}"), "{location}");
}

#[test]
fn a_location_may_be_relative() {
    lands("/x?y=1", "/x?y=1");
    lands("c", "/v1/a/c");
    lands("./c/", "/v1/a/c/");
    lands("../c", "/v1/c");
    lands("../../../../c/..", "/");
    lands("..", "/v1/");
    lands("?p=2", "/v1/a/b?p=2");
    lands("#top", "/v1/a/b");
    lands("x?y=a:b/../c#d", "/v1/a/x?y=a:b/../c");
    lands("https://api.example.com:443/x", ":443/x");
    lands("//api.example.com/x", "/x");
}

#[test]
fn scheme_and_host_are_compared_without_case() {
    let rig = Rig::new([to(307, "HTTPS://API.example.com/x"), ok()]);
    rig.call(&GET).unwrap();
    assert_eq!(rig.seen()[1].uri.path(), "/x");
}

fn refused(location: &str, why: &str) {
    let rig = Rig::new([to(302, location)]);
    let error = rig.error(&GET);
    assert_eq!(error.kind(), ErrorKind::Redirect, "{location}");
    assert_eq!(error.to_string(), format!("read: redirect not followed (302): {why}"));
    assert_eq!(error.body(), "moved");
    assert_eq!(error.url(), "https://api.example.com/v1/a/b");
    assert!(!error.is_retryable());
}

#[test]
fn another_origin_is_never_gone_to() {
    let elsewhere = |place: &str| format!("the redirect leaves for {place}");
    refused("https://evil.example/x?t=1", &elsewhere("https://evil.example"));
    refused("//evil.example/x", &elsewhere("https://evil.example"));
    refused("http://api.example.com/x", &elsewhere("http://api.example.com"));
    refused("https://api.example.com:8443/", &elsewhere("https://api.example.com:8443"));
    refused("https://api.example.com.evil/", &elsewhere("https://api.example.com.evil"));
    let nowhere = "the redirect names no http URL";
    refused("ftp://api.example.com/x", nowhere);
    refused("https://user@api.example.com/x", nowhere);
    refused("javascript:alert(1)", nowhere);
}

#[test]
fn a_redirect_without_a_place_is_refused() {
    let rig = Rig::new([answer(302, &[], "")]);
    assert_eq!(rig.error(&GET).kind(), ErrorKind::Redirect);
}

#[test]
fn five_are_followed_and_no_more() {
    let mut acts = vec![to(302, "/loop"); 5];
    acts.push(ok());
    assert_eq!(Rig::new(acts).call(&GET).unwrap(), 7);

    let rig = Rig::new(vec![to(302, "/loop"); 6]);
    let error = rig.error(&GET);
    assert_eq!((error.kind(), rig.count()), (ErrorKind::Redirect, 6));
    assert_eq!(error.to_string(), "read: redirect not followed: more than 5 redirects");
}

#[test]
fn the_answer_knows_a_retry_starts_at_the_first_url() {
    let rig = Rig::new([to(302, "/x"), crate::rig::status(500), ok()]);
    let client = rig.builder(&Profile::PLAIN).build().unwrap();
    rig.run(Call::<i64>::json(&client, &GET)).unwrap();
    assert_eq!(rig.seen()[2].uri, "https://api.example.com/v1/a/b");
}
