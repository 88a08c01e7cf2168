//! The types of requests and answers.

use crate::runtime;

#[cfg(feature = "alert-histories")]
pub use crate::resources::alert_histories::{
    AlertHistory, AlertHistoryPage, CursorPagination,
};

#[cfg(feature = "servers")]
pub use crate::resources::servers::{OffsetPagination, Server, ServerPage};

/// What was wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// Each thing that was wrong.
    pub errors: Vec<ErrorEntry>,
}

runtime::object! { Error { required errors = "errors" } }

/// One thing that was wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorEntry {
    /// Which kind of thing, as a number.
    pub code: i64,
    /// The same as a sentence.
    pub message: String,
}

runtime::object! { ErrorEntry { required code = "code", required message = "message" } }
