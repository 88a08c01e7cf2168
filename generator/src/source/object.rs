//! The objects of OpenAPI, what their keys may hold and what a missing one costs.

use super::table;
use super::versions::Version;

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anything; not looked into.
    Any,
    /// A list of anything.
    Anys,
    /// Known to OpenAPI, dropped by `openapiv3`: kept under another name.
    Aside,
    /// Known to OpenAPI and without influence on what is generated: left out, and said once a document in these
    /// words, which follow the key's name.
    Told(&'static str),
    /// A string.
    Text,
    /// One of these strings.
    Choice(&'static [&'static str]),
    /// A list of strings.
    Texts,
    /// An object of strings.
    TextMap,
    /// An object of lists of strings.
    TextsMap,
    /// A list of objects of lists of strings: security requirements.
    Requirements,
    /// An object of anything.
    AnyMap,
    /// A boolean.
    Flag,
    /// A finite number.
    Number,
    /// A whole number from 0.
    Count,
    /// An object.
    One(Object),
    /// An object or a reference to one.
    Ref(Object),
    /// A list of objects.
    List(Object),
    /// A list of objects or references.
    RefList(Object),
    /// An object of objects.
    Map(Object),
    /// An object of objects or references.
    RefMap(Object),
    /// A schema, a reference to one, or a boolean.
    SchemaOrFlag,
}

/// What a missing key costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Nothing.
    Optional,
    /// The object.
    Required,
    /// Nothing: this text is filled in; an empty object where the text is empty and the key holds an object.
    Filled(&'static str),
}

/// One key of an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) need: Need,
    /// The first version of OpenAPI that has the key.
    pub(super) since: Version,
    /// The last version that has the key.
    pub(super) until: Version,
    /// The first version in which a missing key needs no word.
    pub(super) waived: Option<Version>,
}

/// Keys of an object that are not fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// Extensions only.
    None,
    /// `/path` to path item.
    Paths,
    /// Status, or a class such as `4XX`, to response.
    Statuses,
    /// Runtime expression to path item.
    Expressions,
}

/// An object of OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Object {
    AuthorizationCodeFlow,
    Callback,
    ClientCredentialsFlow,
    Components,
    Contact,
    Discriminator,
    Document,
    Encoding,
    Example,
    ExternalDocs,
    Flows,
    Header,
    ImplicitFlow,
    Info,
    License,
    Link,
    MediaType,
    Operation,
    Parameter,
    PasswordFlow,
    PathItem,
    Paths,
    RequestBody,
    Response,
    Responses,
    Schema,
    SecurityScheme,
    Server,
    ServerVariable,
    Tag,
}

impl Object {
    /// Its name in a sentence.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Callback => "callback",
            Self::Components => "components object",
            Self::Contact => "contact",
            Self::Discriminator => "discriminator",
            Self::Document => "document",
            Self::Encoding => "encoding",
            Self::Example => "example",
            Self::ExternalDocs => "externalDocs object",
            Self::Flows => "flows object",
            Self::Header => "header",
            Self::AuthorizationCodeFlow
            | Self::ClientCredentialsFlow
            | Self::ImplicitFlow
            | Self::PasswordFlow => "flow",
            Self::Info => "info object",
            Self::License => "license",
            Self::Link => "link",
            Self::MediaType => "media type",
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::PathItem => "path item",
            Self::Paths => "paths object",
            Self::RequestBody => "request body",
            Self::Response => "response",
            Self::Responses => "responses object",
            Self::Schema => "schema",
            Self::SecurityScheme => "security scheme",
            Self::Server => "server",
            Self::ServerVariable => "server variable",
            Self::Tag => "tag",
        }
    }

    /// The section of `components` that holds objects of this kind.
    pub(super) fn section(self) -> Option<&'static str> {
        match self {
            Self::Schema => Some("schemas"),
            Self::Response => Some("responses"),
            Self::Parameter => Some("parameters"),
            Self::Example => Some("examples"),
            Self::RequestBody => Some("requestBodies"),
            Self::Header => Some("headers"),
            Self::SecurityScheme => Some("securitySchemes"),
            Self::Link => Some("links"),
            Self::Callback => Some("callbacks"),
            _ => None,
        }
    }

    /// The keys that are not fixed.
    pub(super) fn others(self) -> Others {
        match self {
            Self::Paths => Others::Paths,
            Self::Responses => Others::Statuses,
            Self::Callback => Others::Expressions,
            _ => Others::None,
        }
    }

    /// What a key holds, in whichever version has it; `None` where the object has no such key.
    pub(super) fn kind_of(self, key: &str) -> Option<Kind> {
        if let Some(fixed) = self.key(key) {
            return Some(fixed.kind);
        }
        match self.others() {
            _ if key.starts_with("x-") => None,
            Others::Paths => key.starts_with('/').then_some(Kind::Ref(Self::PathItem)),
            Others::Statuses => is_status(key).then_some(Kind::Ref(Self::Response)),
            Others::Expressions => Some(Kind::One(Self::PathItem)),
            Others::None => None,
        }
    }

    /// A fixed key.
    pub(super) fn key(self, name: &str) -> Option<&'static Key> {
        self.keys().iter().find(|key| key.name == name)
    }

    /// The fixed keys.
    pub(super) fn keys(self) -> &'static [Key] {
        match self {
            Self::Paths | Self::Callback => table::CALLBACK,
            Self::AuthorizationCodeFlow => table::AUTHORIZATION_CODE_FLOW,
            Self::ClientCredentialsFlow | Self::PasswordFlow => table::TOKEN_FLOW,
            Self::Components => table::COMPONENTS,
            Self::Contact => table::CONTACT,
            Self::Discriminator => table::DISCRIMINATOR,
            Self::Document => table::DOCUMENT,
            Self::Encoding => table::ENCODING,
            Self::Example => table::EXAMPLE,
            Self::ExternalDocs => table::EXTERNAL_DOCS,
            Self::Flows => table::FLOWS,
            Self::Header => table::HEADER,
            Self::ImplicitFlow => table::IMPLICIT_FLOW,
            Self::Info => table::INFO,
            Self::License => table::LICENSE,
            Self::Link => table::LINK,
            Self::MediaType => table::MEDIA_TYPE,
            Self::Operation => table::OPERATION,
            Self::Parameter => table::PARAMETER,
            Self::PathItem => table::PATH_ITEM,
            Self::RequestBody => table::REQUEST_BODY,
            Self::Response => table::RESPONSE,
            Self::Responses => table::RESPONSES,
            Self::Schema => table::SCHEMA,
            Self::SecurityScheme => table::SECURITY_SCHEME,
            Self::Server => table::SERVER,
            Self::ServerVariable => table::SERVER_VARIABLE,
            Self::Tag => table::TAG,
        }
    }
}

/// `100` to `999`, or a class such as `4XX`.
fn is_status(key: &str) -> bool {
    let bytes = key.as_bytes();
    let digit = |at: usize| bytes[at].is_ascii_digit();
    bytes.len() == 3
        && (b'1'..=b'9').contains(&bytes[0])
        && (digit(1) && digit(2) || key[1..].eq_ignore_ascii_case("xx"))
}
