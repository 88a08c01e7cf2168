//! Crates of several resources that share types, with each of their features alone.

use std::collections::BTreeMap;

use vendorsmith::source::Input;

use crate::corpus::corpus;
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

/// A large vendor's document: 17 resources that share types, 38,000 lines of Rust. Each feature takes three seconds of a
/// processor, so that all take a minute; a document of 70 resources would take three.
const LARGE: &str = "discord__openapi.json";

/// By the compiler alone: clippy reads the whole crate elsewhere.
#[test]
fn every_feature_of_a_large_crate_compiles_alone_without_a_warning() {
    let Some(corpus) = corpus() else { return };
    let document = Input::Document(corpus.join("dev").join(LARGE));
    let root = workspace("large", &BTreeMap::from([("large", document)])).join("large");
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).expect("it is written");
    let resources: Vec<&str> = manifest.lines().filter_map(|line| line.strip_suffix(" = []")).collect();
    assert!(resources.len() >= 17, "{resources:?}");
    let alone =
        ["rustc", "-q", "--offline", "--lib", "--profile", "check", "--no-default-features", "--features"];
    for feature in [""].iter().chain(&resources) {
        cargo(&root, &[&alone[..], &[*feature, "--", "-Dwarnings"]].concat());
    }
}
