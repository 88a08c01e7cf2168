//! Walking a list: to its end, after errors, from another place.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use futures_core::Stream;
use http::StatusCode;
use runtime::runtime::ErrorKind;
use serde_json::json;

use crate::rig::{FIRST, PLAIN, SAME_ORIGIN, all, call, last, now, page};

#[test]
fn a_list_is_walked_to_its_end_and_no_further() {
    let next = json!("https://api.example/base/v1/a%20b/things/?limit=2&offset=2");
    let (call, server) =
        call(&SAME_ORIGIN, &[page(&next, &[1, 2]), last(&[3]), last(&[9])]);
    let mut items = call.items();
    assert!(server.asked().is_empty(), "nothing is sent before the first is asked for");
    assert_eq!(all(&mut items), (vec![1, 2, 3], None));
    assert_eq!(server.asked(), [FIRST, next.as_str().unwrap()]);
    assert_eq!(all(&mut items), (vec![], None));
    assert!(server.asked().is_empty());
    assert_eq!(items.continuation(), None);
}

#[test]
fn pages_are_whole_responses() {
    let (call, _) = call(&SAME_ORIGIN, &[page(&json!("?p=2"), &[1]), last(&[2])]);
    let mut pages = call.pages();
    let first = now(pages.next()).unwrap().unwrap();
    assert_eq!(
        (first.status(), first["results"].to_string()),
        (StatusCode::OK, "[1]".to_owned())
    );
    assert!(now(pages.next()).unwrap().is_ok());
    assert!(now(pages.next()).is_none() && now(pages.next()).is_none());
}

#[test]
fn both_are_streams() {
    let mut context = Context::from_waker(Waker::noop());
    let (first, _) = call(&SAME_ORIGIN, &[last(&[1])]);
    let mut pages = first.pages();
    let one = Pin::new(&mut pages).poll_next(&mut context);
    assert!(matches!(one, Poll::Ready(Some(Ok(_)))));
    assert!(matches!(Pin::new(&mut pages).poll_next(&mut context), Poll::Ready(None)));
    let (second, _) = call(&SAME_ORIGIN, &[last(&[1])]);
    let mut items = second.items();
    assert!(matches!(
        Pin::new(&mut items).poll_next(&mut context),
        Poll::Ready(Some(Ok(_)))
    ));
    assert!(matches!(Pin::new(&mut items).poll_next(&mut context), Poll::Ready(None)));
}

#[test]
fn an_operation_without_pages_has_one() {
    let (call, server) = call(&PLAIN, &[page(&json!("?p=2"), &[1]), last(&[2])]);
    let mut items = call.items().resume("?p=7");
    assert_eq!(all(&mut items), (vec![1], None));
    assert_eq!(server.asked(), [FIRST]);
}

#[test]
fn after_an_error_that_may_heal_the_same_page_is_tried_again() {
    let script = [page(&json!("?p=2"), &[1]), None, None, last(&[2])];
    let (call, server) = call(&SAME_ORIGIN, &script);
    let mut items = call.items();
    assert_eq!(all(&mut items), (vec![1], Some(ErrorKind::Transport)));
    assert!(items.continuation().unwrap().ends_with("?p=2"));
    assert_eq!(all(&mut items), (vec![], Some(ErrorKind::Transport)));
    assert_eq!(all(&mut items), (vec![2], None));
    let asked = server.asked();
    assert_eq!(asked.len(), 4);
    assert!(asked[1..].iter().all(|url| url.ends_with("?p=2")), "{asked:?}");
}

#[test]
fn an_error_that_stays_is_told_once() {
    let script = [page(&json!("?p=2"), &[1]), Some(json!([1])), last(&[2])];
    let (call, server) = call(&SAME_ORIGIN, &script);
    let mut items = call.items();
    assert_eq!(all(&mut items), (vec![1], Some(ErrorKind::Decode)));
    assert_eq!(all(&mut items), (vec![], None));
    assert_eq!(server.asked().len(), 2);
    assert!(
        items.continuation().unwrap().ends_with("?p=2"),
        "who resumes there asks again"
    );
}

#[test]
fn a_walk_can_be_continued_elsewhere() {
    let (first, _) = call(&SAME_ORIGIN, &[page(&json!("?p=2"), &[1, 2])]);
    let mut items = first.items();
    assert_eq!(items.continuation().as_deref(), Some(FIRST));
    now(items.next()).unwrap().unwrap();
    assert_eq!(
        items.continuation().as_deref(),
        Some(FIRST),
        "in the middle of that page"
    );
    now(items.next()).unwrap().unwrap();
    let continuation = items.continuation().unwrap();
    assert_eq!(continuation, "https://api.example/base/v1/a%20b/things/?p=2");
    let (second, server) = call(&SAME_ORIGIN, &[last(&[3])]);
    assert_eq!(all(&mut second.items().resume(&continuation)), (vec![3], None));
    assert_eq!(server.asked(), [continuation]);
}

#[test]
fn a_call_that_cannot_be_encoded_is_an_error() {
    let (call, server) = call(&SAME_ORIGIN, &[]);
    let mut items = call.with_path("nowhere", "x").items();
    assert_eq!(all(&mut items), (vec![], Some(ErrorKind::Request)));
    assert_eq!(all(&mut items), (vec![], None));
    assert!(server.asked().is_empty());
    assert!(items.resume("?p=2").continuation().is_none());
}

#[test]
fn dropping_the_future_of_a_page_loses_nothing() {
    let (call, server) = call(&SAME_ORIGIN, &[last(&[1])]);
    let mut items = call.items();
    assert!(format!("{items:?}").contains("received: 0"));
    drop(items.next());
    assert_eq!(all(&mut items), (vec![1], None));
    assert_eq!(server.asked(), [FIRST]);
    assert_eq!(
        format!("{items:?}"),
        r#"Items { pages: Pages { operation: "list", received: 1, max_pages: 100000, .. }, .. }"#
    );
}
