//! The index of the copied runtime; the other files are copied byte for byte.

use serde::Serialize;

use super::{Rendered, templates};
use crate::plan::Plan;

/// View of `src/runtime/mod.rs`.
#[derive(Serialize)]
struct View {
    date_time: bool,
}

/// The file that names the runtime's modules.
pub(super) fn render_index(plan: &Plan) -> Rendered {
    let date_time = plan.runtime.optional.contains(&"date_time");
    templates::render("src/runtime/mod.rs", &View { date_time })
}
