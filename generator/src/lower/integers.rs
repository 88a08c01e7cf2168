//! How wide an integer must be, read from the text in which its bounds and examples were written.

use crate::api::IntegerKind;
use crate::source::node::{Node, Value};

use super::context::Context;

/// Keywords whose numbers a value of the type may take.
const BOUNDS: [&str; 6] =
    ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "default", "example"];

/// The narrowest of the model's integers that holds what format, bounds, enum, default and example say; `i64` where
/// they say nothing.
pub(super) fn kind(context: &Context<'_, '_>, pointer: &str, format: Option<&str>) -> IntegerKind {
    let node = context.source.node(pointer);
    let numbers: Vec<&str> = node.map(numbers).unwrap_or_default();
    let values: Option<Vec<i128>> = numbers.iter().map(|text| whole(text)).collect();
    let Some(values) = values else { return IntegerKind::Arbitrary };
    let fits = |low: i128, high: i128| values.iter().all(|value| (low..=high).contains(value));
    let narrow = matches!(format, Some("int32" | "int16" | "int8" | "uint16" | "uint8"));
    let unsigned = format == Some("uint64");
    if narrow && fits(i32::MIN.into(), i32::MAX.into()) {
        IntegerKind::I32
    } else if !unsigned && fits(i64::MIN.into(), i64::MAX.into()) {
        IntegerKind::I64
    } else if fits(0, u64::MAX.into()) {
        IntegerKind::U64
    } else if fits(i64::MIN.into(), i64::MAX.into()) {
        IntegerKind::I64
    } else {
        IntegerKind::Arbitrary
    }
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
