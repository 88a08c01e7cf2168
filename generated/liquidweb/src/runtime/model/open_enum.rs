//! Enums of strings, open: a value that the document does not list is kept.

/// Writes an enum of strings with `as_str`, `Display`, `From<&str>`, `From<String>` and the impls of
/// [`Decode`](super::super::decode::Decode), [`Encode`](super::super::encode::Encode) and serde's traits.
///
/// Takes the enum with a row for each variant and its text, and the name of the catch-all, which holds a `String`. The
/// text is told in each variant's documentation, behind what the row brings.
///
/// ```ignore
/// crate::runtime::open_enum! {
///     /// What a device is up to.
///     pub enum Status { Active = "active", OnHold = "on hold" } else Unknown
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum {
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
                #[doc = ::core::concat!("\n\n `", ::core::stringify!($wire), "`.")]
                $variant,
            )*
            /// A value that the document does not know, as it was sent.
            $unknown(::std::string::String),
        }

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

        impl $crate::runtime::decode::Decode for $name {
            fn decode(
                from: &mut $crate::runtime::decode::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::decode::DecodeError> {
                from.text().map(|text| ::core::convert::From::from(&*text))
            }
        }

        impl $crate::runtime::encode::Encode for $name {
            fn encode(&self, to: &mut $crate::runtime::encode::Encoder) {
                $crate::runtime::encode::Encode::encode(self.as_str(), to);
            }
        }

        impl $crate::runtime::model::serde_core::Serialize for $name {
            fn serialize<S: $crate::runtime::model::serde_core::Serializer>(
                &self,
                to: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::runtime::model::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::model::serde_core::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::model::deserialize_text(from, |text| ::core::convert::Into::into(text))
            }
        }
    };
}
