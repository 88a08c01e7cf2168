//! The state of one decoding: where it is, how it got there, what it had to correct.

use std::borrow::Cow;

use super::DecodeError;
use super::reader::{Kind, Reader};

/// Most deviations recorded for one body, so that a list of a million gaps stays cheap.
const MOST_DRIFT: usize = 100;

/// A place where an answer did not keep what its document promises, and what was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// The place in the body, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// How it differed.
    pub kind: DriftKind,
}

/// How an answer differed from its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DriftKind {
    /// A required property was not there; it was given its type's empty value.
    Missing,
    /// `null` stood where a value was promised; it was given its type's empty value.
    Null,
    /// A union's variant was recognised but did not decode; the union kept the value as it came.
    Variant,
}

/// What is done about deviations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Mode {
    /// They are corrected and recorded.
    Lenient,
    /// They are errors.
    Strict,
    /// As any serde format does it: gaps are errors, a union falls back to its catch-all.
    Plain,
}

/// One step from a value to a value in it.
#[derive(Debug)]
enum Step<'de> {
    Key(Cow<'de, str>),
    Index(usize),
}

/// The state of one decoding.
#[derive(Debug)]
pub(in super::super) struct Session<'de> {
    pub(super) reader: Reader<'de>,
    pub(super) mode: Mode,
    path: Vec<Step<'de>>,
    drift: Vec<Drift>,
}

impl<'de> Session<'de> {
    pub(in super::super) fn new(body: &'de [u8], mode: Mode) -> Self {
        Self {
            reader: Reader::new(body),
            mode,
            path: Vec::new(),
            drift: Vec::new(),
        }
    }

    /// Ends the decoding: nothing may follow the value.
    pub(in super::super) fn finish<T>(
        mut self,
        value: Result<T, DecodeError>,
    ) -> Result<(T, Vec<Drift>), DecodeError> {
        let value = value?;
        self.reader.end()?;
        Ok((value, self.drift))
    }

    pub(super) fn enter_key(&mut self, key: Cow<'de, str>) {
        self.path.push(Step::Key(key));
    }

    pub(super) fn enter_index(&mut self, index: usize) {
        self.path.push(Step::Index(index));
    }

    /// Leaves the value entered last; an error that knows no place yet gets this one.
    pub(super) fn leave<T>(
        &mut self,
        result: Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let result = result.map_err(|error| self.located(error));
        self.path.pop();
        result
    }

    /// The error with the present place, unless it knows an inner one.
    pub(super) fn located(&self, error: DecodeError) -> DecodeError {
        error.at(|| self.pointer())
    }

    /// Agrees to correct the value at hand, or refuses.
    pub(super) fn correct(
        &mut self,
        kind: DriftKind,
        exact: bool,
    ) -> Result<(), DecodeError> {
        if exact || self.mode != Mode::Lenient {
            return Err(refusal(kind));
        }
        let pointer = self.pointer();
        self.record(Drift { pointer, kind });
        Ok(())
    }

    /// Passes over the value at `start` if it is null, which is recorded; false where it is none or that is an error.
    pub(super) fn skips_null(&mut self, start: Reader<'de>) -> bool {
        let mut reader = start;
        let null = matches!(reader.kind(), Ok(Kind::Null)) && reader.null().is_ok();
        if self.mode != Mode::Lenient || !null {
            return false;
        }
        self.reader = reader;
        let pointer = self.pointer();
        self.record(Drift {
            pointer,
            kind: DriftKind::Null,
        });
        true
    }

    /// Agrees that a union keeps a value whose variant failed, or refuses.
    pub(super) fn keep(&mut self, failure: DecodeError) -> Result<(), DecodeError> {
        if self.mode == Mode::Strict {
            return Err(failure);
        }
        let pointer = failure.pointer().to_owned();
        self.record(Drift {
            pointer,
            kind: DriftKind::Variant,
        });
        Ok(())
    }

    pub(super) fn record(&mut self, drift: Drift) {
        if self.drift.len() < MOST_DRIFT {
            self.drift.push(drift);
        }
    }

    /// How many deviations are recorded, to return to by [`Session::forget`].
    pub(super) fn recorded(&self) -> usize {
        self.drift.len()
    }

    pub(super) fn forget(&mut self, recorded: usize) {
        self.drift.truncate(recorded);
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            pointer.push_str(&match step {
                Step::Key(key) => key.replace('~', "~0").replace('/', "~1"),
                Step::Index(index) => index.to_string(),
            });
        }
        pointer
    }
}

/// The error for a gap that is not corrected.
pub(super) fn refusal(kind: DriftKind) -> DecodeError {
    DecodeError::new(String::from(match kind {
        DriftKind::Missing => "the required property is missing",
        DriftKind::Null => "null where a value was promised",
        DriftKind::Variant => "the variant does not decode",
    }))
}
