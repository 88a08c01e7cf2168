//! A survey for people.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::Duration;

use super::record::{Compiled, Outcome, Record, Trip};
use super::summary::{Summary, reasons};
use crate::cli::report::counted;
use crate::diagnostic::{Severity, visible};

/// Characters of a document's name that are shown.
const NAME: usize = 40;
/// Characters of a message that are shown.
const MESSAGE: usize = 100;
/// Differences that are shown of a document.
const SHOWN: usize = 5;
/// What is said of an operation that no finding speaks of.
const UNTOLD: &str = "no reason was told";

/// A row a document, the skipped operations, the commonest findings, and one line that says it all.
pub(super) fn tell(
    records: &[Record],
    summary: &Summary,
    spent: Duration,
    top: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(
        out,
        "{:NAME$} {:>7} {:>5} {:>5} {:>4} {:>5} {:>7} {:>6} {:>5} {:>4} {:>5} {:>5}",
        "document", "version", "ops", "made", "skip", "types", "lines", "ms", "MiB", "err", "warn", "note"
    )?;
    records.iter().try_for_each(|record| row(record, out))?;
    tell_skipped(records, out)?;
    tell_reasons(records, top, out)?;
    writeln!(out, "\n{}", summary.line(spent))
}

fn row(record: &Record, out: &mut dyn Write) -> io::Result<()> {
    let known = |number: Option<String>| number.unwrap_or_else(|| "-".to_owned());
    write!(
        out,
        "{:NAME$} {:>7} {:>5} {:>5} {:>4} {:>5} {:>7} {:>6} {:>5} {:>4} {:>5} {:>5}",
        tail(&record.document),
        known(record.version.as_deref().map(|version| cut(version, 7))),
        known(record.declared.map(|number| number.to_string())),
        record.operations,
        record.skipped.len(),
        record.types,
        record.lines,
        record.millis,
        known(record.peak_mib.map(|number| number.to_string())),
        record.count(Severity::Error),
        record.count(Severity::Warning),
        record.count(Severity::Note),
    )?;
    writeln!(out)?;
    match record.outcome {
        Outcome::Generated => {
            record.compiled.iter().try_for_each(|compiled| complaints(compiled, out))?;
            record.examples.iter().try_for_each(|trip| travels("examples", trip, out))?;
            record.round_trip.iter().try_for_each(|trip| travels("instances", trip, out))
        }
        outcome => {
            let why = cut(record.why.as_deref().unwrap_or_default(), MESSAGE);
            writeln!(out, "  {}: {why}", outcome.word())
        }
    }
}

/// What came of texts, where any did not come back as it was.
fn travels(what: &str, trip: &Trip, out: &mut dyn Write) -> io::Result<()> {
    if let Some(why) = &trip.broken {
        return writeln!(out, "  {what}: not tried: {}", cut(why, MESSAGE));
    }
    if trip.cases == trip.identical + trip.nulls_dropped {
        return Ok(());
    }
    writeln!(out, "  {what}: {}", trip.line())?;
    trip.differences.iter().take(SHOWN).try_for_each(|one| {
        writeln!(out, "    {} at {}: {}", one.reason, tail(&one.pointer), cut(&one.detail, MESSAGE))
    })
}

/// What the compiler, clippy and rustfmt complain of, where they do.
fn complaints(compiled: &Compiled, out: &mut dyn Write) -> io::Result<()> {
    if compiled.is_clean() {
        return Ok(());
    }
    let verdict = if compiled.compiles { "compiles" } else { "does not compile" };
    let counts = [counted(compiled.errors, "error"), counted(compiled.warnings, "warning")].join(", ");
    writeln!(out, "  {verdict}: {counts}, {} unformatted", counted(compiled.unformatted.len(), "file"))?;
    for (code, lint) in &compiled.lints {
        writeln!(out, "    {code} ({}): {}", lint.count, cut(&lint.example, MESSAGE))?;
    }
    compiled
        .unformatted
        .iter()
        .take(3)
        .try_for_each(|path| writeln!(out, "    unformatted: {}", cut(path, MESSAGE)))
}

/// One line for those of a document that were skipped for the same reasons.
fn tell_skipped(records: &[Record], out: &mut dyn Write) -> io::Result<()> {
    let mut groups: BTreeMap<(&str, String), Vec<&str>> = BTreeMap::new();
    for record in records {
        for one in &record.skipped {
            let reasons = if one.reasons.is_empty() { UNTOLD.to_owned() } else { one.reasons.join(", ") };
            groups.entry((&record.document, reasons)).or_default().push(&one.operation);
        }
    }
    if !groups.is_empty() {
        writeln!(out, "\nskipped operations")?;
    }
    groups.iter().try_for_each(|((document, reasons), operations)| {
        let further = match operations.len() {
            1 => String::new(),
            number => format!(" and {} more", number - 1),
        };
        let first = cut(operations.first().copied().unwrap_or_default(), MESSAGE);
        writeln!(out, "  {}: {reasons}: {first}{further}", tail(document))
    })
}

fn tell_reasons(records: &[Record], top: usize, out: &mut dyn Write) -> io::Result<()> {
    let reasons = reasons(records);
    if reasons.is_empty() || top == 0 {
        return Ok(());
    }
    writeln!(out, "\ncommonest findings")?;
    for reason in reasons.iter().take(top) {
        let skipped = match reason.skipped {
            0 => String::new(),
            number => format!(", {} skipped", counted(number, "operation")),
        };
        writeln!(
            out,
            "  {} ({}): {} in {}{skipped}\n    {}: {}",
            reason.code,
            word(reason.severity),
            reason.findings,
            counted(reason.documents, "document"),
            tail(&reason.example.1),
            cut(&reason.example.0, MESSAGE),
        )?;
    }
    Ok(())
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A name's end, where it is too long for its column: the beginning is what many names share.
fn tail(name: &str) -> String {
    let name = visible(name);
    match name.chars().count().checked_sub(NAME) {
        None | Some(0) => name,
        Some(more) => format!("…{}", name.chars().skip(more + 1).collect::<String>()),
    }
}

/// A text's beginning on one line.
fn cut(text: &str, most: usize) -> String {
    let text = visible(&text.replace('\n', " "));
    if text.chars().count() <= most {
        return text;
    }
    format!("{}…", text.chars().take(most - 1).collect::<String>())
}
