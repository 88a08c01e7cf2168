//! The decisions of `plan`, as data: a document in, names, types and files out.

#![expect(clippy::expect_used, reason = "a test that cannot read its own input has failed")]

mod arguments;
mod bounds;
#[path = "../corpus/mod.rs"]
mod corpus;
mod harness;
mod methods;
mod order;
mod package;
mod resources;
mod servers;
mod shared;
mod types;
