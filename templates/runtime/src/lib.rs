//! The hand-written client runtime that every generated crate carries as `src/runtime/`.

pub mod runtime;
