//! Tokens in place of a password.

use std::time::Duration;

use futures_util::future::join_all;
use liquidweb::{Client, ErrorKind};
use tokio::time::sleep;
use vendors::Server;

use crate::client::{bare, count, journal, server};
use crate::raw::{PASSWORD, USER};

const TOKEN: &str = "Account/Auth/token";
const PING: &str = "Utilities/Info/ping";

fn client(server: &Server) -> Client {
    bare(server).login(USER, PASSWORD).build().unwrap()
}

/// What each request to a method proved itself with.
async fn proofs(server: &Server, method: &str) -> Vec<String> {
    let all = journal(server, "proof").await.into_iter().filter(|(path, _)| path == method);
    all.map(|(_, proof)| proof.as_str().unwrap_or_default().to_owned()).collect()
}

async fn ping(client: &Client, times: usize) {
    for answer in join_all((0..times).map(|_| client.info().ping().into_future())).await {
        answer.unwrap();
    }
}

#[tokio::test]
async fn l11_the_password_is_sent_once_and_the_token_from_then_on() {
    let server = server(&[]);
    let client = client(&server);
    ping(&client, 1).await;
    ping(&client, 3).await;
    assert_eq!(proofs(&server, TOKEN).await, ["password"]);
    assert_eq!(proofs(&server, PING).await, ["token"; 4]);
}

/// 64 callers meet a token that has expired.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn l11_a_token_is_renewed_in_place_and_once_for_all() {
    let server = server(&[("LIQUIDWEB_TOKEN_SECONDS", "2"), ("LIQUIDWEB_TOKEN_GRACE_SECONDS", "60")]);
    let client = client(&server);
    ping(&client, 64).await;
    assert_eq!(proofs(&server, TOKEN).await, ["password"]);
    // The server's `Date` has whole seconds, from which the token's lifetime counts.
    sleep(Duration::from_millis(3100)).await;
    ping(&client, 64).await;
    let asked = proofs(&server, TOKEN).await;
    assert!(asked.len() == 2 && count(&server, PING) == 128, "{asked:?}");
    assert!(server.journal().unwrap().iter().all(|exchange| exchange.status == 200));
}

/// After twelve hours nothing but the password helps.
#[tokio::test]
async fn l11_who_is_refused_logs_in_again() {
    let server = server(&[]);
    let client = client(&server);
    ping(&client, 1).await;
    let url = format!("{}/clock/?advance=43201", server.url());
    reqwest::Client::new().post(url).send().await.unwrap();
    ping(&client, 16).await;
    let asked = proofs(&server, TOKEN).await;
    assert_eq!(asked.iter().filter(|proof| *proof == "password").count(), 2, "{asked:?}");
    assert!(asked[0] == "password" && asked[asked.len() - 1] == "password", "{asked:?}");
}

/// A login that is lost is not sent again: with a passcode it would be refused, and without one it is not needed.
#[tokio::test]
async fn l13_a_login_is_not_repeated() {
    let server = server(&[("LIQUIDWEB_FAULTS", &format!("502 {TOKEN} 1"))]);
    let error = client(&server).info().ping().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server);
    assert_eq!((count(&server, TOKEN), count(&server, PING)), (1, 0));
}

#[tokio::test]
async fn l11_a_token_ends_when_it_is_told_to() {
    let server = server(&[]);
    let token = bare(&server).basic_auth(USER, PASSWORD).build().unwrap().auth().get_token().await.unwrap();
    let client = bare(&server).basic_auth(USER, token.token).build().unwrap();
    assert_eq!(client.auth().expire_token().await.unwrap().expired.unwrap(), true);
    assert_eq!(client.info().ping().await.unwrap_err().kind(), ErrorKind::Authentication);
}
