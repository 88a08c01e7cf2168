//! A JSON text and where each of its values stands.

use std::borrow::Cow;
use std::ops::Range;
use std::str;

use super::{DecodeError, plain};

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Kind {
    Null,
    True,
    False,
    Number,
    /// A string without escapes.
    Text,
    /// A string with escapes.
    Escaped,
    Array,
    Object,
}

/// A value, or a property's name, behind which its value stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// Of a plain one what it is where no type is asked for.
    kind: Kind,
    /// Whether it is a scalar of another encoding without quotes, which is what is asked for.
    plain: bool,
    /// Of a string without its quotes.
    start: u32,
    end: u32,
    /// The node behind this value and all in it.
    next: u32,
}

impl Node {
    /// A value at these places of the text, and the node behind it.
    pub(super) fn new(
        kind: Kind,
        plain: bool,
        place: Range<usize>,
        next: usize,
    ) -> Self {
        let (start, end, next) = (short(place.start), short(place.end), short(next));
        Self { kind, plain, start, end, next }
    }

    /// The node behind this value and all in it.
    pub(super) fn next(self) -> usize {
        self.next as usize
    }

    /// Where the text of a scalar or a name stands; `None` for a list and an object.
    pub(super) fn scalar(self) -> Option<Range<usize>> {
        let scalar = !matches!(self.kind, Kind::Array | Kind::Object);
        scalar.then_some(self.start as usize..self.end as usize)
    }

    /// Whether it is a scalar of another encoding without quotes.
    pub(super) fn is_plain(self) -> bool {
        self.plain
    }

    /// The same scalar or name as another kind.
    pub(super) fn of_kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// Makes what is before the node `next` part of this value, which ends there in the text.
    pub(super) fn close(&mut self, end: usize, next: usize) {
        (self.end, self.next) = (short(end), short(next));
    }

    /// The same value so many nodes further.
    pub(super) fn moved(self, by: usize) -> Self {
        let next = short(self.next().saturating_add(by));
        Self { next, ..self }
    }
}

/// A text and its values, each before those in it.
#[derive(Debug)]
pub(in super::super) struct Tape<'a> {
    pub(super) text: &'a [u8],
    nodes: Cow<'a, [Node]>,
}

/// Places in a text are below 4 GiB, which is checked before.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

impl<'a> Tape<'a> {
    /// A tape without values yet.
    pub(super) fn new(text: &'a [u8]) -> Self {
        let nodes = Cow::Owned(Vec::with_capacity(text.len() / 16));
        Self { text, nodes }
    }

    /// A tape of these values.
    pub(super) fn of(text: &'a [u8], nodes: &'a [Node]) -> Self {
        let nodes = Cow::Borrowed(nodes);
        Self { text, nodes }
    }

    /// Adds a value without values in it; gives its node.
    pub(super) fn push(&mut self, kind: Kind, start: usize, end: usize) -> usize {
        let at = self.nodes.len();
        self.nodes.to_mut().push(Node::new(kind, false, start..end, at + 1));
        at
    }

    /// Makes what was added since part of the value `at`.
    pub(super) fn close(&mut self, at: usize, end: usize) {
        let next = self.nodes.len();
        if let Some(node) = self.nodes.to_mut().get_mut(at) {
            node.close(end, next);
        }
    }

    /// How many values and names there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What stands there; `None` for a place where nothing does.
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.nodes.get(at).map(|node| node.kind)
    }

    /// The node behind the value `at` and all in it.
    pub(super) fn next(&self, at: usize) -> usize {
        self.nodes.get(at).map_or(at, |node| node.next())
    }

    /// The text of the value `at`, of a string without its quotes.
    fn bytes(&self, at: usize) -> &'a [u8] {
        let node = self.nodes.get(at);
        let range = node.map(|node| node.start as usize..node.end as usize);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// The text of the number `at`.
    pub(super) fn number(&self, at: usize) -> &'a str {
        str::from_utf8(self.bytes(at)).unwrap_or_default()
    }

    /// The text of the scalar `at`, if its type is what is asked for.
    pub(super) fn plain(&self, at: usize) -> Option<&'a str> {
        let node = self.nodes.get(at)?;
        node.plain.then(|| self.number(at))
    }

    /// The boolean `at`; of a plain scalar also by other words.
    pub(super) fn flag(&self, at: usize) -> Option<bool> {
        match (self.kind(at)?, self.plain(at)) {
            (_, Some(text)) => plain::flag(text),
            (Kind::True, _) => Some(true),
            (Kind::False, _) => Some(false),
            _ => None,
        }
    }

    /// The string `at`, borrowed unless it holds an escape.
    ///
    /// # Errors
    /// When it is not UTF-8, or has half of a surrogate pair.
    pub(super) fn string(&self, at: usize) -> Result<Cow<'a, str>, DecodeError> {
        let bytes = self.bytes(at);
        let text = match self.kind(at) {
            Some(Kind::Escaped) => {
                let quoted = [b"\"", bytes, b"\""].concat();
                serde_json::from_slice(&quoted).ok().map(Cow::Owned)
            }
            _ => str::from_utf8(bytes).ok().map(Cow::Borrowed),
        };
        text.ok_or_else(|| {
            let start = self.nodes.get(at).map_or(0, |node| node.start as usize);
            self.unexpected(start.saturating_sub(1), "a string in UTF-8")
        })
    }

    /// Whether the string `at` is this one.
    pub(super) fn is_string(&self, at: usize, text: &str) -> bool {
        match self.kind(at) {
            Some(Kind::Text) => self.bytes(at) == text.as_bytes(),
            Some(Kind::Escaped) => self.string(at).is_ok_and(|found| found == text),
            _ => false,
        }
    }

    /// The names and values of the object `at`.
    pub(super) fn properties(&self, at: usize) -> impl Iterator<Item = (usize, usize)> {
        let end = self.next(at);
        let first = Some(at + 1).filter(|name| *name < end);
        let names = std::iter::successors(first, move |name| {
            Some(self.next(name + 1)).filter(|next| *next < end)
        });
        names.map(|name| (name, name + 1))
    }

    /// Why the text is not JSON.
    pub(super) fn unexpected(&self, at: usize, wanted: &str) -> DecodeError {
        let place =
            if at < self.text.len() { "is not valid JSON" } else { "ends early" };
        DecodeError::new(format!("the body {place}: expected {wanted} at byte {at}"))
    }

    /// The value `at`, to be looked at.
    pub(super) fn view(&self, at: usize) -> View<'_> {
        View { tape: self, at }
    }
}

/// A value that is looked at without being read.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct View<'a> {
    tape: &'a Tape<'a>,
    at: usize,
}

impl<'a> View<'a> {
    /// What it is.
    pub(in super::super) fn kind(self) -> Option<Kind> {
        self.tape.kind(self.at)
    }

    /// The property of this name; of a name sent twice the last. `None` for a value that is no object.
    pub(in super::super) fn get(self, name: &str) -> Option<Self> {
        if self.kind() != Some(Kind::Object) {
            return None;
        }
        let named = |(at, _): &(usize, usize)| self.tape.is_string(*at, name);
        let (_, at) = self.tape.properties(self.at).filter(named).last()?;
        Some(Self { at, ..self })
    }

    /// The element at this place of an array.
    pub(in super::super) fn element(self, index: usize) -> Option<Self> {
        self.elements().nth(index)
    }

    /// The elements of an array; none of any other value.
    pub(in super::super) fn elements(self) -> impl Iterator<Item = Self> {
        let end = self.tape.next(self.at);
        let in_array = move |at: &usize| self.kind() == Some(Kind::Array) && *at < end;
        let first = Some(self.at + 1).filter(in_array);
        let places = std::iter::successors(first, move |at| {
            Some(self.tape.next(*at)).filter(in_array)
        });
        places.map(move |at| Self { at, ..self })
    }

    /// Its text as it came; of a string without its quotes.
    pub(in super::super) fn raw(self) -> &'a [u8] {
        self.tape.bytes(self.at)
    }

    /// What a step of a JSON pointer (RFC 6901) leads to.
    pub(in super::super) fn step(self, step: &str) -> Option<Self> {
        self.get(step).or_else(|| self.element(step.parse().ok()?))
    }

    /// What a JSON pointer (RFC 6901) leads to. No tree is built.
    pub(in super::super) fn pointer(self, pointer: &str) -> Option<Self> {
        let steps = pointer.split('/').skip(1);
        let mut steps = steps.map(|step| step.replace("~1", "/").replace("~0", "~"));
        steps.try_fold(self, |value, step| value.step(&step))
    }

    /// Whether it is a list or object without anything in it, or no such thing.
    pub(in super::super) fn is_bare(self) -> bool {
        self.tape.next(self.at) == self.at + 1
    }

    /// The boolean, where it is one or may be taken for one.
    pub(in super::super) fn flag(self) -> Option<bool> {
        self.tape.flag(self.at)
    }

    /// Whether it is a text, or may be taken for one.
    pub(in super::super) fn is_text(self) -> bool {
        let text = matches!(self.kind(), Some(Kind::Text | Kind::Escaped));
        text || self.tape.plain(self.at).is_some()
    }

    /// The string, or the text of a number or boolean.
    pub(in super::super) fn text(self) -> Option<Cow<'a, str>> {
        if let Some(text) = self.tape.plain(self.at) {
            return (self.kind() != Some(Kind::Null)).then_some(Cow::Borrowed(text));
        }
        match self.kind()? {
            Kind::Text | Kind::Escaped => self.tape.string(self.at).ok(),
            Kind::Number | Kind::True | Kind::False => {
                std::str::from_utf8(self.raw()).ok().map(Cow::Borrowed)
            }
            Kind::Null | Kind::Array | Kind::Object => None,
        }
    }
}
