//! What the commands do, say and answer. The stages are replaced by ones that a document steers line by line, so that
//! these tests are about the command line alone.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that fails fails its test")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use vendorsmith::cli::{self, Exit, Terminal, render};
use vendorsmith::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use vendorsmith::output::{Generated, Provenance};
use vendorsmith::source::{Declared, Input};
use vendorsmith::{Generation, Options, Summary};

/// A place on a line of a file, from one column up to another.
fn place(file: &Path, line: usize, columns: std::ops::Range<usize>) -> Place {
    let text = fs::read_to_string(file).unwrap_or_default();
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    Place {
        file: file.to_string_lossy().into_owned(),
        pointer: "/x".to_owned(),
        line,
        column: columns.start,
        span: start + columns.start - 1..start + columns.end - 1,
    }
}

/// Stages under the document's control: a line `note: …`, `warning: …` or `error: …` is found as such, the rest becomes
/// the crate.
fn scripted(input: &Input, options: &Options, diagnostics: &mut Diagnostics) -> Option<Generation> {
    let (path, file) = match input {
        Input::Folder(folder) => (folder, folder.join("openapi.yaml")),
        Input::Document(file) => (file, file.clone()),
    };
    let Ok(text) = fs::read_to_string(&file) else {
        diagnostics.push(Diagnostic::error("cannot-read", format!("cannot read `{}`", file.display())));
        return None;
    };
    let mut readme = String::new();
    for (number, line) in (1..).zip(text.lines()) {
        let severity = match line.split(':').next() {
            Some("note") => Severity::Note,
            Some("warning") => Severity::Warning,
            Some("error") => Severity::Error,
            _ => {
                readme += &(line.to_owned() + "\n");
                continue;
            }
        };
        let here = place(&file, number, 1..line.len() + 1);
        diagnostics.push(Diagnostic::new(severity, "scripted", line).at(here));
    }
    if diagnostics.has_errors() {
        return None;
    }
    let stem = path.canonicalize().unwrap().file_stem().unwrap().to_string_lossy().into_owned();
    let name = options.name.clone().unwrap_or(stem);
    let files = [
        (
            "Cargo.toml".to_owned(),
            format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n"),
        ),
        ("README.md".to_owned(), readme),
        ("src/lib.rs".to_owned(), "//! A crate.\n".to_owned()),
    ];
    Some(Generation {
        generated: Generated { files: files.into() },
        summary: Summary {
            name,
            operations: 2,
            left_out: vec![Declared { method: "GET".to_owned(), path: "/x".to_owned() }],
            types: 1,
        },
        provenance: Provenance {
            input: path.clone(),
            sources: vec![(file, "00".to_owned())],
            name: options.name.clone(),
            root: options.reading.root.clone(),
            overlays: options.reading.overlays.clone(),
        },
    })
}

/// The current folder belongs to the whole process: one test at a time may be in one.
fn enter(folder: &Path) -> MutexGuard<'static, ()> {
    static FOLDER: Mutex<()> = Mutex::new(());
    let alone = FOLDER.lock().unwrap_or_else(PoisonError::into_inner);
    std::env::set_current_dir(folder).unwrap();
    alone
}

struct Answer {
    exit: Exit,
    out: String,
    err: String,
}

struct Scene {
    root: tempfile::TempDir,
}

impl Scene {
    /// A project with these vendors, each with its document.
    fn project(vendors: &[(&str, &str)]) -> Self {
        let scene = Self { root: tempfile::tempdir().unwrap() };
        fs::create_dir_all(scene.at("generated")).unwrap();
        fs::create_dir_all(scene.at("specs")).unwrap();
        for (name, text) in vendors {
            scene.put(&format!("specs/{name}/openapi.yaml"), text);
        }
        scene
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn path(&self, path: &str) -> String {
        self.at(path).to_string_lossy().into_owned()
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn exists(&self, path: &str) -> bool {
        self.at(path).exists()
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    /// Runs a command in the scene's root. The root's own path reads `ROOT` in what is told.
    fn run(&self, arguments: &[&str]) -> Answer {
        self.run_in("", arguments)
    }

    fn run_in(&self, folder: &str, arguments: &[&str]) -> Answer {
        let _alone = enter(&self.at(folder));
        let folder = std::env::current_dir().unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let terminal = Terminal { out: &mut out, err: &mut err, colour: false, folder };
        let arguments = ["vendorsmith"].iter().chain(arguments).map(OsString::from);
        let exit = cli::run(arguments, scripted, terminal);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&self.path(""), "ROOT/");
        Answer { exit, out: text(out), err: text(err) }
    }
}

const SHOP: (&str, &str) = ("shop", "a shop\n");
const BANK: (&str, &str) = ("bank", "a bank\nwarning: odd\n");
const BAD: (&str, &str) = ("bad", "error: broken\n");

#[test]
fn a_vendor_is_named_in_many_ways() {
    let cases: &[(&str, &[&str])] = &[
        ("", &["generate", "shop"]),
        ("", &["shop"]),
        ("", &[]),
        ("", &["generate"]),
        ("", &["specs/shop"]),
        ("", &["./specs/shop/"]),
        ("generated", &["../specs/shop"]),
        ("specs", &["shop"]),
        ("specs/shop", &["."]),
        ("specs/shop", &["shop"]),
    ];
    for (folder, arguments) in cases {
        let scene = Scene::project(&[SHOP]);
        let answer = scene.run_in(folder, arguments);
        assert_eq!(answer.exit, Exit::Done, "{folder} {arguments:?}: {}", answer.err);
        assert_eq!(scene.read("generated/shop/README.md"), SHOP.1, "{folder} {arguments:?}");
        assert!(scene.read("generated/shop/.vendorsmith.json").contains(r#""input": "../../specs/shop""#));
    }
}

#[test]
fn a_stray_document_goes_to_the_project_or_here() {
    let scene = Scene::project(&[]);
    scene.put("api/cinema.yaml", "films\n");
    assert_eq!(scene.run(&["api/cinema.yaml"]).exit, Exit::Done);
    assert_eq!(scene.read("generated/cinema/README.md"), "films\n");

    let elsewhere = Scene { root: tempfile::tempdir().unwrap() };
    elsewhere.put("cinema.yaml", "films\n");
    assert_eq!(elsewhere.run(&["cinema.yaml"]).exit, Exit::Done);
    assert_eq!(elsewhere.read("cinema/README.md"), "films\n");
    assert_eq!(elsewhere.run(&["cinema.yaml", "-o", "out/here", "--name", "movies"]).exit, Exit::Done);
    assert!(elsewhere.read("out/here/Cargo.toml").contains("movies"));
}

#[test]
fn a_document_beside_its_quirks_stands_for_its_folder() {
    for quirks in ["quirks.yaml", "quirks.yml"] {
        let scene = Scene::project(&[SHOP]);
        scene.put(&format!("specs/shop/{quirks}"), "");
        assert_eq!(scene.run(&["specs/shop/openapi.yaml"]).exit, Exit::Done);
        let manifest = scene.read("generated/shop/.vendorsmith.json");
        assert!(manifest.contains(r#""input": "../../specs/shop","#), "{quirks}");
    }
}

#[test]
fn a_generated_crate_is_made_again_from_its_manifest() {
    let scene = Scene::project(&[SHOP]);
    scene.run(&["shop", "--name", "corner-shop"]);
    scene.put("specs/shop/openapi.yaml", "a bigger shop\n");
    for (folder, target) in [("", "generated/shop"), ("generated/shop", ".")] {
        assert_eq!(scene.run_in(folder, &["check", target]).exit, Exit::Failed);
    }
    assert_eq!(scene.run(&["generate", "generated/shop"]).exit, Exit::Done);
    assert_eq!(scene.read("generated/shop/README.md"), "a bigger shop\n");
    assert!(scene.read("generated/shop/Cargo.toml").contains("corner-shop"));
    assert_eq!(
        scene.run(&["check"]).exit,
        Exit::Done,
        "the name is remembered by every way to name the vendor"
    );
}

#[test]
fn a_crate_of_a_stray_document_has_a_name_in_the_project() {
    let scene = Scene::project(&[SHOP]);
    scene.put("mine.yaml", "a: 1\n");
    assert_eq!(scene.run(&["mine.yaml"]).exit, Exit::Done);
    assert!(scene.exists("generated/mine/README.md"));
    assert_eq!(scene.run(&["check", "mine"]).exit, Exit::Done);
    scene.put("mine.yaml", "a: 2\n");
    assert_eq!(scene.run_in("specs", &["check", "mine"]).exit, Exit::Failed);
}

#[test]
fn how_a_document_was_read_is_remembered() {
    let scene = Scene::project(&[("shop", "a: 1\n")]);
    scene.put("fix.yaml", "overlay: 1.0.0\n");
    let recorded = || {
        let manifest = scene.read("generated/shop/.vendorsmith.json");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        (manifest["options"]["root"].clone(), manifest["options"]["overlays"].clone())
    };
    let expected = (serde_json::json!("../../specs"), serde_json::json!(["../../fix.yaml"]));
    let made = scene.run(&["shop", "--root", "specs", "--overlay", "fix.yaml"]);
    assert_eq!(made.exit, Exit::Done, "{}", made.err);
    assert_eq!(recorded(), expected);
    for arguments in [&["shop"][..], &["generated/shop"], &[]] {
        assert_eq!(scene.run(arguments).exit, Exit::Done);
        assert_eq!(recorded(), expected, "{arguments:?}");
    }
    assert_eq!(scene.run(&["--overlay", "fix.yaml"]).exit, Exit::Usage);
}

#[test]
fn every_vendor_is_run_and_the_worst_end_wins() {
    let scene = Scene::project(&[BAD, BANK, SHOP]);
    let answer = scene.run(&[]);
    assert_eq!(answer.exit, Exit::Failed);
    assert!(scene.exists("generated/bank/Cargo.toml") && scene.exists("generated/shop/Cargo.toml"));
    assert!(!scene.exists("generated/bad"));
    assert!(answer.err.contains("bad: 1 error; nothing was written"), "{}", answer.err);
}

#[test]
fn mistakes_in_the_command_line_end_with_usage() {
    let scene = Scene::project(&[BANK, SHOP]);
    let cases: &[(&[&str], &str)] = &[
        (&["nope"], "the vendors are: bank, shop"),
        (&["no/such.yaml"], "`no/such.yaml` is neither a vendor's name"),
        (&["no\x1b[31m"], "`no\\u{1b}[31m` is neither"),
        (&["--name", "x"], "need a TARGET"),
        (&["-o", "x"], "need a TARGET"),
        (&["--nope"], "unexpected argument '--nope'"),
        (&["--quiet", "check"], "a command comes first: `vendorsmith check --help`"),
        (&["check", "--force"], "unexpected argument '--force'"),
        (&["completions"], "required"),
    ];
    for (arguments, message) in cases {
        let answer = scene.run(arguments);
        assert_eq!(answer.exit, Exit::Usage, "{arguments:?}");
        assert!(answer.err.contains(message), "{arguments:?}: {}", answer.err);
        assert_eq!(answer.out, "");
    }
    let empty = Scene { root: tempfile::tempdir().unwrap() };
    assert!(empty.run(&[]).err.contains("name a document"));
    assert!(Scene::project(&[]).run(&[]).err.contains("specs/<vendor>/openapi.yaml"));
}

#[test]
fn generate_says_what_it_did() {
    let scene = Scene::project(&[BANK]);
    let answer = scene.run(&["bank"]);
    assert_eq!(
        answer.out,
        "bank: 2 operations (1 left out), 1 type\n  4 files written, 0 unchanged in generated/bank\n  \
         next: cargo check --manifest-path generated/bank/Cargo.toml\n"
    );
    assert_eq!(
        answer.err,
        "warning[scripted]: warning: odd\n --> specs/bank/openapi.yaml:2:1\n  |\n2 | warning: odd\n  | ^^^^^^^^^^^^\n\n"
    );
    assert!(scene.run(&["bank"]).out.contains("  0 files written, 4 unchanged in generated/bank\n"));
    let quiet = scene.run(&["bank", "-q"]);
    assert_eq!((quiet.out.as_str(), quiet.err), ("", answer.err));
}

#[test]
fn denied_warnings_fail_before_anything_is_written() {
    let scene = Scene::project(&[BANK]);
    let answer = scene.run(&["bank", "--deny-warnings"]);
    assert_eq!(answer.exit, Exit::Failed);
    assert!(!scene.exists("generated/bank"));
    assert!(
        answer.err.contains("error[denied-warnings]: 1 warning under `--deny-warnings`"),
        "{}",
        answer.err
    );
    assert!(answer.err.ends_with("bank: 1 error, 1 warning; nothing was written\n"), "{}", answer.err);
    scene.run(&["bank"]);
    assert_eq!(scene.run(&["check", "bank"]).exit, Exit::Done);
    assert_eq!(scene.run(&["check", "bank", "--deny-warnings"]).exit, Exit::Failed);
}

#[test]
fn a_dry_run_writes_nothing() {
    let scene = Scene::project(&[SHOP]);
    let answer = scene.run(&["shop", "--dry-run"]);
    assert_eq!(answer.exit, Exit::Done);
    assert!(!scene.exists("generated/shop"));
    assert!(answer.out.contains("  would write src/lib.rs\n"), "{}", answer.out);
}

#[test]
fn a_refusal_is_an_error_that_force_may_overrule() {
    let scene = Scene::project(&[SHOP]);
    scene.run(&["shop"]);
    scene.put("generated/shop/README.md", "mine");
    let answer = scene.run(&["shop"]);
    assert_eq!(answer.exit, Exit::Failed);
    assert!(
        answer.err.contains("error[edited-file]: `generated/shop/README.md` was changed by hand"),
        "{}",
        answer.err
    );
    assert_eq!(scene.run(&["shop", "--force"]).exit, Exit::Done);
    assert_eq!(scene.read("generated/shop/README.md"), SHOP.1);
}

#[test]
fn check_tells_drift_and_the_way_back() {
    let scene = Scene::project(&[SHOP]);
    let missing = scene.run(&["check", "shop"]);
    assert_eq!(missing.exit, Exit::Failed);
    assert!(missing.err.contains("missing: Cargo.toml\n"), "{}", missing.err);

    scene.run(&["shop"]);
    let clean = scene.run(&["check", "shop"]);
    assert_eq!((clean.exit, clean.err.as_str()), (Exit::Done, ""));
    assert_eq!(clean.out, "shop: 2 operations (1 left out), 1 type\n  generated/shop is up to date\n");

    scene.put("generated/shop/README.md", "another shop\n");
    let drift = scene.run(&["check", "shop"]);
    assert_eq!(drift.exit, Exit::Failed);
    assert_eq!(
        drift.err,
        "shop: generated/shop is not what would be generated\ndifferent: README.md:1\n  - another shop\n  + a shop\n\n\
         to bring it up to date: vendorsmith generate shop\n"
    );
    let elsewhere = scene.run(&["check", "shop", "-o", "it's here"]);
    assert!(elsewhere.err.contains(r"vendorsmith generate shop -o 'it'\''s here'"), "{}", elsewhere.err);
}

#[test]
fn json_is_one_object_a_line() {
    let scene = Scene::project(&[BAD, BANK]);
    let answer = scene.run(&["--message-format", "json"]);
    assert_eq!((answer.exit, answer.err.as_str()), (Exit::Failed, ""));
    let lines: Vec<serde_json::Value> =
        answer.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |key: &str| lines.iter().map(|line| line[key].to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(of("reason"), r#""diagnostic" "summary" "diagnostic" "summary""#);
    assert_eq!(of("target"), r#""bad" "bad" "bank" "bank""#);
    assert_eq!(of("success"), "null false null true");
    assert_eq!(lines[2]["place"]["line"], 2);
    assert_eq!(lines[3]["written"].as_array().unwrap().len(), 4);

    scene.put("generated/bank/README.md", "mine\n");
    let drift = scene.run(&["check", "bank", "--message-format=json"]);
    let summary: serde_json::Value = serde_json::from_str(drift.out.lines().last().unwrap()).unwrap();
    assert_eq!((&summary["success"], &summary["different"][0]["path"]), (&false.into(), &"README.md".into()));
    let mistake: serde_json::Value =
        serde_json::from_str(&scene.run(&["no", "--message-format=json"]).out).unwrap();
    assert_eq!(mistake["code"], "unknown-target");
}

#[test]
fn a_workspace_that_does_not_list_the_crate_is_told() {
    let scene = Scene::project(&[SHOP]);
    scene.put("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"generated/*\"]\n");
    assert_eq!(scene.run(&["shop"]).err, "", "a listed crate needs no advice");
    let answer = scene.run(&["shop", "-o", "clients/shop"]);
    assert_eq!(answer.exit, Exit::Done);
    assert!(
        answer.err.contains("add `clients/shop` to `workspace.members` or to `workspace.exclude`"),
        "{}",
        answer.err
    );
}

#[test]
fn findings_are_rendered_like_those_of_rustc() {
    let scene = Scene::project(&[]);
    scene.put("a.yaml", "paths:\n  /x: {}\n  /y\x1b: \"\x07\"\n  /x: {}\n");
    let file = scene.at("a.yaml");
    let rendered = |finding: &Diagnostic| render([finding], false).replace(&scene.path(""), "");

    let twice = Diagnostic::warning("duplicate-key", "the key `/x` is there twice")
        .at(place(&file, 4, 3..5))
        .related("first here", place(&file, 2, 3..5))
        .help("remove one of them");
    let expected = "\
warning[duplicate-key]: the key `/x` is there twice
 --> a.yaml:4:3
  |
4 |   /x: {}
  |   ^^
  |
 ::: a.yaml:2:3
  |
2 |   /x: {}
  |   -- first here
  |
  = help: remove one of them

";
    assert_eq!(rendered(&twice), expected);

    let steered = Diagnostic::error("bad-path", "`/y\x1b\u{202e}` is no path").at(place(&file, 3, 8..11));
    let expected = "\
error[bad-path]: `/y\\u{1b}\\u{202e}` is no path
 --> a.yaml:3:8
  |
3 |   /y\u{fffd}: \"\u{fffd}\"
  |        ^^^

";
    assert_eq!(rendered(&steered), expected);

    let gone = Diagnostic::note("gone", "the file is gone").at(place(&scene.at("b.yaml"), 1, 1..2));
    assert_eq!(rendered(&gone), "note[gone]: the file is gone\n--> b.yaml:1:1\n = note: at /x\n\n");
    assert!(render([&gone], true).contains("\x1b["));
}

/// A document on one line of megabytes must not be printed, nor searched for every finding.
#[test]
fn places_in_endless_lines_are_shown_by_pointer() {
    let scene = Scene::project(&[]);
    scene.put("a.json", &"[1],".repeat(1 << 20));
    let finding = Diagnostic::warning("odd", "odd").at(place(&scene.at("a.json"), 1, 2_000_000..2_000_003));
    assert!(render([&finding], false).ends_with("a.json:1:2000000\n = note: at /x\n\n"));
}

#[test]
fn spans_that_do_not_fit_the_file_are_harmless() {
    let scene = Scene::project(&[]);
    scene.put("a.yaml", "ä: ü\r\n\n");
    let file = scene.at("a.yaml");
    for (start, end) in [(0, 0), (0, 1), (1, 2), (7, 7), (8, 8), (8, 99), (99, 100), (6, 2), (3, 99)] {
        let span = Place { span: start..end, ..place(&file, 1, 1..1) };
        let finding = Diagnostic::warning("odd", "odd").at(span.clone()).related("too", span);
        assert!(render([&finding], false).contains("a.yaml:"));
    }
}

#[test]
fn findings_of_one_kind_are_counted_after_the_fiftieth() {
    let many: Vec<_> =
        (0..53).map(|number| Diagnostic::warning("odd", format!("number {number} is odd"))).collect();
    let other = Diagnostic::warning("even", "another is shown");
    let text = render(many.iter().chain([&other]), false);
    assert!(text.contains("number 49 is odd") && !text.contains("number 50 is odd"));
    assert!(text.contains("warning[even]: another is shown"));
    assert!(text.ends_with("warning[odd]: 3 more like this are not shown\n\n"), "{text}");
}

fn program(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vendorsmith"));
    command.args(arguments).current_dir(folder).output().unwrap()
}

#[test]
fn the_program_answers_with_exit_codes() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("broken.yaml"), "[").unwrap();
    let cases: &[(&[&str], i32)] = &[
        (&["--version"], 0),
        (&["--help"], 0),
        (&["completions", "bash"], 0),
        (&["broken.yaml"], 1),
        (&["check", "broken.yaml"], 1),
        (&["nope"], 2),
        (&["--nope"], 2),
    ];
    for (arguments, code) in cases {
        let output = program(arguments, folder.path());
        assert_eq!(output.status.code(), Some(*code), "{arguments:?}: {output:?}");
        let told = if *code == 0 { &output.stdout } else { &output.stderr };
        assert!(!told.is_empty(), "{arguments:?}");
    }
    let version = program(&["--version"], folder.path()).stdout;
    assert_eq!(String::from_utf8(version).unwrap(), format!("vendorsmith {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_malformed_document_is_told_without_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("tag.yaml"), "a: [!foo,b]").unwrap();
    let output = program(&["check", "tag.yaml"], folder.path());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("yaml-syntax") && !told.contains("panicked"), "{told}");
}

#[test]
fn completions_know_every_command() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = String::from_utf8(program(&["completions", shell], folder.path()).stdout).unwrap();
        for word in ["generate", "check", "completions", "deny-warnings"] {
            assert!(script.contains(word), "{shell} lacks {word}");
        }
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vendorsmith"));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let child = command.args(["completions", "zsh"]).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{output:?}");
}
