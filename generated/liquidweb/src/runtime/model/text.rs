//! Types that are texts of one grammar: the text is kept as it was sent, and read on demand.

/// Writes, for a struct that holds a `String`, `as_str`, `Display`, `From` of itself borrowed, and the impls of
/// [`Decode`](super::super::decode::Decode), [`Encode`](super::super::encode::Encode) and serde's traits.
/// Reading takes any text.
///
/// ```ignore
/// #[derive(Debug, Clone, PartialEq, Eq, Hash)]
/// pub struct Uuid(String);
///
/// crate::runtime::model::text! { Uuid }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __text {
    ($($name:ident)*) => {$(
        impl $name {
            /// The text as it was sent.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::core::convert::From<&Self> for $name {
            fn from(text: &Self) -> Self {
                ::core::clone::Clone::clone(text)
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                out.pad(&self.0)
            }
        }

        impl $crate::runtime::decode::Decode for $name {
            fn decode(
                from: &mut $crate::runtime::decode::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::decode::DecodeError> {
                from.text().map(|text| Self(text.into_owned()))
            }
        }

        impl $crate::runtime::encode::Encode for $name {
            fn encode(&self, to: &mut $crate::runtime::encode::Encoder) {
                $crate::runtime::encode::Encode::encode(&self.0, to);
            }
        }

        impl $crate::runtime::model::serde_core::Serialize for $name {
            fn serialize<S: $crate::runtime::model::serde_core::Serializer>(
                &self,
                to: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                to.serialize_str(&self.0)
            }
        }

        impl<'de> $crate::runtime::model::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::model::serde_core::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::model::deserialize_text(from, |text| {
                    Self(::core::convert::From::from(text))
                })
            }
        }
    )*};
}

/// Writes `From<&str>` and `From<String>` for such a struct. They keep any text, since servers take more than
/// specifications say; `parse` is what checks.
#[doc(hidden)]
#[macro_export]
macro_rules! __from_text {
    ($($name:ident)*) => {$(
        impl ::core::convert::From<&str> for $name {
            /// Keeps the text, whatever it is; `parse` checks it.
            fn from(text: &str) -> Self {
                Self(::core::convert::From::from(text))
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            /// Keeps the text, whatever it is; `parse` checks it.
            fn from(text: ::std::string::String) -> Self {
                Self(text)
            }
        }
    )*};
}
