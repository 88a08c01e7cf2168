//! What stops a walk that would not end.

use runtime::runtime::ErrorKind;
use serde_json::json;

use crate::rig::{SAME_ORIGIN, all, call, last, page};

#[test]
fn a_circle_is_an_error_and_ends_the_walk() {
    let script = [
        page(&json!("?p=2"), &[1]),
        page(&json!("?p=3"), &[2]),
        page(&json!("?p=2"), &[3]),
    ];
    let (first, server) = call(&SAME_ORIGIN, &script);
    let mut items = first.items();
    assert_eq!(all(&mut items), (vec![1, 2, 3], Some(ErrorKind::Pagination)));
    assert_eq!(all(&mut items), (vec![], None));
    assert_eq!((server.asked().len(), items.continuation()), (3, None));
    let (second, server) = call(&SAME_ORIGIN, &[page(&json!("?limit=2"), &[1])]);
    assert_eq!(all(&mut second.items()), (vec![1], Some(ErrorKind::Pagination)));
    assert_eq!(server.asked().len(), 1, "the first page counts as seen");
}

#[test]
fn empty_pages_are_followed_three_times_in_a_row() {
    let empty = |number: i64| page(&json!(format!("?p={number}")), &[]);
    let fine =
        [empty(1), empty(2), empty(3), page(&json!("?p=4"), &[7]), empty(5), last(&[8])];
    let (first, _) = call(&SAME_ORIGIN, &fine);
    assert_eq!(all(&mut first.items()), (vec![7, 8], None));
    let endless = [empty(1), empty(2), empty(3), empty(4), last(&[9])];
    let (second, server) = call(&SAME_ORIGIN, &endless);
    let mut items = second.items();
    assert_eq!(all(&mut items), (vec![], Some(ErrorKind::Pagination)));
    assert_eq!(all(&mut items), (vec![], None));
    assert_eq!(server.asked().len(), 4);
    assert!(items.continuation().unwrap().ends_with("?p=4"));
    let (third, _) = call(&SAME_ORIGIN, &[empty(1), empty(2), empty(3), last(&[])]);
    assert_eq!(
        all(&mut third.items()),
        (vec![], None),
        "an empty last page is no error"
    );
}

#[test]
fn no_more_pages_are_asked_for_than_allowed() {
    let script = [page(&json!("?p=2"), &[1]), page(&json!("?p=3"), &[2]), last(&[3])];
    let (first, server) = call(&SAME_ORIGIN, &script);
    let mut items = first.items().max_pages(2);
    assert_eq!(all(&mut items), (vec![1, 2], Some(ErrorKind::Pagination)));
    assert_eq!(all(&mut items), (vec![], None), "it is told once");
    assert_eq!(server.asked().len(), 2);
    assert!(items.continuation().unwrap().ends_with("?p=3"));
    let (second, _) = call(&SAME_ORIGIN, &script);
    assert_eq!(all(&mut second.items().max_pages(3)), (vec![1, 2, 3], None));
}
