//! The serde impls of models, from one table a type: [`object!`](super::object!) and
//! [`open_enum!`](super::open_enum!).
//!
//! The macros write as little as possible, because a large document has thousands of models: what does not
//! depend on the type is here, once. They only repeat, they never recurse.

mod object;
mod open_enum;
mod presence;

pub use serde_core as serde;

pub use object::{
    Key, Object, deserialize, keep, key, serialize, skip, write_rest, written,
};
pub use open_enum::deserialize_text;
pub use presence::{exact, nullable, optional, patch, required};

pub use crate::{__object as object, __open_enum as open_enum};
