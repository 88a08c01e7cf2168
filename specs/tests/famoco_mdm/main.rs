//! Famoco MDM: the test double and the client made for it, over a real socket. `famoco-mdm/README.md` numbers the quirks.

#[cfg(test)]
mod raw;
mod server;
