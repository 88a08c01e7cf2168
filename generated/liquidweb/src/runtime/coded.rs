//! Values that a vendor writes in a form of its own: times as numbers, numbers as text, flags as 0 and 1, money, and
//! JSON or lists inside of a text.
//!
//! What was received is kept as it came, so that one odd value does not cost an answer and goes back as it was; the
//! accessors of an odd one give `None`.

mod comma_list;
mod epoch;
mod json_text;
mod money;
mod number_or_string;
mod wire;
mod zero_one;

pub use comma_list::CommaList;
pub use epoch::{EpochMilliseconds, EpochSeconds};
pub use json_text::JsonText;
pub use money::{Money, MoneyError};
pub use number_or_string::NumberOrString;
pub use zero_one::ZeroOne;
