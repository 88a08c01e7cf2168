//! What comes back from an operation.

use super::TypeRef;

/// What a success carries.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Nothing that matters.
    Empty,
    /// JSON of this type; nullable where some success has no body.
    Json(TypeRef),
    /// Text; the media type is kept for `Accept`.
    Text(String),
    /// Bytes; the media type is kept for `Accept`.
    Bytes(String),
    /// Server-sent events.
    Events(Events),
    /// One JSON value after the other.
    Sequence(Sequence),
    /// It depends on the status: a schema of kind [`SchemaKind::ByStatus`](super::SchemaKind::ByStatus).
    ByStatus(TypeRef),
}

/// A stream of server-sent events (`text/event-stream`).
#[derive(Debug, Clone, PartialEq)]
pub struct Events {
    /// Type of one event's data; `String` where it is text.
    pub data: TypeRef,
    /// Whether the type describes the whole event (an object of `event`, `data`, `id`) and not its data alone.
    pub whole: bool,
}

/// A stream of JSON values.
#[derive(Debug, Clone, PartialEq)]
pub struct Sequence {
    /// Media type, such as `application/x-ndjson`.
    pub media_type: String,
    /// Type of one value.
    pub item: TypeRef,
    /// Whether a record separator stands before each value (RFC 7464), else each has a line of its own.
    pub separated: bool,
}

/// Another form of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerForm {
    /// Media type to ask for.
    pub media_type: String,
    /// What it carries.
    pub answer: Answer,
}

/// The answer of one status, or of a range of statuses.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusVariant {
    /// What its name can be made of: the status' reason phrase.
    pub hint: String,
    /// First and last status.
    pub statuses: (u16, u16),
    /// What it carries.
    pub answer: Answer,
    /// The response's description.
    pub description: Option<String>,
}

/// A declared response header.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseHeader {
    /// Its name as the document writes it.
    pub name: String,
    /// Its type: an integer, a number, a boolean, or else text.
    pub ty: TypeRef,
    /// Its description.
    pub description: Option<String>,
}

/// An answer that is declared as an error.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclaredError {
    /// Its key: a status, a range such as `4XX`, or `default`.
    pub status: String,
    /// Type of its JSON body, where it is one of the components.
    pub ty: Option<TypeRef>,
}

impl Answer {
    /// The type it carries, where it is not text, bytes or nothing.
    #[must_use]
    pub fn ty(&self) -> Option<&TypeRef> {
        match self {
            Self::Json(ty) | Self::ByStatus(ty) => Some(ty),
            Self::Events(events) => Some(&events.data),
            Self::Sequence(sequence) => Some(&sequence.item),
            Self::Empty | Self::Text(_) | Self::Bytes(_) => None,
        }
    }

    /// The type it carries, to be changed.
    pub fn ty_mut(&mut self) -> Option<&mut TypeRef> {
        match self {
            Self::Json(ty) | Self::ByStatus(ty) => Some(ty),
            Self::Events(events) => Some(&mut events.data),
            Self::Sequence(sequence) => Some(&mut sequence.item),
            Self::Empty | Self::Text(_) | Self::Bytes(_) => None,
        }
    }
}
