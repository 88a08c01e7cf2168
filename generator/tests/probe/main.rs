//! A document with a feature an operation: its crate is generated, compiled and run against a server over a socket.

use std::path::Path;
use std::process::Command;

use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::output::{WriteOptions, write};
use vendorsmith::source::Input;
use vendorsmith::{Options, generate};

#[test]
fn every_row_of_the_probe_is_answered_rightly() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = package.join("tests/probe");
    let mut diagnostics = Diagnostics::new();
    let options = Options { name: Some("probe".to_owned()), ..Options::default() };
    let made = generate(&Input::Document(folder.join("openapi.yaml")), &options, &mut diagnostics);
    assert!(diagnostics.iter().next().is_none(), "{diagnostics:?}");
    let made = made.expect("it is made");
    let workshop = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated-tests");
    let workspace = workshop.join("probe");
    let root = workspace.join("crate");
    let writing = WriteOptions { force: true, ..WriteOptions::default() };
    write(&made.generated, &root, &made.provenance, writing).expect("a crate can be written");
    std::fs::create_dir_all(root.join("tests")).expect("a folder can be made");
    std::fs::copy(folder.join("wire.rs"), root.join("tests/wire.rs")).expect("it can be copied");
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"crate\"]\n";
    std::fs::write(workspace.join("Cargo.toml"), manifest).expect("the manifest can be written");
    let lock = package.parent().expect("the package lies in the repository").join("Cargo.lock");
    std::fs::copy(lock, workspace.join("Cargo.lock")).expect("the lock file is there");
    let output = Command::new(env!("CARGO"))
        .args(["test", "-q", "--offline", "--test", "wire"])
        .current_dir(&root)
        .env("CARGO_TARGET_DIR", workshop.join("target"))
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}");
}
