//! FixMyCloud's test double without any client of ours.

use reqwest::{Client, Method, RequestBuilder, Response, redirect};
use serde_json::{Value, json};
use vendors::{Exchange, Server};

pub(crate) const EMAIL: &str = "ann@example.com";
pub(crate) const PASSWORD: &str = "correct horse";
pub(crate) const WORKSPACE: &str = "acme";
pub(crate) const CONNECTION: &str = "conn_abc123";

/// The server, and plain HTTP to it that follows no redirection.
pub(crate) struct FixMyCloud {
    pub(crate) server: Server,
    pub(crate) http: Client,
    token: String,
}

impl FixMyCloud {
    /// Starts a server with these settings and signs in.
    pub(crate) async fn start(environment: &[(&str, &str)]) -> Self {
        let http = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        let server = Server::start("fixmycloud", environment).unwrap();
        let mut started = Self { server, http, token: String::new() };
        let tokens = body(started.login(PASSWORD).await).await;
        tokens["access_token"].as_str().unwrap().clone_into(&mut started.token);
        started
    }

    /// A request without any credential or workspace.
    pub(crate) fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}/api/v1{path}", self.server.url()))
    }

    /// A request of who is signed in, about a workspace.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.bare(method, path).bearer_auth(&self.token).header("x-tenant-slug", WORKSPACE)
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Response {
        self.request(Method::POST, path).json(body).send().await.unwrap()
    }

    pub(crate) async fn login(&self, password: &str) -> Response {
        let body = json!({ "email": EMAIL, "password": password });
        self.bare(Method::POST, "/auth/login").json(&body).send().await.unwrap()
    }

    pub(crate) async fn scan(&self) -> Response {
        self.post("/scans", &json!({ "connection_id": CONNECTION })).await
    }

    /// What was answered after the login that [`FixMyCloud::start`] makes.
    pub(crate) fn journal(&self) -> Vec<Exchange> {
        self.server.journal().unwrap().split_off(1)
    }
}

pub(crate) async fn body(answer: Response) -> Value {
    answer.json().await.unwrap()
}

/// The three headers of a limit: how much, what is left, and when it begins anew.
pub(crate) fn limit(answer: &Response) -> [&str; 3] {
    ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]
        .map(|name| answer.headers().get(name).map_or("", |value| value.to_str().unwrap()))
}
