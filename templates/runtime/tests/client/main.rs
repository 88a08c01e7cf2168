//! The client core over a scripted wire: what is sent, repeated, followed and reported.

#[cfg(test)]
mod arguments;
#[cfg(test)]
mod body_cap;
#[cfg(test)]
mod building;
#[cfg(test)]
mod classification;
#[cfg(test)]
mod credentials;
#[cfg(test)]
mod drift;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod redirects;
#[cfg(test)]
mod retries;
#[cfg(test)]
mod rig;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod time;

#[cfg(test)]
#[path = "../support/clock.rs"]
mod clock;
