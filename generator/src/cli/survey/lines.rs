//! A survey for programs: one JSON object a line.

use std::io::{self, Write};
use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};

use super::record::Record;
use super::summary::{Summary, reasons};

/// `{"reason":"document",…}` for each document, `{"reason":"finding",…}` for each code, then `{"reason":"summary",…}`.
pub(super) fn tell(
    records: &[Record],
    summary: &Summary,
    spent: Duration,
    out: &mut dyn Write,
) -> io::Result<()> {
    for record in records {
        line("document", record, out)?;
    }
    for reason in reasons(records) {
        line("finding", &reason, out)?;
    }
    let mut summary = json!(summary);
    summary["seconds"] = json!(spent.as_secs_f64());
    line("summary", &summary, out)
}

fn line(reason: &str, value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut line = json!({ "reason": reason });
    if let (Value::Object(line), Value::Object(value)) = (&mut line, json!(value)) {
        line.extend(value);
    }
    writeln!(out, "{line}")
}
