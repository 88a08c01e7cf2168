//! One of several types, told apart by looking at the value first.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde_core::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};
use serde_core::ser::{SerializeMap, Serializer};

use super::decode::{self, Attempts, Mode, Session};
use super::json::Json;
use super::model::Object;

/// What a value must look like for a variant to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// An object with a property of this name and value; a number or boolean counts by its text.
    Tag(&'static str, &'static str),
    /// An object with a property of this name.
    Key(&'static str),
    /// An object without any property of these names.
    Lacks(&'static [&'static str]),
    /// An object whose property of this name looks like this.
    At(&'static str, &'static Rule),
    /// An object whose property of this name is absent or null, or looks like this.
    Maybe(&'static str, &'static Rule),
    /// Any object.
    Object,
    /// Any array.
    Array,
    /// An array that is empty, or whose first element looks like this.
    Items(&'static Rule),
    /// Any string.
    String,
    /// A string that looks like this format: `date`, `date-time`, `ipv4`, `ipv6` or `uuid`.
    Format(&'static str),
    /// A number without fraction and exponent.
    Integer,
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// This string; a number or boolean counts by its text.
    Is(&'static str),
    /// What all of these describe.
    All(&'static [Rule]),
    /// What any of these describes; of none, nothing.
    Any(&'static [Rule]),
}

impl Rule {
    /// Whether `json` looks like this.
    #[must_use]
    pub fn matches(&self, json: &Json) -> bool {
        match self {
            Self::Tag(key, tag) => json.get(key).is_some_and(|value| is_tag(value, tag)),
            Self::Key(key) => json.get(key).is_some(),
            Self::Lacks(keys) => {
                Self::Object.matches(json)
                    && keys.iter().all(|key| json.get(key).is_none())
            }
            Self::At(key, rule) => {
                json.get(key).is_some_and(|value| rule.matches(value))
            }
            Self::Maybe(key, rule) => {
                let absent = |value: &Json| value.is_null() || rule.matches(value);
                Self::Object.matches(json) && json.get(key).is_none_or(absent)
            }
            Self::Object => matches!(json, Json::Object(_)),
            Self::Array => matches!(json, Json::Array(_)),
            Self::Items(rule) => json.as_array().is_some_and(|elements| {
                elements.first().is_none_or(|first| rule.matches(first))
            }),
            Self::String => matches!(json, Json::String(_)),
            Self::Format(name) => {
                json.as_str().is_some_and(|text| has_format(text, name))
            }
            Self::Integer => {
                json.as_number().is_some_and(super::json::Number::is_integer)
            }
            Self::Number => matches!(json, Json::Number(_)),
            Self::Boolean => matches!(json, Json::Bool(_)),
            Self::Is(tag) => is_tag(json, tag),
            Self::All(rules) => rules.iter().all(|rule| rule.matches(json)),
            Self::Any(rules) => rules.iter().any(|rule| rule.matches(json)),
        }
    }
}

/// Whether a text looks like a format at first sight, which is all that it takes to tell it from another.
fn has_format(text: &str, format: &str) -> bool {
    let shape = |shape: &str| {
        let fits = |(byte, wanted): (u8, u8)| match wanted {
            b'0' => byte.is_ascii_digit(),
            b'f' => byte.is_ascii_hexdigit(),
            _ => byte == wanted,
        };
        text.len() >= shape.len() && text.bytes().zip(shape.bytes()).all(fits)
    };
    match format {
        "date" => text.len() == 10 && shape("0000-00-00"),
        "date-time" => text.len() > 10 && shape("0000-00-00"),
        "uuid" => text.len() == 36 && shape("ffffffff-ffff-ffff-ffff-ffffffffffff"),
        "ipv4" => text.parse::<std::net::Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<std::net::Ipv6Addr>().is_ok(),
        _ => true,
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
    /// Those of the format.
    fn choose<'de, A: SeqAccess<'de>>(json: Json, again: A) -> Result<Self, A::Error>;

    /// The catch-all.
    fn other(json: Json) -> Self;
}

/// Reads the variant that was chosen; `None` when that fails, so that the next one whose rule matches is tried.
///
/// # Errors
/// Those of the format.
pub fn attempt<'de, A: SeqAccess<'de>, V: Deserialize<'de>, U: Union>(
    again: &mut A,
    variant: fn(V) -> U,
) -> Result<Option<U>, A::Error> {
    Ok(again.next_element()?.map(variant))
}

/// Writes a struct with a tag before its properties, because it does not declare the tag itself.
///
/// # Errors
/// Those of the format.
pub fn serialize_tagged<S: Serializer, B: Deref<Target: Object>>(
    value: &B,
    key: &'static str,
    tag: &'static str,
    to: S,
) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    map.serialize_entry(key, tag)?;
    value.write(&mut map)?;
    map.end()
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
            .visit_seq(Attempts::new(&mut session, &mut None))
            .map_err(D::Error::custom)
    }
}

/// Writes an enum whose variants each hold one type, with serde's two impls.
///
/// Takes the enum with a row for each variant and the [`Rule`] by which it is recognised, and the name of the
/// catch-all, which holds a `Json`. The first rule that matches decides; where the variant then does not decode,
/// the next rule that matches does; where none does, the catch-all keeps the value as it came. A variant whose
/// struct does not declare the tag by which it is known is followed by that tag, which is then written with it. The
/// rule is told in each variant's documentation, behind what the row brings.
///
/// ```ignore
/// crate::runtime::union! {
///     /// What is drawn.
///     pub enum Shape {
///         Circle(Circle) if Rule::Tag("type", "circle"),
///         Square(Square) if Rule::Tag("type", "square") => "type" = "square",
///         Label(String) if Rule::String,
///     } else Other
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    (
        $(#[$about:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$doc:meta])*
                $variant:ident($ty:ty) if $rule:expr $(=> $key:literal = $tag:literal)?
            ),* $(,)?
        } else $other:ident
    ) => {
        $(#[$about])*
        #[doc = ::core::concat!(
            "\n\n The shapes that the document knows; any other is kept as [`",
            ::core::stringify!($other), "`](Self::", ::core::stringify!($other), ").",
        )]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        $vis enum $name {
            $(
                $(#[$doc])*
                #[doc = ::core::concat!("\n\n Chosen by `", ::core::stringify!($rule), "`.")]
                $variant($ty),
            )*
            /// A shape that the document does not know, as it was sent.
            $other($crate::runtime::Json),
        }

        impl $crate::runtime::union::Union for $name {
            const NAME: &'static str = ::core::stringify!($name);

            fn choose<'de, A: $crate::runtime::model::serde::de::SeqAccess<'de>>(
                json: $crate::runtime::json::Json,
                mut again: A,
            ) -> ::core::result::Result<Self, A::Error> {
                use $crate::runtime::union::Rule;
                $(
                    if Rule::matches(&$rule, &json) {
                        let found = $crate::runtime::union::attempt(&mut again, Self::$variant)?;
                        if let ::core::option::Option::Some(found) = found {
                            return ::core::result::Result::Ok(found);
                        }
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
                    $(Self::$variant(value) => $crate::__variant!(value, to $(, $key, $tag)?),)*
                    Self::$other(json) => {
                        $crate::runtime::model::serde::Serialize::serialize(json, to)
                    }
                }
            }
        }
    };
}

/// Writes a variant, with the tag that it does not declare itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __variant {
    ($value:ident, $to:ident) => {
        $crate::runtime::model::serde::Serialize::serialize($value, $to)
    };
    ($value:ident, $to:ident, $key:literal, $tag:literal) => {
        $crate::runtime::union::serialize_tagged($value, $key, $tag, $to)
    };
}

pub use __union as union;
