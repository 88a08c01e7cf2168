//! A body that the reader of another encoding has taken apart.

use super::plain;
use super::tape::{Kind, Node, Tape};

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
    /// Adds a text, or a property's name.
    pub fn text(&mut self, text: &str) {
        self.scalar(Kind::Text, false, text);
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

    /// How many values and names the value at this place has, itself included.
    #[must_use]
    pub fn size(&self, place: usize) -> usize {
        self.nodes.get(place).map_or(0, |node| node.next().saturating_sub(place))
    }

    /// Adds the value at this place once more.
    pub fn repeat(&mut self, place: usize) {
        let by = self.nodes.len().saturating_sub(place);
        let range = place..place + self.size(place);
        let again = self.nodes.get(range).unwrap_or_default().to_vec();
        self.nodes.extend(again.into_iter().map(|node| node.moved(by)));
    }

    /// The tape of all of it.
    pub(super) fn tape(&self) -> Tape<'_> {
        Tape::of(&self.text, self.nodes.clone())
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
