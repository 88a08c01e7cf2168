//! Who imports whom, and who uses which crate: exactly what ARCHITECTURE.md says, no more and no less.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::code::{self, File};
use super::table::{self, Rights};

const ROOT: &str = "lib.rs";

#[test]
fn modules_name_what_the_table_allows() {
    let (found, table) = (found(), table::read());
    let names = |rows: &BTreeMap<String, Rights>| rows.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found), names(&table), "the modules of generator/src, and the rows of ARCHITECTURE.md");
    for (module, rights) in &found {
        assert_eq!(rights, &table[module], "`{module}` names the left, ARCHITECTURE.md has the right");
    }
}

#[test]
fn the_graph_of_modules_has_no_cycle() {
    let mut left = found();
    while let Some(leaf) = left.iter().find_map(|(name, rights)| {
        let needed = rights.modules.iter().any(|other| left.contains_key(other));
        (!needed).then(|| name.clone())
    }) {
        left.remove(&leaf);
    }
    assert!(left.is_empty(), "these import each other: {:?}", left.keys());
}

#[test]
fn a_file_of_every_shape_is_understood() {
    let stream =
        "use crate::{a::B, c}; use super::super::d::E; fn f() { handlebars::no_escape(crate::Options) }
        pub use openapiv3 as openapi; fn g(v: Vec<std::fs::File>) { x.y::<u8>() }";
    let tokens: Vec<_> = stream.parse::<proc_macro2::TokenStream>().unwrap().into_iter().collect();
    let paths: Vec<String> = code::paths(&tokens).iter().map(|path| path.join("::")).collect();
    let expected =
        ["crate::a::B", "crate::c", "super::super::d::E", "handlebars::no_escape", "crate::Options"];
    assert_eq!(paths, [&expected[..], &["openapiv3", "std::fs::File"]].concat());
}

/// What each module names.
fn found() -> BTreeMap<String, Rights> {
    let files = code::rust("generator/src");
    let modules: BTreeSet<String> = files.iter().map(|file| module(&file.path)).collect();
    let crates = dependencies();
    let mut found: BTreeMap<String, Rights> = BTreeMap::new();
    for file in &files {
        let own = module(&file.path);
        let rights = found.entry(own.clone()).or_default();
        for path in code::paths(&file.tokens) {
            let first = path[0].as_str();
            rights.modules.extend(imported(file, &path, &modules).filter(|name| *name != own));
            rights.crates.extend(crates.get(first).cloned());
            // `source` gives `openapiv3` on under this name.
            if path.windows(2).any(|pair| pair == ["source", "openapi"]) {
                rights.crates.insert("openapiv3".to_owned());
            }
            match path.iter().map(String::as_str).take(2).collect::<Vec<_>>()[..] {
                ["std", "fs"] => rights.powers.insert("files".to_owned()),
                ["std", "process"] => rights.powers.insert("processes".to_owned()),
                _ => false,
            };
        }
    }
    found
}

/// The module at the top of the crate that a file belongs to.
fn module(path: &str) -> String {
    path.split('/').next().unwrap().trim_end_matches(".rs").replace("lib", ROOT).replace("main", "main.rs")
}

/// The module that a path in a file leads to, where it leads into the crate.
fn imported(file: &File, path: &[String], modules: &BTreeSet<String>) -> impl Iterator<Item = String> {
    let own = module(&file.path);
    let depth = file.path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count();
    let up = path.iter().take_while(|segment| *segment == "super").count();
    let target = match path[0].as_str() {
        "crate" => path.get(1),
        "super" if up >= depth => path.get(up),
        "vendorsmith" if own == "main.rs" => path.get(1),
        name if own == ROOT && modules.contains(name) => path.first(),
        _ => None,
    };
    let name = |segment: &String| if modules.contains(segment) { segment.clone() } else { ROOT.to_owned() };
    target.map(name).filter(|name| !(own == "main.rs" && name == "main.rs")).into_iter()
}

/// The generator's dependencies: the name in Rust and the name in `Cargo.toml`.
fn dependencies() -> BTreeMap<String, String> {
    let manifest = fs::read_to_string(code::root().join("generator/Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let names = section.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned());
    names.map(|name| (name.replace('-', "_"), name)).collect()
}
