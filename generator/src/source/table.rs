//! The one table of OpenAPI's objects, from 2.0 to 3.2: which keys each has and since when, what they hold, and what a
//! missing one costs. The walk, the repairs and the references are driven by it. What has no mark of a version is
//! OpenAPI 3.0's and read by `openapiv3`; what `openapiv3` would drop is marked [`Kind::Aside`], any other key is unknown.
//! What only 2.0 has is gone after the upgrade; it is listed so that what stands there is found before.

use super::object::{Key, Kind, Need, Object};
use super::versions::Version;

use Kind::{Any, AnyMap, Anys, Aside, Choice, Count, Flag, List, Map, Number, One};
use Kind::{Ref, RefList, RefMap, Requirements, SchemaOrFlag, Text, TextMap, Texts, Told};
use Need::{Filled, Optional, Required};
use Version::{V2_0, V3_1, V3_2};

const fn key(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, need: Optional, since: V2_0, until: V3_2, waived: None }
}

const fn must(name: &'static str, kind: Kind) -> Key {
    Key { need: Required, ..key(name, kind) }
}

const fn fill(name: &'static str, kind: Kind, text: &'static str) -> Key {
    Key { need: Filled(text), ..key(name, kind) }
}

/// A key that is required before a version only.
const fn waived(since: Version, key: Key) -> Key {
    Key { waived: Some(since), ..key }
}

/// A key that came later than 3.0.
const fn since(since: Version, key: Key) -> Key {
    Key { since, ..key }
}

/// A key that went after 2.0.
const fn old(name: &'static str, kind: Kind) -> Key {
    Key { until: V2_0, ..key(name, kind) }
}

/// Keywords that say which values are valid: whoever sends a wrong one is told by the server.
const RESTRICTS: Kind = Told("restricts values and shapes no type; it is not checked");

/// A condition on values.
const CONDITION: Kind = Told(
    "restricts values and is not checked; the `properties` of `then` and `else` are optional ones, but for those noted as not read",
);

/// Schemas that count where a property is there.
const DEPENDENT: Kind = Told(
    "restricts values and is not checked; the `properties` in it are optional ones, but for those noted as not read",
);

/// How parts within parts are encoded.
const PARTS: Kind = Told("is not followed: each part is encoded by its own schema");

/// How parts by position are encoded.
const ITEMS: Kind = Told(
    "is not followed: a caller puts such a body together part by part, and reads such an answer as bytes",
);

pub(super) const DOCUMENT: &[Key] = &[
    must("openapi", Text),
    fill("info", One(Object::Info), ""),
    key("servers", List(Object::Server)),
    waived(V3_1, fill("paths", One(Object::Paths), "")),
    key("components", One(Object::Components)),
    key("security", Requirements),
    key("tags", List(Object::Tag)),
    key("externalDocs", One(Object::ExternalDocs)),
    since(V3_1, key("webhooks", Any)),
    since(V3_1, key("jsonSchemaDialect", Aside)),
    since(V3_2, key("$self", Aside)),
    old("swagger", Text),
    old("host", Text),
    old("basePath", Text),
    old("schemes", Texts),
    old("consumes", Texts),
    old("produces", Texts),
    old("definitions", RefMap(Object::Schema)),
    old("parameters", RefMap(Object::Parameter)),
    old("responses", RefMap(Object::Response)),
    old("securityDefinitions", RefMap(Object::SecurityScheme)),
];

pub(super) const INFO: &[Key] = &[
    fill("title", Text, "API"),
    fill("version", Text, "0.1.0"),
    key("description", Text),
    key("termsOfService", Text),
    key("contact", One(Object::Contact)),
    key("license", One(Object::License)),
    since(V3_1, key("summary", Aside)),
];

pub(super) const TAG: &[Key] = &[
    must("name", Text),
    key("description", Text),
    key("externalDocs", One(Object::ExternalDocs)),
    since(V3_2, key("summary", Aside)),
    since(V3_2, key("parent", Aside)),
    since(V3_2, key("kind", Aside)),
];

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
    since(V3_2, key("query", One(Object::Operation))),
    since(V3_2, key("additionalOperations", Map(Object::Operation))),
];

pub(super) const OPERATION: &[Key] = &[
    key("tags", Texts),
    key("summary", Text),
    key("description", Text),
    key("externalDocs", One(Object::ExternalDocs)),
    key("operationId", Text),
    key("parameters", RefList(Object::Parameter)),
    key("requestBody", Ref(Object::RequestBody)),
    waived(V3_1, fill("responses", One(Object::Responses), "")),
    key("callbacks", Map(Object::Callback)),
    key("deprecated", Flag),
    key("security", Requirements),
    key("servers", List(Object::Server)),
    old("schemes", Texts),
    old("consumes", Texts),
    old("produces", Texts),
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
    old("items", Ref(Object::Schema)),
    old("default", Any),
    old("enum", Any),
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
    old("items", Ref(Object::Schema)),
    old("default", Any),
    old("enum", Any),
];

pub(super) const REQUEST_BODY: &[Key] =
    &[key("description", Text), key("content", Map(Object::MediaType)), key("required", Flag)];

pub(super) const MEDIA_TYPE: &[Key] = &[
    key("schema", Ref(Object::Schema)),
    key("example", Any),
    key("examples", RefMap(Object::Example)),
    key("encoding", Map(Object::Encoding)),
    since(V3_2, key("itemSchema", Ref(Object::Schema))),
    since(V3_2, key("itemEncoding", ITEMS)),
    since(V3_2, key("prefixEncoding", ITEMS)),
];

pub(super) const ENCODING: &[Key] = &[
    key("contentType", Text),
    key("headers", RefMap(Object::Header)),
    key("style", Choice(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
    key("explode", Flag),
    key("allowReserved", Flag),
    since(V3_2, key("encoding", PARTS)),
    since(V3_2, key("itemEncoding", PARTS)),
    since(V3_2, key("prefixEncoding", PARTS)),
];

pub(super) const RESPONSE: &[Key] = &[
    waived(V3_2, fill("description", Text, "")),
    key("headers", RefMap(Object::Header)),
    key("content", Map(Object::MediaType)),
    key("links", RefMap(Object::Link)),
    since(V3_2, key("summary", Aside)),
    old("schema", Ref(Object::Schema)),
    old("examples", AnyMap),
];

pub(super) const EXAMPLE: &[Key] = &[
    key("summary", Text),
    key("description", Text),
    key("value", Any),
    key("externalValue", Text),
    since(V3_2, key("dataValue", Any)),
    since(V3_2, key("serializedValue", Aside)),
];

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
    since(V3_1, key("$schema", Aside)),
    since(V3_1, key("$id", Aside)),
    since(V3_1, key("$anchor", Aside)),
    since(V3_1, key("$dynamicAnchor", Aside)),
    since(V3_1, key("$recursiveAnchor", Aside)),
    since(V3_1, key("$vocabulary", Aside)),
    since(V3_1, key("$comment", Aside)),
    since(V3_1, key("$defs", RefMap(Object::Schema))),
    since(V3_1, key("definitions", RefMap(Object::Schema))),
    since(V3_1, key("const", Any)),
    since(V3_1, key("examples", Any)),
    since(V3_1, key("prefixItems", RefList(Object::Schema))),
    since(V3_1, key("patternProperties", RefMap(Object::Schema))),
    since(V3_1, key("contentEncoding", Aside)),
    since(V3_1, key("contentMediaType", Aside)),
    since(
        V3_1,
        key("contentSchema", Told("describes what is inside a string; the string is given as it is")),
    ),
    since(V3_1, key("$dynamicRef", Told("is not followed; any value is accepted there"))),
    since(V3_1, key("$recursiveRef", Told("is not followed; any value is accepted there"))),
    since(V3_1, key("if", CONDITION)),
    since(V3_1, key("then", Aside)),
    since(V3_1, key("else", Aside)),
    since(V3_1, key("dependentSchemas", DEPENDENT)),
    since(V3_1, key("dependentRequired", RESTRICTS)),
    since(V3_1, key("dependencies", DEPENDENT)),
    since(V3_1, key("unevaluatedItems", RESTRICTS)),
    since(V3_1, key("unevaluatedProperties", RESTRICTS)),
    since(V3_1, key("propertyNames", RESTRICTS)),
    since(V3_1, key("contains", RESTRICTS)),
    since(V3_1, key("minContains", Aside)),
    since(V3_1, key("maxContains", Aside)),
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
    since(V3_1, key("pathItems", RefMap(Object::PathItem))),
    since(V3_2, key("mediaTypes", RefMap(Object::MediaType))),
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
    since(V3_2, key("deprecated", Aside)),
    since(V3_2, key("oauth2MetadataUrl", Aside)),
];

pub(super) const FLOWS: &[Key] = &[
    key("implicit", One(Object::ImplicitFlow)),
    key("password", One(Object::PasswordFlow)),
    key("clientCredentials", One(Object::ClientCredentialsFlow)),
    key("authorizationCode", One(Object::AuthorizationCodeFlow)),
    since(V3_2, key("deviceAuthorization", Aside)),
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

pub(super) const DISCRIMINATOR: &[Key] =
    &[must("propertyName", Text), key("mapping", TextMap), since(V3_2, key("defaultMapping", Aside))];

pub(super) const EXTERNAL_DOCS: &[Key] = &[must("url", Text), key("description", Text)];

pub(super) const LICENSE: &[Key] =
    &[must("name", Text), key("url", Text), since(V3_1, key("identifier", Aside))];

pub(super) const RESPONSES: &[Key] = &[key("default", Ref(Object::Response))];

pub(super) const SERVER: &[Key] = &[
    must("url", Text),
    key("description", Text),
    key("variables", Map(Object::ServerVariable)),
    since(V3_2, key("name", Aside)),
];

pub(super) const SERVER_VARIABLE: &[Key] =
    &[must("default", Text), key("enum", Texts), key("description", Text)];
