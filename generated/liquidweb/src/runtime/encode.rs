//! Writes models as JSON, the counterpart of [`decode`].

mod values;

use std::collections::BTreeMap;

use serde_core::Serialize;

use super::decode::{self, DecodeError};
use super::field::Field;
use super::json::Json;

/// A type that is written as JSON. That cannot fail, and is not generic, for the reason that
/// [`Decode`](super::decode::Decode) is not.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, to: &mut Encoder);
}

/// The JSON of `value`, without white space. A number that is not finite becomes `null`.
#[must_use]
pub fn json<V: Encode + ?Sized>(value: &V) -> Vec<u8> {
    let mut encoder = Encoder { text: Vec::new() };
    value.encode(&mut encoder);
    encoder.text
}

/// The JSON of `value` as a value.
///
/// # Errors
/// When it nests deeper than 128.
pub(super) fn to_json<V: Encode + ?Sized>(value: &V) -> Result<Json, DecodeError> {
    decode::json(&json(value), false).map(|(json, _)| json)
}

/// A JSON text while it is written.
#[derive(Debug)]
pub struct Encoder {
    text: Vec<u8>,
}

impl Encoder {
    /// Begins an object.
    pub fn open(&mut self) {
        self.text.push(b'{');
    }

    /// Ends an object.
    pub fn close(&mut self) {
        self.text.push(b'}');
    }

    /// A property that every body has.
    pub fn required<T: Encode>(&mut self, name: &str, value: &T) {
        self.property(name);
        value.encode(self);
    }

    /// A property that every body has.
    pub fn exact<T: Encode>(&mut self, name: &str, value: &T) {
        self.required(name, value);
    }

    /// A property that every body has; `None` is null.
    pub fn nullable<T: Encode>(&mut self, name: &str, value: &T) {
        self.required(name, value);
    }

    /// A property that may be left out, as `None` is.
    pub fn optional<T: Encode>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(name, value);
        }
    }

    /// A property that may be left out or null.
    pub fn patch<T: Encode>(&mut self, name: &str, value: &Field<T>) {
        if !value.is_absent() {
            self.required(name, value);
        }
    }

    /// Undeclared properties.
    pub fn rest<K: AsRef<str>, T: Encode>(&mut self, rest: &BTreeMap<K, T>) {
        for (name, value) in rest {
            self.required(name.as_ref(), value);
        }
    }

    /// A union's variant: a value, and, for a struct that does not declare the tag by which it is known, name and value of
    /// the tag, which are written first.
    pub fn variant<T: Encode>(&mut self, value: &T, tag: &[&str]) {
        let start = self.text.len();
        value.encode(self);
        let [name, tag] = tag else { return };
        if let Some([b'{', rest @ ..]) = self.text.get(start..) {
            let rest = rest.to_vec();
            self.text.truncate(start + 1);
            self.required(name, tag);
            if rest != b"}" {
                self.text.push(b',');
            }
            self.text.extend(rest);
        }
    }

    fn property(&mut self, name: &str) {
        self.separate(b'{');
        self.plain(name);
        self.text.push(b':');
    }

    /// The comma before all but the first value in a bracket; no value ends with one that opens.
    fn separate(&mut self, open: u8) {
        if self.text.last() != Some(&open) {
            self.text.push(b',');
        }
    }

    /// A string, number or boolean, as `serde_json` writes it.
    fn plain<T: Serialize + ?Sized>(&mut self, value: &T) {
        // Into memory, it is always written.
        let _ = serde_json::to_writer(&mut self.text, value);
    }
}
