//! DNS zones, and whether they are delegated.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// DNS zones, and whether they are delegated.
#[derive(Debug, Clone)]
pub struct Zones {
    client: Client,
}

impl Zones {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Add a zone.
    ///
    /// `POST /Network/DNS/Zone/create`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn create(&self, body: &NewZone) -> Call<Zone> {
        Call::json(&self.client, &CREATE).with_json_body(body)
    }

    /// Check a zone's delegation.
    ///
    /// `POST /Network/DNS/Zone/delegation`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_delegation(&self, body: &ZoneId) -> Call<Delegation> {
        Call::json(&self.client, &GET_DELEGATION).with_json_body(body)
    }

    /// Delete a zone and its records.
    ///
    /// `POST /Network/DNS/Zone/delete`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn delete(&self, body: &ZoneId) -> Call<types::DeletedName> {
        Call::json(&self.client, &DELETE).with_json_body(body)
    }

    /// Get a zone.
    ///
    /// `POST /Network/DNS/Zone/details`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get(&self, body: &ZoneAddress) -> Call<Zone> {
        Call::json(&self.client, &GET).with_json_body(body)
    }

    /// List zones.
    ///
    /// `POST /Network/DNS/Zone/list`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list(&self) -> Call<ZonePage, ListZones> {
        Call::json(&self.client, &LIST)
    }

    /// Change a zone.
    ///
    /// `POST /Network/DNS/Zone/update`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn update(&self, body: &ZoneUpdate) -> Call<Zone> {
        Call::json(&self.client, &UPDATE).with_json_body(body)
    }
}

runtime::operations! {
    CREATE: "create_zone" = "POST" "/Network/DNS/Zone/create" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    GET_DELEGATION: "get_zone_delegation" = "POST" "/Network/DNS/Zone/delegation" {
        security: &[&[0]], envelope: &["params"],
    },
    DELETE: "delete_zone" = "POST" "/Network/DNS/Zone/delete" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    GET: "get_zone" = "POST" "/Network/DNS/Zone/details" {
        security: &[&[0]], envelope: &["params"],
    },
    LIST: "list_zones" = "POST" "/Network/DNS/Zone/list" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    UPDATE: "update_zone" = "POST" "/Network/DNS/Zone/update" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
}

/// What a call of [`Zones::list`] can be told besides: `body`. All pages come by `pages()`, all
/// items by `items()`.
#[derive(Debug)]
pub struct ListZones;

impl Paginated for ListZones {
    type Page = ZonePage;
    type Item = Zone;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

runtime::options! { ListZones {
    /// Sets the request's body, JSON.
    body: &types::PageRequest = with_json_body(body),
} }

/// The `Delegation` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Delegation {
    /// Whether the zone is delegated to the vendor.
    pub delegation: Option<String>,
}

runtime::object! { Delegation { optional delegation = "delegation" } }

/// A `NewZone` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct NewZone {
    /// The domain.
    pub name: String,
    /// Whether records may differ by region.
    pub region_support: Option<runtime::ZeroOne>,
    /// Whether to register the domain too.
    pub register: Option<runtime::ZeroOne>,
    /// What the zone begins with.
    pub zone_data: Option<ZoneData>,
}

runtime::object! { NewZone {
    required name = "name", optional region_support = "region_support",
    optional register = "register", optional zone_data = "zone_data",
} }

runtime::setters! { NewZone::new(name: impl Into<String>) {
    with_region_support(region_support: impl Into<runtime::ZeroOne>),
    with_register(register: impl Into<runtime::ZeroOne>),
    with_zone_data(zone_data: ZoneData),
} }

/// The `Zone` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Zone {
    /// The zone's number.
    pub id: Option<runtime::NumberOrString>,
    /// The domain.
    pub name: Option<String>,
    /// Whether it is served.
    pub active: Option<runtime::ZeroOne>,
    /// Name servers that it is delegated to.
    pub delegation: Option<Vec<String>>,
    /// When its delegation was last looked at.
    pub delegation_checked: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// Whether it is delegated to the vendor.
    pub delegation_status: Option<String>,
    /// Address of its master.
    pub master: Option<String>,
    /// Serial number that the secondaries were told.
    pub notified_serial: Option<runtime::NumberOrString>,
    /// Whether records may differ by region.
    pub region_support: Option<runtime::ZeroOne>,
    /// Whether its registration is going on.
    pub registering: Option<runtime::Json>,
    /// Such as `NATIVE`.
    pub r#type: Option<String>,
}

runtime::object! { Zone {
    optional id = "id", optional name = "name", optional active = "active",
    optional delegation = "delegation",
    optional delegation_checked = "delegation_checked",
    optional delegation_status = "delegation_status", optional master = "master",
    optional notified_serial = "notified_serial",
    optional region_support = "region_support", optional registering = "registering",
    optional r#type = "type",
} }

/// One of the two.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ZoneAddress {
    /// The zone's number.
    pub id: Option<i64>,
    /// The zone's name.
    pub name: Option<String>,
}

runtime::object! { ZoneAddress { optional id = "id", optional name = "name" } }

runtime::setters! { ZoneAddress {
    with_id(id: i64), with_name(name: impl Into<String>),
} }

/// What the zone begins with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ZoneData {
    /// E-mail address of who answers for it.
    pub contact: Option<String>,
    /// Address of the domain itself.
    pub ip: Option<String>,
    /// First name server.
    pub primary: Option<String>,
    /// Second name server.
    pub secondary: Option<String>,
}

runtime::object! { ZoneData {
    optional contact = "contact", optional ip = "ip", optional primary = "primary",
    optional secondary = "secondary",
} }

runtime::setters! { ZoneData {
    with_contact(contact: impl Into<String>), with_ip(ip: impl Into<String>),
    with_primary(primary: impl Into<String>),
    with_secondary(secondary: impl Into<String>),
} }

/// A `ZoneId` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneId {
    /// The zone's number.
    pub id: i64,
}

runtime::object! { ZoneId { required id = "id" } }

runtime::setters! { ZoneId::new(id: i64) }

/// The `ZonePage` object.
#[derive(Debug, Clone, PartialEq)]
pub struct ZonePage {
    /// The page's items.
    pub items: Vec<Zone>,
    /// How many items this page has.
    pub item_count: Option<runtime::NumberOrString>,
    /// How many items there are in all.
    pub item_total: Option<runtime::NumberOrString>,
    /// This page's number.
    pub page_num: Option<runtime::NumberOrString>,
    /// How many items a page has at most.
    pub page_size: Option<runtime::NumberOrString>,
    /// How many pages there are; 0 where there is nothing.
    pub page_total: Option<runtime::NumberOrString>,
}

runtime::object! { ZonePage {
    exact items = "items", optional item_count = "item_count",
    optional item_total = "item_total", optional page_num = "page_num",
    optional page_size = "page_size", optional page_total = "page_total",
} }

/// A `ZoneUpdate` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneUpdate {
    /// The zone's number.
    pub id: i64,
    /// Whether records may differ by region.
    pub dns_region_support: Option<runtime::ZeroOne>,
}

runtime::object! { ZoneUpdate {
    required id = "id", optional dns_region_support = "DNSRegionSupport",
} }

runtime::setters! { ZoneUpdate::new(id: i64) {
    with_dns_region_support(dns_region_support: impl Into<runtime::ZeroOne>),
} }
