//! One of several types, told apart by looking at the value first.

use super::decode::{Decoder, Kind, Mode, View};
use super::json::Json;

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
        let text = json.to_string();
        let decoder = Decoder::new(text.as_bytes(), Mode::Plain);
        decoder.is_ok_and(|decoder| self.matches_view(decoder.view()))
    }

    /// Whether the value looks like this.
    pub(super) fn matches_view(&self, value: View<'_>) -> bool {
        let kind = value.kind();
        match self {
            Self::Tag(key, tag) => value.get(key).is_some_and(|value| is(value, tag)),
            Self::Key(key) => value.get(key).is_some(),
            Self::Lacks(keys) => {
                let absent = |key: &&str| value.get(key).is_none();
                kind == Some(Kind::Object) && keys.iter().all(absent)
            }
            Self::At(key, rule) => {
                value.get(key).is_some_and(|value| rule.matches_view(value))
            }
            Self::Maybe(key, rule) => {
                let fits = |value: View<'_>| {
                    value.kind() == Some(Kind::Null) || rule.matches_view(value)
                };
                kind == Some(Kind::Object) && value.get(key).is_none_or(fits)
            }
            Self::Object => kind == Some(Kind::Object),
            Self::Array => kind == Some(Kind::Array),
            Self::Items(rule) => {
                let first =
                    || value.element(0).is_none_or(|first| rule.matches_view(first));
                kind == Some(Kind::Array) && first()
            }
            Self::String => is_string(value),
            Self::Format(name) => {
                is_string(value)
                    && value.text().is_some_and(|text| has_format(&text, name))
            }
            Self::Integer => {
                let whole = |text: &str| !text.contains(['.', 'e', 'E']);
                kind == Some(Kind::Number)
                    && value.text().is_some_and(|text| whole(&text))
            }
            Self::Number => kind == Some(Kind::Number),
            Self::Boolean => matches!(kind, Some(Kind::True | Kind::False)),
            Self::Is(tag) => is(value, tag),
            Self::All(rules) => rules.iter().all(|rule| rule.matches_view(value)),
            Self::Any(rules) => rules.iter().any(|rule| rule.matches_view(value)),
        }
    }
}

fn is_string(value: View<'_>) -> bool {
    matches!(value.kind(), Some(Kind::Text | Kind::Escaped))
}

/// Whether the value is this text, or a number or boolean of this text.
fn is(value: View<'_>, text: &str) -> bool {
    value.text().is_some_and(|found| found == text)
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

/// Writes an enum whose variants each hold one type, with the impls of [`Decode`](super::decode::Decode), [`Encode`](super::encode::Encode) and
/// serde's traits.
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

        impl $crate::runtime::decode::Decode for $name {
            fn decode(
                from: &mut $crate::runtime::decode::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::decode::DecodeError> {
                use $crate::runtime::union::Rule;
                let ::core::option::Option::Some(mut choice) = from.choice()? else {
                    return ::core::result::Result::Ok(Self::$other($crate::runtime::Json::Null));
                };
                $(
                    let found = from.attempt(&mut choice, $rule);
                    if let ::core::option::Option::Some(found) = found {
                        return ::core::result::Result::Ok(Self::$variant(found));
                    }
                )*
                from.keep(choice).map(Self::$other)
            }
        }

        impl $crate::runtime::encode::Encode for $name {
            fn encode(&self, to: &mut $crate::runtime::encode::Encoder) {
                match self {
                    $(Self::$variant(value) => to.variant(value, &[$($key, $tag)?]),)*
                    Self::$other(json) => to.variant(json, &[]),
                }
            }
        }

        $crate::__serde! { $name }
    };
}

pub use __union as union;
