//! The types of requests and answers.

use std::collections::BTreeMap;

use crate::runtime;

#[cfg(feature = "auth")]
pub use crate::resources::auth::{Expired, Token, TokenRequest};

#[cfg(feature = "bandwidth")]
pub use crate::resources::bandwidth::{
    Amounts, Bandwidth, BandwidthCost, BandwidthGraphRequest,
    BandwidthGraphRequestFrequency, BandwidthPricing, Transfer, TransferAverages,
};

#[cfg(feature = "clusters")]
pub use crate::resources::clusters::{Cluster, ClusterPage};

#[cfg(feature = "domains")]
pub use crate::resources::domains::{Domain, DomainPage, DomainRenewal, Success};

#[cfg(feature = "info")]
pub use crate::resources::info::{Ping, Version};

#[cfg(feature = "invoices")]
pub use crate::resources::invoices::{
    Invoice, InvoiceId, InvoicePage, LineItem, LineItemGroup, Payment,
};

#[cfg(feature = "load")]
pub use crate::resources::load::{
    Load, LoadAverages, LoadGraphRequest, LoadGraphRequestDuration,
    LoadGraphRequestStat, MemoryUsage, Processes, Usage,
};

#[cfg(feature = "notifications")]
pub use crate::resources::notifications::{
    CurrentNotificationsRequest, NotificationAddress, NotificationsRequest,
};

#[cfg(feature = "payments")]
pub use crate::resources::payments::{NewPayment, PaymentMade};

#[cfg(feature = "products")]
pub use crate::resources::products::{
    Price, PriceRequest, Prices, Product, ProductAddress, ProductCode, ProductOption,
    ProductPage, ProductPath, ProductsRequest, StartingPrice, StartingPriceRequest,
    StartingPrices,
};

#[cfg(feature = "records")]
pub use crate::resources::records::{
    DeletedNumber, NewRecord, Record, RecordId, RecordPage, RecordType, RecordUpdate,
    RecordsRequest, RegionOverride,
};

#[cfg(feature = "reverse-dns")]
pub use crate::resources::reverse_dns::{ReverseDelete, ReverseUpdate};

#[cfg(feature = "servers")]
pub use crate::resources::servers::{
    DomainName, NewServer, Server, ServerPage, ServerResize, ServerUpdate,
    ServersRequest, ServersRequestCategory,
};

#[cfg(feature = "services")]
pub use crate::resources::services::{
    MonitoringIps, ServiceStatuses, Services, ServicesUpdate,
};

#[cfg(feature = "storm-servers")]
pub use crate::resources::storm_servers::{
    NewStormServer, ServerProcess, ServerStatus, StormServer, StormServerPage,
    StormServerResize, StormServerUpdate,
};

#[cfg(feature = "volumes")]
pub use crate::resources::volumes::{
    Attached, Attachment, Detached, NewVolume, Volume, VolumeAttach, VolumeDetach,
    VolumePage, VolumeResize, VolumeResized, VolumeUpdate, VolumesRequest,
};

#[cfg(feature = "zones")]
pub use crate::resources::zones::{
    Delegation, NewZone, Zone, ZoneAddress, ZoneData, ZoneId, ZonePage, ZoneUpdate,
};

/// The `Alert` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alert {
    /// When it happened.
    pub alertdate: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// What happened.
    pub description: Option<String>,
}

runtime::object! { Alert {
    optional alertdate = "alertdate", optional description = "description",
} }

/// What the public is told of an error in the API itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ApiInternal {
    /// What the public is told.
    pub public_message: Option<String>,
}

runtime::object! { ApiInternal { optional public_message = "public_message" } }

/// The URL asks for an encoding that there is not.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ApiInvalidEncoding {
    /// The encoding.
    pub encoding: Option<String>,
}

runtime::object! { ApiInvalidEncoding { optional encoding = "encoding" } }

/// There is no such method.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ApiInvalidMethod {
    /// The method.
    pub method: Option<String>,
}

runtime::object! { ApiInvalidMethod { optional method = "method" } }

/// Too many requests.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ApiRateLimit {
    /// Whose they are.
    pub account: Option<String>,
    /// Where they come from.
    pub ip: Option<String>,
    /// The method that was called.
    pub method: Option<String>,
}

runtime::object! { ApiRateLimit {
    optional account = "account", optional ip = "ip", optional method = "method",
} }

/// Nobody is known by this name and password.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AuthorizationFailure {
    /// The name.
    pub username: Option<String>,
}

runtime::object! { AuthorizationFailure { optional username = "username" } }

/// A card was not charged.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CardRefusal {
    /// What is to be told.
    pub message_code: Option<String>,
    /// What is to be told, in words.
    pub message_text: Option<String>,
    /// Why.
    pub reason_code: Option<String>,
    /// The transaction.
    pub trans_id: Option<String>,
    /// The transaction that was made already.
    pub dup_trans: Option<String>,
}

runtime::object! { CardRefusal {
    optional message_code = "message_code", optional message_text = "message_text",
    optional reason_code = "reason_code", optional trans_id = "trans_id",
    optional dup_trans = "dup_trans",
} }

/// The `DeletedName` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeletedName {
    /// What was deleted, by its name or address.
    pub deleted: Option<String>,
}

runtime::object! { DeletedName { optional deleted = "deleted" } }

/// The `Destroyed` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Destroyed {
    /// The server.
    pub destroyed: Option<String>,
}

runtime::object! { Destroyed { optional destroyed = "destroyed" } }

/// Servers of names do not answer as they should.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DnsFailure {
    /// The servers.
    pub nameservers: Option<Vec<String>>,
}

runtime::object! { DnsFailure { optional nameservers = "nameservers" } }

/// There is such a thing already.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DuplicateRecord {
    /// The property that has to differ.
    pub field: Option<String>,
    /// Its value.
    pub input: Option<String>,
    /// What was carried out.
    pub statement: Option<String>,
}

runtime::object! { DuplicateRecord {
    optional field = "field", optional input = "input", optional statement = "statement",
} }

/// What was sent or is to be sent cannot be read or written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EncodingFailure {
    /// What it is.
    pub data: Option<String>,
    /// The encoding.
    pub encoding: Option<String>,
}

runtime::object! { EncodingFailure {
    optional data = "data", optional encoding = "encoding",
} }

/// What went wrong. Which further properties there are depends on the class.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// The class, below its ancestors: `LW::Exception::Input::Required` is an
    /// `LW::Exception::Input`.
    pub error_class: String,
    /// What went wrong.
    pub error_message: Option<String>,
    /// What went wrong, where `error_message` is absent.
    pub full_message: Option<String>,
    /// What an internal error tells the public.
    pub public_message: Option<String>,
    /// Often empty.
    pub error: Option<String>,
    /// The parameter, or the parameters, that the error is about.
    pub field: Option<ErrorField>,
    /// The single errors of several.
    pub errors: Option<Vec<Error>>,
    /// Properties that the document does not name.
    pub additional_properties: BTreeMap<String, runtime::Json>,
}

runtime::object! { Error {
    required error_class = "error_class", optional error_message = "error_message",
    optional full_message = "full_message", optional public_message = "public_message",
    optional error = "error", optional field = "field", optional errors = "errors",
} rest additional_properties }

runtime::union! {
    /// The parameter, or the parameters, that the error is about.
    pub enum ErrorField {
        List(Vec<String>) if Rule::Array, String(String) if Rule::String,
    } else Other
}

/// A `ForcedAction` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct ForcedAction {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// Whether to cut the power.
    pub force: Option<runtime::ZeroOne>,
}

runtime::object! { ForcedAction {
    required uniq_id = "uniq_id", optional force = "force",
} }

runtime::setters! { ForcedAction::new(uniq_id: impl Into<String>) {
    with_force(force: impl Into<runtime::ZeroOne>),
} }

/// The `Graph` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Graph {
    /// The picture.
    pub content: Option<runtime::Base64>,
    /// Its media type.
    pub content_type: Option<String>,
}

runtime::object! { Graph {
    optional content = "content", optional content_type = "content_type",
} }

/// A `HistoryRequest` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryRequest {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// The page, counted from 1.
    pub page_num: Option<i64>,
    /// Items in a page; 25 where it is not given.
    pub page_size: Option<i64>,
}

runtime::object! { HistoryRequest {
    required uniq_id = "uniq_id", optional page_num = "page_num",
    optional page_size = "page_size",
} }

runtime::setters! { HistoryRequest::new(uniq_id: impl Into<String>) {
    with_page_num(page_num: i64), with_page_size(page_size: i64),
} }

/// A thing cannot do what is asked of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Incapability {
    /// What it cannot do.
    pub capability: Option<String>,
    /// The thing.
    pub thing: Option<String>,
}

runtime::object! { Incapability {
    optional capability = "capability", optional thing = "thing",
} }

/// Several parameters are wrong; each has an error of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InputMultiple {
    /// The parameters.
    pub field: Option<Vec<String>>,
    /// The kind of error.
    pub r#type: Option<String>,
}

runtime::object! { InputMultiple { optional field = "field", optional r#type = "type" } }

/// A value is none of those that are allowed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InputNotInRealm {
    /// The parameter.
    pub field: Option<String>,
    /// What is allowed.
    pub valid: Option<Vec<runtime::Json>>,
    /// What was sent.
    pub value: Option<runtime::Json>,
}

runtime::object! { InputNotInRealm {
    optional field = "field", optional valid = "valid", optional value = "value",
} }

/// A value is too small or too large.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InputOutOfBounds {
    /// The parameter.
    pub field: Option<String>,
    /// The least that is allowed.
    pub min: Option<f64>,
    /// The most that is allowed.
    pub max: Option<f64>,
    /// What was sent.
    pub value: Option<runtime::Json>,
}

runtime::object! { InputOutOfBounds {
    optional field = "field", optional min = "min", optional max = "max",
    optional value = "value",
} }

/// A parameter is missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InputRequired {
    /// The parameter.
    pub field: Option<String>,
    /// Its place.
    pub position: Option<runtime::NumberOrString>,
}

runtime::object! { InputRequired {
    optional field = "field", optional position = "position",
} }

/// There is no such parameter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InputUnknown {
    /// The parameter.
    pub field: Option<String>,
    /// What was sent.
    pub value: Option<runtime::Json>,
}

runtime::object! { InputUnknown { optional field = "field", optional value = "value" } }

/// A value is not of its type.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InputValidation {
    /// The parameter.
    pub field: Option<String>,
    /// The type.
    pub r#type: Option<String>,
    /// What was sent.
    pub value: Option<runtime::Json>,
}

runtime::object! { InputValidation {
    optional field = "field", optional r#type = "type", optional value = "value",
} }

/// The `Notification` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Notification {
    /// Its number.
    pub id: Option<runtime::NumberOrString>,
    /// What happened, one by one.
    pub alerts: Option<Vec<Alert>>,
    /// Its category.
    pub category: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// When it began.
    pub startdate: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// When it ended.
    pub enddate: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// When it was last changed.
    pub modifieddate: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// What happened last.
    pub last_alert: Option<String>,
    /// Whether it is over.
    pub resolved: Option<runtime::ZeroOne>,
    /// How grave it is.
    pub severity: Option<String>,
    /// The system it comes from.
    pub system: Option<String>,
    /// What that system calls it.
    pub system_identifier: Option<String>,
}

runtime::object! { Notification {
    optional id = "id", optional alerts = "alerts", optional category = "category",
    optional description = "description", optional startdate = "startdate",
    optional enddate = "enddate", optional modifieddate = "modifieddate",
    optional last_alert = "last_alert", optional resolved = "resolved",
    optional severity = "severity", optional system = "system",
    optional system_identifier = "system_identifier",
} }

/// The `NotificationPage` object.
#[derive(Debug, Clone, PartialEq)]
pub struct NotificationPage {
    /// The page's items.
    pub items: Vec<Notification>,
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

runtime::object! { NotificationPage {
    exact items = "items", optional item_count = "item_count",
    optional item_total = "item_total", optional page_num = "page_num",
    optional page_size = "page_size", optional page_total = "page_total",
} }

/// A `PageRequest` as it is sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageRequest {
    /// The page, counted from 1.
    pub page_num: Option<i64>,
    /// Items in a page; 25 where it is not given.
    pub page_size: Option<i64>,
}

runtime::object! { PageRequest {
    optional page_num = "page_num", optional page_size = "page_size",
} }

runtime::setters! { PageRequest {
    with_page_num(page_num: i64), with_page_size(page_size: i64),
} }

/// The user may not do this.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PermissionFailure {
    /// The account.
    pub account: Option<String>,
    /// What is not allowed.
    pub identifier: Option<String>,
}

runtime::object! { PermissionFailure {
    optional account = "account", optional identifier = "identifier",
} }

/// The `Rebooted` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rebooted {
    /// The server.
    pub rebooted: Option<String>,
    /// What was asked for.
    pub requested: Option<String>,
}

runtime::object! { Rebooted {
    optional rebooted = "rebooted", optional requested = "requested",
} }

/// There is no such thing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RecordNotFound {
    /// The parameter that tells which.
    pub field: Option<String>,
    /// Its value.
    pub input: Option<String>,
}

runtime::object! { RecordNotFound {
    optional field = "field", optional input = "input",
} }

/// Another service refuses the API.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RemoteAuthorization {
    /// Where it is.
    pub url: Option<String>,
}

runtime::object! { RemoteAuthorization { optional url = "url" } }

/// There is not as much of a resource as is asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResourceShortage {
    /// The resource.
    pub resource: Option<String>,
    /// What there is.
    pub available: Option<runtime::Json>,
    /// What is asked for.
    pub requested: Option<runtime::Json>,
}

runtime::object! { ResourceShortage {
    optional resource = "resource", optional available = "available",
    optional requested = "requested",
} }

/// A `ServerId` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerId {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
}

runtime::object! { ServerId { required uniq_id = "uniq_id" } }

runtime::setters! { ServerId::new(uniq_id: impl Into<String>) }

/// The `ServerRegion` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ServerRegion {
    /// Its number.
    pub id: Option<runtime::NumberOrString>,
    /// Its name.
    pub name: Option<String>,
}

runtime::object! { ServerRegion { optional id = "id", optional name = "name" } }

/// Where a server stands; what is sent names it by its number alone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ServerZone {
    /// Its number.
    pub id: Option<runtime::NumberOrString>,
    /// Its name.
    pub name: Option<String>,
    /// The `region` property.
    pub region: Option<ServerRegion>,
}

runtime::object! { ServerZone {
    optional id = "id", optional name = "name", optional region = "region",
} }

/// The `ShutDown` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShutDown {
    /// The server.
    pub shutdown: Option<String>,
}

runtime::object! { ShutDown { optional shutdown = "shutdown" } }

/// The `Started` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Started {
    /// The server.
    pub started: Option<String>,
}

runtime::object! { Started { optional started = "started" } }

/// A `StormServerClone` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct StormServerClone {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// The copy's host name.
    pub domain: String,
    /// The copy's root password, of 7 to 30 characters.
    pub password: runtime::Secret,
    /// The copy's configuration.
    pub config_id: Option<i64>,
    /// How many addresses it gets.
    pub ip_count: Option<i64>,
    /// The data centre's zone, by its number.
    pub zone: Option<i64>,
}

runtime::object! { StormServerClone {
    required uniq_id = "uniq_id", required domain = "domain",
    required password = "password", optional config_id = "config_id",
    optional ip_count = "ip_count", optional zone = "zone",
} }

runtime::setters! { StormServerClone::new(
    uniq_id: impl Into<String>, domain: impl Into<String>,
    password: impl Into<runtime::Secret>,
) {
    with_config_id(config_id: i64), with_ip_count(ip_count: i64), with_zone(zone: i64),
} }

/// Something else is going on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WorkflowConflict {
    /// What is going on.
    pub conflict: Option<String>,
    /// What cannot begin.
    pub workflow: Option<String>,
}

runtime::object! { WorkflowConflict {
    optional conflict = "conflict", optional workflow = "workflow",
} }
