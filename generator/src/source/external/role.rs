//! What stands where in a document as it was published, of any version: enough to tell a reference from data, and a
//! component from what has to be copied to its place. [`super::super::object`] knows OpenAPI 3.0 alone, and in full.

/// What a place holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    Document,
    Components,
    Paths,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Responses,
    Response,
    Header,
    MediaType,
    Encoding,
    Schema,
    Discriminator,
    Example,
    Link,
    Callback,
    SecurityScheme,
    /// An object or text of no further interest, in which a reference is one.
    Plain,
    /// A value of the vendor's own, in which `$ref` may be a key like any other.
    Value,
    /// Not looked into.
    Opaque,
    /// An object of these.
    Map(Member),
    /// A list of these.
    List(Member),
    /// A schema, or a list of them.
    Schemas,
}

/// What an object or a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Member {
    Callback,
    Encoding,
    Example,
    Header,
    Link,
    MediaType,
    Operation,
    Parameter,
    PathItem,
    RequestBody,
    Response,
    Schema,
    SecurityScheme,
}

impl Member {
    pub(super) fn role(self) -> Role {
        match self {
            Self::Callback => Role::Callback,
            Self::Encoding => Role::Encoding,
            Self::Example => Role::Example,
            Self::Header => Role::Header,
            Self::Link => Role::Link,
            Self::MediaType => Role::MediaType,
            Self::Operation => Role::Operation,
            Self::Parameter => Role::Parameter,
            Self::PathItem => Role::PathItem,
            Self::RequestBody => Role::RequestBody,
            Self::Response => Role::Response,
            Self::Schema => Role::Schema,
            Self::SecurityScheme => Role::SecurityScheme,
        }
    }
}

impl Role {
    /// What a key of an object in this role holds.
    pub(super) fn of_key(self, key: &str) -> Self {
        match self {
            // Here `x-…` may be a name, as of a header.
            Self::Map(member) => member.role(),
            Self::Value => Self::Value,
            Self::Opaque => Self::Opaque,
            _ if key.starts_with("x-") => Self::Opaque,
            Self::Document => document(key),
            Self::Components => section(key),
            Self::Paths | Self::Callback => Self::PathItem,
            Self::PathItem => path_item(key),
            Self::Operation => operation(key),
            Self::Responses => Self::Response,
            Self::Schema | Self::Schemas => schema(key),
            Self::Example if matches!(key, "value" | "dataValue") => Self::Value,
            // Swagger 2.0: bodies by media type.
            Self::Response if key == "examples" => Self::Value,
            _ => part(key),
        }
    }

    /// What an element of a list in this role is.
    pub(super) fn of_item(self) -> Self {
        match self {
            Self::List(member) => member.role(),
            Self::Schemas => Self::Schema,
            Self::Value | Self::Opaque => self,
            _ => Self::Plain,
        }
    }

    /// Where components of this role lie in a document; `None` where there are none, so that what is referred to must
    /// be copied. Swagger 2.0 has fewer, and at its root.
    pub(super) fn section(self, swagger: bool) -> Option<&'static str> {
        match (self, swagger) {
            (Self::Schema | Self::Schemas, true) => Some("/definitions"),
            (Self::Parameter, true) => Some("/parameters"),
            (Self::Response, true) => Some("/responses"),
            (Self::SecurityScheme, true) => Some("/securityDefinitions"),
            (Self::Schema | Self::Schemas, false) => Some("/components/schemas"),
            (Self::Parameter, false) => Some("/components/parameters"),
            (Self::Response, false) => Some("/components/responses"),
            (Self::SecurityScheme, false) => Some("/components/securitySchemes"),
            (Self::RequestBody, false) => Some("/components/requestBodies"),
            (Self::Header, false) => Some("/components/headers"),
            (Self::Example, false) => Some("/components/examples"),
            (Self::Link, false) => Some("/components/links"),
            _ => None,
        }
    }
}

fn document(key: &str) -> Role {
    match key {
        "paths" => Role::Paths,
        "components" => Role::Components,
        "definitions" => Role::Map(Member::Schema),
        "parameters" => Role::Map(Member::Parameter),
        "responses" => Role::Map(Member::Response),
        "securityDefinitions" => Role::Map(Member::SecurityScheme),
        "webhooks" | "x-webhooks" => Role::Map(Member::PathItem),
        _ => Role::Plain,
    }
}

/// A section of `components`.
pub(super) fn section(key: &str) -> Role {
    Role::Map(match key {
        "schemas" => Member::Schema,
        "responses" => Member::Response,
        "parameters" => Member::Parameter,
        "examples" => Member::Example,
        "requestBodies" => Member::RequestBody,
        "headers" => Member::Header,
        "securitySchemes" => Member::SecurityScheme,
        "links" => Member::Link,
        "callbacks" => Member::Callback,
        "pathItems" => Member::PathItem,
        "mediaTypes" => Member::MediaType,
        _ => return Role::Opaque,
    })
}

fn path_item(key: &str) -> Role {
    match key {
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query" => {
            Role::Operation
        }
        "additionalOperations" => Role::Map(Member::Operation),
        "parameters" => Role::List(Member::Parameter),
        _ => Role::Plain,
    }
}

fn operation(key: &str) -> Role {
    match key {
        "parameters" => Role::List(Member::Parameter),
        "requestBody" => Role::RequestBody,
        "responses" => Role::Responses,
        "callbacks" => Role::Map(Member::Callback),
        _ => Role::Plain,
    }
}

fn schema(key: &str) -> Role {
    match key {
        "properties" | "patternProperties" | "definitions" | "$defs" | "dependentSchemas" => {
            Role::Map(Member::Schema)
        }
        "items" | "allOf" | "oneOf" | "anyOf" | "prefixItems" => Role::Schemas,
        "additionalProperties"
        | "additionalItems"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => Role::Schema,
        "discriminator" => Role::Discriminator,
        "example" | "examples" => Role::Value,
        "default" | "enum" | "const" => Role::Opaque,
        _ => Role::Plain,
    }
}

/// Keys of parameters, bodies, responses, headers, media types and encodings, which agree where they share one.
fn part(key: &str) -> Role {
    match key {
        "schema" | "itemSchema" => Role::Schema,
        "content" => Role::Map(Member::MediaType),
        "headers" => Role::Map(Member::Header),
        "links" => Role::Map(Member::Link),
        "examples" => Role::Map(Member::Example),
        "encoding" => Role::Map(Member::Encoding),
        "example" => Role::Value,
        "default" | "enum" => Role::Opaque,
        _ => Role::Plain,
    }
}
