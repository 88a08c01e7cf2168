//! The layout of files: handlebars templates that place what they are given and compute nothing.

use std::sync::LazyLock;

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
    ("src/login.rs", include_str!("../../assets/crate/src/login.rs.hbs")),
    ("src/profile.rs", include_str!("../../assets/crate/src/profile.rs.hbs")),
    ("src/servers.rs", include_str!("../../assets/crate/src/servers.rs.hbs")),
    ("src/types.rs", include_str!("../../assets/crate/src/types.rs.hbs")),
    ("src/zones.rs", include_str!("../../assets/crate/src/zones.rs.hbs")),
    ("src/resource.rs", include_str!("../../assets/crate/src/resource.rs.hbs")),
    ("src/resources/mod.rs", include_str!("../../assets/crate/src/resources/mod.rs.hbs")),
    ("src/runtime/mod.rs", include_str!("../../assets/crate/src/runtime/mod.rs.hbs")),
    ("src/webhooks.rs", include_str!("../../assets/crate/src/webhooks.rs.hbs")),
];

/// The templates as they are rendered: each is read once, although many files are made from one.
static ENGINE: LazyLock<Result<Handlebars<'static>, String>> = LazyLock::new(|| {
    let mut engine = Handlebars::new();
    engine.set_strict_mode(true);
    engine.register_escape_fn(handlebars::no_escape);
    for (name, text) in TEMPLATES {
        engine.register_template_string(name, text).map_err(|error| format!("template {name}: {error}"))?;
    }
    Ok(engine)
});

/// Renders a template. Every name in it must be in the view; a missing one is an error that names both.
pub(super) fn render(name: &str, view: &impl Serialize) -> Result<String, String> {
    let engine = ENGINE.as_ref().map_err(Clone::clone)?;
    engine.render(name, view).map_err(|error| format!("template {name}: {error}"))
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::*;

    fn files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("it is a folder") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() { files(&path, found) } else { found.push(path) }
        }
    }

    #[test]
    fn every_template_is_embedded_under_the_path_it_makes() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/crate");
        let mut found = Vec::new();
        files(&root, &mut found);
        let mut found: Vec<(String, String)> = found
            .iter()
            .map(|path| {
                let name = path.strip_prefix(&root).expect("it lies below").display().to_string();
                let text = std::fs::read_to_string(path).expect("it is text");
                (name.strip_suffix(".hbs").expect("it is a template").to_owned(), text)
            })
            .collect();
        found.sort();
        let mut embedded: Vec<(String, String)> =
            TEMPLATES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        embedded.sort();
        assert_eq!(embedded, found);
    }

    #[test]
    fn a_name_that_the_view_lacks_is_an_error() {
        let error = render("README.md", &()).expect_err("the view is empty");
        assert!(error.contains("README.md"), "{error}");
        assert!(render("nothing.rs", &()).is_err());
    }
}
