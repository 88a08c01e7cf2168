//! A value that can be read again and again, for a union that looks before it decides.

use serde_core::de::{DeserializeSeed, SeqAccess};

use super::reader::Reader;
use super::{DecodeError, Drift, DriftKind, Mode, Session, Value};

/// Yields the same value each time: first as JSON, then as the variant that was chosen.
///
/// A variant that does not decode is yielded as `None`, so that the union keeps the JSON; when strict it is
/// the error that it is.
pub(in super::super) struct Attempts<'a, 'de> {
    session: &'a mut Session<'de>,
    start: Reader<'de>,
    end: Option<Reader<'de>>,
}

impl<'a, 'de> Attempts<'a, 'de> {
    pub(in super::super) fn new(session: &'a mut Session<'de>) -> Self {
        let start = session.reader;
        Self { session, start, end: None }
    }

    /// Takes the failure back: what it recorded is forgotten, and that it failed is recorded.
    fn fall_back(&mut self, end: Reader<'de>, recorded: usize, error: &DecodeError) {
        self.session.reader = end;
        self.session.forget(recorded);
        let pointer = error.pointer().to_owned();
        self.session.record(Drift {
            pointer,
            kind: DriftKind::Variant,
        });
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
        match (seed.deserialize(Value::present(self.session)), self.end) {
            (Ok(value), _) => {
                self.end = Some(self.session.reader);
                Ok(Some(value))
            }
            (Err(error), Some(end)) if self.session.mode != Mode::Strict => {
                let error = self.session.located(error);
                self.fall_back(end, recorded, &error);
                Ok(None)
            }
            (Err(error), _) => Err(error),
        }
    }
}
