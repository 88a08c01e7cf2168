//! What came of one target, and the lines that tell it.

use std::io;
use std::path::PathBuf;

use super::target::Job;
use super::{Common, Exit, MessageFormat, Pipeline, Terminal, json, render, shown};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::{Generation, Options, Summary};

/// What came of one target.
#[derive(Debug)]
pub(super) struct Report {
    /// How the user can name the target in a further command.
    pub target: String,
    /// Everything found.
    pub diagnostics: Diagnostics,
    /// What the crate holds; `None` where none came about.
    pub summary: Option<Summary>,
    /// Where the crate lies.
    pub folder: Option<PathBuf>,
}

impl Report {
    /// Runs the stages up to a crate in memory, which there is only if nothing so far fails the run.
    pub(super) fn make(job: &Job, common: &Common, pipeline: Pipeline) -> (Self, Option<Generation>) {
        let mut diagnostics = Diagnostics::new();
        let options = Options { name: job.name.clone(), reading: job.reading.clone() };
        let generation = pipeline(&job.input, &options, &mut diagnostics);
        let warnings = diagnostics.count(Severity::Warning);
        if common.deny_warnings && warnings > 0 && !diagnostics.has_errors() {
            let message = format!("{} under `--deny-warnings`", counted(warnings, "warning"));
            diagnostics.push(Diagnostic::error("denied-warnings", message));
        }
        if generation.is_none() && !diagnostics.has_errors() {
            diagnostics
                .push(Diagnostic::error("no-crate", "no crate came about, for a reason that was not told"));
        }
        let summary = generation.as_ref().map(|generation| generation.summary.clone());
        let folder = summary.as_ref().map(|summary| job.destination.folder(&summary.name));
        let generation = generation.filter(|_| !diagnostics.has_errors());
        (Self { target: job.target.clone(), diagnostics, summary, folder }, generation)
    }

    /// How the run of this target ended.
    pub(super) fn exit(&self) -> Exit {
        if self.diagnostics.has_errors() { Exit::Failed } else { Exit::Done }
    }

    /// Tells the findings.
    pub(super) fn tell_diagnostics(&self, common: &Common, terminal: &mut Terminal) -> io::Result<()> {
        let mut entries = self.diagnostics.iter();
        match common.message_format {
            MessageFormat::Json => {
                entries.try_for_each(|entry| json::diagnostic(terminal.out, Some(&self.target), entry))
            }
            MessageFormat::Human => {
                let told = entries.filter(|entry| !common.quiet || entry.severity > Severity::Note);
                write!(terminal.err, "{}", render(told, terminal.colour))
            }
        }
    }

    /// One line that says what the crate holds.
    pub(super) fn contents(&self) -> String {
        let Some(summary) = &self.summary else { return shown(self.target.as_ref()) };
        let operations = counted(summary.operations, "operation");
        let left_out = match summary.left_out.len() {
            0 => String::new(),
            number => format!(" ({number} left out)"),
        };
        format!(
            "{}: {operations}{left_out}, {}",
            shown(summary.name.as_ref()),
            counted(summary.types, "type")
        )
    }

    /// One line that counts errors and warnings.
    pub(super) fn failure(&self) -> String {
        let mut counts = vec![counted(self.diagnostics.count(Severity::Error), "error")];
        match self.diagnostics.count(Severity::Warning) {
            0 => {}
            warnings => counts.push(counted(warnings, "warning")),
        }
        format!("{}: {}", shown(self.target.as_ref()), counts.join(", "))
    }
}

/// A number and its noun.
pub(super) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// A word of a command, quoted for a shell where it needs to be.
pub(super) fn word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
