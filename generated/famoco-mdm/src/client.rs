//! How a client of Famoco MDM API is made, and what it gives.

use crate::profile::PROFILE;
use crate::runtime::{Client, ClientBuilder, Credential, Token};

impl Client {
    /// Starts a client of this vendor's.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROFILE)
    }

    /// Tokens that allow an action on a device without an account.
    #[cfg(feature = "action-tokens")]
    pub fn action_tokens(&self) -> crate::resources::ActionTokens {
        crate::resources::ActionTokens::new(self)
    }

    /// Android applications that an organization distributes.
    #[cfg(feature = "applications")]
    pub fn applications(&self) -> crate::resources::Applications {
        crate::resources::Applications::new(self)
    }

    /// Devices of an organization, their fleet and their certificate.
    #[cfg(feature = "devices")]
    pub fn devices(&self) -> crate::resources::Devices {
        crate::resources::Devices::new(self)
    }

    /// Fleets: groups of devices that share one configuration.
    #[cfg(feature = "fleets")]
    pub fn fleets(&self) -> crate::resources::Fleets {
        crate::resources::Fleets::new(self)
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
