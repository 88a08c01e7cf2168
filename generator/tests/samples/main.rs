//! What a survey makes of a schema is an instance of it: a validator that is not ours says so.

#![cfg(test)]

#[path = "../corpus/mod.rs"]
mod corpus;
mod standard;

use std::path::{Path, PathBuf};
use std::process::Command;

use jsonschema::{Draft, ValidatorMap};
use serde_json::{Value, json};

use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::source::Input;
use vendorsmith::{Options, examine};

/// What came of the instances of some documents.
#[derive(Debug, Default)]
struct Count {
    /// How many there were.
    made: usize,
    /// How many had no validator, as their schema is none of JSON Schema's.
    unheld: usize,
    /// Those that are invalid: document, schema, instance, why.
    invalid: Vec<String>,
}

/// Holds the instances that a survey makes of a document's components against these.
fn hold(document: &Path, count: &mut Count) {
    let root = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_vendorsmith"));
    command.arg("survey-document").arg(document).args(["--name", "subject", "--round-trip"]);
    command.arg("--write").arg(root.path().join("crate")).arg("--probe").arg(root.path().join("probe"));
    assert!(command.output().unwrap().status.success(), "{}", document.display());
    let Ok(text) = std::fs::read_to_string(root.path().join("probe/cases.json")) else { return };
    let cases: Value = serde_json::from_str(&text).unwrap();
    let (names, validators) = validators(document);
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    for case in cases["cases"].as_array().unwrap().iter().filter(|case| case["origin"] == "sampled") {
        count.made += 1;
        let pointer = case["pointer"].as_str().unwrap();
        let at = names.iter().position(|name| pointer == format!("/components/schemas/{name}"));
        let validator = at.and_then(|at| validators.as_ref()?.get(&format!("#/definitions/d{at}")));
        let Some(validator) = validator else {
            count.unheld += 1;
            continue;
        };
        let instance: Value = serde_json::from_str(case["text"].as_str().unwrap()).unwrap();
        if let Err(error) = validator.validate(&instance) {
            let place = error.instance_path();
            count.invalid.push(format!("{name} {pointer}: {error} at `{place}` of {instance}"));
        }
    }
}

/// A validator for each component, by its position among their names.
fn validators(document: &Path) -> (Vec<String>, Option<ValidatorMap>) {
    let mut diagnostics = Diagnostics::new();
    let input = Input::Document(document.to_owned());
    let examined = examine(&input, &Options::default(), &mut diagnostics).unwrap();
    let (names, definitions) = standard::definitions(&examined.tree);
    let whole = json!({ "definitions": definitions });
    let options = jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(false);
    (names, options.build_map(&whole).ok())
}

/// The documents that a survey of CI sends values through, and our own.
fn chosen() -> Vec<PathBuf> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut documents = vec![tests.join("lint-bait.yaml"), tests.join("wide.yaml")];
    if let Some(corpus) = corpus::corpus() {
        let text = std::fs::read_to_string(tests.join("survey/travelled.list")).unwrap();
        let names = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        documents.extend(names.map(|name| corpus.join("dev").join(name)));
    }
    documents
}

#[test]
fn an_instance_is_valid_against_its_schema() {
    let mut count = Count::default();
    for document in chosen() {
        hold(&document, &mut count);
    }
    assert!(count.made > 100 && count.unheld == 0, "{} made, {} not held", count.made, count.unheld);
    assert!(
        count.invalid.is_empty(),
        "{} of {}:\n{}",
        count.invalid.len(),
        count.made,
        count.invalid.join("\n")
    );
}
