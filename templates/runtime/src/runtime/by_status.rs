//! Answers whose type depends on their status.

use bytes::Bytes;

use super::call::{self, Call};
use super::client::Client;
use super::decode::{Decode, DecodeError, Drift};
use super::json::Json;
use super::profile::Operation;
use super::response::Answer;

/// What reading an answer gives: a value, and where the answer had to be corrected.
pub type Read<A> = Result<(A, Vec<Drift>), DecodeError>;

/// An enum with a variant for each status; [`by_status!`](super::by_status!) writes it.
pub trait ByStatus: Sized {
    /// Reads the answer into the variant of its status.
    ///
    /// # Errors
    /// When the body does not fit the type that is declared for the status.
    fn read(answer: &Answered<'_>) -> Read<Self>;
}

/// An answer about to be read.
pub struct Answered<'a> {
    answer: &'a Answer,
    strict: bool,
}

impl Answered<'_> {
    /// The status' number.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.answer.status.as_u16()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// When it does not fit `T`.
    pub fn json<T: Decode, A>(&self, wrap: fn(T) -> A) -> Read<A> {
        let (value, drift) = self.answer.text()?.decode(self.strict)?;
        Ok((wrap(value), drift))
    }

    /// The body as text.
    ///
    /// # Errors
    /// When it is not UTF-8.
    pub fn text<A>(&self, wrap: fn(String) -> A) -> Read<A> {
        let (text, drift) = call::text(self.answer, self.strict)?;
        Ok((wrap(text), drift))
    }

    /// The body as it came.
    ///
    /// # Errors
    /// Never.
    pub fn bytes<A>(&self, wrap: fn(Bytes) -> A) -> Read<A> {
        Ok((wrap(self.answer.body.clone()), Vec::new()))
    }

    /// The value of a status without a body.
    ///
    /// # Errors
    /// Never.
    pub fn empty<A>(&self, value: A) -> Read<A> {
        Ok((value, Vec::new()))
    }

    /// The body of a status that the document does not declare: JSON if it is that, else its text, `null`
    /// if there is none.
    ///
    /// # Errors
    /// Never.
    pub fn other<A>(&self, wrap: fn(Json) -> A) -> Read<A> {
        let body = &self.answer.body;
        let text = || Json::String(String::from_utf8_lossy(body).into_owned());
        let json = match self.answer.text().and_then(|text| text.decode(false)) {
            Ok((json, _)) => json,
            Err(_) if body.is_empty() => Json::Null,
            Err(_) => text(),
        };
        Ok((wrap(json), Vec::new()))
    }
}

impl<T: ByStatus, O> Call<T, O> {
    /// A call whose answer's type depends on its status.
    pub fn by_status(client: &Client, operation: &'static Operation) -> Self {
        Self::new(client, operation, |answer, strict| {
            T::read(&Answered { answer, strict })
        })
    }
}

/// Writes an enum with a variant for each status, with its [`ByStatus`].
///
/// Takes the enum with a row for each variant (how its body is read, what it holds, and its statuses, which its
/// documentation tells), and the name of the catch-all, which holds a `Json`.
///
/// ```ignore
/// crate::runtime::by_status! {
///     /// What the answer is, as its status says.
///     pub enum StartResponse {
///         json Ok(Box<Job>) if 200, empty NoContent if 204, text Success(String) if 200..=299,
///     } else Other
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __by_status {
    (
        $(#[$about:meta])*
        $vis:vis enum $name:ident {
            $($(#[$doc:meta])* $read:ident $variant:ident $(($ty:ty))? if $status:pat),* $(,)?
        } else $other:ident
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        $vis enum $name {
            $(
                #[doc = ::core::concat!(" Status ", ::core::stringify!($status), ".\n\n")]
                $(#[$doc])*
                $variant $(($ty))?,
            )*
            /// The body of a status that the document does not declare.
            $other($crate::runtime::Json),
        }

        impl $crate::runtime::by_status::ByStatus for $name {
            fn read(
                answer: &$crate::runtime::by_status::Answered<'_>,
            ) -> $crate::runtime::by_status::Read<Self> {
                match answer.status() {
                    $($status => answer.$read(Self::$variant),)*
                    _ => answer.other(Self::$other),
                }
            }
        }
    };
}

pub use crate::__by_status as by_status;
