//! What single values, and containers of any, are read from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::str::FromStr;

use super::super::field::Field;
use super::super::json::Json;
use super::drift::Mode;
use super::{Decode, DecodeError, Decoder, Kind, plain};

impl<'a> Decoder<'a> {
    /// The value at hand as a string; one that should be there and is not is empty. A word that means null in another
    /// encoding, such as `~`, is corrected too, to itself: nobody knows which of both was meant.
    ///
    /// # Errors
    /// When it is no string.
    pub fn text(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        if let Some(text) = self.tape.plain(self.at) {
            self.corrected()?;
            return Ok(Cow::Borrowed(text));
        }
        match self.kind() {
            Some(Kind::Text | Kind::Escaped) => self.tape.string(self.at),
            _ if self.corrected()? => Ok(Cow::Borrowed("")),
            _ => Err(self.invalid_type("a string")),
        }
    }

    /// The value at hand as a boolean, where it is one or, in another encoding than JSON, may be taken for one.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        self.tape.flag(self.at)
    }

    /// The value at hand as the text of a number; one that should be there and is not is zero.
    ///
    /// # Errors
    /// When it is no number.
    pub(in super::super) fn number(
        &mut self,
        expected: &str,
    ) -> Result<Cow<'a, str>, DecodeError> {
        if let Some(number) = self.tape.plain(self.at).and_then(plain::number) {
            return Ok(number);
        }
        match self.kind() {
            Some(Kind::Number) => Ok(Cow::Borrowed(self.tape.number(self.at))),
            _ if self.corrected()? => Ok(Cow::Borrowed("0")),
            _ => Err(self.invalid_type(expected)),
        }
    }

    /// The value at hand as it came, where it is a string, a number or a boolean; `None` where one should be there and is
    /// not.
    ///
    /// # Errors
    /// When it is a list or an object, or nothing is there and nothing may be made up.
    pub fn scalar(&mut self, expected: &str) -> Result<Option<Json>, DecodeError> {
        match self.kind() {
            Some(Kind::Array | Kind::Object) => Err(self.invalid_type(expected)),
            _ if self.corrected()? => Ok(None),
            Some(Kind::True | Kind::False) => match self.tape.plain(self.at) {
                Some(word) => Ok(Some(word.into())),
                None => <Json as Decode>::decode(self).map(Some),
            },
            _ => <Json as Decode>::decode(self).map(Some),
        }
    }

    /// The value at hand as a string, where it is one.
    ///
    /// # Errors
    /// When its escapes are wrong.
    pub fn string(&self) -> Result<Option<Cow<'a, str>>, DecodeError> {
        match self.kind() {
            Some(Kind::Text | Kind::Escaped) => self.tape.string(self.at).map(Some),
            _ => Ok(None),
        }
    }

    /// Whether the value at hand is a list.
    #[must_use]
    pub fn is_array(&self) -> bool {
        self.kind() == Some(Kind::Array)
    }

    fn integer<T: FromStr>(&mut self, expected: &str) -> Result<T, DecodeError> {
        let text = self.number(expected)?;
        let number = text.parse().or_else(|_| whole(&text).parse());
        number.map_err(|_| invalid_value(&text, expected))
    }
}

/// An integer's text without a fraction of zeros: to JSON Schema `1.0` is an integer.
fn whole(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|digit| digit == b'0') => whole,
        _ => text,
    }
}

#[cold]
fn invalid_value(text: &str, expected: &str) -> DecodeError {
    let integer = text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok();
    let found =
        if integer { format!("integer `{text}`").into() } else { Cow::Borrowed(text) };
    DecodeError::new(format!("invalid value: {found}, expected {expected}"))
}

macro_rules! integers {
    ($($name:ident)*) => {$(
        impl Decode for $name {
            fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                from.integer(stringify!($name))
            }
        }
    )*};
}

macro_rules! floats {
    ($($name:ident)*) => {$(
        impl Decode for $name {
            fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let text = from.number(stringify!($name))?;
                match text.parse::<Self>() {
                    Ok(number) if number.is_finite() => Ok(number),
                    _ => Err(invalid_value(&text, stringify!($name))),
                }
            }
        }
    )*};
}

integers! { i8 i16 i32 i64 u8 u16 u32 u64 }
floats! { f32 f64 }

impl Decode for bool {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        match from.flag() {
            Some(flag) => Ok(flag),
            None if from.corrected()? => Ok(false),
            None => Err(from.invalid_type("a boolean")),
        }
    }
}

impl Decode for String {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.text().map(Cow::into_owned)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        T::decode(from).map(Self::new)
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        if from.mode == Mode::Empty || from.nothing()? {
            return Ok(None);
        }
        T::decode(from).map(Some)
    }
}

impl<T: Decode> Decode for Field<T> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Option::decode(from).map(Self::from)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.elements()
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.map()
    }
}

impl Decode for Json {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        if from.nothing()? {
            return Ok(Self::Null);
        }
        match from.kind() {
            Some(Kind::True | Kind::False) => bool::decode(from).map(Self::Bool),
            Some(Kind::Text | Kind::Escaped) => String::decode(from).map(Self::String),
            Some(Kind::Array) => from.elements().map(Self::Array),
            Some(Kind::Object) => from.map().map(Self::Object),
            _ => Decode::decode(from).map(Self::Number),
        }
    }
}
