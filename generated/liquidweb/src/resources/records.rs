//! Records of DNS zones.

use crate::runtime::{self, Call, Client, Paginated};

/// Records of DNS zones.
#[derive(Debug, Clone)]
pub struct Records {
    client: Client,
}

impl Records {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Add a record to a zone.
    ///
    /// `POST /Network/DNS/Record/create`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn create(&self, body: &NewRecord) -> Call<Record> {
        Call::json(&self.client, &CREATE).with_json_body(body)
    }

    /// Delete a record.
    ///
    /// `POST /Network/DNS/Record/delete`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn delete(&self, body: &RecordId) -> Call<DeletedNumber> {
        Call::json(&self.client, &DELETE).with_json_body(body)
    }

    /// Get a record.
    ///
    /// `POST /Network/DNS/Record/details`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get(&self, body: &RecordId) -> Call<Record> {
        Call::json(&self.client, &GET).with_json_body(body)
    }

    /// List a zone's records.
    ///
    /// `POST /Network/DNS/Record/list`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list(&self, body: &RecordsRequest) -> Call<RecordPage, ListRecords> {
        Call::json(&self.client, &LIST).with_json_body(body)
    }

    /// Change a record.
    ///
    /// `POST /Network/DNS/Record/update`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn update(&self, body: &RecordUpdate) -> Call<Record> {
        Call::json(&self.client, &UPDATE).with_json_body(body)
    }
}

runtime::operations! {
    CREATE: "create_record" = "POST" "/Network/DNS/Record/create" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    DELETE: "delete_record" = "POST" "/Network/DNS/Record/delete" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    GET: "get_record" = "POST" "/Network/DNS/Record/details" {
        security: &[&[0]], envelope: &["params"],
    },
    LIST: "list_records" = "POST" "/Network/DNS/Record/list" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    UPDATE: "update_record" = "POST" "/Network/DNS/Record/update" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
}

/// A call of [`Records::list`]. All pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListRecords;

impl Paginated for ListRecords {
    type Page = RecordPage;
    type Item = Record;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

/// The `DeletedNumber` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeletedNumber {
    /// What was deleted.
    pub deleted: Option<runtime::NumberOrString>,
}

runtime::object! { DeletedNumber { optional deleted = "deleted" } }

/// One of `zone_id` and `zone` is needed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRecord {
    /// The whole name, the zone's included.
    pub name: String,
    /// What it holds.
    pub rdata: String,
    /// The kind of a DNS record.
    pub r#type: RecordType,
    /// The zone's number.
    pub zone_id: Option<i64>,
    /// The zone's name.
    pub zone: Option<String>,
    /// Priority, of `MX` and `SRV`.
    pub prio: Option<i64>,
    /// Seconds that it may be cached.
    pub ttl: Option<i64>,
    /// What it holds in single regions.
    pub region_overrides: Option<Vec<RegionOverride>>,
}

runtime::object! { NewRecord {
    required name = "name", required rdata = "rdata", required r#type = "type",
    optional zone_id = "zone_id", optional zone = "zone", optional prio = "prio",
    optional ttl = "ttl", optional region_overrides = "region_overrides",
} }

runtime::setters! { NewRecord::new(
    name: impl Into<String>, rdata: impl Into<String>, r#type: RecordType,
) {
    with_zone_id(zone_id: i64), with_zone(zone: impl Into<String>), with_prio(prio: i64),
    with_ttl(ttl: i64), with_region_overrides(region_overrides: Vec<RegionOverride>),
} }

/// The `Record` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// Its number.
    pub id: Option<runtime::NumberOrString>,
    /// The whole name, the zone's included.
    pub name: Option<String>,
    /// What it holds.
    pub rdata: Option<String>,
    /// The kind of a DNS record.
    pub r#type: Option<RecordType>,
    /// The zone's number.
    pub zone_id: Option<runtime::NumberOrString>,
    /// Seconds that it may be cached.
    pub ttl: Option<runtime::NumberOrString>,
    /// Priority, of `MX` and `SRV`.
    pub prio: Option<runtime::NumberOrString>,
    /// What it holds, with all its parts.
    pub full_data: Option<String>,
    /// When it was made.
    pub created: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// When it was last changed.
    pub last_updated: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// Of `SOA`.
    pub admin_email: Option<String>,
    /// Of `MX`.
    pub exchange: Option<String>,
    /// Of `SOA`.
    pub expiry: Option<runtime::NumberOrString>,
    /// Of `SOA`.
    pub minimum: Option<runtime::NumberOrString>,
    /// Of `NS` and `SOA`.
    pub nameserver: Option<String>,
    /// Of `SRV`.
    pub port: Option<runtime::NumberOrString>,
    /// Of `SOA`.
    pub refresh_interval: Option<runtime::NumberOrString>,
    /// What it holds in single regions.
    pub region_overrides: Option<Vec<RegionOverride>>,
    /// Of `SOA`.
    pub retry: Option<runtime::NumberOrString>,
    /// Of `SOA`.
    pub serial: Option<runtime::NumberOrString>,
    /// Of `SRV`.
    pub target: Option<String>,
    /// Of `SRV`.
    pub weight: Option<runtime::NumberOrString>,
}

runtime::object! { Record {
    optional id = "id", optional name = "name", optional rdata = "rdata",
    optional r#type = "type", optional zone_id = "zone_id", optional ttl = "ttl",
    optional prio = "prio", optional full_data = "fullData",
    optional created = "created", optional last_updated = "last_updated",
    optional admin_email = "adminEmail", optional exchange = "exchange",
    optional expiry = "expiry", optional minimum = "minimum",
    optional nameserver = "nameserver", optional port = "port",
    optional refresh_interval = "refreshInterval",
    optional region_overrides = "regionOverrides", optional retry = "retry",
    optional serial = "serial", optional target = "target", optional weight = "weight",
} }

/// A `RecordId` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordId {
    /// The record's number.
    pub id: i64,
}

runtime::object! { RecordId { required id = "id" } }

runtime::setters! { RecordId::new(id: i64) }

/// The `RecordPage` object.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordPage {
    /// The page's items.
    pub items: Vec<Record>,
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

runtime::object! { RecordPage {
    exact items = "items", optional item_count = "item_count",
    optional item_total = "item_total", optional page_num = "page_num",
    optional page_size = "page_size", optional page_total = "page_total",
} }

runtime::open_enum! {
    /// The kind of a DNS record.
    pub enum RecordType {
        A = "A", Aaaa = "AAAA", Cname = "CNAME", Mx = "MX", Ns = "NS", Ptr = "PTR",
        Soa = "SOA", Srv = "SRV", Txt = "TXT",
    } else Unknown
}

/// A `RecordUpdate` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordUpdate {
    /// The record's number.
    pub id: i64,
    /// The whole name, the zone's included.
    pub name: Option<String>,
    /// What it holds.
    pub rdata: Option<String>,
    /// Priority, of `MX` and `SRV`.
    pub prio: Option<i64>,
    /// Seconds that it may be cached.
    pub ttl: Option<i64>,
}

runtime::object! { RecordUpdate {
    required id = "id", optional name = "name", optional rdata = "rdata",
    optional prio = "prio", optional ttl = "ttl",
} }

runtime::setters! { RecordUpdate::new(id: i64) {
    with_name(name: impl Into<String>), with_rdata(rdata: impl Into<String>),
    with_prio(prio: i64), with_ttl(ttl: i64),
} }

/// One of `zone_id` and `zone` is needed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RecordsRequest {
    /// The zone's number.
    pub zone_id: Option<i64>,
    /// The zone's name.
    pub zone: Option<String>,
    /// The page, counted from 1.
    pub page_num: Option<i64>,
    /// Items in a page; 25 where it is not given.
    pub page_size: Option<i64>,
}

runtime::object! { RecordsRequest {
    optional zone_id = "zone_id", optional zone = "zone", optional page_num = "page_num",
    optional page_size = "page_size",
} }

runtime::setters! { RecordsRequest {
    with_zone_id(zone_id: i64), with_zone(zone: impl Into<String>),
    with_page_num(page_num: i64), with_page_size(page_size: i64),
} }

/// The `RegionOverride` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RegionOverride {
    /// What the record holds in the region.
    pub rdata: Option<String>,
    /// The region's name.
    pub region: Option<String>,
    /// The region's number.
    pub region_id: Option<runtime::NumberOrString>,
}

runtime::object! { RegionOverride {
    optional rdata = "rdata", optional region = "region",
    optional region_id = "region_id",
} }

runtime::setters! { RegionOverride {
    with_rdata(rdata: impl Into<String>), with_region(region: impl Into<String>),
    with_region_id(region_id: impl Into<runtime::NumberOrString>),
} }
