//! The spanned tree that JSON and YAML are both read into.

use std::borrow::Cow;
use std::ops::Range;

/// Bytes of text that take about as much room as a node.
const TEXT: usize = 64;

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
    /// A value written at `span`.
    #[must_use]
    pub fn new(span: Span, value: Value) -> Self {
        Self { span, value }
    }

    /// The node that a JSON pointer (RFC 6901) leads to.
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        pointer.split('/').skip(1).try_fold(self, |node, token| node.child(&key_of(token)))
    }

    /// How large it is: the nodes it consists of, itself among them, where long texts and keys count as several.
    #[must_use]
    pub fn size(&self) -> usize {
        let own = match &self.value {
            Value::String(text) | Value::Number(text) => text.len() / TEXT,
            _ => 0,
        };
        let items: usize = self.items().iter().map(Self::size).sum();
        let entry = |entry: &Entry| entry.key.len() / TEXT + entry.value.size();
        let entries: usize = self.entries().iter().map(entry).sum();
        1 + own + items + entries
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

    /// The value of a key of this object; `None` where it is no object or lacks the key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth of a boolean.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(truth) => Some(truth),
            _ => None,
        }
    }

    /// The text of a number, in JSON's grammar.
    #[must_use]
    pub fn as_number(&self) -> Option<&str> {
        match &self.value {
            Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// Whether this is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The keys of an object in the order written; empty for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a list; empty for anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// What this is, in words for a reader: `a string`, `an object`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    pub(super) fn child_mut(&mut self, token: &str) -> Option<&mut Self> {
        match &mut self.value {
            Value::Object(entries) => {
                entries.iter_mut().find(|entry| entry.key == token).map(|entry| &mut entry.value)
            }
            Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?),
            _ => None,
        }
    }

    pub(super) fn pointer_mut(&mut self, pointer: &str) -> Option<&mut Self> {
        pointer.split('/').skip(1).try_fold(self, |node, token| node.child_mut(&key_of(token)))
    }

    pub(super) fn entries_mut(&mut self) -> Option<&mut Vec<Entry>> {
        match &mut self.value {
            Value::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// An object with these entries, written at `span`.
    pub(super) fn object(span: Span, entries: Vec<Entry>) -> Self {
        Self { span, value: Value::Object(entries) }
    }

    /// A string, written at `span`.
    pub(super) fn text(span: Span, text: impl Into<String>) -> Self {
        Self { span, value: Value::String(text.into()) }
    }

    /// Takes a key of an object away and gives its value.
    pub(super) fn take(&mut self, key: &str) -> Option<Self> {
        let entries = self.entries_mut()?;
        let at = entries.iter().position(|entry| entry.key == key)?;
        Some(entries.remove(at).value)
    }

    /// Sets a key of an object, in its old place or as the last.
    pub(super) fn put(&mut self, key: &str, value: Self) {
        let Some(entries) = self.entries_mut() else { return };
        match entries.iter_mut().find(|entry| entry.key == key) {
            Some(entry) => entry.value = value,
            None => entries.push(Entry::made(key, value)),
        }
    }

    /// Takes a key of an object away.
    pub(super) fn remove(&mut self, key: &str) {
        if let Value::Object(entries) = &mut self.value {
            entries.retain(|entry| entry.key != key);
        }
    }
}

impl Entry {
    /// A key made by us, with the place of the value it stands for.
    pub(super) fn made(key: impl Into<String>, value: Node) -> Self {
        Self { key: key.into(), key_span: value.span.clone(), value }
    }
}

/// Writes a key as one token of a JSON pointer.
#[must_use]
pub fn escape(key: &str) -> String {
    if key.contains(['~', '/']) { key.replace('~', "~0").replace('/', "~1") } else { key.to_owned() }
}

/// Reads one token of a JSON pointer back into a key.
#[must_use]
pub fn unescape(token: &str) -> String {
    key_of(token).into_owned()
}

/// The key that a token of a JSON pointer stands for: the token itself, but for a few.
pub(super) fn key_of(token: &str) -> Cow<'_, str> {
    if token.contains('~') { token.replace("~1", "/").replace("~0", "~").into() } else { token.into() }
}
