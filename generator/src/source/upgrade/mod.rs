//! From the document's version to OpenAPI 3.0, on the spanned tree. What is new keeps the place of what it comes from;
//! what 3.0 cannot say stands in `x-vendorsmith-…` keys, which `lower` reads.
//!
//! Whole documents are upgraded before the walk ([`document`]): what moves from one place of the tree to another.
//! Schemas and other single objects are upgraded by the walk, wherever the table has one, so that no place is missed.

mod methods;
mod objects;
mod relative;
mod schemas;
mod security;
mod swagger;
mod webhooks;

pub(super) use objects::{example, media_type, parameter};
pub(super) use schemas::upgrade as schema;

use crate::diagnostic::Diagnostics;

use super::file::SourceFile;
use super::node::Node;
use super::versions::Version;
use super::walk::Walk;

/// Moves what stands elsewhere in OpenAPI 3.0 than in `version`; `tree` is a whole document of that version.
///
/// A piece of another file may stand in the tree before this wherever the document's own version has such a piece
/// (`#/definitions` and `#/parameters` of 2.0, `#/components` of 3.x): it is upgraded with the rest. After this, a
/// piece of 3.x that is put into the tree needs nothing more than the walk; one of 2.0 can be a schema only.
pub(super) fn document(
    tree: &mut Node,
    version: Version,
    files: &[SourceFile],
    diagnostics: &mut Diagnostics,
) {
    let mut walk = Walk::new(files, diagnostics);
    walk.version = version;
    if version == Version::V2_0 {
        swagger::upgrade(&mut walk, tree);
    }
    relative::to_components(&mut walk, tree);
    methods::spread(&mut walk, tree);
    security::leave_to_transport(&mut walk, tree);
    webhooks::gather(&mut walk, tree);
    walk.finish();
}
