//! What a `quirks.yaml` takes over from that of a folder beside its own, which its `extends:` names.
//!
//! The result is one tree whose nodes keep the file they were written in, so that a finding in what is inherited has
//! its place there.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

use super::file::SourceFile;
use super::node::Node;
use super::{place_of, quirks, read};

/// The key that names the other folder.
const KEY: &str = "extends";

/// Files that may extend each other in a row, the first included.
const CHAIN: usize = 4;

/// What speaks of one folder's document or crate alone: keys, and keys within keys.
const OWN: &[&[&str]] = &[&[KEY], &["overlays"], &["servers"], &["crate", "name"], &["crate", "version"]];

/// Lays the quirks in `own`, read from a file in `folder`, over those that it extends, directly or not; `None` after an
/// error. Each file that is read is added to `files`.
pub(super) fn over_parents(
    own: Node,
    folder: Option<&Path>,
    files: &mut Vec<SourceFile>,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let mut folders: Vec<PathBuf> = folder.into_iter().map(Path::to_owned).collect();
    let mut layers = vec![own];
    while let Some((name, node)) = layers.last().and_then(named) {
        let found = match folders.last() {
            Some(folder) => sibling(folder, &name).and_then(|next| unseen(next, &folders)),
            None => Err(refused(&name, "cannot be found, since these quirks are in no folder")),
        };
        let (next, path) = match found {
            Ok(found) => found,
            Err(finding) => {
                diagnostics.push(finding.at(place_of(files, &node, "/extends")));
                return None;
            }
        };
        let index = files.len();
        files.push(read::file(&path, Severity::Error, diagnostics)?);
        layers.push(quirks::tree(files, index, diagnostics)?);
        folders.push(next);
    }
    let mut layers = layers.into_iter().rev();
    let first = layers.next()?;
    Some(layers.fold(first, |base, own| over(without_own(base), own)))
}

/// The folder that a tree extends, with the node that names it. Anything but a string is told with the other keys.
fn named(tree: &Node) -> Option<(String, Node)> {
    let node = tree.get(KEY)?;
    Some((node.as_str()?.to_owned(), node.clone()))
}

/// The folder beside `folder` that `../name` means, and the quirks in it.
fn sibling(folder: &Path, name: &str) -> Result<(PathBuf, PathBuf), Diagnostic> {
    let plain = |name: &&str| !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0']);
    let Some(last) = name.strip_prefix("../").filter(plain) else {
        return Err(refused(name, "is no folder beside this one"));
    };
    let beside = match (folder.parent(), folder.file_name()) {
        (Some(parent), Some(_)) => parent.join(last),
        _ => folder.join("..").join(last),
    };
    let Some(file) = read::quirks_in(&beside) else { return Err(refused(name, "holds no quirks.yaml")) };
    let real = |path: &Path| path.canonicalize().ok();
    let (Some(here), Some(there), Some(inside)) = (real(folder), real(&beside), real(&file)) else {
        return Err(refused(name, "cannot be read"));
    };
    if here.parent() != there.parent() || inside.parent() != Some(&there) || !inside.is_file() {
        return Err(refused(name, "leads elsewhere by a link"));
    }
    Ok((beside, file))
}

/// A further folder of a chain, unless it is one of those before or one too many.
fn unseen(next: (PathBuf, PathBuf), folders: &[PathBuf]) -> Result<(PathBuf, PathBuf), Diagnostic> {
    let real = |path: &Path| path.canonicalize().ok();
    let name = next.0.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if folders.iter().any(|folder| real(folder) == real(&next.0)) {
        return Err(refused(&format!("../{name}"), "extends itself in the end"));
    }
    if folders.len() == CHAIN {
        return Err(refused(&format!("../{name}"), &format!("would be number {} in a row", CHAIN + 1)));
    }
    Ok(next)
}

fn refused(name: &str, why: &str) -> Diagnostic {
    Diagnostic::error("invalid-extends", format!("`{name}` {why}"))
        .help("write `../` and the name of another vendor's folder beside this one")
}

fn without_own(mut base: Node) -> Node {
    for path in OWN {
        let Some((last, parents)) = path.split_last() else { continue };
        let parent = parents.iter().try_fold(&mut base, |node, key| node.child_mut(key));
        if let Some(parent) = parent {
            parent.remove(last);
        }
    }
    base
}

/// `own` laid over `base`: mappings are joined key by key, `null` takes an inherited key away, and anything else, a
/// mapping of another `type` included, replaces what was there.
fn over(mut base: Node, mut own: Node) -> Node {
    let retyped =
        own.get("type").is_some_and(|kind| base.get("type").map(Node::as_str) != Some(kind.as_str()));
    let (Some(inherited), Some(entries), false) = (base.entries_mut(), own.entries_mut(), retyped) else {
        return own;
    };
    let known: HashMap<String, usize> =
        inherited.iter().enumerate().map(|(at, entry)| (entry.key.clone(), at)).collect();
    let mut joined: Vec<_> = std::mem::take(inherited).into_iter().map(Some).collect();
    for mut entry in std::mem::take(entries) {
        let Some(slot) = known.get(&entry.key).and_then(|at| joined.get_mut(*at)) else {
            joined.push(Some(entry));
            continue;
        };
        *slot = match slot.take() {
            Some(_) if entry.value.is_null() => None,
            Some(old) => {
                entry.value = over(old.value, entry.value);
                Some(entry)
            }
            None => Some(entry),
        };
    }
    Node::object(own.span, joined.into_iter().flatten().collect())
}
