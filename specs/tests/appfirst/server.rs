//! The test double alone: it must behave as its README says, or the client's tests prove nothing.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::raw::{AppFirst, header};

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

#[tokio::test]
async fn a5_tells_the_reset_in_either_way() {
    let appfirst = AppFirst::start(&[]);
    let answer = appfirst.get("/account/").await;
    assert_eq!(header(&answer, "x-rate-limit-limit"), "1000");
    assert_eq!(header(&answer, "x-rate-limit-remaining"), "999");
    assert_eq!(header(&answer, "x-rate-limit-reset"), "3600");
    assert!(
        !answer.headers().contains_key("x-rate-size-limit") && !answer.headers().contains_key("retry-after")
    );
    let appfirst = AppFirst::start(&[("APPFIRST_RESET", "instant")]);
    let answer = appfirst.get("/account/").await;
    let reset: u64 = header(&answer, "x-rate-limit-reset").parse().unwrap();
    assert!((now() + 3500..=now() + 3601).contains(&reset), "{reset}");
}

#[tokio::test]
async fn a6_counts_each_account_and_endpoint_by_itself() {
    let appfirst = AppFirst::start(&[("APPFIRST_REQUESTS", "2/60")]);
    for expected in [200, 200, 429] {
        assert_eq!(appfirst.get("/servers/1/").await.status(), expected);
    }
    assert_eq!(appfirst.get("/servers/2/").await.status(), 429, "it is the same endpoint");
    assert_eq!(appfirst.get("/servers/").await.status(), 200);
    let other = appfirst.http.get(format!("{}/api/servers/1/", appfirst.server.url()));
    let other = other.basic_auth("reader@example.com", Some("read-key")).send().await.unwrap();
    assert_eq!(other.status(), 200);
    let answer = appfirst.get("/servers/1/").await;
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body, json!({"errors": [{"code": 20, "message": "Rate limit exceeded"}]}));
}

#[tokio::test]
async fn a7_charges_bytes_when_they_are_written() {
    let appfirst = AppFirst::start(&[("APPFIRST_BYTES", "300/1")]);
    let mut left = 300;
    while left > 0 {
        let answer = appfirst.get("/servers/1/data/").await;
        assert_eq!(answer.status(), StatusCode::OK);
        let told: i64 = header(&answer, "x-rate-size-remaining").parse().unwrap();
        let size = i64::try_from(answer.bytes().await.unwrap().len()).unwrap();
        left -= size;
        assert_eq!(told, left.max(0));
    }
    let answer = appfirst.get("/servers/1/data/").await;
    assert_eq!(
        (answer.status(), header(&answer, "x-rate-size-remaining")),
        (StatusCode::TOO_MANY_REQUESTS, "0")
    );
    assert_eq!(answer.json::<Value>().await.unwrap()["errors"][0]["code"], 20);
    tokio::time::sleep(Duration::from_millis(1100)).await;
    assert_eq!(appfirst.get("/servers/1/data/").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a4_refuses_what_no_window_has_room_for() {
    let appfirst = AppFirst::start(&[("APPFIRST_BYTES", "300/60")]);
    let answer = appfirst.get("/logs/1/detail/?num=50").await;
    assert_eq!(
        (answer.status(), header(&answer, "x-rate-size-remaining")),
        (StatusCode::TOO_MANY_REQUESTS, "300")
    );
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body, json!({"errors": [{"code": 21, "message": "Asking for too much data"}]}));
    assert_eq!(appfirst.get("/logs/1/detail/?num=2").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a8_answers_a_path_without_its_slash_by_a_redirection() {
    let appfirst = AppFirst::start(&[]);
    for method in [Method::GET, Method::POST] {
        let answer = appfirst.request(method, "/alerts").send().await.unwrap();
        assert_eq!(
            (answer.status(), header(&answer, "location")),
            (StatusCode::MOVED_PERMANENTLY, "/api/alerts/")
        );
    }
}

#[tokio::test]
async fn a9_answers_in_the_form_and_version_that_is_asked_for() {
    let appfirst = AppFirst::start(&[]);
    let asked = async |path: &str, accept: &str| {
        let answer = appfirst.request(Method::GET, path).header("accept", accept).send().await.unwrap();
        (answer.status().as_u16(), header(&answer, "content-type").to_owned(), answer.text().await.unwrap())
    };
    let (status, kind, body) = asked("/server_tags/1/", "application/xml; version=5").await;
    assert_eq!((status, kind.as_str()), (200, "application/xml; charset=utf-8"));
    assert!(body.contains("<name>Tag 1</name>"), "{body}");
    let (_, kind, body) = asked("/server_tags/1/", "application/yaml; version=5").await;
    assert_eq!(kind, "application/yaml; charset=utf-8");
    assert!(body.contains("name: Tag 1\n"), "{body}");
    assert_eq!(asked("/server_tags/1/", "application/json; version=4").await.0, 400);
    assert_eq!(asked("/v2/server_tags/1/", "*/*").await.0, 404);
    for (path, url) in [
        ("/server_tags/1/", "/api/v5/server_tags/1/"),
        ("/v3/server_tags/1/", "/api/v3/server_tags/1/"),
        ("/v4/server_tags/1/", "/api/v4/server_tags/1/"),
    ] {
        let (_, _, body) = asked(path, "application/json").await;
        assert_eq!(serde_json::from_str::<Value>(&body).unwrap()["url"], url);
    }
}

#[tokio::test]
async fn a2_takes_bodies_only_as_forms() {
    let appfirst = AppFirst::start(&[]);
    let tag = json!({"name": "All", "servers": [1]});
    let answer = appfirst.request(Method::POST, "/server_tags/").json(&tag).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    assert_eq!(answer.json::<Value>().await.unwrap()["errors"][0]["code"], 4);
    let request = appfirst.request(Method::POST, "/server_tags/");
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let answer = request.body("name=All&servers=%5B1%5D").send().await.unwrap();
    assert_eq!(answer.json::<Value>().await.unwrap()["servers"], json!([1]));
}

#[tokio::test]
async fn knows_neither_the_versions_before_nor_other_urls() {
    let appfirst = AppFirst::start(&[]);
    for path in ["/v1/servers/", "/v2-1/servers/", "/nothing/"] {
        let answer = appfirst.get(path).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(header(&answer, "content-type").starts_with("text/html"));
    }
}
