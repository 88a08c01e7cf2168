//! How a caller makes a struct: `new` with what is required, and a method for each field that may be left out.

use super::super::field::Field;

/// A field that may be left out.
pub trait Slot {
    /// What it holds when it is there.
    type Value;

    /// The field with a value.
    fn filled(value: Self::Value) -> Self;
}

impl<T> Slot for Option<T> {
    type Value = T;

    fn filled(value: T) -> Self {
        Some(value)
    }
}

impl<T> Slot for Field<T> {
    type Value = T;

    fn filled(value: T) -> Self {
        Self::Value(value)
    }
}

/// Writes `new` and the setters of a struct with named fields.
///
/// Takes the struct; what its `new` takes, which are the required fields (one by one, or as the fields of another
/// struct: `new(DeviceRequired { id, name })`); a row for each other field with its setter
/// and what that takes; below `null` the setters that send null, each with its field; and behind `rest` the field of
/// what the document does not name. What is taken turns into the field's value by `Into`.
///
/// ```ignore
/// crate::runtime::setters! { CreateDevice::new(name: impl Into<String>) {
///     with_fleet(fleet: i64), with_note(note: impl Into<String>),
/// } null {
///     with_null_note(note),
/// } rest extra }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __setters {
    (
        $name:ident::new($($given:ident: $taken:ty),* $(,)?)
        $({ $($method:ident($field:ident: $ty:ty)),* $(,)? })?
        $(null { $($clear:ident($nulled:ident)),* $(,)? })?
        $(rest $rest:ident)?
    ) => {
        impl $name {
            /// Makes one of what is required; the rest is left out.
            #[must_use]
            pub fn new($($given: $taken),*) -> Self {
                Self {
                    $($given: ::core::convert::Into::into($given),)*
                    $($($field: ::core::default::Default::default(),)*)?
                    $($rest: ::core::default::Default::default(),)?
                }
            }
        }

        $crate::runtime::setters! {
            $name { $($($method($field: $ty),)*)? } $(null { $($clear($nulled),)* })?
        }
    };
    (
        $name:ident::new($required:ident { $($given:ident),* $(,)? })
        $({ $($method:ident($field:ident: $ty:ty)),* $(,)? })?
        $(null { $($clear:ident($nulled:ident)),* $(,)? })?
        $(rest $rest:ident)?
    ) => {
        impl $name {
            /// Makes one of what is required; the rest is left out.
            #[must_use]
            pub fn new(required: $required) -> Self {
                Self {
                    $($given: required.$given,)*
                    $($($field: ::core::default::Default::default(),)*)?
                    $($rest: ::core::default::Default::default(),)?
                }
            }
        }

        $crate::runtime::setters! {
            $name { $($($method($field: $ty),)*)? } $(null { $($clear($nulled),)* })?
        }
    };
    (
        $name:ident { $($method:ident($field:ident: $ty:ty)),* $(,)? }
        $(null { $($clear:ident($nulled:ident)),* $(,)? })?
    ) => {
        impl $name {
            $(
                #[doc = ::core::concat!(" Sets `", ::core::stringify!($field), "`.")]
                #[must_use]
                pub fn $method(mut self, $field: $ty) -> Self {
                    self.$field = $crate::runtime::model::Slot::filled(
                        ::core::convert::Into::into($field),
                    );
                    self
                }
            )*
            $($(
                #[doc = ::core::concat!(" Sends `null` for `", ::core::stringify!($nulled), "`.")]
                #[must_use]
                pub fn $clear(mut self) -> Self {
                    self.$nulled = $crate::runtime::Field::Null;
                    self
                }
            )*)?
        }
    };
}
