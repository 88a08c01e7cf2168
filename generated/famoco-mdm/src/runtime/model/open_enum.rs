//! Enums of strings, open: a value that the document does not list is kept.

use std::fmt;

use serde_core::de::{Deserializer, Error, Visitor};

/// Reads a string into a type that takes any.
///
/// # Errors
/// When the value is no string.
pub fn deserialize_text<'de, D: Deserializer<'de>, T>(
    from: D,
    make: fn(&str) -> T,
) -> Result<T, D::Error> {
    from.deserialize_str(TextVisitor(make))
}

struct TextVisitor<T>(fn(&str) -> T);

impl<T> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok((self.0)(text))
    }
}

/// Writes serde's two impls, `as_str`, `Display`, `From<&str>` and `From<String>` for an enum of strings.
///
/// Takes the enum, its catch-all (which holds a `String`), and a row for each other variant with its text.
///
/// ```ignore
/// crate::runtime::open_enum! {
///     Status, Unknown {
///         Active = "active",
///         OnHold = "on hold",
///     }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum {
    ($name:ident, $unknown:ident { $($variant:ident = $wire:literal,)* }) => {
        impl $name {
            /// The value as it is sent.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::$unknown(text) => text,
                }
            }
        }

        impl ::core::convert::From<&str> for $name {
            /// The variant of this text; the catch-all keeps a text that no other variant has.
            fn from(text: &str) -> Self {
                match text {
                    $($wire => Self::$variant,)*
                    _ => Self::$unknown(::core::convert::From::from(text)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            /// The variant of this text; the catch-all keeps a text that no other variant has.
            fn from(text: ::std::string::String) -> Self {
                ::core::convert::From::from(text.as_str())
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                out.pad(self.as_str())
            }
        }

        impl $crate::runtime::model::serde::Serialize for $name {
            fn serialize<S: $crate::runtime::model::serde::Serializer>(
                &self,
                to: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::runtime::model::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::model::serde::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::model::deserialize_text(from, |text| ::core::convert::Into::into(text))
            }
        }
    };
}
