//! Structs.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde_core::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// What [`object!`](super::super::object!) writes for a type.
pub trait Object: Sized {
    /// The type's name, for messages.
    const NAME: &'static str;
    /// The decoder's marker, then for each field its presence and its name in the body.
    const FIELDS: &'static [&'static str];

    /// Reads the properties one after the other.
    ///
    /// # Errors
    /// When a value does not fit its field, or a required one is missing.
    fn read<'de, A: MapAccess<'de>>(from: A) -> Result<Self, A::Error>;

    /// Writes the properties in the order of the rows.
    ///
    /// # Errors
    /// Those of the format.
    fn write<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error>;
}

/// Reads a struct.
///
/// # Errors
/// When the value is no object, or does not fit.
pub fn deserialize<'de, D: Deserializer<'de>, T: Object>(
    from: D,
) -> Result<T, D::Error> {
    from.deserialize_struct(T::NAME, T::FIELDS, ObjectVisitor(PhantomData))
}

/// Writes a struct.
///
/// # Errors
/// Those of the format.
pub fn serialize<S: Serializer, T: Object>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    value.write(&mut map)?;
    map.end()
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "struct {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, from: A) -> Result<T, A::Error> {
        T::read(from)
    }
}

/// A property's name in the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key<'de>(Cow<'de, str>);

impl Deref for Key<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_identifier(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a property name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(name)))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(name.to_owned())))
    }
}

/// Reads the next property's name.
///
/// # Errors
/// Those of the format.
pub fn key<'de, A: MapAccess<'de>>(from: &mut A) -> Result<Option<Key<'de>>, A::Error> {
    from.next_key()
}

/// Passes over the value of an undeclared property.
///
/// # Errors
/// Those of the format.
pub fn skip<'de, A: MapAccess<'de>>(from: &mut A) -> Result<(), A::Error> {
    from.next_value::<IgnoredAny>().map(drop)
}

/// Keeps the value of an undeclared property.
///
/// # Errors
/// When the value is no `T`.
pub fn keep<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    rest: &mut BTreeMap<String, T>,
    key: Key<'de>,
    from: &mut A,
) -> Result<(), A::Error> {
    rest.insert(key.0.into_owned(), from.next_value()?);
    Ok(())
}

/// Writes the undeclared properties.
///
/// # Errors
/// Those of the format.
pub fn write_rest<M: SerializeMap, T: Serialize>(
    to: &mut M,
    rest: &BTreeMap<String, T>,
) -> Result<(), M::Error> {
    rest.iter().try_for_each(|(name, value)| to.serialize_entry(name, value))
}

/// Ends a struct's rows, so that one without rows uses its map too.
///
/// # Errors
/// Never.
pub fn written<M: SerializeMap>(_to: &mut M) -> Result<(), M::Error> {
    Ok(())
}

/// Writes serde's two impls for a struct with named fields.
///
/// Takes the struct and a row for each field: how it is present (`required`, `exact`, `nullable`, `optional`,
/// `patch`, see [`presence`](super::presence)), the field, and its name in the body. `rest extra` after the
/// braces keeps undeclared properties in a `BTreeMap<String, T>`; without it they are ignored.
///
/// ```ignore
/// crate::runtime::object! {
///     Device {
///         exact id = "id",
///         required serial_number = "serialNumber",
///         optional note = "note",
///     }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    (
        $name:ident { $($presence:ident $field:ident = $wire:literal),* $(,)? }
        $(rest $rest:ident)?
    ) => {
        impl $crate::runtime::model::Object for $name {
            const NAME: &'static str = ::core::stringify!($name);
            const FIELDS: &'static [&'static str] = &[
                $crate::runtime::decode::MARKER,
                $($crate::runtime::model::$presence::MARK, $wire,)*
            ];

            fn read<'de, A: $crate::runtime::model::serde::de::MapAccess<'de>>(
                mut from: A,
            ) -> ::core::result::Result<Self, A::Error> {
                $(let mut $field = ::core::option::Option::None;)*
                $(let mut $rest = ::core::default::Default::default();)?
                while let ::core::option::Option::Some(key) =
                    $crate::runtime::model::key(&mut from)?
                {
                    match &*key {
                        $($wire => $field = ::core::option::Option::Some(from.next_value()?),)*
                        _ => $crate::__undeclared!(from, key $(, $rest)?)?,
                    }
                }
                ::core::result::Result::Ok(Self {
                    $($field: $crate::runtime::model::$presence::take($field, $wire)?,)*
                    $($rest,)?
                })
            }

            fn write<M: $crate::runtime::model::serde::ser::SerializeMap>(
                &self,
                to: &mut M,
            ) -> ::core::result::Result<(), M::Error> {
                $($crate::runtime::model::$presence::write(to, $wire, &self.$field)?;)*
                $($crate::runtime::model::write_rest(to, &self.$rest)?;)?
                $crate::runtime::model::written(to)
            }
        }

        impl<'de> $crate::runtime::model::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::model::serde::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::model::deserialize(from)
            }
        }

        impl $crate::runtime::model::serde::Serialize for $name {
            fn serialize<S: $crate::runtime::model::serde::Serializer>(
                &self,
                to: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::model::serialize(self, to)
            }
        }
    };
}

/// The arm of a property that no row declares.
#[doc(hidden)]
#[macro_export]
macro_rules! __undeclared {
    ($from:ident, $key:ident) => {
        $crate::runtime::model::skip(&mut $from)
    };
    ($from:ident, $key:ident, $rest:ident) => {
        $crate::runtime::model::keep(&mut $rest, $key, &mut $from)
    };
}
