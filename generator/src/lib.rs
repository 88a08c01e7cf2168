//! vendorsmith reads an OpenAPI document and a description of what that vendor does differently, and writes a Rust
//! client crate that a person would sign.

pub mod api;
pub mod cli;
pub mod diagnostic;
pub mod emit;
pub mod lower;
pub mod output;
pub mod plan;
pub mod quirks;
pub mod source;

use diagnostic::{Diagnostic, Diagnostics};
use output::{Generated, Provenance};
use source::Input;

/// What a run is told beyond its input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The package's name, instead of the quirks' and the folder's.
    pub name: Option<String>,
}

/// A crate in memory, with what it holds and what it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// Its files.
    pub generated: Generated,
    /// What it holds, in numbers.
    pub summary: Summary,
    /// What it was made from.
    pub provenance: Provenance,
}

/// What a crate holds, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The package's name.
    pub name: String,
    /// Operations that the crate has a method for.
    pub operations: usize,
    /// Operations of the document that it has none for.
    pub left_out: usize,
    /// Schemas that became types.
    pub types: usize,
}

/// Makes a crate from a document: reads it, models the API, decides, prints. Nothing is written.
///
/// `None` where a finding fails the run; what was found is in `diagnostics` either way.
pub fn generate(input: &Input, options: &Options, diagnostics: &mut Diagnostics) -> Option<Generation> {
    let _ = (input, options);
    diagnostics.push(Diagnostic::error("no-pipeline", "this build has no stages yet"));
    None
}
