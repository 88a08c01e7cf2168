//! One document, in a process of its own: a panic, a stack that overflows or memory that runs out costs that document
//! and no other, and what takes too long can be ended.

use std::io;
use std::process::{Command, ExitStatus};

use super::crew::Crew;
use super::find::{self, Found};
use super::process::{self, Ending};
use super::record::{Outcome, Record};
use super::work::Work;
use crate::source;

/// What is to be done with a document beyond making its crate in memory.
#[derive(Debug)]
pub(super) struct Asked {
    /// Where the crate is written, if it is.
    pub work: Option<Work>,
    /// Whether its examples are collected.
    pub examples: bool,
    /// Whether instances of its schemas are made.
    pub round_trip: bool,
}

/// Surveys one document.
pub(super) fn survey(found: &Found, asked: &Asked, crew: &Crew) -> Record {
    let mut record = match outside(found, asked, crew) {
        Ok(record) => record,
        Err(error) => Record::ended(&found.name, Outcome::Died, Some(format!("no process: {error}"))),
    };
    record.document.clone_from(&found.name);
    record.version = find::version(&found.path);
    if record.declared.is_none() && record.is_orderly() {
        record.declared = source::operations_declared(&found.path);
    }
    record
}

fn outside(found: &Found, asked: &Asked, crew: &Crew) -> io::Result<Record> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("survey-document").arg(&found.path);
    if let Some(work) = &asked.work {
        command.arg("--write").arg(work.crate_folder(found)).args(["--name", &found.package]);
        if asked.examples || asked.round_trip {
            command.arg("--probe").arg(work.probe_folder(found));
        }
    }
    let flags = [("--examples", asked.examples), ("--round-trip", asked.round_trip)];
    command.args(flags.into_iter().filter(|(_, is_asked)| *is_asked).map(|(flag, _)| flag));
    let ended = process::run(&mut command, crew)?;
    Ok(match ended.how {
        Ending::Over => {
            serde_json::from_str(&ended.out).unwrap_or_else(|_| broken(&found.name, ended.status, &ended.err))
        }
        Ending::TooLong => {
            Record::ended(&found.name, Outcome::TooLong, Some(bound(crew.limit.as_secs(), "s")))
        }
        Ending::TooLarge => Record::ended(&found.name, Outcome::TooLarge, Some(bound(crew.memory, "MiB"))),
    })
}

fn bound(most: u64, unit: &str) -> String {
    format!("given up beyond {most} {unit}")
}

/// A process that told no record: the first line of what it complained of says why.
fn broken(name: &str, status: ExitStatus, err: &str) -> Record {
    let lines: Vec<&str> = err.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let panic = lines.iter().position(|line| line.contains(" panicked at "));
    let outcome = if panic.is_some() { Outcome::Panicked } else { Outcome::Died };
    let from = panic.unwrap_or_default();
    let told = lines.iter().skip(from).take(2).copied().collect::<Vec<_>>().join(" ");
    let why = if told.is_empty() { status.to_string() } else { told };
    Record::ended(name, outcome, Some(why))
}
