//! Real documents: every operation is lowered or its loss is reported, and nothing panics.

use vendorsmith::diagnostic::{Diagnostics, Severity};
use vendorsmith::lower::lower;
use vendorsmith::source::{Input, Reading, load};

use crate::corpus::corpus;

/// Lowers a document beside the repository and asserts how many operations it declares and how many are left out.
fn check(name: &str, declared: usize, left_out: usize) {
    let Some(corpus) = corpus() else { return };
    let mut diagnostics = Diagnostics::new();
    let source = load(&Input::Document(corpus.join("dev").join(name)), &Reading::default(), &mut diagnostics)
        .expect("it can be read");
    let api = lower(&source, &mut diagnostics);
    let lowered: usize = api.resources.iter().map(|resource| resource.operations.len()).sum();
    assert_eq!(source.document.operations().count(), declared, "{name}: declared");
    assert_eq!(declared - lowered, left_out, "{name}: left out");
    assert!(diagnostics.count(Severity::Warning) >= left_out, "{name}: every loss is reported");
    assert!(!diagnostics.has_errors(), "{name}");
}

#[test]
fn real_documents_are_lowered() {
    check("oai__v3.0-petstore-expanded.yaml", 4, 0);
    check("progenitor__buildomat.json", 21, 0);
    check("progenitor__keeper.json", 6, 0);
    check("progenitor__nexus.json", 193, 0);
    check("qdrant__openapi.json", 69, 0);
    check("box__openapi.json", 296, 0);
    check("overseerr__api.yml", 170, 0);
    check("blockfrost__openapi.yaml", 129, 0);
    check("ory__hydra-v26.2.0.json", 50, 0);
    check("inventree__api-drf-spectacular.yaml", 648, 0);
    check("ogen__examples-telegram_bot_api.json", 82, 0);
    check("ogen__examples-superset.json", 140, 0);
    check("oagen__oas30-unit_test_spec-3_0_3_unit_test_spec.yaml", 174, 0);
    check("ogen-neg___testdata-negative-cyclic-allOf_double.json", 1, 0);
}
