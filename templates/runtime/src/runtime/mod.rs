//! Everything a generated client does at run time.

pub mod clock;
pub mod future;
pub mod limiter;
pub mod profile;
pub mod wait;
