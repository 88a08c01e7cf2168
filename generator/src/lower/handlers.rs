//! Ids that a framework composed: FastAPI's are the handler's name, the path and the method, so that they are unique
//! (`create_scan_api_v1_scans_post`). The handler's name says it all, where no other operation has it.

use std::collections::HashMap;

use crate::source::openapi::{OpenAPI, Operation, ReferenceOr};

/// The names of handlers that a document's ids begin with.
pub(super) struct Handlers<'a> {
    /// How many operations would have such an id.
    uses: HashMap<&'a str, usize>,
}

impl<'a> Handlers<'a> {
    /// Counts the ids of a document as if each were as short as it can be.
    pub(super) fn of(document: &'a OpenAPI) -> Self {
        let mut uses = HashMap::new();
        for (path, item) in &document.paths.paths {
            let ReferenceOr::Item(item) = item else { continue };
            for (method, operation) in item.iter() {
                if let Some(id) = operation.operation_id.as_deref() {
                    *uses.entry(handler(id, method, path).unwrap_or(id)).or_default() += 1;
                }
            }
        }
        Self { uses }
    }

    /// The handler's name in an operation's id, if that is how it is composed and no other operation has it.
    pub(super) fn name(&self, operation: &'a Operation, method: &str, path: &str) -> Option<&'a str> {
        let name = handler(operation.operation_id.as_deref()?, method, path)?;
        (self.uses.get(name) == Some(&1)).then_some(name)
    }
}

/// What stands before path and method in an id that is composed as FastAPI's `generate_unique_id` does: whatever is no
/// letter, digit or underscore in them is an underscore.
fn handler<'a>(id: &'a str, method: &str, path: &str) -> Option<&'a str> {
    let plain = |letter: char| if letter.is_alphanumeric() { letter } else { '_' };
    let path: String = path.chars().map(plain).collect();
    let name = id.strip_suffix(&method.to_lowercase())?.strip_suffix('_')?.strip_suffix(path.as_str())?;
    (path.len() > 1 && name.contains(char::is_alphanumeric)).then_some(name)
}
