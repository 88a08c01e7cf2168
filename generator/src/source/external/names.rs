//! Names of components that come from other files: what the file or the pointer calls them, and where two are called
//! alike, the folder they come from. The order of references in the document does not matter.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::super::hoist;

/// Something that needs a name.
pub(super) struct Nameless {
    /// Its file as seen from the root folder.
    pub(super) path: PathBuf,
    /// Its place in the file.
    pub(super) pointer: String,
}

/// A name for each, distinct from one another and from those taken, letter case and punctuation aside.
pub(super) fn names(nameless: &[Nameless], taken: &[&str]) -> Vec<String> {
    let mut taken: HashSet<String> = taken.iter().map(|name| folded(name)).collect();
    let mut order: Vec<usize> = (0..nameless.len()).collect();
    // The one nearest to the document has the first claim.
    order.sort_by_cached_key(|at| {
        let Nameless { path, pointer } = &nameless[*at];
        (path.components().count(), path.clone(), pointer.matches('/').count(), pointer.clone())
    });
    let mut names = vec![String::new(); nameless.len()];
    for at in order {
        let mut candidates = candidates(&nameless[at]);
        let name = candidates.find(|name| taken.insert(folded(name)));
        names[at] = name.unwrap_or_default();
    }
    names
}

/// Names from the plainest to the most precise; the last ones are numbered.
fn candidates(nameless: &Nameless) -> impl Iterator<Item = String> {
    let base = base(nameless);
    let mut precise = vec![base.clone()];
    let mut parts = folders(&nameless.path);
    if !nameless.pointer.is_empty() {
        parts.insert(0, stem(&nameless.path));
    }
    for part in parts.into_iter().filter(|part| !EVERYWHERE.contains(&part.as_str())) {
        let last = precise.last().map_or("", String::as_str);
        if !folded(last).starts_with(&folded(&part)) {
            precise.push(format!("{part}_{last}"));
        }
    }
    let longest = precise.last().cloned().unwrap_or_default();
    precise.into_iter().chain((2_usize..).map(move |number| format!("{longest}_{number}")))
}

fn base(nameless: &Nameless) -> String {
    let Nameless { path, pointer } = nameless;
    if pointer.is_empty() {
        return stem(path);
    }
    let tokens: Vec<&str> = pointer.split('/').skip(1).collect();
    // `#/components/schemas/Pet`, `#/definitions/Pet`, `#/Pet`.
    let direct = match tokens.as_slice() {
        ["components", _, name] | ["definitions" | "parameters" | "responses" | "$defs", name] | [name] => {
            Some(super::super::node::unescape(name))
        }
        _ => None,
    };
    let inside =
        direct.is_none() && !matches!(tokens.first(), Some(&("components" | "definitions" | "$defs")));
    let name = direct.unwrap_or_else(|| hoist::name(pointer));
    let numeric = !name.contains(|letter: char| letter.is_alphabetic());
    if inside || numeric { format!("{}_{name}", stem(path)) } else { name }
}

/// The name that a file gives to what it holds; its folder's where it has none of its own.
fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let stem = stem.split('.').next().filter(|text| !text.is_empty()).unwrap_or("Referenced").to_owned();
    if !matches!(stem.trim_matches('_'), "index" | "main" | "schema" | "model") {
        return stem;
    }
    folders(path).into_iter().find(|folder| !EVERYWHERE.contains(&folder.as_str())).unwrap_or(stem)
}

/// The folders that a path leads through, the innermost first.
fn folders(path: &Path) -> Vec<String> {
    let parents = path.ancestors().skip(1).filter_map(Path::file_name);
    parents.map(|name| name.to_string_lossy().into_owned()).collect()
}

/// A name as Rust sees it: letters and digits, whatever their case.
pub(super) fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Folders that are called by the kind of what they hold.
const EVERYWHERE: &[&str] = &[
    "attributes",
    "common",
    "components",
    "definitions",
    "examples",
    "headers",
    "models",
    "parameters",
    "requestBodies",
    "resources",
    "responses",
    "schemas",
    "shared",
    "specification",
    "types",
];
