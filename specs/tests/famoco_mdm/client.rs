//! The generated client, pointed at the test double.

use famoco_mdm::{Client, ClientBuilder};
use vendors::Server;

use crate::raw::TOKEN;

/// A server with these settings.
pub(crate) fn server(environment: &[(&str, &str)]) -> Server {
    Server::start("famoco-mdm", environment).unwrap()
}

/// A builder of a client that may call `server`.
pub(crate) fn builder(server: &Server) -> ClientBuilder {
    Client::builder().token(TOKEN).base_url(server.url())
}

/// A client as it comes.
pub(crate) fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// How often the server has answered with this status.
pub(crate) fn count(server: &Server, status: u16) -> usize {
    server.journal().unwrap().iter().filter(|exchange| exchange.status == status).count()
}
