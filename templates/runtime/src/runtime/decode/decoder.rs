//! The state of one decoding: where it is, how it got there, what it had to correct.

use std::borrow::Cow;

use super::drift::{Drift, DriftKind, Mode};
use super::error::push_step;
use super::index::{DEEPEST, index};
use super::{Decode, DecodeError, Document, Kind, Tape, View};

/// Most deviations recorded for one body, so that a list of a million gaps stays cheap.
const MOST_DRIFT: usize = 100;

/// The place of a value that should be there and is not.
pub(super) const NOWHERE: usize = usize::MAX;

/// A JSON body while it is read: it stands at a value, which it hands over as whatever is asked for.
#[derive(Debug)]
pub struct Decoder<'a> {
    pub(super) tape: Tape<'a>,
    /// The value at hand.
    pub(super) at: usize,
    /// Whether it is never corrected.
    exact: bool,
    pub(super) mode: Mode,
    pub(super) frame: Frame,
    /// The values of the declared properties of all objects under way.
    pub(super) slots: Vec<usize>,
    path: Vec<Step>,
    drift: Vec<Drift>,
    /// How many deviations there were, whether or not they are listed.
    deviations: usize,
    /// How many values unions read once more.
    pub(super) retried: usize,
}

/// An object under way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) at: usize,
    /// The properties it declares.
    pub(super) names: &'static [&'static str],
    /// Where their slots begin.
    pub(super) slots: usize,
    /// The property that is read next.
    pub(super) next: usize,
}

/// One step from a value to a value in it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// To a property that is declared.
    Name(&'static str),
    /// To a property whose name stands at this node.
    Key(usize),
    /// To an element.
    Index(usize),
}

/// What [`Decoder::leave`] returns to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entered {
    outer: Frame,
    /// The value that was entered.
    pub(super) at: usize,
}

impl<'a> Decoder<'a> {
    /// Stands at the whole of `body`.
    pub(in super::super) fn new(
        body: &'a [u8],
        mode: Mode,
    ) -> Result<Self, DecodeError> {
        let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
        if text.iter().all(u8::is_ascii_whitespace) {
            return Ok(Self::at_root(Tape::new(&[]), Mode::Empty));
        }
        Ok(Self::at_root(index(text)?, mode))
    }

    /// Stands at the whole of a body of another encoding.
    ///
    /// # Errors
    /// When the body is longer than 4 GiB.
    pub(in super::super) fn over(
        document: &'a Document,
        mode: Mode,
    ) -> Result<Self, DecodeError> {
        Ok(Self::at_root(document.tape()?, mode))
    }

    fn at_root(tape: Tape<'a>, mode: Mode) -> Self {
        Self {
            tape,
            at: 0,
            exact: false,
            mode,
            frame: Frame { at: 0, names: &[], slots: 0, next: 0 },
            slots: Vec::new(),
            path: Vec::new(),
            drift: Vec::new(),
            deviations: 0,
            retried: 0,
        }
    }

    /// Reads the JSON that a text at this place holds; what is corrected in it counts as corrected here.
    ///
    /// # Errors
    /// When it is not JSON, or does not fit.
    pub fn nested<T: Decode>(&mut self, text: &str) -> Result<T, DecodeError> {
        let mut inner = Decoder::new(text.as_bytes(), self.mode)
            .map_err(|error| inside_text(&error))?;
        let value = T::decode(&mut inner).map_err(|error| inside_text(&error))?;
        for Drift { pointer, kind } in inner.into_drift() {
            self.record(format!("{}{pointer}", self.pointer()), kind);
        }
        Ok(value)
    }

    /// The value at hand, to be looked at.
    pub(in super::super) fn view(&self) -> View<'_> {
        self.tape.view(self.at)
    }

    /// What was corrected.
    pub(super) fn into_drift(self) -> Vec<Drift> {
        self.drift
    }

    /// What stands here; `None` where nothing does.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.tape.kind(self.at)
    }

    /// The gap at this place: a missing property, or a null.
    pub(super) fn gap(&self) -> Option<DriftKind> {
        match self.kind() {
            None => Some(DriftKind::Missing),
            Some(Kind::Null) => Some(DriftKind::Null),
            Some(_) => None,
        }
    }

    /// Whether the value must be replaced by its type's empty one.
    ///
    /// # Errors
    /// When it may not.
    pub(super) fn corrected(&mut self) -> Result<bool, DecodeError> {
        match self.gap() {
            None => Ok(false),
            Some(kind) => self.correct(kind).map(|()| true),
        }
    }

    /// A gap in a type that has null among its values: only a missing property is a deviation.
    pub(super) fn nothing(&mut self) -> Result<bool, DecodeError> {
        match self.gap() {
            None => Ok(false),
            Some(DriftKind::Missing) => self.correct(DriftKind::Missing).map(|()| true),
            Some(_) => Ok(true),
        }
    }

    /// Agrees to correct the value at hand, or refuses.
    fn correct(&mut self, kind: DriftKind) -> Result<(), DecodeError> {
        if self.exact || self.mode != Mode::Lenient {
            return Err(self.refusal(kind));
        }
        self.record(self.pointer(), kind);
        Ok(())
    }

    /// The error for a gap that is not corrected.
    pub(super) fn refusal(&self, kind: DriftKind) -> DecodeError {
        DecodeError::new(match kind {
            _ if self.mode == Mode::Empty => "the body is empty",
            DriftKind::Missing => "the required property is missing",
            DriftKind::Null => "null where a value was promised",
            DriftKind::Variant => "the variant does not decode",
        })
    }

    /// Stands at a value within the present one, until [`Self::leave`].
    pub(super) fn enter(&mut self, step: Step, at: usize, exact: bool) -> Entered {
        self.path.push(step);
        self.at = at;
        self.exact = exact;
        Entered { outer: self.frame, at }
    }

    /// Leaves the value entered last; an error that knows no place yet gets this one.
    pub(super) fn leave<T>(
        &mut self,
        entered: Entered,
        value: Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let value = value.map_err(|error| self.located(error));
        self.path.pop();
        self.resume(entered.outer);
        value
    }

    /// Goes on with an object.
    pub(super) fn resume(&mut self, frame: Frame) {
        self.slots.truncate(frame.slots + frame.names.len());
        self.frame = frame;
    }

    /// # Errors
    /// When what the value at hand holds is too deep.
    pub(super) fn check_depth(&self) -> Result<(), DecodeError> {
        if self.path.len() < DEEPEST {
            return Ok(());
        }
        Err(DecodeError::new(format!("nested deeper than {DEEPEST}")))
    }

    /// The error with the present place, unless it knows an inner one.
    pub(super) fn located(&self, error: DecodeError) -> DecodeError {
        error.at(|| self.pointer())
    }

    /// Notes a deviation.
    pub(super) fn record(&mut self, pointer: String, kind: DriftKind) {
        self.deviations += 1;
        if self.drift.len() < MOST_DRIFT {
            self.drift.push(Drift { pointer, kind });
        }
    }

    /// How many deviations there were, to return to by [`Self::forget`].
    pub(super) fn deviations(&self) -> usize {
        self.deviations
    }

    pub(super) fn forget(&mut self, deviations: usize) {
        self.deviations = deviations;
        self.drift.truncate(deviations);
    }

    /// The place of the value at hand.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            match *step {
                Step::Name(name) => push_step(&mut pointer, name),
                Step::Key(at) => {
                    let name = self.tape.string(at).unwrap_or_default();
                    push_step(&mut pointer, &name);
                }
                Step::Index(index) => push_step(&mut pointer, &index.to_string()),
            }
        }
        pointer
    }

    /// The error of a value of another type.
    #[cold]
    pub(super) fn invalid_type(&self, expected: &str) -> DecodeError {
        let number = self.tape.number(self.at);
        let found = match self.kind() {
            None | Some(Kind::Null) => Cow::Borrowed("null"),
            Some(Kind::True) => Cow::Borrowed("boolean `true`"),
            Some(Kind::False) => Cow::Borrowed("boolean `false`"),
            Some(Kind::Number) if number.contains(['.', 'e', 'E']) => {
                format!("floating point `{number}`").into()
            }
            Some(Kind::Number) => format!("integer `{number}`").into(),
            Some(Kind::Text | Kind::Escaped) => match self.tape.string(self.at) {
                Ok(text) => format!("string {text:?}").into(),
                Err(error) => return error,
            },
            Some(Kind::Array) => Cow::Borrowed("sequence"),
            Some(Kind::Object) => Cow::Borrowed("map"),
        };
        DecodeError::new(format!("invalid type: {found}, expected {expected}"))
    }
}

/// The error of a text that holds JSON: its own place is one within the text.
#[cold]
fn inside_text(error: &DecodeError) -> DecodeError {
    DecodeError::new(format!("in the text: {error}"))
}
