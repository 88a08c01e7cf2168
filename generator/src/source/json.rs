//! JSON (RFC 8259) text to a tree. No maintained library keeps the place of every node and the text of every number,
//! so this is our own parser. It reports and repairs what it can, and stops at what it cannot.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::file::SourceFile;
use super::node::{Entry, Node, Span, Value};

/// Deepest nesting that is read, as in `serde_json`; real documents stay below 30.
pub(super) const DEPTH: usize = 128;
/// Findings after which a text is given up.
const FINDINGS: usize = 100;

/// The parser has said why it cannot go on.
pub(super) struct Stop;

/// Reads a JSON text; `None` after an error that is in `diagnostics`.
pub(super) fn parse(file: &SourceFile, index: usize, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut parser =
        Parser { text: &file.text, at: 0, depth: 0, file, index, diagnostics, findings: 0, failed: false };
    let node = parser.document().ok()?;
    (!parser.failed).then_some(node)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    file: &'a SourceFile,
    index: usize,
    diagnostics: &'a mut Diagnostics,
    findings: usize,
    failed: bool,
}

impl Parser<'_> {
    fn document(&mut self) -> Result<Node, Stop> {
        self.space();
        if self.peek().is_none() {
            return Err(self.stop("empty-document", "the file is empty", self.at..self.at, EMPTY));
        }
        let node = self.value()?;
        self.space();
        if self.peek().is_some() {
            let range = self.at..self.at + self.character().len_utf8();
            return Err(self.stop("json-syntax", "text follows the end of the document", range, TRAILING));
        }
        Ok(node)
    }

    fn value(&mut self) -> Result<Node, Stop> {
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::array)?,
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number()?,
            Some(b'a'..=b'z' | b'A'..=b'Z') => self.word()?,
            _ => return Err(self.expected("a value")),
        };
        Ok(Node::new(Span { file: self.index, range: start..self.at }, value))
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Stop>) -> Result<Value, Stop> {
        if self.depth == DEPTH {
            let message = format!("the document nests deeper than {DEPTH} levels");
            return Err(self.stop("too-deep", &message, self.at..self.at + 1, DEEP));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn object(&mut self) -> Result<Value, Stop> {
        let mut entries = Vec::new();
        self.space();
        while !self.eat(b'}') {
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.expected("a key in double quotes"));
            }
            let key = self.string()?;
            let key_span = Span { file: self.index, range: start..self.at };
            self.space();
            if !self.eat(b':') {
                return Err(self.expected("`:` after the key"));
            }
            self.space();
            entries.push(Entry { key, key_span, value: self.value()? });
            self.separator(b'}')?;
        }
        Ok(Value::Object(entries))
    }

    fn array(&mut self) -> Result<Value, Stop> {
        let mut items = Vec::new();
        self.space();
        while !self.eat(b']') {
            items.push(self.value()?);
            self.separator(b']')?;
        }
        Ok(Value::Array(items))
    }

    /// The comma between two elements, or nothing before the end.
    fn separator(&mut self, end: u8) -> Result<(), Stop> {
        self.space();
        let comma = self.at;
        if !self.eat(b',') {
            return if self.peek() == Some(end) {
                Ok(())
            } else {
                Err(self.expected(if end == b'}' { "`,` or `}`" } else { "`,` or `]`" }))
            };
        }
        self.space();
        if self.peek() == Some(end) {
            self.error("a comma follows the last element", comma..comma + 1, "remove the comma")?;
        }
        Ok(())
    }

    fn word(&mut self) -> Result<Value, Stop> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            self.at += 1;
        }
        let range = start..self.at;
        match &self.text[range.clone()] {
            "null" => Ok(Value::Null),
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            word => {
                let message = format!("`{}` is no JSON value", shortened(word));
                self.error(&message, range, "write `true`, `false`, `null`, a number or a quoted string")?;
                Ok(Value::Null)
            }
        }
    }

    fn number(&mut self) -> Result<Value, Stop> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
            self.at += 1;
        }
        let text = &self.text[start..self.at];
        if !is_number(text) {
            let message = format!("`{}` is no JSON number", shortened(text));
            self.error(&message, start..self.at, "JSON numbers look like -12, 0.5 or 1.5e3")?;
        }
        Ok(Value::Number(text.to_owned()))
    }

    fn string(&mut self) -> Result<String, Stop> {
        let open = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let from = self.at;
            while self.peek().is_some_and(|byte| byte != b'"' && byte != b'\\' && byte >= 0x20) {
                self.at += 1;
            }
            text.push_str(&self.text[from..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(control) => text.push(self.control(control)?),
                None => {
                    let help = "close the string with `\"`";
                    return Err(self.stop("json-syntax", "the string has no end", open..open + 1, help));
                }
            }
        }
    }

    fn control(&mut self, control: u8) -> Result<char, Stop> {
        let message = format!("control character U+{control:04X} stands unescaped in a string");
        let help = format!("write it as \\u{control:04x}");
        let finding = Diagnostic::warning("json-control-character", message).help(help);
        self.report(finding, self.at..self.at + 1)?;
        self.at += 1;
        Ok(char::from(control))
    }

    fn escape(&mut self) -> Result<char, Stop> {
        let start = self.at;
        self.at += 1;
        let simple = match self.peek() {
            Some(b'u') => return self.unicode(start),
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            None => return Err(self.expected("the rest of the escape")),
            Some(_) => {
                let other = self.character();
                self.at += other.len_utf8();
                let message = format!("`\\{}` is no JSON escape", other.escape_default());
                self.error(&message, start..self.at, "write a backslash as `\\\\`")?;
                return Ok(other);
            }
        };
        self.at += 1;
        Ok(simple)
    }

    /// `\uXXXX`, or two that form one character beyond U+FFFF.
    fn unicode(&mut self, start: usize) -> Result<char, Stop> {
        self.at += 1;
        let first = self.four_digits(start)?;
        if let Some(character) = char::from_u32(first) {
            return Ok(character);
        }
        if first < 0xDC00 && self.text[self.at..].starts_with("\\u") {
            let before = self.at;
            self.at += 2;
            let second = self.four_digits(before)?;
            if (0xDC00..0xE000).contains(&second) {
                let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = before;
        }
        let finding = Diagnostic::warning(
            "json-surrogate",
            "half a surrogate pair is no character; U+FFFD replaces it",
        )
        .help("write both halves, or the character itself");
        self.report(finding, start..self.at)?;
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn four_digits(&mut self, start: usize) -> Result<u32, Stop> {
        let digits = self.text.as_bytes()[self.at..]
            .iter()
            .take(4)
            .take_while(|byte| byte.is_ascii_hexdigit())
            .count();
        let value = u32::from_str_radix(&self.text[self.at..self.at + digits], 16).unwrap_or(0xFFFD);
        self.at += digits;
        if digits < 4 {
            self.error("`\\u` needs four hexadecimal digits", start..self.at, "write a backslash as `\\\\`")?;
            return Ok(0xFFFD);
        }
        Ok(value)
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn character(&self) -> char {
        self.text[self.at..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expected(&mut self, what: &str) -> Stop {
        if self.peek().is_none() {
            let message = format!("the file ends where {what} is expected");
            return self.stop("json-syntax", &message, self.at..self.at, "the file may be truncated");
        }
        let found = self.character();
        let message = format!("expected {what}, found `{}`", found.escape_default());
        self.stop("json-syntax", &message, self.at..self.at + found.len_utf8(), "correct the JSON here")
    }

    fn stop(&mut self, code: &'static str, message: &str, range: Range<usize>, help: &str) -> Stop {
        let finding = Diagnostic::error(code, message).help(help);
        self.diagnostics.push(finding.at(self.file.place("", range)));
        Stop
    }

    fn error(&mut self, message: &str, range: Range<usize>, help: &str) -> Result<(), Stop> {
        self.failed = true;
        self.report(Diagnostic::error("json-syntax", message).help(help), range)
    }

    fn report(&mut self, finding: Diagnostic, range: Range<usize>) -> Result<(), Stop> {
        self.diagnostics.push(finding.at(self.file.place("", range.clone())));
        self.findings += 1;
        if self.findings < FINDINGS {
            return Ok(());
        }
        Err(self.stop("json-syntax", "too many findings; the rest is not read", range, "correct those above"))
    }
}

const EMPTY: &str = "give it an OpenAPI 3.0 document";
const TRAILING: &str = "a JSON file holds one value; remove what follows it";
pub(super) const DEEP: &str = "move the inner part to a component and refer to it with `$ref`";

/// Whether a text is a number in JSON's grammar.
pub(super) fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|text| digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}
