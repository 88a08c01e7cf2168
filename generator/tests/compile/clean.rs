//! Crates of many documents in one workspace.

use crate::harness::{baits, cargo, make, repository, vendors, workspace};

/// Modules that are copied only where they are needed.
const OPTIONAL: &[&str] = &[
    "by_status",
    "date_time",
    "encoded_bytes",
    "event_stream",
    "iso_duration",
    "json_stream",
    "multipart",
    "oauth2",
    "uuid",
];

#[test]
fn crates_are_formatted_documented_and_without_a_warning() {
    let mut crates = baits();
    crates.append(&mut vendors());
    let root = workspace(&crates);
    cargo(&root, &["fmt", "--all", "--check"]);
    let clippy = ["clippy", "-q", "--offline", "--workspace", "--all-targets", "--keep-going"];
    cargo(&root, &[&clippy[..], &["--", "-Dwarnings"]].concat());
    cargo(&root, &["doc", "-q", "--offline", "--workspace", "--no-deps", "--keep-going"]);
}

/// The baits above hold every set of runtime modules that can be chosen: a further optional module needs a bait.
#[test]
fn the_baits_choose_every_set_of_runtime_modules() {
    let folder = repository().join("templates/runtime/src/runtime");
    let entries = std::fs::read_dir(folder).expect("the runtime is there");
    let all = entries.map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned());
    let mut modules: Vec<String> = all.map(|name| name.trim_end_matches(".rs").to_owned()).collect();
    modules.sort();
    modules.dedup();
    let of = |bait: &str| {
        let files = make(bait, &baits()[bait]).generated.files;
        let has = |module: &String| {
            let path = format!("src/runtime/{module}");
            files.keys().any(|file| *file == format!("{path}.rs") || file.starts_with(&format!("{path}/")))
        };
        modules.iter().filter(|module| has(module)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(of("lint-bait"), modules);
    let core: Vec<String> =
        modules.iter().filter(|module| !OPTIONAL.contains(&module.as_str())).cloned().collect();
    assert_eq!(of("bare"), core);
}
