//! vendorsmith reads an OpenAPI document and a description of what that vendor does differently, and writes a Rust
//! client crate that a person would sign.

pub mod api;
pub mod diagnostic;
pub mod emit;
pub mod lower;
pub mod output;
pub mod plan;
pub mod quirks;
pub mod source;
