//! The client core over a scripted wire: what is sent, repeated, followed and reported.

#![cfg(test)]

mod arguments;
mod batches;
mod body_cap;
mod building;
mod by_status;
mod classification;
mod credentials;
mod drift;
mod error_details;
mod error_shapes;
mod errors;
mod faults;
mod flights;
mod limit_options;
mod limits;
mod login;
mod login_secrets;
mod multipart;
mod oauth2;
mod passcode_sources;
mod passcode_steps;
mod passcodes;
mod redirects;
mod renewal;
mod retries;
mod rig;
mod secrets;
mod servers;
mod settings;
mod streams;
mod time;
#[cfg(feature = "yaml")]
mod yaml;

#[path = "../support/clock.rs"]
mod clock;
