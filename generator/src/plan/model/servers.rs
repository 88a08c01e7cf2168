//! The servers that a caller may choose.

use super::TypeItem;
use crate::api;

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
