//! The generated client, pointed at the test double.

use appfirst::{Client, ClientBuilder};
use vendors::Server;

use crate::raw::{KEY, OWNER};

/// A server with these settings.
pub(crate) fn server(environment: &[(&str, &str)]) -> Server {
    Server::start("appfirst", environment).unwrap()
}

/// A builder of a client that may call `server`.
pub(crate) fn builder(server: &Server) -> ClientBuilder {
    Client::builder().basic_auth(OWNER, KEY).base_url(format!("{}/api", server.url()))
}

/// A client as it comes.
pub(crate) fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// Methods and paths of what was asked, below `/api`.
pub(crate) fn asked(server: &Server) -> Vec<String> {
    let journal = server.journal().unwrap();
    let path = |path: &str| path.trim_start_matches("/api").to_owned();
    journal.iter().map(|exchange| format!("{} {}", exchange.method, path(&exchange.path))).collect()
}

/// How often the server has answered with this status.
pub(crate) fn count(server: &Server, status: u16) -> usize {
    server.journal().unwrap().iter().filter(|exchange| exchange.status == status).count()
}
