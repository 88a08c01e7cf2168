//! What several tests of the runtime stand on.

pub(crate) mod clock;
