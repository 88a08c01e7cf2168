//! Lists whose pages are linked by a header.

use runtime::runtime::ErrorKind;
use runtime::runtime::profile::{Operation, PageStyle, Pagination};
use serde_json::json;

use crate::rig::{all, call, list};

static LINKED: Operation = list(&Pagination {
    style: PageStyle::LinkHeader,
    items: "/results",
    ..Pagination::PLAIN
});

/// The query of the second request, after a page with these `Link` headers.
fn follows(links: &[&str]) -> Option<String> {
    let page = |id: i64| Some(json!({ "results": [id] }));
    let (call, server) = call(&LINKED, &[page(1), page(2)]);
    server.links(&[links]);
    let (_, error) = all(&mut call.items());
    assert_eq!(error, None, "{links:?}");
    server.queries().get(1).cloned()
}

#[test]
fn the_link_to_the_next_page_is_found() {
    let next = Some("p=2".to_owned());
    assert_eq!(follows(&["<?p=2>; rel=\"next\""]), next);
    assert_eq!(follows(&["<?p=2>;rel=next"]), next);
    assert_eq!(follows(&["< ?p=2 > ; REL = \"Next\""]), next);
    assert_eq!(
        follows(&[
            "<?p=9>; rel=last, <?p=2>; title=\"a, <b>; rel=x\"; rel=\"prefetch next\""
        ]),
        next
    );
    assert_eq!(follows(&["<?p=9>; rel=last", "<?p=2>; rel=next"]), next);
    assert_eq!(follows(&["<?p=2>; title=\"\\\"; rel=last\"; rel=next"]), next);
    assert_eq!(follows(&["<?p=2,3>; rel=next"]), Some("p=2,3".to_owned()));
    let full = "<https://api.example/base/v1/a%20b/things/?p=2>; rel=\"next\"";
    assert_eq!(follows(&[full]), next);
}

#[test]
fn other_links_are_not_followed() {
    assert_eq!(follows(&[]), None);
    assert_eq!(follows(&["<?p=1>; rel=\"prev\", <?p=9>; rel=\"last\""]), None);
    assert_eq!(follows(&["<?p=2>"]), None);
    assert_eq!(follows(&["<?p=2>; rel=nextish"]), None);
    assert_eq!(
        follows(&["<?p=2>; rel=last; rel=next"]),
        None,
        "of two relations the first counts"
    );
    assert_eq!(follows(&["<?p=2>; rel=next; anchor=\"#other\""]), None);
    assert_eq!(follows(&["<?p=2>; title=\"rel=next\""]), None);
    assert_eq!(follows(&["?p=2; rel=next", "<?p=2", ""]), None);
}

#[test]
fn a_link_is_followed_only_to_the_operations_own_url() {
    let page = |id: i64| Some(json!({ "results": [id] }));
    let (call, server) = call(&LINKED, &[page(1), page(2)]);
    server.links(&[&["<https://evil.example/?p=2>; rel=next"]]);
    assert_eq!(all(&mut call.items()), (vec![1], Some(ErrorKind::ForeignOrigin)));
    assert_eq!(server.asked().len(), 1);
}
