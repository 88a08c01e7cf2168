//! The transport and the clock that come with the crate, over real sockets.

#![cfg(test)]
#![cfg(feature = "reqwest")]

mod exchanges;
