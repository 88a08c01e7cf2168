//! `specs/quirks.schema.json` is what the types of `vendorsmith::quirks` say, and every checked-in `quirks.yaml` names it.

#![cfg(test)]

use std::path::{Path, PathBuf};
use std::{env, fs};

use vendorsmith::quirks::Quirks;

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")
}

#[test]
fn the_schema_is_up_to_date() {
    let path = specs().join("quirks.schema.json");
    let made = serde_json::to_string_pretty(&Quirks::schema()).expect("a value") + "\n";
    if env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        fs::write(&path, &made).expect("specs can be written to");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == made,
        "specs/quirks.schema.json is not what generator/src/quirks says; to rewrite it, run\n  \
         UPDATE_EXPECT=1 cargo test -p vendorsmith --test quirks_schema",
    );
}

#[test]
fn every_key_is_described() {
    fn walk(schema: &serde_json::Value, at: &str, bare: &mut Vec<String>) {
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            if property["description"].as_str().is_none_or(str::is_empty) && property.get("const").is_none() {
                bare.push(format!("{at}.{key}"));
            }
        }
        for (index, choice) in schema["oneOf"].as_array().into_iter().flatten().enumerate() {
            walk(choice, &format!("{at}[{index}]"), bare);
        }
        for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
            walk(definition, name, bare);
        }
    }
    let mut bare = Vec::new();
    walk(&Quirks::schema(), "", &mut bare);
    assert_eq!(bare, [""; 0], "keys without a description");
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
