//! Findings and results for programs: one JSON object a line, each with a `reason` that says what it is.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Exit;
use super::report::Report;
use crate::diagnostic::{Diagnostic, Severity};

/// A finding: `{"reason":"diagnostic","target":…,"severity":…,"code":…,"message":…,"place":…,"related":…,"help":…}`.
pub(super) fn diagnostic(out: &mut dyn Write, target: Option<&str>, finding: &Diagnostic) -> io::Result<()> {
    let mut line = json!({ "reason": "diagnostic", "target": target });
    if let (Value::Object(line), Value::Object(finding)) = (&mut line, json!(finding)) {
        line.extend(finding);
    }
    writeln!(out, "{line}")
}

/// What came of a target, to which a command adds its own keys. Paths use the system's separators.
pub(super) fn summary(command: &str, report: &Report) -> Value {
    let crate_facts = report.summary.as_ref();
    json!({
        "reason": "summary",
        "command": command,
        "target": report.target,
        "success": report.exit() == Exit::Done,
        "errors": report.diagnostics.count(Severity::Error),
        "warnings": report.diagnostics.count(Severity::Warning),
        "crate": crate_facts.map(|facts| &facts.name),
        "operations": crate_facts.map(|facts| facts.operations),
        "operations_left_out": crate_facts.map(|facts| facts.left_out.len()),
        "types": crate_facts.map(|facts| facts.types),
        "folder": report.folder.as_deref().map(std::path::Path::to_string_lossy),
    })
}
