//! How wide an integer must be, read from the text in which its bounds and examples were written.

use crate::api::IntegerKind;
use crate::source::node::{Node, Value};

use super::context::Context;
use super::formats;

/// Keywords whose numbers a value of the type may take.
const BOUNDS: [&str; 6] =
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "default", "example"];

/// The integer that the format names, unless bounds, default or example exceed it; else the narrowest of `i64`, `u64`
/// and text that holds them.
pub(super) fn kind(context: &Context<'_, '_>, pointer: &str, format: Option<&str>) -> IntegerKind {
    let node = context.source.node(pointer);
    let numbers: Vec<&str> = node.map(numbers).unwrap_or_default();
    let values: Option<Vec<i128>> = numbers.iter().map(|text| whole(text)).collect();
    let Some(values) = values else { return IntegerKind::Arbitrary };
    let fits = |kind: IntegerKind| {
        range(kind).is_none_or(|(low, high)| values.iter().all(|value| (low..=high).contains(value)))
    };
    let named = formats::integer(format);
    let wider = [IntegerKind::I64, IntegerKind::U64];
    named.into_iter().chain(wider).find(|kind| fits(*kind)).unwrap_or(IntegerKind::Arbitrary)
}

/// Whether every bound, default and example of a schema is an integer.
pub(super) fn all_whole(context: &Context<'_, '_>, pointer: &str) -> bool {
    let node = context.source.node(pointer);
    node.map(numbers).unwrap_or_default().iter().all(|text| !text.contains(['.', 'e', 'E']))
}

/// The narrowest integer that holds the values of both.
pub(super) fn joined(one: IntegerKind, other: IntegerKind) -> IntegerKind {
    let (Some(one_range), Some(other_range)) = (range(one), range(other)) else {
        return IntegerKind::Arbitrary;
    };
    let holds = |kind: &IntegerKind| {
        range(*kind).is_none_or(|(low, high)| {
            low <= one_range.0.min(other_range.0) && high >= one_range.1.max(other_range.1)
        })
    };
    [one, other, IntegerKind::I64, IntegerKind::Arbitrary].into_iter().find(holds).unwrap_or(one)
}

fn range(kind: IntegerKind) -> Option<(i128, i128)> {
    Some(match kind {
        IntegerKind::I8 => (i8::MIN.into(), i8::MAX.into()),
        IntegerKind::I16 => (i16::MIN.into(), i16::MAX.into()),
        IntegerKind::I32 => (i32::MIN.into(), i32::MAX.into()),
        IntegerKind::I64 => (i64::MIN.into(), i64::MAX.into()),
        IntegerKind::U8 => (0, u8::MAX.into()),
        IntegerKind::U16 => (0, u16::MAX.into()),
        IntegerKind::U32 => (0, u32::MAX.into()),
        IntegerKind::U64 => (0, u64::MAX.into()),
        IntegerKind::Arbitrary => return None,
    })
}

fn numbers(node: &Node) -> Vec<&str> {
    let bounds = BOUNDS.iter().filter_map(|key| node.child(key));
    let values = match node.child("enum").map(|node| &node.value) {
        Some(Value::Array(items)) => items.as_slice(),
        _ => &[],
    };
    bounds.chain(values).filter_map(number).collect()
}

fn number(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Number(text) => Some(text),
        _ => None,
    }
}

/// The integer that a number's text stands for; a fraction is cut off, since a bound may have one. `None` beyond 128
/// bits.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked before the cast")]
fn whole(text: &str) -> Option<i128> {
    if let Ok(value) = text.parse() {
        return Some(value);
    }
    let value: f64 = text.parse().ok()?;
    (value.abs() < 1e38).then_some(value as i128)
}
