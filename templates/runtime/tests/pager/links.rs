//! Which links to the next page are found and followed.

use runtime::runtime::profile::{NextUrlTrust, Operation, Pagination};
use runtime::runtime::{ErrorKind, Pages};
use serde_json::{Value, json};

use crate::rig::{
    BY_URL, DEEP, FIRST, KEYED, Page, QUERY_ONLY, SAME_ORIGIN, all, call, call_at, last,
    list, now, page,
};

#[test]
fn a_link_is_followed_only_to_the_operations_own_url() {
    let check = |operation, next: &str, expected: Result<&str, ErrorKind>| {
        let (call, server) = call(operation, &[page(&json!(next), &[1]), last(&[2])]);
        let result = all(&mut call.items());
        let asked = server.asked();
        match expected {
            Ok(query) => {
                assert_eq!(result, (vec![1, 2], None), "{next}");
                assert_eq!(
                    asked[1],
                    format!("{}{query}", FIRST.split('?').next().unwrap())
                );
            }
            Err(kind) => {
                assert_eq!(result, (vec![1], Some(kind)), "{next}");
                assert_eq!(asked, [FIRST], "nothing may be sent to {next}");
            }
        }
    };
    let same = |next, expected| check(&SAME_ORIGIN, next, expected);
    let foreign = Err(ErrorKind::ForeignOrigin);
    let broken = Err(ErrorKind::Pagination);
    same("https://api.example/base/v1/a%20b/things/?p=2", Ok("?p=2"));
    same("HTTPS://API.example:443/base/v1/a%20b/things/?p=2#top?p=3", Ok("?p=2"));
    same("//api.example/base/v1/%61%20b/things/?p=2", Ok("?p=2"));
    same("/base/v1/a%20b/things/?p=2", Ok("?p=2"));
    same("?p=2&q=a%20b", Ok("?p=2&q=a%20b"));
    same("?next=https://evil.example/", Ok("?next=https://evil.example/"));
    same("http://api.example/base/v1/a%20b/things/?p=2", foreign);
    same("https://api.example:8443/base/v1/a%20b/things/?p=2", foreign);
    same("https://api.example.evil/base/v1/a%20b/things/?p=2", foreign);
    same("https://evil@api.example/base/v1/a%20b/things/?p=2", foreign);
    same("https://api.example@evil/base/v1/a%20b/things/?p=2", foreign);
    same("//evil.example/base/v1/a%20b/things/?p=2", foreign);
    same("https://api.example/base/v1/a%20b/others/?p=2", foreign);
    same("https://api.example/base/v1/a%20b/things?p=2", foreign);
    same("https://api.example/base/v1/a%20b/things/1?p=2", foreign);
    same("https://api.example/base/v1%2Fa%20b/things/?p=2", foreign);
    same("/v1/a%20b/things/?p=2", foreign);
    same("../things/?p=2", foreign);
    same("./?p=2", foreign);
    same("/base/v1/x/../a%20b/things/?p=2", foreign);
    same("things/?p=2", foreign);
    same("javascript:alert(1)?p=2", foreign);
    same("/base/v1/a%20b/things/", broken);
    same("#?p=2", broken);
    same("?a b", foreign);
    let query = |next, expected| check(&QUERY_ONLY, next, expected);
    query("http://inner.host:8000/other/?p=2", Ok("?p=2"));
    query("https://evil.example/?p=2#x?p=3", Ok("?p=2"));
    query("?p=2", Ok("?p=2"));
    query("../?p=2", Ok("?p=2"));
    query("http://inner.host:8000/other/", broken);
    query("?a b", broken);
}

#[test]
fn a_link_may_be_believed_below_the_base_url() {
    static BELOW: Operation =
        list(&Pagination { trust: NextUrlTrust::BaseUrl, ..BY_URL });
    let check = |next: &str, expected: Option<&str>| {
        let (call, server) = call(&BELOW, &[page(&json!(next), &[1]), last(&[2])]);
        let result = all(&mut call.items());
        match expected {
            Some(url) => {
                assert_eq!(result, (vec![1, 2], None), "{next}");
                assert_eq!(server.asked()[1], url);
            }
            None => {
                assert_eq!(result, (vec![1], Some(ErrorKind::ForeignOrigin)), "{next}");
                assert_eq!(server.asked(), [FIRST]);
            }
        }
    };
    let other = "https://api.example/base/v1/pages/2?x=1";
    check(other, Some(other));
    check("/base/v1/pages/2?x=1", Some(other));
    check(
        "/base/v1/a%20b/things/?p=2",
        Some("https://api.example/base/v1/a%20b/things/?p=2"),
    );
    check("/based/v1/pages/2", None);
    check("/base", None);
    check("/v1/pages/2", None);
    check("/base/../v1/pages/2", None);
    check("/base/%2e%2E/v1/pages/2", None);
    check("/base/..%2f..%2fadmin", None);
    check("/base/v1/x%2Fy", None);
    check("/base/v1/x%252Fy", None);
    check("/base/v1/x%25255cy", None);
    check("/base/v1/..;/..;x/admin", None);
    check("/base/v1/%252e%252e/%252e%252e/admin", None);
    check(&format!("/base/v1/%{}2e", "25".repeat(20)), None);
    check("/base/..%5C..%5cadmin", None);
    check("/base/..\\..\\admin", None);
    check(
        "/base/v1/pages?path=..%2fx",
        Some("https://api.example/base/v1/pages?path=..%2fx"),
    );
    check("http://api.example/base/v1/pages/2", None);
    check("https://evil.example/base/v1/pages/2", None);
}

#[test]
fn a_slash_in_the_callers_own_path_may_come_back() {
    static BELOW: Operation = Operation {
        path: "/v1/{own}/{place}/",
        ..list(&Pagination { trust: NextUrlTrust::BaseUrl, ..BY_URL })
    };
    let check = |next: &str, expected| {
        let (call, _) = call(&BELOW, &[page(&json!(next), &[1]), last(&[2])]);
        let mut items = call.with_path("own", "a/b").items();
        assert_eq!(all(&mut items).1, expected, "{next}");
    };
    check("/base/v1/a%2fb/a%20b/?p=2", None);
    check("/base/v1/a%2fb/other/?p=2", Some(ErrorKind::ForeignOrigin));
}

#[test]
fn a_port_that_is_the_schemes_own_may_be_left_out() {
    let next = json!("http://api.example:80/v1/a%20b/things/?p=2");
    let script = [page(&next, &[1]), last(&[2])];
    let (call, _) = call_at("http://API.example", &SAME_ORIGIN, &script);
    assert_eq!(all(&mut call.items()), (vec![1, 2], None));
}

#[test]
fn the_link_is_found_by_its_pointer() {
    let check = |operation, body: Value, expected: (usize, Option<ErrorKind>)| {
        let text = body.to_string();
        let (call, server) = call(operation, &[Some(body), last(&[])]);
        let (_, error) = all(&mut call.items());
        assert_eq!((server.asked().len(), error), expected, "{text}");
    };
    let broken = (1, Some(ErrorKind::Pagination));
    check(&SAME_ORIGIN, json!({"next": "?p=2"}), (2, None));
    for absent in [json!(null), json!("")] {
        check(&SAME_ORIGIN, json!({"next": absent}), (1, None));
    }
    check(&SAME_ORIGIN, json!({"other": "?p=2", "a": {"next": "?p=2"}}), (1, None));
    for wrong in
        [json!(true), json!(2), json!(-2), json!(2.5), json!(["?p=2"]), json!({"a": 1})]
    {
        check(&SAME_ORIGIN, json!({"next": wrong}), broken);
    }
    check(&DEEP, json!({"a/b": [[1], {"~n": "?p=2"}, 3], "z": 1}), (2, None));
    check(&DEEP, json!({"a/b": [{"~n": "?p=2"}]}), (1, None));
    check(&DEEP, json!({"a/b": [0, {"n": "?p=2"}]}), (1, None));
    check(&DEEP, json!({"a/b": {"1": {"~n": "?p=2"}}}), (2, None));
    for other in [json!("?p=2"), json!(7), json!(null), json!(false), json!([])] {
        check(&DEEP, json!({"a/b": other}), (1, None));
    }
    check(&SAME_ORIGIN, json!({"a": 1, "next": "?p=2", "z": [{"y": 1}]}), (2, None));
}

#[test]
fn an_index_that_is_no_number_finds_nothing_in_an_array() {
    static NAMED: Operation = list(&Pagination { next: "/rows/next", ..BY_URL });
    let (call, server) = call(&NAMED, &[Some(json!({"rows": ["?p=2"]}))]);
    assert_eq!(all(&mut call.items()), (vec![], None));
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn a_continuation_is_checked_like_a_link() {
    let (call, server) = call(&SAME_ORIGIN, &[last(&[3])]);
    let mut pages: Pages<Page, _> = call.pages().resume("https://evil.example/?p=2");
    assert_eq!(pages.continuation(), None);
    let error = now(pages.next()).unwrap().unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::ForeignOrigin, "list"));
    assert!(server.asked().is_empty());
}

#[test]
fn a_secret_parameter_in_the_link_is_neither_kept_nor_shown() {
    let next = json!("?p%69n=hidden&p=2");
    let (call, server) = call(&SAME_ORIGIN, &[page(&next, &[1]), last(&[2])]);
    let mut items = call.with_query("pin", "hidden").with_secret("pin").items();
    now(items.next()).unwrap().unwrap();
    let continuation = items.continuation().unwrap();
    assert!(continuation.ends_with("?p=2"), "{continuation}");
    assert_eq!(all(&mut items), (vec![2], None));
    for asked in server.asked() {
        assert_eq!(asked.matches("pin=hidden").count(), 1, "{asked}");
        assert_eq!(asked.matches("hidden").count(), 1, "{asked}");
    }
}

#[test]
fn a_credential_in_the_link_is_neither_kept_nor_shown() {
    let next = json!("?api%20key=hidden&p=2&api+key=hidden&api%20keys=3");
    let (call, server) = call(&KEYED, &[page(&next, &[1]), last(&[2])]);
    let mut items = call.items();
    now(items.next()).unwrap().unwrap();
    let continuation = items.continuation().unwrap();
    assert!(continuation.ends_with("?p=2&api%20keys=3"), "{continuation}");
    assert_eq!(all(&mut items), (vec![2], None));
    assert_eq!(server.asked()[1].matches("hidden").count(), 1);
}
