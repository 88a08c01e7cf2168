//! A process within bounds of time and memory.

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::crew::Crew;
use super::memory;

/// How often a running process's memory is looked at.
const GLANCE: Duration = Duration::from_millis(100);

/// What came of a process.
pub(super) struct Ended {
    /// How it ended.
    pub how: Ending,
    /// What it answered to the system.
    pub status: ExitStatus,
    /// What it said.
    pub out: String,
    /// What it complained of.
    pub err: String,
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// By itself.
    Over,
    /// It was ended for the time it took.
    TooLong,
    /// It was ended for the memory it took.
    TooLarge,
}

/// Runs a command to its end, or to the bounds of the crew.
///
/// # Errors
/// It cannot be started or waited for.
pub(super) fn run(command: &mut Command, crew: &Crew) -> io::Result<Ended> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let out = text_of(child.stdout.take());
    let err = text_of(child.stderr.take());
    let (how, out) = wait(&mut child, &out, crew);
    let status = child.wait()?;
    Ok(Ended { how, status, out, err: err.recv().unwrap_or_default() })
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

fn wait(child: &mut Child, out: &Receiver<String>, crew: &Crew) -> (Ending, String) {
    let started = Instant::now();
    loop {
        match out.recv_timeout(GLANCE) {
            Ok(text) => return (Ending::Over, text),
            Err(RecvTimeoutError::Disconnected) => return (Ending::Over, String::new()),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let is_long = started.elapsed() > crew.limit;
        let is_large = memory::resident_mib(child.id()).is_some_and(|now| now > crew.memory);
        if is_long || is_large {
            // It may just have ended by itself.
            child.kill().ok();
            return (if is_long { Ending::TooLong } else { Ending::TooLarge }, String::new());
        }
    }
}
