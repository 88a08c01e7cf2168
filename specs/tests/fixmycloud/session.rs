//! Signing in: once for all, renewed in time, and again where it must be.

use std::time::Duration;

use fixmycloud::ErrorKind;
use futures_util::future::join_all;
use tokio::time::sleep;
use vendors::{Limit, Load};

use crate::client::{bare, builder, client, count, server, statuses};
use crate::raw::{EMAIL, PASSWORD};

const LOGIN: &str = "POST /auth/login";
const REFRESH: &str = "POST /auth/refresh";
const ME: &str = "GET /auth/me";

#[tokio::test]
async fn f9_sixteen_first_calls_share_one_login() {
    let server = server(&[]);
    let client = client(&server);
    for answer in join_all((0..16).map(|_| client.auth().me().into_future())).await {
        assert_eq!(answer.unwrap().email, EMAIL);
    }
    assert_eq!((statuses(&server, LOGIN), count(&server, 401)), (vec![200], 0));
}

/// The second renewal takes the refresh token of the first, for each is good once.
#[tokio::test]
async fn f9_a_token_is_renewed_before_it_expires() {
    let server = server(&[("FIXMYCLOUD_TOKEN_SECONDS", "2")]);
    let client = client(&server);
    for _ in 0..3 {
        join_all((0..16).map(|_| client.auth().me().into_future())).await;
        sleep(Duration::from_millis(1900)).await;
    }
    assert_eq!((statuses(&server, LOGIN), statuses(&server, REFRESH)), (vec![200], vec![200, 200]));
    assert_eq!(statuses(&server, ME), [200; 48]);
}

/// The server forgets a token long before it said it would.
#[tokio::test]
async fn f9_a_refused_token_is_renewed_once_and_the_calls_are_made_again() {
    let server = server(&[("FIXMYCLOUD_TOKEN_SECONDS", "1"), ("FIXMYCLOUD_TOLD_SECONDS", "3600")]);
    let client = client(&server);
    client.auth().me().await.unwrap();
    sleep(Duration::from_millis(1100)).await;
    for answer in join_all((0..16).map(|_| client.auth().me().into_future())).await {
        answer.unwrap();
    }
    assert!((1..=16).contains(&count(&server, 401)));
    assert_eq!((statuses(&server, LOGIN), statuses(&server, REFRESH)), (vec![200], vec![200]));
}

#[tokio::test]
async fn f9_who_cannot_renew_signs_in_again() {
    let faults = ("FIXMYCLOUD_FAULTS", "401 POST /auth/refresh 1");
    let server = server(&[("FIXMYCLOUD_TOKEN_SECONDS", "1"), faults]);
    let client = client(&server);
    client.auth().me().await.unwrap();
    sleep(Duration::from_millis(1100)).await;
    client.auth().me().await.unwrap();
    assert_eq!((statuses(&server, LOGIN), statuses(&server, REFRESH)), (vec![200, 200], vec![401]));
}

#[tokio::test]
async fn f9_a_wrong_password_is_told_and_neither_tried_again_nor_shown() {
    let server = server(&[]);
    let client = bare(&server).login(EMAIL, "wr0ng").build().unwrap();
    let error = client.auth().me().await.unwrap_err();
    assert_eq!((error.kind(), statuses(&server, LOGIN)), (ErrorKind::Authentication, vec![401]));
    assert!(statuses(&server, ME).is_empty());
    for text in [format!("{error}"), format!("{error:?}"), format!("{client:?}")] {
        assert!(!text.contains("wr0ng"), "{text}");
    }
}

#[tokio::test]
async fn f9_an_api_key_does_as_well() {
    let server = server(&[]);
    let client = bare(&server).api_key("test-key").build().unwrap();
    assert_eq!(client.auth().me().await.unwrap().email, EMAIL);
    assert_eq!(server.journal().unwrap().len(), 1);
}

/// Tokens expire while calls wait for their turn; whoever renews them must not wait for the turn of others.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f9_tokens_are_renewed_while_calls_wait_for_the_limit() {
    let limit = Limit { requests: 8, seconds: 1 };
    let server = server(&[("FIXMYCLOUD_TOKEN_SECONDS", "2"), ("FIXMYCLOUD_ALL", &limit.rate())]);
    let client = builder(&server).limit("all", limit.requests.into(), limit.window()).build().unwrap();
    let load = Load { tasks: 16, calls: 2 };
    let call = move |_| {
        let call = client.auth().me();
        async move { call.await.map(drop) }
    };
    load.run(call).await.unwrap();
    assert_eq!((statuses(&server, ME), count(&server, 401)), (vec![200; 32], 0));
}

#[tokio::test]
async fn f10_the_workspace_goes_with_every_call_but_those_for_signing_in() {
    let server = server(&[]);
    let client = client(&server);
    client.auth().me().await.unwrap();
    client.connections().list().await.unwrap();
    client.connections().list().extra_header("x-tenant-slug", "globex").await.unwrap();
    let journal: serde_json::Value =
        reqwest::get(format!("{}/journal/", server.url())).await.unwrap().json().await.unwrap();
    let sent = journal["requests"].as_array().unwrap().iter();
    let sent: Vec<_> = sent.map(|entry| entry["tenant"].as_str()).collect();
    assert_eq!(sent, [None, None, Some("acme"), Some("globex")]);
}

#[tokio::test]
async fn f10_a_client_without_a_workspace_is_told_before_anything_is_sent() {
    let server = server(&[]);
    let client = bare(&server).login(EMAIL, PASSWORD).build().unwrap();
    let error = client.connections().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("workspace"), "{error}");
    assert!(statuses(&server, "GET /connections/").is_empty());
}
