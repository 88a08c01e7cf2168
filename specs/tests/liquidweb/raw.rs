//! Liquid Web's test double without any client of ours.

use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use vendors::Server;

pub(crate) const USER: &str = "ann";
pub(crate) const PASSWORD: &str = "correct horse";

/// The server, and plain HTTP to it.
pub(crate) struct LiquidWeb {
    pub(crate) server: Server,
    http: Client,
}

impl LiquidWeb {
    pub(crate) fn start(environment: &[(&str, &str)]) -> Self {
        Self { server: Server::start("liquidweb", environment).unwrap(), http: Client::new() }
    }

    /// A call of a method without a body and a credential.
    pub(crate) fn bare(&self, method: &str) -> RequestBuilder {
        self.http.post(format!("{}/v1/{method}", self.server.url()))
    }

    /// The answer to a call of ann's.
    pub(crate) async fn call(&self, method: &str, params: Value) -> Response {
        self.as_user(USER, PASSWORD, method, params).await
    }

    pub(crate) async fn as_user(&self, user: &str, password: &str, method: &str, params: Value) -> Response {
        let call = self.bare(method).basic_auth(user, Some(password));
        call.json(&json!({ "params": params })).send().await.unwrap()
    }

    /// A body of ann's as it is, and the answer as text.
    pub(crate) async fn text(&self, method: &str, body: &'static str) -> (u16, String) {
        let answer = self.bare(method).basic_auth(USER, Some(PASSWORD)).body(body).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// What a user's device shows.
    pub(crate) async fn passcode(&self, user: &str) -> String {
        let url = format!("{}/passcode/?user={user}", self.server.url());
        let told = body(self.http.get(url).send().await.unwrap()).await;
        told["passcode"].as_str().unwrap().to_owned()
    }

    /// Sets the server's clock forward.
    pub(crate) async fn advance(&self, seconds: u32) {
        let url = format!("{}/clock/?advance={seconds}", self.server.url());
        self.http.post(url).send().await.unwrap().error_for_status().unwrap();
    }
}

pub(crate) async fn body(answer: Response) -> Value {
    answer.json().await.unwrap()
}
