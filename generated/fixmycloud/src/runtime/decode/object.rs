//! Structs: the properties that their table declares, in the table's order.

use std::collections::BTreeMap;

use super::super::field::Field;
use super::decoder::{Entered, Frame, NOWHERE, Step};
use super::{Decode, DecodeError, Decoder, Kind};

impl Decoder<'_> {
    /// Begins to read the value at hand as an object with these properties. Each is then asked for once, in their
    /// order.
    ///
    /// # Errors
    /// When the value is no object.
    pub fn object(
        &mut self,
        name: &str,
        names: &'static [&'static str],
    ) -> Result<(), DecodeError> {
        if let Some(gap) = self.gap() {
            return Err(self.refusal(gap));
        }
        if self.kind() != Some(Kind::Object) {
            return Err(self.invalid_type(&format!("struct {name}")));
        }
        self.check_depth()?;
        let slots = self.slots.len();
        self.slots.resize(slots + names.len(), NOWHERE);
        self.frame = Frame { at: self.at, names, slots, next: 0 };
        self.fill_slots();
        Ok(())
    }

    /// Finds the declared properties. Bodies mostly keep the order of their document, so the search starts after the
    /// last find.
    fn fill_slots(&mut self) {
        let Self { tape, slots, frame, .. } = self;
        let Some(slots) = slots.get_mut(frame.slots..) else { return };
        let mut next = 0;
        for (key, value) in tape.properties(frame.at) {
            let mut places = (next..slots.len()).chain(0..next);
            if let Some(at) = places.find(|at| tape.is_string(key, frame.names[*at])) {
                slots[at] = value;
                next = at + 1;
            }
        }
    }

    /// A property that every answer has; one that it lacks is corrected and recorded as drift.
    ///
    /// # Errors
    /// When the value does not fit, or is not there and cannot be corrected.
    pub fn required<T: Decode>(&mut self) -> Result<T, DecodeError> {
        let entered = self.enter_property(false);
        let value = T::decode(self);
        self.leave(entered, value)
    }

    /// A property that every answer has and that is never corrected, because it names what a caller acts on.
    ///
    /// # Errors
    /// When the value does not fit, or is not there.
    pub fn exact<T: Decode>(&mut self) -> Result<T, DecodeError> {
        let entered = self.enter_property(true);
        let value = T::decode(self);
        self.leave(entered, value)
    }

    /// A property that every answer has and that may be null.
    ///
    /// # Errors
    /// When the value does not fit, or is not there and cannot be corrected.
    pub fn nullable<T: Decode>(&mut self) -> Result<T, DecodeError> {
        self.required()
    }

    /// A property that may be left out; null is read so too.
    ///
    /// # Errors
    /// When the value does not fit.
    pub fn optional<T: Decode>(&mut self) -> Result<Option<T>, DecodeError> {
        Ok(self.patch()?.into_option())
    }

    /// A property that may be left out or null.
    ///
    /// # Errors
    /// When the value does not fit.
    pub fn patch<T: Decode>(&mut self) -> Result<Field<T>, DecodeError> {
        let entered = self.enter_property(false);
        let value = match self.kind() {
            None => Ok(Field::Absent),
            Some(Kind::Null) => Ok(Field::Null),
            Some(_) => T::decode(self).map(Field::Value),
        };
        self.leave(entered, value)
    }

    /// The properties that are not declared.
    ///
    /// # Errors
    /// When a value does not fit.
    pub fn rest<T: Decode>(&mut self) -> Result<BTreeMap<String, T>, DecodeError> {
        let Frame { at, names, .. } = self.frame;
        self.entries(at, names)
    }

    fn enter_property(&mut self, exact: bool) -> Entered {
        let Frame { names, slots, next, .. } = self.frame;
        self.frame.next += 1;
        let name = names.get(next).copied().unwrap_or_default();
        let at = self.slots.get(slots + next).copied().unwrap_or(NOWHERE);
        self.enter(Step::Name(name), at, exact)
    }
}
