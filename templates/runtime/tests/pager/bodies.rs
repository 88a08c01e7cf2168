//! Parameters that lie in the request's body.

use runtime::runtime::profile::{Operation, PageStyle, Pagination};
use runtime::runtime::{ErrorKind, Json};
use serde_json::{Value, json};

use crate::rig::{all, call, list};

const PAGE: Pagination = Pagination {
    style: PageStyle::Page,
    items: "/results",
    parameter: "/params/page_num",
    size: Some("/params/page_size"),
    first: 1,
    pages: Some("/page_total"),
    ..Pagination::PLAIN
};

static POSTED: Operation = Operation { method: "POST", ..list(&PAGE) };
static QUOTED: Operation =
    Operation { method: "POST", ..list(&Pagination { quoted: true, ..PAGE }) };
static BARE: Operation = Operation {
    method: "POST",
    ..list(&Pagination { items: "", parameter: "/page", pages: None, ..PAGE })
};
static CURSOR: Operation = Operation {
    method: "POST",
    ..list(&Pagination {
        style: PageStyle::Cursor,
        items: "/results",
        parameter: "/a~1b/0/after",
        next: "/next",
        ..Pagination::PLAIN
    })
};

#[allow(clippy::unnecessary_wraps, reason = "a script holds pages and failures")]
fn page(total: &str, items: &[i64]) -> Option<Value> {
    Some(json!({ "page_total": total, "results": items }))
}

/// What is sent for a body, and how the walk ends.
fn sent(
    operation: &'static Operation,
    body: Option<&str>,
    script: &[Option<Value>],
) -> (Vec<String>, Option<ErrorKind>) {
    let (call, server) = call(operation, script);
    let call = match body {
        Some(body) => call.with_json_body(&body.parse::<Json>().unwrap()),
        None => call,
    };
    let (_, error) = all(&mut call.items());
    (server.bodies(), error)
}

#[test]
fn the_number_is_put_into_the_body() {
    let script = [page("2", &[1]), page("2", &[2]), page("2", &[9])];
    let body = r#"{"params":{"page_size":25,"zone":1.0}}"#;
    let (bodies, error) = sent(&POSTED, Some(body), &script);
    assert_eq!(error, None);
    assert_eq!(bodies, [body, r#"{"params":{"page_size":25,"zone":1.0,"page_num":2}}"#]);
    let body = r#"{"params":{"page_num":1,"a":[]}}"#;
    let (bodies, _) = sent(&POSTED, Some(body), &script);
    assert_eq!(bodies[1], r#"{"params":{"page_num":2,"a":[]}}"#);
    let (bodies, _) = sent(&QUOTED, Some(body), &script);
    assert_eq!(bodies[1], r#"{"params":{"page_num":"2","a":[]}}"#);
}

#[test]
fn objects_around_it_are_made() {
    let script = [page("2", &[1]), page("2", &[2])];
    for body in [None, Some("null"), Some("{}"), Some(r#"{"params":null}"#)] {
        let (bodies, error) = sent(&POSTED, body, &script);
        assert_eq!((bodies[1].as_str(), error), (r#"{"params":{"page_num":2}}"#, None));
    }
    let (bodies, error) = sent(&POSTED, Some(r#"{"params":7}"#), &script);
    assert_eq!((bodies.len(), error), (1, Some(ErrorKind::Pagination)));
}

#[test]
fn a_body_that_is_no_json_cannot_be_changed() {
    let (call, server) = call(&POSTED, &[page("2", &[1]), page("2", &[2])]);
    let mut items = call.with_text_body("text/plain", "page").items();
    assert_eq!(all(&mut items), (vec![1], Some(ErrorKind::Pagination)));
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn a_cursor_stays_what_it_is() {
    let script = [
        Some(json!({ "results": [1], "next": "x\"y" })),
        Some(json!({ "results": [2], "next": 12.50 })),
        Some(json!({ "results": [3] })),
    ];
    let (bodies, error) = sent(&CURSOR, Some(r#"{"a/b":[{"q":1}]}"#), &script);
    assert_eq!(error, None);
    assert_eq!(bodies[1], r#"{"a/b":[{"q":1,"after":"x\"y"}]}"#);
    assert_eq!(bodies[2], r#"{"a/b":[{"q":1,"after":12.5}]}"#);
    let (bodies, error) = sent(&CURSOR, Some(r#"{"a/b":[]}"#), &script);
    assert_eq!(
        (bodies.len(), error),
        (1, Some(ErrorKind::Pagination)),
        "no element is made up"
    );
}

#[test]
fn the_length_of_pages_may_lie_there_too() {
    let (call, server) = call(&POSTED, &[page("0", &[])]);
    assert_eq!(all(&mut call.items().page_size(9)), (vec![], None));
    assert_eq!(server.bodies(), [r#"{"params":{"page_size":9}}"#]);
}

#[test]
fn the_answer_itself_may_be_the_list() {
    let script =
        [Some(json!([{ "id": 1 }])), Some(json!([{ "id": 2 }])), Some(json!([]))];
    let (call, server) = call(&BARE, &script);
    let mut pages = call.pages().page_size(1);
    // The rig's type of a page is an object, so that only the first request matters here.
    let error = crate::rig::now(pages.next()).unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(server.bodies(), [r#"{"params":{"page_size":1}}"#]);
}
