//! Hive's Merchant API, version 2: the test double of both versions and the client made for this one, over a real socket.
//! `hive-v2/README.md` numbers the quirks.

#[cfg(test)]
mod client;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod webhooks;
