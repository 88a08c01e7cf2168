//! What a call can be told besides its arguments.

/// Writes a method of the calls of one operation for each row: its name, what it takes, and what it does with it. Behind
/// `into` stands what the argument turns into first.
///
/// ```ignore
/// runtime::options! { ListDevices {
///     /// How many a page has.
///     limit: i64 = with_query("limit", &limit),
///     /// Only those seen after this time.
///     since into runtime::DateTime = with_query("since", &since),
/// } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __options {
    ($marker:ident { $(
        $(#[$meta:meta])*
        $name:ident $(into $wanted:ty)? $(: $ty:ty)? = $($method:ident($($value:expr),*)).+
    ),* $(,)? }) => {
        impl<T> $crate::runtime::Call<T, $marker> {
            $(
                $(#[$meta])*
                pub fn $name(
                    self,
                    $name: $($ty)? $(impl ::core::convert::Into<$wanted>)?,
                ) -> Self {
                    $(let $name: $wanted = ::core::convert::Into::into($name);)?
                    self$(.$method($($value),*))+
                }
            )*
        }
    };
}

pub use crate::__options as options;
