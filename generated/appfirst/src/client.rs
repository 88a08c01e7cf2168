//! How a client of AppFirst API is made, and what it gives.

use crate::profile::PROFILE;
use crate::runtime::{Client, ClientBuilder, Credential, Secret};

impl Client {
    /// Starts a client of this vendor's.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROFILE)
    }

    /// The account itself.
    #[cfg(feature = "account")]
    pub fn account(&self) -> crate::resources::AccountResource {
        crate::resources::AccountResource::new(self)
    }

    /// When alerts were triggered.
    #[cfg(feature = "alert-histories")]
    pub fn alert_histories(&self) -> crate::resources::AlertHistories {
        crate::resources::AlertHistories::new(self)
    }

    /// Alerts: what you are told when.
    #[cfg(feature = "alerts")]
    pub fn alerts(&self) -> crate::resources::Alerts {
        crate::resources::Alerts::new(self)
    }

    /// Applications: sets of processes.
    #[cfg(feature = "applications")]
    pub fn applications(&self) -> crate::resources::Applications {
        crate::resources::Applications::new(self)
    }

    /// Buckets: counters, times and gauges that your programs send.
    #[cfg(feature = "buckets")]
    pub fn buckets(&self) -> crate::resources::Buckets {
        crate::resources::Buckets::new(self)
    }

    /// Logs that are collected.
    #[cfg(feature = "logs")]
    pub fn logs(&self) -> crate::resources::Logs {
        crate::resources::Logs::new(self)
    }

    /// Times in which no alert is sent.
    #[cfg(feature = "maintenance-windows")]
    pub fn maintenance_windows(&self) -> crate::resources::MaintenanceWindows {
        crate::resources::MaintenanceWindows::new(self)
    }

    /// What Nagios plugins tell.
    #[cfg(feature = "polled-data")]
    pub fn polled_data(&self) -> crate::resources::PolledDataResource {
        crate::resources::PolledDataResource::new(self)
    }

    /// Single processes.
    #[cfg(feature = "processes")]
    pub fn processes(&self) -> crate::resources::Processes {
        crate::resources::Processes::new(self)
    }

    /// Servers on which a collector runs.
    #[cfg(feature = "servers")]
    pub fn servers(&self) -> crate::resources::Servers {
        crate::resources::Servers::new(self)
    }

    /// Tags: sets of servers.
    #[cfg(feature = "server-tags")]
    pub fn server_tags(&self) -> crate::resources::ServerTags {
        crate::resources::ServerTags::new(self)
    }

    /// Templates: which processes an application has.
    #[cfg(feature = "templates")]
    pub fn templates(&self) -> crate::resources::Templates {
        crate::resources::Templates::new(self)
    }

    /// Users of the account.
    #[cfg(feature = "users")]
    pub fn users(&self) -> crate::resources::Users {
        crate::resources::Users::new(self)
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
