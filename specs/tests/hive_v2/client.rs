//! The generated client, pointed at the test double.

use hive_v2::{Client, ClientBuilder};
use vendors::Server;

/// A server with these settings.
pub(crate) fn server(environment: &[(&str, &str)]) -> Server {
    Server::start("hive", environment).unwrap()
}

/// A builder of a client that may call `server`.
pub(crate) fn builder(server: &Server) -> ClientBuilder {
    Client::builder().token("test-token").base_url(format!("{}/merchant_api/v2", server.url()))
}

/// A client as it comes.
pub(crate) fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// Paths of what was asked, below `/merchant_api/v2`.
pub(crate) fn asked(server: &Server) -> Vec<String> {
    let path = |path: &str| path.trim_start_matches("/merchant_api/v2").to_owned();
    server.journal().unwrap().iter().map(|exchange| path(&exchange.path)).collect()
}
