//! `vendorsmith generate`: writes crates.

use std::io;
use std::path::Path;

use clap::Args;
use serde_json::json;

use super::report::{Report, counted, word};
use super::target::{Job, jobs};
use super::{
    Common, Exit, MessageFormat, Pipeline, Terminal, heard, json as lines, misuse, shown, workspace,
};
use crate::Generation;
use crate::output::{WriteOptions, WriteReport, write};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// Replace files that were changed by hand
    #[arg(long)]
    force: bool,
    /// Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Makes every crate that is asked for, one after the other; the worst end wins.
pub(super) fn run(arguments: &Arguments, pipeline: Pipeline, terminal: &mut Terminal) -> io::Result<Exit> {
    let jobs = match jobs(&arguments.common, &terminal.folder) {
        Ok(jobs) => jobs,
        Err(mistake) => return misuse(&arguments.common, &mistake, terminal),
    };
    let mut exit = Exit::Done;
    // That nobody listens any more does not keep the remaining crates from being made.
    let mut told = Ok(());
    for job in &jobs {
        let (report, written) = make(job, arguments, pipeline);
        exit = exit.max(report.exit());
        told = told.and_then(|()| tell(&report, written.as_ref(), arguments, terminal));
    }
    heard(told, exit)
}

fn make(job: &Job, arguments: &Arguments, pipeline: Pipeline) -> (Report, Option<WriteReport>) {
    let (mut report, generation) = Report::make(job, &arguments.common, pipeline);
    let written = match (generation, report.folder.clone()) {
        (Some(generation), Some(folder)) => put(&generation, &folder, arguments, &mut report),
        _ => None,
    };
    (report, written)
}

fn put(
    generation: &Generation,
    folder: &Path,
    arguments: &Arguments,
    report: &mut Report,
) -> Option<WriteReport> {
    let options = WriteOptions { force: arguments.force, dry_run: arguments.dry_run };
    match write(&generation.generated, folder, &generation.provenance, options) {
        Ok(written) => {
            let note = if arguments.dry_run { None } else { workspace::left_out(folder) };
            report.diagnostics.extend(note);
            Some(written)
        }
        Err(refusals) => {
            report.diagnostics.extend(refusals);
            None
        }
    }
}

fn tell(
    report: &Report,
    written: Option<&WriteReport>,
    arguments: &Arguments,
    terminal: &mut Terminal,
) -> io::Result<()> {
    report.tell_diagnostics(&arguments.common, terminal)?;
    match (arguments.common.message_format, written) {
        (MessageFormat::Json, _) => tell_json(report, written, arguments, terminal),
        (MessageFormat::Human, None) => writeln!(terminal.err, "{}; nothing was written", report.failure()),
        (MessageFormat::Human, Some(_)) if arguments.common.quiet => Ok(()),
        (MessageFormat::Human, Some(written)) => tell_human(report, written, arguments, terminal),
    }
}

fn tell_human(
    report: &Report,
    written: &WriteReport,
    arguments: &Arguments,
    terminal: &mut Terminal,
) -> io::Result<()> {
    let folder = report.folder.as_deref().unwrap_or(Path::new(""));
    writeln!(terminal.out, "{}", report.contents())?;
    let mut counts = vec![format!("{} written", counted(written.written.len(), "file"))];
    counts.push(format!("{} unchanged", written.unchanged.len()));
    if !written.deleted.is_empty() {
        counts.push(format!("{} deleted", written.deleted.len()));
    }
    let would = if arguments.dry_run { "dry run, nothing was touched: " } else { "" };
    writeln!(terminal.out, "  {would}{} in {}", counts.join(", "), shown(folder))?;
    if arguments.dry_run {
        written.written.iter().try_for_each(|path| writeln!(terminal.out, "  would write {path}"))?;
        return written.deleted.iter().try_for_each(|path| writeln!(terminal.out, "  would delete {path}"));
    }
    let manifest = shown(&folder.join("Cargo.toml"));
    writeln!(terminal.out, "  next: cargo check --manifest-path {}", word(&manifest))
}

fn tell_json(
    report: &Report,
    written: Option<&WriteReport>,
    arguments: &Arguments,
    terminal: &mut Terminal,
) -> io::Result<()> {
    let empty = WriteReport::default();
    let files = written.unwrap_or(&empty);
    let mut summary = lines::summary("generate", report);
    summary["dry_run"] = json!(arguments.dry_run);
    summary["written"] = json!(files.written);
    summary["unchanged"] = json!(files.unchanged);
    summary["deleted"] = json!(files.deleted);
    writeln!(terminal.out, "{summary}")
}
