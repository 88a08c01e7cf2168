//! Whether a value survived: what was read and written again is held against what was given.

use serde_json::Value;

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// What.
    pub what: What,
}

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// A null is absent now: in an `Option`, which is `None` for both.
    NullDropped,
    /// A property is absent now.
    Dropped,
    /// A property is there that was not.
    Added,
    /// A value is another one.
    Changed,
}

impl What {
    /// In words.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::NullDropped => "null dropped",
            Self::Dropped => "property dropped",
            Self::Added => "property added",
            Self::Changed => "value changed",
        }
    }
}

/// Every difference between what was given and what came back. The order of keys and the spelling of numbers are none.
pub(super) fn differences(given: &Value, back: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(given, back, String::new(), &mut found);
    found
}

fn compare(given: &Value, back: &Value, pointer: String, found: &mut Vec<Difference>) {
    let below = |key: &str| format!("{pointer}/{key}");
    match (given, back) {
        (Value::Object(given), Value::Object(back)) => {
            for (key, value) in given {
                match back.get(key) {
                    Some(back) => compare(value, back, below(key), found),
                    None if value.is_null() => {
                        found.push(Difference { pointer: below(key), what: What::NullDropped });
                    }
                    None => found.push(Difference { pointer: below(key), what: What::Dropped }),
                }
            }
            let added = back.keys().filter(|key| !given.contains_key(*key));
            found.extend(added.map(|key| Difference { pointer: below(key), what: What::Added }));
        }
        (Value::Array(given), Value::Array(back)) if given.len() == back.len() => {
            for (at, (given, back)) in given.iter().zip(back).enumerate() {
                compare(given, back, below(&at.to_string()), found);
            }
        }
        _ if is_same(given, back) => {}
        _ => found.push(Difference { pointer, what: What::Changed }),
    }
}

fn is_same(given: &Value, back: &Value) -> bool {
    match (given, back) {
        (Value::Number(given), Value::Number(back)) => given == back || given.as_f64() == back.as_f64(),
        _ => given == back,
    }
}
