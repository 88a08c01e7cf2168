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
    /// JSON pointer into `quirks.yaml` of the rule that gave it a form of the vendor's own.
    pub codec: Option<String>,
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

/// One way in which an operation's body can be sent.
#[derive(Debug, Clone)]
pub struct Body {
    /// Media type, such as `application/json`; of bytes perhaps a range, such as `image/*`, of which the caller names one.
    pub media_type: String,
    /// How it is written.
    pub kind: BodyKind,
    /// Whether a body must be given; alike for all ways of an operation.
    pub required: bool,
    /// Its description.
    pub description: Option<String>,
}

/// How a body is written.
#[derive(Debug, Clone)]
pub enum BodyKind {
    /// As JSON of this type.
    Json(TypeRef),
    /// As a form of an object of this type, with the properties that are written in a style of their own.
    Form(TypeRef, Vec<(String, Style)>),
    /// In parts: those of a schema with [`Schema::parts`](super::Schema::parts), or put together by the caller.
    Multipart(Option<TypeRef>),
    /// As text that the caller writes.
    Text,
    /// As bytes.
    Bytes,
}

/// How one property of a multipart body becomes a part; the properties themselves are the schema's fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// How it is written.
    pub kind: PartKind,
    /// Its media type, where the document names exactly one.
    pub media_type: Option<String>,
}

/// How a part is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PartKind {
    /// As a file.
    File,
    /// As a file for each element of the list.
    Files,
    /// As text or JSON, whichever the value is.
    #[default]
    Value,
    /// As `deepObject`: a part for each value in it.
    Deep,
}

impl Body {
    /// Whether the media type is a range.
    #[must_use]
    pub fn is_range(&self) -> bool {
        self.media_type.contains('*')
    }

    /// The type of what is sent, where the document says it.
    #[must_use]
    pub fn ty(&self) -> Option<&TypeRef> {
        match &self.kind {
            BodyKind::Json(ty) | BodyKind::Form(ty, _) | BodyKind::Multipart(Some(ty)) => Some(ty),
            BodyKind::Multipart(None) | BodyKind::Text | BodyKind::Bytes => None,
        }
    }

    /// The type of what is sent, to be changed.
    pub fn ty_mut(&mut self) -> Option<&mut TypeRef> {
        match &mut self.kind {
            BodyKind::Json(ty) | BodyKind::Form(ty, _) | BodyKind::Multipart(Some(ty)) => Some(ty),
            BodyKind::Multipart(None) | BodyKind::Text | BodyKind::Bytes => None,
        }
    }
}
