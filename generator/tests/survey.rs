//! The survey, by the program itself: it runs itself once more for each document.

#![cfg(test)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

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

#[test]
fn an_operation_that_is_left_out_has_its_reason() {
    let root = tempfile::tempdir().unwrap();
    let text = GOOD.replace("/pets:", "/pets?all=true:");
    put(
        root.path(),
        "pets.yaml",
        &text.replace("components:", "  /owners: { get: { responses: {} } }\ncomponents:"),
    );
    let pets = &told(root.path(), "document", &[])[0];
    let skipped = pets["skipped"].as_array().unwrap();
    assert_eq!(skipped.len(), 2, "{pets}");
    assert_eq!(skipped[0]["operation"], "GET /pets?all=true");
    assert_eq!(skipped[0]["reasons"], serde_json::json!(["invalid-path"]));
    let finding = told(root.path(), "finding", &[]).into_iter().find(|line| line["code"] == "invalid-path");
    assert_eq!(finding.unwrap()["skipped"], 2);
}

#[test]
fn the_table_closes_with_a_line_that_says_it_all() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "pets.yaml", GOOD);
    let output = survey(root.path(), &[]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(output.stderr.is_empty(), "no bar is drawn where there is no terminal");
    assert!(text.starts_with("document"), "{text}");
    let last = text.lines().last().unwrap();
    assert!(last.starts_with("1 document: 1 generated; "), "{last}");
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
