//! One of several types, told apart by looking at the value first.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};

use super::decode::{self, Attempts, Mode, Session};
use super::json::Json;

/// What a value must look like for a variant to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// An object with a property of this name and value; a number or boolean counts by its text.
    Tag(&'static str, &'static str),
    /// An object with a property of this name.
    Key(&'static str),
    /// Any object.
    Object,
    /// Any array.
    Array,
    /// Any string.
    String,
    /// A number without fraction and exponent.
    Integer,
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// What any of these describes, for a variant with several tags.
    Any(&'static [Rule]),
}

impl Rule {
    /// Whether `json` looks like this.
    #[must_use]
    pub fn matches(&self, json: &Json) -> bool {
        match self {
            Self::Tag(key, tag) => json.get(key).is_some_and(|value| is_tag(value, tag)),
            Self::Key(key) => json.get(key).is_some(),
            Self::Object => matches!(json, Json::Object(_)),
            Self::Array => matches!(json, Json::Array(_)),
            Self::String => matches!(json, Json::String(_)),
            Self::Integer => {
                json.as_number().is_some_and(super::json::Number::is_integer)
            }
            Self::Number => matches!(json, Json::Number(_)),
            Self::Boolean => matches!(json, Json::Bool(_)),
            Self::Any(rules) => rules.iter().any(|rule| rule.matches(json)),
        }
    }
}

fn is_tag(value: &Json, tag: &str) -> bool {
    match value {
        Json::String(text) => text == tag,
        Json::Number(number) => number.as_str() == tag,
        Json::Bool(value) => tag == if *value { "true" } else { "false" },
        Json::Null | Json::Array(_) | Json::Object(_) => false,
    }
}

/// What [`union!`](super::union!) writes for a type.
pub trait Union: Sized {
    /// The type's name, for messages.
    const NAME: &'static str;

    /// Chooses by `json` and reads the variant from `again`, which yields the same value each time.
    ///
    /// # Errors
    /// When `again` does not fall back, as in strict clients.
    fn choose<'de, A: SeqAccess<'de>>(json: Json, again: A) -> Result<Self, A::Error>;

    /// The catch-all.
    fn other(json: Json) -> Self;
}

/// Reads the variant that was chosen; the catch-all keeps the value when that fails.
///
/// # Errors
/// When `again` does not fall back, as in strict clients.
pub fn attempt<'de, A: SeqAccess<'de>, V: Deserialize<'de>, U: Union>(
    json: Json,
    mut again: A,
    variant: fn(V) -> U,
) -> Result<U, A::Error> {
    Ok(again.next_element()?.map_or_else(|| U::other(json), variant))
}

/// Reads a union.
///
/// # Errors
/// When the value is not JSON, or strict and not what was promised.
pub fn deserialize<'de, D: Deserializer<'de>, U: Union>(from: D) -> Result<U, D::Error> {
    from.deserialize_newtype_struct(decode::UNION, UnionVisitor(PhantomData))
}

struct UnionVisitor<U>(PhantomData<U>);

impl<'de, U: Union> Visitor<'de> for UnionVisitor<U> {
    type Value = U;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(U::NAME)
    }

    /// Our own reader yields the value as often as it is asked.
    fn visit_seq<A: SeqAccess<'de>>(self, mut again: A) -> Result<U, A::Error> {
        match again.next_element()? {
            Some(json) => U::choose(json, again),
            None => Ok(U::other(Json::Null)),
        }
    }

    /// Our own reader corrects a gap.
    fn visit_unit<E>(self) -> Result<U, E> {
        Ok(U::other(Json::Null))
    }

    /// Any other format is read once, and the variant from what was kept.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<U, D::Error> {
        let json = Json::deserialize(from)?;
        let text = json.to_string();
        let mut session = Session::new(text.as_bytes(), Mode::Plain);
        UnionVisitor(PhantomData)
            .visit_seq(Attempts::new(&mut session))
            .map_err(D::Error::custom)
    }
}

/// Writes serde's two impls for an enum whose variants each hold one type.
///
/// Takes the enum, its catch-all (which holds a `Json`), and a row for each other variant with the
/// [`Rule`] by which it is recognised. The first rule that matches decides; where none does, or where the variant
/// then does not decode, the catch-all keeps the value as it came.
///
/// ```ignore
/// crate::runtime::union! {
///     Shape, Other {
///         Circle if Rule::Tag("type", "circle"),
///         Label if Rule::String,
///     }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($name:ident, $other:ident { $($variant:ident if $rule:expr,)* }) => {
        impl $crate::runtime::union::Union for $name {
            const NAME: &'static str = ::core::stringify!($name);

            fn choose<'de, A: $crate::runtime::model::serde::de::SeqAccess<'de>>(
                json: $crate::runtime::json::Json,
                again: A,
            ) -> ::core::result::Result<Self, A::Error> {
                use $crate::runtime::union::Rule;
                $(
                    if Rule::matches(&$rule, &json) {
                        return $crate::runtime::union::attempt(json, again, Self::$variant);
                    }
                )*
                ::core::mem::drop(again);
                ::core::result::Result::Ok(Self::$other(json))
            }

            fn other(json: $crate::runtime::json::Json) -> Self {
                Self::$other(json)
            }
        }

        impl<'de> $crate::runtime::model::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::model::serde::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::union::deserialize(from)
            }
        }

        impl $crate::runtime::model::serde::Serialize for $name {
            fn serialize<S: $crate::runtime::model::serde::Serializer>(
                &self,
                to: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::runtime::model::serde::Serialize::serialize(value, to)
                    })*
                    Self::$other(json) => {
                        $crate::runtime::model::serde::Serialize::serialize(json, to)
                    }
                }
            }
        }
    };
}
pub use __union as union;
