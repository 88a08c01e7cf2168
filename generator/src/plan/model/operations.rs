//! The operations of the planned crate.

use super::RustType;
use crate::api;

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
    /// Settings that go with it.
    pub settings: Vec<usize>,
    /// Limit rules.
    pub limits: Vec<usize>,
    /// The resource's name, where a rule counts resources by themselves.
    pub resource: Option<String>,
    /// Whether it may be sent twice.
    pub idempotent: bool,
    /// Statuses besides 2xx that are answers.
    pub answers: Vec<u16>,
    /// Positions of the profile's narrow tests that its successes have to pass.
    pub faults: Vec<usize>,
    /// How pages are found.
    pub pagination: Option<api::Pagination>,
    /// Names of the objects that a JSON body is put into, outermost first.
    pub envelope: Vec<String>,
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
#[derive(Debug, Clone, PartialEq)]
pub struct HeaderMethod {
    /// Method name.
    pub name: String,
    /// Name on the wire.
    pub wire: String,
    /// Type of the value; `String` is handed out as borrowed text, a primitive is parsed, and any other keeps the text.
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
    /// Into the query or a header, where the parameter of this name is kept from errors and hooks.
    Secret(Box<Target>, String),
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
