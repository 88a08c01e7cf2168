//! Starts the servers that the contract tests talk to, and judges how their limits were kept.
//!
//! A vendor's folder holds `server/`: a small Python program made of the parts that vendor uses, with
//! `requirements.txt` (exact versions) and `run.py`. [`Server::start`] makes a virtual environment for it once,
//! runs it on a free port and stops it when dropped. Where there is `witness/`, [`witness()`] runs a client that we did not
//! write against it. Nothing but `python3` with `venv` and `pip` is needed.

mod load;
mod python;
mod server;
mod witness;

pub use load::{Limit, Load, keeps_limits, refuses_excess};
pub use server::{Exchange, Server};
pub use witness::witness;
