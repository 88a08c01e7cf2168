//! The test double alone: it must behave as its README says, or the clients' tests prove nothing.

use std::time::Duration;

use futures_util::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use vendors::{Limit, refuses_excess};

use crate::raw::{Hive, header};

#[tokio::test]
async fn refuses_exactly_the_excess_of_a_burst() {
    let limit = Limit { requests: 20, seconds: 60 };
    let hive = Hive::start(&[("HIVE_LIMIT", &limit.rate())]);
    let answers = join_all((0..50).map(|_| hive.get("/v1/warehouses"))).await;
    refuses_excess(&hive.server.journal().unwrap(), limit).unwrap();
    let refused = answers.iter().filter(|answer| answer.status() == StatusCode::TOO_MANY_REQUESTS);
    for answer in refused {
        let wait: f64 = header(answer, "retry-after").parse().unwrap();
        assert!(wait > 50.0 && wait < 60.1, "{wait}");
        assert_eq!((header(answer, "x-rate-limit-used"), header(answer, "x-rate-limit-max")), ("20", "20"));
    }
}

#[tokio::test]
async fn says_how_long_to_wait_with_a_fraction() {
    let hive = Hive::start(&[("HIVE_LIMIT", "1/3")]);
    hive.get("/v1/warehouses").await;
    tokio::time::sleep(Duration::from_millis(150)).await;
    let answer = hive.get("/v1/warehouses").await;
    let wait = header(&answer, "retry-after").to_owned();
    assert!(wait.contains('.') && wait.starts_with('2'), "{wait}");
    assert_eq!(answer.text().await.unwrap(), r#"{"success":false,"errors":["too many requests"]}"#);
    tokio::time::sleep(Duration::from_secs_f64(wait.parse().unwrap())).await;
    assert_eq!(hive.get("/v1/warehouses").await.status(), StatusCode::OK, "the wait is enough");
}

#[tokio::test]
async fn counts_by_merchant_and_not_by_key() {
    let hive = Hive::start(&[("HIVE_LIMIT", "2/60")]);
    let used = |answer: reqwest::Response| header(&answer, "x-rate-limit-used").to_owned();
    let asked = |key: &'static str| {
        let url = format!("{}/merchant_api/v2/warehouses", hive.server.url());
        hive.http.get(url).bearer_auth(key).send()
    };
    assert_eq!(used(asked("test-token").await.unwrap()), "1");
    assert_eq!(
        used(asked("twin-token").await.unwrap()),
        "2",
        "version 2 and another key of the merchant count too"
    );
    assert_eq!(used(asked("other-token").await.unwrap()), "1");
    assert_eq!(hive.get("/v1/warehouses").await.status(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn answers_in_the_vendors_words() {
    let hive = Hive::start(&[]);
    let answer = hive.http.get(format!("{}/merchant_api/v1/skus", hive.server.url())).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(answer.text().await.unwrap(), r#"{"success":false,"errors":["authentication required"]}"#);
    let answer = hive.request(Method::POST, "/v1/skus").json(&json!({})).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let body: Value = answer.json().await.unwrap();
    let expected =
        json!({"success": false, "errors": ["Name can't be blank", "Merchant sku can't be blank"]});
    assert_eq!(body, expected);
}

#[tokio::test]
async fn h14_takes_bodies_only_as_json() {
    let hive = Hive::start(&[]);
    let body = r#"{"name":"Morph","merchant_sku_id":"M"}"#;
    for (kind, body, status) in [
        ("text/plain", body, 400),
        ("application/json", "{", 400),
        ("application/json", "[]", 400),
        ("application/json; charset=utf-8", body, 201),
    ] {
        let request = hive.request(Method::POST, "/v1/skus").header("content-type", kind);
        let answer = request.body(body).send().await.unwrap();
        assert_eq!(answer.status(), status, "{kind} {body}");
    }
}
