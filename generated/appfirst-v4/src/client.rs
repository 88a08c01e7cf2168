//! How a client of AppFirst API is made, and what it gives.

use crate::profile::PROFILE;
use crate::runtime::{Client, ClientBuilder, Credential, Secret};

impl Client {
    /// Starts a client of this vendor's.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROFILE)
    }

    /// When alerts were triggered.
    #[cfg(feature = "alert-histories")]
    pub fn alert_histories(&self) -> crate::resources::AlertHistories {
        crate::resources::AlertHistories::new(self)
    }

    /// Servers on which a collector runs.
    #[cfg(feature = "servers")]
    pub fn servers(&self) -> crate::resources::Servers {
        crate::resources::Servers::new(self)
    }
}

impl ClientBuilder {
    /// Sends user name and password as HTTP Basic with every request that needs them.
    ///
    /// The account owner's e-mail address as the user, the API key as the password.
    pub fn basic_auth(
        self,
        user: impl Into<Secret>,
        password: impl Into<Secret>,
    ) -> Self {
        self.credential(0, Credential::basic(user, password))
    }
}
