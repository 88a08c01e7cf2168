//! How single values, and containers of any, are written.

use std::collections::BTreeMap;

use super::super::field::Field;
use super::super::json::{Json, Number};
use super::{Encode, Encoder};

macro_rules! plain {
    ($($name:ident)*) => {$(
        impl Encode for $name {
            fn encode(&self, to: &mut Encoder) {
                to.plain(self);
            }
        }
    )*};
}

plain! { bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 str String }

/// Written as null.
impl Encode for () {
    fn encode(&self, to: &mut Encoder) {
        to.plain(self);
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, to: &mut Encoder) {
        (**self).encode(to);
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, to: &mut Encoder) {
        (**self).encode(to);
    }
}

/// `None` is null.
impl<T: Encode> Encode for Option<T> {
    fn encode(&self, to: &mut Encoder) {
        match self {
            Some(value) => value.encode(to),
            None => to.text.extend(b"null"),
        }
    }
}

/// What is absent or null is null.
impl<T: Encode> Encode for Field<T> {
    fn encode(&self, to: &mut Encoder) {
        self.value().encode(to);
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, to: &mut Encoder) {
        to.text.push(b'[');
        for element in self {
            to.separate(b'[');
            element.encode(to);
        }
        to.text.push(b']');
    }
}

impl<T: Encode, const N: usize> Encode for [T; N] {
    fn encode(&self, to: &mut Encoder) {
        self.as_slice().encode(to);
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, to: &mut Encoder) {
        self.as_slice().encode(to);
    }
}

impl<K: AsRef<str>, T: Encode> Encode for BTreeMap<K, T> {
    fn encode(&self, to: &mut Encoder) {
        to.open();
        to.rest(self);
        to.close();
    }
}

impl Encode for Number {
    fn encode(&self, to: &mut Encoder) {
        to.text.extend(self.as_str().as_bytes());
    }
}

impl Encode for Json {
    fn encode(&self, to: &mut Encoder) {
        match self {
            Self::Null => to.text.extend(b"null"),
            Self::Bool(value) => value.encode(to),
            Self::Number(number) => number.encode(to),
            Self::String(text) => text.encode(to),
            Self::Array(elements) => elements.encode(to),
            Self::Object(properties) => {
                to.open();
                for (name, value) in properties {
                    to.required(name, value);
                }
                to.close();
            }
        }
    }
}
