//! The `crate:` section.

use crate::api::{Api, Package};
use crate::diagnostic::Diagnostic;
use crate::quirks::FeatureQuirk;

use super::super::context::Context;

/// Takes over what is said about the crate and checks what cargo would refuse.
pub(super) fn bind(context: &mut Context<'_, '_>, api: &mut Api) {
    let said = &context.source.quirks.package;
    if let Some(name) = said.name.as_deref().filter(|name| !is_name(name)) {
        let help = "use letters, digits, `-` and `_`, and begin with a letter";
        refuse(context, "name", &format!("`{name}` cannot be a crate's name"), help);
    }
    if let Some(Err(error)) = said.version.as_deref().map(semver::Version::parse) {
        refuse(
            context,
            "version",
            &format!("the version is not a semantic one: {error}"),
            "write it like `1.2.3`",
        );
    }
    if said.keywords.len() > 5 {
        refuse(context, "keywords", "there are more than five keywords", "keep the five that matter most");
    }
    api.package = Package {
        name: said.name.clone().unwrap_or_else(|| name_of(&context.source.stem)),
        version: said.version.clone(),
        license: said.license.clone(),
        authors: said.authors.clone(),
        repository: said.repository.clone(),
        homepage: said.homepage.clone(),
        description: said.description.clone(),
        keywords: said.keywords.clone(),
        resource_features: said.features == FeatureQuirk::Resources,
    };
}

fn refuse(context: &mut Context<'_, '_>, key: &str, message: &str, help: &str) {
    context.refuse(&format!("/crate/{key}"), Diagnostic::error("invalid-package", message).help(help));
}

fn is_name(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name.len() <= 64
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
}

/// A crate's name out of a folder's or file's.
fn name_of(stem: &str) -> String {
    let words = stem.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let name = words.join("-");
    let name = if is_name(&name) { name } else { format!("api-{name}") };
    name.chars().take(64).collect::<String>().trim_end_matches('-').to_owned()
}
