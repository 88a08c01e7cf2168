//! Unions: a value that is looked at, and read as one variant after the other until one fits.

use super::super::json::Json;
use super::super::union::Rule;
use super::drift::{DriftKind, Mode};
use super::{Decode, DecodeError, Decoder};

/// How often, on average, a value may be read anew because variants failed before. Variants that contain their own
/// union could otherwise be tried so often that a body of a few bytes takes for ever.
const RETRIES: usize = 64;

/// A union's value while its variants are tried.
#[derive(Debug)]
pub struct Choice {
    at: usize,
    /// Why the first variant that was tried failed.
    failure: Option<DecodeError>,
}

impl Decoder<'_> {
    /// Begins to read the value at hand as a union; `None` where what should be there is not, which is corrected to
    /// null.
    ///
    /// # Errors
    /// When that may not be corrected.
    pub fn choice(&mut self) -> Result<Option<Choice>, DecodeError> {
        let corrected = self.is_corrected_to_null()?;
        Ok((!corrected).then_some(Choice { at: self.at, failure: None }))
    }

    /// The value as a variant, if it looks like `rule` and is one.
    ///
    /// What is tried after a failure must decode without any correction: else a wrong variant would be filled with
    /// made-up values.
    pub fn attempt<T: Decode>(&mut self, choice: &mut Choice, rule: Rule) -> Option<T> {
        self.at = choice.at;
        if !rule.matches_view(self.tape.view(choice.at)) || !self.may_try(choice) {
            return None;
        }
        let (outer, deviations) = (self.frame, self.deviations());
        let value = T::decode(self).map_err(|error| self.located(error));
        self.resume(outer);
        let made_up = choice.failure.is_some() && self.deviations() > deviations;
        if value.is_ok() && !made_up {
            choice.failure = None;
            return value.ok();
        }
        self.forget(deviations);
        choice.failure = choice.failure.take().or(value.err());
        None
    }

    /// The value as JSON, because no variant took it; that one was recognised and failed is recorded.
    ///
    /// # Errors
    /// When one failed and that may not be.
    pub fn keep(&mut self, choice: Choice) -> Result<Json, DecodeError> {
        if let Some(failure) = choice.failure {
            if self.mode == Mode::Strict {
                return Err(failure);
            }
            self.record(failure.pointer().to_owned(), DriftKind::Variant);
        }
        self.at = choice.at;
        Decode::decode(self)
    }

    /// The value at hand, whatever it is; what should be there and is not is null.
    ///
    /// # Errors
    /// When it is not there and may not be corrected.
    pub fn value(&mut self) -> Result<Json, DecodeError> {
        if self.is_corrected_to_null()? { Ok(Json::Null) } else { Decode::decode(self) }
    }

    /// Other formats' readers hand over null as a value.
    fn is_corrected_to_null(&mut self) -> Result<bool, DecodeError> {
        let plain = self.mode == Mode::Plain && self.gap() == Some(DriftKind::Null);
        Ok(!plain && self.corrected()?)
    }

    /// Whether the value may be read once more.
    fn may_try(&mut self, choice: &Choice) -> bool {
        if choice.failure.is_some() {
            self.retried += self.tape.next(choice.at) - choice.at;
        }
        self.retried <= RETRIES * self.tape.len()
    }
}
