//! All records together.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use super::record::{Compiled, Outcome, Record, Trip};
use crate::cli::report::counted;
use crate::diagnostic::Severity;

/// All records together.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Summary {
    /// How many documents were surveyed.
    pub documents: usize,
    /// JSON and YAML files that are no documents.
    pub passed_over: usize,
    /// How many ended in which way.
    pub outcomes: BTreeMap<&'static str, usize>,
    /// Operations that the documents declare.
    pub declared: usize,
    /// Operations that crates have a method for.
    pub operations: usize,
    /// Operations that the crates which came about lack.
    pub skipped: usize,
    /// Types.
    pub types: usize,
    /// Lines of Rust.
    pub lines: usize,
    /// Errors, warnings, notes.
    pub findings: [usize; 3],
    /// Milliseconds of generation, added up.
    pub millis: u64,
    /// Most memory that a document took, in mebibytes.
    pub peak_mib: Option<u64>,
    /// What came of the crates that were checked.
    pub compiled: Option<Checked>,
    /// What came of all examples.
    pub examples: Option<Trip>,
    /// What came of all instances of component schemas.
    pub round_trip: Option<Trip>,
}

/// What came of the crates that were checked.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Checked {
    /// How many were.
    pub crates: usize,
    /// How many compile.
    pub compile: usize,
    /// How many compile without a warning and as rustfmt would have them.
    pub clean: usize,
    /// Errors and warnings of all together.
    pub errors: usize,
    /// Warnings of all together.
    pub warnings: usize,
    /// The same by code: how often, and an example with its document.
    pub lints: BTreeMap<String, (usize, String, String)>,
}

/// Why operations are missing or pieces left out: how often, in how many documents, and an example.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Reason {
    /// The findings' code.
    pub code: String,
    /// Its severest severity.
    pub severity: Severity,
    /// How many there are.
    pub findings: usize,
    /// In how many documents.
    pub documents: usize,
    /// Operations skipped for it.
    pub skipped: usize,
    /// A message, and the document it is from.
    pub example: (String, String),
}

impl Summary {
    /// Adds up; so many other files were passed over.
    pub(super) fn of(records: &[Record], passed_over: usize) -> Self {
        let sum = |of: &dyn Fn(&Record) -> usize| records.iter().map(of).sum::<usize>();
        let mut outcomes = BTreeMap::new();
        for record in records {
            *outcomes.entry(record.outcome.word()).or_default() += 1;
        }
        Self {
            documents: records.len(),
            passed_over,
            outcomes,
            declared: sum(&|record| record.declared.unwrap_or_default()),
            operations: sum(&|record| record.operations),
            skipped: sum(&|record| record.skipped.len()),
            types: sum(&|record| record.types),
            lines: sum(&|record| record.lines),
            findings: [Severity::Error, Severity::Warning, Severity::Note]
                .map(|severity| sum(&|record| record.count(severity))),
            millis: records.iter().map(|record| record.millis).sum(),
            peak_mib: records.iter().filter_map(|record| record.peak_mib).max(),
            compiled: Checked::of(records),
            examples: together(records.iter().filter_map(|record| record.examples.as_ref())),
            round_trip: together(records.iter().filter_map(|record| record.round_trip.as_ref())),
        }
    }

    /// One line.
    pub(super) fn line(&self, spent: Duration) -> String {
        let others = self.outcomes.iter().filter(|(word, _)| **word != Outcome::Generated.word());
        let others: String = others.map(|(word, number)| format!(", {number} {word}")).collect();
        let [errors, warnings, notes] = self.findings;
        let mut further = self.compiled.as_ref().map(Checked::line).unwrap_or_default();
        for (what, trip) in [("examples", &self.examples), ("instances", &self.round_trip)] {
            further += &trip.as_ref().map(|trip| format!("{what}: {}; ", trip.line())).unwrap_or_default();
        }
        if self.passed_over > 0 {
            further += &format!("{} passed over; ", counted(self.passed_over, "other file"));
        }
        format!(
            "{}: {} generated{others}; {} of {} ({}), {} skipped; {}, {}, {}; {further}{:.1} s",
            counted(self.documents, "document"),
            self.outcomes.get(Outcome::Generated.word()).unwrap_or(&0),
            self.operations,
            counted(self.declared, "operation"),
            share(self.operations, self.declared),
            self.skipped,
            counted(errors, "error"),
            counted(warnings, "warning"),
            counted(notes, "note"),
            spent.as_secs_f64(),
        )
    }
}

fn together<'a>(trips: impl Iterator<Item = &'a Trip>) -> Option<Trip> {
    trips.fold(None, |sum: Option<Trip>, trip| Some(sum.unwrap_or_default().plus(trip)))
}

impl Checked {
    fn of(records: &[Record]) -> Option<Self> {
        let all: Vec<_> =
            records.iter().filter_map(|record| Some((&record.document, record.compiled.as_ref()?))).collect();
        let count = |test: &dyn Fn(&Compiled) -> bool| all.iter().filter(|(_, one)| test(one)).count();
        let mut lints: BTreeMap<String, (usize, String, String)> = BTreeMap::new();
        for (document, one) in &all {
            for (code, lint) in &one.lints {
                let first = || (0, lint.example.clone(), (*document).clone());
                lints.entry(code.clone()).or_insert_with(first).0 += lint.count;
            }
        }
        (!all.is_empty()).then(|| Self {
            crates: all.len(),
            compile: count(&|one| one.compiles),
            clean: count(&Compiled::is_clean),
            errors: all.iter().map(|(_, one)| one.errors).sum(),
            warnings: all.iter().map(|(_, one)| one.warnings).sum(),
            lints,
        })
    }

    fn line(&self) -> String {
        let clean =
            if self.clean == self.compile { "all clean".to_owned() } else { format!("{} clean", self.clean) };
        format!("{} of {} compile, {clean}; ", self.compile, counted(self.crates, "crate"))
    }
}

/// A share in per cent, rounded down: `100 %` means all.
pub(super) fn share(part: usize, whole: usize) -> String {
    let thousandths = (part * 1000).checked_div(whole).unwrap_or(1000);
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}

/// Why pieces are missing, the commonest first; findings that are only advice come last.
pub(super) fn reasons(records: &[Record]) -> Vec<Reason> {
    let mut all: BTreeMap<&str, Reason> = BTreeMap::new();
    for record in records {
        for (code, finding) in &record.findings {
            let severities = [Severity::Error, Severity::Warning, Severity::Note];
            let severest = severities.into_iter().find(|severity| finding.count(*severity) > 0);
            let severity = severest.unwrap_or(Severity::Note);
            let reason = all.entry(code).or_insert_with(|| Reason {
                code: code.clone(),
                severity,
                findings: 0,
                documents: 0,
                skipped: 0,
                example: (finding.example.clone(), record.document.clone()),
            });
            reason.severity = reason.severity.max(severity);
            reason.findings += severities.iter().map(|severity| finding.count(*severity)).sum::<usize>();
            reason.documents += 1;
            let skipped = record.skipped.iter().filter(|skipped| skipped.reasons.contains(code));
            reason.skipped += skipped.count();
        }
    }
    let mut reasons: Vec<Reason> = all.into_values().collect();
    reasons.sort_by_key(|reason| {
        std::cmp::Reverse((reason.severity.min(Severity::Warning), reason.skipped, reason.documents))
    });
    reasons
}
