//! The types of requests and answers.

use std::collections::BTreeMap;

use crate::runtime;

#[cfg(feature = "organizations")]
pub use crate::resources::organizations::{Organization, PaginatedOrganizationList};

/// What went wrong: `detail` holds a sentence, any other key names a field and holds a list of
/// sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// A sentence under `detail`, or lists of sentences under field names.
    pub errors: BTreeMap<String, runtime::Json>,
}

runtime::object! { Error { required errors = "errors" } }
