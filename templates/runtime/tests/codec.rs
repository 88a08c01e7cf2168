//! Models, decoding, and encoding as parameters.

use runtime::runtime;

#[cfg(test)]
#[path = "codec/date_time.rs"]
mod date_time;
#[cfg(test)]
#[path = "codec/decode.rs"]
mod decode;
#[cfg(test)]
#[path = "codec/drift.rs"]
mod drift;
#[cfg(test)]
#[path = "codec/json.rs"]
mod json;
#[cfg(test)]
#[path = "codec/model.rs"]
mod model;
#[cfg(test)]
#[path = "codec/style.rs"]
mod style;
#[cfg(test)]
#[path = "codec/union.rs"]
mod union;
