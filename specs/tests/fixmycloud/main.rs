//! FixMyCloud: the test double and the client made for it, over a real socket. `fixmycloud/README.md` numbers the quirks.

#[cfg(test)]
mod client;
#[cfg(test)]
mod document;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod raw;
#[cfg(test)]
mod retries;
#[cfg(test)]
mod served;
#[cfg(test)]
mod server;
#[cfg(test)]
mod session;
#[cfg(test)]
mod webhooks;
