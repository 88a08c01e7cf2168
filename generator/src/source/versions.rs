//! Which version of OpenAPI a document is, and whether we read it.

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::file::SourceFile;
use super::node::{Node, Value};

/// A version of OpenAPI whose documents are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Version {
    V2_0,
    V3_0,
    V3_1,
    V3_2,
}

impl Version {
    /// Its name in a sentence.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::V2_0 => "Swagger 2.0",
            Self::V3_0 => "OpenAPI 3.0",
            Self::V3_1 => "OpenAPI 3.1",
            Self::V3_2 => "OpenAPI 3.2",
        }
    }
}

/// The version of a whole document; `None` after an error that says what it is instead.
pub(super) fn of(tree: &Node, file: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Version> {
    match declared(tree) {
        Ok(version) => Some(version),
        Err((pointer, finding)) => {
            let span = tree.pointer(pointer).unwrap_or(tree).span.range.clone();
            // The whole document is too much to point at.
            let span = if pointer.is_empty() { span.start..span.start } else { span };
            diagnostics.push(finding.at(file.place(pointer, span)));
            None
        }
    }
}

/// What a tree says of its version; else where the fault is, and what.
fn declared(tree: &Node) -> Result<Version, (&'static str, Diagnostic)> {
    let Value::Object(_) = tree.value else {
        let message = format!("this is no OpenAPI document: expected an object, found {}", tree.kind());
        return Err(("", Diagnostic::error("not-openapi", message).help(HELP)));
    };
    let keys = [("openapi", "/openapi"), ("swagger", "/swagger"), ("swaggerVersion", "/swaggerVersion")];
    let Some((key, pointer)) = keys.into_iter().find(|(key, _)| tree.get(key).is_some()) else {
        let message = "this is no OpenAPI document: the key `openapi` is missing";
        return Err(("", Diagnostic::error("not-openapi", message).help(HELP)));
    };
    let unknown = |message: String| Err((pointer, Diagnostic::error("unknown-version", message).help(HELP)));
    let version = tree.get(key).unwrap_or(tree);
    let (Value::String(text) | Value::Number(text)) = &version.value else {
        return unknown(format!("expected a version such as 3.0.3, found {}", version.kind()));
    };
    match (key, text.trim().split('.').collect::<Vec<_>>().as_slice()) {
        ("swagger", ["2"] | ["2", "0", ..]) => Ok(Version::V2_0),
        ("openapi", ["3", "0", ..]) => Ok(Version::V3_0),
        ("openapi", ["3", "1", ..]) => Ok(Version::V3_1),
        ("openapi", ["3", "2", ..]) => Ok(Version::V3_2),
        ("openapi", _) => unknown(format!("`{}` is no version of OpenAPI that is known here", shown(text))),
        _ => unknown(format!("`{}` is no version of Swagger that is known here", shown(text))),
    }
}

const HELP: &str = "a document begins with `openapi: 3.0.3` (or 3.1, 3.2) or `swagger: \"2.0\"`";

fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}
