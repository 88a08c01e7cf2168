//! Walks that go on elsewhere.

use runtime::runtime::ErrorKind;
use runtime::runtime::profile::{Operation, PageStyle, Pagination, TimeWindow};
use serde_json::json;

use crate::rig::{all, call, list, now};

const NUMBERED: Pagination = Pagination {
    style: PageStyle::Page,
    items: "/results",
    parameter: "page",
    first: 1,
    ..Pagination::PLAIN
};

static PAGE: Operation = list(&NUMBERED);
static OFFSET: Operation = list(&Pagination { style: PageStyle::Offset, ..NUMBERED });
static CURSOR: Operation =
    list(&Pagination { style: PageStyle::Cursor, next: "/next", ..NUMBERED });
static WINDOW: Operation = list(&Pagination {
    style: PageStyle::TimeWindow,
    next: "",
    in_item: true,
    window: TimeWindow::PLAIN,
    ..NUMBERED
});

/// The continuation after the first page, and what is asked for by one who takes it up.
fn carried(operation: &'static Operation) -> (String, String, String) {
    let script =
        [Some(json!({ "results": [7], "next": "a=b" })), Some(json!({ "results": [] }))];
    let (first, _) = call(operation, &script);
    let mut pages = first.pages();
    let start = pages.continuation().unwrap();
    now(pages.next()).unwrap().unwrap();
    let continuation = pages.continuation().unwrap();
    let (second, server) = call(operation, &script[1..]);
    assert_eq!(all(&mut second.items().resume(&continuation)), (vec![], None));
    (start, continuation, server.queries().remove(0))
}

#[test]
fn every_style_can_be_taken_up_from_text() {
    let texts = |start: &str, text: &str, query: &str| {
        (start.to_owned(), text.to_owned(), format!("limit=2&page={query}"))
    };
    assert_eq!(carried(&PAGE), texts("page=1", "page=2", "2"));
    assert_eq!(carried(&OFFSET), texts("offset=1", "offset=2", "2"));
    assert_eq!(carried(&CURSOR), texts("cursor=null", "cursor=\"a=b\"", "a%3Db"));
    assert_eq!(carried(&WINDOW), texts("time=null", "time=7", "7"));
}

#[test]
fn the_start_can_be_taken_up_too() {
    let (call, server) = call(&CURSOR, &[Some(json!({ "results": [1] }))]);
    let mut items = call.items().resume("cursor=null");
    assert_eq!(all(&mut items), (vec![1], None));
    assert_eq!(server.queries(), ["limit=2"]);
}

#[test]
fn a_text_that_names_no_place_is_refused() {
    let refused = |operation: &'static Operation, text: &str| {
        let (call, server) = call(operation, &[Some(json!({ "results": [1] }))]);
        let mut items = call.items().resume(text);
        assert_eq!(items.continuation(), None, "{text}");
        assert_eq!(all(&mut items), (vec![], Some(ErrorKind::Pagination)), "{text}");
        assert!(server.asked().is_empty(), "{text}");
    };
    for text in [
        "",
        "page",
        "page=",
        "page=x",
        "page=-1",
        "page=1.5",
        "page=0",
        "page={}",
        "page=[1]",
        "page=true",
        "page=99999999999999999999",
        "offset=2",
        "cursor=\"a\"",
        "page=2 3",
        " page=2",
        "https://api.example/?page=2",
    ] {
        refused(&PAGE, text);
    }
    for text in ["cursor={}", "cursor=[\"a\"]", "cursor=true", "cursor=a", "page=2"] {
        refused(&CURSOR, text);
    }
    refused(&CURSOR, &format!("cursor=\"{}\"", "a".repeat(70_000)));
}

#[test]
fn a_text_changes_one_parameter_and_nothing_else() {
    let (call, server) = call(&CURSOR, &[Some(json!({ "results": [1] }))]);
    let mut items = call.items().resume("cursor=\"x&limit=9#/?\\u0000\"");
    assert_eq!(all(&mut items), (vec![1], None));
    assert_eq!(server.queries(), ["limit=2&page=x%26limit%3D9%23%2F%3F%00"]);
}

#[test]
fn in_the_middle_of_a_page_it_is_that_page() {
    let (call, _) = call(
        &OFFSET,
        &[Some(json!({ "results": [1, 2] })), Some(json!({ "results": [3] }))],
    );
    let mut items = call.items();
    now(items.next()).unwrap().unwrap();
    assert_eq!(items.continuation().as_deref(), Some("offset=1"));
    now(items.next()).unwrap().unwrap();
    assert_eq!(items.continuation().as_deref(), Some("offset=3"));
}
