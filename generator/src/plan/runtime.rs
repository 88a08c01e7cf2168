//! Which modules of the runtime a crate carries, and what each of them needs.

use super::RuntimeFiles;
use super::runtime_files::FILES;
use crate::api::{Algorithm, Answer, Api, AuthKind, BodyKind, Codec, TypeRef};

/// The runtime's manifest: the only place where versions of dependencies are written.
const MANIFEST: &str = include_str!("../../assets/runtime.toml");

/// Modules that are copied only where the crate needs them. They are leaves, which no other module names, but for
/// `calendar`, which those that reckon with it name, and `login`, which `totp` names: its codes are for one.
pub(crate) const OPTIONAL: &[&str] = &[
    "by_status",
    "calendar",
    "coded",
    "date_time",
    "encoded_bytes",
    "event_stream",
    "iso_duration",
    "json_stream",
    "local_time",
    "login",
    "multipart",
    "oauth2",
    "pager",
    "totp",
    "uuid",
    "webhook",
    "webhook_sha1",
    "webhook_sha2",
    "yaml",
];

/// Optional modules behind a feature of their own name, which is off if not asked for.
const GATED: &[&str] = &["totp", "yaml"];

/// The optional modules that reckon with the calendar.
const BY_CALENDAR: &[&str] = &["date_time", "pager"];

/// Dependencies that only some optional modules need, in the manifest as tables.
const NEEDED: &[(&str, &[&str])] = &[
    ("jiff", &["local_time"]),
    ("hmac", &["totp", "webhook_sha1", "webhook_sha2"]),
    ("sha1", &["totp", "webhook_sha1"]),
    ("sha2", &["webhook_sha2"]),
    ("granit-parser", &["yaml"]),
];

/// Chooses the modules that an API needs.
pub(super) fn select(api: &Api) -> RuntimeFiles {
    with(OPTIONAL.iter().copied().filter(|module| needs(api, module)).collect())
}

fn needs(api: &Api, module: &str) -> bool {
    let mut operations = api.resources.iter().flat_map(|resource| &resource.operations);
    let mut logins = api.auth.iter().filter_map(|scheme| scheme.login.as_ref());
    let signature = || api.webhooks.as_ref()?.signature.as_ref();
    match module {
        "webhook" => signature().is_some(),
        "webhook_sha1" => signature().is_some_and(|own| own.algorithm == Algorithm::HmacSha1),
        "webhook_sha2" => signature().is_some_and(|own| own.algorithm != Algorithm::HmacSha1),
        "oauth2" => {
            let mut kinds = api.auth.iter().map(|scheme| &scheme.kind);
            kinds.any(|kind| matches!(kind, AuthKind::OAuth2(own) if own.has_endpoint()))
        }
        "login" => logins.next().is_some(),
        "yaml" => api.yaml.is_some(),
        "totp" => logins.any(|login| login.passcode.is_some()),
        "calendar" => BY_CALENDAR.iter().any(|module| needs(api, module)),
        "pager" => operations.any(|operation| operation.pagination.is_some()),
        "multipart" => {
            let mut bodies = operations.flat_map(|operation| &operation.bodies);
            bodies.any(|body| matches!(body.kind, BodyKind::Multipart(_)))
        }
        _ => is_answered(api, module) || is_written(api, module),
    }
}

/// Whether an answer is read by the module.
fn is_answered(api: &Api, module: &str) -> bool {
    answers(api).any(|answer| match answer {
        Answer::ByStatus(_) => module == "by_status",
        Answer::Events(_) => module == "event_stream",
        Answer::Sequence(_) => module == "json_stream",
        _ => false,
    })
}

/// Whether a type of the module is written somewhere.
fn is_written(api: &Api, module: &str) -> bool {
    api.uses(&|ty| match ty {
        TypeRef::DateTime | TypeRef::Date | TypeRef::Time => module == "date_time",
        TypeRef::Duration => module == "iso_duration",
        TypeRef::Uuid => module == "uuid",
        TypeRef::Base64 | TypeRef::Base64Url => module == "encoded_bytes",
        TypeRef::Coded(Codec::LocalDateTime(_)) => module == "local_time",
        TypeRef::Coded(_) | TypeRef::JsonText(_) | TypeRef::CommaList(_) => module == "coded",
        _ => false,
    })
}

/// What successes carry, in every form.
pub(super) fn answers(api: &Api) -> impl Iterator<Item = &Answer> {
    let operations = api.resources.iter().flat_map(|resource| &resource.operations);
    operations.flat_map(|operation| {
        let forms = operation.other_forms.iter().map(|form| &form.answer);
        std::iter::once(&operation.response).chain(forms)
    })
}

/// The core and these optional modules.
pub(super) fn with(optional: Vec<&'static str>) -> RuntimeFiles {
    let wanted = |path: &str| {
        let module = path.split(['/', '.']).next().unwrap_or_default();
        !OPTIONAL.contains(&module) || optional.contains(&module)
    };
    let modules = FILES.iter().copied().filter(|(path, _)| wanted(path)).collect();
    RuntimeFiles { modules, optional }
}

/// The runtime's cargo features that a crate with these modules has, with what they turn on.
pub(super) fn features(files: &RuntimeFiles) -> Vec<(String, Vec<String>)> {
    let is_there = |name: &str| !GATED.contains(&name) || files.optional.contains(&name);
    let rows = lines_of("features").into_iter().filter(|(name, _)| name != "default" && is_there(name));
    rows.map(|(name, value)| {
        let own = NEEDED.iter().filter(|(_, modules)| modules.contains(&name.as_str()));
        let own = own.filter(|(dependency, _)| need_of(dependency, files) == Need::Gated);
        let needs = own.map(|(dependency, _)| format!("dep:{dependency}"));
        let turned_on = quoted(&value).into_iter().chain(needs).collect();
        (name, turned_on)
    })
    .collect()
}

/// Who needs a dependency of the runtime's.
#[derive(PartialEq, Eq)]
enum Need {
    Nobody,
    /// Only modules behind features.
    Gated,
    All,
}

fn need_of(dependency: &str, files: &RuntimeFiles) -> Need {
    let Some((_, modules)) = NEEDED.iter().find(|(own, _)| *own == dependency) else { return Need::All };
    let there: Vec<_> = modules.iter().filter(|module| files.optional.contains(*module)).collect();
    match there.as_slice() {
        [] => Need::Nobody,
        there if there.iter().all(|module| GATED.contains(module)) => Need::Gated,
        _ => Need::All,
    }
}

/// The dependencies of the copied modules as the manifest gives them.
pub(super) fn dependencies(files: &RuntimeFiles) -> Vec<(String, String)> {
    let lines = lines_of("dependencies").into_iter().filter_map(|(name, value)| {
        let value = match need_of(&name, files) {
            Need::Nobody => return None,
            Need::Gated => value.replacen(" }", ", optional = true }", 1),
            Need::All => value,
        };
        Some((name, value))
    });
    lines.collect()
}

/// Oldest compiler that the runtime and its dependencies build with.
pub(super) fn rust_version() -> String {
    let line = lines_of("package").into_iter().find(|(name, _)| name == "rust-version");
    line.and_then(|(_, value)| quoted(&value).into_iter().next()).unwrap_or_default()
}

/// Whether a package of this name is among what crates depend on.
pub(super) fn is_dependency(name: &str) -> bool {
    lines_of("dependencies").iter().any(|(dependency, _)| dependency.replace('_', "-") == name)
}

/// What examples need.
pub(super) fn dev_dependencies() -> Vec<(String, String)> {
    let tokio = lines_of("dev-dependencies").into_iter().filter(|(name, _)| name == "tokio");
    let version = |value: String| quoted(&value).into_iter().next().unwrap_or_default();
    tokio
        .map(|(name, value)| {
            (name, format!("{{ version = \"{}\", features = [\"macros\", \"rt\"] }}", version(value)))
        })
        .collect()
}

/// The `name = value` lines of a section.
fn lines_of(section: &str) -> Vec<(String, String)> {
    let header = format!("[{section}]");
    let lines = MANIFEST.lines().skip_while(|line| *line != header).skip(1);
    let own = lines.take_while(|line| !line.starts_with('['));
    own.filter_map(|line| line.split_once(" = "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The quoted texts in a value.
fn quoted(value: &str) -> Vec<String> {
    value.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::plan::operations::{RESERVED_HEADERS, RESERVED_SETTERS};
    use crate::plan::package::RESERVED_BUILDER_METHODS;
    use crate::plan::resources::RESERVED_ACCESSORS;

    /// Names of the functions in the inherent impls of a type, anywhere in the runtime.
    fn methods_of(ty: &str) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for (path, text) in FILES {
            for item in syn::parse_file(text).expect(path).items {
                let syn::Item::Impl(block) = item else { continue };
                let syn::Type::Path(own) = &*block.self_ty else { continue };
                let last = own.path.segments.last().expect("a path has a segment");
                if block.trait_.is_none() && last.ident == ty {
                    let functions = block.items.into_iter().filter_map(|item| match item {
                        syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                        _ => None,
                    });
                    names.extend(functions);
                }
            }
        }
        assert!(!names.is_empty(), "{ty} has no methods");
        names
    }

    #[test]
    fn names_that_the_runtime_takes_are_reserved() {
        for (ty, reserved) in [
            ("Call", RESERVED_SETTERS),
            ("Response", RESERVED_HEADERS),
            ("Client", RESERVED_ACCESSORS),
            ("ClientBuilder", RESERVED_BUILDER_METHODS),
        ] {
            for name in methods_of(ty) {
                assert!(reserved.contains(&name.as_str()), "{ty}::{name} is not reserved");
            }
        }
    }

    #[test]
    fn every_file_of_the_runtime_is_embedded() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/runtime/runtime");
        let mut found = Vec::new();
        let mut open = vec![root.clone()];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    found.push(path.strip_prefix(&root).unwrap().to_string_lossy().into_owned());
                }
            }
        }
        found.retain(|path| path != "mod.rs");
        found.sort();
        let embedded: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        assert_eq!(embedded, found);
    }

    #[test]
    fn core_modules_never_name_an_optional_one() {
        for (path, text) in FILES {
            for optional in OPTIONAL.iter().filter(|optional| !path.starts_with(**optional)) {
                let by_calendar = BY_CALENDAR.iter().any(|module| path.starts_with(*module));
                let named = text.contains(&format!("{optional}::"));
                assert!(!named || *optional == "calendar" && by_calendar, "{path} names {optional}");
            }
        }
    }
}
