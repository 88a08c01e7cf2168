//! The generated client, pointed at the test double.

use appfirst_v3::{Client, ClientBuilder};
use vendors::Server;

/// A server with these settings.
pub(crate) fn server(environment: &[(&str, &str)]) -> Server {
    Server::start("appfirst", environment).unwrap()
}

/// A builder of a client that may call `server`.
pub(crate) fn builder(server: &Server) -> ClientBuilder {
    let client = Client::builder().basic_auth("owner@example.com", "test-key");
    client.base_url(format!("{}/api/v3", server.url()))
}

/// A client as it comes.
pub(crate) fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// Methods and paths of what was asked.
pub(crate) fn asked(server: &Server) -> Vec<String> {
    let journal = server.journal().unwrap();
    journal.iter().map(|exchange| format!("{} {}", exchange.method, exchange.path)).collect()
}
