//! The servers of Merchant API v2: one of them is given to [`ClientBuilder::server`].
//!
//! [`ClientBuilder::server`]: crate::ClientBuilder::server

use crate::runtime::server::{Server, ServerTemplate};

/// Production.
///
/// `https://app.hive.app/merchant_api/v2`, which is used unless another is given.
pub const PRODUCTION: Server = Server::named(ServerTemplate {
    url: "https://app.hive.app/merchant_api/v2",
    variables: &[],
});

/// Staging.
///
/// `https://staging.app.hive.app/merchant_api/v2`.
pub const STAGING: Server = Server::named(ServerTemplate {
    url: "https://staging.app.hive.app/merchant_api/v2",
    variables: &[],
});
