//! The survey, by the program itself: it runs itself once more for each document.

#![cfg(test)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use vendorsmith::cli::{self, Terminal};
use vendorsmith::diagnostic::{Diagnostic, Diagnostics, Place};
use vendorsmith::source::{Declared, Input};
use vendorsmith::{Generation, Options, Summary};

const GOOD: &str = "openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get:
      operationId: list_pets
      responses: { '200': { description: All, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
    post:
      operationId: add_pet
      parameters: [{ name: owner, in: query, content: { application/json: {}, text/plain: {} } }]
      requestBody: { content: 7 }
      responses: { '200': { description: Done } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
";

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn survey(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vendorsmith"));
    command.arg("survey").arg(root).args(arguments).output().unwrap()
}

/// The JSON lines of a survey with this `reason`.
fn told(root: &Path, reason: &str, arguments: &[&str]) -> Vec<Value> {
    let output = survey(root, &[&["--json"], arguments].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["reason"] == reason).collect()
}

#[cfg(unix)]
#[test]
fn a_bar_is_drawn_on_a_terminal() {
    use std::io::Read;
    use std::time::{Duration, Instant};

    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

    let root = tempfile::tempdir().unwrap();
    put(root.path(), "a.yaml", GOOD);
    let mut controller = fs::File::from(openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap());
    grantpt(&controller).unwrap();
    unlockpt(&controller).unwrap();
    let name = ptsname(&controller, Vec::new()).unwrap().into_string().unwrap();
    let terminal = fs::File::options().read(true).write(true).open(name).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_vendorsmith"));
    command.arg("survey").arg(root.path()).env("TERM", "xterm").stdout(Stdio::piped()).stderr(terminal);
    let mut child = command.spawn().unwrap();
    drop(command);
    let drawn = std::thread::spawn(move || {
        let mut drawn = Vec::new();
        // The end of a terminal whose last user is gone is an error on some systems.
        controller.read_to_end(&mut drawn).ok();
        String::from_utf8_lossy(&drawn).into_owned()
    });
    let limit = Instant::now() + Duration::from_mins(2);
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > limit {
            child.kill().unwrap();
            panic!("it hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let output = child.wait_with_output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("1 document"));
    let drawn = drawn.join().unwrap();
    assert!(drawn.contains("] 0/1") || drawn.contains("] 1/1"), "{drawn:?}");
}

#[test]
fn documents_are_found_by_their_root() {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("a.yaml", "# first a comment\n\"openapi\": '3.0.1' # why not\n"),
        ("deep/er/b.yml", "info: {}\nswagger: \"2.0\"\n"),
        ("c.json", "\u{feff} {\"info\": {\"openapi\": \"9\", \"a\\\"{\": [1]}, \"openapi\": \"3.1.0\"}"),
        ("broken.json", "{\"openapi\": \"3.0.0\", "),
        ("part.yaml", "type: object\nproperties:\n  openapi: { type: string }\n"),
        ("part.json", "{\"properties\": {\"openapi\": {\"type\": \"string\"}}, \"x\": \"openapi\"}"),
        ("list.json", "[{\"openapi\": \"3.0.0\"}]"),
        ("openapi.txt", "openapi: 3.0.0\n"),
        ("_kept/d.yaml", "openapi: 3.0.0\n"),
        (".git/e.yaml", "openapi: 3.0.0\n"),
    ] {
        put(root.path(), path, text);
    }
    let summary = told(root.path(), "summary", &[]);
    assert_eq!(summary[0]["passed_over"], 3, "two parts and a list");
    let documents = told(root.path(), "document", &[]);
    let found: Vec<_> = documents
        .iter()
        .map(|document| (document["document"].as_str().unwrap(), document["version"].as_str().unwrap()))
        .collect();
    let expected =
        [("a.yaml", "3.0.1"), ("broken.json", "3.0.0"), ("c.json", "3.1.0"), ("deep/er/b.yml", "2.0")];
    assert_eq!(found, expected);
}

#[test]
fn what_came_of_a_document_is_counted() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "pets.yaml", GOOD);
    put(root.path(), "torn.yaml", "openapi: 3.0.0\npaths: [\n");
    let documents = told(root.path(), "document", &[]);
    let pets = &documents[0];
    assert_eq!(pets["outcome"], "generated", "{pets}");
    assert_eq!(pets["declared"], 2);
    assert_eq!(pets["operations"].as_u64().unwrap() + pets["skipped"].as_array().unwrap().len() as u64, 2);
    assert_eq!(pets["types"], 1);
    assert!(pets["lines"].as_u64().unwrap() > 50);
    let torn = &documents[1];
    assert_eq!((&torn["outcome"], &torn["declared"]), (&"refused".into(), &Value::Null));
    assert!(torn["why"].as_str().unwrap().contains(": "), "{torn}");
    let summary = &told(root.path(), "summary", &[])[0];
    assert_eq!((&summary["documents"], &summary["declared"]), (&2.into(), &2.into()));
}

/// A pipeline whose crate lacks operations for reasons that stand at, above, beside and below them.
fn lossy(_: &Input, _: &Options, diagnostics: &mut Diagnostics) -> Option<Generation> {
    let place = |pointer: &str| Place {
        file: "a.yaml".to_owned(),
        pointer: pointer.to_owned(),
        line: 1,
        column: 1,
        span: 0..1,
    };
    for (code, pointer) in [
        ("below", "/paths/~1a/get/requestBody/content"),
        ("below", "/paths/~1a/get/responses"),
        ("above", "/paths/~1a"),
        ("shared", "/paths/~1a/parameters/0"),
        ("beside", "/paths/~1a/getter"),
        ("elsewhere", "/paths/~1a~1b/get"),
    ] {
        diagnostics.push(Diagnostic::warning(code, "x").at(place(pointer)));
    }
    diagnostics.push(Diagnostic::note("advice", "x").at(place("/paths/~1a/get")));
    let left_out = [("GET", "/a"), ("POST", "/c")];
    let left_out =
        left_out.map(|(method, path)| Declared { method: method.to_owned(), path: path.to_owned() });
    let generation = Generation {
        summary: Summary { left_out: left_out.into(), operations: 3, ..Summary::default() },
        ..Generation::default()
    };
    (!diagnostics.has_errors()).then_some(generation)
}

#[test]
fn operations_sent_to_one_path_are_counted_as_they_are_written() {
    let root = tempfile::tempdir().unwrap();
    let paths = ["/#Target=A", "/#Target=B", "/ä b", "/x?acl"]
        .map(|path| format!("  '{path}': {{post: {{responses: {{'204': {{description: done}}}}}}}}\n"));
    let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n";
    put(root.path(), "a.yaml", &format!("{head}{}", paths.concat()));
    let document = &told(root.path(), "document", &[])[0];
    assert_eq!((&document["operations"], document["skipped"].to_string().as_str()), (&4.into(), "[]"));
}

#[test]
fn an_operation_that_is_left_out_has_its_reasons() {
    let mut out = Vec::new();
    let terminal =
        Terminal { out: &mut out, err: &mut Vec::new(), colour: false, folder: std::path::PathBuf::new() };
    let line = ["vendorsmith", "survey-document", "a.yaml"].map(std::ffi::OsString::from);
    assert_eq!(cli::run(line, lossy, terminal), cli::Exit::Done);
    let record: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(record["declared"], 5);
    assert_eq!(
        record["skipped"],
        serde_json::json!([
            { "operation": "GET /a", "reasons": ["above", "below", "shared"] },
            { "operation": "POST /c", "reasons": [] },
        ])
    );
    assert_eq!(record["findings"]["below"]["warnings"], 2);
    assert_eq!(record["findings"]["advice"]["notes"], 1);
}

#[test]
fn the_table_closes_with_a_line_that_says_it_all() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "pets.yaml", GOOD);
    put(root.path(), "pet.json", "{}");
    let output = survey(root.path(), &[]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(output.stderr.is_empty(), "no bar is drawn where there is no terminal");
    assert!(text.starts_with("document"), "{text}");
    let last = text.lines().last().unwrap();
    assert!(last.starts_with("1 document: 1 generated; "), "{last}");
    assert!(last.contains("; 1 other file passed over; "), "{last}");
    assert!(text.lines().all(|line| line.chars().count() <= 130), "{text}");
}

#[test]
fn a_list_chooses_documents_and_their_order() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "a.yaml", GOOD);
    put(root.path(), "b.yaml", GOOD);
    put(root.path(), "c.yaml", GOOD);
    put(root.path(), "list", "# chosen\nc.yaml\n\na.yaml\n");
    let list = root.path().join("list");
    let documents = told(root.path(), "document", &["--list", list.to_str().unwrap()]);
    let names: Vec<_> = documents.iter().map(|document| document["document"].as_str().unwrap()).collect();
    assert_eq!(names, ["c.yaml", "a.yaml"]);
}

#[test]
fn a_folder_without_a_document_is_a_mistake() {
    let root = tempfile::tempdir().unwrap();
    let output = survey(root.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("there is no document below"));
}

#[test]
fn what_takes_too_long_or_too_much_is_given_up() {
    let root = tempfile::tempdir().unwrap();
    let paths: String = (0..40_000)
        .map(|at| format!("  /p{at}: {{ get: {{ responses: {{ '200': {{ description: x }} }} }} }}\n"))
        .collect();
    put(root.path(), "wide.yaml", &format!("openapi: 3.0.0\ninfo: {{}}\npaths:\n{paths}"));
    for (arguments, outcome) in [(["--limit", "0"], "too-long"), (["--memory", "1"], "too-large")] {
        let output = survey(root.path(), &[&["--json"], &arguments[..]].concat());
        assert_eq!(output.status.code(), Some(1));
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(&format!("\"outcome\":\"{outcome}\"")), "{text}");
    }
}

/// A stand-in for cargo that tells of the crates below its folder what `lines` say.
#[cfg(unix)]
fn stand_in(root: &Path, lines: &[&str], err: &str) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = root.join("cargo");
    let told = lines.join("\n");
    let script = format!(
        "#!/bin/sh\nsed \"s#HERE#$PWD/crates#\" <<'END'\n{told}\nEND\nif [ -n '{err}' ] && grep -q torn Cargo.toml; then echo \"{err}\" | sed \"s#HERE#$PWD/crates#\" >&2; exit 101; fi\n"
    );
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[cfg(unix)]
fn compile(root: &Path, cargo: &Path) -> (Option<i32>, Vec<Value>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vendorsmith"));
    command.arg("survey").arg(root.join("in")).args(["--json", "--compile", "--work"]).arg(root.join("work"));
    let output = command.env("CARGO", cargo).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    (output.status.code(), lines.filter(|line| line["reason"] == "document").collect())
}

#[cfg(unix)]
#[test]
fn what_cargo_says_of_a_crate_is_counted() {
    let root = tempfile::tempdir().unwrap();
    for name in ["bad", "fine", "odd"] {
        put(root.path(), &format!("in/{name}.yaml"), GOOD);
    }
    let made = |name: &str| {
        format!(
            r#"{{"reason":"compiler-artifact","manifest_path":"HERE/of-{name}/Cargo.toml","target":{{"kind":["lib"]}}}}"#
        )
    };
    let said = |name: &str, level: &str, code: &str, spans: &str| {
        format!(
            r#"{{"reason":"compiler-message","manifest_path":"HERE/of-{name}/Cargo.toml","message":{{"level":"{level}","message":"no","code":{code},"spans":[{spans}]}}}}"#
        )
    };
    let span = r#"{"file_name":"src/lib.rs","line_start":7,"is_primary":true}"#;
    let lint = said("odd", "warning", r#"{"code":"clippy::x"}"#, span);
    let lines = [
        made("fine"),
        made("odd"),
        // The same lint is told for the library and for what uses it: it counts once.
        lint.clone(),
        lint,
        said("odd", "warning", "null", ""),
        said("bad", "error", r#"{"code":"E0308"}"#, span),
        said("bad", "error", "null", ""),
    ];
    let cargo = stand_in(root.path(), &lines.each_ref().map(String::as_str), "");
    let (exit, documents) = compile(root.path(), &cargo);
    assert_eq!(exit, Some(1), "a crate that does not compile fails the survey");
    let of = |at: usize| documents[at]["compiled"].clone();
    let counts = |at: usize| {
        let compiled = of(at);
        (compiled["compiles"].clone(), compiled["errors"].clone(), compiled["warnings"].clone())
    };
    assert_eq!(counts(0), (false.into(), 1.into(), 0.into()), "{}", of(0));
    assert_eq!(counts(1), (true.into(), 0.into(), 0.into()), "{}", of(1));
    assert_eq!(counts(2), (true.into(), 0.into(), 1.into()), "{}", of(2));
    assert_eq!(of(2)["lints"]["clippy::x"]["example"], "src/lib.rs:7: no");
    assert_eq!(of(1)["unformatted"], serde_json::json!([]));
    assert!(root.path().join("work/crates/of-fine/src/lib.rs").is_file());
}

#[cfg(unix)]
#[test]
fn a_manifest_that_cargo_refuses_costs_its_crate_alone() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "in/torn.yaml", GOOD);
    put(root.path(), "in/whole.yaml", GOOD);
    let cargo = stand_in(root.path(), &[""], "error: failed to parse manifest at HERE/of-torn/Cargo.toml");
    let (_, documents) = compile(root.path(), &cargo);
    let example = documents[0]["compiled"]["lints"]["cargo"]["example"].as_str().unwrap();
    assert!(example.contains("failed to parse manifest"), "{example}");
    let members = fs::read_to_string(root.path().join("work/Cargo.toml")).unwrap();
    assert!(!members.contains("torn") && members.contains("whole"), "{members}");
}

#[test]
fn a_survey_is_held_against_an_earlier_one() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("figures.json");
    let file = file.to_str().unwrap();
    let run = |arguments: &[&str]| {
        let output = survey(&root.path().join("in"), &[&["--ratchet", file], arguments].concat());
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    put(root.path(), "in/a.yaml", &GOOD.replace("      requestBody: { content: 7 }\n", ""));
    put(root.path(), "in/b.yaml", GOOD);
    assert_eq!(run(&["--update"]), (Some(0), String::new()));
    let figures = fs::read_to_string(file).unwrap();
    assert!(!figures.contains("Pets"), "names and counts alone: {figures}");
    assert_eq!(run(&[]), (Some(0), String::new()));

    put(root.path(), "in/a.yaml", GOOD);
    let (exit, err) = run(&[]);
    assert_eq!(exit, Some(1));
    assert_eq!(err, "worse than before: a.yaml: warnings `wrong-kind`: 1 instead of 0\n");

    put(root.path(), "in/a.yaml", "openapi: 3.0.0\npaths: {}\n");
    assert!(run(&[]).1.contains("a.yaml: it no longer generates"));

    fs::remove_file(root.path().join("in/a.yaml")).unwrap();
    assert!(run(&[]).1.contains("a.yaml: it is gone"));
    put(root.path(), "list", "b.yaml\n");
    let list = root.path().join("list");
    assert_eq!(run(&["--list", list.to_str().unwrap()]).0, Some(0), "what is not asked for is not missed");
    assert_eq!(run(&["--update"]).0, Some(0));
    assert_eq!(run(&[]).0, Some(0));
}
