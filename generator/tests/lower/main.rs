//! The decisions of `lower`, as data: a document in, the model out.

#![expect(clippy::expect_used, reason = "a test that cannot read its own input has failed")]

mod all_of;
mod answers;
mod auth;
mod bodies;
mod codecs;
#[path = "../corpus/mod.rs"]
mod corpus;
mod direction;
mod documents;
mod errors;
mod harness;
mod objects;
mod operations;
mod pagination;
mod parameters;
mod quirks;
mod scalars;
mod security;
mod servers;
mod strict;
mod unions;
mod vocabularies;
mod webhooks;
