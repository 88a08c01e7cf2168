//! Hive's test double without any client of ours.

use reqwest::{Client, Method, RequestBuilder, Response};
use vendors::Server;

pub(crate) const TOKEN: &str = "test-token";

/// The server, and plain HTTP to it.
pub(crate) struct Hive {
    pub(crate) server: Server,
    pub(crate) http: Client,
}

impl Hive {
    pub(crate) fn start(environment: &[(&str, &str)]) -> Self {
        Self { server: Server::start("hive", environment).unwrap(), http: Client::new() }
    }

    /// A request to a path below `/merchant_api`, with a key.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}/merchant_api{path}", self.server.url())).bearer_auth(TOKEN)
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }
}

pub(crate) fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers()[name].to_str().unwrap()
}
