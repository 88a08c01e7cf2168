//! The generated client, pointed at the test double.

use famoco_insights::{Client, ClientBuilder};
use vendors::Server;

pub(crate) const TOKEN: &str = "test-token";

/// A server of Insights with these settings.
pub(crate) fn server(environment: &[(&str, &str)]) -> Server {
    let environment: Vec<_> = [("FAMOCO_SITE", "insights")].iter().chain(environment).copied().collect();
    Server::start("famoco-mdm", &environment).unwrap()
}

/// A builder of a client that may call `server`.
pub(crate) fn builder(server: &Server) -> ClientBuilder {
    Client::builder().token(TOKEN).base_url(server.url())
}

/// A client as it comes.
pub(crate) fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}
