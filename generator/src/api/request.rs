//! What an operation sends.

use super::TypeRef;

/// One parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Name on the wire.
    pub name: String,
    /// Where it travels.
    pub location: Location,
    /// Whether it must be given; always true for a path parameter.
    pub required: bool,
    /// Its type.
    pub ty: TypeRef,
    /// How arrays and objects are written.
    pub style: Style,
    /// Whether reserved characters that do not end the value stay as they are (`allowReserved`, in a query).
    pub reserved: bool,
    /// Its description.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `default`, as JSON text.
    pub default: Option<String>,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// In the path template.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// OpenAPI's `style`, `explode` and `content` together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The location's default: `simple` in path and header, `form` with `explode` in query and cookie.
    Default,
    /// `form` without `explode`: values joined by commas.
    FormJoined,
    /// `spaceDelimited`.
    SpaceDelimited,
    /// `pipeDelimited`.
    PipeDelimited,
    /// Values joined by tabs.
    TabDelimited,
    /// `deepObject`.
    DeepObject,
    /// `simple` with `explode`.
    SimpleExploded,
    /// `label`.
    Label,
    /// `label` with `explode`.
    LabelExploded,
    /// `matrix`.
    Matrix,
    /// `matrix` with `explode`.
    MatrixExploded,
    /// The value is JSON.
    Json,
    /// The parameter is the whole query, written as a form.
    WholeForm,
    /// The parameter is the whole query, written as JSON.
    WholeJson,
}

/// A request body.
#[derive(Debug, Clone)]
pub struct Body {
    /// Media type, such as `application/json`.
    pub media_type: String,
    /// Its type.
    pub ty: TypeRef,
    /// Whether it must be given.
    pub required: bool,
    /// Its description.
    pub description: Option<String>,
}
