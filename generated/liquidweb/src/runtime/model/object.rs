//! Structs.

/// Writes the impls of [`Decode`](super::super::decode::Decode), [`Encode`](super::super::encode::Encode) and serde's
/// traits for a struct with named fields.
///
/// Takes the struct and a row for each field: how it is present (`required`, `exact`, `nullable`, `optional`,
/// `patch`, which are methods of [`Decoder`](super::super::decode::Decoder) and
/// [`Encoder`](super::super::encode::Encoder)), the field, and its name in the body. `rest extra` after the
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
        impl $crate::runtime::decode::Decode for $name {
            fn decode(
                from: &mut $crate::runtime::decode::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::runtime::decode::DecodeError> {
                use ::core::result::Result;
                from.object(::core::stringify!($name), &[$($wire,)*])?;
                Result::Ok(Self {
                    $($field: match from.$presence() { Result::Ok(value) => value, Result::Err(error) => return Result::Err(error) },)*
                    $($rest: match from.rest() { Result::Ok(value) => value, Result::Err(error) => return Result::Err(error) },)?
                })
            }
        }

        impl $crate::runtime::encode::Encode for $name {
            fn encode(&self, to: &mut $crate::runtime::encode::Encoder) {
                to.open();
                $(to.$presence($wire, &self.$field);)*
                $(to.rest(&self.$rest);)?
                to.close();
            }
        }

        $crate::__serde! { $name }
    };
}
