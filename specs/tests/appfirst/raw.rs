//! AppFirst's test double without any client of ours.

use reqwest::{Client, Method, RequestBuilder, Response, redirect};
use serde_json::Value;
use vendors::Server;

pub(crate) const OWNER: &str = "owner@example.com";
pub(crate) const KEY: &str = "test-key";

/// The server, and plain HTTP to it that follows no redirection.
pub(crate) struct AppFirst {
    pub(crate) server: Server,
    pub(crate) http: Client,
}

impl AppFirst {
    pub(crate) fn start(environment: &[(&str, &str)]) -> Self {
        let http = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Self { server: Server::start("appfirst", environment).unwrap(), http }
    }

    /// A request to a path below `/api`, with the owner's key.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}/api{path}", self.server.url())).basic_auth(OWNER, Some(KEY))
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }
}

/// What the server has noted of its last request: headers and body too.
pub(crate) async fn noted(server: &Server) -> Value {
    let answer = reqwest::get(format!("{}/journal/", server.url())).await.unwrap();
    let mut journal: Value = answer.json().await.unwrap();
    journal["requests"].as_array_mut().unwrap().pop().unwrap()
}

pub(crate) fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers()[name].to_str().unwrap()
}
