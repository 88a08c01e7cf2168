//! The impls of models, from one table a type: [`object!`](super::object!), [`open_enum!`](super::open_enum!) and
//! [`value_enum!`](super::value_enum!); and how a caller makes them: [`setters!`](super::setters!).
//!
//! The macros write as little as possible, because a large document has thousands of models: what does not
//! depend on the type is here, once. They only repeat, they never recurse.

mod object;
mod open_enum;
mod serde;
mod setters;
mod text;
mod value_enum;

pub use serde_core;

pub use serde::{deserialize, deserialize_text, serialize};
pub use setters::Slot;
pub use value_enum::{text_of, value_of};

pub use crate::{
    __from_text as from_text, __object as object, __open_enum as open_enum,
    __setters as setters, __text as text, __value_enum as value_enum,
};
