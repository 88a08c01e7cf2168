//! Pages that are asked for before it is their turn.

use std::task::{Context, Poll, Waker};

use futures_core::Stream;
use runtime::runtime::profile::{Operation, PageStyle, Pagination};
use runtime::runtime::{ErrorKind, Items, Json};
use serde_json::{Value, json};

use crate::rig::{Page, Server, all, call, list, now};

const PAGE: Pagination = Pagination {
    style: PageStyle::Page,
    items: "/results",
    parameter: "page",
    first: 1,
    pages: Some("/pages"),
    ..Pagination::PLAIN
};

static PAGES: Operation = list(&PAGE);
static OFFSET: Operation = list(&Pagination {
    style: PageStyle::Offset,
    first: 0,
    pages: None,
    total: Some("/total"),
    ..PAGE
});
static CURSOR: Operation =
    list(&Pagination { style: PageStyle::Cursor, next: "/next", ..PAGE });

#[allow(clippy::unnecessary_wraps, reason = "a script holds pages and failures")]
fn page(pages: i64, item: i64) -> Option<Value> {
    Some(json!({ "pages": pages, "total": pages, "results": [item] }))
}

/// The next item if it is there already.
fn ready(items: &mut Items<Page, Json>) -> Option<i64> {
    let mut context = Context::from_waker(Waker::noop());
    match std::pin::Pin::new(items).poll_next(&mut context) {
        Poll::Ready(Some(Ok(item))) => item.as_i64(),
        _ => None,
    }
}

fn numbers(server: &Server) -> Vec<String> {
    let queries = server.queries().into_iter();
    queries.map(|query| query.trim_start_matches("limit=2").to_owned()).collect()
}

#[test]
fn as_many_pages_are_under_way_as_allowed() {
    let script: Vec<_> = (1..=6).map(|item| page(6, item)).collect();
    let (call, server) = call(&PAGES, &script);
    let mut items = call.items().prefetch(2);
    assert_eq!(ready(&mut items), Some(1));
    assert_eq!(numbers(&server), [""], "nothing is known before the first page");
    assert_eq!(ready(&mut items), Some(2));
    assert_eq!(numbers(&server), ["&page=2", "&page=3", "&page=4"]);
    assert_eq!(all(&mut items), (vec![3, 4, 5, 6], None));
    assert_eq!(
        numbers(&server),
        ["&page=5", "&page=6"],
        "each page once, and none beyond the last"
    );
}

#[test]
fn pages_come_in_order_however_they_arrive() {
    let script: Vec<_> = (1..=4).map(|item| page(4, item)).collect();
    let (call, server) = call(&PAGES, &script);
    let mut items = call.items().prefetch(3);
    assert_eq!(ready(&mut items), Some(1));
    server.hold("page=2");
    assert_eq!(ready(&mut items), None, "its answer is held back");
    assert_eq!(server.asked().len(), 4, "the others are under way");
    server.hold("");
    assert_eq!(all(&mut items), (vec![2, 3, 4], None));
}

#[test]
fn an_error_stands_in_its_pages_place_and_the_page_is_tried_again() {
    let script = [page(4, 1), page(4, 2), None, page(4, 4), page(4, 3)];
    let (call, server) = call(&PAGES, &script);
    let mut items = call.items().prefetch(3);
    assert_eq!(all(&mut items), (vec![1, 2], Some(ErrorKind::Transport)));
    assert_eq!(items.continuation().as_deref(), Some("page=3"));
    assert_eq!(all(&mut items), (vec![3, 4], None));
    assert_eq!(numbers(&server), ["", "&page=2", "&page=3", "&page=4", "&page=3"]);
}

#[test]
fn a_list_that_shrinks_meanwhile_ends() {
    let script = [page(4, 1), page(2, 2), page(2, 8), page(2, 9)];
    let (call, server) = call(&PAGES, &script);
    assert_eq!(all(&mut call.items().prefetch(3)), (vec![1, 2], None));
    assert_eq!(server.asked().len(), 4);
}

#[test]
fn offsets_go_on_from_what_really_came() {
    let body = |items: &[i64]| Some(json!({ "total": 6, "results": items }));
    // The second page is shorter than the first, so that the third was asked for in vain.
    let script = [body(&[1, 2]), body(&[3]), body(&[5, 6]), body(&[4, 5]), body(&[6])];
    let (call, server) = call(&OFFSET, &script);
    assert_eq!(all(&mut call.items().prefetch(1)), (vec![1, 2, 3, 4, 5, 6], None));
    assert_eq!(numbers(&server), ["", "&page=2", "&page=4", "&page=3", "&page=5"]);
}

#[test]
fn pages_ahead_count_among_the_most_that_are_allowed() {
    let script: Vec<_> = (1..=6).map(|item| page(6, item)).collect();
    let (call, server) = call(&PAGES, &script);
    let mut items = call.items().prefetch(9).max_pages(3);
    assert_eq!(all(&mut items), (vec![1, 2, 3], Some(ErrorKind::Pagination)));
    assert_eq!(server.asked().len(), 3);
}

#[test]
fn no_more_than_32_are_ever_ahead() {
    let script: Vec<_> = (1..=60).map(|item| page(60, item)).collect();
    let (call, server) = call(&PAGES, &script);
    let mut items = call.items().prefetch(1000);
    assert_eq!((ready(&mut items), ready(&mut items)), (Some(1), Some(2)));
    assert_eq!(server.asked().len(), 34);
}

#[test]
fn cursors_come_one_after_the_other() {
    let script =
        [Some(json!({ "results": [1], "next": "a" })), Some(json!({ "results": [2] }))];
    let (call, server) = call(&CURSOR, &script);
    let mut items = call.items().prefetch(5);
    assert_eq!(now(items.next()).unwrap().unwrap().as_i64(), Some(1));
    assert_eq!(server.asked().len(), 1);
    assert_eq!(all(&mut items), (vec![2], None));
}
