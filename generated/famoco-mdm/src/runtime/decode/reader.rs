//! A place in a JSON text, and the steps that can be taken from there.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{Deserialize, IgnoredAny, Visitor};
use serde_json::value::RawValue;

use super::DecodeError;

/// Deepest nesting read, as in `serde_json`: far above real bodies, far below the stack.
const DEEPEST: usize = 128;

/// What the next value is, told from its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

/// A text and a place in it; a copy of the reader is a place to return to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'de> {
    text: &'de [u8],
    at: usize,
    depth: usize,
}

impl<'de> Reader<'de> {
    pub(super) fn new(body: &'de [u8]) -> Self {
        let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
        Self { text, at: 0, depth: 0 }
    }

    /// The kind of the next value, which stays unread.
    pub(super) fn kind(&mut self) -> Result<Kind, DecodeError> {
        match self.peek() {
            Some(b'n') => Ok(Kind::Null),
            Some(b't' | b'f') => Ok(Kind::Boolean),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b'"') => Ok(Kind::String),
            Some(b'[') => Ok(Kind::Array),
            Some(b'{') => Ok(Kind::Object),
            _ => Err(self.unexpected("a value")),
        }
    }

    pub(super) fn null(&mut self) -> Result<(), DecodeError> {
        if self.word("null") { Ok(()) } else { self.scalar("null") }
    }

    pub(super) fn boolean(&mut self) -> Result<bool, DecodeError> {
        match self.word("true") {
            true => Ok(true),
            false if self.word("false") => Ok(false),
            false => self.scalar("true or false"),
        }
    }

    /// The text of a number, as sent.
    pub(super) fn number(&mut self) -> Result<&'de str, DecodeError> {
        match self.plain_integer() {
            Some(text) => Ok(text),
            None => Ok(self.scalar::<&RawValue>("a number")?.get()),
        }
    }

    /// Most numbers are integers that need no parser: digits, and then what ends a value.
    fn plain_integer(&mut self) -> Option<&'de str> {
        let rest = self.text.get(self.at..)?;
        let digits = rest.strip_prefix(b"-").unwrap_or(rest);
        let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let length = rest.len() - digits.len() + count;
        let zero_first = count > 1 && digits.starts_with(b"0");
        if count == 0 || zero_first || !self.ends_at(self.at + length) {
            return None;
        }
        let text = std::str::from_utf8(rest.get(..length)?).ok()?;
        self.at += length;
        Some(text)
    }

    /// Passes over `word` if it is the value.
    fn word(&mut self, word: &str) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let found =
            rest.starts_with(word.as_bytes()) && self.ends_at(self.at + word.len());
        if found {
            self.at += word.len();
        }
        found
    }

    /// Whether a value that reaches up to `at` is over there.
    fn ends_at(&self, at: usize) -> bool {
        matches!(
            self.text.get(at),
            None | Some(b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t')
        )
    }

    /// A string, borrowed unless it holds an escape.
    pub(super) fn string(&mut self) -> Result<Cow<'de, str>, DecodeError> {
        match self.plain_string() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => Ok(self.scalar::<Text<'de>>("a string in UTF-8")?.0),
        }
    }

    /// Most strings hold no escape: those need no parser.
    fn plain_string(&mut self) -> Option<&'de str> {
        let rest = self.text.get(self.at..)?.strip_prefix(b"\"")?;
        let end = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
        let text = rest.get(..end).filter(|_| rest.get(end) == Some(&b'"'))?;
        let text = std::str::from_utf8(text).ok()?;
        self.at += end + 2;
        Some(text)
    }

    /// Passes over any value without looking into it, however deep.
    pub(super) fn skip(&mut self) -> Result<(), DecodeError> {
        self.scalar::<IgnoredAny>("a value").map(drop)
    }

    /// The text of any value.
    pub(super) fn raw(&mut self) -> Result<&'de RawValue, DecodeError> {
        self.scalar("a value")
    }

    /// Enters an array or object.
    pub(super) fn open(&mut self) -> Result<(), DecodeError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(DecodeError::new(format!("nested deeper than {DEEPEST}")));
        }
        self.at += 1;
        Ok(())
    }

    /// Whether another element or property follows; the bracket is left behind when none does.
    pub(super) fn more(&mut self, first: bool, close: u8) -> Result<bool, DecodeError> {
        match self.peek() {
            Some(byte) if byte == close => {
                self.depth -= 1;
                self.at += 1;
                Ok(false)
            }
            Some(b',') if !first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if first => Ok(true),
            _ => Err(self.unexpected("a comma or the closing bracket")),
        }
    }

    /// Reads a property's name and the colon after it.
    pub(super) fn key(&mut self) -> Result<Cow<'de, str>, DecodeError> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a property name"));
        }
        let key = self.string()?;
        if self.peek() != Some(b':') {
            return Err(self.unexpected("a colon"));
        }
        self.at += 1;
        Ok(key)
    }

    /// Checks that only white space follows.
    pub(super) fn end(&mut self) -> Result<(), DecodeError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.unexpected("the end of the body")),
        }
    }

    fn scalar<T: Deserialize<'de>>(&mut self, what: &str) -> Result<T, DecodeError> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<T>();
        match values.next() {
            Some(Ok(value)) => {
                self.at += values.byte_offset();
                Ok(value)
            }
            _ => Err(self.unexpected(what)),
        }
    }

    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.text.get(self.at) {
            self.at += 1;
        }
        self.text.get(self.at).copied()
    }

    fn unexpected(&self, wanted: &str) -> DecodeError {
        let place =
            if self.at < self.text.len() { "is not valid JSON" } else { "ends early" };
        DecodeError::new(format!(
            "the body {place}: expected {wanted} at byte {}",
            self.at
        ))
    }
}

struct Text<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: serde_core::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}
