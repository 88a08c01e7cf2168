//! AppFirst's API, version 5: the test double, the vendor's own client against it, and the client made for it, over a real
//! socket. `appfirst/README.md` numbers the quirks.

#[cfg(test)]
mod client;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod raw;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod server;
#[cfg(test)]
mod values;
#[cfg(test)]
mod witness;
