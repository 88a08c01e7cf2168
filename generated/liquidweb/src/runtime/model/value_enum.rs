//! Enums of numbers, or of values of several kinds, open: a value that the document does not list is kept.

use std::borrow::Cow;

use super::super::json::{Json, Number};

/// The text by which a value is told from others: JSON, a number without what it could be without (`1.0` and `1`
/// are one value).
#[must_use]
pub fn text_of(value: &Json) -> Cow<'_, str> {
    match value {
        Json::Number(number) => canonical(number),
        Json::Bool(true) => Cow::Borrowed("true"),
        Json::Bool(false) => Cow::Borrowed("false"),
        other => Cow::Owned(other.to_string()),
    }
}

fn canonical(number: &Number) -> Cow<'_, str> {
    let double = number.as_f64().filter(|_| !number.is_integer());
    let Some(mut text) = double.and_then(|value| serde_json::to_string(&value).ok())
    else {
        return Cow::Borrowed(number.as_str());
    };
    if let Some(whole) = text.strip_suffix(".0") {
        text.truncate(whole.len());
    }
    Cow::Owned(text)
}

/// The value that a JSON text says.
#[must_use]
pub fn value_of(text: &str) -> Json {
    text.parse().unwrap_or_default()
}

/// Writes an enum of values with `to_json`, `as_i64`, `Display`, `From<Json>`, `From<i64>` and the impls of
/// [`Decode`](super::super::decode::Decode), [`Encode`](super::super::encode::Encode) and serde's traits.
///
/// Takes the enum with a row for each variant and its JSON text, and the name of the catch-all, which holds a `Json`.
/// The value is told in each variant's documentation, behind what the row brings.
///
/// ```ignore
/// crate::runtime::value_enum! {
///     /// How loud it is.
///     pub enum Level { Low = "1", High = "2.5", Auto = "\"auto\"" } else Unknown
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __value_enum {
    (
        $(#[$about:meta])*
        $vis:vis enum $name:ident {
            $($(#[$doc:meta])* $variant:ident = $wire:literal),* $(,)?
        } else $unknown:ident
    ) => {
        $(#[$about])*
        #[doc = ::core::concat!(
            "\n\n The values that the document knows; any other is kept as [`",
            ::core::stringify!($unknown), "`](Self::", ::core::stringify!($unknown), ").",
        )]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $vis enum $name {
            $(
                $(#[$doc])*
                #[doc = ::core::concat!("\n\n `` ", $wire, " ``.")]
                $variant,
            )*
            /// A value that the document does not know, as it was sent.
            $unknown($crate::runtime::Json),
        }

        impl $name {
            /// The value as it is sent.
            #[must_use]
            pub fn to_json(&self) -> $crate::runtime::Json {
                match self {
                    $(Self::$variant => $crate::runtime::model::value_of($wire),)*
                    Self::$unknown(value) => ::core::clone::Clone::clone(value),
                }
            }

            /// The value, if it is an integer that `i64` holds.
            #[must_use]
            pub fn as_i64(&self) -> ::core::option::Option<i64> {
                self.to_json().as_i64()
            }
        }

        impl ::core::convert::From<$crate::runtime::Json> for $name {
            /// The variant of this value; the catch-all keeps a value that no other variant has.
            fn from(value: $crate::runtime::Json) -> Self {
                match &*$crate::runtime::model::text_of(&value) {
                    $($wire => Self::$variant,)*
                    _ => Self::$unknown(value),
                }
            }
        }

        impl ::core::convert::From<i64> for $name {
            /// The variant of this number; the catch-all keeps a number that no other variant has.
            fn from(value: i64) -> Self {
                ::core::convert::From::from($crate::runtime::Json::from(value))
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.to_json(), out)
            }
        }

        impl $crate::runtime::decode::Decode for $name {
            fn decode(
                from: &mut $crate::runtime::decode::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::decode::DecodeError> {
                from.value().map(::core::convert::From::from)
            }
        }

        impl $crate::runtime::encode::Encode for $name {
            fn encode(&self, to: &mut $crate::runtime::encode::Encoder) {
                $crate::runtime::encode::Encode::encode(&self.to_json(), to);
            }
        }

        $crate::__serde! { $name }
    };
}
