//! How a client of Famoco Insights API is made, and what it gives.

use crate::profile::PROFILE;
use crate::runtime::{Client, ClientBuilder, Credential, Token};

impl Client {
    /// Starts a client of this vendor's.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROFILE)
    }

    /// Organizations that the access token can see.
    #[cfg(feature = "organizations")]
    pub fn organizations(&self) -> crate::resources::Organizations {
        crate::resources::Organizations::new(self)
    }
}

impl ClientBuilder {
    /// Sends `Authorization: Bearer <token>` with every request that needs it. A `Token` may renew
    /// itself.
    ///
    /// An API access token from the "API Access" page of the MDM.
    pub fn token(self, token: impl Into<Token>) -> Self {
        self.credential(0, Credential::token(token))
    }
}
