//! What the headers of an answer are called and hold.

/// Writes a method of the responses of these operations for each row: its name, the header's type (behind `:` one that is
/// parsed, behind `from` one that keeps its text, and none for the text itself) and the header's name.
///
/// ```ignore
/// runtime::headers! { ListDevices, GetDevice: {
///     /// Requests that are left.
///     remaining: i64 = "x-remaining",
///     /// When more will be allowed.
///     reset from runtime::DateTime = "x-reset",
///     /// Where the limit is counted.
///     bucket = "x-bucket",
/// } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __headers {
    ($($marker:ident),+: $rows:tt) => {
        $($crate::runtime::headers! { @of $marker $rows })+
    };
    (@of $marker:ident { $(
        $(#[$meta:meta])*
        $name:ident
        $(: $parsed:ty = $number:literal)?
        $(from $kept:ty = $kept_wire:literal)?
        $(= $text:literal)?
    ),* $(,)? }) => {
        impl<T> $crate::runtime::Response<T, $marker> {
            $(
                $(#[$meta])*
                #[must_use]
                $(pub fn $name(&self) -> ::core::option::Option<$parsed> {
                    self.header($number)
                })?
                $(pub fn $name(&self) -> ::core::option::Option<$kept> {
                    self.header_text($kept_wire).map(::core::convert::From::from)
                })?
                $(pub fn $name(&self) -> ::core::option::Option<&str> {
                    self.header_text($text)
                })?
            )*
        }
    };
}

pub use crate::__headers as headers;
