//! Famoco's test double without any client of ours.

use reqwest::{Client, Method, Response, redirect};
use vendors::Server;

pub(crate) const TOKEN: &str = "test-token";

/// The server, and plain HTTP to it that follows no redirection.
pub(crate) struct Famoco {
    pub(crate) server: Server,
    pub(crate) http: Client,
}

impl Famoco {
    pub(crate) fn start(environment: &[(&str, &str)]) -> Self {
        let http = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Self { server: Server::start("famoco-mdm", environment).unwrap(), http }
    }

    pub(crate) async fn send(&self, method: Method, path: &str, token: Option<&str>) -> Response {
        let request = self.http.request(method, format!("{}/api/organizations/{path}", self.server.url()));
        let request = token.into_iter().fold(request, reqwest::RequestBuilder::bearer_auth);
        request.send().await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.send(Method::GET, path, Some(TOKEN)).await
    }

    pub(crate) fn statuses(&self) -> Vec<u16> {
        self.server.journal().unwrap().iter().map(|exchange| exchange.status).collect()
    }
}

pub(crate) fn retry_after(response: &Response) -> u64 {
    response.headers()["retry-after"].to_str().unwrap().parse().unwrap()
}

pub(crate) fn count(statuses: &[u16], status: u16) -> usize {
    statuses.iter().filter(|found| **found == status).count()
}
