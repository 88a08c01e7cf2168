//! Names that mean nothing in the document.

use crate::diagnostic::{Diagnostic, near};

/// The finding for a name that is not among those there are, with the nearest of them.
pub(super) fn unbound(what: &str, name: &str, known: &[String]) -> Diagnostic {
    let finding = Diagnostic::error("unbound-quirk", format!("there is no {what} `{name}`"));
    match near::question(name, known.iter().map(String::as_str)) {
        Some(question) => finding.help(question),
        None => finding,
    }
}
