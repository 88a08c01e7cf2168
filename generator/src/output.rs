//! Text to disk: the only writer.

use std::collections::BTreeMap;

/// A crate in memory: path inside the crate (with `/`) to content. The manifest `.vendorsmith.json` is not among
/// them; it is made when the crate is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Generated {
    /// Every file of the crate.
    pub files: BTreeMap<String, String>,
}
