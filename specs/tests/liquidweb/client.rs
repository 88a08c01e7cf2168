//! The generated client, pointed at the test double.

use liquidweb::{Client, ClientBuilder};
use serde_json::Value;
use vendors::Server;

use crate::raw::{PASSWORD, USER};

/// A server with these settings.
pub(crate) fn server(environment: &[(&str, &str)]) -> Server {
    Server::start("liquidweb", environment).unwrap()
}

/// A builder of a client without any credential, which waits little before it tries again.
pub(crate) fn bare(server: &Server) -> ClientBuilder {
    Client::builder().base_url(format!("{}/v1", server.url())).random(|| 0.01)
}

/// A client that sends its password with every call.
pub(crate) fn client(server: &Server) -> Client {
    bare(server).basic_auth(USER, PASSWORD).build().unwrap()
}

/// What was asked: for each request the method's path, and what the journal has at `key`.
pub(crate) async fn journal(server: &Server, key: &str) -> Vec<(String, Value)> {
    let url = format!("{}/journal/", server.url());
    let journal: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
    let requests = journal["requests"].as_array().unwrap().iter();
    let path = |entry: &Value| entry["path"].as_str().unwrap().trim_start_matches("/v1/").to_owned();
    requests.map(|entry| (path(entry), entry[key].clone())).collect()
}

/// The bodies that were sent to a method.
pub(crate) async fn bodies(server: &Server, method: &str) -> Vec<String> {
    let all = journal(server, "body").await.into_iter().filter(|(path, _)| path == method);
    all.map(|(_, body)| body.as_str().unwrap().to_owned()).collect()
}

/// How often a method was called.
pub(crate) fn count(server: &Server, method: &str) -> usize {
    let path = format!("/v1/{method}");
    server.journal().unwrap().iter().filter(|exchange| exchange.path == path).count()
}
