//! A body that the reader of another encoding has taken apart.

use std::ops::Range;
use std::str;

use super::tape::{Kind, Node, Tape};
use super::{DecodeError, plain};

/// What a value or name weighs besides its text, in bytes.
const NODE: usize = size_of::<Node>();

/// The values of a body that is not JSON, for [`Decoder`](super::Decoder) to read as it reads JSON's.
///
/// An encoding's reader adds them in their order, of a property its name before its value. Of a scalar without quotes it
/// need not know the type: whoever reads it asks for one, and a text is then what was written.
#[derive(Debug, Clone, Default)]
pub struct Document {
    text: Vec<u8>,
    nodes: Vec<Node>,
}

impl Document {
    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        self.scalar(Kind::Text, false, text);
    }

    /// Adds a property's name, and whether it has no quotes, so that it may be repeated as a value.
    pub fn name(&mut self, text: &str, plain: bool) {
        self.scalar(Kind::Text, plain, text);
    }

    /// Adds a scalar whose type is told by what is asked for. Where nothing is, as in
    /// [`Json`](super::super::json::Json), it is what YAML 1.1 and 1.2 both take it for: null, a truth or a number,
    /// and else a text.
    pub fn plain(&mut self, text: &str) {
        self.scalar(plain::kind(text), true, text);
    }

    /// Adds a list, whose elements follow up to [`end`](Self::end); gives its place.
    pub fn begin_list(&mut self) -> usize {
        self.begin(Kind::Array)
    }

    /// Adds an object, whose names and values follow up to [`end`](Self::end); gives its place.
    pub fn begin_object(&mut self) -> usize {
        self.begin(Kind::Object)
    }

    /// Ends the list or object that was begun at this place.
    pub fn end(&mut self, place: usize) {
        let (end, next) = (self.text.len(), self.nodes.len());
        if let Some(node) = self.nodes.get_mut(place) {
            node.close(end, next);
        }
    }

    /// Where the next value goes.
    #[must_use]
    pub fn place(&self) -> usize {
        self.nodes.len()
    }

    /// What the value or name at this place adds when it is repeated: the bytes of its texts, which whoever reads them
    /// copies, and those of its nodes.
    #[must_use]
    pub fn weight(&self, place: usize) -> usize {
        let nodes = self.nodes.get(self.range(place)).unwrap_or_default();
        nodes.iter().map(|node| NODE + node.scalar().map_or(0, |text| text.len())).sum()
    }

    /// Adds the value or name at this place once more, as a value.
    pub fn repeat(&mut self, place: usize) {
        let by = self.nodes.len().saturating_sub(place);
        let kind = self.plain_text(place).map(plain::kind);
        let again = self.nodes.get(self.range(place)).unwrap_or_default().to_vec();
        self.nodes.extend(again.into_iter().map(|node| {
            let node = node.moved(by);
            kind.map_or(node, |kind| node.of_kind(kind))
        }));
    }

    /// Adds the value or name at this place once more, as a name; `false` where a list or an object stands there, which
    /// is none.
    pub fn repeat_name(&mut self, place: usize) -> bool {
        let by = self.nodes.len().saturating_sub(place);
        let node = self.nodes.get(place).filter(|node| node.scalar().is_some());
        let name = node.map(|node| node.of_kind(Kind::Text).moved(by));
        self.nodes.extend(name);
        name.is_some()
    }

    /// The tape of all of it.
    ///
    /// # Errors
    /// When its texts are longer than 4 GiB, or its values and names more than 4,294,967,295.
    pub(super) fn tape(&self) -> Result<Tape<'_>, DecodeError> {
        let most = self.text.len().max(self.nodes.len());
        if u32::try_from(most).is_err() {
            return Err(DecodeError::new("the body is longer than 4 GiB"));
        }
        Ok(Tape::of(&self.text, &self.nodes))
    }

    /// Where the value or name at this place and all in it stand.
    fn range(&self, place: usize) -> Range<usize> {
        place..self.nodes.get(place).map_or(place, |node| node.next())
    }

    /// The text of the value or name at this place, where it has no quotes.
    fn plain_text(&self, place: usize) -> Option<&str> {
        let node = self.nodes.get(place).filter(|node| node.is_plain())?;
        str::from_utf8(self.text.get(node.scalar()?)?).ok()
    }

    fn scalar(&mut self, kind: Kind, plain: bool, text: &str) {
        let start = self.text.len();
        self.text.extend_from_slice(text.as_bytes());
        let next = self.nodes.len() + 1;
        self.nodes.push(Node::new(kind, plain, start..self.text.len(), next));
        // Between scalars, so that lists whose texts follow each other alike still differ.
        self.text.push(0);
    }

    fn begin(&mut self, kind: Kind) -> usize {
        let (start, place) = (self.text.len(), self.nodes.len());
        self.nodes.push(Node::new(kind, false, start..start, place + 1));
        place
    }
}
