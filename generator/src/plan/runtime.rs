//! Which modules of the runtime a crate carries, and what each of them needs.

use super::RuntimeFiles;
use super::runtime_files::FILES;
use crate::api::{Api, TypeRef};

/// The runtime's manifest: the only place where versions of dependencies are written.
const MANIFEST: &str = include_str!("../../assets/runtime.toml");

/// Modules that are copied only where the crate needs them. They are leaves: no other module names them.
pub(super) const OPTIONAL: &[&str] = &["date_time"];

/// Chooses the modules that an API needs.
pub(super) fn select(api: &Api) -> RuntimeFiles {
    let dates = api.uses(&|ty| matches!(ty, TypeRef::DateTime | TypeRef::Date));
    let optional: Vec<&'static str> =
        OPTIONAL.iter().copied().filter(|name| *name == "date_time" && dates).collect();
    with(optional)
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

/// The runtime's cargo features that every crate has, with what they turn on.
pub(super) fn features() -> Vec<(String, Vec<String>)> {
    let rows = lines_of("features").into_iter().filter(|(name, _)| name != "default");
    rows.map(|(name, value)| (name, quoted(&value))).collect()
}

/// The dependencies of the copied modules as the manifest gives them.
pub(super) fn dependencies(_: &RuntimeFiles) -> Vec<(String, String)> {
    lines_of("dependencies")
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
