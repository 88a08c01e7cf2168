//! The generated client, pointed at the test double.

use fixmycloud::{Client, ClientBuilder};
use vendors::{Exchange, Server};

use crate::raw::{EMAIL, PASSWORD, WORKSPACE};

/// Errors as FastAPI writes them.
pub(crate) const FRAMEWORK: (&str, &str) = ("FIXMYCLOUD_ERRORS", "framework");
/// Windows that begin with the first request in them.
pub(crate) const FIRST: (&str, &str) = ("FIXMYCLOUD_WINDOWS", "first");

/// A server with these settings.
pub(crate) fn server(environment: &[(&str, &str)]) -> Server {
    Server::start("fixmycloud", environment).unwrap()
}

/// A builder of a client without any credential or workspace.
pub(crate) fn bare(server: &Server) -> ClientBuilder {
    Client::builder().base_url(format!("{}/api/v1", server.url()))
}

/// A builder of a client of ann's, for her first workspace.
pub(crate) fn builder(server: &Server) -> ClientBuilder {
    bare(server).login(EMAIL, PASSWORD).workspace(WORKSPACE)
}

/// A client as it comes.
pub(crate) fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// What the server answered to this method and path, its query left out.
pub(crate) fn exchanges(server: &Server, call: &str) -> Vec<Exchange> {
    let mut all = server.journal().unwrap();
    all.retain(|exchange| {
        let path = exchange.path.split('?').next().unwrap().trim_start_matches("/api/v1");
        format!("{} {path}", exchange.method) == call
    });
    all
}

/// The statuses of the answers to this method and path.
pub(crate) fn statuses(server: &Server, call: &str) -> Vec<u16> {
    exchanges(server, call).iter().map(|exchange| exchange.status).collect()
}

/// How often the server has answered with this status.
pub(crate) fn count(server: &Server, status: u16) -> usize {
    server.journal().unwrap().iter().filter(|exchange| exchange.status == status).count()
}
