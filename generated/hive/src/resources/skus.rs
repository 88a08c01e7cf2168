//! SKUs: the articles that you sell.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// SKUs: the articles that you sell.
#[derive(Debug, Clone)]
pub struct Skus {
    client: Client,
}

impl Skus {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List SKUs.
    ///
    /// Lists SKUs, the newest first.
    ///
    /// `GET /skus`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<SkuPage, ListSkus> {
        Call::json(&self.client, &LIST)
    }

    /// Create a SKU.
    ///
    /// `POST /skus`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 422, 429:
    /// [`Error`](crate::types::Error).
    pub fn create(&self, body: &NewSku) -> Call<Sku> {
        Call::json(&self.client, &CREATE).with_json_body(body)
    }

    /// Create or replace several SKUs.
    ///
    /// Creates each SKU that does not exist yet, and replaces each that does.
    ///
    /// A field that is omitted becomes null, also where it had a value; only
    /// `batch_tracking_enabled` then stays as it was.
    ///
    /// `POST /skus/bulk_upsert`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 422, 429:
    /// [`Error`](crate::types::Error).
    pub fn bulk_upsert(&self, body: &BulkUpsert) -> Call<SkuPage> {
        Call::json(&self.client, &BULK_UPSERT).with_json_body(body)
    }

    /// Delete a SKU.
    ///
    /// Marks the SKU as deleted. It is active again when it is next created, updated or upserted.
    ///
    /// `DELETE /skus/{id}`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 404, 429: [`Error`](crate::types::Error).
    pub fn delete(&self, id: i64) -> Call<Sku> {
        Call::json(&self.client, &DELETE).with_path("id", &id)
    }

    /// Update a SKU.
    ///
    /// Changes what is given, `null` included, and leaves the rest.
    ///
    /// `PATCH /skus/{id}`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 404, 422, 429:
    /// [`Error`](crate::types::Error).
    pub fn update(&self, id: i64, body: &SkuUpdate) -> Call<Sku> {
        Call::json(&self.client, &UPDATE).with_path("id", &id).with_json_body(body)
    }
}

runtime::operations! {
    LIST: "list_skus" = "GET" "/skus" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", first: 1,
            pages: Some("/pagination/page_count"),
            current: Some("/pagination/current_page"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_sku" = "POST" "/skus" {
        security: &[&[0]], limits: &[0], idempotent: false,
    },
    BULK_UPSERT: "bulk_upsert_skus" = "POST" "/skus/bulk_upsert" {
        security: &[&[0]], limits: &[0], idempotent: false,
    },
    DELETE: "delete_sku" = "DELETE" "/skus/{id}" { security: &[&[0]], limits: &[0] },
    UPDATE: "update_sku" = "PATCH" "/skus/{id}" {
        security: &[&[0]], limits: &[0], idempotent: false,
    },
}

/// What a call of [`Skus::list`] can be told besides: `page`, `merchant_sku_ids`,
/// `created_at_gt`, `created_at_gte`, `created_at_lt`, `created_at_lte`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListSkus;

impl Paginated for ListSkus {
    type Page = SkuPage;
    type Item = Sku;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListSkus {
    /// Number of the page, counted from 1.
    ///
    /// Default: `1`.
    page: i64 = with_query("page", &page),
    /// Only SKUs with one of these codes of yours.
    merchant_sku_ids: &[String] = with_query("merchant_sku_ids[]", merchant_sku_ids),
    /// Only what was created after this time.
    created_at_gt into runtime::DateTime = with_query("created_at[gt]", &created_at_gt),
    /// Only what was created at this time or later.
    created_at_gte into runtime::DateTime =
        with_query("created_at[gte]", &created_at_gte),
    /// Only what was created before this time.
    created_at_lt into runtime::DateTime = with_query("created_at[lt]", &created_at_lt),
    /// Only what was created at this time or earlier.
    created_at_lte into runtime::DateTime =
        with_query("created_at[lte]", &created_at_lte),
} }

/// SKUs to be created or replaced.
#[derive(Debug, Clone, PartialEq)]
pub struct BulkUpsert {
    /// From one SKU to a hundred.
    pub skus: Vec<NewSku>,
}

runtime::object! { BulkUpsert { required skus = "skus" } }

runtime::setters! { BulkUpsert::new(skus: Vec<NewSku>) }

runtime::open_enum! {
    /// Who fulfils a SKU.
    pub enum FulfilledBy { Hive = "hive", Other = "other", New = "new" } else Unknown
}

/// A SKU to be created.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSku {
    /// Name of the SKU.
    pub name: String,
    /// Your code of the SKU.
    pub merchant_sku_id: String,
    /// Its barcode.
    pub barcode: runtime::Field<String>,
    /// Whether its batches are tracked.
    pub batch_tracking_enabled: Option<bool>,
    /// Its cost in cents, in the currency of the shop.
    pub cost_in_cents: runtime::Field<i64>,
    /// Country it comes from, as two letters (ISO 3166-1).
    pub country_code_of_origin: runtime::Field<String>,
    /// Its code in the Harmonized System of customs.
    pub hs_code: runtime::Field<String>,
    /// URL of a picture that anybody can read.
    pub image_url: runtime::Field<String>,
    /// Its weight in kilograms.
    pub weight_in_kg: runtime::Field<f64>,
}

runtime::object! { NewSku {
    required name = "name", required merchant_sku_id = "merchant_sku_id",
    patch barcode = "barcode",
    optional batch_tracking_enabled = "batch_tracking_enabled",
    patch cost_in_cents = "cost_in_cents",
    patch country_code_of_origin = "country_code_of_origin", patch hs_code = "hs_code",
    patch image_url = "image_url", patch weight_in_kg = "weight_in_kg",
} }

runtime::setters! { NewSku::new(
    name: impl Into<String>, merchant_sku_id: impl Into<String>,
) {
    with_barcode(barcode: impl Into<String>),
    with_batch_tracking_enabled(batch_tracking_enabled: bool),
    with_cost_in_cents(cost_in_cents: i64),
    with_country_code_of_origin(country_code_of_origin: impl Into<String>),
    with_hs_code(hs_code: impl Into<String>),
    with_image_url(image_url: impl Into<String>), with_weight_in_kg(weight_in_kg: f64),
} null {
    with_null_barcode(barcode), with_null_cost_in_cents(cost_in_cents),
    with_null_country_code_of_origin(country_code_of_origin), with_null_hs_code(hs_code),
    with_null_image_url(image_url), with_null_weight_in_kg(weight_in_kg),
} }

/// An article that you sell.
#[derive(Debug, Clone, PartialEq)]
pub struct Sku {
    /// Hive's number of the SKU.
    pub id: i64,
    /// Your code of the SKU.
    pub merchant_sku_id: String,
    /// Name of the SKU.
    pub name: String,
    /// When it was created.
    pub created_at: runtime::DateTime,
    /// Its barcode.
    pub barcode: Option<String>,
    /// Whether its batches are tracked.
    pub batch_tracking_enabled: bool,
    /// Its cost in cents, in the currency of the shop.
    pub cost_in_cents: Option<i64>,
    /// Country it comes from, as two letters (ISO 3166-1).
    pub country_code_of_origin: Option<String>,
    /// Its code in the Harmonized System of customs.
    pub hs_code: Option<String>,
    /// Who fulfils a SKU.
    pub fulfilled_by: FulfilledBy,
    /// URL of a picture that anybody can read.
    pub image_url: Option<String>,
    /// Its weight in kilograms.
    pub weight_in_kg: Option<f64>,
    /// Whether a SKU is still in use.
    pub status: SkuStatus,
    /// Whether it is a dangerous good.
    pub dangerous_good: Option<bool>,
    /// Whether it is a hazardous good.
    pub hazardous_good: Option<bool>,
    /// Codes of its hazards.
    pub h_codes: Option<Vec<String>>,
    /// UN numbers of a dangerous good.
    pub un_names: Option<Vec<String>>,
    /// How many there are of a SKU.
    pub inventory: Option<SkuInventory>,
    /// How many there are in each warehouse.
    pub inventory_per_warehouse: Option<Vec<SkuInventoryPerWarehouse>>,
    /// How many there are of each batch.
    pub inventory_batches: Option<Vec<types::SkuInventoryBatch>>,
}

runtime::object! { Sku {
    exact id = "id", required merchant_sku_id = "merchant_sku_id",
    required name = "name", required created_at = "created_at",
    optional barcode = "barcode",
    required batch_tracking_enabled = "batch_tracking_enabled",
    optional cost_in_cents = "cost_in_cents",
    optional country_code_of_origin = "country_code_of_origin",
    optional hs_code = "hs_code", required fulfilled_by = "fulfilled_by",
    optional image_url = "image_url", optional weight_in_kg = "weight_in_kg",
    required status = "status", optional dangerous_good = "dangerous_good",
    optional hazardous_good = "hazardous_good", optional h_codes = "h_codes",
    optional un_names = "un_names", optional inventory = "inventory",
    optional inventory_per_warehouse = "inventory_per_warehouse",
    optional inventory_batches = "inventory_batches",
} }

/// How many there are of a SKU.
#[derive(Debug, Clone, PartialEq)]
pub struct SkuInventory {
    /// For sale.
    pub stocked: i64,
    /// Reserved for orders.
    pub reserved: i64,
    /// All together.
    pub total: i64,
}

runtime::object! { SkuInventory {
    required stocked = "stocked", required reserved = "reserved",
    required total = "total",
} }

/// How many there are of a SKU in one warehouse.
#[derive(Debug, Clone, PartialEq)]
pub struct SkuInventoryPerWarehouse {
    /// Hive's number of the warehouse.
    pub warehouse_id: i64,
    /// For sale.
    pub stocked: i64,
    /// Reserved for orders.
    pub reserved: i64,
    /// All together.
    pub total: i64,
}

runtime::object! { SkuInventoryPerWarehouse {
    required warehouse_id = "warehouse_id", required stocked = "stocked",
    required reserved = "reserved", required total = "total",
} }

/// One page of SKUs.
#[derive(Debug, Clone, PartialEq)]
pub struct SkuPage {
    /// The SKUs on this page.
    pub data: Vec<Sku>,
    /// Which of how many pages this is.
    pub pagination: types::Pagination,
}

runtime::object! { SkuPage { exact data = "data", required pagination = "pagination" } }

runtime::open_enum! {
    /// Whether a SKU is still in use.
    pub enum SkuStatus { Active = "active", Deleted = "deleted" } else Unknown
}

/// What is to be changed of a SKU.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SkuUpdate {
    /// Name of the SKU.
    pub name: Option<String>,
    /// Your code of the SKU.
    pub merchant_sku_id: Option<String>,
    /// Its barcode.
    pub barcode: runtime::Field<String>,
    /// Whether its batches are tracked.
    pub batch_tracking_enabled: Option<bool>,
    /// Its cost in cents, in the currency of the shop.
    pub cost_in_cents: runtime::Field<i64>,
    /// Country it comes from, as two letters (ISO 3166-1).
    pub country_code_of_origin: runtime::Field<String>,
    /// Its code in the Harmonized System of customs.
    pub hs_code: runtime::Field<String>,
    /// URL of a picture that anybody can read.
    pub image_url: runtime::Field<String>,
    /// Its weight in kilograms.
    pub weight_in_kg: runtime::Field<f64>,
}

runtime::object! { SkuUpdate {
    optional name = "name", optional merchant_sku_id = "merchant_sku_id",
    patch barcode = "barcode",
    optional batch_tracking_enabled = "batch_tracking_enabled",
    patch cost_in_cents = "cost_in_cents",
    patch country_code_of_origin = "country_code_of_origin", patch hs_code = "hs_code",
    patch image_url = "image_url", patch weight_in_kg = "weight_in_kg",
} }

runtime::setters! { SkuUpdate {
    with_name(name: impl Into<String>),
    with_merchant_sku_id(merchant_sku_id: impl Into<String>),
    with_barcode(barcode: impl Into<String>),
    with_batch_tracking_enabled(batch_tracking_enabled: bool),
    with_cost_in_cents(cost_in_cents: i64),
    with_country_code_of_origin(country_code_of_origin: impl Into<String>),
    with_hs_code(hs_code: impl Into<String>),
    with_image_url(image_url: impl Into<String>), with_weight_in_kg(weight_in_kg: f64),
} null {
    with_null_barcode(barcode), with_null_cost_in_cents(cost_in_cents),
    with_null_country_code_of_origin(country_code_of_origin), with_null_hs_code(hs_code),
    with_null_image_url(image_url), with_null_weight_in_kg(weight_in_kg),
} }
