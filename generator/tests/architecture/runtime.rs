//! The runtime's files are copied into crates of others, so they name nothing that is not copied with them.

use std::collections::{BTreeMap, BTreeSet};

use super::code::{self, File};

/// Modules that name an optional one, which comes wherever they do.
const COMES_WITH: &[(&str, &str)] = &[("date_time", "calendar"), ("pager", "calendar"), ("totp", "login")];
/// The only module that names them.
const ADAPTER: &str = "reqwest_transport.rs";
const ADAPTED: &[&str] = &["reqwest", "tokio", "http_body"];
const CRATES: &[&str] = &[
    "bytes",
    "fastrand",
    "futures_core",
    "granit_parser",
    "hmac",
    "http",
    "httpdate",
    "jiff",
    "percent_encoding",
    "serde_core",
    "serde_json",
    "sha1",
    "sha2",
    "tracing",
];

fn files() -> Vec<File> {
    code::rust("templates/runtime/src/runtime")
}

#[test]
fn crate_means_the_runtime() {
    for file in files() {
        for path in code::paths(&file.tokens).iter().filter(|path| path[0] == "crate") {
            // Macros are exported at the root of the crate, wherever they stand; their names are ours.
            let fine = path.get(1).is_some_and(|name| name == "runtime" || name.starts_with("__"));
            assert!(fine, "{}: {path:?}", file.path);
        }
    }
}

#[test]
fn the_adapter_alone_names_its_crates() {
    for file in files().iter().filter(|file| file.path != ADAPTER) {
        for path in code::paths(&file.tokens) {
            assert!(!ADAPTED.contains(&path[0].as_str()), "{}: {path:?}", file.path);
        }
    }
}

#[test]
fn every_crate_is_known() {
    let manifest = code::texts("templates/runtime", "toml");
    let (_, manifest) = manifest.iter().find(|(path, _)| path == "Cargo.toml").unwrap();
    let section = manifest.split("[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let found: BTreeSet<String> = section
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.replace('-', "_"))
        .collect();
    assert_eq!(found, CRATES.iter().chain(ADAPTED).map(|name| (*name).to_owned()).collect());
}

/// The optional modules as `plan` lists them.
fn optional() -> BTreeSet<String> {
    let text = std::fs::read_to_string(code::root().join("generator/src/plan/runtime.rs")).unwrap();
    let list = text.split("OPTIONAL: &[&str] = &[").nth(1).unwrap().split("];").next().unwrap();
    list.split(',')
        .map(|name| name.trim().trim_matches('"').to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// What the index takes out of optional modules, with its module.
fn taken_out(optional: &BTreeSet<String>) -> BTreeMap<String, String> {
    let index = files().into_iter().find(|file| file.path == "mod.rs").unwrap();
    let paths = code::paths(&index.tokens).into_iter();
    let of_optional = paths.filter(|path| optional.contains(&path[0]));
    of_optional.map(|path| (path[path.len() - 1].clone(), path[0].clone())).collect()
}

/// What a path names in the runtime's own folder; `depth` is how deep the file lies in it.
fn in_runtime(path: &[String], depth: usize) -> Option<&String> {
    let above = path.iter().take_while(|segment| *segment == "super").count();
    let is_rooted = path.len() > 2 && path[0] == "crate" && path[1] == "runtime";
    if is_rooted { path.get(2) } else { path.get(above).filter(|_| above >= depth) }
}

/// What a crate lacks cannot be named in it. `tests/compile/modules.rs` holds that `plan` takes such pairs together.
#[test]
fn nothing_names_an_optional_module_but_itself_and_what_brings_it() {
    let optional = optional();
    let taken_out = taken_out(&optional);
    let mut found = BTreeSet::new();
    for file in files().iter().filter(|file| file.path != "mod.rs") {
        let file_path = file.path.trim_end_matches("/mod.rs").trim_end_matches(".rs");
        let (own, depth) = (file_path.split('/').next().unwrap(), file_path.split('/').count());
        let paths = code::paths(&file.tokens);
        let named = paths.iter().filter_map(|path| in_runtime(path, depth));
        let modules = named.filter_map(|name| optional.get(name).or_else(|| taken_out.get(name)));
        found.extend(modules.filter(|module| *module != own).map(|module| (own.to_owned(), module.clone())));
    }
    let expected = COMES_WITH.iter().map(|(own, other)| ((*own).to_owned(), (*other).to_owned()));
    assert_eq!(found, expected.collect());
}

#[test]
fn copied_files_have_neither_tests_nor_attributes_of_a_crate() {
    for file in files() {
        assert!(!file.text.contains("#![") && !file.text.contains("cfg(test)"), "{}", file.path);
    }
}
