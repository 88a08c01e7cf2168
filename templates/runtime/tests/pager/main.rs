//! The pager, against a server that answers from a script.

#![cfg(test)]

mod guards;
mod links;
mod rig;
#[path = "../support/mod.rs"]
mod support;
mod walk;
