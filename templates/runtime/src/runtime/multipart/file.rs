//! What a file part is made of.

use std::fmt;

use bytes::Bytes;

use super::super::body::RequestBody;

/// A file, or any other part that has more to say than its value: bytes or a stream of them, a file name, a content
/// type, headers. Bytes and texts turn into one by `into()`.
pub struct FilePart {
    pub(super) body: RequestBody,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) headers: Vec<(String, String)>,
}

impl FilePart {
    /// A part of these bytes, or of a [`RequestBody`] that is produced while it is sent.
    pub fn new(body: impl Into<RequestBody>) -> Self {
        Self {
            body: body.into(),
            file_name: None,
            content_type: None,
            headers: Vec::new(),
        }
    }

    /// Sets the file's name; without one it is called `blob`, as browsers do.
    #[must_use]
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the content type; without one it is what the document says, else `application/octet-stream`.
    #[must_use]
    pub fn with_content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// Adds a header of the part. One that HTTP cannot carry makes the call fail.
    #[must_use]
    pub fn with_header(
        mut self,
        name: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl fmt::Debug for FilePart {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("FilePart")
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

impl From<RequestBody> for FilePart {
    fn from(body: RequestBody) -> Self {
        Self::new(body)
    }
}

impl From<Bytes> for FilePart {
    fn from(bytes: Bytes) -> Self {
        Self::new(bytes)
    }
}

impl From<Vec<u8>> for FilePart {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl From<String> for FilePart {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&'static str> for FilePart {
    fn from(text: &'static str) -> Self {
        Self::new(text)
    }
}

impl From<&'static [u8]> for FilePart {
    fn from(bytes: &'static [u8]) -> Self {
        Self::new(bytes)
    }
}
