//! The generated client, pointed at the test double.

use hive::{Client, ClientBuilder};
use vendors::Server;

use crate::raw::TOKEN;

/// A server with these settings.
pub(crate) fn server(environment: &[(&str, &str)]) -> Server {
    Server::start("hive", environment).unwrap()
}

/// A builder of a client that may call `server`.
pub(crate) fn builder(server: &Server) -> ClientBuilder {
    Client::builder().token(TOKEN).base_url(format!("{}/merchant_api/v1", server.url()))
}

/// A client as it comes.
pub(crate) fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// How often the server has answered with this status.
pub(crate) fn count(server: &Server, status: u16) -> usize {
    server.journal().unwrap().iter().filter(|exchange| exchange.status == status).count()
}

/// Methods and paths of what was asked, below `/merchant_api/v1`.
pub(crate) fn asked(server: &Server) -> Vec<String> {
    let path = |path: &str| path.trim_start_matches("/merchant_api/v1").to_owned();
    let journal = server.journal().unwrap();
    journal.iter().map(|exchange| format!("{} {}", exchange.method, path(&exchange.path))).collect()
}
