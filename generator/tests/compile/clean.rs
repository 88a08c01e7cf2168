//! Crates of many documents in one workspace.

use vendorsmith::Generation;

use crate::harness::{baits, cargo, make, repository, vendors, workspace};

/// Modules that are copied only where they are needed.
pub(crate) const OPTIONAL: &[&str] = &[
    "by_status",
    "calendar",
    "coded",
    "date_time",
    "encoded_bytes",
    "event_stream",
    "iso_duration",
    "json_stream",
    "local_time",
    "login",
    "multipart",
    "oauth2",
    "pager",
    "totp",
    "uuid",
    "webhook",
    "webhook_sha1",
    "webhook_sha2",
    "yaml",
];

#[test]
fn crates_are_formatted_documented_and_without_a_warning() {
    let mut crates = baits();
    crates.append(&mut vendors());
    let root = workspace("workspace", &crates);
    cargo(&root, &["fmt", "--all", "--check"]);
    let clippy = ["clippy", "-q", "--offline", "--workspace", "--all-targets", "--keep-going"];
    cargo(&root, &[&clippy[..], &["--", "-Dwarnings"]].concat());
    let docs = ["doc", "-q", "--offline", "--workspace", "--no-deps", "--keep-going"];
    cargo(&root, &docs);
    cargo(&root, &[&docs[..], &["--features", "lint-bait/yaml"]].concat());
}

/// The modules of the runtime that a crate carries, in the order of their names.
pub(crate) fn modules_of(made: &Generation) -> Vec<String> {
    let files = &made.generated.files;
    let has = |module: &String| {
        let path = format!("src/runtime/{module}");
        files.keys().any(|file| *file == format!("{path}.rs") || file.starts_with(&format!("{path}/")))
    };
    all_modules().into_iter().filter(has).collect()
}

fn all_modules() -> Vec<String> {
    let folder = repository().join("templates/runtime/src/runtime");
    let entries = std::fs::read_dir(folder).expect("the runtime is there");
    let all = entries.map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned());
    let mut modules: Vec<String> = all.map(|name| name.trim_end_matches(".rs").to_owned()).collect();
    modules.sort();
    modules.dedup();
    modules
}

/// The greatest and the smallest set of runtime modules: a further optional module needs a bait.
#[test]
fn the_baits_choose_all_runtime_modules_and_none_but_the_core() {
    let of = |bait: &str| modules_of(&make(bait, &baits()[bait]));
    let all = all_modules();
    // Deliveries are signed in one way.
    let (hostile, lint) = (of("hostile"), of("lint-bait"));
    assert!(hostile.contains(&"webhook_sha1".to_owned()));
    assert_eq!(lint, all.iter().filter(|module| *module != "webhook_sha1").cloned().collect::<Vec<_>>());
    let is_core = |module: &&String| !OPTIONAL.contains(&module.as_str());
    assert_eq!(of("bare"), all.iter().filter(is_core).cloned().collect::<Vec<_>>());
}
