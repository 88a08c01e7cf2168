//! The one table of OpenAPI's objects: which keys each has, what they hold, and what a missing one costs. The walk,
//! the repairs and the references are driven by it. It says what `openapiv3` reads; a key that OpenAPI 3.0 knows and
//! `openapiv3` drops is marked [`Kind::Aside`], any other key is unknown.

use super::object::{Key, Kind, Need, Object};

use Kind::{Any, AnyMap, Anys, Aside, Choice, Count, Flag, List, Map, Number, One};
use Kind::{Ref, RefList, RefMap, Requirements, SchemaOrFlag, Text, TextMap, Texts};
use Need::{Filled, Optional, Required};

const fn key(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, need: Optional }
}

const fn must(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, need: Required }
}

const fn fill(name: &'static str, kind: Kind, text: &'static str) -> Key {
    Key { name, kind, need: Filled(text) }
}

pub(super) const DOCUMENT: &[Key] = &[
    must("openapi", Text),
    fill("info", One(Object::Info), ""),
    key("servers", List(Object::Server)),
    fill("paths", One(Object::Paths), ""),
    key("components", One(Object::Components)),
    key("security", Requirements),
    key("tags", List(Object::Tag)),
    key("externalDocs", One(Object::ExternalDocs)),
];

pub(super) const INFO: &[Key] = &[
    fill("title", Text, "API"),
    fill("version", Text, "0.1.0"),
    key("description", Text),
    key("termsOfService", Text),
    key("contact", One(Object::Contact)),
    key("license", One(Object::License)),
];

pub(super) const TAG: &[Key] =
    &[must("name", Text), key("description", Text), key("externalDocs", One(Object::ExternalDocs))];

pub(super) const PATH_ITEM: &[Key] = &[
    key("summary", Text),
    key("description", Text),
    key("get", One(Object::Operation)),
    key("put", One(Object::Operation)),
    key("post", One(Object::Operation)),
    key("delete", One(Object::Operation)),
    key("options", One(Object::Operation)),
    key("head", One(Object::Operation)),
    key("patch", One(Object::Operation)),
    key("trace", One(Object::Operation)),
    key("servers", List(Object::Server)),
    key("parameters", RefList(Object::Parameter)),
];

pub(super) const OPERATION: &[Key] = &[
    key("tags", Texts),
    key("summary", Text),
    key("description", Text),
    key("externalDocs", One(Object::ExternalDocs)),
    key("operationId", Text),
    key("parameters", RefList(Object::Parameter)),
    key("requestBody", Ref(Object::RequestBody)),
    fill("responses", One(Object::Responses), ""),
    key("callbacks", Map(Object::Callback)),
    key("deprecated", Flag),
    key("security", Requirements),
    key("servers", List(Object::Server)),
];

pub(super) const PARAMETER: &[Key] = &[
    must("name", Text),
    must("in", Choice(&["query", "header", "path", "cookie"])),
    key("description", Text),
    key("required", Flag),
    key("deprecated", Flag),
    key("allowEmptyValue", Flag),
    key(
        "style",
        Choice(&["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"]),
    ),
    key("explode", Flag),
    key("allowReserved", Flag),
    key("schema", Ref(Object::Schema)),
    key("content", Map(Object::MediaType)),
    key("example", Any),
    key("examples", RefMap(Object::Example)),
];

pub(super) const HEADER: &[Key] = &[
    key("description", Text),
    key("required", Flag),
    key("deprecated", Flag),
    key("style", Choice(&["simple"])),
    key("explode", Aside),
    key("allowEmptyValue", Aside),
    key("allowReserved", Aside),
    key("schema", Ref(Object::Schema)),
    key("content", Map(Object::MediaType)),
    key("example", Any),
    key("examples", RefMap(Object::Example)),
];

pub(super) const REQUEST_BODY: &[Key] =
    &[key("description", Text), key("content", Map(Object::MediaType)), key("required", Flag)];

pub(super) const MEDIA_TYPE: &[Key] = &[
    key("schema", Ref(Object::Schema)),
    key("example", Any),
    key("examples", RefMap(Object::Example)),
    key("encoding", Map(Object::Encoding)),
];

pub(super) const ENCODING: &[Key] = &[
    key("contentType", Text),
    key("headers", RefMap(Object::Header)),
    key("style", Choice(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
    key("explode", Flag),
    key("allowReserved", Flag),
];

pub(super) const RESPONSE: &[Key] = &[
    fill("description", Text, ""),
    key("headers", RefMap(Object::Header)),
    key("content", Map(Object::MediaType)),
    key("links", RefMap(Object::Link)),
];

pub(super) const EXAMPLE: &[Key] =
    &[key("summary", Text), key("description", Text), key("value", Any), key("externalValue", Text)];

pub(super) const LINK: &[Key] = &[
    key("operationRef", Text),
    key("operationId", Text),
    key("parameters", AnyMap),
    key("requestBody", Any),
    key("description", Text),
    key("server", One(Object::Server)),
];

pub(super) const SCHEMA: &[Key] = &[
    key("title", Text),
    key("description", Text),
    key("type", Text),
    key("format", Text),
    key("pattern", Text),
    key("multipleOf", Number),
    key("minimum", Number),
    key("maximum", Number),
    key("exclusiveMinimum", Flag),
    key("exclusiveMaximum", Flag),
    key("minLength", Count),
    key("maxLength", Count),
    key("minItems", Count),
    key("maxItems", Count),
    key("uniqueItems", Flag),
    key("minProperties", Count),
    key("maxProperties", Count),
    key("required", Texts),
    key("enum", Anys),
    key("items", Ref(Object::Schema)),
    key("properties", RefMap(Object::Schema)),
    key("additionalProperties", SchemaOrFlag),
    key("allOf", RefList(Object::Schema)),
    key("oneOf", RefList(Object::Schema)),
    key("anyOf", RefList(Object::Schema)),
    key("not", Ref(Object::Schema)),
    key("nullable", Flag),
    key("readOnly", Flag),
    key("writeOnly", Flag),
    key("deprecated", Flag),
    key("discriminator", One(Object::Discriminator)),
    key("externalDocs", One(Object::ExternalDocs)),
    key("xml", Aside),
    key("default", Any),
    key("example", Any),
];

pub(super) const COMPONENTS: &[Key] = &[
    key("schemas", RefMap(Object::Schema)),
    key("responses", RefMap(Object::Response)),
    key("parameters", RefMap(Object::Parameter)),
    key("examples", RefMap(Object::Example)),
    key("requestBodies", RefMap(Object::RequestBody)),
    key("headers", RefMap(Object::Header)),
    key("securitySchemes", RefMap(Object::SecurityScheme)),
    key("links", RefMap(Object::Link)),
    key("callbacks", RefMap(Object::Callback)),
];

pub(super) const SECURITY_SCHEME: &[Key] = &[
    must("type", Choice(&["apiKey", "http", "oauth2", "openIdConnect"])),
    key("description", Text),
    key("name", Text),
    key("in", Choice(&["query", "header", "cookie"])),
    key("scheme", Text),
    key("bearerFormat", Text),
    key("flows", One(Object::Flows)),
    key("openIdConnectUrl", Text),
];

pub(super) const FLOWS: &[Key] = &[
    key("implicit", One(Object::ImplicitFlow)),
    key("password", One(Object::PasswordFlow)),
    key("clientCredentials", One(Object::ClientCredentialsFlow)),
    key("authorizationCode", One(Object::AuthorizationCodeFlow)),
];

pub(super) const IMPLICIT_FLOW: &[Key] =
    &[must("authorizationUrl", Text), key("refreshUrl", Text), fill("scopes", TextMap, "")];

pub(super) const TOKEN_FLOW: &[Key] =
    &[must("tokenUrl", Text), key("refreshUrl", Text), fill("scopes", TextMap, "")];

pub(super) const AUTHORIZATION_CODE_FLOW: &[Key] = &[
    must("authorizationUrl", Text),
    must("tokenUrl", Text),
    key("refreshUrl", Text),
    fill("scopes", TextMap, ""),
];

pub(super) const CALLBACK: &[Key] = &[];

pub(super) const CONTACT: &[Key] = &[key("name", Text), key("url", Text), key("email", Text)];

pub(super) const DISCRIMINATOR: &[Key] = &[must("propertyName", Text), key("mapping", TextMap)];

pub(super) const EXTERNAL_DOCS: &[Key] = &[must("url", Text), key("description", Text)];

pub(super) const LICENSE: &[Key] = &[must("name", Text), key("url", Text)];

pub(super) const RESPONSES: &[Key] = &[key("default", Ref(Object::Response))];

pub(super) const SERVER: &[Key] =
    &[must("url", Text), key("description", Text), key("variables", Map(Object::ServerVariable))];

pub(super) const SERVER_VARIABLE: &[Key] =
    &[must("default", Text), key("enum", Texts), key("description", Text)];
