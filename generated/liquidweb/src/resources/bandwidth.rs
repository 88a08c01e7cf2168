//! How much a server transfers.

use crate::runtime::{self, Call, Client};
use crate::types;

/// How much a server transfers.
#[derive(Debug, Clone)]
pub struct BandwidthResource {
    client: Client,
}

impl BandwidthResource {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Draw a server's bandwidth.
    ///
    /// `POST /Monitoring/Bandwidth/graph`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_graph(&self, body: &BandwidthGraphRequest) -> Call<types::Graph> {
        Call::json(&self.client, &GET_GRAPH).with_json_body(body)
    }

    /// Tell a server's bandwidth.
    ///
    /// `POST /Monitoring/Bandwidth/stats`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_stats(&self, body: &types::ServerId) -> Call<Bandwidth> {
        Call::json(&self.client, &GET_STATS).with_json_body(body)
    }
}

runtime::operations! {
    GET_GRAPH: "get_bandwidth_graph" = "POST" "/Monitoring/Bandwidth/graph" {
        security: &[&[0]], envelope: &["params"],
    },
    GET_STATS: "get_bandwidth_stats" = "POST" "/Monitoring/Bandwidth/stats" {
        security: &[&[0]], envelope: &["params"],
    },
}

/// One amount in several units.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Amounts {
    /// Bytes.
    pub b: Option<runtime::NumberOrString>,
    /// Kilobytes.
    pub kb: Option<runtime::NumberOrString>,
    /// Megabytes.
    pub mb: Option<runtime::NumberOrString>,
    /// Gigabytes.
    pub gb: Option<runtime::NumberOrString>,
}

runtime::object! { Amounts {
    optional b = "B", optional kb = "KB", optional mb = "MB", optional gb = "GB",
} }

/// The `Bandwidth` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bandwidth {
    /// The server's host name.
    pub domain: Option<String>,
    /// The `actual` property.
    pub actual: Option<Transfer>,
    /// The `averages` property.
    pub averages: Option<TransferAverages>,
    /// The `cost` property.
    pub cost: Option<BandwidthCost>,
    /// The `pricing` property.
    pub pricing: Option<BandwidthPricing>,
    /// The `projected` property.
    pub projected: Option<Transfer>,
}

runtime::object! { Bandwidth {
    optional domain = "domain", optional actual = "actual",
    optional averages = "averages", optional cost = "cost", optional pricing = "pricing",
    optional projected = "projected",
} }

/// The `BandwidthCost` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BandwidthCost {
    /// What it costs so far.
    pub current: Option<runtime::Money>,
    /// What it will cost.
    pub projected: Option<runtime::Money>,
}

runtime::object! { BandwidthCost {
    optional current = "current", optional projected = "projected",
} }

/// A `BandwidthGraphRequest` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct BandwidthGraphRequest {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// What a point stands for.
    pub frequency: Option<BandwidthGraphRequestFrequency>,
    /// Height in pixels.
    pub height: Option<i64>,
    /// Width in pixels.
    pub width: Option<i64>,
    /// Whether it is a small picture.
    pub small: Option<runtime::ZeroOne>,
}

runtime::object! { BandwidthGraphRequest {
    required uniq_id = "uniq_id", optional frequency = "frequency",
    optional height = "height", optional width = "width", optional small = "small",
} }

runtime::setters! { BandwidthGraphRequest::new(uniq_id: impl Into<String>) {
    with_frequency(frequency: BandwidthGraphRequestFrequency), with_height(height: i64),
    with_width(width: i64), with_small(small: impl Into<runtime::ZeroOne>),
} }

runtime::open_enum! {
    /// What a point stands for.
    pub enum BandwidthGraphRequestFrequency {
        Daily = "daily", Weekly = "weekly", Monthly = "monthly", Yearly = "yearly",
    } else Unknown
}

/// The `BandwidthPricing` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BandwidthPricing {
    /// What the quota costs.
    pub price: Option<runtime::Money>,
    /// What each GB beyond it costs.
    pub per_gb_over: Option<runtime::Money>,
    /// The quota in GB.
    pub quota: Option<runtime::NumberOrString>,
}

runtime::object! { BandwidthPricing {
    optional price = "price", optional per_gb_over = "per_gb_over",
    optional quota = "quota",
} }

/// The `Transfer` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Transfer {
    /// One amount in several units.
    pub both: Option<Amounts>,
    /// One amount in several units.
    pub r#in: Option<Amounts>,
    /// One amount in several units.
    pub out: Option<Amounts>,
}

runtime::object! { Transfer {
    optional both = "both", optional r#in = "in", optional out = "out",
} }

/// The `TransferAverages` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TransferAverages {
    /// The `second` property.
    pub second: Option<Transfer>,
    /// The `minute` property.
    pub minute: Option<Transfer>,
    /// The `hour` property.
    pub hour: Option<Transfer>,
    /// The `day` property.
    pub day: Option<Transfer>,
    /// The `week` property.
    pub week: Option<Transfer>,
    /// The `month` property.
    pub month: Option<Transfer>,
    /// The `year` property.
    pub year: Option<Transfer>,
}

runtime::object! { TransferAverages {
    optional second = "second", optional minute = "minute", optional hour = "hour",
    optional day = "day", optional week = "week", optional month = "month",
    optional year = "year",
} }
