//! How a client of Liquid Web Storm API is made, and what it gives.

use crate::profile::PROFILE;
use crate::runtime::{Client, ClientBuilder, Credential, Login, Passcodes, Secret};

impl Client {
    /// Starts a client of this vendor's.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&PROFILE)
    }

    /// Tokens that stand in for a password.
    #[cfg(feature = "auth")]
    pub fn auth(&self) -> crate::resources::Auth {
        crate::resources::Auth::new(self)
    }

    /// How much a server transfers.
    #[cfg(feature = "bandwidth")]
    pub fn bandwidth(&self) -> crate::resources::BandwidthResource {
        crate::resources::BandwidthResource::new(self)
    }

    /// Clusters that volumes are on.
    #[cfg(feature = "clusters")]
    pub fn clusters(&self) -> crate::resources::Clusters {
        crate::resources::Clusters::new(self)
    }

    /// Registered domains.
    #[cfg(feature = "domains")]
    pub fn domains(&self) -> crate::resources::Domains {
        crate::resources::Domains::new(self)
    }

    /// The API itself.
    #[cfg(feature = "info")]
    pub fn info(&self) -> crate::resources::Info {
        crate::resources::Info::new(self)
    }

    /// What the account was charged, and what it will be.
    #[cfg(feature = "invoices")]
    pub fn invoices(&self) -> crate::resources::Invoices {
        crate::resources::Invoices::new(self)
    }

    /// How busy a server is.
    #[cfg(feature = "load")]
    pub fn load(&self) -> crate::resources::LoadResource {
        crate::resources::LoadResource::new(self)
    }

    /// What the vendor has to tell about the account and its servers.
    #[cfg(feature = "notifications")]
    pub fn notifications(&self) -> crate::resources::Notifications {
        crate::resources::Notifications::new(self)
    }

    /// Payments by the card on file.
    #[cfg(feature = "payments")]
    pub fn payments(&self) -> crate::resources::Payments {
        crate::resources::Payments::new(self)
    }

    /// What can be bought, and for how much.
    #[cfg(feature = "products")]
    pub fn products(&self) -> crate::resources::Products {
        crate::resources::Products::new(self)
    }

    /// Records of DNS zones.
    #[cfg(feature = "records")]
    pub fn records(&self) -> crate::resources::Records {
        crate::resources::Records::new(self)
    }

    /// Names of IP addresses.
    #[cfg(feature = "reverse-dns")]
    pub fn reverse_dns(&self) -> crate::resources::ReverseDns {
        crate::resources::ReverseDns::new(self)
    }

    /// Servers of every kind, by product code and features.
    #[cfg(feature = "servers")]
    pub fn servers(&self) -> crate::resources::Servers {
        crate::resources::Servers::new(self)
    }

    /// Which services of a server are watched, and how they are.
    #[cfg(feature = "services")]
    pub fn services(&self) -> crate::resources::ServicesResource {
        crate::resources::ServicesResource::new(self)
    }

    /// Storm servers, without the generic parts of `servers`.
    #[cfg(feature = "storm-servers")]
    pub fn storm_servers(&self) -> crate::resources::StormServers {
        crate::resources::StormServers::new(self)
    }

    /// Volumes of block storage.
    #[cfg(feature = "volumes")]
    pub fn volumes(&self) -> crate::resources::Volumes {
        crate::resources::Volumes::new(self)
    }

    /// DNS zones, and whether they are delegated.
    #[cfg(feature = "zones")]
    pub fn zones(&self) -> crate::resources::Zones {
        crate::resources::Zones::new(self)
    }
}

impl ClientBuilder {
    /// Logs in with this name and password before the first call that needs it, and renews the
    /// token before it expires and once when it is refused, for all calls at once.
    ///
    /// A user's name and password; HTTP Basic also takes a token that `Account/Auth/token` has
    /// given in the password's place. How a one-time passcode travels is not public: that it stands
    /// right behind the password is a guess.
    pub fn login(self, user: impl Into<Secret>, password: impl Into<Secret>) -> Self {
        self.credential(
            0,
            Credential::token(Login::new(&crate::login::ACCOUNT, user, password)),
        )
    }

    /// Logs in as a user who has one-time passcodes: a fresh one is asked for before each login,
    /// sent once, and never with a call. A login whose answer is lost is an error, and the next one
    /// waits until another code can be had.
    ///
    /// A user's name and password; HTTP Basic also takes a token that `Account/Auth/token` has
    /// given in the password's place. How a one-time passcode travels is not public: that it stands
    /// right behind the password is a guess.
    pub fn login_with_passcodes(
        self,
        user: impl Into<Secret>,
        password: impl Into<Secret>,
        passcodes: impl Into<Passcodes>,
    ) -> Self {
        let login =
            Login::new(&crate::login::ACCOUNT, user, password).with_passcodes(passcodes);
        self.credential(0, Credential::token(login))
    }

    /// Sends user name and password, or a token in its place, as HTTP Basic with every request that
    /// needs them. Nothing logs in: it is sent as it is.
    pub fn basic_auth(
        self,
        user: impl Into<Secret>,
        password: impl Into<Secret>,
    ) -> Self {
        self.credential(0, Credential::basic(user, password))
    }

    /// Speaks YAML instead of JSON. Scalars without quotes are read as what is declared, see
    /// [`runtime::yaml`](crate::runtime::yaml).
    #[cfg(feature = "yaml")]
    pub fn yaml(self) -> Self {
        self.encoding(&crate::profile::YAML)
    }
}
