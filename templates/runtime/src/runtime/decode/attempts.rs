//! A value that can be read again and again, for a union that looks before it decides.

use serde_core::de::{DeserializeSeed, SeqAccess};

use super::reader::Reader;
use super::{DecodeError, Session, Value};

/// Yields the same value each time: first as JSON, then as the variants that are tried.
///
/// A variant that does not decode is yielded as `None`, so that the union can try another or keep the JSON, and
/// the first failure is kept until one succeeds. What is tried after a failure must decode without any
/// correction: else a wrong variant would be filled with made-up values.
pub(in super::super) struct Attempts<'a, 'de> {
    session: &'a mut Session<'de>,
    failure: &'a mut Option<DecodeError>,
    start: Reader<'de>,
    end: Option<Reader<'de>>,
}

impl<'a, 'de> Attempts<'a, 'de> {
    pub(in super::super) fn new(
        session: &'a mut Session<'de>,
        failure: &'a mut Option<DecodeError>,
    ) -> Self {
        let start = session.reader;
        Self {
            session,
            failure,
            start,
            end: None,
        }
    }

    /// Takes a failure back: what it recorded is forgotten, and the first one is kept.
    fn fall_back(
        &mut self,
        end: Reader<'de>,
        recorded: usize,
        error: Option<DecodeError>,
    ) {
        self.session.reader = end;
        self.session.forget(recorded);
        if self.failure.is_none() {
            *self.failure = error;
        }
    }
}

impl<'de> SeqAccess<'de> for Attempts<'_, 'de> {
    type Error = DecodeError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, DecodeError> {
        self.session.reader = self.start;
        let recorded = self.session.recorded();
        let result = seed.deserialize(Value::present(self.session));
        let Some(end) = self.end else {
            // The JSON itself, which comes first.
            self.end = Some(self.session.reader);
            return result.map(Some);
        };
        match result {
            Ok(_) if self.failure.is_some() && self.session.recorded() > recorded => {
                self.fall_back(end, recorded, None);
                Ok(None)
            }
            Ok(value) => {
                *self.failure = None;
                Ok(Some(value))
            }
            Err(error) => {
                let error = self.session.located(error);
                self.fall_back(end, recorded, Some(error));
                Ok(None)
            }
        }
    }
}
