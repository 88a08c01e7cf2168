//! YAML text to a tree: libyaml's events, with YAML 1.2's core schema on plain scalars. libyaml-safer is the one
//! parser that reads every real document we tried; the tree, its places and its bounds are ours.

use std::collections::HashSet;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use libyaml_safer::{Error, ErrorKind, Event, EventData, Parser, ScalarStyle};

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::file::SourceFile;
use super::json::{DEEP, DEPTH, Stop};
use super::node::{Entry, Node, Span, Value};
use super::{anchors::Anchors, scalar, tags};

/// Reads a YAML text of one document; `None` after an error that is in `diagnostics`.
pub(super) fn parse(file: &SourceFile, index: usize, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut builder = Builder {
        file,
        index,
        diagnostics,
        frames: Vec::new(),
        anchors: Anchors::new(file.text.len()),
        root: None,
        documents: 0,
        at: 0..0,
        merged: false,
    };
    // Should libyaml-safer panic on a malformed text after all, that is an error too.
    let outcome = catch_unwind(AssertUnwindSafe(|| builder.run()));
    if outcome.is_err() {
        let at = builder.at.clone();
        builder.stop(
            "yaml-syntax",
            "the YAML cannot be read beyond this place",
            at,
            "correct the YAML that follows",
        );
    }
    matches!(outcome, Ok(Ok(()))).then_some(builder.root).flatten()
}

struct Builder<'a> {
    file: &'a SourceFile,
    index: usize,
    diagnostics: &'a mut Diagnostics,
    frames: Vec<Frame>,
    anchors: Anchors,
    root: Option<Node>,
    documents: usize,
    at: Range<usize>,
    merged: bool,
}

/// A list or mapping that is still open.
struct Frame {
    start: usize,
    anchor: Option<String>,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Mapping { entries: Vec<Entry>, key: Option<(String, Span)>, merges: Vec<Node> },
}

impl Builder<'_> {
    fn run(&mut self) -> Result<(), Stop> {
        if let Some(tag) = tags::before_comma(&self.file.text) {
            let message = "a tag is directly followed by a comma";
            return Err(self.stop("yaml-syntax", message, tag, "remove the tag, or put a space behind it"));
        }
        // A backslash that ends the file inside quotes is read beyond the end by libyaml-safer.
        let mut input = self.file.text.clone().into_bytes();
        input.push(b'\n');
        let mut bytes = input.as_slice();
        let mut parser = Parser::new();
        parser.set_input_string(&mut bytes);
        loop {
            let event = parser.parse().map_err(|error| self.syntax(&error))?;
            let length = self.file.text.len();
            self.at = offset(event.start_mark.index, length)..offset(event.end_mark.index, length);
            if matches!(event.data, EventData::StreamEnd) {
                return if self.root.is_some() {
                    Ok(())
                } else {
                    Err(self.stop(
                        "empty-document",
                        "the file is empty",
                        0..0,
                        "give it an OpenAPI 3.0 document",
                    ))
                };
            }
            self.event(event)?;
        }
    }

    fn event(&mut self, event: Event) -> Result<(), Stop> {
        match event.data {
            EventData::DocumentStart { .. } => self.document(),
            EventData::Scalar { anchor, tag, value, plain_implicit, style, .. } => {
                let plain = style == ScalarStyle::Plain && plain_implicit && tag.is_none();
                self.scalar(anchor, tag.as_deref(), value, plain)
            }
            EventData::Alias { anchor } => self.alias(&anchor),
            EventData::SequenceStart { anchor, tag, .. } => {
                self.tagged(tag.as_deref(), libyaml_safer::SEQ_TAG);
                self.open(anchor, Content::List(Vec::new()))
            }
            EventData::MappingStart { anchor, tag, .. } => {
                self.tagged(tag.as_deref(), libyaml_safer::MAP_TAG);
                let content = Content::Mapping { entries: Vec::new(), key: None, merges: Vec::new() };
                self.open(anchor, content)
            }
            EventData::SequenceEnd | EventData::MappingEnd => self.close(),
            _ => Ok(()),
        }
    }

    fn document(&mut self) -> Result<(), Stop> {
        self.documents += 1;
        if self.documents < 2 {
            return Ok(());
        }
        let help = "keep one document in the file";
        Err(self.stop("several-documents", "a second YAML document begins here", self.at.clone(), help))
    }

    fn scalar(
        &mut self,
        anchor: Option<String>,
        tag: Option<&str>,
        text: String,
        plain: bool,
    ) -> Result<(), Stop> {
        let span = self.span(self.at.clone());
        if let Some(Frame { content: Content::Mapping { key: key @ None, .. }, .. }) = self.frames.last_mut()
        {
            if let Some(anchor) = anchor {
                let node = Node::new(span.clone(), Value::String(text.clone()));
                self.anchors.define(anchor, &node);
            }
            let merge = plain && text == "<<";
            *key = Some((if merge { MERGE.to_owned() } else { text }, span));
            return Ok(());
        }
        let value = if plain { scalar::plain(&text) } else { self.quoted(tag, text) };
        let node = Node::new(span, value);
        if let Some(anchor) = anchor {
            self.anchors.define(anchor, &node);
        }
        self.add(node)
    }

    fn quoted(&mut self, tag: Option<&str>, text: String) -> Value {
        match tags::apply(tag, &text) {
            tags::Tagged::Value(value) => value,
            tags::Tagged::Text => Value::String(text),
            tags::Tagged::Misfit => {
                let message = format!("`{}` does not fit its tag; it is read as a string", shown(&text));
                self.warn("yaml-tag", message, "correct the value or remove the tag");
                Value::String(text)
            }
            tags::Tagged::Unknown => {
                self.tagged(tag, libyaml_safer::STR_TAG);
                scalar::plain(&text)
            }
        }
    }

    fn tagged(&mut self, tag: Option<&str>, expected: &str) {
        if let Some(tag) = tag.filter(|tag| *tag != expected && *tag != "!") {
            let message = format!("the YAML tag `{}` means nothing here and is ignored", shown(tag));
            self.warn("yaml-tag", message, "remove the tag");
        }
    }

    fn alias(&mut self, anchor: &str) -> Result<(), Stop> {
        let at = self.at.clone();
        let node = match self.anchors.copy(anchor) {
            Ok(Some((node, depth))) if depth + self.frames.len() <= DEPTH => node,
            Ok(Some(_)) => return Err(self.too_deep()),
            Ok(None) => {
                let message = format!("the alias `*{}` has no anchor before it", shown(anchor));
                return Err(self.stop(
                    "yaml-alias",
                    &message,
                    at,
                    "define `&` and the name before its first use",
                ));
            }
            Err(_) => {
                let message = "aliases expand to far more than the file holds";
                return Err(self.stop("yaml-alias", message, at, "use `$ref` instead of YAML aliases"));
            }
        };
        let span = self.span(at.clone());
        if let Some(Frame { content: Content::Mapping { key: key @ None, .. }, .. }) = self.frames.last_mut()
        {
            let (Value::String(text) | Value::Number(text)) = node.value else {
                return Err(self.complex_key());
            };
            *key = Some((text, span));
            return Ok(());
        }
        self.add(node)
    }

    fn open(&mut self, anchor: Option<String>, content: Content) -> Result<(), Stop> {
        if let Some(Frame { content: Content::Mapping { key: None, .. }, .. }) = self.frames.last() {
            return Err(self.complex_key());
        }
        if self.frames.len() == DEPTH {
            return Err(self.too_deep());
        }
        self.frames.push(Frame { start: self.at.start, anchor, content });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Stop> {
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        let value = match frame.content {
            Content::List(items) => Value::Array(items),
            Content::Mapping { mut entries, merges, .. } => {
                self.merge(&mut entries, merges);
                Value::Object(entries)
            }
        };
        let node = Node::new(self.span(frame.start..self.at.end.max(frame.start)), value);
        if let Some(anchor) = frame.anchor {
            self.anchors.define(anchor, &node);
        }
        self.add(node)
    }

    fn add(&mut self, node: Node) -> Result<(), Stop> {
        match self.frames.last_mut().map(|frame| &mut frame.content) {
            None => self.root = Some(node),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Mapping { entries, key, merges }) => match key.take() {
                Some((key, _)) if key == MERGE => merges.push(node),
                Some((key, key_span)) => entries.push(Entry { key, key_span, value: node }),
                None => return Err(self.complex_key()),
            },
        }
        Ok(())
    }

    /// Adds what `<<` names, after the mapping's own keys and without replacing any.
    fn merge(&mut self, entries: &mut Vec<Entry>, merges: Vec<Node>) {
        if merges.is_empty() {
            return;
        }
        if !std::mem::replace(&mut self.merged, true) {
            let message = "`<<` is no part of YAML 1.2; its keys are merged as in YAML 1.1";
            let place = self.file.place("", merges[0].span.range.clone());
            self.diagnostics
                .push(Diagnostic::note("yaml-merge", message).help("write the merged keys out").at(place));
        }
        let mut known: HashSet<String> = entries.iter().map(|entry| entry.key.clone()).collect();
        let lists = merges.into_iter().flat_map(|node| match node.value {
            Value::Array(items) => items,
            _ => vec![node],
        });
        for node in lists {
            match node.value {
                Value::Object(more) => {
                    entries.extend(more.into_iter().filter(|entry| known.insert(entry.key.clone())));
                }
                _ => {
                    self.at = node.span.range.clone();
                    self.warn(
                        "yaml-merge",
                        "`<<` needs a mapping; it is left out".to_owned(),
                        "name a mapping",
                    );
                }
            }
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span { file: self.index, range }
    }

    fn complex_key(&mut self) -> Stop {
        let message = "a list or mapping cannot be a key";
        self.stop("yaml-complex-key", message, self.at.clone(), "write the key as a string")
    }

    fn too_deep(&mut self) -> Stop {
        let message = format!("the document nests deeper than {DEPTH} levels");
        self.stop("too-deep", &message, self.at.clone(), DEEP)
    }

    fn syntax(&mut self, error: &Error) -> Stop {
        let length = self.file.text.len();
        let start = match error.problem_mark() {
            Some(mark) => offset(mark.index, length),
            None if error.kind() == ErrorKind::Reader => self.file.text.find(forbidden).unwrap_or(length),
            None => self.at.end,
        };
        let end = self.file.text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let mut message = error.problem().to_owned();
        if let Some(context) = error.context() {
            message = format!("{message}, {context}");
        }
        let help = match self.file.text.get(start..start + end) {
            Some("\t") => "indent with spaces; YAML takes no tabs there",
            _ => "check indentation, quotes and brackets near here",
        };
        self.stop("yaml-syntax", &message, start..start + end, help)
    }

    fn stop(&mut self, code: &'static str, message: &str, range: Range<usize>, help: &str) -> Stop {
        self.diagnostics.push(Diagnostic::error(code, message).at(self.file.place("", range)).help(help));
        Stop
    }

    fn warn(&mut self, code: &'static str, message: String, help: &str) {
        let place = self.file.place("", self.at.clone());
        self.diagnostics.push(Diagnostic::warning(code, message).at(place).help(help));
    }
}

/// Stands for a plain `<<` among keys; no scalar contains NUL unescaped, and a quoted `<<` is an ordinary key.
const MERGE: &str = "\0<<";

fn offset(index: u64, length: usize) -> usize {
    usize::try_from(index).unwrap_or(length).min(length)
}

/// Characters that YAML does not allow, escaped or not at all (YAML 1.2.2, section 5.1).
fn forbidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}'))
        || matches!(character, '\u{FFFE}' | '\u{FFFF}')
}

fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}
