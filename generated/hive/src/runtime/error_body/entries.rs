//! Several errors in one body.

use super::super::json::Json;
use super::super::profile::{EntryShape, ErrorShape, FieldList};
use super::super::vendor_error::{ErrorEntry, FieldError};
use super::{MOST, Reading, code, fields, message, rest};

/// How deep entries in entries are looked for; deeper ones stay among the extras.
const DEEPEST: usize = 8;

/// Takes the list of errors, or the only one; those that name a field are listed as such too.
pub(super) fn take(reading: &mut Reading<'_>, shape: &ErrorShape) {
    let mut entries = Entries {
        shape: &shape.entries,
        list: shape.field_list,
        separator: shape.separator,
        left: MOST,
        cut: false,
        fields: Vec::new(),
    };
    let of = |place: &&'static str| Some((*place, reading.body.pointer(place)?));
    for (place, value) in shape.entries.at.iter().filter_map(of) {
        entries.fields.clear();
        entries.cut = false;
        let alone = value.as_object().is_some() && !place.is_empty();
        let alone = alone && shape.fields != Some(place);
        let found = match value {
            Json::Array(elements) => entries.list(elements, 1),
            _ if alone => entries.only(value),
            _ => Vec::new(),
        };
        if !found.is_empty() {
            reading.found.entries = found;
            reading.found.fields.append(&mut entries.fields);
            reading.found.fields.truncate(MOST);
            reading.found.cut = entries.cut;
            reading.taken.push(place.to_owned());
            reading.entries_at = Some(place);
            return;
        }
    }
}

/// What the first entry says that says such a thing, those in it included.
pub(super) fn first(
    entries: &[ErrorEntry],
    what: fn(&ErrorEntry) -> Option<&String>,
) -> Option<String> {
    entries
        .iter()
        .find_map(|entry| what(entry).cloned().or_else(|| first(&entry.entries, what)))
}

struct Entries<'a> {
    shape: &'a EntryShape,
    list: FieldList,
    separator: &'static str,
    /// How many more are listed.
    left: usize,
    /// Whether some were not listed.
    cut: bool,
    fields: Vec<FieldError>,
}

impl Entries<'_> {
    fn list(&mut self, elements: &[Json], depth: usize) -> Vec<ErrorEntry> {
        let mut found = Vec::new();
        for element in elements {
            if self.left == 0 {
                self.cut = true;
                break;
            }
            self.left -= 1;
            found.push(self.entry(element, depth));
        }
        found
    }

    /// An object that is the only entry, if it says something.
    fn only(&mut self, value: &Json) -> Vec<ErrorEntry> {
        let entry = self.entry(value, 1);
        let says = entry.message.is_some() || entry.code.is_some();
        if says { vec![entry] } else { Vec::new() }
    }

    fn entry(&mut self, value: &Json, depth: usize) -> ErrorEntry {
        let mut entry =
            ErrorEntry { separator: self.separator, ..ErrorEntry::default() };
        let mut taken = Vec::new();
        if let Some((place, (step, text))) =
            super::first(value, self.shape.message, message)
        {
            taken.push(format!("{place}{step}"));
            entry.message = Some(text);
        } else if value.as_object().is_none() {
            entry.message = Some(value.to_string());
        }
        if let Some((place, code)) = super::first(value, self.shape.code, code) {
            taken.push(place.to_owned());
            entry.code = Some(code);
        }
        self.field(value, &mut entry, &mut taken);
        self.inner(value, &mut entry, &mut taken, depth);
        entry.extras = rest::members(value, &taken);
        entry.told = rest::told(value, &taken, self.shape.entries);
        entry
    }

    fn field(&mut self, value: &Json, entry: &mut ErrorEntry, taken: &mut Vec<String>) {
        let names = |value: &Json| fields::names(value, self.list);
        let Some((place, names)) = super::first(value, self.shape.field, names) else {
            return;
        };
        taken.push(place.to_owned());
        entry.field = Some(names.join(", "));
        let message = entry.message.clone().unwrap_or_default();
        let said = names.into_iter().map(|name| fields::said(name, message.clone()));
        self.fields.extend(said);
    }

    fn inner(
        &mut self,
        value: &Json,
        entry: &mut ErrorEntry,
        taken: &mut Vec<String>,
        depth: usize,
    ) {
        let Some(place) = self.shape.entries else { return };
        let Some(elements) = value.pointer(place).and_then(Json::as_array) else {
            return;
        };
        if depth >= DEEPEST {
            self.cut = true;
            return;
        }
        entry.entries = self.list(elements, depth + 1);
        if entry.entries.len() == elements.len() {
            taken.push(place.to_owned());
        }
    }
}
