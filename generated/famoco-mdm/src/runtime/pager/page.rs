//! What a page tells about itself and the next one.

use std::borrow::Cow;
use std::collections::HashSet;

use http::HeaderMap;

use super::super::decode::{Decoder, Kind, Mode, View};
use super::super::encoding::Text;
use super::super::json::Json;
use super::link::Refusal;

/// Numbers and texts that are the same page after page are believed this often in a row.
const LIKE_VALUES: u32 = 3;

/// Objects that do not differ, or a single one, are believed this often.
const LIKE_OBJECTS: u32 = 1;

/// A page that has come.
pub(super) struct Page<'a> {
    body: Decoder<'a>,
    pub(super) headers: &'a HeaderMap,
}

impl<'a> Page<'a> {
    /// # Errors
    /// When the body is no JSON.
    pub(super) fn new(
        text: &'a Text<'_>,
        headers: &'a HeaderMap,
    ) -> Result<Self, Refusal> {
        let body = text.decoder(Mode::Plain);
        let body = body.map_err(|error| Refusal::new(format!("the page: {error}")))?;
        Ok(Self { body, headers })
    }

    /// How many items it has; `None` where there is no list at `items`.
    pub(super) fn count(&self, items: &str) -> Option<u64> {
        let items = self.body.view().pointer(items)?;
        (items.kind()? == Kind::Array).then(|| items.elements().count() as u64)
    }

    /// The text of its items; `None` where there are none.
    pub(super) fn items(&self, items: &str) -> Option<&[u8]> {
        let items = self.body.view().pointer(items)?;
        items.elements().next().map(|_| items.raw())
    }

    /// The text of each item.
    pub(super) fn each_item(&self, items: &str) -> impl Iterator<Item = &[u8]> {
        let items = self.body.view().pointer(items);
        items.into_iter().flat_map(View::elements).map(View::raw)
    }

    /// How often its items may come again in a row and yet be others: numbers may well be alike, and counts of nothing.
    /// Objects that differ from each other are no others when they come again.
    pub(super) fn repeatable(&self, items: &str) -> u32 {
        let items = self.body.view().pointer(items);
        let mut items = items.into_iter().flat_map(View::elements).peekable();
        let first = items.peek().and_then(|item| item.kind());
        if !matches!(first, Some(Kind::Object | Kind::Array)) {
            return LIKE_VALUES;
        }
        let mut seen = HashSet::new();
        let differ = items.all(|item| seen.insert(item.raw())) && seen.len() > 1;
        if differ { 0 } else { LIKE_OBJECTS }
    }

    /// The number at `pointer`, which may be a string; `None` where it is absent or null.
    ///
    /// # Errors
    /// When there is something else.
    pub(super) fn number(&self, pointer: &str) -> Result<Option<u64>, Refusal> {
        let Some(text) = self.text(pointer)? else { return Ok(None) };
        match text.trim().parse() {
            Ok(number) => Ok(Some(number)),
            Err(_) => Err(Refusal::new(format!("what is at `{pointer}` is no number"))),
        }
    }

    /// Whether what is at `pointer` says yes; `None` where it is absent or null.
    ///
    /// # Errors
    /// When it is a list or an object.
    pub(super) fn flag(&self, pointer: &str) -> Result<Option<bool>, Refusal> {
        let text = self.text(pointer)?;
        let flag = self.body.view().pointer(pointer).and_then(View::flag);
        if flag.is_some() {
            return Ok(flag);
        }
        let no = ["false", "0"];
        Ok(text.map(|text| !no.iter().any(|no| text.eq_ignore_ascii_case(no))))
    }

    /// The string or number at `pointer`, as it is; `None` where it is absent, null or an empty string.
    ///
    /// # Errors
    /// When there is something else.
    pub(super) fn value(&self, pointer: &str) -> Result<Option<Json>, Refusal> {
        value(self.body.view(), pointer)
    }

    /// The text at `pointer`; `None` where it is absent, null or empty.
    ///
    /// # Errors
    /// When there is something else.
    pub(super) fn link(&self, pointer: &str) -> Result<Option<String>, Refusal> {
        match self.value(pointer)? {
            None => Ok(None),
            Some(Json::String(text)) => Ok(Some(text)),
            Some(_) => Err(Refusal::new(format!("what is at `{pointer}` is no text"))),
        }
    }

    /// The string or number at `pointer` in the last item, as it is; `None` where there is no item.
    ///
    /// # Errors
    /// When the last item has none.
    pub(super) fn last(
        &self,
        items: &str,
        pointer: &str,
    ) -> Result<Option<Json>, Refusal> {
        let items = self.body.view().pointer(items);
        let Some(last) = items.and_then(|items| items.elements().last()) else {
            return Ok(None);
        };
        let missing = || Refusal::new(format!("the last item has no `{pointer}`"));
        value(last, pointer)?.ok_or_else(missing).map(Some)
    }

    /// The strings and numbers at `pointer` in each item that has one.
    pub(super) fn each<'b>(
        &'b self,
        items: &str,
        pointer: &'b str,
    ) -> impl Iterator<Item = Cow<'b, str>> {
        let items = self.body.view().pointer(items);
        let items = items.into_iter().flat_map(View::elements);
        items.filter_map(move |item| item.pointer(pointer)?.text())
    }

    /// The text of a string, number or boolean; `None` where it is absent, null or empty.
    fn text(&self, pointer: &str) -> Result<Option<Cow<'_, str>>, Refusal> {
        let found = self.body.view().pointer(pointer);
        match found.and_then(|value| Some((value.kind()?, value))) {
            None | Some((Kind::Null, _)) => Ok(None),
            Some((Kind::Array | Kind::Object, _)) => Err(other(pointer)),
            Some((_, value)) => {
                let text = value.text().ok_or_else(|| other(pointer))?;
                Ok(Some(text).filter(|text| !text.is_empty()))
            }
        }
    }
}

fn other(pointer: &str) -> Refusal {
    Refusal::new(format!("what is at `{pointer}` is no text and no number"))
}

fn value(root: View<'_>, pointer: &str) -> Result<Option<Json>, Refusal> {
    let found = root.pointer(pointer);
    match found.and_then(|value| Some((value.kind()?, value))) {
        None | Some((Kind::Null, _)) => Ok(None),
        Some((Kind::Text | Kind::Escaped, value)) => {
            let text = value.text().ok_or_else(|| other(pointer))?;
            Ok(Some(text.into_owned()).filter(|text| !text.is_empty()).map(Json::String))
        }
        Some((Kind::Number, value)) => {
            let number = value.text().and_then(|text| text.parse().ok());
            number.map(Json::Number).ok_or_else(|| other(pointer)).map(Some)
        }
        Some(_) => Err(other(pointer)),
    }
}
