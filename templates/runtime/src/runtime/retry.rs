//! Whether a failed attempt is repeated, and when.

use std::sync::atomic::{AtomicU32, Ordering};

/// Tokens that retries of all calls share.
#[derive(Debug)]
pub(super) struct Budget(AtomicU32);

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(500))
    }
}
