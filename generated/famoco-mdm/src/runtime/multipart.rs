//! Bodies of several parts: `multipart/form-data` (RFC 7578), and others that are put together by hand (RFC 2046).

mod file;
mod rows;
mod wire;

use std::fmt;

use super::body::RequestBody;
use super::call::Call;
use super::encode::{self, Encode};
use super::json::Json;

pub use crate::__multipart as multipart;
pub use file::FilePart;
pub use rows::{deep, file, files, optional, required, value};

/// The parts of a body, in the order in which they are sent.
///
/// It is sent again only where each of its parts can be.
#[derive(Default)]
pub struct Multipart {
    parts: Vec<Part>,
    problem: Option<String>,
}

/// A part: the lines of its header, and what it holds.
struct Part {
    head: String,
    body: RequestBody,
}

impl Multipart {
    /// A body without parts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file as the field `name`.
    #[must_use]
    pub fn with_file(mut self, name: &str, file: impl Into<FilePart>) -> Self {
        self.push_file(name, "", file.into());
        self
    }

    /// Adds a text as the field `name`.
    #[must_use]
    pub fn with_text(mut self, name: &str, text: impl Into<String>) -> Self {
        self.push(&wire::field(name), "", &[], text.into().into());
        self
    }

    /// Adds a value as JSON as the field `name`. A value that cannot be serialised makes the call fail.
    #[must_use]
    pub fn with_json<V: Encode + ?Sized>(mut self, name: &str, value: &V) -> Self {
        if let Some(json) = self.json(name, value) {
            let text = json.to_string();
            self.push(&wire::field(name), "application/json", &[], text.into());
        }
        self
    }

    /// Adds a part without a name, as `multipart/mixed` and `multipart/related` have them. Of the part's own facts its
    /// content type and headers are sent.
    #[must_use]
    pub fn with_part(mut self, part: impl Into<FilePart>) -> Self {
        let part = part.into();
        let media_type = part.content_type.unwrap_or_default();
        self.push("", &media_type, &part.headers, part.body);
        self
    }

    /// Adds the parts of another body behind the own ones.
    #[must_use]
    pub fn with_parts(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self.problem = self.problem.or(other.problem);
        self
    }

    fn push_file(&mut self, name: &str, media_type: &str, file: FilePart) {
        let media_type = file.content_type.as_deref().unwrap_or(media_type);
        let media_type =
            if media_type.is_empty() { "application/octet-stream" } else { media_type };
        // Browsers name a file without a name so. Without any name servers take it for a text.
        let file_name = file.file_name.as_deref().unwrap_or("blob");
        self.push(
            &wire::named_file(name, file_name),
            media_type,
            &file.headers,
            file.body,
        );
    }

    fn push(
        &mut self,
        disposition: &str,
        media_type: &str,
        headers: &[(String, String)],
        body: RequestBody,
    ) {
        match wire::head(disposition, media_type, headers) {
            Ok(head) => self.parts.push(Part { head, body }),
            Err(problem) => self.fail(problem),
        }
    }

    fn json<V: Encode + ?Sized>(&mut self, name: &str, value: &V) -> Option<Json> {
        let json = encode::to_json(value);
        json.map_err(|error| self.fail(format!("part `{name}`: {error}"))).ok()
    }

    fn fail(&mut self, problem: String) {
        self.problem.get_or_insert(problem);
    }
}

impl fmt::Debug for Multipart {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Multipart")
            .field("parts", &self.parts.len())
            .finish_non_exhaustive()
    }
}

impl<T, O> Call<T, O> {
    /// Sends these parts with this media type, such as `multipart/form-data`; the boundary is chosen here.
    pub fn with_multipart_body(
        self,
        media_type: &str,
        body: impl Into<Multipart>,
    ) -> Self {
        let Multipart { parts, problem } = body.into();
        if let Some(problem) = problem {
            return self.with_problem(&problem);
        }
        let boundary = wire::boundary();
        let content_type = format!("{media_type}; boundary={boundary}");
        self.with_body(&content_type, RequestBody::source(wire::body(&boundary, parts)))
    }
}

/// The parts of a struct, from a table of its fields: when a field is there, what it is, its name in Rust, its name on
/// the wire, and its media type (empty where its kind says it). Behind `rest` stands the field that holds further
/// parts.
#[doc(hidden)]
#[macro_export]
macro_rules! __multipart {
    ($name:ident { $($presence:ident $kind:ident $field:ident = $wire:literal $media:literal),* $(,)? } $(rest $rest:ident)?) => {
        impl ::core::convert::From<$name> for $crate::runtime::multipart::Multipart {
            fn from($name { $($field,)* $($rest)? }: $name) -> Self {
                let body = Self::new();
                $(let body = $crate::runtime::multipart::$kind(
                    body,
                    $wire,
                    $media,
                    $crate::runtime::multipart::$presence($field),
                );)*
                $(let body = body.with_parts($rest);)?
                body
            }
        }
    };
}
