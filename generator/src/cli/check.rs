//! `vendorsmith check`: says whether crates on disk are what would be generated.

use std::io;

use clap::Args;
use serde_json::json;

use super::report::{Report, word};
use super::target::{Job, jobs};
use super::{Common, Exit, MessageFormat, Pipeline, Terminal, heard, json as lines, misuse, shown};
use crate::output::{CheckReport, check};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
}

/// Compares every crate that is asked for; the worst end wins.
pub(super) fn run(arguments: &Arguments, pipeline: Pipeline, terminal: &mut Terminal) -> io::Result<Exit> {
    let common = &arguments.common;
    let jobs = match jobs(common, &terminal.folder) {
        Ok(jobs) => jobs,
        Err(mistake) => return misuse(common, &mistake, terminal),
    };
    let mut exit = Exit::Done;
    // That nobody listens any more does not keep the remaining crates from being compared.
    let mut told = Ok(());
    for job in &jobs {
        let (report, drift) = compare(job, common, pipeline);
        let is_clean = drift.as_ref().is_some_and(CheckReport::is_clean);
        exit = exit.max(if is_clean { report.exit() } else { Exit::Failed });
        told = told.and_then(|()| tell(&report, drift.as_ref(), common, terminal));
    }
    heard(told, exit)
}

fn tell(
    report: &Report,
    drift: Option<&CheckReport>,
    common: &Common,
    terminal: &mut Terminal,
) -> io::Result<()> {
    report.tell_diagnostics(common, terminal)?;
    match common.message_format {
        MessageFormat::Json => tell_json(report, drift, terminal),
        MessageFormat::Human => tell_human(report, drift, common, terminal),
    }
}

fn compare(job: &Job, common: &Common, pipeline: Pipeline) -> (Report, Option<CheckReport>) {
    let (report, generation) = Report::make(job, common, pipeline);
    let drift = generation
        .zip(report.folder.as_deref())
        .map(|(generation, folder)| check(&generation.generated, folder, &generation.provenance));
    (report, drift)
}

fn tell_human(
    report: &Report,
    drift: Option<&CheckReport>,
    common: &Common,
    terminal: &mut Terminal,
) -> io::Result<()> {
    let Some(drift) = drift else { return writeln!(terminal.err, "{}", report.failure()) };
    let folder = report.folder.as_deref().map(shown).unwrap_or_default();
    if !drift.is_clean() {
        let name = report.summary.as_ref().map_or("", |summary| &summary.name);
        writeln!(terminal.err, "{name}: {folder} is not what would be generated\n{drift}")?;
        writeln!(terminal.err, "to bring it up to date: {}", command(report, common))
    } else if common.quiet {
        Ok(())
    } else {
        writeln!(terminal.out, "{}\n  {folder} is up to date", report.contents())
    }
}

/// The command that makes the crate which was compared.
fn command(report: &Report, common: &Common) -> String {
    let mut words = vec!["vendorsmith".to_owned(), "generate".to_owned(), word(&report.target)];
    if let Some(output) = &common.output {
        words.extend(["-o".to_owned(), word(&output.to_string_lossy())]);
    }
    if let Some(name) = &common.name {
        words.extend(["--name".to_owned(), word(name)]);
    }
    if let Some(root) = &common.root {
        words.extend(["--root".to_owned(), word(&root.to_string_lossy())]);
    }
    for overlay in &common.overlay {
        words.extend(["--overlay".to_owned(), word(&overlay.to_string_lossy())]);
    }
    crate::diagnostic::visible(&words.join(" "))
}

fn tell_json(report: &Report, drift: Option<&CheckReport>, terminal: &mut Terminal) -> io::Result<()> {
    let mut summary = lines::summary("check", report);
    if let Some(drift) = drift {
        summary["success"] = json!(drift.is_clean() && report.exit() == Exit::Done);
        summary["missing"] = json!(drift.missing);
        summary["extra"] = json!(drift.extra);
        summary["different"] = json!(drift.different);
    }
    writeln!(terminal.out, "{summary}")
}
