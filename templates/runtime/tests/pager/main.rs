//! The pager, against a server that answers from a script.

#![cfg(test)]

mod bodies;
mod cursors;
mod guards;
mod headers;
mod links;
mod numbers;
mod prefetch;
mod resume;
mod rig;
mod settings;
#[path = "../support/mod.rs"]
mod support;
mod walk;
mod windows;
