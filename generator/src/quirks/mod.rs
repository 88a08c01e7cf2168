//! The words a `quirks.yaml` may use, one file a section.
//!
//! The comments are the reference: `specs/quirks.schema.json` is made of them, and editors show them.

mod auth;
mod codecs;
mod encodings;
mod errors;
mod limits;
mod login;
mod naming;
mod package;
mod pagination;
mod requests;
mod resources;
mod retry;
mod settings;
mod webhooks;

pub use auth::{AuthQuirk, ClientAuthenticationQuirk, KeyLocation, TokenBodyQuirk};
pub use codecs::{CodecQuirk, CodecWord};
pub use encodings::{EncodingQuirks, YamlQuirk};
pub use errors::{
    CodeKindQuirk, CodeQuirk, CodeRetryQuirk, EntriesQuirk, ErrorQuirk, FieldListQuirk, OneOrMany,
    ScalarQuirk, SuccessQuirk, SuccessQuirks,
};
pub use limits::{
    LimitHeaderMeaning, LimitHeaderQuirk, LimitQuirk, MarginQuirk, RateLimitQuirks, TimeUnitQuirk,
};
pub use login::{
    ExpiryQuirk, LoginExchangeQuirk, OAuth2FieldsQuirk, PasscodeQuirk, SentConstant, SentQuirk, SentValue,
};
pub use naming::NamingQuirk;
pub use package::{FeatureQuirk, PackageQuirks};
pub use pagination::{
    CursorPlaceQuirk, CursorQuirk, LastItemQuirk, LinkHeaderQuirk, NextUrlQuirk, OffsetQuirk, PageQuirk,
    PaginationQuirk, TimeWindowQuirk, TrustQuirk, WindowOrderQuirk, WindowUnitQuirk,
};
pub use requests::{ArrayForm, BracketForm, RequestQuirks};
pub use resources::ResourceQuirk;
pub use retry::RetryQuirk;
pub use settings::{RequirementQuirk, SettingLocation, SettingQuirk};
pub use webhooks::{
    AlgorithmQuirk, EncodingQuirk, EventsQuirk, KeyEncodingQuirk, SignatureQuirk, StampUnitQuirk,
    TimestampQuirk, WebhookQuirks,
};

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// What one vendor does differently from what its OpenAPI document says.
///
/// Every key is optional, and a file without any is fine. An unknown key is an error, and so is a key that matches
/// nothing in the document: an operation that is not there, a pointer to a property that no answer has. Operations
/// are addressed by their operationId (`list_devices`), by method and path (`GET /devices/{id}`), or by tag
/// (`tag:Devices`).
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "quirks.yaml")]
pub struct Quirks {
    /// Another vendor's folder beside this one, such as an older version's, whose `quirks.yaml` is the base of this
    /// file: `../` and its name. What is written here is laid over it: mappings are joined key by key, `null` takes an
    /// inherited key away, and lists, values and mappings of another `type` replace what was there. Not inherited are
    /// `overlays`, `servers`, and the crate's name and version, which belong to one document. An inherited quirk that
    /// matches nothing here is a warning and no error. At most four files extend each other in a row.
    #[schemars(example = &"../acme-v1")]
    pub extends: Option<String>,
    /// About the crate that is made: its name, version and what else stands in its `Cargo.toml`.
    #[serde(rename = "crate")]
    pub package: PackageQuirks,
    /// Overlays (OpenAPI Overlay 1.0 or 1.1) that are laid over the document as it was published, in this order: files
    /// in this folder or below it.
    #[schemars(example = ["corrections.overlay.yaml"])]
    pub overlays: Vec<String>,
    /// Base URLs that replace the document's `servers`; the first is the default. Absolute, without query.
    #[schemars(example = ["https://api.example.com/v2"])]
    pub servers: Vec<String>,
    /// Security schemes by name: they add to the document's `securitySchemes`, or replace the one of the same name.
    pub auth: IndexMap<String, AuthQuirk>,
    /// Schemes, by name, that every operation needs where the document says nothing; `[]` means none. Where the document
    /// has a `security` of its own for all, this does nothing, which is an error: give the scheme under `auth` the name
    /// that stands there, or use `operation_security`. A name that neither the document nor `auth` declares is an error.
    #[schemars(example = ["token"])]
    pub security: Option<Vec<String>>,
    /// Schemes that single operations need, by their addresses, whatever the document says: names that are sent together,
    /// or a list of such lists, of which the first counts that the client has the credentials for; `[]` means none. Of two
    /// addresses that mean one operation the first counts.
    #[schemars(example = IndexMap::from([("login", Vec::<&str>::new()), ("tag:Reports", vec!["token", "key"])]))]
    pub operation_security: IndexMap<String, Vec<RequirementQuirk>>,
    /// What the client is told once and sends with its calls, by a name of your choice: a tenant, a workspace. The
    /// builder has a method of that name.
    pub settings: IndexMap<String, SettingQuirk>,
    /// Where an error body keeps what it says, which successes are errors, and what codes mean. Places are JSON pointers
    /// (RFC 6901) into the body; where the document declares error answers, a pointer that none of them has is an error.
    /// What is absent, and a body in which nothing of this is found, is read at the places that many vendors use.
    pub errors: Option<ErrorQuirk>,
    /// Pagination rules, tried in order; the first that matches an operation binds to it. A rule that matches none is
    /// an error.
    pub pagination: Vec<PaginationQuirk>,
    /// Rate limits, and the headers that tell their state.
    pub rate_limits: RateLimitQuirks,
    /// What is retried, and for how long.
    pub retry: RetryQuirk,
    /// What the vendor sends by itself: how it is signed, and what it says. The document's own `webhooks` (of 3.1, or
    /// `x-webhooks`) give their types without this.
    pub webhooks: Option<WebhookQuirks>,
    /// Response headers that carry the request's id; the first present wins. Case does not matter.
    #[schemars(example = ["X-Request-Id"])]
    pub request_id: Vec<String>,
    /// Headers sent with every request, by name.
    #[schemars(example = IndexMap::from([("Accept-Language", "en")]))]
    pub headers: IndexMap<String, String>,
    /// Forms in which the vendor writes times, flags, amounts and other values, and which values they are.
    pub codecs: Vec<CodecQuirk>,
    /// How requests are written: an envelope around bodies, lists and brackets in the query.
    pub requests: RequestQuirks,
    /// Encodings besides JSON that a client may choose.
    pub encodings: EncodingQuirks,
    /// Optional properties that may be left out, be null, or have a value, each meaning something else:
    /// `Schema.property`, where `*` stands for any letters and a body without a component is named by its operation's
    /// id; `"*"` alone means the bodies of merge patches (`application/merge-patch+json`). They become `Field`s instead
    /// of `Option`s. What the document declares to be nullable is one already where it is sent; where it only comes, an
    /// `Option` is `None` for both, until it is named here (as for a webhook that tells which properties changed).
    #[schemars(example = ["Sku*Update.*"])]
    pub three_state: Vec<String>,
    /// New names for operations, schemas, properties and enum values.
    pub naming: NamingQuirk,
    /// Component schemas whose objects keep properties that the document does not declare, in a map of any JSON; `"*"`
    /// means every object that an answer carries, those written in place included. A name that no operation reaches is
    /// an error.
    #[schemars(example = ["Device"])]
    pub keep_undeclared: Vec<String>,
    /// Resources by name: which operations belong to them, and what they are. An operation that is not named here
    /// belongs to its first tag, else to the first telling segment of its path.
    pub resources: IndexMap<String, ResourceQuirk>,
    /// Operations that are left out, each with the reason, which is told on every run.
    #[schemars(example = IndexMap::from([("upload_firmware", "answers with a page of HTML")]))]
    pub skip: IndexMap<String, String>,
}

impl Quirks {
    /// The JSON Schema (draft 2020-12) of `quirks.yaml`, with the comments of these types as descriptions.
    #[must_use]
    pub fn schema() -> serde_json::Value {
        schemars::schema_for!(Quirks).to_value()
    }
}
