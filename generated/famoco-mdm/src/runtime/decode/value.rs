//! One value of the body, as serde sees it.

use std::borrow::Cow;

use serde_core::de::value::{MapDeserializer, SeqDeserializer};
use serde_core::de::{Deserializer, Error as _, Unexpected, Visitor};

use super::access::{Elements, Properties};
use super::fields::Fields;
use super::reader::Kind;
use super::session::refusal;
use super::{Attempts, DecodeError, DriftKind, JSON, NUMBER, Session, UNION};

/// A value about to be read, or one that should be there and is not.
pub(in super::super) struct Value<'a, 'de> {
    session: &'a mut Session<'de>,
    exact: bool,
    missing: bool,
}

type Nothing = std::iter::Empty<u8>;

impl<'a, 'de> Value<'a, 'de> {
    pub(in super::super) fn present(session: &'a mut Session<'de>) -> Self {
        Self {
            session,
            exact: false,
            missing: false,
        }
    }

    pub(super) fn property(
        session: &'a mut Session<'de>,
        exact: bool,
        missing: bool,
    ) -> Self {
        Self { session, exact, missing }
    }

    /// The gap at this place: a missing property, or a null, which is then read.
    fn gap(&mut self) -> Result<Option<DriftKind>, DecodeError> {
        if self.missing {
            return Ok(Some(DriftKind::Missing));
        }
        if self.session.reader.kind()? != Kind::Null {
            return Ok(None);
        }
        self.session.reader.null()?;
        Ok(Some(DriftKind::Null))
    }

    /// Whether the value must be replaced by its type's empty one; an error when it may not.
    fn corrected(&mut self) -> Result<bool, DecodeError> {
        match self.gap()? {
            None => Ok(false),
            Some(kind) => self.session.correct(kind, self.exact).map(|()| true),
        }
    }

    /// A gap in a type that has null among its values: only a missing property is a deviation.
    fn nothing(&mut self) -> Result<bool, DecodeError> {
        match self.gap()? {
            None => Ok(false),
            Some(DriftKind::Missing) => {
                self.session.correct(DriftKind::Missing, self.exact).map(|()| true)
            }
            Some(_) => Ok(true),
        }
    }

    fn visit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.session.reader.kind()? {
            Kind::Null => {
                self.session.reader.null()?;
                visitor.visit_unit()
            }
            Kind::Boolean => visitor.visit_bool(self.session.reader.boolean()?),
            Kind::Number => visit_number(self.session.reader.number()?, visitor),
            Kind::String => visit_text(self.session.reader.string()?, visitor),
            Kind::Array => {
                self.session.reader.open()?;
                visitor.visit_seq(Elements::new(self.session))
            }
            Kind::Object => {
                self.session.reader.open()?;
                visitor.visit_map(Properties::new(self.session, Fields::new(&[])))
            }
        }
    }

    /// Reads a union; a variant that was chosen and failed is a deviation.
    fn union<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let mut failure = None;
        let value = visitor.visit_seq(Attempts::new(self.session, &mut failure))?;
        match failure {
            Some(failure) => self.session.keep(failure).map(|()| value),
            None => Ok(value),
        }
    }

    fn integer<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, DecodeError> {
        if self.corrected()? {
            return visitor.visit_u64(0);
        }
        if self.session.reader.kind()? != Kind::Number {
            return self.visit(visitor);
        }
        let text = self.session.reader.number()?;
        if let Ok(number) = text.parse() {
            return visitor.visit_i64(number);
        }
        let whole = whole(text);
        match (whole.parse(), whole.parse()) {
            (Ok(number), _) => visitor.visit_i64(number),
            (_, Ok(number)) => visitor.visit_u64(number),
            _ => Err(DecodeError::invalid_value(Unexpected::Other(text), &visitor)),
        }
    }
}

/// An integer's text without a fraction of zeros: to JSON Schema `1.0` is an integer.
fn whole(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|digit| digit == b'0') => whole,
        _ => text,
    }
}

fn visit_number<'de, V: Visitor<'de>>(
    text: &str,
    visitor: V,
) -> Result<V::Value, DecodeError> {
    if let Ok(number) = text.parse::<i64>() {
        return visitor.visit_i64(number);
    }
    if let Ok(number) = text.parse::<u64>() {
        return visitor.visit_u64(number);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => visitor.visit_f64(number),
        _ => Err(DecodeError::invalid_value(Unexpected::Other(text), &visitor)),
    }
}

/// Hands a string over, borrowed where it can be.
pub(super) fn visit_text<'de, V: Visitor<'de>>(
    text: Cow<'de, str>,
    visitor: V,
) -> Result<V::Value, DecodeError> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
}

macro_rules! integers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
            self.integer(visitor)
        }
    )*};
}

macro_rules! corrected {
    ($($method:ident => $empty:ident($($value:expr)?);)*) => {$(
        fn $method<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, DecodeError> {
            if self.corrected()? { visitor.$empty($($value)?) } else { self.visit(visitor) }
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'_, 'de> {
    type Error = DecodeError;

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    corrected! {
        deserialize_bool => visit_bool(false);
        deserialize_f32 => visit_u64(0);
        deserialize_f64 => visit_u64(0);
        deserialize_str => visit_borrowed_str("");
        deserialize_string => visit_borrowed_str("");
        deserialize_seq => visit_seq(SeqDeserializer::new(Nothing::default()));
        deserialize_map => visit_map(MapDeserializer::new(std::iter::empty::<(u8, u8)>()));
    }

    fn deserialize_any<V: Visitor<'de>>(
        mut self,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        if self.nothing()? { visitor.visit_unit() } else { self.visit(visitor) }
    }

    fn deserialize_option<V: Visitor<'de>>(
        mut self,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        if self.nothing()? { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        if let Some(kind) = self.gap()? {
            return Err(refusal(kind));
        }
        if self.session.reader.kind()? != Kind::Object {
            return self.visit(visitor);
        }
        self.session.reader.open()?;
        visitor.visit_map(Properties::new(self.session, Fields::new(fields)))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match name {
            JSON if self.nothing()? => visitor.visit_unit(),
            NUMBER if self.corrected()? => visitor.visit_bytes(b"0"),
            JSON | NUMBER if self.session.reader.kind()? == Kind::Number => {
                visitor.visit_bytes(self.session.reader.number()?.as_bytes())
            }
            JSON | NUMBER => self.visit(visitor),
            UNION if self.corrected()? => visitor.visit_unit(),
            UNION => self.union(visitor),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    /// Enums in serde's own notation occur only in types that a caller brings; `serde_json` reads them.
    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        if let Some(kind) = self.gap()? {
            return Err(refusal(kind));
        }
        let raw = self.session.reader.raw()?;
        raw.deserialize_enum(name, variants, visitor).map_err(DecodeError::custom)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        if !self.missing {
            self.session.reader.skip()?;
        }
        visitor.visit_unit()
    }

    serde_core::forward_to_deserialize_any! {
        char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}
