//! The index of the copied runtime; the other files are copied byte for byte.

use std::collections::BTreeMap;

use super::{Rendered, templates};
use crate::plan::{OPTIONAL, Plan};

/// The file that names the runtime's modules.
pub(super) fn render_index(plan: &Plan) -> Rendered {
    index_of(&plan.runtime.optional)
}

fn index_of(optional: &[&str]) -> Rendered {
    let view: BTreeMap<&str, bool> = OPTIONAL.iter().map(|name| (*name, optional.contains(name))).collect();
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
