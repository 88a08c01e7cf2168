//! Lists that are walked by a cursor.

use runtime::runtime::ErrorKind;
use runtime::runtime::profile::{Operation, PageStyle, Pagination};
use serde_json::{Value, json};

use crate::rig::{all, call, list, now};

const CURSOR: Pagination = Pagination {
    style: PageStyle::Cursor,
    items: "/results",
    parameter: "cursor",
    next: "/next",
    ..Pagination::PLAIN
};

static PLAIN: Operation = list(&CURSOR);
static TOLD: Operation = list(&Pagination { more: Some("/more"), ..CURSOR });
static LAST_ITEM: Operation =
    list(&Pagination { next: "/id", in_item: true, more: Some("/more"), ..CURSOR });

fn walk(
    operation: &'static Operation,
    bodies: &[Value],
) -> (Vec<String>, usize, Option<ErrorKind>) {
    let script: Vec<_> = bodies.iter().cloned().map(Some).collect();
    let (call, server) = call(operation, &script);
    let mut items = call.items();
    let (mut seen, mut error) = (0, None);
    while let Some(item) = now(items.next()) {
        match item {
            Ok(_) => seen += 1,
            Err(found) => error = Some(found.kind()),
        }
    }
    (server.queries(), seen, error)
}

#[test]
fn a_cursor_is_followed_until_there_is_none() {
    for end in [
        json!({ "results": [3] }),
        json!({ "results": [3], "next": null }),
        json!({ "results": [3], "next": "" }),
    ] {
        let script = [
            json!({ "results": [1], "next": "a b&c=/" }),
            json!({ "results": [2], "next": 7 }),
            end,
        ];
        let (asked, seen, error) = walk(&PLAIN, &script);
        assert_eq!((seen, error), (3, None));
        assert_eq!(
            asked,
            ["limit=2", "limit=2&cursor=a%20b%26c%3D%2F", "limit=2&cursor=7"]
        );
    }
}

#[test]
fn a_cursor_that_was_seen_is_an_error() {
    let page = |next: &str| json!({ "results": [1], "next": next });
    let (asked, seen, error) = walk(&PLAIN, &[page("a"), page("b"), page("a")]);
    assert_eq!((asked.len(), seen, error), (3, 3, Some(ErrorKind::Pagination)));
    let (asked, _, error) = walk(&PLAIN, &[page("a"), page("a")]);
    assert_eq!((asked.len(), error), (2, Some(ErrorKind::Pagination)));
}

#[test]
fn a_cursor_that_is_no_text_and_no_number_is_an_error() {
    for wrong in [json!(true), json!({}), json!(["a"])] {
        let (asked, seen, error) =
            walk(&PLAIN, &[json!({ "results": [1], "next": wrong })]);
        assert_eq!((asked.len(), seen, error), (1, 1, Some(ErrorKind::Pagination)));
    }
}

#[test]
fn what_tells_of_more_ends_the_walk() {
    let page = |more: Value| json!({ "results": [1], "next": "a", "more": more });
    for no in [json!(false), json!("false"), json!(0), json!("0")] {
        assert_eq!(walk(&TOLD, &[page(no), page(json!(false))]).0.len(), 1);
    }
    for yes in [json!(true), json!("true"), json!(1), json!(null)] {
        assert_eq!(walk(&TOLD, &[page(yes), page(json!(false))]).0.len(), 2);
    }
    let unnamed = json!({ "results": [1], "more": true });
    let (asked, seen, error) = walk(&TOLD, &[unnamed]);
    assert_eq!((asked.len(), seen, error), (1, 1, Some(ErrorKind::Pagination)));
}

#[test]
fn the_last_item_may_be_the_cursor() {
    let page = |ids: &[i64], more: Value| {
        let items: Vec<_> = ids.iter().map(|id| json!({ "id": id })).collect();
        json!({ "results": items, "more": more })
    };
    let script = [
        page(&[1, 2], json!(true)),
        page(&[3, 4], json!(true)),
        page(&[5], json!(false)),
    ];
    let (asked, seen, error) = walk(&LAST_ITEM, &script);
    assert_eq!((seen, error), (5, None));
    assert_eq!(asked, ["limit=2", "limit=2&cursor=2", "limit=2&cursor=4"]);
    let script =
        [page(&[1], Value::Null), page(&[], Value::Null), page(&[9], Value::Null)];
    assert_eq!(walk(&LAST_ITEM, &script).0.len(), 2, "an empty page ends the walk");
    let (_, seen, error) = walk(&LAST_ITEM, &[json!({ "results": [{ "name": "x" }] })]);
    assert_eq!((seen, error), (1, Some(ErrorKind::Pagination)));
}

#[test]
fn empty_pages_that_name_a_cursor_are_followed_three_times() {
    let page = |number: i64| Some(json!({ "results": [], "next": number }));
    let (call, server) = call(&PLAIN, &[page(1), page(2), page(3), page(4), page(5)]);
    let mut pages = call.pages();
    for _ in 0..4 {
        assert!(now(pages.next()).unwrap().is_ok());
    }
    let error = now(pages.next()).unwrap().unwrap_err();
    assert_eq!((error.kind(), server.asked().len()), (ErrorKind::Pagination, 4));
    assert_eq!(pages.continuation().as_deref(), Some("cursor=4"));
}

#[test]
fn a_secret_cursor_stays_hidden() {
    let script = [json!({ "results": [1], "next": "b" }), json!({ "results": [2] })];
    let (call, server) = call(&PLAIN, &script.map(Some));
    let mut items = call.with_query("cursor", "a").with_secret("cursor").items();
    assert_eq!(all(&mut items), (vec![1, 2], None));
    assert_eq!(server.queries(), ["limit=2&cursor=a", "limit=2&cursor=b"]);
}
