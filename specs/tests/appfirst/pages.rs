//! Numbered pages, and windows of time.

use crate::client::{asked, client, server};

const NOW: i64 = 1_421_971_200;

#[tokio::test]
async fn a12_pages_are_counted_from_0() {
    for next in ["null", "url"] {
        let server = server(&[("APPFIRST_SERVERS", "12"), ("APPFIRST_NEXT", next)]);
        let mut servers = client(&server).servers().list().limit(5).items();
        let mut ids = Vec::new();
        while let Some(server) = servers.next().await {
            ids.push(server.unwrap().id);
        }
        assert_eq!(ids, (1..=12).collect::<Vec<_>>(), "{next}");
        let expected =
            ["GET /servers/?limit=5", "GET /servers/?limit=5&page=1", "GET /servers/?limit=5&page=2"];
        assert_eq!(asked(&server), expected, "{next}");
    }
}

/// `limit=25&page=3` is the fourth page, in the vendor's own example.
#[tokio::test]
async fn a12_a_page_that_the_caller_names_is_the_one() {
    let server = server(&[("APPFIRST_SERVERS", "80")]);
    let page = client(&server).servers().list().limit(25).page(3).await.unwrap();
    assert_eq!((page.data.len(), page.data[0].id, page.pagination.count), (5, 76, 80));
    let mut pages = client(&server).servers().list().limit(25).page(2).pages();
    let mut first = Vec::new();
    while let Some(page) = pages.next().await {
        first.push(page.unwrap().data[0].id);
    }
    assert_eq!(first, [51, 76]);
}

/// A total that is a multiple of the limit costs no request for an empty page.
#[tokio::test]
async fn a12_the_count_ends_the_list() {
    let server = server(&[("APPFIRST_SERVERS", "10")]);
    let mut pages = client(&server).servers().list().limit(5).pages();
    while let Some(page) = pages.next().await {
        page.unwrap();
    }
    assert_eq!(asked(&server).len(), 2);
}

#[tokio::test]
async fn a12_series_go_backwards_over_gaps() {
    let server = server(&[("APPFIRST_POINTS", "60")]);
    let mut points = client(&server).servers().list_data(1).num(10).end(NOW).start(NOW - 1800).items();
    let mut times = Vec::new();
    while let Some(point) = points.next().await {
        times.push(point.unwrap().time.seconds().unwrap());
    }
    let expected: Vec<_> =
        (0..=30).map(|minute| NOW - 60 * minute).filter(|time| time / 60 % 7 != 3).collect();
    assert_eq!(times, expected, "each point once, the latest first");
    let asked = asked(&server);
    assert!(asked.iter().all(|path| path.contains("num=10") && path.contains("start=")), "{asked:?}");
}

/// Without a beginning a series ends where there is nothing any more, and a walk can go on elsewhere.
#[tokio::test]
async fn a12_a_series_ends_with_its_first_point() {
    let server = server(&[("APPFIRST_POINTS", "20")]);
    let logs = client(&server).logs();
    let mut pages = logs.list_data(1).num(7).pages();
    assert_eq!(pages.next().await.unwrap().unwrap().len(), 7);
    let place = pages.continuation().unwrap();
    let mut rest = logs.list_data(1).num(7).items().resume(&place);
    let mut count = 0;
    while let Some(point) = rest.next().await {
        point.unwrap();
        count += 1;
    }
    let points = (0..=20).filter(|minute| (NOW - 60 * minute) / 60 % 7 != 3).count();
    assert_eq!(count, points - 7 + 1, "the point at which the first page ended comes once more");
}

/// Keys of values that there are none of are not there.
#[tokio::test]
async fn a10_points_lack_what_was_not_measured() {
    let server = server(&[]);
    let points = client(&server).servers().list_data(1).num(10).send().await.unwrap();
    assert!(points.iter().any(|point| point.socket_num.is_none() && point.cpu.is_some()));
    assert!(points.iter().any(|point| point.socket_num.is_some()));
    assert_eq!(points.drift().len(), 0);
}
