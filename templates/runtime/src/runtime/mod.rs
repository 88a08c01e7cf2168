//! Everything a generated client does at run time.

pub mod profile;
