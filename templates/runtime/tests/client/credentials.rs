//! Which credential is sent, and how.

use runtime::runtime::profile::{AuthKind, AuthScheme, Operation, Profile};
use runtime::runtime::{Call, Credential, ErrorKind};

use crate::rig::{Rig, Seen, ok, status};

static PROFILE: Profile = Profile {
    auth: &[
        AuthScheme { name: "token", kind: AuthKind::Bearer("Token") },
        AuthScheme { name: "login", kind: AuthKind::Basic },
        AuthScheme { name: "header", kind: AuthKind::Header("X-Key") },
        AuthScheme { name: "query", kind: AuthKind::Query("api key") },
        AuthScheme { name: "cookie", kind: AuthKind::Cookie("sid") },
    ],
    ..Profile::PLAIN
};

static EACH: [Operation; 5] = [
    Operation { security: &[&[0]], ..Operation::PLAIN },
    Operation { security: &[&[1]], ..Operation::PLAIN },
    Operation { security: &[&[2]], ..Operation::PLAIN },
    Operation { security: &[&[3]], ..Operation::PLAIN },
    Operation { security: &[&[4]], ..Operation::PLAIN },
];

fn send(operation: &'static Operation, given: Vec<(usize, Credential)>) -> Seen {
    let rig = Rig::new([ok()]);
    let mut builder = rig.builder(&PROFILE);
    for (index, credential) in given {
        builder = builder.credential(index, credential);
    }
    let call = Call::<i64>::json(&builder.build().unwrap(), operation);
    rig.run(call.with_query("q", &1).with_cookie("c", &2)).unwrap();
    rig.seen().remove(0)
}

#[test]
fn each_kind_has_its_place() {
    let bearer = send(&EACH[0], vec![(0, Credential::token("t"))]);
    assert_eq!(bearer.headers["authorization"], "Token t");
    assert!(bearer.headers["authorization"].is_sensitive());
    let key = send(&EACH[2], vec![(2, Credential::key("k"))]);
    assert_eq!(key.headers["x-key"], "k");
    let query = send(&EACH[3], vec![(3, Credential::key("a&b"))]);
    assert_eq!(query.uri, "https://api.example.com/v1/?q=1&api%20key=a%26b");
    let cookie = send(&EACH[4], vec![(4, Credential::key("k;"))]);
    assert_eq!(cookie.headers["cookie"], "c=2; sid=k%3B");
}

#[test]
fn basic_is_base64_of_user_and_password() {
    for (user, password, expected) in [
        ("Aladdin", "open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        ("test", "123£", "Basic dGVzdDoxMjPCow=="),
        ("", "", "Basic Og=="),
        ("a", "b:", "Basic YTpiOg=="),
        ("a", "b", "Basic YTpi"),
        ("a", "~~~?", "Basic YTp+fn4/"),
        ("ab", "cd", "Basic YWI6Y2Q="),
    ] {
        let given = vec![(1, Credential::basic(user, password))];
        assert_eq!(send(&EACH[1], given).headers["authorization"], expected);
    }
}

static CHOICE: Operation =
    Operation { id: "op", security: &[&[0, 2], &[2], &[3]], ..Operation::PLAIN };

#[test]
fn the_first_alternative_that_is_complete_is_sent() {
    let (token, key) = (Credential::token("t"), Credential::key("k"));
    let both = send(&CHOICE, vec![(0, token.clone()), (2, key.clone())]);
    assert!(
        both.headers.contains_key("authorization") && both.headers.contains_key("x-key")
    );
    let second = send(&CHOICE, vec![(2, key.clone()), (3, key.clone())]);
    assert!(second.headers.contains_key("x-key"));
    assert_eq!(second.uri.query(), Some("q=1"));
    let third = send(&CHOICE, vec![(0, token), (3, key)]);
    assert!(!third.headers.contains_key("authorization"));
    assert_eq!(third.uri.query(), Some("q=1&api%20key=k"));
}

#[test]
fn an_operation_without_security_gets_none() {
    static OPEN: Operation = Operation::PLAIN;
    static OPTIONAL: Operation =
        Operation { security: &[&[0], &[]], ..Operation::PLAIN };
    let seen = send(&OPEN, vec![(0, Credential::token("t"))]);
    assert!(!seen.headers.contains_key("authorization"));
    assert!(!send(&OPTIONAL, vec![]).headers.contains_key("authorization"));
}

#[test]
fn a_missing_credential_is_told_before_anything_is_sent() {
    let rig = Rig::new([]);
    let builder = rig.builder(&PROFILE).credential(0, Credential::token("t"));
    let call = Call::<i64>::json(&builder.build().unwrap(), &CHOICE);
    let error = rig.run(call).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Authentication, 0));
    let wanted = "`header`, or `query`";
    let text = format!("op: not authenticated: no credential was given for {wanted}");
    assert_eq!(error.to_string(), text);
}

#[test]
fn a_credential_that_makes_the_url_too_long_is_told_before_anything_is_sent() {
    let rig = Rig::new([]);
    let builder = rig.builder(&PROFILE).credential(3, Credential::key("k".repeat(1000)));
    let call = Call::<i64>::json(&builder.build().unwrap(), &EACH[3]);
    let error = rig.run(call.with_query("q", &"q".repeat(65_000))).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Build, 0));
}

#[test]
fn a_refused_static_credential_is_final() {
    let rig = Rig::new([status(401)]);
    let builder = rig.builder(&PROFILE).credential(0, Credential::token("t"));
    let call = Call::<i64>::json(&builder.build().unwrap(), &EACH[0]);
    assert_eq!(rig.run(call).unwrap_err().kind(), ErrorKind::Authentication);
}
