//! The test double alone: it must behave as its README says, or the client's tests prove nothing.

use futures_util::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::json;
use vendors::{Limit, refuses_excess};

use crate::raw::{CONNECTION, FixMyCloud, body, limit};

/// A window of the clock may end between two requests; one of an hour seldom does.
const HOUR: u16 = 3600;

#[tokio::test]
async fn refuses_exactly_the_excess_of_a_burst() {
    let limit = Limit { requests: 20, seconds: 60 };
    let fixmycloud = FixMyCloud::start(&[("FIXMYCLOUD_ALL", &limit.rate()), FIRST]).await;
    join_all((0..50).map(|_| fixmycloud.get("/findings?limit=1"))).await;
    refuses_excess(&fixmycloud.journal(), limit).unwrap();
}

#[tokio::test]
async fn f1_says_what_is_wrong_in_one_form() {
    let fixmycloud = FixMyCloud::start(&[("FIXMYCLOUD_FAULTS", "500 GET /findings 1")]).await;
    let alias = json!({ "provider": "aws", "alias": "production" });
    let unknown = fixmycloud.post("/scans", &json!({ "connection_id": "conn_1" })).await;
    let expected = [
        (fixmycloud.bare(Method::GET, "/auth/me").send().await.unwrap(), 401, "not_authenticated", None),
        (fixmycloud.post("/connections/", &alias).await, 409, "duplicate_alias", Some("alias")),
        (fixmycloud.post("/scans", &json!({})).await, 422, "validation_error", Some("connection_id")),
        (unknown, 404, "connection_not_found", Some("connection_id")),
        (fixmycloud.get("/findings").await, 500, "internal_error", None),
        (fixmycloud.get("/nowhere").await, 404, "not_found", None),
    ];
    for (answer, status, code, field) in expected {
        assert_eq!(answer.status(), status);
        assert_ne!(limit(&answer)[0], "", "the state of the limit is told by every answer");
        let body = body(answer).await;
        assert!(body["detail"].is_string());
        assert_eq!((body["code"].as_str(), body["field"].as_str()), (Some(code), field));
    }
}

#[tokio::test]
async fn f1_says_it_in_the_frameworks_form_when_told_so() {
    let fixmycloud = FixMyCloud::start(&[("FIXMYCLOUD_ERRORS", "framework")]).await;
    let answer = body(fixmycloud.post("/scans", &json!({})).await).await;
    let missing =
        json!({ "type": "missing", "loc": ["body", "connection_id"], "msg": "Field required", "input": {} });
    assert_eq!(answer, json!({ "detail": [missing] }));
}

#[tokio::test]
async fn f1_a_proxy_answers_with_a_page_and_without_limits() {
    let fixmycloud = FixMyCloud::start(&[("FIXMYCLOUD_FAULTS", "504 POST /scans 1")]).await;
    let answer = fixmycloud.scan().await;
    assert_eq!((answer.status(), limit(&answer)), (StatusCode::GATEWAY_TIMEOUT, [""; 3]));
    assert!(answer.text().await.unwrap().starts_with("<html>"));
    assert_eq!(body(fixmycloud.scan().await).await["id"], "scan_000002", "the first was carried out");
}

#[tokio::test]
async fn f3_a_reset_is_whole_or_has_decimals() {
    for (windows, whole) in [("clock", true), ("first", false)] {
        let fixmycloud = FixMyCloud::start(&[("FIXMYCLOUD_WINDOWS", windows)]).await;
        let answer = fixmycloud.get("/auth/me").await;
        let reset = limit(&answer)[2];
        assert_eq!(reset.parse::<u64>().is_ok(), whole, "{reset}");
        assert!(!whole || reset.parse::<u64>().unwrap().is_multiple_of(60));
    }
}

#[tokio::test]
async fn f4_charges_a_scan_to_two_buckets_and_a_login_to_its_own() {
    let all = Limit { requests: 5, seconds: HOUR };
    let fixmycloud = FixMyCloud::start(&[("FIXMYCLOUD_ALL", &all.rate())]).await;
    for _ in 0..2 {
        assert_eq!(limit(&fixmycloud.scan().await)[0], "10");
    }
    assert_eq!(limit(&fixmycloud.get("/auth/me").await)[..2], ["5", "2"]);
    assert_eq!(limit(&fixmycloud.login("wrong").await)[..2], ["20", "18"]);
}

#[tokio::test]
async fn f5_the_headers_of_a_scan_may_tell_of_either_bucket() {
    let fixmycloud = FixMyCloud::start(&[("FIXMYCLOUD_SCAN_HEADERS", "all")]).await;
    assert_eq!(limit(&fixmycloud.scan().await)[..2], ["120", "119"]);
}

#[tokio::test]
async fn f6_lowers_a_limit_that_is_too_great() {
    let fixmycloud = FixMyCloud::start(&[("FIXMYCLOUD_MAX_LIMIT", "40")]).await;
    let page = body(fixmycloud.get("/findings?limit=50&offset=10&severity=high").await).await;
    assert_eq!((&page["total"], &page["limit"], &page["offset"]), (&json!(86), &json!(40), &json!(10)));
    assert_eq!(page["findings"].as_array().unwrap().len(), 40);
}

#[tokio::test]
async fn f6_a_listing_shrinks_between_two_pages() {
    for (total, told) in [("true", 342 - 300), ("stale", 342)] {
        let fixmycloud =
            FixMyCloud::start(&[("FIXMYCLOUD_SHRINK", "300"), ("FIXMYCLOUD_TOTAL", total)]).await;
        fixmycloud.get("/findings").await;
        let page = body(fixmycloud.get("/findings?offset=50").await).await;
        assert_eq!((&page["total"], &page["findings"]), (&json!(told), &json!([])));
    }
}

#[tokio::test]
async fn f9_a_refresh_token_is_good_once() {
    let fixmycloud = FixMyCloud::start(&[]).await;
    let tokens = body(fixmycloud.login(crate::raw::PASSWORD).await).await;
    assert_eq!((&tokens["token_type"], &tokens["expires_in"]), (&json!("bearer"), &json!(3600)));
    let sent = json!({ "refresh_token": tokens["refresh_token"] });
    for expected in [200, 401] {
        assert_eq!(fixmycloud.post("/auth/refresh", &sent).await.status(), expected);
    }
}

#[tokio::test]
async fn f10_wants_a_workspace_that_the_user_is_a_member_of() {
    let fixmycloud = FixMyCloud::start(&[]).await;
    let none = fixmycloud.bare(Method::GET, "/connections/").header("x-api-key", "test-key");
    let answer = none.send().await.unwrap();
    assert_eq!(
        (answer.status(), &body(answer).await["code"]),
        (StatusCode::BAD_REQUEST, &json!("tenant_required"))
    );
}

#[tokio::test]
async fn sends_a_path_without_its_slash_elsewhere() {
    let fixmycloud = FixMyCloud::start(&[]).await;
    let answer = fixmycloud.post("/connections", &json!({})).await;
    let target = format!("{}/api/v1/connections/", fixmycloud.server.url());
    assert_eq!(
        (answer.status(), answer.headers()["location"].to_str().unwrap()),
        (StatusCode::TEMPORARY_REDIRECT, &*target)
    );
    assert_ne!(limit(&answer)[0], "");
}

/// What slowapi does otherwise; the client's tests against it are in `hostile.rs`.
#[tokio::test]
async fn the_hostile_server_is_hostile() {
    let settings =
        [("FIXMYCLOUD_MODE", "hostile"), ("FIXMYCLOUD_ALL", "5/3600"), ("FIXMYCLOUD_SCANS", "2/3600")];
    let fixmycloud = FixMyCloud::start(&settings).await;
    let answer = fixmycloud.get("/connections/").await;
    assert!(limit(&answer)[2].contains('.') && answer.headers().contains_key("retry-after"));
    for expected in [201, 201, 429] {
        let answer = fixmycloud.scan().await;
        assert_eq!((answer.status().as_u16(), limit(&answer)[0]), (expected, "2"));
    }
    assert_eq!(
        limit(&fixmycloud.get("/auth/me").await)[1],
        "3",
        "scans were not charged to the limit of all"
    );
    let answer = fixmycloud.post("/scans", &json!({})).await;
    assert_eq!((answer.status(), limit(&answer)), (StatusCode::UNPROCESSABLE_ENTITY, [""; 3]));
    let refusal = body(fixmycloud.post("/scans", &json!({ "connection_id": CONNECTION })).await).await;
    assert!(refusal["error"].is_string() && refusal.get("detail").is_none(), "{refusal}");
}

/// Windows that begin with the first request, so that a burst lies in one.
const FIRST: (&str, &str) = ("FIXMYCLOUD_WINDOWS", "first");
