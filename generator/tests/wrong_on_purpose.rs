//! Documents that their authors made wrong on purpose: each is told of at its place, and costs no more than others do.

#![cfg(test)]

mod corpus;

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::source::Input;
use vendorsmith::{Options, generate};

/// Document, and the finding that tells what is wrong with it: code and place.
const WRONG: &[(&str, &str, &str)] = &[
    (
        "libopenapi__petstorev2-badref.json",
        "unknown-reference",
        "/paths/~1pet~1{petId}~1uploadImage/post/responses/200/content/application~1json/schema",
    ),
    ("nexus__invalid-missing-version.yaml", "made-up-version", "/info/version"),
    (
        "oagen__oas31-java-duplicated_operationid.yaml",
        "duplicate-operation-id",
        "/paths/~1fake~1duplicated~1operationId/get/operationId",
    ),
    (
        "ogen-neg___testdata-negative-allOf-type_mismatch.json",
        "conflicting-all-of",
        "/paths/~1test/get/responses/200/content/application~1json/schema",
    ),
    (
        "ogen-neg___testdata-negative-cyclic-allOf_double.json",
        "reference-loop",
        "/components/schemas/Test2/allOf/0",
    ),
    // Only names of the tool that refuses it clash in it; what we find is its version.
    (
        "ogen-neg___testdata-negative-field_naming-conflict_pattern_props.yaml",
        "later-version",
        "/components/schemas/User/patternProperties",
    ),
    (
        "ogen-neg__openapi-parser-_testdata-negative-components-invalid_schemas_component_name.json",
        "component-name",
        "/components/schemas/foo!bar",
    ),
    (
        "ogen-neg__openapi-parser-_testdata-negative-cyclic-parameter.json",
        "reference-loop",
        "/components/parameters/Parameter",
    ),
    // The id is used twice by a webhook, of which nothing is generated.
    (
        "ogen-neg__openapi-parser-_testdata-negative-operationId-duplicate_operationId_within_spec.json",
        "without-effect",
        "/webhooks",
    ),
    (
        "openapi-net__V3Tests-Samples-OpenApiDocument-docWithWrongRef.json",
        "unknown-reference",
        "/paths/~1count/get/responses/200",
    ),
    ("swagger-parser__billion_laughs_snake_yaml.yaml", "missing-key", ""),
    ("swagger-parser__duplicateHttpStatusCodes.yaml", "duplicate-key", "/paths/~1whatever/get/responses/200"),
];

/// Called invalid, and legal: a schema may hold itself.
const RIGHT: &str = "nexus__invalid-circular-ref.yaml";

/// Mebibytes that none of them may need.
const MEMORY: &str = "128";

/// Seconds of a processor that none of them may need, without optimisation too: the slowest takes an eighth of one.
/// The system counts them and ends what takes more, so that other work on the machine is not counted.
const SECONDS: &str = "1";

#[test]
fn what_is_wrong_is_told_at_its_place() {
    let Some(corpus) = corpus::corpus() else { return };
    for (document, code, pointer) in WRONG {
        let mut diagnostics = Diagnostics::new();
        let input = Input::Document(corpus.join("dev").join(document));
        generate(&input, &Options::default(), &mut diagnostics);
        let found: BTreeSet<(&str, &str)> = diagnostics
            .iter()
            .filter_map(|finding| Some((finding.code, finding.place.as_ref()?.pointer.as_str())))
            .collect();
        assert!(found.contains(&(*code, *pointer)), "{document}: {found:?}");
    }
}

/// Each in a process of its own, which is ended where it takes too much memory or time; a panic costs only that process.
#[cfg(unix)]
#[test]
fn what_is_wrong_costs_little() {
    let Some(corpus) = corpus::corpus() else { return };
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list");
    let names: Vec<&str> = WRONG.iter().map(|(document, ..)| *document).chain([RIGHT]).collect();
    std::fs::write(&list, names.join("\n")).unwrap();
    // The bound is one for each process, and holds for those that it starts.
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -t \"$1\" && shift && exec \"$@\"", "sh", SECONDS]);
    command
        .arg(env!("CARGO_BIN_EXE_vendorsmith"))
        .arg("survey")
        .arg(corpus.join("dev"))
        .arg("--list")
        .arg(&list);
    let output = command.args(["--json", "--memory", MEMORY]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let documents: Vec<Value> = lines.filter(|line| line["reason"] == "document").collect();
    assert_eq!(documents.len(), names.len());
    for document in documents {
        assert!(["generated", "refused"].contains(&document["outcome"].as_str().unwrap()), "{document}");
        let peak = document["peak_mib"].as_u64();
        assert!(peak.is_none_or(|peak| peak <= MEMORY.parse().unwrap()), "{document}");
    }
}

/// The list above is of all documents whose names say so.
#[test]
fn every_document_that_is_wrong_on_purpose_is_listed() {
    let Some(corpus) = corpus::corpus() else { return };
    let marks =
        ["ogen-neg__", "invalid-", "badref", "WrongRef", "billion_laughs", "duplicateHttp", "duplicated_"];
    let entries = std::fs::read_dir(corpus.join("dev")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let marked: BTreeSet<String> =
        names.filter(|name| marks.iter().any(|mark| name.contains(mark))).collect();
    let listed: BTreeSet<String> =
        WRONG.iter().map(|(document, ..)| (*document).to_owned()).chain([RIGHT.to_owned()]).collect();
    assert_eq!(marked, listed);
}
