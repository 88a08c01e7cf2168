//! The runtime's files are copied into crates of others, so they name nothing that is not copied with them.

use std::collections::BTreeSet;

use super::code::{self, File};

/// Modules that are copied only where they are needed; nothing else may name them.
const OPTIONAL: &[&str] = &["date_time", "encoded_bytes", "iso_duration", "uuid"];
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

#[test]
fn optional_modules_are_leaves() {
    for file in files().iter().filter(|file| file.path != "mod.rs") {
        let own = file.path.split('/').next().unwrap().trim_end_matches(".rs");
        for path in code::paths(&file.tokens) {
            let named = path.iter().find(|segment| OPTIONAL.contains(&segment.as_str()));
            assert!(named.is_none_or(|named| named == own), "{}: {path:?}", file.path);
        }
    }
}

#[test]
fn copied_files_have_neither_tests_nor_attributes_of_a_crate() {
    for file in files() {
        assert!(!file.text.contains("#![") && !file.text.contains("cfg(test)"), "{}", file.path);
    }
}
