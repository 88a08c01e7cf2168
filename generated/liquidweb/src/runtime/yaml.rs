//! YAML instead of JSON: answers are read by what is asked for, and what is sent is JSON that YAML reads alike.
//!
//! A scalar without quotes has no type of its own here. Where a text is declared it is that text, whatever it looks like:
//! `no`, `010`, `1e3`, `2026-01-02`. Where a boolean is declared, the words of YAML 1.1 are taken (`yes`, `on`, `true`, …),
//! where a number is, decimal digits; and where a value may be null or absent, `~`, `null` and nothing at all are null.
//! What no type is declared for, as in a `Json`, is what YAML 1.1 and 1.2 both take it for; where they differ it is a
//! text. So decides a union, too, before it chooses a variant. In quotes, everything is a text.
//!
//! Read is one document. Tags are ignored but those of YAML's own types; of `!!binary` the text is kept. Of a key that
//! is there twice the last one counts, `<<` is a key like any other, and a key that is no scalar is an error.

mod read;
mod write;

pub use read::read;
pub use write::write;
