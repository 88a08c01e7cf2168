//! What was reached once is kept: a survey is held against the figures of an earlier one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::record::{Record, Trip};
use crate::cli::shown;
use crate::diagnostic::Diagnostic;

/// The figures of a survey: names and counts, nothing of the documents themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ratchet {
    documents: BTreeMap<String, Figures>,
}

/// The figures of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Figures {
    /// Whether a crate came of it.
    generates: bool,
    /// Operations that it declares.
    operations: usize,
    /// Operations that the crate lacks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    skipped: Option<usize>,
    /// Warnings by code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    warnings: BTreeMap<String, usize>,
    /// What compiler, clippy and rustfmt complained of, where they were asked. Where they never were, a crate has to be
    /// clean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    complaints: Option<usize>,
    /// Examples that could not be read, where they were tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unread_examples: Option<usize>,
    /// Instances that did not come back the same, where they were tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changed_instances: Option<usize>,
    /// Instances that came back the same but for a null that is absent, where they were tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    instances_without_nulls: Option<usize>,
}

impl Ratchet {
    /// The figures of an earlier survey; none where there is no file.
    ///
    /// # Errors
    /// The file cannot be read, or is no such file.
    pub(super) fn read(path: &Path) -> Result<Self, Diagnostic> {
        let failed = |why: String| {
            Diagnostic::error("unreadable-file", format!("cannot read `{}`: {why}", shown(path)))
        };
        match fs::read_to_string(path) {
            Ok(text) => serde_json::from_str(&text).map_err(|error| failed(error.to_string())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(failed(error.to_string())),
        }
    }

    /// The figures of this survey.
    pub(super) fn of(records: &[Record]) -> Self {
        Self {
            documents: records.iter().map(|record| (record.document.clone(), Figures::of(record))).collect(),
        }
    }

    /// What of `now` is worse, a line each. Documents that `now` lacks are passed over where only some were `chosen`.
    pub(super) fn worse(&self, now: &Self, chosen: bool) -> Vec<String> {
        let mut worse = Vec::new();
        for (name, old) in &self.documents {
            match now.documents.get(name) {
                Some(new) => worse.extend(old.worse(new).into_iter().map(|what| format!("{name}: {what}"))),
                None if chosen => {}
                None => worse.push(format!("{name}: it is gone")),
            }
        }
        worse
    }

    /// Takes over the figures of `now`. What `now` did not ask for stays, as do documents that it lacks where only some
    /// were `chosen`.
    pub(super) fn taking(mut self, now: Self, chosen: bool) -> Self {
        if !chosen {
            self.documents.retain(|name, _| now.documents.contains_key(name));
        }
        for (name, mut new) in now.documents {
            let old = self.documents.remove(&name).unwrap_or_default();
            new.complaints = new.complaints.or(old.complaints);
            new.unread_examples = new.unread_examples.or(old.unread_examples);
            new.changed_instances = new.changed_instances.or(old.changed_instances);
            new.instances_without_nulls = new.instances_without_nulls.or(old.instances_without_nulls);
            self.documents.insert(name, new);
        }
        self
    }

    /// Writes the file.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn write(&self, path: &Path) -> Result<(), Diagnostic> {
        let text = serde_json::to_string_pretty(self).map_err(std::io::Error::from);
        text.and_then(|text| fs::write(path, text + "\n")).map_err(|error| {
            Diagnostic::error("cannot-write", format!("cannot write `{}`: {error}", shown(path)))
        })
    }
}

impl Figures {
    fn of(record: &Record) -> Self {
        let warned = record.findings.iter().filter(|(_, finding)| finding.warnings > 0);
        let complaints = |compiled: &super::record::Compiled| {
            usize::from(!compiled.compiles).max(compiled.errors)
                + compiled.warnings
                + compiled.unformatted.len()
        };
        // A program that did not come about has shown nothing of any text.
        let lost =
            |trip: &Trip, kept: usize| if trip.broken.is_some() { usize::MAX } else { trip.cases - kept };
        Self {
            generates: record.is_made(),
            operations: record.declared.unwrap_or_default(),
            skipped: Some(record.skipped.len()).filter(|number| *number > 0),
            warnings: warned.map(|(code, finding)| (code.clone(), finding.warnings)).collect(),
            complaints: record.compiled.as_ref().map(complaints),
            unread_examples: record.examples.as_ref().map(|trip| lost(trip, trip.decoded)),
            changed_instances: record
                .round_trip
                .as_ref()
                .map(|trip| lost(trip, trip.identical + trip.nulls_dropped)),
            instances_without_nulls: record.round_trip.as_ref().map(|trip| trip.nulls_dropped),
        }
    }

    fn worse(&self, new: &Self) -> Vec<String> {
        let mut worse = Vec::new();
        if self.generates && !new.generates {
            return vec!["it no longer generates".to_owned()];
        }
        let mut more = |what: &str, old: usize, new: usize| {
            if new > old {
                worse.push(format!("{what}: {new} instead of {old}"));
            }
        };
        if self.generates {
            more("skipped operations", self.skipped.unwrap_or_default(), new.skipped.unwrap_or_default());
        }
        for (code, count) in &new.warnings {
            more(&format!("warnings `{code}`"), self.warnings.get(code).copied().unwrap_or_default(), *count);
        }
        for (what, old, new) in [
            ("complaints about the crate", self.complaints.or(Some(0)), new.complaints),
            ("examples that cannot be read", self.unread_examples, new.unread_examples),
            ("instances that do not come back the same", self.changed_instances, new.changed_instances),
            ("instances that lose a null", self.instances_without_nulls, new.instances_without_nulls),
        ] {
            if let (Some(old), Some(new)) = (old, new) {
                more(what, old, new);
            }
        }
        worse
    }
}

#[cfg(test)]
mod tests {
    use super::Figures;

    #[test]
    fn a_crate_has_to_be_clean_where_nothing_is_noted() {
        let of = |complaints| Figures { generates: true, complaints, ..Figures::default() };
        assert_eq!(of(None).worse(&of(Some(1))), ["complaints about the crate: 1 instead of 0"]);
        assert!(of(Some(1)).worse(&of(Some(1))).is_empty());
        assert!(of(Some(1)).worse(&of(None)).is_empty(), "who does not ask learns nothing");
    }
}
