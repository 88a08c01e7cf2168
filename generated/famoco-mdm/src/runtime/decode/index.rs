//! Where each value of a JSON text stands (RFC 8259), found in one pass.

use serde_core::de::IgnoredAny;

use super::DecodeError;
use super::tape::{Kind, Tape};

/// Deepest nesting read, as in `serde_json`: far above real bodies, far below the stack. What is deeper is looked
/// through, but has no nodes.
pub(super) const DEEPEST: usize = 128;

/// Finds the values of a whole text.
///
/// # Errors
/// When the text is not one value of JSON. Of strings only the ends are looked for: whether one is UTF-8, and its pairs
/// of surrogates are whole, is told when it is read.
pub(super) fn index(text: &[u8]) -> Result<Tape<'_>, DecodeError> {
    if u32::try_from(text.len()).is_err() {
        return Err(DecodeError::new("the body is longer than 4 GiB"));
    }
    let mut index = Index { at: 0, depth: 0, tape: Tape::new(text) };
    index.value()?;
    match index.peek() {
        None => Ok(index.tape),
        Some(_) => Err(index.unexpected("the end of the body")),
    }
}

/// How many bytes the number takes with which a text begins (RFC 8259 section 6).
pub(in super::super) fn number(text: &[u8]) -> Option<usize> {
    let digits = |from: usize| {
        let digits = text.get(from..)?.iter().take_while(|byte| byte.is_ascii_digit());
        let count = digits.count();
        (count > 0).then_some(from + count)
    };
    let first = usize::from(text.starts_with(b"-"));
    let mut end = digits(first)?;
    if text.get(first) == Some(&b'0') && end > first + 1 {
        return None;
    }
    if text.get(end) == Some(&b'.') {
        end = digits(end + 1)?;
    }
    if let Some(b'e' | b'E') = text.get(end) {
        let signed = matches!(text.get(end + 1), Some(b'+' | b'-'));
        end = digits(end + 1 + usize::from(signed))?;
    }
    Some(end)
}

struct Index<'a> {
    at: usize,
    depth: usize,
    tape: Tape<'a>,
}

impl Index<'_> {
    fn value(&mut self) -> Result<(), DecodeError> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') => self.container(Kind::Object, b'}'),
            Some(b'[') => self.container(Kind::Array, b']'),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word(Kind::True, b"true", "true or false"),
            Some(b'f') => self.word(Kind::False, b"false", "true or false"),
            Some(b'n') => self.word(Kind::Null, b"null", "null"),
            _ => Err(self.unexpected("a value")),
        }
    }

    fn container(&mut self, kind: Kind, close: u8) -> Result<(), DecodeError> {
        if self.depth == DEEPEST {
            return self.skip(kind);
        }
        self.depth += 1;
        let own = self.tape.push(kind, self.at, self.at);
        self.at += 1;
        let mut count = 0;
        while self.more(count == 0, close)? {
            let name = match kind {
                Kind::Object => Some(self.name()?),
                _ => None,
            };
            if let Err(error) = self.value() {
                let name = name.and_then(|name| self.tape.string(name).ok());
                return Err(error.inside(&name.unwrap_or(count.to_string().into())));
            }
            count += 1;
        }
        self.depth -= 1;
        self.tape.close(own, self.at);
        Ok(())
    }

    /// Whether another element or property follows; the bracket is left behind when none does.
    fn more(&mut self, first: bool, close: u8) -> Result<bool, DecodeError> {
        match self.peek() {
            Some(byte) if byte == close => {
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

    /// A property's name and the colon after it; gives the name's node.
    fn name(&mut self) -> Result<usize, DecodeError> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a property name"));
        }
        self.string()?;
        if self.peek() != Some(b':') {
            return Err(self.unexpected("a colon"));
        }
        self.at += 1;
        Ok(self.tape.len() - 1)
    }

    fn string(&mut self) -> Result<(), DecodeError> {
        let start = self.at + 1;
        let mut kind = Kind::Text;
        let mut end = start;
        loop {
            let rest = self.tape.text.get(end..).unwrap_or_default();
            end += rest.iter().take_while(|byte| is_plain(**byte)).count();
            match self.tape.text.get(end) {
                Some(b'"') => break,
                Some(b'\\') => kind = Kind::Escaped,
                _ => return Err(self.unexpected("a string in UTF-8")),
            }
            match escape(self.tape.text.get(end + 1..).unwrap_or_default()) {
                Some(length) => end += 1 + length,
                None => return Err(self.unexpected("a string in UTF-8")),
            }
        }
        self.tape.push(kind, start, end);
        self.at = end + 1;
        Ok(())
    }

    fn number(&mut self) -> Result<(), DecodeError> {
        let rest = self.tape.text.get(self.at..).unwrap_or_default();
        match number(rest) {
            Some(length) => {
                self.scalar(Kind::Number, length);
                Ok(())
            }
            None => Err(self.unexpected("a number")),
        }
    }

    fn word(
        &mut self,
        kind: Kind,
        word: &[u8],
        wanted: &str,
    ) -> Result<(), DecodeError> {
        let rest = self.tape.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(self.unexpected(wanted));
        }
        self.scalar(kind, word.len());
        Ok(())
    }

    /// Passes over a value that is too deep to be read.
    fn skip(&mut self, kind: Kind) -> Result<(), DecodeError> {
        let rest = self.tape.text.get(self.at..).unwrap_or_default();
        let mut values =
            serde_json::Deserializer::from_slice(rest).into_iter::<IgnoredAny>();
        match values.next() {
            Some(Ok(_)) => {
                self.scalar(kind, values.byte_offset());
                Ok(())
            }
            _ => Err(self.unexpected("a value")),
        }
    }

    fn scalar(&mut self, kind: Kind, length: usize) {
        self.tape.push(kind, self.at, self.at + length);
        self.at += length;
    }

    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.tape.text.get(self.at) {
            self.at += 1;
        }
        self.tape.text.get(self.at).copied()
    }

    #[cold]
    fn unexpected(&self, wanted: &str) -> DecodeError {
        self.tape.unexpected(self.at, wanted)
    }
}

/// Whether a byte of a string stands for itself and does not end it.
fn is_plain(byte: u8) -> bool {
    !matches!(byte, b'"' | b'\\' | 0..0x20)
}

/// How many bytes an escape takes behind its backslash.
fn escape(text: &[u8]) -> Option<usize> {
    match text.first()? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(1),
        b'u' if text.get(1..5)?.iter().all(u8::is_ascii_hexdigit) => Some(5),
        _ => None,
    }
}
