//! `const`: the only value.

use super::super::super::node::Node;
use super::super::super::trail::Trail;
use super::super::super::walk::{KEPT, Walk};
use super::{flag, list, taken};

/// `const: v` becomes `enum: [v]` with a mark.
pub(super) fn to_enum(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let Some(written) = taken(walk, node, "const", at) else { return };
    node.put(&format!("{KEPT}const"), flag(&written, true));
    node.put("enum", list(&written, vec![written.clone()]));
}
