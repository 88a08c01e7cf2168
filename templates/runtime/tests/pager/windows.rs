//! Lists that are walked by windows of time.

use runtime::runtime::ErrorKind;
use runtime::runtime::profile::{
    Operation, PageStyle, Pagination, TimeWindow, WindowUnit,
};
use serde_json::{Value, json};

use crate::rig::{call, list, now};

const BACKWARDS: Pagination = Pagination {
    style: PageStyle::TimeWindow,
    items: "/results",
    parameter: "end",
    next: "/time",
    in_item: true,
    size: Some("num"),
    window: TimeWindow { bound: Some("start"), ..TimeWindow::PLAIN },
    ..Pagination::PLAIN
};

static SECONDS: Operation = list(&BACKWARDS);
static EXCLUSIVE: Operation = list(&Pagination {
    window: TimeWindow { inclusive: false, ..TimeWindow::PLAIN },
    ..BACKWARDS
});
static MILLISECONDS: Operation = list(&Pagination {
    quoted: true,
    window: TimeWindow { unit: WindowUnit::EpochMilliseconds, ..TimeWindow::PLAIN },
    ..BACKWARDS
});
static TEXT: Operation = list(&Pagination {
    window: TimeWindow { unit: WindowUnit::Rfc3339, ..TimeWindow::PLAIN },
    ..BACKWARDS
});
static FORWARDS: Operation = list(&Pagination {
    parameter: "start",
    window: TimeWindow { forwards: true, bound: Some("end"), ..TimeWindow::PLAIN },
    ..BACKWARDS
});

/// What is asked for after these pages of times, with these parameters; and how it ended.
fn walk(
    operation: &'static Operation,
    query: &[(&str, i64)],
    pages: &[Value],
) -> (Vec<String>, Option<ErrorKind>) {
    let page = |times: &Value| {
        let items = times.as_array().unwrap().iter().map(|time| json!({ "time": time }));
        Some(json!({ "results": items.collect::<Vec<_>>() }))
    };
    let script: Vec<_> = pages.iter().map(page).collect();
    let (mut call, server) = call(operation, &script);
    for (name, value) in query {
        call = call.with_query(name, value);
    }
    let mut items = call.items();
    let mut error = None;
    while let Some(item) = now(items.next()) {
        error = item.err().map(|error| error.kind());
    }
    let asked = server.queries().into_iter();
    (asked.map(|query| query.trim_start_matches("limit=2").to_owned()).collect(), error)
}

/// The items that come of these pages, each a time and a name, and what was asked for.
fn items(
    operation: &'static Operation,
    query: &[(&str, i64)],
    pages: &[Value],
) -> (Vec<String>, Vec<String>) {
    let page = |items: &Value| {
        let item = |item: &Value| json!({ "time": item[0], "name": item[1] });
        let items = items.as_array().unwrap().iter().map(item);
        Some(json!({ "results": items.collect::<Vec<_>>() }))
    };
    let script: Vec<_> = pages.iter().map(page).collect();
    let (mut call, server) = call(operation, &script);
    for (name, value) in query {
        call = call.with_query(name, value);
    }
    let mut items = call.items();
    let mut found = Vec::new();
    while let Some(item) = now(items.next()) {
        let item = item.unwrap();
        found.push(
            item.pointer("/name").and_then(|name| name.as_str()).unwrap().to_owned(),
        );
    }
    let asked = server.queries().into_iter();
    (found, asked.map(|query| query.trim_start_matches("limit=2").to_owned()).collect())
}

#[test]
fn a_window_begins_where_the_one_before_ended_and_no_item_comes_twice() {
    let pages = [
        json!([[100, "a"], [80, "b"], [90, "c"]]),
        json!([[80, "b"], [80, "d"], [40, "e"]]),
        json!([[40, "e"]]),
    ];
    let (found, asked) = items(&SECONDS, &[], &pages);
    assert_eq!(found, ["a", "b", "c", "d", "e"]);
    assert_eq!(asked, ["", "&end=80", "&end=40"]);
    let (_, asked) = items(&SECONDS, &[("num", 3), ("end", 100)], &pages);
    assert_eq!(asked, ["&num=3&end=100", "&num=3&end=80", "&num=3&end=40"]);
}

#[test]
fn items_that_are_alike_come_as_often_as_they_are_there() {
    let pages = [
        json!([[9, "a"], [8, "b"], [8, "b"]]),
        json!([[8, "b"], [8, "b"], [8, "b"]]),
        json!([[7, "c"]]),
        json!([]),
    ];
    let (found, asked) = items(&SECONDS, &[], &pages);
    assert_eq!(found, ["a", "b", "b", "b", "c"]);
    assert_eq!(asked, ["", "&end=8", "&end=7", "&end=6"]);
}

#[test]
fn times_that_are_finer_than_the_last_are_not_lost() {
    let pages = [
        json!([["2026-03-01T00:00:00.2Z", "a"], ["2026-03-01T00:00:00.12Z", "b"]]),
        json!([["2026-03-01T00:00:00.12Z", "b"], ["2026-03-01T00:00:00.115Z", "c"]]),
        json!([["2026-03-01T00:00:00.115Z", "c"]]),
    ];
    let (found, asked) = items(&TEXT, &[], &pages);
    assert_eq!(found, ["a", "b", "c"]);
    assert_eq!(
        asked[1..],
        ["&end=2026-03-01T00%3A00%3A00.12Z", "&end=2026-03-01T00%3A00%3A00.115Z"]
    );
}

/// A page that is full of one time is gone by: nobody knows whether there are more.
#[test]
fn pages_of_one_item_go_on_behind_it() {
    let pages = [json!([100]), json!([100]), json!([90]), json!([90]), json!([])];
    let (asked, error) = walk(&SECONDS, &[], &pages);
    assert_eq!(asked, ["", "&end=100", "&end=99", "&end=90", "&end=89"]);
    assert_eq!(error, None);
}

#[test]
fn a_window_without_items_ends_nothing_before_the_start() {
    let pages = [
        json!([[100, "a"], [80, "b"]]),
        json!([[80, "b"]]),
        json!([]),
        json!([[35, "c"]]),
        json!([[35, "c"]]),
        json!([]),
    ];
    let (found, asked) = items(&SECONDS, &[("end", 100), ("start", 20)], &pages);
    assert_eq!(found, ["a", "b", "c"]);
    let ends = asked.iter().map(|query| query.split("end=").nth(1).unwrap());
    let ends: Vec<_> = ends.map(|end| end.split('&').next().unwrap()).collect();
    assert_eq!(ends, ["100", "80", "60", "40", "35", "20"]);
}

/// Eight windows as long as the longest, and then ever longer ones.
#[test]
fn a_start_that_is_far_away_is_reached_in_a_few_steps() {
    let mut pages = vec![json!([1_000_000_000, 999_999_000]), json!([999_999_000])];
    pages.extend(vec![json!([]); 60]);
    let query = [("end", 1_000_000_000), ("start", 0)];
    let (asked, error) = walk(&SECONDS, &query, &pages);
    assert_eq!(error, None);
    assert!(asked.last().unwrap().contains("end=0"), "{asked:?}");
    assert!(asked.len() < 40, "{}", asked.len());
    let ends =
        asked.iter().skip(1).take(9).map(|query| query.split("end=").nth(1).unwrap());
    let ends: Vec<i64> =
        ends.map(|end| end.split('&').next().unwrap().parse().unwrap()).collect();
    assert!(ends.windows(2).all(|pair| pair[0] - pair[1] == 1000), "{ends:?}");
}

#[test]
fn it_ends_where_the_caller_says() {
    let pages = [json!([100, 80]), json!([80, 50]), json!([50]), json!([])];
    let (asked, error) = walk(&SECONDS, &[("start", 50)], &pages);
    assert_eq!((asked.len(), error), (3, None));
}

#[test]
fn an_end_that_is_no_part_of_the_window_lies_behind_the_last_item() {
    let (asked, error) =
        walk(&EXCLUSIVE, &[("end", 101)], &[json!([100, "80"]), json!(["80"])]);
    assert_eq!((asked[1].as_str(), error), ("&end=81", None));
}

#[test]
fn times_are_written_as_the_vendor_does() {
    let times = json!(["1713000060500", 1_713_000_060_501_i64]);
    let (asked, _) = walk(&MILLISECONDS, &[], &[times, json!([])]);
    assert_eq!(asked[1], "&end=1713000060500");
    let (asked, _) = walk(&SECONDS, &[], &[json!([100.25]), json!([])]);
    assert_eq!(asked[1], "&end=101", "no earlier than the item");
    let (asked, _) = walk(&SECONDS, &[("end", 101)], &[json!([100.25]), json!([])]);
    assert_eq!(asked[1], "&end=100");
    let times = json!(["2026-03-01T00:00:00.5+01:00", "2026-03-01T00:00:00.500+02:00"]);
    let (asked, _) = walk(&TEXT, &[], &[times.clone(), times, json!([])]);
    assert_eq!(asked[1], "&end=2026-02-28T22%3A00%3A00.5Z");
    assert_eq!(asked[2], "&end=2026-02-28T22%3A00%3A00.499Z", "as fine as the finest");
}

#[test]
fn a_window_may_move_forwards() {
    let pages = [json!([1, 3, 2]), json!([3, 8]), json!([8])];
    let (asked, error) = walk(&FORWARDS, &[("start", 1)], &pages);
    assert_eq!(
        (asked.as_slice(), error),
        (&["&start=1", "&start=3", "&start=8"].map(str::to_owned)[..], None)
    );
    assert_eq!(walk(&FORWARDS, &[("end", 2)], &pages).0.len(), 1);
}

#[test]
fn a_window_that_does_not_move_is_an_error() {
    let pages = vec![json!([100, 80]); 4];
    for operation in [&SECONDS, &EXCLUSIVE] {
        let (asked, error) = walk(operation, &[], &pages);
        assert_eq!(error, Some(ErrorKind::Pagination));
        assert!(asked.len() < 4, "{asked:?}");
    }
}

#[test]
fn times_that_cannot_be_read_are_an_error() {
    for wrong in
        [json!(["soon"]), json!([null]), json!(["1e9"]), json!(["1.x"]), json!([{}])]
    {
        let (asked, error) = walk(&SECONDS, &[], &[wrong]);
        assert_eq!((asked.len(), error), (1, Some(ErrorKind::Pagination)));
    }
}
