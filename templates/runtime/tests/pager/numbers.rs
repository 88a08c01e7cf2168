//! Lists that are walked by offset or by page number.

use runtime::runtime::profile::{Operation, PageStyle, Pagination, Profile};
use runtime::runtime::{ErrorKind, Json};
use serde_json::{Value, json};

use crate::rig::{PROFILE, all, call, call_of, list, now};

static RAW: Profile = Profile { raw_brackets: true, ..PROFILE };

const OFFSET: Pagination = Pagination {
    style: PageStyle::Offset,
    items: "/results",
    parameter: "offset",
    size: Some("limit"),
    ..Pagination::PLAIN
};
const PAGE: Pagination = Pagination {
    style: PageStyle::Page,
    items: "/results",
    parameter: "page",
    first: 1,
    ..Pagination::PLAIN
};

static UNTOLD: Operation = list(&OFFSET);
static TOTAL: Operation = list(&Pagination { total: Some("/total"), ..OFFSET });
static FROM_ONE: Operation =
    list(&Pagination { first: 1, total: Some("/total"), ..OFFSET });
static COUNTED: Operation = list(&Pagination { pages: Some("/meta/pages"), ..PAGE });
static FROM_ZERO: Operation =
    list(&Pagination { first: 0, total: Some("/count"), ..PAGE });
static PLAIN_PAGES: Operation = list(&PAGE);
static ECHOED: Operation = list(&Pagination { current: Some("/page"), ..PAGE });
static ECHOED_AND_COUNTED: Operation =
    list(&Pagination { current: Some("/page"), pages: Some("/pages"), ..PAGE });

fn items(numbers: &[i64]) -> Value {
    numbers.iter().map(|number| json!({ "id": number })).collect()
}

/// What is asked for and what comes of it, for bodies that the server sends in this order.
fn walk(
    operation: &'static Operation,
    bodies: &[Value],
) -> (Vec<String>, Vec<i64>, Option<ErrorKind>) {
    let script: Vec<_> = bodies.iter().cloned().map(Some).collect();
    let (call, server) = call(operation, &script);
    let mut walk = call.items();
    let (mut seen, mut error) = (Vec::new(), None);
    while let Some(item) = now(walk.next()) {
        match item {
            Ok(item) => seen.push(item.get("id").and_then(Json::as_i64).unwrap()),
            Err(found) => error = Some(found.kind()),
        }
    }
    (server.queries(), seen, error)
}

fn with_total(total: impl Into<Value>, numbers: &[i64]) -> Value {
    json!({ "total": total.into(), "results": items(numbers) })
}

#[test]
fn an_offset_grows_by_the_items_that_came_up_to_the_total() {
    let script = [with_total(3, &[1, 2]), with_total(3, &[3]), with_total(3, &[9])];
    let (asked, seen, error) = walk(&TOTAL, &script);
    assert_eq!((seen, error), (vec![1, 2, 3], None));
    assert_eq!(asked, ["limit=2", "limit=2&offset=2"]);
    // The vendor gives fewer than the two that were asked for.
    let script = [with_total("3", &[1]), with_total("3", &[2]), with_total("3", &[3])];
    let (asked, seen, _) = walk(&TOTAL, &script);
    assert_eq!(seen, [1, 2, 3]);
    assert_eq!(asked, ["limit=2", "limit=2&offset=1", "limit=2&offset=2"]);
}

#[test]
fn without_a_total_an_empty_page_ends_the_walk() {
    let page = |numbers: &[i64]| json!({ "results": items(numbers) });
    let script = [page(&[1, 2]), page(&[3]), page(&[]), page(&[9])];
    let (asked, seen, error) = walk(&UNTOLD, &script);
    assert_eq!((seen, error), (vec![1, 2, 3], None));
    assert_eq!(asked, ["limit=2", "limit=2&offset=2", "limit=2&offset=3"]);
}

#[test]
fn a_total_that_is_null_is_as_if_it_were_not_told() {
    let script = [with_total(Value::Null, &[1]), with_total(Value::Null, &[])];
    assert_eq!(walk(&TOTAL, &script).0.len(), 2);
}

#[test]
fn a_total_that_shrinks_ends_the_walk() {
    let script = [with_total(9, &[1, 2]), with_total(3, &[3]), with_total(3, &[4])];
    let (asked, seen, error) = walk(&TOTAL, &script);
    assert_eq!((asked.len(), seen, error), (2, vec![1, 2, 3], None));
    let script = [with_total(9, &[1, 2]), with_total(9, &[]), with_total(9, &[4])];
    let (asked, seen, error) = walk(&TOTAL, &script);
    assert_eq!(
        (asked.len(), seen, error),
        (2, vec![1, 2], None),
        "the total is not believed"
    );
}

#[test]
fn a_total_that_is_no_number_is_an_error_after_the_page() {
    for wrong in [json!("many"), json!(-1), json!([3]), json!(2.5)] {
        let (asked, seen, error) = walk(&TOTAL, &[with_total(wrong, &[1])]);
        assert_eq!(
            (asked.len(), seen, error),
            (1, vec![1], Some(ErrorKind::Pagination))
        );
    }
}

#[test]
fn offsets_may_count_from_one() {
    let script = [with_total(3, &[1, 2]), with_total(3, &[3])];
    let (asked, seen, _) = walk(&FROM_ONE, &script);
    assert_eq!((seen, asked[1].as_str()), (vec![1, 2, 3], "limit=2&offset=3"));
}

#[test]
fn a_walk_starts_where_the_caller_says() {
    let script = [with_total(5, &[4, 5]), with_total(5, &[9])];
    let script: Vec<_> = script.into_iter().map(Some).collect();
    let (call, server) = call(&TOTAL, &script);
    let mut pages = call.with_query("offset", &3).pages();
    assert_eq!(pages.continuation().as_deref(), Some("offset=3"));
    assert!(now(pages.next()).is_some() && now(pages.next()).is_none());
    assert_eq!(server.queries(), ["limit=2&offset=3"]);
}

#[test]
fn a_parameter_in_brackets_keeps_its_spelling() {
    static BRACKETS: Operation = list(&Pagination { parameter: "page[number]", ..PAGE });
    let script = [Some(json!({ "results": [1] })), Some(json!({ "results": [] }))];
    let (first, server) = call(&BRACKETS, &script);
    assert_eq!(all(&mut first.items()).0, [1]);
    assert_eq!(server.queries()[1], "limit=2&page%5Bnumber%5D=2");
    let (second, server) = call(&BRACKETS, &script);
    assert_eq!(all(&mut second.with_query("page[number]", &7).items()).0, [1]);
    assert_eq!(server.queries()[1], "limit=2&page%5Bnumber%5D=8");
    let (third, server) = call_of(&RAW, "https://api.example/base", &BRACKETS, &script);
    assert_eq!(all(&mut third.items()).0, [1]);
    assert_eq!(server.queries()[1], "limit=2&page[number]=2");
}

#[test]
fn a_start_that_is_no_number_is_an_error_after_its_page() {
    let (call, _) = call(&TOTAL, &[Some(with_total(5, &[4, 5]))]);
    let mut pages = call.with_query("offset", "here").pages();
    assert!(now(pages.next()).unwrap().is_ok());
    let error = now(pages.next()).unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Pagination);
}

#[test]
fn pages_are_counted_as_each_page_tells() {
    let page = |pages: Value, numbers: &[i64]| json!({ "meta": { "pages": pages }, "results": items(numbers) });
    let script = [
        page(json!(2), &[1]),
        page(json!("3"), &[2]),
        page(json!(3), &[3]),
        page(json!(3), &[9]),
    ];
    let (asked, seen, error) = walk(&COUNTED, &script);
    assert_eq!(
        (seen, error),
        (vec![1, 2, 3], None),
        "the list grew while it was walked"
    );
    assert_eq!(asked, ["limit=2", "limit=2&page=2", "limit=2&page=3"]);
    let (asked, seen, error) =
        walk(&COUNTED, &[page(json!(0), &[]), page(json!(0), &[9])]);
    assert_eq!((asked.len(), seen, error), (1, vec![], None));
    let script = [page(json!(3), &[1]), page(json!(3), &[]), page(json!(3), &[3])];
    let (_, seen, error) = walk(&COUNTED, &script);
    assert_eq!((seen, error), (vec![1, 3], None), "a page in between may be empty");
}

#[test]
fn pages_may_count_from_zero_and_end_at_a_total_of_items() {
    let page = |numbers: &[i64]| json!({ "count": 5, "results": items(numbers) });
    let script = [page(&[1, 2]), page(&[3, 4]), page(&[5]), page(&[9])];
    let (asked, seen, error) = walk(&FROM_ZERO, &script);
    assert_eq!((seen, error), (vec![1, 2, 3, 4, 5], None));
    assert_eq!(asked, ["limit=2", "limit=2&page=1", "limit=2&page=2"]);
    // Pages from which items were left out are no reason to end early.
    let script = [page(&[1, 2]), page(&[3]), page(&[5]), page(&[])];
    assert_eq!(walk(&FROM_ZERO, &script).1, [1, 2, 3, 5]);
}

static SIZED: Operation =
    list(&Pagination { total: Some("/total"), size: Some("limit"), ..PAGE });
static SIZED_AND_ECHOED: Operation = list(&Pagination {
    total: Some("/total"),
    size: Some("limit"),
    current: Some("/page"),
    ..PAGE
});

/// What is asked for, two items to a page, from a page on, and whether all of it goes well.
fn resumed(
    operation: &'static Operation,
    page: &str,
    bodies: &[Value],
) -> (Vec<String>, usize, bool) {
    let script: Vec<_> = bodies.iter().cloned().map(Some).collect();
    let (call, server) = call(operation, &script);
    let mut walk = call.items().resume(page);
    let (mut seen, mut fine) = (0, true);
    while let Some(item) = now(walk.next()) {
        fine = item.is_ok();
        if !fine {
            break;
        }
        seen += 1;
    }
    (server.queries(), seen, fine)
}

#[test]
fn a_walk_may_start_at_a_last_page_that_is_shorter() {
    let last = json!({ "total": 103, "page": 52, "results": items(&[103]) });
    for operation in [&SIZED, &SIZED_AND_ECHOED] {
        let (asked, seen, fine) =
            resumed(operation, "page=52", std::slice::from_ref(&last));
        assert_eq!((asked, seen, fine), (vec!["limit=2&page=52".to_owned()], 1, true));
    }
    let (call, server) = call(&SIZED, &[Some(last)]);
    let mut pages = call.with_query("page", &52).pages();
    assert!(now(pages.next()).is_some() && now(pages.next()).is_none());
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn the_length_that_was_asked_for_ends_no_walk_of_shorter_pages() {
    // The server gives one item to a page, whatever it is asked for.
    let script = [with_total(4, &[2]), with_total(4, &[3]), with_total(4, &[4])];
    let (asked, seen, fine) = resumed(&SIZED, "page=2", &script);
    assert_eq!((asked.len(), seen, fine), (3, 3, true));
    // A page in the middle that lacks an item.
    let script = [with_total(5, &[3]), with_total(5, &[5])];
    let (asked, seen, _) = resumed(&SIZED, "page=2", &script);
    assert!(asked.len() > 1 && seen == 2);
}

#[test]
fn a_page_that_only_repeats_the_last_one_is_left_out() {
    let page = |number: i64, numbers: &[i64]| json!({ "page": number, "results": items(numbers) });
    let script = [page(1, &[1, 2]), page(2, &[3]), page(2, &[3])];
    let (asked, seen, error) = walk(&ECHOED, &script);
    assert_eq!((asked.len(), seen, error), (3, vec![1, 2, 3], None));
    let (call, _) = call(&ECHOED, &script.map(Some));
    let mut pages = call.pages();
    assert!(now(pages.next()).is_some() && now(pages.next()).is_some());
    assert!(now(pages.next()).is_none() && pages.continuation().is_none());
}

#[test]
fn a_page_that_comes_again_though_there_is_another_is_an_error() {
    let page =
        |numbers: &[i64]| json!({ "page": "1", "pages": 3, "results": items(numbers) });
    let (asked, seen, error) =
        walk(&ECHOED_AND_COUNTED, &[page(&[1]), page(&[2]), page(&[3])]);
    assert_eq!((asked.len(), seen, error), (2, vec![1], Some(ErrorKind::Pagination)));
}

#[test]
fn the_same_items_twice_in_a_row_are_an_error() {
    let page = |numbers: &[i64]| json!({ "results": items(numbers) });
    let script = [page(&[1, 2]), page(&[1, 2]), page(&[])];
    for operation in [&UNTOLD, &PLAIN_PAGES] {
        let (asked, seen, error) = walk(operation, &script);
        assert_eq!(
            (asked.len(), seen, error),
            (2, vec![1, 2], Some(ErrorKind::Pagination))
        );
    }
    let script =
        [json!({"results": [1, 1]}), json!({"results": [1, 1]}), json!({"results": []})];
    let (call, _) = call(&UNTOLD, &script.map(Some));
    assert_eq!(
        all(&mut call.items()),
        (vec![1, 1, 1, 1], None),
        "numbers may well be alike"
    );
}

#[test]
fn pages_that_are_the_same_on_and_on_are_an_error() {
    let check = |results: Value, expected: usize| {
        let script: Vec<_> =
            (0..9).map(|_| Some(json!({ "results": results.clone() }))).collect();
        for operation in [&UNTOLD, &PLAIN_PAGES] {
            let (call, server) = call(operation, &script);
            let mut pages = call.pages();
            let mut came = 0;
            let error = loop {
                match now(pages.next()).unwrap() {
                    Ok(_) => came += 1,
                    Err(error) => break error,
                }
            };
            assert_eq!(error.kind(), ErrorKind::Pagination, "{results}");
            assert_eq!((came, server.asked().len()), (expected, expected + 1));
        }
    };
    check(json!([1, 2]), 4);
    check(json!(["a"]), 4);
    check(json!([{ "count": 0 }]), 2);
    check(json!([{ "count": 0 }, { "count": 0 }]), 2);
    check(json!([{ "count": 0 }, { "count": 1 }]), 1);
}

#[test]
fn pages_that_are_the_same_now_and_then_are_none_too_many() {
    let script: Vec<_> = [0, 0, 0, 0, 1, 0, 0, 0, 0]
        .iter()
        .map(|item| Some(json!({ "results": [item] })))
        .chain([Some(json!({ "results": [] }))])
        .collect();
    let (call, _) = call(&PLAIN_PAGES, &script);
    assert_eq!(all(&mut call.items()), (vec![0, 0, 0, 0, 1, 0, 0, 0, 0], None));
}

#[test]
fn empty_pages_among_counted_ones_are_followed_three_times() {
    let page = json!({ "meta": { "pages": 99 }, "results": [] });
    let script = [page.clone(), page.clone(), page.clone(), page.clone(), page];
    let (asked, seen, error) = walk(&COUNTED, &script);
    assert_eq!((asked.len(), seen, error), (4, vec![], Some(ErrorKind::Pagination)));
}

#[test]
fn a_page_without_a_list_is_an_error_after_it() {
    let (asked, seen, error) = walk(&TOTAL, &[json!({ "total": 7 })]);
    assert_eq!((asked.len(), seen, error), (1, vec![], Some(ErrorKind::Pagination)));
}

#[test]
fn numbers_do_not_run_over() {
    let (call, _) = call(&UNTOLD, &[Some(json!({ "results": [1] }))]);
    let mut items = call.with_query("offset", &u64::MAX).items();
    assert_eq!(all(&mut items), (vec![1], Some(ErrorKind::Pagination)));
}

#[test]
fn the_length_of_pages_can_be_asked_for() {
    let (first, server) = call(&UNTOLD, &[Some(json!({ "results": [] }))]);
    assert_eq!(all(&mut first.items().page_size(50)), (vec![], None));
    assert_eq!(server.queries(), ["limit=50"]);
    let (second, server) = call(&PLAIN_PAGES, &[]);
    assert_eq!(
        all(&mut second.items().page_size(50)),
        (vec![], Some(ErrorKind::Pagination))
    );
    assert!(server.asked().is_empty());
}

#[test]
fn the_vendors_description_bounds_the_pages() {
    static SHORT: Operation = list(&Pagination { max_pages: 2, ..OFFSET });
    let page = |number: i64| Some(json!({ "results": [number] }));
    let script = [page(1), page(2), page(3)];
    let (first, _) = call(&SHORT, &script);
    assert_eq!(all(&mut first.items()), (vec![1, 2], Some(ErrorKind::Pagination)));
    let (second, _) = call(&SHORT, &script);
    assert_eq!(all(&mut second.items().max_pages(3)).0, [1, 2, 3], "the caller wins");
}
