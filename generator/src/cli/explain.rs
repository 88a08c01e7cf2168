//! `vendorsmith explain`: what applies to a vendor's operations, and why.

use std::io;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::target::{self, Job};
use super::{Common, Exit, MessageFormat, Terminal, json as lines, misuse, render, shown};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, visible};
use crate::explain::{Explained, Explanation, Fact, Origin, areas, explain};
use crate::{Options, model};

/// No column of text is padded further than this.
const WIDEST: usize = 100;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A vendor's name (a folder under `specs/`), a folder, a document, or a generated crate
    vendor: PathBuf,
    /// An operationId, or `METHOD /path`; all of them in a table if left out
    operation: Option<String>,
    /// Let references name files below DIR [default: the document's folder]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Lay an OpenAPI Overlay over the document; may be given several times, in order
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Describes one operation, or all of them.
pub(super) fn run(arguments: Arguments, terminal: &mut Terminal) -> io::Result<Exit> {
    let format = if arguments.json { MessageFormat::Json } else { MessageFormat::Human };
    let common = Common {
        target: Some(arguments.vendor),
        root: arguments.root,
        overlay: arguments.overlay,
        message_format: format,
        ..Common::default()
    };
    let jobs = match target::jobs(&common, &terminal.folder) {
        Ok(jobs) => jobs,
        Err(mistake) => return misuse(&common, &mistake, terminal),
    };
    let Some(job) = jobs.first() else { return Ok(Exit::Done) };
    let mut diagnostics = Diagnostics::new();
    let options = Options { name: job.name.clone(), reading: job.reading.clone() };
    let Some((source, api)) = model(&job.input, &options, &mut diagnostics) else {
        let errors = diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
        return refuse(errors.collect(), job, format, terminal);
    };
    let explanation = explain(&source, &api);
    let wanted = arguments.operation.as_deref().map(|address| explanation.operation(address)).transpose();
    match wanted {
        Err(unknown) => refuse(vec![&unknown], job, format, terminal),
        Ok(wanted) => tell(&explanation, wanted, job, format, terminal).map(|()| Exit::Done),
    }
}

fn refuse(
    findings: Vec<&Diagnostic>,
    job: &Job,
    format: MessageFormat,
    terminal: &mut Terminal,
) -> io::Result<Exit> {
    match format {
        MessageFormat::Json => findings
            .into_iter()
            .try_for_each(|finding| lines::diagnostic(terminal.out, Some(&job.target), finding))?,
        MessageFormat::Human => write!(terminal.err, "{}", render(findings, terminal.colour))?,
    }
    Ok(Exit::Failed)
}

fn tell(
    explanation: &Explanation,
    wanted: Option<&Explained>,
    job: &Job,
    format: MessageFormat,
    terminal: &mut Terminal,
) -> io::Result<()> {
    match (format, wanted) {
        (MessageFormat::Json, _) => writeln!(terminal.out, "{}", object(explanation, wanted, job)),
        (MessageFormat::Human, Some(operation)) => one(explanation, operation, terminal),
        (MessageFormat::Human, None) => all(explanation, terminal),
    }
}

/// `{"reason":"explanation","target":…,"title":…,"vendor":[…],"operations":[…]}`.
fn object(explanation: &Explanation, wanted: Option<&Explained>, job: &Job) -> Value {
    let operations = match wanted {
        Some(operation) => json!([operation]),
        None => json!(explanation.operations),
    };
    json!({
        "reason": "explanation",
        "target": job.target,
        "title": explanation.title,
        "vendor": explanation.vendor,
        "overview": explanation.overview,
        "operations": operations,
    })
}

fn one(explanation: &Explanation, operation: &Explained, terminal: &mut Terminal) -> io::Result<()> {
    let (id, address) = (visible(&operation.id), visible(&operation.address()));
    writeln!(terminal.out, "{id}: {address} ({})\n", line(&operation.place))?;
    write!(terminal.out, "{}", facts(&operation.facts))?;
    writeln!(terminal.out, "\nevery operation:\n")?;
    write!(terminal.out, "{}", facts(&explanation.vendor))
}

fn all(explanation: &Explanation, terminal: &mut Terminal) -> io::Result<()> {
    writeln!(terminal.out, "{}\n", visible(&explanation.title))?;
    let all: Vec<Fact> = explanation.overview.iter().chain(&explanation.vendor).cloned().collect();
    writeln!(terminal.out, "{}", facts(&all))?;
    let head = ["operation", "address"].into_iter().chain(areas()).map(str::to_owned).collect();
    let mut rows = vec![head];
    for operation in &explanation.operations {
        let mut row = vec![operation.id.clone(), operation.address()];
        row.extend(areas().map(|area| operation.brief(area)));
        rows.push(row);
    }
    let told = |column: usize| rows.iter().skip(1).any(|row| !row[column].is_empty());
    let columns: Vec<usize> = (0..rows[0].len()).filter(|column| told(*column)).collect();
    let rows = rows.iter().map(|row| columns.iter().map(|column| row[*column].clone()).collect());
    write!(terminal.out, "{}", table(rows.collect()))
}

/// Facts as lines: area, what is so, the rule's name, its place.
fn facts(facts: &[Fact]) -> String {
    let mut last = "";
    let row = |fact: &Fact| {
        let area = if fact.area == last { "" } else { fact.area };
        last = fact.area;
        let (rule, place) = match &fact.origin {
            Origin::Quirk { rule, place } => (rule.clone(), place.as_ref().map(line).unwrap_or_default()),
            Origin::Document { rule, place } => (rule.clone(), line(place)),
            Origin::Runtime => ("default of the runtime".to_owned(), String::new()),
        };
        vec![area.to_owned(), fact.says.clone(), rule, place]
    };
    table(facts.iter().map(row).collect())
}

fn line(place: &Place) -> String {
    format!("{}:{}", shown(place.file.as_ref()), place.line)
}

/// Rows of equally many cells, in columns.
fn table(rows: Vec<Vec<String>>) -> String {
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .map(|row| row.iter().map(|cell| visible(cell).replace('\n', " ")).collect())
        .collect();
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(|column| width(column).min(WIDEST)).collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}
