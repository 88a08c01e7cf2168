//! The limiter, rule by rule, and against simulated servers.

#![cfg(test)]

mod block;
mod deadline;
mod feedback;
mod order;
mod rig;
mod simulation;
mod slots;
#[path = "../support/mod.rs"]
mod support;
