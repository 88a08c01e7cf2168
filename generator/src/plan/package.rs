//! Facts of `Cargo.toml`: name, version, features, dependencies.

use super::docs;
use super::names::{plain, value_name};
use super::{Package, Resource, RuntimeFiles, runtime};
use crate::api::Api;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Methods of the builder that a credential's or a server's method cannot hide.
pub(super) const RESERVED_BUILDER_METHODS: &[&str] = &[
    "new",
    "build",
    "credential",
    "base_url",
    "server",
    "site",
    "encoding",
    "yaml",
    "transport",
    "clock",
    "timeout",
    "attempt_timeout",
    "attempts",
    "max_server_wait",
    "limit",
    "limits",
    "limit_margin",
    "limit_queue",
    "share_limits",
    "without_limit",
    "change_limit",
    "strict",
    "on_drift",
    "max_body",
    "user_agent",
    "header",
    "setting",
    "on_request",
    "random",
    "fail",
    "fmt",
];

/// Plans the manifest without its dependencies.
pub(super) fn plan_package(api: &Api, resources: &[Resource], diagnostics: &mut Diagnostics) -> Package {
    let facts = &api.package;
    let title = docs::one_line(&api.title);
    Package {
        name: package_name(&facts.name),
        version: facts.version.clone().unwrap_or_else(|| version(api, diagnostics)),
        description: facts.description.clone().unwrap_or_else(|| format!("Client for {title}.")),
        license: facts.license.clone(),
        authors: facts.authors.clone(),
        repository: facts.repository.clone(),
        homepage: facts.homepage.clone(),
        documentation: api.documentation.clone(),
        keywords: if facts.keywords.is_empty() {
            vec!["api".into(), "client".into()]
        } else {
            facts.keywords.clone()
        },
        rust_version: runtime::rust_version(),
        features: features(resources),
        dependencies: Vec::new(),
        dev_dependencies: Vec::new(),
    }
}

/// A name that cargo takes: lower case letters, digits and hyphens, a letter first; and not that of a crate it
/// depends on, which an example could not tell from it.
fn package_name(words: &str) -> String {
    let name = value_name(words);
    let ascii: String = plain(&name)
        .chars()
        .filter(|character| character.is_ascii_alphanumeric() || *character == '_')
        .collect();
    let name = ascii.trim_matches('_').replace('_', "-");
    match name.as_str() {
        "" => "client".to_owned(),
        "std" | "core" | "alloc" | "test" | "proc-macro" | "self" | "super" | "crate" => {
            format!("{name}-client")
        }
        _ if syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err() => format!("{name}-client"),
        _ if runtime::is_dependency(&name) => format!("{name}-client"),
        _ => name,
    }
}

/// `info.version` as a semantic version: its first three numbers, or 0.1.0.
fn version(api: &Api, diagnostics: &mut Diagnostics) -> String {
    let text = &api.version;
    let bare = text.trim().trim_start_matches(['v', 'V']);
    if let Ok(version) = semver::Version::parse(bare) {
        return semver::Version::new(version.major, version.minor, version.patch).to_string();
    }
    let numbers: Vec<u64> =
        bare.split(['.', '-', '_', '+']).map_while(|part| part.parse().ok()).take(3).collect();
    match numbers.as_slice() {
        [major, rest @ ..] => {
            let number = |at: usize| rest.get(at).copied().unwrap_or(0);
            semver::Version::new(*major, number(0), number(1)).to_string()
        }
        [] => {
            let message = format!("the version `{text}` is no semantic version, so the crate gets 0.1.0");
            let help = "say `crate: { version: … }` in quirks.yaml";
            diagnostics
                .push(Diagnostic::note("made-up-version", message).at(api.version_place.clone()).help(help));
            "0.1.0".to_owned()
        }
    }
}

fn features(resources: &[Resource]) -> Vec<(String, Vec<String>)> {
    let own: Vec<String> = resources.iter().filter_map(|resource| resource.feature.clone()).collect();
    let mut default = vec!["rustls".to_owned()];
    default.extend(own.iter().cloned());
    let mut features = vec![("default".to_owned(), default)];
    features.extend(own.into_iter().map(|name| (name, Vec::new())));
    features
}

/// Adds the features and dependencies that the copied modules need, as the runtime's own manifest gives them.
pub(super) fn with_dependencies(package: Package, files: &RuntimeFiles) -> Package {
    let features = package.features.into_iter().chain(runtime::features(files)).collect();
    Package {
        features,
        dependencies: runtime::dependencies(files),
        dev_dependencies: runtime::dev_dependencies(),
        ..package
    }
}
