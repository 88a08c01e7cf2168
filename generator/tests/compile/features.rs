//! A crate of several resources that share types, with each of its features alone.

use std::collections::BTreeMap;

use vendorsmith::source::Input;

use crate::harness::{cargo, package, workspace};

/// The resources of `features.yaml`, each with another need of types and of the runtime.
const RESOURCES: &[&str] = &["albums", "artists", "events", "imports", "playlists", "search", "tracks"];

#[test]
fn every_feature_compiles_alone_without_a_warning() {
    let document = Input::Document(package().join("tests/features.yaml"));
    let root = workspace("features", &BTreeMap::from([("features", document)])).join("features");
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).expect("it is written");
    let default = manifest.lines().find(|line| line.starts_with("default = ")).expect("there is a default");
    for resource in RESOURCES {
        assert!(manifest.contains(&format!("\n{resource} = []")), "{default}");
    }
    let alone = ["clippy", "-q", "--offline", "--lib", "--no-default-features", "--features"];
    for feature in [""].iter().chain(RESOURCES) {
        cargo(&root, &[&alone[..], &[*feature, "--", "-Dwarnings"]].concat());
    }
}
