//! Volumes of block storage.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Volumes of block storage.
#[derive(Debug, Clone)]
pub struct Volumes {
    client: Client,
}

impl Volumes {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Attach a volume to a server.
    ///
    /// `POST /Storage/Block/Volume/attach`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn attach(&self, body: &VolumeAttach) -> Call<Attached> {
        Call::json(&self.client, &ATTACH).with_json_body(body)
    }

    /// Make a volume.
    ///
    /// `POST /Storage/Block/Volume/create`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn create(&self, body: &NewVolume) -> Call<Volume> {
        Call::json(&self.client, &CREATE).with_json_body(body)
    }

    /// Delete a volume and what is on it.
    ///
    /// The volume must not be attached.
    ///
    /// `POST /Storage/Block/Volume/delete`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn delete(&self, body: &types::ServerId) -> Call<types::DeletedName> {
        Call::json(&self.client, &DELETE).with_json_body(body)
    }

    /// Detach a volume from a server.
    ///
    /// `POST /Storage/Block/Volume/detach`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn detach(&self, body: &VolumeDetach) -> Call<Detached> {
        Call::json(&self.client, &DETACH).with_json_body(body)
    }

    /// Get a volume.
    ///
    /// `POST /Storage/Block/Volume/details`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get(&self, body: &types::ServerId) -> Call<Volume> {
        Call::json(&self.client, &GET).with_json_body(body)
    }

    /// List volumes.
    ///
    /// `POST /Storage/Block/Volume/list`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list(&self) -> Call<VolumePage, ListVolumes> {
        Call::json(&self.client, &LIST)
    }

    /// Make a volume larger.
    ///
    /// `POST /Storage/Block/Volume/resize`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn resize(&self, body: &VolumeResize) -> Call<VolumeResized> {
        Call::json(&self.client, &RESIZE).with_json_body(body)
    }

    /// Rename a volume.
    ///
    /// `POST /Storage/Block/Volume/update`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn update(&self, body: &VolumeUpdate) -> Call<Volume> {
        Call::json(&self.client, &UPDATE).with_json_body(body)
    }
}

runtime::operations! {
    ATTACH: "attach_volume" = "POST" "/Storage/Block/Volume/attach" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    CREATE: "create_volume" = "POST" "/Storage/Block/Volume/create" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    DELETE: "delete_volume" = "POST" "/Storage/Block/Volume/delete" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    DETACH: "detach_volume" = "POST" "/Storage/Block/Volume/detach" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    GET: "get_volume" = "POST" "/Storage/Block/Volume/details" {
        security: &[&[0]], envelope: &["params"],
    },
    LIST: "list_volumes" = "POST" "/Storage/Block/Volume/list" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    RESIZE: "resize_volume" = "POST" "/Storage/Block/Volume/resize" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    UPDATE: "update_volume" = "POST" "/Storage/Block/Volume/update" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
}

/// What a call of [`Volumes::list`] can be told besides: `body`. All pages come by `pages()`,
/// all items by `items()`.
#[derive(Debug)]
pub struct ListVolumes;

impl Paginated for ListVolumes {
    type Page = VolumePage;
    type Item = Volume;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

runtime::options! { ListVolumes {
    /// Sets the request's body, JSON.
    body: &VolumesRequest = with_json_body(body),
} }

/// The `Attached` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attached {
    /// The volume.
    pub attached: Option<String>,
    /// The server.
    pub to: Option<String>,
}

runtime::object! { Attached { optional attached = "attached", optional to = "to" } }

/// The `Attachment` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attachment {
    /// Its device there.
    pub device: Option<String>,
    /// The server.
    pub resource: Option<String>,
}

runtime::object! { Attachment {
    optional device = "device", optional resource = "resource",
} }

/// The `Detached` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Detached {
    /// The volume.
    pub detached: Option<String>,
    /// The server.
    pub detached_from: Option<String>,
}

runtime::object! { Detached {
    optional detached = "detached", optional detached_from = "detached_from",
} }

/// A `NewVolume` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct NewVolume {
    /// Its name.
    pub domain: String,
    /// Its size in GB.
    pub size: i64,
    /// A server to attach it to.
    pub attach: Option<String>,
    /// Whether several servers may have it.
    pub cross_attach: Option<runtime::ZeroOne>,
    /// The data centre's zone, by its number.
    pub zone: Option<i64>,
}

runtime::object! { NewVolume {
    required domain = "domain", required size = "size", optional attach = "attach",
    optional cross_attach = "cross_attach", optional zone = "zone",
} }

runtime::setters! { NewVolume::new(domain: impl Into<String>, size: i64) {
    with_attach(attach: impl Into<String>),
    with_cross_attach(cross_attach: impl Into<runtime::ZeroOne>), with_zone(zone: i64),
} }

/// The `Volume` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Volume {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: Option<String>,
    /// Servers that have it.
    pub attached_to: Option<Vec<Attachment>>,
    /// Whether several servers may have it.
    pub cross_attach: Option<runtime::ZeroOne>,
    /// Its name.
    pub domain: Option<String>,
    /// Its label.
    pub label: Option<String>,
    /// Its size in GB.
    pub size: Option<runtime::NumberOrString>,
    /// What it is doing.
    pub status: Option<String>,
    /// Zones whose servers can have it, by their numbers.
    pub zone_availability: Option<Vec<runtime::NumberOrString>>,
}

runtime::object! { Volume {
    optional uniq_id = "uniq_id", optional attached_to = "attachedTo",
    optional cross_attach = "cross_attach", optional domain = "domain",
    optional label = "label", optional size = "size", optional status = "status",
    optional zone_availability = "zoneAvailability",
} }

/// A `VolumeAttach` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct VolumeAttach {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// The server.
    pub to: String,
}

runtime::object! { VolumeAttach { required uniq_id = "uniq_id", required to = "to" } }

runtime::setters! { VolumeAttach::new(
    uniq_id: impl Into<String>, to: impl Into<String>,
) }

/// A `VolumeDetach` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct VolumeDetach {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// The server; the only one that has it where it is not given.
    pub detach_from: Option<String>,
}

runtime::object! { VolumeDetach {
    required uniq_id = "uniq_id", optional detach_from = "detach_from",
} }

runtime::setters! { VolumeDetach::new(uniq_id: impl Into<String>) {
    with_detach_from(detach_from: impl Into<String>),
} }

/// The `VolumePage` object.
#[derive(Debug, Clone, PartialEq)]
pub struct VolumePage {
    /// The page's items.
    pub items: Vec<Volume>,
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

runtime::object! { VolumePage {
    exact items = "items", optional item_count = "item_count",
    optional item_total = "item_total", optional page_num = "page_num",
    optional page_size = "page_size", optional page_total = "page_total",
} }

/// A `VolumeResize` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct VolumeResize {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// Its size in GB, larger than it was.
    pub new_size: i64,
}

runtime::object! { VolumeResize {
    required uniq_id = "uniq_id", required new_size = "new_size",
} }

runtime::setters! { VolumeResize::new(uniq_id: impl Into<String>, new_size: i64) }

/// The `VolumeResized` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VolumeResized {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: Option<String>,
    /// Its size in GB.
    pub new_size: Option<runtime::NumberOrString>,
    /// What it was before.
    pub old_size: Option<runtime::NumberOrString>,
}

runtime::object! { VolumeResized {
    optional uniq_id = "uniq_id", optional new_size = "new_size",
    optional old_size = "old_size",
} }

/// A `VolumeUpdate` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct VolumeUpdate {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// Its name.
    pub domain: Option<String>,
    /// Whether several servers may have it.
    pub cross_attach: Option<runtime::ZeroOne>,
}

runtime::object! { VolumeUpdate {
    required uniq_id = "uniq_id", optional domain = "domain",
    optional cross_attach = "cross_attach",
} }

runtime::setters! { VolumeUpdate::new(uniq_id: impl Into<String>) {
    with_domain(domain: impl Into<String>),
    with_cross_attach(cross_attach: impl Into<runtime::ZeroOne>),
} }

/// A `VolumesRequest` as it is sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VolumesRequest {
    /// Only such that this server has.
    pub attached_to: Option<String>,
    /// The page, counted from 1.
    pub page_num: Option<i64>,
    /// Items in a page; 25 where it is not given.
    pub page_size: Option<i64>,
}

runtime::object! { VolumesRequest {
    optional attached_to = "attached_to", optional page_num = "page_num",
    optional page_size = "page_size",
} }

runtime::setters! { VolumesRequest {
    with_attached_to(attached_to: impl Into<String>), with_page_num(page_num: i64),
    with_page_size(page_size: i64),
} }
