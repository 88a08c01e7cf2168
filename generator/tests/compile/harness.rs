//! Documents, crates made from them, and cargo.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::output::{WriteOptions, write};
use vendorsmith::source::Input;
use vendorsmith::{Generation, Options, generate};

use crate::corpus::corpus;

/// The package's own folder, `generator/`.
pub(crate) fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The repository.
pub(crate) fn repository() -> PathBuf {
    package().parent().expect("the package lies in the repository").to_owned()
}

/// Our own documents by the name of their crate.
pub(crate) fn baits() -> BTreeMap<&'static str, Input> {
    let tests = package().join("tests");
    BTreeMap::from([
        ("bare", Input::Document(tests.join("bare.yaml"))),
        ("coded", Input::Folder(tests.join("coded"))),
        ("hostile", Input::Folder(tests.join("hostile"))),
        ("lint-bait", with_quirks(&tests, "lint-bait")),
        ("wide", Input::Document(tests.join("wide.yaml"))),
    ])
}

/// A document and its quirks, which lie side by side, as the folder of a vendor.
fn with_quirks(tests: &Path, name: &str) -> Input {
    let read = |end: &str| std::fs::read_to_string(tests.join(format!("{name}.{end}"))).expect("it is there");
    vendor(name, &read("yaml"), &read("quirks.yaml"))
}

/// A vendor's folder with these texts.
pub(crate) fn vendor(name: &str, document: &str, quirks: &str) -> Input {
    let folder = workshop().join("documents").join(name);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    for (file, text) in [("openapi.yaml", document), ("quirks.yaml", quirks)] {
        // Tests run side by side and write the same.
        let path = folder.join(file);
        if std::fs::read_to_string(&path).ok().as_deref() != Some(text) {
            std::fs::write(&path, text).expect("it can be written");
        }
    }
    Input::Folder(folder)
}

/// Vendors' documents by the name of their crate; none where the corpus is absent.
pub(crate) fn vendors() -> BTreeMap<&'static str, Input> {
    let Some(corpus) = corpus() else { return BTreeMap::new() };
    let documents = [
        ("petstore", "oai__v3.0-petstore-expanded.yaml"),
        ("buildomat", "progenitor__buildomat.json"),
        ("keeper", "progenitor__keeper.json"),
        ("nexus", "progenitor__nexus.json"),
    ];
    documents.into_iter().map(|(name, file)| (name, Input::Document(corpus.join("dev").join(file)))).collect()
}

/// Makes a crate in memory.
pub(crate) fn make(name: &str, input: &Input) -> Generation {
    let mut diagnostics = Diagnostics::new();
    let options = Options { name: Some(name.to_owned()), ..Options::default() };
    let generation = generate(input, &options, &mut diagnostics);
    generation.unwrap_or_else(|| panic!("{name}: {}", vendorsmith::cli::render(&diagnostics, false)))
}

/// Where crates are written and compiled; dependencies are compiled once for all tests.
pub(crate) fn workshop() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated-tests")
}

/// Writes crates as the members of one workspace with the repository's versions of dependencies.
pub(crate) fn workspace<Name: AsRef<str>>(folder: &str, crates: &BTreeMap<Name, Input>) -> PathBuf {
    let root = workshop().join(folder);
    for (name, input) in crates {
        let made = make(name.as_ref(), input);
        let options = WriteOptions { force: true, ..WriteOptions::default() };
        let member = root.join(name.as_ref());
        write(&made.generated, &member, &made.provenance, options).expect("a crate can be written");
    }
    let members: Vec<String> = crates.keys().map(|name| format!("{:?}", name.as_ref())).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    std::fs::write(root.join("Cargo.toml"), manifest).expect("the manifest can be written");
    lock(&root);
    root
}

/// Gives a workspace the repository's lock file.
pub(crate) fn lock(root: &Path) {
    std::fs::copy(repository().join("Cargo.lock"), root.join("Cargo.lock")).expect("the lock file is there");
}

/// Runs cargo in a folder; it must end well.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", workshop().join("target"))
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {}:\n{text}", arguments.join(" "));
}
