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
    window: TimeWindow {
        bound: Some("start"),
        ..TimeWindow::PLAIN
    },
    ..Pagination::PLAIN
};

static SECONDS: Operation = list(&BACKWARDS);
static EXCLUSIVE: Operation = list(&Pagination {
    window: TimeWindow {
        inclusive: false,
        ..TimeWindow::PLAIN
    },
    ..BACKWARDS
});
static MILLISECONDS: Operation = list(&Pagination {
    quoted: true,
    window: TimeWindow {
        unit: WindowUnit::EpochMilliseconds,
        ..TimeWindow::PLAIN
    },
    ..BACKWARDS
});
static TEXT: Operation = list(&Pagination {
    window: TimeWindow {
        unit: WindowUnit::Rfc3339,
        ..TimeWindow::PLAIN
    },
    ..BACKWARDS
});
static FORWARDS: Operation = list(&Pagination {
    parameter: "start",
    window: TimeWindow {
        forwards: true,
        bound: Some("end"),
        ..TimeWindow::PLAIN
    },
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

#[test]
fn a_window_moves_back_behind_its_earliest_item() {
    let pages = [json!([100, 80, 90]), json!([40]), json!([])];
    assert_eq!(
        walk(&SECONDS, &[], &pages),
        (vec![String::new(), "&end=79".to_owned(), "&end=39".to_owned()], None)
    );
    let (asked, _) = walk(&SECONDS, &[("num", 3), ("end", 100)], &pages);
    assert_eq!(asked, ["&num=3&end=100", "&num=3&end=79", "&num=3&end=39"]);
}

#[test]
fn it_ends_where_the_caller_says() {
    let pages = [json!([100, 80]), json!([60, 50]), json!([])];
    let (asked, error) = walk(&SECONDS, &[("start", 50)], &pages);
    assert_eq!((asked.len(), error), (2, None), "49 would be before the start");
    let (asked, _) = walk(&SECONDS, &[("start", 49)], &pages);
    assert_eq!(asked.len(), 3);
}

#[test]
fn an_end_that_is_no_part_of_the_window_stays_as_it_is() {
    let (asked, error) =
        walk(&EXCLUSIVE, &[("end", 101)], &[json!([100, "80"]), json!([])]);
    assert_eq!((asked[1].as_str(), error), ("&end=80", None));
}

#[test]
fn times_are_written_as_the_vendor_does() {
    let (asked, _) = walk(
        &MILLISECONDS,
        &[],
        &[json!(["1713000060500", 1_713_000_060_501_i64]), json!([])],
    );
    assert_eq!(asked[1], "&end=1713000060499");
    let (asked, _) = walk(&SECONDS, &[], &[json!([100.25]), json!([])]);
    assert_eq!(asked[1], "&end=100", "it lies before the item already");
    let times = json!(["2026-03-01T00:00:00.5+01:00", "2026-03-01T00:00:00.500+02:00"]);
    let (asked, _) = walk(&TEXT, &[], &[times, json!([])]);
    assert_eq!(asked[1], "&end=2026-02-28T22%3A00%3A00.499Z");
    let (asked, _) = walk(&TEXT, &[], &[json!(["2026-03-01T00:00:00Z"]), json!([])]);
    assert_eq!(asked[1], "&end=2026-02-28T23%3A59%3A59Z");
}

#[test]
fn a_window_may_move_forwards() {
    let pages = [json!([1, 3, 2]), json!([8]), json!([])];
    let (asked, error) = walk(&FORWARDS, &[("start", 1)], &pages);
    assert_eq!(
        (asked, error),
        (
            vec!["&start=1".to_owned(), "&start=4".to_owned(), "&start=9".to_owned()],
            None
        )
    );
    assert_eq!(walk(&FORWARDS, &[("end", 3)], &pages).0.len(), 1);
}

#[test]
fn a_window_that_does_not_move_is_an_error() {
    let pages = [json!([100, 80]), json!([100, 80]), json!([])];
    let (asked, error) = walk(&SECONDS, &[], &pages);
    assert_eq!((asked.len(), error), (2, Some(ErrorKind::Pagination)));
    let (asked, error) = walk(&EXCLUSIVE, &[("end", 80)], &[json!([80]), json!([80])]);
    assert_eq!((asked.len(), error), (1, Some(ErrorKind::Pagination)));
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
