//! One document, in a process of its own: a panic, a stack that overflows or memory that runs out costs that document
//! and no other, and what takes too long can be ended.

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::crew::Crew;
use super::find::{self, Found};
use super::memory;
use super::record::{Outcome, Record};
use super::work::Work;
use crate::source;

/// How often a running process's memory is looked at.
const GLANCE: Duration = Duration::from_millis(100);

/// Surveys one document.
pub(super) fn survey(found: &Found, work: Option<&Work>, crew: &Crew) -> Record {
    let mut record = match outside(found, work, crew) {
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

fn outside(found: &Found, work: Option<&Work>, crew: &Crew) -> io::Result<Record> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("survey-document").arg(&found.path);
    if let Some(work) = work {
        command.arg("--write").arg(work.crate_folder(found)).args(["--name", &found.package]);
    }
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let out = text_of(child.stdout.take());
    let err = text_of(child.stderr.take());
    let ending = wait(&mut child, &out, crew);
    let status = child.wait()?;
    let err = err.recv().unwrap_or_default();
    Ok(match ending {
        Ending::Over(text) => {
            serde_json::from_str(&text).unwrap_or_else(|_| broken(&found.name, status, &err))
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

/// How a process ended.
enum Ending {
    /// By itself, with this output.
    Over(String),
    TooLong,
    TooLarge,
}

/// Everything that a stream says, once it ends. Both streams are read at once, so that neither can fill and block.
fn text_of(stream: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (told, text) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            // What came until the stream broke is what there is to tell.
            stream.read_to_end(&mut bytes).ok();
        }
        told.send(String::from_utf8_lossy(&bytes).into_owned()).ok();
    });
    text
}

fn wait(child: &mut Child, out: &Receiver<String>, crew: &Crew) -> Ending {
    let started = Instant::now();
    loop {
        match out.recv_timeout(GLANCE) {
            Ok(text) => return Ending::Over(text),
            Err(RecvTimeoutError::Disconnected) => return Ending::Over(String::new()),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let is_long = started.elapsed() > crew.limit;
        let is_large = memory::resident_mib(child.id()).is_some_and(|now| now > crew.memory);
        if is_long || is_large {
            // It may just have ended by itself.
            child.kill().ok();
            return if is_long { Ending::TooLong } else { Ending::TooLarge };
        }
    }
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
