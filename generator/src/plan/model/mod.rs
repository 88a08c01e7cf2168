//! A crate, decided: what `plan` hands to `emit`. Plain data; nothing here decides.

mod types;

use super::Guide;
use crate::api;

pub use types::*;

/// A crate, decided.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What goes into `Cargo.toml`.
    pub package: Package,
    /// The crate's name as Rust code writes it.
    pub crate_name: String,
    /// Title of the API, one line of Markdown that is safe in documentation.
    pub title: String,
    /// What the API is: the first paragraph of its description, as Markdown that is safe in documentation.
    pub introduction: Option<String>,
    /// The vendor's own documentation.
    pub documentation: Option<String>,
    /// The vendor's behaviour, passed on as it was read.
    pub behaviour: Behaviour,
    /// One method of the client's builder for each security scheme.
    pub credentials: Vec<CredentialMethod>,
    /// The servers that a caller may choose.
    pub servers: Servers,
    /// One method of the client's builder for each server that only operations go to.
    pub sites: Vec<SiteMethod>,
    /// Groups of operations, each a file.
    pub resources: Vec<Resource>,
    /// Types that several resources use, in one file.
    pub types: Vec<TypeItem>,
    /// The type that each schema of the document became, by its JSON pointer.
    pub placed: Vec<(String, RustType)>,
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
    /// Path of the server where the document names only a path.
    pub base_path: String,
    /// Servers of single operations by position.
    pub sites: Vec<Named<api::Site>>,
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
    /// SPDX expression, where the quirks give one: what is generated is the user's to license.
    pub license: Option<String>,
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
    /// Whether tokens are issued where the document says, so that an `OAuth2` may be given.
    pub issued: bool,
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
    /// The whole `Authorization` header.
    Header,
}

/// The servers that a caller may choose.
#[derive(Debug, Clone, Default)]
pub struct Servers {
    /// The servers, the default first; none where there is nothing to choose.
    pub items: Vec<ServerItem>,
    /// Enumerations of their variables.
    pub types: Vec<TypeItem>,
}

/// A server that a caller may choose: a constant, or a type with a setter a variable.
#[derive(Debug, Clone)]
pub struct ServerItem {
    /// Name of the constant or type.
    pub name: String,
    /// Name of the constant that a type starts from.
    pub constant: String,
    /// Documentation.
    pub docs: Vec<String>,
    /// The URL with variables in braces.
    pub url: String,
    /// The setters.
    pub setters: Vec<ServerSetter>,
}

/// A setter of a server's variable.
#[derive(Debug, Clone)]
pub struct ServerSetter {
    /// Method name.
    pub name: String,
    /// The enumeration of its values; `None` where any text will do.
    pub ty: Option<String>,
    /// Documentation.
    pub docs: Vec<String>,
    /// Name of the constant that describes the variable.
    pub constant: String,
    /// The variable.
    pub variable: api::ServerVariable,
}

/// A method of the client's builder that sends single operations elsewhere.
#[derive(Debug, Clone)]
pub struct SiteMethod {
    /// Method name.
    pub name: String,
    /// Position in the profile's sites.
    pub index: usize,
    /// Documentation.
    pub docs: Vec<String>,
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
    /// The methods that send the body in other ways.
    pub others: Vec<Way>,
    /// How an answer is read.
    pub reader: Reader,
    /// What an answer becomes.
    pub output: RustType,
    /// Other forms of the answer.
    pub forms: Vec<Form>,
    /// The marker that carries setters, paging and the answer's headers.
    pub marker: Option<Marker>,
}

/// A method of an operation, the first one as well as the others.
#[derive(Debug, Clone, Copy)]
pub struct WayRef<'a> {
    /// Method name.
    pub method: &'a str,
    /// Documentation.
    pub docs: &'a [String],
    /// Required arguments in order.
    pub arguments: &'a [Argument],
    /// The struct that carries them where they are more than five.
    pub arguments_struct: Option<&'a String>,
}

impl Operation {
    /// The first method that makes a call of it.
    #[must_use]
    pub fn first_way(&self) -> WayRef<'_> {
        WayRef {
            method: &self.method,
            docs: &self.docs,
            arguments: &self.arguments,
            arguments_struct: self.arguments_struct.as_ref(),
        }
    }

    /// Every method that makes a call of it, the first one first.
    #[must_use]
    pub fn ways(&self) -> Vec<WayRef<'_>> {
        let others = self.others.iter().map(|way| WayRef {
            method: &way.method,
            docs: &way.docs,
            arguments: &way.arguments,
            arguments_struct: way.arguments_struct.as_ref(),
        });
        std::iter::once(self.first_way()).chain(others).collect()
    }

    /// Whether its answers come in pages.
    #[must_use]
    pub fn is_paged(&self) -> bool {
        self.marker.as_ref().is_some_and(|marker| marker.pages.is_some())
    }
}

/// A method that makes a call of an operation.
#[derive(Debug, Clone, Default)]
pub struct Way {
    /// Method name.
    pub method: String,
    /// Documentation.
    pub docs: Vec<String>,
    /// Required arguments in order.
    pub arguments: Vec<Argument>,
    /// The struct that carries them where they are more than five.
    pub arguments_struct: Option<String>,
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
    /// Position of the server it goes to, where that is not the API's own.
    pub site: Option<usize>,
    /// Limit rules.
    pub limits: Vec<usize>,
    /// Whether it may be sent twice.
    pub idempotent: bool,
    /// Statuses besides 2xx that are answers.
    pub answers: Vec<u16>,
    /// How pages are found.
    pub pagination: Option<api::Pagination>,
}

/// Another form of an operation's answer: a method of its own.
#[derive(Debug, Clone)]
pub struct Form {
    /// Method name.
    pub method: String,
    /// Documentation.
    pub docs: Vec<String>,
    /// Value of the `Accept` header.
    pub accept: String,
    /// How an answer is read.
    pub reader: Reader,
    /// What an answer becomes.
    pub output: RustType,
}

/// A response header: a method of the response.
#[derive(Debug, Clone)]
pub struct HeaderMethod {
    /// Method name.
    pub name: String,
    /// Name on the wire.
    pub wire: String,
    /// Type of the value; `String` is handed out as borrowed text.
    pub ty: RustType,
    /// Documentation.
    pub docs: Vec<String>,
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
    /// As its status says.
    ByStatus,
    /// Event by event, each event's data as JSON.
    Events,
    /// Event by event, each event's data as text.
    TextEvents,
    /// Event by event, each event with its fields.
    WholeEvents,
    /// JSON values, a line each.
    Lines,
    /// JSON values, each behind a record separator.
    Separated,
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
    Path(String, api::Style),
    /// Into the query.
    Query(String, api::Style),
    /// Into the query, with reserved characters kept.
    ReservedQuery(String, api::Style),
    /// It is the whole query.
    QueryString(String, api::Style),
    /// Into a header.
    Header(String, api::Style),
    /// Into the `Cookie` header.
    Cookie(String, api::Style),
    /// It is the JSON body, sent with this media type.
    JsonBody(String),
    /// It is the body as a form, with the properties that have a style of their own.
    FormBody(Vec<(String, api::Style)>),
    /// It is the body in parts, sent with this media type.
    MultipartBody(String),
    /// It is the body as text, sent with this media type.
    TextBody(String),
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
    /// As it is, and it cannot be copied.
    Moved,
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
    /// Declared response headers.
    pub headers: Vec<HeaderMethod>,
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
    /// The command that runs it.
    pub command: String,
    /// What it reads before it starts, each into a local name.
    pub inputs: Vec<ExampleInput>,
    /// The credential methods it uses, each with the local names that it takes.
    pub credentials: Vec<(String, Vec<String>)>,
    /// The local name of the base URL, where one must be given.
    pub base_url: Option<String>,
    /// The environment variable that replaces the document's base URL, where there is one.
    pub url_variable: Option<String>,
    /// The call it makes; `None` where no operation can be called without making up data.
    pub call: Option<ExampleCall>,
}

/// What the example reads before it starts.
#[derive(Debug, Clone)]
pub struct ExampleInput {
    /// Local name.
    pub local: String,
    /// Its type: text or a number.
    pub ty: RustType,
    /// Where it comes from.
    pub origin: InputOrigin,
}

/// Where an input of the example comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputOrigin {
    /// This environment variable.
    Variable(String),
    /// The argument at this position, which a message calls so.
    Argument(usize, String),
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
    /// Local names and types of its arguments, all of them text or numbers.
    pub arguments: Vec<(String, RustType)>,
    /// Whether it walks items.
    pub paged: bool,
}
