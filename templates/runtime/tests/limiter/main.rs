//! The limiter, rule by rule, and against simulated servers.

#![cfg(test)]

mod block;
mod bytes;
mod crowd;
mod deadline;
mod feedback;
mod order;
mod rig;
mod scopes;
mod simulation;
mod slots;
#[path = "../support/mod.rs"]
mod support;
mod wakes;
