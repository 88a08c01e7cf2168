//! Bounds that are themselves excluded.

use super::super::super::node::Node;
use super::super::super::trail::Trail;
use super::super::super::versions::Version;
use super::super::super::walk::Walk;
use super::{flag, later};

/// `exclusiveMinimum: 5` of 3.1 becomes `minimum: 5` and `exclusiveMinimum: true`.
pub(super) fn exclusive(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    bound(walk, node, "exclusiveMinimum", "minimum", at, |bound, limit| bound > limit);
    bound(walk, node, "exclusiveMaximum", "maximum", at, |bound, limit| bound < limit);
}

fn bound(
    walk: &mut Walk<'_>,
    node: &mut Node,
    key: &str,
    bound: &str,
    at: &Trail<'_>,
    narrower: fn(f64, f64) -> bool,
) {
    let Some(limit) = node.get(key).filter(|limit| limit.as_number().is_some()).cloned() else { return };
    if walk.version < Version::V3_1 {
        later(walk, key, "a boolean", &limit, at);
    }
    let value = |node: &Node| node.as_number().and_then(|text| text.parse::<f64>().ok());
    let other = node.get(bound).and_then(value);
    if other.zip(value(&limit)).is_some_and(|(other, limit)| narrower(other, limit)) {
        node.remove(key);
        return;
    }
    node.put(key, flag(&limit, true));
    node.put(bound, limit);
}
