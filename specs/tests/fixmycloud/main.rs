//! FixMyCloud: the test double and the client made for it, over a real socket. `fixmycloud/README.md` numbers the quirks.

#[cfg(test)]
mod document;
#[cfg(test)]
mod raw;
#[cfg(test)]
mod served;
#[cfg(test)]
mod server;
