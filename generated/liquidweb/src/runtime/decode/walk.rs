//! Lists and maps: values one after the other.

use super::decoder::{Entered, Step};
use super::drift::{DriftKind, Mode};
use super::{Decode, DecodeError, Decoder, Kind};

impl Decoder<'_> {
    /// The value at hand as a list; what should be one and is not there has no elements.
    pub(super) fn elements<T: Decode>(&mut self) -> Result<Vec<T>, DecodeError> {
        let mut elements = Vec::new();
        if self.corrected()? {
            return Ok(elements);
        }
        self.check_kind(Kind::Array, "a sequence")?;
        let (mut at, end) = (self.at + 1, self.tape.next(self.at));
        let mut index = 0;
        while at < end {
            let entered = self.enter(Step::Index(index), at, false);
            let element = T::decode(self);
            elements.extend(self.leave_or_skip(entered, element)?);
            at = self.tape.next(at);
            index += 1;
        }
        Ok(elements)
    }

    /// The value at hand as names and values; what should be an object and is not there has none.
    pub(super) fn map<T, M>(&mut self) -> Result<M, DecodeError>
    where
        T: Decode,
        M: Default + Extend<(String, T)>,
    {
        if self.corrected()? {
            return Ok(M::default());
        }
        self.check_kind(Kind::Object, "a map")?;
        self.entries(self.at, &[])
    }

    /// The properties of the object `at` but those of these names.
    pub(super) fn entries<T, M>(
        &mut self,
        at: usize,
        but: &[&str],
    ) -> Result<M, DecodeError>
    where
        T: Decode,
        M: Default + Extend<(String, T)>,
    {
        let mut entries = M::default();
        let (mut key, end) = (at + 1, self.tape.next(at));
        while key < end {
            if !but.iter().any(|name| self.tape.is_string(key, name)) {
                let name = self.tape.string(key)?;
                let entered = self.enter(Step::Key(key), key + 1, false);
                let value = T::decode(self);
                let value = self.leave_or_skip(entered, value)?;
                entries.extend(value.map(|value| (name.into_owned(), value)));
            }
            key = self.tape.next(key + 1);
        }
        Ok(entries)
    }

    fn check_kind(&self, kind: Kind, expected: &str) -> Result<(), DecodeError> {
        if self.kind() != Some(kind) {
            return Err(self.invalid_type(expected));
        }
        self.check_depth()
    }

    /// Leaves a value; one that is null and must not be is left out, which is recorded.
    fn leave_or_skip<T>(
        &mut self,
        entered: Entered,
        value: Result<T, DecodeError>,
    ) -> Result<Option<T>, DecodeError> {
        let null = self.tape.kind(entered.at) == Some(Kind::Null);
        if value.is_err() && null && self.mode == Mode::Lenient {
            self.record(self.pointer(), DriftKind::Null);
            return self.leave(entered, Ok(None));
        }
        self.leave(entered, value.map(Some))
    }
}
