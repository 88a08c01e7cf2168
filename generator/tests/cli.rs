//! What the commands do, say and answer. The stages are replaced by ones that a document steers line by line, so that
//! these tests are about the command line alone.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that fails fails its test")]

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use vendorsmith::cli::{self, Exit, Terminal, render};
use vendorsmith::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use vendorsmith::output::{Generated, MANIFEST, Provenance};
use vendorsmith::source::Input;
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
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
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
        summary: Summary { name, operations: 2, left_out: 1, types: 1 },
        provenance: Provenance {
            input: path.clone(),
            sources: vec![(file, "00".to_owned())],
            name: options.name.clone(),
        },
    })
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
        vendors.iter().for_each(|(name, text)| scene.put(&format!("specs/{name}/openapi.yaml"), text));
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

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        // Named from outside the project, so that its paths are absolute and do not depend on this process's folder.
        let terminal =
            Terminal { out: &mut out, err: &mut err, colour: false, folder: self.root.path().to_owned() };
        let arguments = ["vendorsmith"].iter().chain(arguments).map(OsString::from);
        let exit = cli::run(arguments, scripted, terminal);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&self.path(""), "ROOT/");
        Answer { exit, out: text(out), err: text(err) }
    }
}
#[test]
fn x() {
    let scene = Scene::project(&[]);
    scene.put("a.yaml", "hello\nwarning: here\n  a: b \x1b[31m red\nthis is the related\n");
    let file = scene.at("a.yaml");
    let d = Diagnostic::error("duplicate-key", "the key `a` \x1b is there twice")
        .at(place(&file, 3, 3..7))
        .related("first here", place(&file, 4, 1..5))
        .help("remove one of them\nor two");
    eprintln!("{}", render([&d], false).replace(&scene.path(""), ""));
    let d = Diagnostic::error("duplicate-key", "the key")
        .at(place(&file, 3, 6..7))
        .related("first here", place(&scene.at("b.yaml"), 4, 1..5));
    eprintln!("{}", render([&d], false).replace(&scene.path(""), ""));
    scene.put("long.json", &("x\n".to_owned() + &"ab ".repeat(3000)));
    let d = Diagnostic::error("duplicate-key", "the key").at(place(&scene.at("long.json"), 2, 1000..2300));
    eprintln!("{}", render([&d], false).replace(&scene.path(""), ""));
    let mut d =
        Diagnostic::error("duplicate-key", "the key").at(place(&scene.at("long.json"), 2, 1000..1003));
    eprintln!("{}", render([&d], false).replace(&scene.path(""), ""));
    d.place = Some(place(&scene.at("none.json"), 2, 1000..1003));
    eprintln!("{}", render([&d], false).replace(&scene.path(""), ""));
    for a in [
        vec!["generate", &scene.path("a.yaml")],
        vec![&scene.path("a.yaml"), "--dry-run", "-o", &scene.path("o")],
        vec![&scene.path("a.yaml"), "-o", &scene.path("o")],
        vec![&scene.path("a.yaml"), "--message-format=json", "-o", &scene.path("o")],
        vec!["--quiet", "check"],
    ] {
        let a = scene.run(&a);
        eprintln!("{:?}\n{}\n{}", a.exit, a.out, a.err);
    }
    panic!();
}
