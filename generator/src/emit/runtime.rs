//! The index of the copied runtime; the other files are copied byte for byte.

use serde::Serialize;

use super::{Rendered, templates};
#[cfg(test)]
use crate::plan::OPTIONAL;
use crate::plan::Plan;

/// View of `src/runtime/mod.rs`.
#[derive(Serialize)]
struct View {
    by_status: bool,
    date_time: bool,
    encoded_bytes: bool,
    event_stream: bool,
    iso_duration: bool,
    json_stream: bool,
    oauth2: bool,
    uuid: bool,
}

/// The file that names the runtime's modules.
pub(super) fn render_index(plan: &Plan) -> Rendered {
    index_of(&plan.runtime.optional)
}

fn index_of(optional: &[&str]) -> Rendered {
    let has = |name: &str| optional.contains(&name);
    let view = View {
        by_status: has("by_status"),
        date_time: has("date_time"),
        encoded_bytes: has("encoded_bytes"),
        event_stream: has("event_stream"),
        iso_duration: has("iso_duration"),
        json_stream: has("json_stream"),
        oauth2: has("oauth2"),
        uuid: has("uuid"),
    };
    templates::render("src/runtime/mod.rs", &view)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The runtime's own index, which is never copied: what is rendered must not part from it.
    const INDEX: &str = include_str!("../../assets/runtime/runtime/mod.rs");

    #[test]
    fn the_index_of_all_modules_is_the_runtimes_own() {
        assert_eq!(index_of(OPTIONAL).as_deref(), Ok(INDEX));
    }

    #[test]
    fn a_module_that_is_left_out_is_not_named() {
        let index = index_of(&[]).expect("it renders");
        for module in OPTIONAL {
            assert!(!index.contains(module), "{module} is named");
        }
    }
}
