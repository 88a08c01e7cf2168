//! AppFirst's API, version 3, over a real socket to the test double of all versions. `appfirst/README.md` numbers the quirks.

#[cfg(test)]
mod client;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod versions;
