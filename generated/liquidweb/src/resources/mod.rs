//! One handle for each group of operations.

#[cfg(feature = "auth")]
pub(crate) mod auth;
#[cfg(feature = "auth")]
pub use self::auth::{Auth, GetToken};

#[cfg(feature = "bandwidth")]
pub(crate) mod bandwidth;
#[cfg(feature = "bandwidth")]
pub use self::bandwidth::BandwidthResource;

#[cfg(feature = "clusters")]
pub(crate) mod clusters;
#[cfg(feature = "clusters")]
pub use self::clusters::{Clusters, ListClusters};

#[cfg(feature = "domains")]
pub(crate) mod domains;
#[cfg(feature = "domains")]
pub use self::domains::{Domains, ListDomains};

#[cfg(feature = "info")]
pub(crate) mod info;
#[cfg(feature = "info")]
pub use self::info::Info;

#[cfg(feature = "invoices")]
pub(crate) mod invoices;
#[cfg(feature = "invoices")]
pub use self::invoices::{Invoices, ListInvoices};

#[cfg(feature = "load")]
pub(crate) mod load;
#[cfg(feature = "load")]
pub use self::load::LoadResource;

#[cfg(feature = "notifications")]
pub(crate) mod notifications;
#[cfg(feature = "notifications")]
pub use self::notifications::{
    ListCurrentNotifications, ListNotifications, Notifications,
};

#[cfg(feature = "payments")]
pub(crate) mod payments;
#[cfg(feature = "payments")]
pub use self::payments::Payments;

#[cfg(feature = "products")]
pub(crate) mod products;
#[cfg(feature = "products")]
pub use self::products::{ListProducts, Products};

#[cfg(feature = "records")]
pub(crate) mod records;
#[cfg(feature = "records")]
pub use self::records::{ListRecords, Records};

#[cfg(feature = "reverse-dns")]
pub(crate) mod reverse_dns;
#[cfg(feature = "reverse-dns")]
pub use self::reverse_dns::ReverseDns;

#[cfg(feature = "servers")]
pub(crate) mod servers;
#[cfg(feature = "servers")]
pub use self::servers::{GetServerHistory, ListServers, Servers};

#[cfg(feature = "services")]
pub(crate) mod services;
#[cfg(feature = "services")]
pub use self::services::ServicesResource;

#[cfg(feature = "storm-servers")]
pub(crate) mod storm_servers;
#[cfg(feature = "storm-servers")]
pub use self::storm_servers::{GetStormServerHistory, ListStormServers, StormServers};

#[cfg(feature = "volumes")]
pub(crate) mod volumes;
#[cfg(feature = "volumes")]
pub use self::volumes::{ListVolumes, Volumes};

#[cfg(feature = "zones")]
pub(crate) mod zones;
#[cfg(feature = "zones")]
pub use self::zones::{ListZones, Zones};
