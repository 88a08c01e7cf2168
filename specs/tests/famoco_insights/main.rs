//! Famoco Insights: the test double of both of Famoco's APIs and the client made for this one, over a real socket.
//! `famoco-insights/README.md` numbers the quirks.

#[cfg(test)]
mod client;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod organizations;
