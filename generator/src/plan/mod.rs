//! The model to Rust decisions: every name, type, file, feature and dependency is chosen here, so that `emit` only
//! prints. The only place that knows Rust naming.

mod docs;
mod example;
mod guide;
mod letters;
mod names;
mod operations;
mod package;
mod placement;
mod resources;
mod runtime;
mod runtime_files;
mod schema_names;
mod types;

use crate::api::{self, Api};
use crate::diagnostic::Diagnostics;

pub use docs::code;
pub use guide::Guide;
pub use names::plain;
pub use resources::RUNTIME_NAMES;
#[cfg(test)]
pub(crate) use runtime::OPTIONAL;

/// A crate, decided.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What goes into `Cargo.toml`.
    pub package: Package,
    /// The crate's name as Rust code writes it.
    pub crate_name: String,
    /// Title of the API, one line of Markdown that is safe in documentation.
    pub title: String,
    /// The API's description as lines of Markdown that is safe in documentation.
    pub description: Vec<String>,
    /// The vendor's own documentation.
    pub documentation: Option<String>,
    /// The vendor's behaviour, passed on as it was read.
    pub behaviour: Behaviour,
    /// One method of the client's builder for each security scheme.
    pub credentials: Vec<CredentialMethod>,
    /// Groups of operations, each a file.
    pub resources: Vec<Resource>,
    /// Types that several resources use, in one file.
    pub types: Vec<TypeItem>,
    /// Prelude names that a type of the crate hides: `Option`, `Vec`, `String`, `Box`.
    pub shadowed: Vec<&'static str>,
    /// The runtime's files that are copied.
    pub runtime: RuntimeFiles,
    /// The README's sentences about the vendor.
    pub guide: Guide,
    /// The example that README and `examples/quickstart.rs` show.
    pub example: Example,
    /// Recursion limit that the deepest type needs, where it exceeds the compiler's own.
    pub recursion_limit: Option<usize>,
}

/// The vendor's behaviour: what becomes the `PROFILE`.
#[derive(Debug, Clone)]
pub struct Behaviour {
    /// `name/version` for the `User-Agent` header.
    pub user_agent: String,
    /// Default base URL.
    pub base_url: Option<String>,
    /// Security schemes by position.
    pub auth: Vec<Named<api::AuthScheme>>,
    /// Shape of error bodies.
    pub errors: Option<api::ErrorShape>,
    /// Limits by position.
    pub limits: Vec<Named<api::LimitRule>>,
    /// Headers that tell the state of limits.
    pub limit_headers: Vec<Named<api::LimitHeader>>,
    /// What differs from the default retry rules.
    pub retry: api::Retry,
    /// Headers that may carry the request's id.
    pub request_id: Vec<String>,
    /// Constant headers.
    pub headers: Vec<(String, String)>,
}

/// A value that becomes a constant.
#[derive(Debug, Clone)]
pub struct Named<T> {
    /// The constant's name.
    pub constant: String,
    /// Its value.
    pub value: T,
}

/// What goes into `Cargo.toml`.
#[derive(Debug, Clone)]
pub struct Package {
    /// Package name.
    pub name: String,
    /// Semantic version.
    pub version: String,
    /// One line.
    pub description: String,
    /// SPDX expression.
    pub license: String,
    /// Authors.
    pub authors: Vec<String>,
    /// URL of the repository.
    pub repository: Option<String>,
    /// URL of the home page.
    pub homepage: Option<String>,
    /// URL of the vendor's documentation.
    pub documentation: Option<String>,
    /// At most five words.
    pub keywords: Vec<String>,
    /// Oldest compiler that builds it.
    pub rust_version: String,
    /// Features with what they turn on, `default` first.
    pub features: Vec<(String, Vec<String>)>,
    /// Dependencies: name and the value that the manifest of the runtime gives.
    pub dependencies: Vec<(String, String)>,
    /// Dependencies of examples and tests.
    pub dev_dependencies: Vec<(String, String)>,
}

/// One method of the client's builder that takes a credential.
#[derive(Debug, Clone)]
pub struct CredentialMethod {
    /// Method name.
    pub name: String,
    /// Position in the profile's schemes.
    pub index: usize,
    /// What it takes.
    pub kind: CredentialKind,
    /// Documentation.
    pub docs: Vec<String>,
}

/// What a credential method takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialKind {
    /// A token.
    Token,
    /// User name and password.
    Basic,
    /// A key.
    Key,
}

/// A group of operations, which becomes a file and a handle.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Module and file name.
    pub module: String,
    /// Name of the handle type.
    pub handle: String,
    /// Name of the client's accessor.
    pub accessor: String,
    /// Cargo feature that gates it, if features are made.
    pub feature: Option<String>,
    /// Documentation of the handle.
    pub docs: Vec<String>,
    /// Operations in the document's order.
    pub operations: Vec<Operation>,
    /// Types that only this resource uses.
    pub types: Vec<TypeItem>,
    /// Names of the runtime that a type of this file hides, so that they are written with their module.
    pub qualified: Vec<&'static str>,
}

/// One operation: a method of its resource's handle.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Name of the descriptor.
    pub constant: String,
    /// The descriptor.
    pub descriptor: Descriptor,
    /// Method name.
    pub method: String,
    /// Documentation.
    pub docs: Vec<String>,
    /// Whether the method is deprecated.
    pub deprecated: bool,
    /// Required arguments in order.
    pub arguments: Vec<Argument>,
    /// The struct that carries them where they are more than five.
    pub arguments_struct: Option<String>,
    /// How an answer is read.
    pub reader: Reader,
    /// What an answer becomes.
    pub output: RustType,
    /// The marker that carries setters and paging.
    pub marker: Option<Marker>,
}

impl Operation {
    /// Whether its answers come in pages.
    #[must_use]
    pub fn is_paged(&self) -> bool {
        self.marker.as_ref().is_some_and(|marker| marker.pages.is_some())
    }
}

/// What becomes the operation's static descriptor.
#[derive(Debug, Clone)]
pub struct Descriptor {
    /// Operation id.
    pub id: String,
    /// HTTP method.
    pub http_method: String,
    /// Path template.
    pub path: String,
    /// `Accept` header where it is not JSON.
    pub accept: Option<String>,
    /// Alternatives of sets of schemes.
    pub security: Vec<Vec<usize>>,
    /// Limit rules.
    pub limits: Vec<usize>,
    /// Whether it may be sent twice.
    pub idempotent: bool,
    /// How pages are found.
    pub pagination: Option<api::Pagination>,
}

/// How an answer is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// As JSON.
    Json,
    /// As text.
    Text,
    /// As bytes.
    Bytes,
    /// Not at all.
    Empty,
}

/// An argument or setter of an operation.
#[derive(Debug, Clone)]
pub struct Argument {
    /// Rust name.
    pub name: String,
    /// Type of its value.
    pub ty: RustType,
    /// How a caller hands it over.
    pub passing: Passing,
    /// Where it goes.
    pub target: Target,
    /// Documentation.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// Where an argument goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Into the path.
    Path(String),
    /// Into the query.
    Query(String, api::Style),
    /// Into a header.
    Header(String),
    /// Into the `Cookie` header.
    Cookie(String),
    /// It is the JSON body, sent with this media type.
    JsonBody(String),
    /// It is the body as bytes, sent with this media type.
    BytesBody(String),
}

/// How a caller hands a value over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    /// As it is.
    Value,
    /// Borrowed.
    Reference,
    /// As anything that turns into it.
    Into,
    /// As anything that a request's body is made of.
    Body,
}

/// The type that tells a call's setters and pages.
#[derive(Debug, Clone)]
pub struct Marker {
    /// Type name.
    pub name: String,
    /// Documentation.
    pub docs: Vec<String>,
    /// Optional arguments.
    pub setters: Vec<Argument>,
    /// How items are taken out of a page.
    pub pages: Option<Pages>,
}

/// How items are taken out of a page.
#[derive(Debug, Clone)]
pub struct Pages {
    /// Type of an item.
    pub item: RustType,
    /// The way from the page to its items.
    pub steps: Vec<Step>,
}

/// One step from a page to its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Field name.
    pub field: String,
    /// What has to be taken off to get at the value.
    pub wrapper: Wrapper,
}

/// What lies around a field's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrapper {
    /// Nothing.
    None,
    /// `Option`.
    Option,
    /// The runtime's `Field`.
    Field,
}

/// A type of the crate.
#[derive(Debug, Clone)]
pub struct TypeItem {
    /// Type name.
    pub name: String,
    /// Documentation.
    pub docs: Vec<String>,
    /// What it is.
    pub kind: TypeKind,
}

/// What a type is.
#[derive(Debug, Clone)]
pub enum TypeKind {
    /// A struct with a table of its fields.
    Struct(Struct),
    /// An open enumeration of strings.
    Enum {
        /// The known values.
        variants: Vec<EnumVariant>,
        /// Name of the variant for unknown ones.
        unknown: String,
    },
    /// One of several shapes.
    Union {
        /// The shapes, in the order in which their rules are tried.
        variants: Vec<UnionVariant>,
        /// Name of the variant for anything else.
        other: String,
    },
    /// Another name.
    Alias(RustType),
}

/// A struct.
#[derive(Debug, Clone)]
pub struct Struct {
    /// Its fields in the document's order.
    pub fields: Vec<StructField>,
    /// Field for undeclared properties, with the type of their values.
    pub rest: Option<(String, RustType)>,
    /// Whether `Default` is derived: nothing is required.
    pub default: bool,
    /// How a caller makes one; `None` where a caller never sends it or `Default` does.
    pub constructor: Constructor,
}

/// How a caller makes a struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constructor {
    /// Not at all, or by `Default`.
    None,
    /// `new` with the required fields.
    Positional,
    /// `new` with a struct of this name that holds the required fields, because they are many.
    Named(String),
}

/// A field of a struct.
#[derive(Debug, Clone)]
pub struct StructField {
    /// Rust name.
    pub name: String,
    /// Name on the wire.
    pub wire: String,
    /// Type of the value, without what `presence` adds.
    pub ty: RustType,
    /// Whether the value is boxed.
    pub boxed: bool,
    /// When it is there.
    pub presence: Presence,
    /// How a caller hands its value over.
    pub passing: Passing,
    /// Name of the method that sets it, where a caller sends the struct and `new` does not take the field.
    pub setter: Option<String>,
    /// Name of the method that sets it to null, where that differs from leaving it out.
    pub null_setter: Option<String>,
    /// Documentation.
    pub docs: Vec<String>,
}

/// When a field is there; the words are those of the runtime's field table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always, and never corrected.
    Exact,
    /// Always.
    Required,
    /// Always, or null.
    Nullable,
    /// It may be absent.
    Optional,
    /// It may be absent, or null, or there.
    Patch,
}

/// A known value of an enumeration.
#[derive(Debug, Clone)]
pub struct EnumVariant {
    /// Rust name.
    pub name: String,
    /// Value on the wire.
    pub wire: String,
    /// Documentation.
    pub docs: Vec<String>,
}

/// A shape of a union.
#[derive(Debug, Clone)]
pub struct UnionVariant {
    /// Rust name.
    pub name: String,
    /// Its type.
    pub ty: RustType,
    /// What decides for it.
    pub rule: api::VariantRule,
    /// Documentation.
    pub docs: Vec<String>,
}

/// A Rust type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RustType {
    /// `()`.
    Unit,
    /// `String`.
    String,
    /// A primitive such as `i64`.
    Primitive(&'static str),
    /// A type of the runtime, such as `Json`.
    Runtime(&'static str),
    /// A type of the crate.
    Named {
        /// Its name.
        name: String,
        /// The resource whose file holds it; `None` for shared types.
        home: Option<usize>,
    },
    /// `Vec`.
    List(Box<Self>),
    /// `BTreeMap` with `String` keys.
    Map(Box<Self>),
    /// `Option`.
    Option(Box<Self>),
    /// `Box`.
    Boxed(Box<Self>),
}

/// The runtime's files that are copied.
#[derive(Debug, Clone)]
pub struct RuntimeFiles {
    /// Names of the modules, sorted, with their text.
    pub modules: Vec<(&'static str, &'static str)>,
    /// Names of the optional modules among them.
    pub optional: Vec<&'static str>,
}

/// The example that README and `examples/quickstart.rs` show.
#[derive(Debug, Clone)]
pub struct Example {
    /// Prefix of the environment variables that hold credentials, such as `PET_STORE`.
    pub variable: String,
    /// The credential method it uses.
    pub credential: Option<(String, CredentialKind)>,
    /// Whether a base URL must be given.
    pub needs_base_url: bool,
    /// The call it makes; `None` where no operation can be called without making up data.
    pub call: Option<ExampleCall>,
}

/// The call of the example.
#[derive(Debug, Clone)]
pub struct ExampleCall {
    /// What it does, as the operation's summary says.
    pub summary: String,
    /// Accessor of the resource.
    pub accessor: String,
    /// Feature that must be on.
    pub feature: Option<String>,
    /// Method name.
    pub method: String,
    /// Names and types of its arguments, all of them text or numbers.
    pub arguments: Vec<(String, RustType)>,
    /// Whether it walks items.
    pub paged: bool,
}

/// Decides a crate.
///
/// Every name, type, file, feature and dependency of the crate is a pure function of `api`. Findings (a version that
/// had to be made up, say) go to `diagnostics`.
#[must_use]
pub fn plan(api: &Api, diagnostics: &mut Diagnostics) -> Plan {
    let names = schema_names::name_all(api);
    let homes = placement::homes(api);
    let types = types::Types::new(api, names, homes);
    let mut taken = types.namespace();
    let mut resources = resources::plan_resources(api, &types, &mut taken);
    operations::name_calls(&mut resources, &mut taken);
    let package = package::plan_package(api, &resources, diagnostics);
    let credentials = package::credential_methods(&api.auth);
    let shared = types.items_of(None);
    let resources = resources::with_types(resources, &types);
    let runtime = runtime::select(api);
    let behaviour = behaviour(api, &package);
    Plan {
        crate_name: package.name.replace('-', "_"),
        title: docs::markdown(&docs::one_line(&api.title)).join(" "),
        description: docs::markdown(api.description.as_deref().unwrap_or_default()),
        documentation: api.documentation.clone(),
        guide: guide::guide(&behaviour, &credentials, &resources),
        behaviour,
        example: example::choose(api, &package, &credentials, &resources),
        recursion_limit: types.recursion_limit(),
        shadowed: types.shadowed(),
        package: package::with_dependencies(package, &runtime),
        credentials,
        resources,
        types: shared,
        runtime,
    }
}

fn behaviour(api: &Api, package: &Package) -> Behaviour {
    let mut constants = names::Namespace::with(&["PROFILE"]);
    Behaviour {
        user_agent: format!("{}/{}", package.name, package.version),
        base_url: api.base_url.clone(),
        auth: named(&mut constants, &api.auth, |scheme| &scheme.name),
        errors: api.errors.clone(),
        limits: named(&mut constants, &api.limits, |rule| &rule.name),
        limit_headers: named(&mut constants, &api.limit_headers, |header| &header.name),
        retry: api.retry.clone(),
        request_id: api.request_id.clone(),
        headers: api.headers.clone(),
    }
}

/// Names each value after what the document calls it.
fn named<T: Clone>(taken: &mut names::Namespace, values: &[T], name: impl Fn(&T) -> &str) -> Vec<Named<T>> {
    let wish = |value: &T| {
        let constant = names::constant_name(name(value));
        let telling = format!("{constant}_VALUE");
        names::Wish::new(name(value), vec![constant, telling])
    };
    let constants = taken.allot(&values.iter().map(wish).collect::<Vec<_>>());
    let values = values.iter().cloned().zip(constants);
    values.map(|(value, constant)| Named { constant, value }).collect()
}
