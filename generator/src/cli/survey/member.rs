//! `vendorsmith survey-document`: what a survey runs in a process of its own for each document.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::record::{Outcome, Record, Skipped};
use super::{cases, memory, probe};
use crate::cli::{Exit, Pipeline, Terminal};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::output::{WriteOptions, write};
use crate::source::node::escape;
use crate::source::{Declared, Input};
use crate::{Examined, Generation, Options, examine};

#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// The document
    document: PathBuf,
    /// The folder that the crate is written into
    #[arg(long)]
    write: Option<PathBuf>,
    /// The package's name
    #[arg(long)]
    name: Option<String>,
    /// The folder that the program is written into which sends texts through the crate's types
    #[arg(long, requires = "write")]
    probe: Option<PathBuf>,
    /// Send the document's examples
    #[arg(long)]
    examples: bool,
    /// Send instances of its component schemas
    #[arg(long)]
    round_trip: bool,
}

/// Makes a crate in memory and tells the record of it as one JSON object.
pub(in crate::cli) fn run(
    arguments: &Arguments,
    pipeline: Pipeline,
    terminal: &mut Terminal,
) -> io::Result<Exit> {
    let mut diagnostics = Diagnostics::new();
    let started = Instant::now();
    let input = Input::Document(arguments.document.clone());
    let options = Options { name: arguments.name.clone(), ..Options::default() };
    let (generation, examined) = if arguments.probe.is_some() {
        let examined = examine(&input, &options, &mut diagnostics);
        (examined.as_ref().map(|examined| examined.generation.clone()), examined)
    } else {
        (pipeline(&input, &options, &mut diagnostics), None)
    };
    let spent = started.elapsed();
    if let (Some(generation), Some(folder)) = (&generation, &arguments.write) {
        let options = WriteOptions { force: true, ..WriteOptions::default() };
        if let Err(refusals) = write(&generation.generated, folder, &generation.provenance, options) {
            diagnostics.extend(refusals);
        }
    }
    if let Some(examined) = &examined {
        prepare(examined, arguments)?;
    }
    let mut record = record(generation.as_ref(), &diagnostics);
    record.millis = u64::try_from(spent.as_millis()).unwrap_or(u64::MAX);
    record.peak_mib = memory::peak_mib();
    writeln!(terminal.out, "{}", serde_json::to_string(&record)?)?;
    Ok(Exit::Done)
}

/// Writes the program that sends texts through the crate's types.
fn prepare(examined: &Examined, arguments: &Arguments) -> io::Result<()> {
    let (Some(folder), Some(crate_folder)) = (&arguments.probe, &arguments.write) else { return Ok(()) };
    let cases = cases::cases(examined, arguments.examples, arguments.round_trip);
    probe::write(folder, &examined.generation.summary.name, crate_folder, &examined.features, &cases)
}

fn record(generation: Option<&Generation>, diagnostics: &Diagnostics) -> Record {
    let first = diagnostics.iter().find(|finding| finding.severity == Severity::Error);
    let mut record = match generation {
        Some(_) => Record::ended("", Outcome::Generated, None),
        None => Record::ended("", Outcome::Refused, first.map(reason)),
    };
    for finding in diagnostics {
        let entry = record.findings.entry(finding.code.to_owned()).or_default();
        if entry.example.is_empty() {
            entry.example.clone_from(&finding.message);
        }
        entry.add(finding.severity);
    }
    if let Some(generation) = generation {
        let summary = &generation.summary;
        record.declared = Some(summary.operations + summary.left_out.len());
        record.operations = summary.operations;
        record.skipped = summary.left_out.iter().map(|declared| skipped(declared, diagnostics)).collect();
        record.types = summary.types;
        record.lines = lines(generation);
    }
    record
}

fn reason(finding: &Diagnostic) -> String {
    format!("{}: {}", finding.code, finding.message)
}

/// Lines of Rust that were made from the document: not those of the copied runtime.
fn lines(generation: &Generation) -> usize {
    let files = generation.generated.files.iter();
    let is_rust = |path: &str| Path::new(path).extension().is_some_and(|extension| extension == "rs");
    let own = files.filter(|(path, _)| is_rust(path) && !path.starts_with("src/runtime/"));
    own.map(|(_, text)| text.lines().count()).sum()
}

/// Why an operation was left out: the warnings at it, or at what its path says for all methods.
fn skipped(declared: &Declared, diagnostics: &Diagnostics) -> Skipped {
    let item = format!("/paths/{}", escape(&declared.path));
    let own = format!("{item}/{}", declared.method.to_lowercase());
    let shared = format!("{item}/parameters");
    let stands =
        |pointer: &str| pointer == item || [&own, &shared].iter().any(|place| is_at_or_below(pointer, place));
    let at_it = |finding: &&Diagnostic| {
        let place = finding.place.as_ref();
        finding.severity > Severity::Note && place.is_some_and(|place| stands(&place.pointer))
    };
    let mut reasons: Vec<String> =
        diagnostics.iter().filter(at_it).map(|finding| finding.code.to_owned()).collect();
    reasons.sort();
    reasons.dedup();
    Skipped { operation: format!("{} {}", declared.method, declared.path), reasons }
}

fn is_at_or_below(pointer: &str, place: &str) -> bool {
    pointer.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
