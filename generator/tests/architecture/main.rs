//! The rules of ARCHITECTURE.md that a compiler does not hold: who imports whom, who may use what, and what no file
//! holds.

#![cfg(test)]

mod code;
mod imports;
mod runtime;
mod table;
mod templates;
mod words;
