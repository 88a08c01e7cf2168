//! The example of the planned crate.

use super::RustType;

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
    /// Whether it gives nothing.
    pub silent: bool,
}
