//! The model between reading and deciding: what the API is, in OpenAPI's words, with every reference resolved and
//! every quirk bound. Plain data; nothing here decides, and nothing here knows Rust.

mod answers;
mod behaviour;
mod errors;
mod pagination;
mod request;
mod servers;
mod types;
mod webhooks;

use std::collections::BTreeMap;

use crate::diagnostic::Place;

pub use answers::*;
pub use behaviour::*;
pub use errors::*;
pub use pagination::*;
pub use request::*;
pub use servers::*;
pub use types::*;
pub use webhooks::*;

/// A whole API.
#[derive(Debug, Clone)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`, as written.
    pub version: String,
    /// Where it is written.
    pub version_place: Place,
    /// `info.description`.
    pub description: Option<String>,
    /// `externalDocs.url`, if it is an absolute http(s) URL.
    pub documentation: Option<String>,
    /// First server's absolute URL without a trailing slash, variables replaced by their defaults.
    pub base_url: Option<String>,
    /// Path of the server where the document names only a path; then there is no base URL.
    pub base_path: String,
    /// Every server that a caller may choose: the API's own, then those that only operations name.
    pub servers: Vec<Server>,
    /// Servers that some operations go to instead of the API's own.
    pub sites: Vec<Site>,
    /// Facts about the crate to be made.
    pub package: Package,
    /// Security schemes that can be spoken, in the document's order.
    pub auth: Vec<AuthScheme>,
    /// How errors are told; `None` where no quirk says so.
    pub errors: Option<ErrorShape>,
    /// Declared limits.
    pub limits: Vec<LimitRule>,
    /// Headers that tell the state of limits.
    pub limit_headers: Vec<LimitHeader>,
    /// What differs from the default retry rules.
    pub retry: Retry,
    /// Response headers that carry the request's id, in lower case.
    pub request_id: Vec<String>,
    /// Constant headers of every request.
    pub headers: Vec<(String, String)>,
    /// Arguments that belong to the client.
    pub settings: Vec<Setting>,
    /// Whether brackets in the names of query parameters stay as they are.
    pub raw_brackets: bool,
    /// How YAML is asked for instead of JSON.
    pub yaml: Option<Yaml>,
    /// What errors of single codes have besides.
    pub error_details: Vec<ErrorDetails>,
    /// What the vendor sends by itself; `None` where nothing is known of it.
    pub webhooks: Option<Webhooks>,
    /// Groups of operations.
    pub resources: Vec<Resource>,
    /// Every named or to be named schema that an operation reaches; [`SchemaId`] counts in this list.
    pub schemas: Vec<Schema>,
    /// The type that each schema of the document became, by its JSON pointer; null apart. A schema that differs by
    /// direction has the type that is received, and at a body or parameter the type that is sent.
    pub placed: Vec<(String, TypeRef)>,
}

/// Facts about the crate to be made.
#[derive(Debug, Clone, Default)]
pub struct Package {
    /// Name given by the caller or by quirks; else made from the folder or file's name.
    pub name: String,
    /// Version given by quirks; else `None`, to be made from `info.version`.
    pub version: Option<String>,
    /// SPDX expression given by quirks.
    pub license: Option<String>,
    /// `authors`, `repository`, `homepage`, `keywords`, `categories`, `description` given by quirks.
    pub authors: Vec<String>,
    /// URL of the repository.
    pub repository: Option<String>,
    /// URL of the home page.
    pub homepage: Option<String>,
    /// One line about the crate.
    pub description: Option<String>,
    /// At most five words for the registry.
    pub keywords: Vec<String>,
    /// Whether each resource is a cargo feature.
    pub resource_features: bool,
}

/// A group of operations: a tag, or the first path segment.
#[derive(Debug, Clone)]
pub struct Resource {
    /// The tag as written, or the name a quirk gives.
    pub name: String,
    /// The tag's description.
    pub description: Option<String>,
    /// Its operations in the document's order.
    pub operations: Vec<Operation>,
}

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `operationId`, or words made from method and path where there is none; unique in the API.
    pub id: String,
    /// Method name that a quirk asks for, and where it does.
    pub name: Option<(String, Option<Place>)>,
    /// HTTP method in capital letters.
    pub method: String,
    /// Path template as it is sent, constant query parameters included; every `{name}` in it is a path parameter
    /// below, and all else is written as a URL holds it.
    pub path: String,
    /// The same path as the document writes it, a fragment included: what tells operations apart that are sent to one.
    pub written_path: String,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `externalDocs.url` of the operation, if it is an absolute http(s) URL.
    pub documentation: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// Path parameters in the template's order, then the others in the document's order.
    pub parameters: Vec<Parameter>,
    /// The ways in which its body can be sent, the first one first; empty where it sends none.
    pub bodies: Vec<Body>,
    /// What a success carries.
    pub response: Answer,
    /// The media types that it may have as the document writes them, the preferred one first.
    pub accept: Vec<String>,
    /// Other forms of the same answer that a caller may ask for, by media type.
    pub other_forms: Vec<AnswerForm>,
    /// Statuses besides 2xx that are answers and not errors.
    pub answers: Vec<u16>,
    /// Positions in [`ErrorShape::faults`] of the tests that are meant for it and for few others.
    pub faults: Vec<usize>,
    /// Headers that successes declare.
    pub response_headers: Vec<ResponseHeader>,
    /// Answers that are declared as errors.
    pub errors: Vec<DeclaredError>,
    /// Alternatives of sets of positions in [`Api::auth`]; empty where no credential is needed.
    pub security: Vec<Vec<usize>>,
    /// Scopes or roles that the document asks for, each once.
    pub scopes: Vec<String>,
    /// Position in [`Api::sites`]; `None` for the API's own server.
    pub site: Option<usize>,
    /// Positions in [`Api::settings`] of what the client adds to it.
    pub settings: Vec<usize>,
    /// Positions in [`Api::limits`] of the rules it is charged to.
    pub limits: Vec<usize>,
    /// Whether sending it twice has the effect of sending it once.
    pub idempotent: bool,
    /// How further pages are found.
    pub pagination: Option<Pagination>,
    /// Names of the objects that a JSON body is put into, outermost first.
    pub envelope: Vec<String>,
    /// JSON pointers into `quirks.yaml`: the quirks that were bound to it, in the order in which they were.
    pub quirks: Vec<String>,
    /// Where it stands in the document.
    pub place: Place,
}

/// Position of a schema in [`Api::schemas`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(pub usize);

/// A schema that becomes a type of its own.
#[derive(Debug, Clone)]
pub struct Schema {
    /// What it is called, or what a name can be made of.
    pub name: SchemaName,
    /// Where else in the document stands a schema that is the same, each place once.
    pub also: Vec<Twin>,
    /// `title`; of one that stands in several places only what all of them say.
    pub title: Option<String>,
    /// `description`, else `title`; of one that stands in several places only what all of them say.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// What it is.
    pub kind: SchemaKind,
    /// Where it is an object whose properties are sent as the parts of a multipart body: how each of its fields is
    /// written, by name on the wire.
    pub parts: Option<BTreeMap<String, Part>>,
    /// Whether a caller sends it.
    pub sent: bool,
    /// Whether the vendor sends it.
    pub received: bool,
    /// Where it stands.
    pub place: Place,
    /// JSON pointers into `quirks.yaml`: the quirks that were bound to it or to its members, codecs of members apart.
    pub quirks: Vec<String>,
}

/// A further place of a schema that stands in several.
#[derive(Debug, Clone)]
pub struct Twin {
    /// What it is called there.
    pub name: SchemaName,
    /// Where it is written; the same for those that inherit it.
    pub place: Place,
}

/// What a schema is called.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SchemaName {
    /// A component's name, or the name a quirk gives to it.
    Component(String),
    /// An inline schema: the schema it lies in and the property (`items` of a list count as the list's own name).
    Property(SchemaId, String),
    /// The body of the operation with this id.
    Body(String),
    /// A further form of the body of the operation with this id, and what it is: `form`, `parts`.
    BodyAs(String, String),
    /// The parts of a multipart body that a component describes.
    Parts(String),
    /// The answer of the operation with this id.
    Answer(String),
    /// A parameter of the operation with this id.
    Parameter(String, String),
    /// A variant of a union: the union and the variant's own hint (`title`, tag value, or its kind).
    Variant(SchemaId, String),
    /// The sent form of a component that differs from the received one, and the operation that sends it (the first by
    /// name, where several do).
    Sent(String, String),
}

/// What a schema is.
#[derive(Debug, Clone)]
pub enum SchemaKind {
    /// An object with known properties.
    Object {
        /// The properties in the document's order.
        fields: Vec<Field>,
        /// Type of undeclared properties that the document allows explicitly.
        additional: Option<TypeRef>,
    },
    /// One of a list of values; what is not listed is kept.
    Enum(EnumKind, Vec<EnumValue>),
    /// One of several shapes.
    Union(Vec<Variant>),
    /// An answer whose type depends on its status.
    ByStatus(Vec<StatusVariant>),
    /// Another name for a type.
    Alias(TypeRef),
}

/// A property.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Field {
    /// Name on the wire.
    pub name: String,
    /// Name that `naming` asks for.
    pub rename: Option<String>,
    /// Its type, without null.
    pub ty: TypeRef,
    /// Whether it is always there.
    pub required: bool,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether its null is told from its absence where it only comes, as `three_state` asks.
    pub three_state: bool,
    /// Whether it fills a path parameter somewhere or leads to a listing's items, so that it is never corrected.
    pub identity: bool,
    /// Whether a value of the type holds the type itself through this field without a list or map between.
    pub recursive: bool,
    /// `title` and `description`.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `default`, as JSON text.
    pub default: Option<String>,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// JSON pointer into `quirks.yaml` of the rule that gave it a form of the vendor's own.
    pub codec: Option<String>,
}

/// One shape of a union, with the rule that decides for it before it is decoded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variant {
    /// What its name can be made of: a component's name, a title, a tag value, or its kind.
    pub hint: String,
    /// Its type.
    pub ty: TypeRef,
    /// What decides for it; rules are tried in order.
    pub rule: VariantRule,
    /// Name and value of the tag that is written with it because its type does not declare that property.
    pub tag: Option<(String, String)>,
    /// Whether it holds the union itself without a list or map between.
    pub recursive: bool,
    /// `description`.
    pub description: Option<String>,
}

/// What decides for a variant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum VariantRule {
    /// An object whose property of this name is this scalar, compared by its text.
    Tag(String, String),
    /// An object that has this property.
    Key(String),
    /// An object that has none of these properties.
    Lacks(Vec<String>),
    /// An object whose property of this name passes the test.
    At(String, Box<VariantRule>),
    /// An object whose property of this name is absent or null, or passes the test.
    Maybe(String, Box<VariantRule>),
    /// Any object.
    Object,
    /// A list.
    Array,
    /// A list whose first element, if it has one, passes the test.
    Items(Box<VariantRule>),
    /// A string.
    String,
    /// A string that looks like this format: `date`, `date-time`, `ipv4`, `ipv6` or `uuid`.
    Format(String),
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// This scalar, compared by its text.
    Is(String),
    /// All of these.
    All(Vec<VariantRule>),
    /// One of these; of none, nothing.
    Any(Vec<VariantRule>),
}

impl VariantRule {
    /// The rule that all of these hold; `None` of none.
    #[must_use]
    pub fn all(mut rules: Vec<Self>) -> Option<Self> {
        if rules.len() > 1 { Some(Self::All(rules)) } else { rules.pop() }
    }

    /// The rule that one of these holds.
    #[must_use]
    pub fn any(mut rules: Vec<Self>) -> Self {
        match (rules.pop(), rules.is_empty()) {
            (Some(only), true) => only,
            (last, _) => {
                rules.extend(last);
                Self::Any(rules)
            }
        }
    }

    /// The rule that the property of this name is there and passes the test.
    #[must_use]
    pub fn at(name: &str, rule: Self) -> Self {
        match rule {
            Self::Is(value) => Self::Tag(name.to_owned(), value),
            Self::Any(rules) => Self::any(rules.into_iter().map(|rule| Self::at(name, rule)).collect()),
            rule => Self::At(name.to_owned(), Box::new(rule)),
        }
    }

    /// The rule that nothing passes: of a variant that is only ever sent, or cannot be told from another.
    #[must_use]
    pub const fn never() -> Self {
        Self::Any(Vec::new())
    }
}

impl Api {
    /// Whether a type that an operation or a schema names, at any depth, satisfies the test.
    #[must_use]
    pub fn uses(&self, test: &dyn Fn(&TypeRef) -> bool) -> bool {
        self.types().any(|ty| ty.any(test))
    }

    /// The schema that a type is, behind null and any number of other names; `None` where it is none, or where names go
    /// round in a circle.
    #[must_use]
    pub fn behind(&self, ty: &TypeRef) -> Option<SchemaId> {
        let mut next = ty;
        // As many steps as there are schemas lead to the end of any chain of other names.
        for _ in 0..=self.schemas.len() * 2 {
            match next {
                TypeRef::Nullable(inner) => next = inner,
                TypeRef::Schema(id) => match &self.schemas.get(id.0)?.kind {
                    SchemaKind::Alias(target) => next = target,
                    _ => return Some(*id),
                },
                _ => return None,
            }
        }
        None
    }

    /// Every type that an operation or a schema names itself.
    pub(crate) fn types(&self) -> impl Iterator<Item = &TypeRef> {
        let operations = self.resources.iter().flat_map(|resource| &resource.operations);
        let sent = self.webhooks.iter().flat_map(Webhooks::types);
        let details = self.error_details.iter().map(|details| &details.ty);
        let own = operations.flat_map(Operation::types).chain(self.schemas.iter().flat_map(Schema::types));
        own.chain(sent).chain(details)
    }
}

impl Operation {
    /// Every type that the operation names itself.
    #[must_use]
    pub fn types(&self) -> Vec<&TypeRef> {
        let parameters = self.parameters.iter().map(|parameter| &parameter.ty);
        let body = self.bodies.iter().filter_map(Body::ty);
        let forms = self.other_forms.iter().map(|form| &form.answer);
        let answer = std::iter::once(&self.response).chain(forms).filter_map(Answer::ty);
        let item = self.pagination.as_ref().map(|pagination| &pagination.item);
        let headers = self.response_headers.iter().map(|header| &header.ty);
        parameters.chain(body).chain(answer).chain(item).chain(headers).collect()
    }
}

impl Schema {
    /// Every place where it stands: what it is called there, and where it is written.
    pub fn places(&self) -> impl Iterator<Item = (&SchemaName, &Place)> {
        let further = self.also.iter().map(|twin| (&twin.name, &twin.place));
        std::iter::once((&self.name, &self.place)).chain(further)
    }

    /// Every type that the schema names itself.
    #[must_use]
    pub fn types(&self) -> Vec<&TypeRef> {
        match &self.kind {
            SchemaKind::Object { fields, additional } => {
                fields.iter().map(|field| &field.ty).chain(additional).collect()
            }
            SchemaKind::Union(variants) => variants.iter().map(|variant| &variant.ty).collect(),
            SchemaKind::ByStatus(variants) => variants.iter().filter_map(|one| one.answer.ty()).collect(),
            SchemaKind::Alias(ty) => vec![ty],
            SchemaKind::Enum(..) => Vec::new(),
        }
    }
}
