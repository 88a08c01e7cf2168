//! YAML tags on scalars.

use libyaml_safer::{BOOL_TAG, FLOAT_TAG, INT_TAG, NULL_TAG, STR_TAG, TIMESTAMP_TAG};

use super::node::Value;
use super::scalar;

/// What a tag makes of a scalar.
pub(super) enum Tagged {
    /// This value.
    Value(Value),
    /// Its text.
    Text,
    /// The text is no value of the tag's kind.
    Misfit,
    /// We do not know the tag.
    Unknown,
}

/// Applies a tag to a scalar's text; no tag means that the scalar was quoted.
pub(super) fn apply(tag: Option<&str>, text: &str) -> Tagged {
    let fits = |right: fn(&Value) -> bool| {
        let value = scalar::plain(text);
        if right(&value) { Tagged::Value(value) } else { Tagged::Misfit }
    };
    match tag {
        None | Some("!" | STR_TAG | TIMESTAMP_TAG | "tag:yaml.org,2002:binary") => Tagged::Text,
        Some(INT_TAG | FLOAT_TAG) => fits(|value| matches!(value, Value::Number(_))),
        Some(BOOL_TAG) => fits(|value| matches!(value, Value::Bool(_))),
        Some(NULL_TAG) => fits(|value| matches!(value, Value::Null)),
        Some(_) => Tagged::Unknown,
    }
}
