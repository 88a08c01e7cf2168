//! The cargo workspace that a crate was written into.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::shown;
use crate::diagnostic::Diagnostic;

/// What cargo says about a package that lies in a workspace which does not list it.
const COMPLAINT: &str = "believes it's in a workspace when it's not";

/// Advice, where the crate in `folder` lies in a cargo workspace that does not list it: cargo refuses to build it.
///
/// Whether it is listed is for cargo to say, which knows globs, exclusions and path dependencies. It is asked only
/// where a workspace is near; where there is no cargo there is no advice.
pub(super) fn left_out(folder: &Path) -> Option<Diagnostic> {
    let folder = folder.canonicalize().ok()?;
    let root = folder.ancestors().skip(1).find(|ancestor| is_workspace(ancestor))?;
    if !complains(&folder.join("Cargo.toml")) {
        return None;
    }
    let member = shown(folder.strip_prefix(root).unwrap_or(&folder));
    let manifest = shown(&root.join("Cargo.toml"));
    let message = format!("the crate lies in the cargo workspace of `{manifest}`, which does not list it");
    Some(Diagnostic::note("outside-workspace", message)
        .help(format!("add `{member}` to `workspace.members` or to `workspace.exclude` there, else cargo refuses to build it")))
}

fn is_workspace(folder: &Path) -> bool {
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    manifest.lines().any(|line| line.trim_start().starts_with("[workspace"))
}

fn complains(manifest: &Path) -> bool {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let answer = Command::new(cargo)
        .args(["locate-project", "--workspace", "--offline", "--manifest-path"])
        .arg(manifest)
        .output();
    answer.is_ok_and(|answer| String::from_utf8_lossy(&answer.stderr).contains(COMPLAINT))
}
