//! `Cargo.toml`.

use serde::Serialize;

use super::{Rendered, templates};
use crate::plan::Plan;

/// View of `Cargo.toml`; every text is a TOML literal already.
#[derive(Serialize)]
struct View {
    name: String,
    version: String,
    description: String,
    license: Option<String>,
    rust_version: String,
    authors: Option<String>,
    repository: Option<String>,
    homepage: Option<String>,
    documentation: Option<String>,
    keywords: String,
    features: Vec<Row>,
    dependencies: Vec<Row>,
    dev_dependencies: Vec<Row>,
    example_features: String,
}

#[derive(Serialize)]
struct Row {
    name: String,
    value: String,
}

/// The manifest, which inherits nothing.
pub(super) fn render(plan: &Plan) -> Rendered {
    let package = &plan.package;
    let view = View {
        name: toml(&package.name),
        version: toml(&package.version),
        description: toml(&package.description),
        license: package.license.as_deref().map(toml),
        rust_version: toml(&package.rust_version),
        authors: (!package.authors.is_empty()).then(|| array(&package.authors)),
        repository: package.repository.as_deref().map(toml),
        homepage: package.homepage.as_deref().map(toml),
        documentation: package.documentation.as_deref().map(toml),
        keywords: array(&package.keywords),
        features: package.features.iter().map(|(name, on)| row(name, &array(on))).collect(),
        dependencies: package.dependencies.iter().map(|(name, value)| row(name, value)).collect(),
        dev_dependencies: package.dev_dependencies.iter().map(|(name, value)| row(name, value)).collect(),
        example_features: example_features(plan),
    };
    templates::render("Cargo.toml", &view)
}

fn example_features(plan: &Plan) -> String {
    let own = plan.example.call.iter().filter_map(|call| call.feature.clone());
    let features: Vec<String> = own.chain(["reqwest".to_owned()]).collect();
    array(&features)
}

fn row(name: &str, value: &str) -> Row {
    Row { name: name.to_owned(), value: value.to_owned() }
}

fn array(values: &[String]) -> String {
    format!("[{}]", values.iter().map(|value| toml(value)).collect::<Vec<_>>().join(", "))
}

/// A basic string of TOML (TOML 1.0, "String").
fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            _ if character.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(character))),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}
