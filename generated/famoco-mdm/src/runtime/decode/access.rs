//! The elements of an array and the properties of an object, one after the other.

use std::borrow::Cow;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor,
};

use super::fields::Fields;
use super::value::visit_text;
use super::{DecodeError, Session, Value};

/// The elements of an array that is open.
pub(super) struct Elements<'a, 'de> {
    session: &'a mut Session<'de>,
    index: usize,
}

impl<'a, 'de> Elements<'a, 'de> {
    pub(super) fn new(session: &'a mut Session<'de>) -> Self {
        Self { session, index: 0 }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = DecodeError;

    /// What a list is read with: an element that is null and must not be is left out.
    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, DecodeError> {
        while self.session.reader.more(self.index == 0, b']')? {
            self.session.enter_index(self.index);
            self.index += 1;
            let start = self.session.reader;
            let value = T::deserialize(Value::present(self.session));
            let skipped = value.is_err() && self.session.skips_null(start);
            match (skipped, self.session.leave(value)) {
                (true, _) => {}
                (false, value) => return value.map(Some),
            }
        }
        Ok(None)
    }

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, DecodeError> {
        if !self.session.reader.more(self.index == 0, b']')? {
            return Ok(None);
        }
        self.session.enter_index(self.index);
        self.index += 1;
        let value = seed.deserialize(Value::present(self.session));
        self.session.leave(value).map(Some)
    }
}

/// The properties of an object that is open, then those that were promised and are not there.
pub(super) struct Properties<'a, 'de> {
    session: &'a mut Session<'de>,
    fields: Fields,
    key: Cow<'de, str>,
    exact: bool,
    progress: Progress,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    First,
    Further,
    Missing,
}

impl<'a, 'de> Properties<'a, 'de> {
    pub(super) fn new(session: &'a mut Session<'de>, fields: Fields) -> Self {
        let key = Cow::Borrowed("");
        Self {
            session,
            fields,
            key,
            exact: false,
            progress: Progress::First,
        }
    }

    /// Moves to the next property; false when there is none.
    fn advance(&mut self) -> Result<bool, DecodeError> {
        if self.progress != Progress::Missing {
            if self.session.reader.more(self.progress == Progress::First, b'}')? {
                self.progress = Progress::Further;
                self.key = self.session.reader.key()?;
                self.exact = self.fields.see(&self.key);
                return Ok(true);
            }
            self.progress = Progress::Missing;
        }
        let Some((name, exact)) = self.fields.missing() else { return Ok(false) };
        self.key = Cow::Borrowed(name);
        self.exact = exact;
        Ok(true)
    }
}

impl<'de> MapAccess<'de> for Properties<'_, 'de> {
    type Error = DecodeError;

    /// What a map is read with: a value that is null and must not be is left out.
    fn next_entry<K: Deserialize<'de>, V: Deserialize<'de>>(
        &mut self,
    ) -> Result<Option<(K, V)>, DecodeError> {
        while self.advance()? {
            let key = K::deserialize(Key(self.key.clone()))?;
            self.session.enter_key(std::mem::take(&mut self.key));
            let missing = self.progress == Progress::Missing;
            let start = self.session.reader;
            let value =
                V::deserialize(Value::property(self.session, self.exact, missing));
            let skipped = value.is_err() && !missing && self.session.skips_null(start);
            match (skipped, self.session.leave(value)) {
                (true, _) => {}
                (false, value) => return value.map(|value| Some((key, value))),
            }
        }
        Ok(None)
    }

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, DecodeError> {
        if !self.advance()? {
            return Ok(None);
        }
        seed.deserialize(Key(self.key.clone())).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, DecodeError> {
        self.session.enter_key(std::mem::take(&mut self.key));
        let missing = self.progress == Progress::Missing;
        let value = seed.deserialize(Value::property(self.session, self.exact, missing));
        self.session.leave(value)
    }
}

/// A property's name.
struct Key<'de>(Cow<'de, str>);

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visit_text(self.0, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_enum(serde_core::de::value::CowStrDeserializer::new(self.0))
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
