//! Takes a YAML text apart.

use std::collections::HashMap;
use std::str;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, Tag, options};

use super::super::decode::{DecodeError, Document};

/// Deepest nesting read, as of JSON.
const DEEPEST: usize = 128;

/// What aliases may add to any body, in bytes of texts and nodes; to a longer body more. A text of a few lines could
/// otherwise name more than memory holds.
const LEAST_REPEATED: usize = 1 << 22;

/// How often aliases may add what a long body has.
const MOST_OFTEN: usize = 4;

/// The key by which YAML 1.1 merges another object into this one.
const MERGE: &str = "<<";

/// The anchor of what has none.
const NONE: usize = 0;

/// Reads a body of one YAML document in UTF-8; one without anything in it is null.
///
/// # Errors
/// When it is not that: not UTF-8, not YAML, a second document, a key that is no scalar or merges (`<<`), nested deeper
/// than 128, aliases that add more than 4 MiB and four times the body, or one within what it stands for. The error names
/// line and column.
pub fn read(body: &[u8]) -> Result<Document, DecodeError> {
    let text = str::from_utf8(body).map_err(|error| {
        DecodeError::new(format!(
            "the body is not UTF-8 at byte {}",
            error.valid_up_to()
        ))
    })?;
    let limits = options! { flow_nesting_limit: DEEPEST, block_nesting_limit: DEEPEST };
    let mut reader = Reader {
        left: LEAST_REPEATED.max(body.len().saturating_mul(MOST_OFTEN)),
        ..Reader::default()
    };
    for event in Parser::new_from_str_with_options(text, limits) {
        let (event, span) = event.map_err(|error| unreadable(&error))?;
        let written = span.slice(text).unwrap_or_default();
        reader.take(event, written).map_err(|problem| misplaced(problem, &span))?;
    }
    if reader.documents == 0 {
        reader.document.plain("");
    }
    Ok(reader.document)
}

#[derive(Default)]
struct Reader {
    document: Document,
    open: Vec<Open>,
    /// Where the values and names with anchors stand.
    anchors: HashMap<usize, usize>,
    documents: usize,
    /// What aliases may add yet, in bytes.
    left: usize,
}

/// A list or object that has not ended.
struct Open {
    place: usize,
    /// Whether a name comes next; never in a list.
    name: bool,
    object: bool,
}

type Taken = Result<(), &'static str>;

impl Reader {
    /// Takes what the parser found, and how it was written.
    fn take(&mut self, event: Event<'_>, written: &str) -> Taken {
        match event {
            Event::DocumentStart(..) if self.documents > 0 => {
                Err("a second document begins")
            }
            Event::DocumentStart(..) => {
                self.documents += 1;
                Ok(())
            }
            Event::Scalar(text, style, anchor, tag) => {
                let plain = is_plain(style, tag.as_deref());
                // The parser writes a tilde for what is not there.
                let text =
                    if plain && text == "~" && written != "~" { "" } else { &text };
                self.scalar(text, plain, anchor)
            }
            Event::SequenceStart(_, anchor, _) => self.begin(anchor, false),
            Event::MappingStart(_, anchor, _) => self.begin(anchor, true),
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop() {
                    self.document.end(open.place);
                }
                Ok(())
            }
            Event::Alias(anchor) => self.alias(anchor),
            _ => Ok(()),
        }
    }

    fn scalar(&mut self, text: &str, plain: bool, anchor: usize) -> Taken {
        self.remember(anchor);
        match (self.is_name(), plain) {
            (true, true) if text == MERGE => return Err("a key merges another object"),
            (true, _) => self.document.name(text, plain),
            (false, true) => self.document.plain(text),
            (false, false) => self.document.text(text),
        }
        Ok(())
    }

    fn begin(&mut self, anchor: usize, object: bool) -> Taken {
        if self.is_name() {
            return Err("a key is no scalar");
        }
        if self.open.len() == DEEPEST {
            return Err("it is nested deeper than 128");
        }
        self.remember(anchor);
        let place = if object {
            self.document.begin_object()
        } else {
            self.document.begin_list()
        };
        self.open.push(Open { place, name: object, object });
        Ok(())
    }

    /// Remembers where the value or name stands that comes next.
    fn remember(&mut self, anchor: usize) {
        if anchor != NONE {
            self.anchors.insert(anchor, self.document.place());
        }
    }

    fn alias(&mut self, anchor: usize) -> Taken {
        let place = self.anchors.get(&anchor).copied();
        let place = place.ok_or("an alias has no anchor before it")?;
        if self.open.iter().any(|open| open.place == place) {
            return Err("an alias stands within what it stands for");
        }
        let left = self.left.checked_sub(self.document.weight(place));
        self.left = left.ok_or("aliases add too much")?;
        if !self.is_name() {
            self.document.repeat(place);
        } else if !self.document.repeat_name(place) {
            return Err("a key is no scalar");
        }
        Ok(())
    }

    /// Whether a name is what comes now; what comes after it is its value.
    fn is_name(&mut self) -> bool {
        let Some(open) = self.open.last_mut() else { return false };
        let name = open.name;
        open.name = open.object && !name;
        name
    }
}

/// Whether a scalar's type is what is asked for: without quotes, unless its tag makes it a text, and with quotes where its
/// tag makes it none.
fn is_plain(style: ScalarStyle, tag: Option<&Tag>) -> bool {
    let plain = style == ScalarStyle::Plain;
    let Some(tag) = tag else { return plain };
    match tag.core_suffix() {
        Some("bool" | "float" | "int" | "null") => true,
        Some(_) => false,
        None => plain && !is_text(tag),
    }
}

/// Whether a tag that is not of YAML's core makes a text: `!`, `!!binary`, `!!timestamp`.
fn is_text(tag: &Tag) -> bool {
    matches!(tag.suffix(), "" | "!" | "binary" | "timestamp")
}

#[cold]
fn unreadable(error: &ScanError) -> DecodeError {
    let at = error.marker();
    let (line, column) = (at.line(), at.col() + 1);
    let message = error.info();
    DecodeError::new(format!(
        "the body is not valid YAML at line {line}, column {column}: {message}"
    ))
}

#[cold]
fn misplaced(problem: &str, span: &Span) -> DecodeError {
    let (line, column) = (span.start.line(), span.start.col() + 1);
    DecodeError::new(format!(
        "the body is not read at line {line}, column {column}: {problem}"
    ))
}
