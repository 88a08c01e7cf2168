//! YAML tags on scalars.

use std::ops::Range;

use libyaml_safer::{
    BOOL_TAG, EventData, FLOAT_TAG, INT_TAG, NULL_TAG, Parser, STR_TAG, ScalarStyle, TIMESTAMP_TAG,
};

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

/// The first tag that is directly followed by a comma. libyaml-safer has no answer to one inside a flow and panics, so
/// that it must not meet one.
///
/// Whether such a text is a tag, and not part of a string or comment, the parser itself tells: with a letter in place
/// of `!` it reads a plain scalar that begins there.
pub(super) fn before_comma(text: &str) -> Option<Range<usize>> {
    let found: Vec<Range<usize>> = candidates(text).collect();
    if found.is_empty() {
        return None;
    }
    let mut input = text.to_owned().into_bytes();
    for range in &found {
        input[range.start] = b'x';
    }
    input.push(b'\n');
    let mut bytes = input.as_slice();
    let mut parser = Parser::new();
    parser.set_input_string(&mut bytes);
    loop {
        let event = parser.parse().ok()?;
        let start = usize::try_from(event.start_mark.index).ok()?;
        match event.data {
            EventData::StreamEnd => return None,
            EventData::Scalar { style: ScalarStyle::Plain, .. } => {
                let next = found.get(found.partition_point(|range| range.start < start));
                if let Some(range) = next.filter(|range| only_properties(text, start..range.start)) {
                    return Some(range.clone());
                }
            }
            _ => {}
        }
    }
}

/// Every `!` with what follows it, where that is a comma. A comma inside `!<…>` ends no tag.
fn candidates(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('!').filter_map(|(start, _)| {
        let word: &str = text[start..].split(|letter: char| letter.is_whitespace()).next()?;
        // No tag is as long; a text of nothing but `!` must not take long either.
        let word = word.get(..LONGEST).unwrap_or(word);
        let end = if word.starts_with("!<") { word.find('>')? + 1 } else { word.find(',')? };
        word[end..].starts_with(',').then(|| start..start + end)
    })
}

/// Longest tag that is looked for, in bytes.
const LONGEST: usize = 1024;

/// Whether a stretch before a node's content holds nothing but its anchor and other tags.
fn only_properties(text: &str, range: Range<usize>) -> bool {
    let words = text.get(range).map(str::split_whitespace);
    words.is_some_and(|mut words| words.all(|word| word.starts_with(['&', '!'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_before_a_comma_is_found_where_it_is_one() {
        for (text, expected) in [
            ("a: [!foo,b]", Some("!foo")),
            ("a: [!,b]", Some("!")),
            ("a: [!!str,b]", Some("!!str")),
            ("a: [!<a>,b]", Some("!<a>")),
            ("a: [!<a,b>, c]", Some("!<a,b>")),
            ("a: [&x !foo,b]", Some("!foo")),
            ("a: {k: !foo,l: 1}", Some("!foo")),
            ("a: ['x !foo,b', x !foo,b, !foo b] # !foo,b", None),
            ("a: !foo b, !bar,c", None),
            ("a: |\n  !foo,b\n", None),
            ("a: [!<a,b> c]", None),
            ("a: [!foo ,b]", None),
        ] {
            assert_eq!(before_comma(text).map(|range| &text[range]), expected, "{text}");
        }
    }
}
