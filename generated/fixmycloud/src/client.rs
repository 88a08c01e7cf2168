//! How a client of FixMyCloud API is made, and what it gives.

use crate::profile::PROFILE;
use crate::runtime::{Client, ClientBuilder, Credential, Login, Secret, Token};

impl Client {
    /// Starts a client of this vendor's.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROFILE)
    }

    /// Accounts, and how their users sign in.
    #[cfg(feature = "auth")]
    pub fn auth(&self) -> crate::resources::Auth {
        crate::resources::Auth::new(self)
    }

    /// Connections to cloud accounts, which are what is scanned.
    #[cfg(feature = "connections")]
    pub fn connections(&self) -> crate::resources::Connections {
        crate::resources::Connections::new(self)
    }

    /// What scans have found.
    #[cfg(feature = "findings")]
    pub fn findings(&self) -> crate::resources::Findings {
        crate::resources::Findings::new(self)
    }

    /// Scans of a connection.
    #[cfg(feature = "scans")]
    pub fn scans(&self) -> crate::resources::Scans {
        crate::resources::Scans::new(self)
    }

    /// Who is told when something happens.
    #[cfg(feature = "webhooks")]
    pub fn webhooks(&self) -> crate::resources::Webhooks {
        crate::resources::Webhooks::new(self)
    }
}

impl ClientBuilder {
    /// Logs in with this name and password before the first call that needs it, and renews the
    /// token before it expires and once when it is refused, for all calls at once.
    ///
    /// The session of a user, whose name is an e-mail address. An access token is good for an hour.
    pub fn login(self, user: impl Into<Secret>, password: impl Into<Secret>) -> Self {
        self.credential(
            0,
            Credential::token(Login::new(&crate::login::SESSION, user, password)),
        )
    }

    /// Sends `Authorization: Bearer <token>` with every request that needs it. A `Token` may renew
    /// itself. Nothing logs in: it is sent as it is.
    pub fn token(self, token: impl Into<Token>) -> Self {
        self.credential(0, Credential::token(token))
    }

    /// Sends the key in the header `x-api-key` with every request that needs it.
    ///
    /// An API key in place of a user's session.
    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        self.credential(1, Credential::key(key))
    }

    /// Sends the header `X-Tenant-Slug` with every call that it belongs to.
    ///
    /// The workspace that the requests are about, by its slug.
    pub fn workspace(self, value: impl Into<String>) -> Self {
        self.setting(0, value)
    }
}
