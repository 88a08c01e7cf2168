//! The decisions of `lower`, as data.

mod harness;
mod operations;
