//! The text of a stream of events, in whatever pieces it comes (WHATWG HTML section 9.2.6).

use std::collections::VecDeque;
use std::mem;
use std::sync::Arc;
use std::time::Duration;

/// A mark at the start of a stream that says UTF-8 and nothing else.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// An event as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) name: String,
    /// The last id up to here; shared, for one piece may hold many events behind a long id.
    pub(super) id: Option<Arc<str>>,
    pub(super) data: String,
    /// Whether there is data: without, it is no event but may have brought an id.
    pub(super) has_data: bool,
}

/// Takes bytes, gives events.
#[derive(Debug)]
pub(super) struct Parser {
    /// The line under way.
    line: Vec<u8>,
    /// Whether the last byte was a carriage return, so that a line feed after it ends no line.
    returned: bool,
    /// Whether a first line was read, before which a mark may stand.
    begun: bool,
    name: String,
    data: String,
    has_data: bool,
    id: Option<Arc<str>>,
    retry: Option<Duration>,
    events: VecDeque<Raw>,
    /// Most bytes of one event.
    cap: usize,
    /// The event under way is longer than allowed.
    full: bool,
}

impl Parser {
    pub(super) fn new(cap: usize) -> Self {
        Self {
            line: Vec::new(),
            returned: false,
            begun: false,
            name: String::new(),
            data: String::new(),
            has_data: false,
            id: None,
            retry: None,
            events: VecDeque::new(),
            cap,
            full: false,
        }
    }

    /// The next event that is complete.
    pub(super) fn take(&mut self) -> Option<Raw> {
        self.events.pop_front()
    }

    /// Whether the event under way is longer than allowed.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    pub(super) fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// Takes the next piece. Lines end in LF, CR, or both, also where a piece ends in between.
    pub(super) fn push(&mut self, mut piece: &[u8]) {
        while let Some((&first, rest)) = piece.split_first() {
            if mem::take(&mut self.returned) && first == b'\n' {
                piece = rest;
                continue;
            }
            let end = piece.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let part = &piece[..end.unwrap_or(piece.len())];
            let length = self.line.len().saturating_add(part.len());
            self.full = length.saturating_add(self.data.len()) > self.cap;
            if self.full {
                return;
            }
            self.line.extend_from_slice(part);
            let Some(end) = end else { return };
            self.returned = piece[end] == b'\r';
            piece = &piece[end + 1..];
            let line = mem::take(&mut self.line);
            self.finish_line(&line);
        }
    }

    fn finish_line(&mut self, line: &[u8]) {
        let first = !mem::replace(&mut self.begun, true);
        let line = line.strip_prefix(MARK).filter(|_| first).unwrap_or(line);
        if line.is_empty() {
            return self.dispatch();
        }
        let line = String::from_utf8_lossy(line);
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => {
                if mem::replace(&mut self.has_data, true) {
                    self.data.push('\n');
                }
                self.data.push_str(value);
            }
            "id" if !value.contains('\0') => {
                self.id = (!value.is_empty()).then(|| value.into());
            }
            "retry" if value.bytes().all(|digit| digit.is_ascii_digit()) => {
                let time = value.parse().ok().map(Duration::from_millis);
                self.retry = time.or(self.retry);
            }
            _ => {}
        }
    }

    /// Ends an event, or what is none but may have brought an id.
    fn dispatch(&mut self) {
        let (name, data) = (mem::take(&mut self.name), mem::take(&mut self.data));
        let has_data = mem::take(&mut self.has_data);
        let name = if name.is_empty() { "message".to_owned() } else { name };
        if has_data || self.events.back().is_none_or(|last| last.id != self.id) {
            let id = self.id.clone();
            self.events.push_back(Raw { name, id, data, has_data });
        }
    }
}
