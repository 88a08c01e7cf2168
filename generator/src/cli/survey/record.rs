//! What came of one document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;

/// What came of one document.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Record {
    /// Path below the surveyed folder.
    pub document: String,
    /// The version it states, as written.
    pub version: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why, where it ended otherwise than with a crate: one line.
    pub why: Option<String>,
    /// Operations that it declares; `None` where it cannot be read.
    pub declared: Option<usize>,
    /// Operations that the crate has a method for.
    pub operations: usize,
    /// Operations that it declares and the crate lacks.
    pub skipped: Vec<Skipped>,
    /// Schemas that became types.
    pub types: usize,
    /// Lines of Rust, without the runtime that is copied.
    pub lines: usize,
    /// Milliseconds from the file to the crate in memory.
    pub millis: u64,
    /// Most memory of the process that did it, in mebibytes, where the system tells.
    pub peak_mib: Option<u64>,
    /// What was found, by code.
    pub findings: BTreeMap<String, Finding>,
    /// What cargo said about the crate, where it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compiled: Option<Compiled>,
    /// What came of its examples, where they were tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub examples: Option<Trip>,
    /// What came of instances of its component schemas, where they were tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round_trip: Option<Trip>,
}

/// What came of texts that were read as the types made for them, and written again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Trip {
    /// Why there are none: the program that does it did not build, or did not end well.
    pub broken: Option<String>,
    /// How many were tried.
    pub cases: usize,
    /// How many of these could be read as a client reads an answer: gaps are corrected.
    pub decoded: usize,
    /// How many could be read strictly.
    pub strict: usize,
    /// How many were read with something to correct.
    pub drifting: usize,
    /// How many came back the same, but for what was corrected.
    pub identical: usize,
    /// How many came back the same, but for what was corrected and nulls that are absent now.
    #[serde(default)]
    pub nulls_dropped: usize,
    /// How many were not tried, as their type is not both read and written.
    pub one_way: usize,
    /// How many differ, by reason.
    pub reasons: BTreeMap<String, usize>,
    /// The first differences that need a reason.
    pub differences: Vec<Example>,
}

/// A text that could not be read or came back differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Example {
    /// What happened.
    pub reason: String,
    /// JSON pointer to the example or the schema.
    pub pointer: String,
    /// The error, or the pointer to the difference in the text.
    pub detail: String,
}

/// What cargo, clippy and rustfmt said about a crate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Compiled {
    /// Whether the library came about.
    pub compiles: bool,
    /// Errors of the compiler.
    pub errors: usize,
    /// Warnings of the compiler and of clippy.
    pub warnings: usize,
    /// The same by code, with the first one's text.
    pub lints: BTreeMap<String, Lint>,
    /// Files that rustfmt would change.
    pub unformatted: Vec<String>,
}

/// How often a lint or an error's code was told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Lint {
    /// How often.
    pub count: usize,
    /// `file:line: message` of the first.
    pub example: String,
}

impl Trip {
    /// The figures.
    pub(super) fn line(&self) -> String {
        format!(
            "{} of {} read, {} of them strictly, {} came back the same, {} but for a null that is absent",
            self.decoded, self.cases, self.strict, self.identical, self.nulls_dropped
        )
    }

    /// The figures of both together.
    pub(super) fn plus(mut self, other: &Self) -> Self {
        self.cases += other.cases;
        self.decoded += other.decoded;
        self.strict += other.strict;
        self.drifting += other.drifting;
        self.identical += other.identical;
        self.nulls_dropped += other.nulls_dropped;
        self.one_way += other.one_way;
        for (reason, count) in &other.reasons {
            *self.reasons.entry(reason.clone()).or_default() += count;
        }
        self
    }
}

impl Compiled {
    /// Whether there is nothing to complain of.
    pub(super) fn is_clean(&self) -> bool {
        self.compiles && self.errors == 0 && self.warnings == 0 && self.unformatted.is_empty()
    }
}

/// How a document ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Outcome {
    /// With a crate.
    Generated,
    /// With an error.
    Refused,
    /// With a panic.
    Panicked,
    /// The process ended in another way: its stack was too small, or something killed it.
    Died,
    /// It took too long.
    TooLong,
    /// It took too much memory.
    TooLarge,
}

/// An operation that a crate lacks.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Skipped {
    /// `METHOD /path`.
    pub operation: String,
    /// Codes of the warnings that stand at it, each once.
    pub reasons: Vec<String>,
}

/// What was found under one code.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Finding {
    /// How many notes.
    pub notes: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many errors.
    pub errors: usize,
    /// The first one's message.
    pub example: String,
}

impl Record {
    /// A document of which nothing is known but how it ended.
    pub(super) fn ended(document: &str, outcome: Outcome, why: Option<String>) -> Self {
        Self {
            document: document.to_owned(),
            version: None,
            outcome,
            why,
            declared: None,
            operations: 0,
            skipped: Vec::new(),
            types: 0,
            lines: 0,
            millis: 0,
            peak_mib: None,
            findings: BTreeMap::new(),
            compiled: None,
            examples: None,
            round_trip: None,
        }
    }

    /// Whether it ended with a crate or with errors, as every document must, and with a crate that compiles.
    pub(super) fn is_orderly(&self) -> bool {
        let compiles = self.compiled.as_ref().is_none_or(|compiled| compiled.compiles);
        matches!(self.outcome, Outcome::Generated | Outcome::Refused) && compiles
    }

    /// Whether there is a crate.
    pub(super) fn is_made(&self) -> bool {
        self.outcome == Outcome::Generated
    }

    /// Findings of all codes together.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.findings.values().map(|finding| finding.count(severity)).sum()
    }
}

impl Outcome {
    /// The outcome in words.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::Refused => "refused",
            Self::Panicked => "panicked",
            Self::Died => "died",
            Self::TooLong => "too long",
            Self::TooLarge => "too large",
        }
    }
}

impl Finding {
    /// How many of one severity.
    pub(super) fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Note => self.notes,
            Severity::Warning => self.warnings,
            Severity::Error => self.errors,
        }
    }

    /// Counts one more.
    pub(super) fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Note => self.notes += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Error => self.errors += 1,
        }
    }
}
