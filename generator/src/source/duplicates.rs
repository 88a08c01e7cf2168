//! Keys written twice: the first stands, the others go, and both places are told.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

use super::file::SourceFile;
use super::node::{Entry, Node, Value};
use super::trail::Trail;

/// Removes every key that its object already has. A finding has this severity.
pub(super) fn remove(
    node: &mut Node,
    severity: Severity,
    files: &[SourceFile],
    diagnostics: &mut Diagnostics,
) {
    Search { severity, files, diagnostics }.node(node, &Trail::ROOT);
}

struct Search<'a> {
    severity: Severity,
    files: &'a [SourceFile],
    diagnostics: &'a mut Diagnostics,
}

impl Search<'_> {
    fn node(&mut self, node: &mut Node, at: &Trail<'_>) {
        match &mut node.value {
            Value::Object(entries) => {
                self.object(entries, at);
                for entry in entries {
                    self.node(&mut entry.value, &at.key(&entry.key));
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.node(item, &at.index(index));
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, entries: &mut Vec<Entry>, at: &Trail<'_>) {
        let twice = repeated(entries);
        if twice.is_empty() {
            return;
        }
        for (first, again) in &twice {
            let (first, again) = (&entries[*first], &entries[*again]);
            let pointer = at.key(&again.key).pointer();
            let place = |span: &super::node::Span| {
                self.files.get(span.file).map(|file| file.place(pointer.clone(), span.range.clone()))
            };
            let message = format!("the key `{}` is written twice; the first stands", again.key);
            let finding = Diagnostic::new(self.severity, "duplicate-key", message)
                .at(place(&again.key_span))
                .related("first written here", place(&first.key_span))
                .help("remove or rename one of them");
            self.diagnostics.push(finding);
        }
        let mut index = 0;
        entries.retain(|_| {
            index += 1;
            twice.binary_search_by_key(&(index - 1), |(_, again)| *again).is_err()
        });
    }
}

/// Keys of an object up to which they are compared with each other; hashing so few takes longer.
const FEW: usize = 12;

/// Positions of a key's first and each further occurrence, in order of the latter.
fn repeated(entries: &[Entry]) -> Vec<(usize, usize)> {
    let numbered = entries.iter().enumerate();
    if entries.len() <= FEW {
        let first = |entry: &Entry| entries.iter().position(|other| other.key == entry.key);
        let positions = numbered.filter_map(|(index, entry)| Some((first(entry)?, index)));
        return positions.filter(|(first, index)| first != index).collect();
    }
    let mut first = HashMap::with_capacity(entries.len());
    numbered
        .filter_map(|(index, entry)| {
            let known = *first.entry(entry.key.as_str()).or_insert(index);
            (known != index).then_some((known, index))
        })
        .collect()
}
