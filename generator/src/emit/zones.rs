//! `zones.rs`: time zones as types.

use serde::Serialize;

use super::lines::literal;
use super::{Rendered, templates};
use crate::plan::Plan;

/// View of `src/zones.rs`.
#[derive(Serialize)]
struct View {
    zones: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    docs: String,
    name: String,
    iana: String,
}

/// The file of the zones.
pub(super) fn render(plan: &Plan) -> Rendered {
    let row = |zone: &crate::plan::Zone| Row {
        docs: zone.docs.join(" "),
        name: zone.name.clone(),
        iana: literal(&zone.iana),
    };
    templates::render("src/zones.rs", &View { zones: plan.zones.iter().map(row).collect() })
}
