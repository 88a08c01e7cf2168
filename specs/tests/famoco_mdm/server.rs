//! The test double alone: it must behave as its README says, or the client's tests prove nothing.

use std::process::Command;
use std::time::Duration;

use futures_util::future::join_all;
use reqwest::{Method, StatusCode};
use vendors::Server;

use crate::raw::{Famoco, TOKEN, count, retry_after};

#[tokio::test]
async fn refuses_exactly_the_excess_of_a_burst() {
    let famoco = Famoco::start(&[("FAMOCO_MINUTE", "20/60")]);
    let answers = join_all((0..50).map(|_| famoco.get("1/devices/?limit=1"))).await;
    let refused: Vec<_> =
        answers.iter().filter(|answer| answer.status() == StatusCode::TOO_MANY_REQUESTS).collect();
    assert_eq!(refused.len(), 30);
    assert!(refused.iter().all(|answer| (55..=60).contains(&retry_after(answer))));
    assert_eq!((count(&famoco.statuses(), 200), count(&famoco.statuses(), 429)), (20, 30));
}

#[tokio::test]
async fn says_in_the_seeds_words_how_long_to_wait() {
    let famoco = Famoco::start(&[("FAMOCO_MINUTE", "1/60")]);
    famoco.get("").await;
    let answer = famoco.get("").await;
    let wait = retry_after(&answer);
    let body: serde_json::Value = answer.json().await.unwrap();
    let detail = format!("Request was throttled. Expected available in {wait} seconds.");
    assert_eq!(body, serde_json::json!({ "errors": { "detail": detail } }));
}

#[tokio::test]
async fn charges_a_refused_request_to_the_other_window() {
    let famoco = Famoco::start(&[("FAMOCO_MINUTE", "5/1"), ("FAMOCO_HOUR", "8/3600")]);
    for _ in 0..6 {
        famoco.get("").await;
    }
    tokio::time::sleep(Duration::from_millis(1200)).await;
    for _ in 0..2 {
        assert_eq!(famoco.get("").await.status(), StatusCode::OK);
    }
    let answer = famoco.get("").await;
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(retry_after(&answer) > 3500, "the longest wait of all windows counts");
}

#[tokio::test]
async fn counts_exports_apart_and_tells_errors_as_json() {
    let famoco = Famoco::start(&[("FAMOCO_EXPORT", "2/60")]);
    for _ in 0..2 {
        let answer = famoco.get("1/devices/export/").await;
        assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
    }
    let answer = famoco.get("1/fleets/export/").await;
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.headers()["content-type"], "application/json");
    assert_eq!(famoco.get("1/fleets/").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn m10_tells_who_calls_from_what_he_may() {
    let famoco = Famoco::start(&[]);
    let answer = famoco.send(Method::GET, "", Some("")).await;
    assert_eq!(
        (answer.status(), &answer.headers()["www-authenticate"]),
        (StatusCode::UNAUTHORIZED, &"Bearer".parse().unwrap())
    );
    let expected = r#"{"errors":{"detail":"Invalid token header. No credentials provided."}}"#;
    assert_eq!(answer.text().await.unwrap(), expected);
    let answer = famoco.send(Method::POST, "1/devices/1/sync/", Some("read-token")).await;
    assert_eq!(answer.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn m11_limits_who_has_no_token_by_address() {
    let famoco = Famoco::start(&[("FAMOCO_MINUTE", "2/60")]);
    for expected in [401, 401, 429] {
        assert_eq!(famoco.send(Method::GET, "", None).await.status(), expected);
    }
    assert_eq!(famoco.get("").await.status(), StatusCode::OK, "a token has its own windows");
    assert_eq!(famoco.send(Method::GET, "", Some("other-token")).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn m13_answers_a_path_without_its_slash_by_a_redirection() {
    let famoco = Famoco::start(&[]);
    for method in [Method::GET, Method::POST] {
        let answer = famoco.send(method, "1/fleets", Some(TOKEN)).await;
        assert_eq!(
            (answer.status(), &answer.headers()["location"]),
            (StatusCode::MOVED_PERMANENTLY, &"/api/organizations/1/fleets/".parse().unwrap())
        );
    }
}

#[tokio::test]
async fn m8_takes_a_package_as_multipart() {
    let famoco = Famoco::start(&[]);
    let url = format!("{}/api/organizations/1/applications/", famoco.server.url());
    let part = "Content-Disposition: form-data; name=\"apk\"; filename=\"com.example.kiosk-1.2.apk\"";
    let body = format!("--b\r\n{part}\r\n\r\nPK\r\n--b--\r\n");
    let request =
        famoco.http.post(url).bearer_auth(TOKEN).header("content-type", "multipart/form-data; boundary=b");
    let answer = request.body(body).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::CREATED);
    let made: serde_json::Value = answer.json().await.unwrap();
    assert_eq!(
        (&made["package_name"], &made["package_version_name"]),
        (&"com.example.kiosk".into(), &"1.2".into())
    );
}

/// The checked-in document is the one that drf-spectacular makes from this very server.
#[tokio::test]
async fn serves_the_document_that_the_client_is_made_from() {
    let famoco = Famoco::start(&[]);
    let answer = famoco.http.get(format!("{}/schema/", famoco.server.url())).send().await.unwrap();
    let checked_in = include_str!("../../famoco-mdm/openapi.yaml");
    assert_eq!(answer.text().await.unwrap(), checked_in);
}

/// A test that dies must not leave a server behind.
#[test]
fn ends_when_its_input_closes() {
    let server = Server::start("famoco-mdm", &[]).unwrap();
    let pid = server.id().to_string();
    drop(server);
    assert!(!Command::new("kill").args(["-0", &pid]).output().unwrap().status.success());
}
