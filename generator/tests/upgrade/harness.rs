//! Documents of each version, and what becomes of them.

use vendorsmith::diagnostic::{Diagnostics, Severity};
use vendorsmith::source::{Node, Source, Value, load_text};

/// Reads a document that must be read, with `internal-model` never among the findings.
pub(crate) fn read(text: &str) -> (Source, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", text, None, &mut diagnostics);
    let source = source.unwrap_or_else(|| panic!("{text}\n{diagnostics:#?}"));
    assert!(diagnostics.iter().all(|finding| finding.code != "internal-model"), "{text}\n{diagnostics:#?}");
    (source, diagnostics)
}

/// A tree as YAML's flow style without quotes, for comparison.
pub(crate) fn flow(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(text) | Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let pairs = entries.iter().map(|entry| format!("{}: {}", entry.key, flow(&entry.value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
    }
}

/// `severity code` of each finding.
pub(crate) fn findings(diagnostics: &Diagnostics) -> Vec<String> {
    let word = |severity| match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    diagnostics.iter().map(|finding| format!("{} {}", word(finding.severity), finding.code)).collect()
}

/// A document of a version: what stands at a pointer, and the findings.
pub(crate) fn check(head: &str, body: &str, pointer: &str, stands: &str, expected: &[&str]) {
    let (source, diagnostics) = read(&format!("{head}\ninfo: {{title: T, version: '1'}}\n{body}\n"));
    let found = source.node(pointer).map_or_else(|| "nothing".to_owned(), flow);
    assert_eq!(found, stands, "{body}\n{diagnostics:#?}");
    assert_eq!(findings(&diagnostics), expected, "{body}\n{diagnostics:#?}");
}
