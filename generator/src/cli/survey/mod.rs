//! `vendorsmith survey`: generates from every document below a folder, and tells what came of each.

mod cargo;
mod cases;
mod compare;
mod compile;
mod crew;
mod document;
mod find;
mod format;
mod lines;
mod member;
mod memory;
mod probe;
mod process;
mod progress;
mod ratchet;
mod record;
mod sample;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod trip;
mod work;

use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;

use super::{Exit, Terminal, heard, render};
use crate::diagnostic::{Diagnostic, visible};
use crew::Crew;
use document::Asked;
use find::Found;
use ratchet::Ratchet;
use record::Record;
use summary::Summary;
use work::Work;

pub(super) use member::{Arguments as MemberArguments, run as run_member};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder whose documents are surveyed (files with `openapi` or `swagger` at their root), or one document
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Survey only the documents that FILE names, a path below DIR a line
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    /// Check each crate with cargo: compiler, clippy and rustfmt; what an earlier run has checked is not checked again
    #[arg(long)]
    compile: bool,
    /// Read each example of a document as the type made for it, write it again, and compare
    #[arg(long)]
    examples: bool,
    /// Do so with instances of every component schema: its examples, and some made of the schema
    #[arg(long)]
    round_trip: bool,
    /// The folder that crates are written into and compiled in
    #[arg(long, value_name = "DIR", default_value = "target/survey")]
    work: PathBuf,
    /// A `Cargo.lock` whose versions of dependencies are used
    #[arg(long, value_name = "FILE")]
    lock: Option<PathBuf>,
    /// Fail where a document does worse than the figures in FILE say
    #[arg(long, value_name = "FILE")]
    ratchet: Option<PathBuf>,
    /// Write this survey's figures into that file instead
    #[arg(long, requires = "ratchet")]
    update: bool,
    /// Tell one JSON object a document and one for the whole, a line each
    #[arg(long)]
    json: bool,
    /// Tell the N commonest findings
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,
    /// How many documents are read at once [default: one a processor]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Seconds after which a document is given up
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    limit: u64,
    /// Mebibytes beyond which a document is given up, where the system tells a process's memory
    #[arg(long, value_name = "MIB", default_value_t = 8192)]
    memory: u64,
}

/// Surveys every document that is asked for. Fails where one ended otherwise than with a crate or with errors.
pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> io::Result<Exit> {
    let (found, passed_over) = match find::documents(&arguments.folder, arguments.list.as_deref()) {
        Ok(found) => found,
        Err(mistake) => {
            write!(terminal.err, "{}", render([&mistake], terminal.colour))?;
            return Ok(Exit::Usage);
        }
    };
    let crew = Crew {
        hands: arguments.jobs.unwrap_or_else(crew::processors).max(1),
        limit: Duration::from_secs(arguments.limit),
        memory: arguments.memory,
    };
    let started = Instant::now();
    let records = match survey(&found, arguments, &crew) {
        Ok(records) => records,
        Err(failure) => {
            write!(terminal.err, "{}", render([&failure], terminal.colour))?;
            return Ok(Exit::Failed);
        }
    };
    let worse = match hold(&records, arguments) {
        Ok(worse) => worse,
        Err(failure) => {
            write!(terminal.err, "{}", render([&failure], terminal.colour))?;
            return Ok(Exit::Failed);
        }
    };
    let is_well = worse.is_empty() && records.iter().all(Record::is_orderly);
    let exit = if is_well { Exit::Done } else { Exit::Failed };
    let summary = Summary::of(&records, passed_over);
    let told = if arguments.json {
        lines::tell(&records, &summary, started.elapsed(), terminal.out)
    } else {
        table::tell(&records, &summary, started.elapsed(), arguments.top, terminal.out)
    };
    let told = told.and_then(|()| {
        worse.iter().try_for_each(|what| writeln!(terminal.err, "worse than before: {}", visible(what)))
    });
    heard(told, exit)
}

/// Holds a survey against the figures of an earlier one: what is worse, a line each. Nothing is where the file is
/// brought up to date.
fn hold(records: &[Record], arguments: &Arguments) -> Result<Vec<String>, Diagnostic> {
    let Some(path) = &arguments.ratchet else { return Ok(Vec::new()) };
    let (before, now) = (Ratchet::read(path)?, Ratchet::of(records));
    let chosen = arguments.list.is_some();
    if arguments.update {
        before.taking(now, chosen).write(path)?;
        return Ok(Vec::new());
    }
    Ok(before.worse(&now, chosen))
}

/// What came of every document, in the order found.
fn survey(found: &[Found], arguments: &Arguments, crew: &Crew) -> Result<Vec<Record>, Diagnostic> {
    let travels = arguments.examples || arguments.round_trip;
    let work = (arguments.compile || travels).then(|| Work::at(&arguments.work, arguments.lock.as_deref()));
    let (examples, round_trip) = (arguments.examples, arguments.round_trip);
    let asked = Asked { work: work.transpose()?, examples, round_trip };
    let progress = progress::bar("reading", found.len());
    let mut records = crew.each(found, |one| {
        let record = document::survey(one, &asked, crew);
        progress.inc(1);
        record
    });
    progress.finish_and_clear();
    let Some(work) = &asked.work else { return Ok(records) };
    if arguments.compile {
        compile::compile(made(found, &mut records), work, crew)?;
    }
    if travels {
        trip::travel(made(found, &mut records), &asked, work, crew)?;
    }
    Ok(records)
}

/// The documents that a crate came of.
fn made<'a>(found: &'a [Found], records: &'a mut [Record]) -> Vec<(&'a Found, &'a mut Record)> {
    found.iter().zip(records).filter(|(_, record)| record.is_made()).collect()
}
