//! Models, decoding, and encoding as parameters.

use runtime::runtime;

#[cfg(test)]
mod coded;
#[cfg(test)]
mod date_time;
#[cfg(test)]
mod decode;
#[cfg(test)]
mod drift;
#[cfg(test)]
mod json;
#[cfg(test)]
mod local_time;
#[cfg(test)]
mod model;
#[cfg(test)]
mod secret;
#[cfg(test)]
mod setters;
#[cfg(test)]
mod style;
#[cfg(test)]
mod text;
#[cfg(test)]
mod union;
#[cfg(test)]
mod value_enum;
#[cfg(all(test, feature = "yaml"))]
mod yaml;
