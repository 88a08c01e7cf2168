//! Encodings that a client may choose instead of JSON, and what answers are read as.

use std::sync::OnceLock;

use http::HeaderMap;

use super::classify;
use super::decode::{self, Decode, DecodeError, Decoder, Document, Drift, Mode};
use super::profile::Operation;

/// An encoding that the vendor has besides JSON; it holds for what is asked, and for what is answered, errors included.
#[derive(Debug)]
pub struct Encoding {
    /// What is put behind the path of every operation, such as `.yaml`; empty where the path stays.
    pub extension: &'static str,
    /// Value of the `Accept` header.
    pub accept: &'static str,
    /// Takes a body apart.
    pub read: fn(&[u8]) -> Result<Document, DecodeError>,
    /// Writes a JSON text so that the vendor's readers of this encoding take it for the same.
    pub write: fn(&[u8]) -> Vec<u8>,
}

impl Encoding {
    /// The path of an operation, whose template may bring a query of its own.
    pub(super) fn path(&self, template: &str) -> String {
        match template.split_once('?') {
            Some((path, query)) => format!("{path}{}?{query}", self.extension),
            None => format!("{template}{}", self.extension),
        }
    }

    /// The `Accept` header, with the parameters of the JSON that else were asked for: one of them may be the version of
    /// what is answered.
    pub(super) fn accept(&self, asked: &str) -> String {
        let json = asked.split(',').find(|media| classify::is_json_type(media));
        let parameters = json.unwrap_or_default().split(';').skip(1).map(str::trim);
        let kept = parameters.filter(|parameter| {
            let name = parameter.split('=').next().unwrap_or_default();
            let whole = parameter.matches('"').count() % 2 == 0;
            whole && !["", "q", "charset"].contains(&name.to_ascii_lowercase().as_str())
        });
        let kept: String = kept.map(|parameter| format!(";{parameter}")).collect();
        match self.accept.split_once([',', ';']) {
            Some((first, _)) => {
                format!("{first}{kept}{}", &self.accept[first.len()..])
            }
            None => format!("{}{kept}", self.accept),
        }
    }
}

/// A body as it is read: JSON, unless the call asked for another encoding and the answer does not say that it is
/// something else.
#[derive(Debug)]
pub(crate) enum Text<'a> {
    Json(&'a [u8]),
    Other(&'a Document),
}

/// A body of another encoding taken apart, when it is first asked for; it is kept for whoever asks next.
#[derive(Debug, Default)]
pub(crate) struct Parsed(OnceLock<Option<Result<Document, DecodeError>>>);

impl Parsed {
    /// The body as it is read, which must be the same each time.
    ///
    /// # Errors
    /// When it is not of the encoding.
    pub(crate) fn text<'a>(
        &'a self,
        encoding: Option<&Encoding>,
        headers: &HeaderMap,
        body: &'a [u8],
    ) -> Result<Text<'a>, DecodeError> {
        let read = self.0.get_or_init(|| {
            let blank = body.iter().all(u8::is_ascii_whitespace);
            let encoding = encoding.filter(|_| !blank && !is_foreign(headers))?;
            Some((encoding.read)(body))
        });
        match read {
            None => Ok(Text::Json(body)),
            Some(Ok(document)) => Ok(Text::Other(document)),
            Some(Err(error)) => Err(error.clone()),
        }
    }
}

impl Text<'_> {
    /// Whether it is of another encoding than JSON.
    pub(super) fn is_other(&self) -> bool {
        matches!(self, Self::Other(_))
    }

    /// # Errors
    /// When it is not JSON.
    pub(super) fn decoder(&self, mode: Mode) -> Result<Decoder<'_>, DecodeError> {
        match self {
            Self::Json(body) => Decoder::new(body, mode),
            Self::Other(document) => Decoder::over(document, mode),
        }
    }

    /// Reads it as a `T`, and tells where it differed.
    ///
    /// # Errors
    /// When it does not fit.
    pub(super) fn decode<T: Decode>(
        &self,
        strict: bool,
    ) -> Result<(T, Vec<Drift>), DecodeError> {
        match self {
            Self::Json(body) => decode::json(body, strict),
            Self::Other(document) => decode::document(document, strict),
        }
    }
}

/// Whether an operation is asked for in another encoding: one whose answer is JSON, or that has none but errors. A stream of
/// JSON, such as `application/x-ndjson`, is none.
pub(super) fn may_differ(operation: &Operation) -> bool {
    let mut media = operation.accept.split(',');
    operation.accept.is_empty() || media.any(classify::is_json_type)
}

/// Whether the answer says that it is JSON all the same, or a page: a proxy's, or a server's own for a refusal.
fn is_foreign(headers: &HeaderMap) -> bool {
    let media = classify::media_type(headers).to_ascii_lowercase();
    classify::is_json(headers) || media.ends_with("html") || media.ends_with("xml")
}
