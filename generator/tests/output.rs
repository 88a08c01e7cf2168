//! What the writer touches, what it refuses, and what it leaves behind.

#![allow(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use vendorsmith::diagnostic::Diagnostic;
use vendorsmith::output::{
    CheckReport, Generated, MANIFEST, Manifest, Provenance, WriteOptions, WriteReport, check, write,
};

const OLD: &[(&str, &str)] = &[
    ("Cargo.toml", "[package]\nname = \"shop\"\n"),
    ("README.md", "one\ntwo\nthree\n"),
    ("src/lib.rs", "pub mod orders;\n"),
    ("src/resources/orders.rs", "// orders\n"),
];
const NEW: &[(&str, &str)] = &[
    ("Cargo.toml", "[package]\nname = \"shop\"\n"),
    ("README.md", "one\n2\nthree\n"),
    ("src/lib.rs", "pub mod carts;\n"),
    ("src/carts.rs", "// carts\n"),
];
const FORCE: WriteOptions = WriteOptions { force: true, dry_run: false };

fn generated(files: &[(&str, &str)]) -> Generated {
    Generated { files: files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect() }
}

fn provenance(root: &Path) -> Provenance {
    Provenance {
        input: root.join("specs/shop"),
        sources: vec![(root.join("specs/shop/openapi.yaml"), "ab12".to_owned())],
        name: None,
        root: None,
        overlays: Vec::new(),
    }
}

struct Scene {
    root: tempfile::TempDir,
    folder: PathBuf,
}

impl Scene {
    /// A folder that does not exist yet.
    fn empty() -> Self {
        let root = tempfile::tempdir().unwrap();
        Self { folder: root.path().join("generated/shop"), root }
    }

    /// A folder that holds the old crate.
    fn written() -> Self {
        let scene = Self::empty();
        scene.write(OLD).unwrap();
        scene
    }

    fn write_with(
        &self,
        files: &[(&str, &str)],
        options: WriteOptions,
    ) -> Result<WriteReport, Vec<Diagnostic>> {
        write(&generated(files), &self.folder, &provenance(self.root.path()), options)
    }

    fn write(&self, files: &[(&str, &str)]) -> Result<WriteReport, Vec<Diagnostic>> {
        self.write_with(files, WriteOptions::default())
    }

    fn check(&self, files: &[(&str, &str)]) -> CheckReport {
        check(&generated(files), &self.folder, &provenance(self.root.path()))
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Every path below the root with its content; folders have none.
    fn tree(&self) -> BTreeMap<PathBuf, Option<String>> {
        let mut tree = BTreeMap::new();
        let mut folders = vec![self.root.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                let is_folder = path.symlink_metadata().unwrap().is_dir();
                tree.insert(
                    path.clone(),
                    (!is_folder).then(|| fs::read_to_string(&path).unwrap_or_default()),
                );
                folders.extend(is_folder.then_some(path));
            }
        }
        tree
    }

    /// Asserts that a run refuses with this code and touches nothing.
    fn refuses(&self, files: &[(&str, &str)], code: &str, message: &str) {
        let before = self.tree();
        let refusals = self.write(files).unwrap_err();
        assert!(
            refusals.iter().any(|refusal| refusal.code == code && refusal.message.contains(message)),
            "{refusals:#?}"
        );
        assert_eq!(before, self.tree());
    }
}

fn assert_holds(scene: &Scene, files: &[(&str, &str)]) {
    assert_eq!(scene.check(files), CheckReport::default());
    let count = scene.tree().values().flatten().count();
    assert_eq!(count, files.len() + 1, "the crate's files and the manifest: {:#?}", scene.tree());
}

#[test]
fn a_new_crate_is_written_whole() {
    let scene = Scene::empty();
    let report = scene.write(OLD).unwrap();
    assert_eq!(
        report.written,
        [MANIFEST, "Cargo.toml", "README.md", "src/lib.rs", "src/resources/orders.rs"]
    );
    assert_holds(&scene, OLD);
    let manifest = fs::read_to_string(scene.folder.join(MANIFEST)).unwrap();
    let expected = format!(
        r#"{{
  "vendorsmith": "{}",
  "input": "../../specs/shop",
  "options": {{
    "name": null
  }},
  "sources": {{
    "../../specs/shop/openapi.yaml": "ab12"
  }},
  "files": {{
    "Cargo.toml": "3a"#,
        env!("CARGO_PKG_VERSION")
    );
    let (head, _) = expected.split_at(expected.len() - 2);
    assert!(manifest.starts_with(head), "{manifest}");
    assert!(manifest.ends_with("}\n"));
    assert!(!manifest.contains("pending"));
}

#[test]
fn only_what_changed_is_written_and_what_is_gone_is_deleted() {
    let scene = Scene::written();
    let cargo = scene.folder.join("Cargo.toml");
    let before = cargo.metadata().unwrap().modified().unwrap();
    let report = scene.write(NEW).unwrap();
    assert_eq!(report.written, [MANIFEST, "README.md", "src/carts.rs", "src/lib.rs"]);
    assert_eq!(report.unchanged, ["Cargo.toml"]);
    assert_eq!(report.deleted, ["src/resources/orders.rs"]);
    assert_eq!(cargo.metadata().unwrap().modified().unwrap(), before);
    assert!(!scene.folder.join("src/resources").exists(), "an empty folder is left");
    assert_holds(&scene, NEW);

    let again = scene.write(NEW).unwrap();
    assert_eq!((again.written.len(), again.deleted.len(), again.unchanged.len()), (0, 0, 5));
}

#[test]
fn a_folder_is_kept_while_it_holds_something_else() {
    let scene = Scene::written();
    scene.put("src/resources/mine.txt", "mine");
    scene.write(NEW).unwrap();
    assert!(scene.folder.join("src/resources/mine.txt").exists());
    assert!(!scene.folder.join("src/resources/orders.rs").exists());
}

#[test]
fn a_dry_run_says_the_same_and_touches_nothing() {
    let scene = Scene::written();
    scene.put("src/.lib.rs.vendorsmith-tmp", "leftover");
    let before = scene.tree();
    let dry = scene.write_with(NEW, WriteOptions { dry_run: true, force: false }).unwrap();
    assert_eq!(before, scene.tree());
    assert_eq!(dry, scene.write(NEW).unwrap());
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let scene = Scene::empty();
    scene.put("notes.txt", "mine");
    scene.refuses(OLD, "foreign-folder", "is not empty and has no `.vendorsmith.json`");
    assert!(scene.write_with(OLD, FORCE).is_err(), "force does not claim a foreign folder");
}

#[test]
fn an_empty_folder_is_taken() {
    let scene = Scene::empty();
    fs::create_dir_all(&scene.folder).unwrap();
    scene.write(OLD).unwrap();
    assert_holds(&scene, OLD);
}

#[test]
fn a_file_in_the_folders_place_is_refused() {
    let scene = Scene::empty();
    fs::create_dir_all(scene.folder.parent().unwrap()).unwrap();
    fs::write(&scene.folder, "a file").unwrap();
    scene.refuses(OLD, "not-a-folder", "is a file");
}

#[test]
fn hand_edits_are_refused_unless_forced() {
    for path in ["README.md", "src/resources/orders.rs"] {
        let scene = Scene::written();
        scene.put(path, "edited");
        scene.refuses(NEW, "edited-file", "was changed by hand");
        scene.write_with(NEW, FORCE).unwrap();
        assert_holds(&scene, NEW);
    }
}

#[test]
fn a_file_that_somebody_else_put_there_is_refused_unless_forced() {
    let scene = Scene::written();
    scene.put("src/carts.rs", "mine");
    scene.refuses(NEW, "edited-file", "was not written by vendorsmith");
    scene.write_with(NEW, FORCE).unwrap();
    assert_holds(&scene, NEW);
}

#[test]
fn a_file_that_was_removed_by_hand_comes_back() {
    let scene = Scene::written();
    fs::remove_file(scene.folder.join("README.md")).unwrap();
    fs::remove_file(scene.folder.join("src/resources/orders.rs")).unwrap();
    scene.write(OLD).unwrap();
    assert_holds(&scene, OLD);
}

#[test]
fn every_refusal_of_a_run_is_told() {
    let scene = Scene::written();
    scene.put("README.md", "edited");
    scene.put("src/lib.rs", "edited");
    assert_eq!(scene.write(NEW).unwrap_err().len(), 2);
}

#[test]
fn paths_that_leave_the_folder_are_refused() {
    let cases = [
        ("/tmp/x", "is not a relative path"),
        ("../x", "leaves the folder"),
        ("src/../../x", "leaves the folder"),
        ("src//x", "has an empty part"),
        ("./x", "has an empty part"),
        ("", "has an empty part"),
        ("C:/x", "is not a relative path"),
        ("src\\x", "is not a relative path"),
        ("a\nb", "has a control character"),
        (MANIFEST, "is the manifest's own name"),
        ("src/.x.vendorsmith-tmp", "is named like a temporary file"),
        ("README.md/x", "fails: "),
    ];
    for (path, message) in cases {
        Scene::written().refuses(&[(path, "text")], "unsafe-path", message);
    }
    Scene::empty().refuses(&[("a", ""), ("a/b", "")], "unsafe-path", "both a file and a folder");
}

#[cfg(unix)]
#[test]
fn symbolic_links_may_not_lead_out() {
    use std::os::unix::fs::symlink;
    let scene = Scene::written();
    let outside = scene.root.path().join("outside");
    fs::create_dir(&outside).unwrap();
    symlink(&outside, scene.folder.join("src/out")).unwrap();
    symlink("nothing", scene.folder.join("src/broken")).unwrap();
    scene.refuses(&[("src/out/x.rs", "")], "unsafe-path", "leaves the folder");
    scene.refuses(&[("src/broken", "")], "unsafe-path", "broken symbolic link");

    fs::remove_file(scene.folder.join("README.md")).unwrap();
    fs::write(outside.join("README.md"), OLD[1].1).unwrap();
    symlink(outside.join("README.md"), scene.folder.join("README.md")).unwrap();
    scene.refuses(NEW, "unsafe-path", "leaves the folder");
}

#[cfg(unix)]
#[test]
fn a_link_that_stays_inside_is_followed() {
    let scene = Scene::written();
    fs::rename(scene.folder.join("src"), scene.folder.join("source")).unwrap();
    std::os::unix::fs::symlink("source", scene.folder.join("src")).unwrap();
    scene.write(NEW).unwrap();
    assert_eq!(fs::read_to_string(scene.folder.join("source/lib.rs")).unwrap(), NEW[2].1);
}

#[test]
fn a_folder_in_a_files_place_is_refused() {
    let scene = Scene::written();
    fs::create_dir(scene.folder.join("src/carts.rs")).unwrap();
    scene.refuses(NEW, "unsafe-path", "something other than a file");
}

#[test]
fn a_manifest_that_cannot_be_trusted_is_refused() {
    let stray =
        r#"{"vendorsmith":"0","input":"","options":{"name":null},"sources":{},"files":{"../../x":"00"}}"#;
    for (text, message) in
        [("<<<<<<<", "expected value"), (stray, "leaves the folder"), ("{}", "missing field")]
    {
        let scene = Scene::written();
        scene.put(MANIFEST, text);
        scene.refuses(OLD, "broken-manifest", message);
        scene.write_with(OLD, FORCE).unwrap();
        assert_holds(&scene, OLD);
    }
}

/// Every state that a run can be cut off in: the journal is written, and any number of files after it.
#[test]
fn a_run_that_was_cut_off_is_taken_up_by_the_next() {
    let third: &[(&str, &str)] = &[("Cargo.toml", "3\n"), ("README.md", "3\n"), ("src/lib.rs", "3\n")];
    for start in [Scene::empty, Scene::written] {
        let finished = start();
        finished.write(NEW).unwrap();
        let files = Manifest::read(&finished.folder).unwrap().unwrap().files;
        for renamed in 0..=NEW.len() {
            for next in [NEW, third, OLD] {
                let scene = start();
                let mut journal = Manifest::read(&scene.folder).unwrap().unwrap_or_default();
                journal.pending.clone_from(&files);
                scene.put(MANIFEST, &journal.to_text());
                NEW[..renamed].iter().for_each(|(path, text)| scene.put(path, text));
                scene.put("src/.carts.rs.vendorsmith-tmp", "half");
                scene.put(".Cargo.toml.vendorsmith-tmp", "half");

                scene.write(next).unwrap();
                assert_holds(&scene, next);
            }
        }
    }
}

/// As above, for a run that was cut off by a tool that kept no journal.
#[test]
fn files_that_are_already_right_are_never_foreign() {
    let scene = Scene::written();
    scene.put("README.md", NEW[1].1);
    scene.put("src/carts.rs", NEW[3].1);
    scene.write(NEW).unwrap();
    assert_holds(&scene, NEW);
}

#[test]
fn a_leftover_of_the_very_first_step_does_not_make_a_folder_foreign() {
    let scene = Scene::empty();
    scene.put(".vendorsmith.json.vendorsmith-tmp", "half");
    scene.put("..vendorsmith.json.vendorsmith-tmp", "half");
    scene.write(OLD).unwrap();
    assert_holds(&scene, OLD);
}

/// A name that fits, but not with what the temporary file adds to it, fails while everything is still staged.
#[cfg(unix)]
#[test]
fn a_failed_run_leaves_the_old_crate_as_it_was() {
    let long = format!("src/{}.rs", "x".repeat(245));
    let files = [NEW, &[(long.as_str(), "")]].concat();
    for scene in [Scene::written(), Scene::empty()] {
        scene.refuses(&files, "cannot-write", "xxx.rs`: File name too long");
    }
    let failure = Scene::written().write(&files).unwrap_err();
    assert_eq!(failure[0].help.as_deref(), Some("every file is as it was before the run"));
}

#[test]
fn check_shows_what_differs() {
    let scene = Scene::written();
    scene.put("Cargo.toml", "[package]\nname = \"shop\"");
    scene.put("src/lib.rs", "\x1b[31m\r\n");
    let expected = r#"missing: src/carts.rs
no longer generated: src/resources/orders.rs
different: .vendorsmith.json:12
different: Cargo.toml:2
  - name = "shop" (no newline at the end)
  + name = "shop"
different: README.md:2
  - two
  - three
  + 2
  + three
different: src/lib.rs:1
  - \u{1b}[31m\r
  + pub mod carts;
"#;
    let shown = scene.check(NEW).to_string();
    let is_hash = |line: &&str| line.trim_start_matches([' ', '-', '+']).starts_with('"');
    let without_hashes: Vec<_> = shown.lines().filter(|line| !is_hash(line)).collect();
    assert_eq!(without_hashes, expected.lines().collect::<Vec<_>>());
}

#[test]
fn check_counts_what_it_does_not_show() {
    let scene = Scene::empty();
    let files = |text: &'static str| ["a", "b", "c", "d", "e", "f"].map(|path| (path, text));
    scene.write(&files("old\n")).unwrap();
    let shown = scene.check(&files("new\n")).to_string();
    assert_eq!(shown.matches("different: ").count(), 5);
    assert!(shown.ends_with("and 2 more files differ\n"), "{shown}");
}

#[test]
fn check_sees_a_drifted_manifest_and_a_missing_crate() {
    let scene = Scene::written();
    let mut other = provenance(scene.root.path());
    other.sources[0].1 = "cd34".to_owned();
    let report = check(&generated(OLD), &scene.folder, &other);
    assert_eq!(report.different.iter().map(|it| it.path.as_str()).collect::<Vec<_>>(), [MANIFEST]);
    assert_eq!(Scene::empty().check(OLD).missing.len(), OLD.len() + 1);
}
