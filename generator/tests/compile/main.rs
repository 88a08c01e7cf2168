//! What is generated is what a person would sign: it compiles, without a warning, formatted and documented, in a
//! workspace and alone, with all its features and with few.

#![cfg(test)]

mod alone;
mod clean;
mod code;
#[path = "../corpus/mod.rs"]
mod corpus;
mod features;
mod harness;
mod modules;
