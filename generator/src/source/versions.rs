//! Which version of OpenAPI a document is, and whether we read it.

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::file::SourceFile;
use super::node::{Node, Value};

/// Whether a tree is an OpenAPI 3.0 document; if not, an error says what it is.
pub(super) fn check(tree: &Node, file: &SourceFile, diagnostics: &mut Diagnostics) -> bool {
    let Err((pointer, finding)) = supported(tree) else { return true };
    let span = tree.pointer(pointer).unwrap_or(tree).span.range.clone();
    // The whole document is too much to point at.
    let span = if pointer.is_empty() { span.start..span.start } else { span };
    diagnostics.push(finding.at(file.place(pointer, span)));
    false
}

fn supported(tree: &Node) -> Result<(), (&'static str, Diagnostic)> {
    let Value::Object(_) = tree.value else {
        let message = format!("this is no OpenAPI document: expected an object, found {}", tree.kind());
        return Err(("", Diagnostic::error("not-openapi", message).help(HELP)));
    };
    if tree.get("swagger").is_some() && tree.get("openapi").is_none() {
        let message = "Swagger 2.0 is not supported yet";
        return Err(("/swagger", Diagnostic::error("unsupported-version", message).help(CONVERT)));
    }
    let Some(version) = tree.get("openapi") else {
        let message = "this is no OpenAPI document: the key `openapi` is missing";
        return Err(("", Diagnostic::error("not-openapi", message).help(HELP)));
    };
    let (Value::String(text) | Value::Number(text)) = &version.value else {
        let message = format!("expected a version such as 3.0.3, found {}", version.kind());
        return Err(("/openapi", Diagnostic::error("unknown-version", message).help(HELP)));
    };
    match text.split('.').collect::<Vec<_>>().as_slice() {
        ["3", "0"] | ["3", "0", _] => Ok(()),
        ["3", "1" | "2", ..] => {
            let message = format!("OpenAPI {} is not supported yet", shown(text));
            Err(("/openapi", Diagnostic::error("unsupported-version", message).help(CONVERT)))
        }
        _ => {
            let message = format!("`{}` is no version of OpenAPI that is known here", shown(text));
            Err(("/openapi", Diagnostic::error("unknown-version", message).help(HELP)))
        }
    }
}

const HELP: &str = "an OpenAPI document begins with `openapi: 3.0.3`";
const CONVERT: &str = "convert the document to OpenAPI 3.0.3";

fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}
