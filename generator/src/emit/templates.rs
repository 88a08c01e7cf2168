//! The layout of files: handlebars templates that place what they are given and compute nothing.

use handlebars::Handlebars;
use serde::Serialize;

/// Every template: the path of the file it makes, and its text.
const TEMPLATES: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("../../assets/crate/Cargo.toml.hbs")),
    ("README.md", include_str!("../../assets/crate/README.md.hbs")),
    ("rustfmt.toml", include_str!("../../assets/crate/rustfmt.toml.hbs")),
    ("examples/quickstart.rs", include_str!("../../assets/crate/examples/quickstart.rs.hbs")),
    ("src/lib.rs", include_str!("../../assets/crate/src/lib.rs.hbs")),
    ("src/client.rs", include_str!("../../assets/crate/src/client.rs.hbs")),
    ("src/profile.rs", include_str!("../../assets/crate/src/profile.rs.hbs")),
    ("src/types.rs", include_str!("../../assets/crate/src/types.rs.hbs")),
    ("src/resource.rs", include_str!("../../assets/crate/src/resource.rs.hbs")),
    ("src/resources/mod.rs", include_str!("../../assets/crate/src/resources/mod.rs.hbs")),
    ("src/runtime/mod.rs", include_str!("../../assets/crate/src/runtime/mod.rs.hbs")),
];

/// Renders a template. Every name in it must be in the view; a missing one is an error that names both.
pub(super) fn render(name: &str, view: &impl Serialize) -> Result<String, String> {
    let (_, text) = TEMPLATES.iter().find(|(path, _)| *path == name).ok_or("there is no such template")?;
    let mut engine = Handlebars::new();
    engine.set_strict_mode(true);
    engine.register_escape_fn(handlebars::no_escape);
    engine.render_template(text, view).map_err(|error| format!("template {name}: {error}"))
}
