//! Liquid Web's API, version 1: the test double and the client made for it, over a real socket. `liquidweb/README.md` numbers
//! the quirks.

#[cfg(test)]
mod client;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod passcodes;
#[cfg(test)]
mod proxy;
#[cfg(test)]
mod raw;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod retries;
#[cfg(test)]
mod server;
#[cfg(test)]
mod session;
#[cfg(test)]
mod times;
#[cfg(test)]
mod values;
#[cfg(test)]
mod yaml;
