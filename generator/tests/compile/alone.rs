//! A checked-in crate taken out of the repository, as one does who vendors it.

use std::path::Path;

use crate::harness::{cargo, lock, repository};

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("the crate is there") {
        let entry = entry.expect("it can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("it can be copied");
        }
    }
}

#[test]
fn a_crate_builds_outside_the_repository_with_any_of_its_features() {
    let outside = tempfile::tempdir().expect("there is a folder for passing things");
    let root = outside.path().join("famoco-mdm");
    copy(&repository().join("generated/famoco-mdm"), &root);
    lock(&root);
    cargo(&root, &["test", "-q", "--offline", "--doc"]);
    for features in [
        &[][..],
        &["--no-default-features"],
        &["--no-default-features", "--features", "devices"],
        &["--no-default-features", "--features", "organizations,rustls-no-provider"],
        &["--no-default-features", "--features", "action-tokens,tracing"],
    ] {
        let clippy =
            [&["clippy", "-q", "--offline", "--all-targets"], features, &["--", "-Dwarnings"]].concat();
        cargo(&root, &clippy);
    }
}
