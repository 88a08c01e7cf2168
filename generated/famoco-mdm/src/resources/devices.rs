//! Devices of an organization, their fleet and their certificate.

use crate::runtime::{self, Call, Client, Paginated};

/// Devices of an organization, their fleet and their certificate.
#[derive(Debug, Clone)]
pub struct Devices {
    client: Client,
}

impl Devices {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List devices.
    ///
    /// Lists the devices of an organization.
    ///
    /// `GET /api/organizations/{organization_id}/devices/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn list(&self, organization_id: i64) -> Call<PaginatedDeviceList, ListDevices> {
        Call::json(&self.client, &LIST).with_path("organization_id", &organization_id)
    }

    /// Reset a device's certificate.
    ///
    /// Forgets the client certificate that the device has registered, so that it can register anew.
    ///
    /// `PUT /api/organizations/{organization_id}/devices/{famoco_id}/reset_cert/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn reset_certificate(
        &self,
        organization_id: i64,
        famoco_id: &str,
    ) -> Call<Device> {
        Call::json(&self.client, &RESET_CERTIFICATE)
            .with_path("organization_id", &organization_id)
            .with_path("famoco_id", famoco_id)
    }

    /// Get a device.
    ///
    /// `GET /api/organizations/{organization_id}/devices/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn get(&self, organization_id: i64, id: i64) -> Call<Device> {
        Call::json(&self.client, &GET)
            .with_path("organization_id", &organization_id)
            .with_path("id", &id)
    }

    /// Update a device.
    ///
    /// Changes what is given and leaves the rest, for example to move the device to another fleet.
    ///
    /// `PATCH /api/organizations/{organization_id}/devices/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn update(&self, organization_id: i64, id: i64) -> Call<Device, UpdateDevice> {
        Call::json(&self.client, &UPDATE)
            .with_path("organization_id", &organization_id)
            .with_path("id", &id)
    }

    /// Synchronize a device.
    ///
    /// Asks the device to fetch its configuration now.
    ///
    /// `POST /api/organizations/{organization_id}/devices/{id}/sync/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn sync(&self, organization_id: i64, id: i64) -> Call<()> {
        Call::empty(&self.client, &SYNC)
            .with_path("organization_id", &organization_id)
            .with_path("id", &id)
    }

    /// Export devices.
    ///
    /// Exports the devices of an organization as a CSV file. Exports are limited to 6 requests a
    /// minute, beside the limits of all requests.
    ///
    /// `GET /api/organizations/{organization_id}/devices/export/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn export(&self, organization_id: i64) -> Call<runtime::Bytes> {
        Call::bytes(&self.client, &EXPORT).with_path("organization_id", &organization_id)
    }
}

runtime::operations! {
    LIST: "list_devices" = "GET" "/api/organizations/{organization_id}/devices/" {
        security: &[&[0]], limits: &[0, 1],
        pagination: Some(&runtime::Pagination {
            next: "/next", items: "/results",
            ..runtime::Pagination::PLAIN
        }),
    },
    RESET_CERTIFICATE: "reset_device_certificate" = "PUT" "/api/organizations/{organization_id}/devices/{famoco_id}/reset_cert/" {
        security: &[&[0]], limits: &[0, 1],
    },
    GET: "get_device" = "GET" "/api/organizations/{organization_id}/devices/{id}/" {
        security: &[&[0]], limits: &[0, 1],
    },
    UPDATE: "update_device" = "PATCH" "/api/organizations/{organization_id}/devices/{id}/" {
        security: &[&[0]], limits: &[0, 1], idempotent: false,
    },
    SYNC: "sync_device" = "POST" "/api/organizations/{organization_id}/devices/{id}/sync/" {
        security: &[&[0]], limits: &[0, 1], idempotent: false,
    },
    EXPORT: "export_devices" = "GET" "/api/organizations/{organization_id}/devices/export/" {
        accept: "text/csv, */*;q=0.5", security: &[&[0]], limits: &[0, 1, 2],
    },
}

/// What a call of [`Devices::list`] can be told besides: `famoco_id`, `limit`, `search`. All
/// pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListDevices;

impl Paginated for ListDevices {
    type Page = PaginatedDeviceList;
    type Item = Device;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.results
    }
}

runtime::options! { ListDevices {
    /// Only the device with this Famoco ID.
    famoco_id: &str = with_query("famoco_id", famoco_id),
    /// Number of results in one page.
    limit: i64 = with_query("limit", &limit),
    /// A search term.
    search: &str = with_query("search", search),
} }

/// What a call of [`Devices::update`] can be told besides: `body`.
#[derive(Debug)]
pub struct UpdateDevice;

runtime::options! { UpdateDevice {
    /// Sets the request's body, JSON.
    body: &PatchedDeviceRequest = with_json_body(body),
} }

/// A Famoco device.
#[derive(Debug, Clone, PartialEq)]
pub struct Device {
    /// Its ID.
    pub id: i64,
    /// The Famoco ID printed on the device, e.g. `(01)03770004396001(21)0581`.
    pub famoco_id: String,
    /// A name of your own for the device.
    pub name: Option<String>,
    /// ID of the fleet the device is in.
    pub fleet: Option<i64>,
    /// State of the device.
    ///
    /// - `active` - Active
    /// - `inactive` - Inactive
    /// - `lost` - Lost
    pub status: DeviceStatus,
    /// Whether the device has registered its client certificate.
    pub cert_registered: bool,
    /// Identifiers of its hardware.
    pub hardware_details: HardwareDetails,
    /// When the device last synchronized, if it ever did.
    pub last_sync_date: Option<runtime::DateTime>,
    /// When it was created.
    pub create_date: runtime::DateTime,
    /// When it was last changed.
    pub update_date: runtime::DateTime,
}

runtime::object! { Device {
    exact id = "id", exact famoco_id = "famoco_id", optional name = "name",
    optional fleet = "fleet", required status = "status",
    required cert_registered = "cert_registered",
    required hardware_details = "hardware_details",
    nullable last_sync_date = "last_sync_date", required create_date = "create_date",
    required update_date = "update_date",
} }

runtime::open_enum! {
    /// - `active` - Active
    /// - `inactive` - Inactive
    /// - `lost` - Lost
    pub enum DeviceStatus {
        Active = "active", Inactive = "inactive", Lost = "lost",
    } else Unknown
}

/// Identifiers of a device's hardware.
#[derive(Debug, Clone, PartialEq)]
pub struct HardwareDetails {
    /// One IMEI for each SIM slot.
    pub imei: Vec<String>,
    /// MAC address of the Wi-Fi adapter.
    pub wifi_mac: Option<String>,
    /// MAC address of the Bluetooth adapter.
    pub bluetooth_mac: Option<String>,
}

runtime::object! { HardwareDetails {
    required imei = "imei", nullable wifi_mac = "wifi_mac",
    nullable bluetooth_mac = "bluetooth_mac",
} }

/// The `PaginatedDeviceList` object.
#[derive(Debug, Clone, PartialEq)]
pub struct PaginatedDeviceList {
    /// How many results there are on all pages at this moment.
    pub count: i64,
    /// URL of the next page; null on the last one.
    pub next: Option<String>,
    /// URL of the page before; null on the first one.
    pub previous: Option<String>,
    /// The results on this page.
    pub results: Vec<Device>,
}

runtime::object! { PaginatedDeviceList {
    required count = "count", optional next = "next", optional previous = "previous",
    exact results = "results",
} }

/// A Famoco device.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PatchedDeviceRequest {
    /// A name of your own for the device.
    pub name: runtime::Field<String>,
    /// ID of the fleet the device is in.
    pub fleet: runtime::Field<i64>,
}

runtime::object! { PatchedDeviceRequest { patch name = "name", patch fleet = "fleet" } }

runtime::setters! { PatchedDeviceRequest {
    with_name(name: impl Into<String>), with_fleet(fleet: i64),
} null {
    with_null_name(name), with_null_fleet(fleet),
} }
