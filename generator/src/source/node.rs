//! The spanned tree that JSON and YAML are both read into.

use std::ops::Range;

/// Where a node was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Position of the file in `Source::files`.
    pub file: usize,
    /// Byte range in that file.
    pub range: Range<usize>,
}

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it was written.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// A JSON value. Numbers keep their text, objects keep their order.
#[derive(Debug, Clone)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written, in JSON's grammar.
    Number(String),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Node>),
    /// Keys in the order written, each with its own place; no key twice.
    Object(Vec<Entry>),
}

/// One key of an object.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// Where the key was written.
    pub key_span: Span,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The node that a JSON pointer (RFC 6901) leads to.
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        pointer.split('/').skip(1).try_fold(self, |node, token| node.child(&unescape(token)))
    }

    /// The value of a key, or the element at an index written in decimal.
    #[must_use]
    pub fn child(&self, token: &str) -> Option<&Self> {
        match &self.value {
            Value::Object(entries) => {
                entries.iter().find(|entry| entry.key == token).map(|entry| &entry.value)
            }
            Value::Array(items) => items.get(token.parse::<usize>().ok()?),
            _ => None,
        }
    }
}

/// Writes a key as one token of a JSON pointer.
#[must_use]
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Reads one token of a JSON pointer back into a key.
#[must_use]
pub fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}
