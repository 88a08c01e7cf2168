//! How a client of Merchant API v2 is made, and what it gives.

use crate::profile::PROFILE;
use crate::runtime::{Client, ClientBuilder, Credential, Token};

impl Client {
    /// Starts a client of this vendor's.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROFILE)
    }

    /// Orders of your customers.
    #[cfg(feature = "orders")]
    pub fn orders(&self) -> crate::resources::Orders {
        crate::resources::Orders::new(self)
    }

    /// Returns: parcels that come back from a customer.
    #[cfg(feature = "returns")]
    pub fn returns(&self) -> crate::resources::Returns {
        crate::resources::Returns::new(self)
    }

    /// Shipments: parcels that leave a fulfilment centre for a customer.
    #[cfg(feature = "shipments")]
    pub fn shipments(&self) -> crate::resources::Shipments {
        crate::resources::Shipments::new(self)
    }

    /// SKUs: the articles that you sell.
    #[cfg(feature = "skus")]
    pub fn skus(&self) -> crate::resources::Skus {
        crate::resources::Skus::new(self)
    }

    /// Warehouses in which your goods lie.
    #[cfg(feature = "warehouses")]
    pub fn warehouses(&self) -> crate::resources::Warehouses {
        crate::resources::Warehouses::new(self)
    }
}

impl ClientBuilder {
    /// Sends `Authorization: Bearer <token>` with every request that needs it. A `Token` may renew
    /// itself.
    ///
    /// An API key, which your account manager makes for you; those of version 1 are good here too.
    pub fn token(self, token: impl Into<Token>) -> Self {
        self.credential(0, Credential::token(token))
    }
}
