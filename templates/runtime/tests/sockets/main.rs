//! The transport and the clock that come with the crate, over real sockets.

#![cfg(all(test, feature = "reqwest"))]

mod exchanges;
