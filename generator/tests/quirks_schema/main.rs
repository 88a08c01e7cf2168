//! `specs/quirks.schema.json` and `docs/quirks.md` are what the types of `vendorsmith::quirks` say, and every checked-in
//! `quirks.yaml` names the schema.

#![cfg(test)]

mod flow;
mod reference;

use std::path::{Path, PathBuf};
use std::{env, fs};

use vendorsmith::quirks::Quirks;

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")
}

/// Holds a file to what was made; under `UPDATE_EXPECT=1` it is rewritten instead.
fn holds(path: &Path, made: &str) {
    if env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        fs::write(path, made).expect("the file can be written");
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == made,
        "{} is not what generator/src/quirks says; to rewrite it, run\n  \
         UPDATE_EXPECT=1 cargo test -p vendorsmith --test quirks_schema",
        path.display(),
    );
}

#[test]
fn the_schema_is_up_to_date() {
    let made = serde_json::to_string_pretty(&Quirks::schema()).expect("a value") + "\n";
    holds(&specs().join("quirks.schema.json"), &made);
}

#[test]
fn the_reference_is_up_to_date() {
    holds(&specs().join("../docs/quirks.md"), &reference::page(&Quirks::schema()));
}

#[test]
fn every_key_is_described_and_shown() {
    let bare = reference::bare(&Quirks::schema());
    assert_eq!(bare, [""; 0], "keys without a description, or without an example");
}

#[test]
fn every_example_is_one() {
    for (example, schema) in reference::examples(&Quirks::schema()) {
        let valid = jsonschema::validator_for(&schema).expect("a schema").is_valid(&example);
        assert!(valid, "{example} does not fit the key that shows it");
        for text in [flow::entry(&example), flow::flow(&serde_json::json!([example]))] {
            let read: serde_json::Value = serde_yaml::from_str(&text).expect("YAML");
            assert!(read == example || read == serde_json::json!([example]), "{text}");
        }
    }
}

#[test]
fn every_quirks_file_names_the_schema() {
    let mut seen = 0;
    for vendor in fs::read_dir(specs()).expect("the folder specs").flatten() {
        let Ok(text) = fs::read_to_string(vendor.path().join("quirks.yaml")) else { continue };
        let first = text.lines().next();
        assert_eq!(
            first,
            Some("# yaml-language-server: $schema=../quirks.schema.json"),
            "{}",
            vendor.path().display()
        );
        seen += 1;
    }
    assert!(seen > 0, "there is no quirks.yaml under specs");
}
