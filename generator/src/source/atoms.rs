//! Strings, booleans and numbers: what is one in another's clothes is repaired, the rest goes.

use crate::diagnostic::Diagnostic;

use super::json::is_number;
use super::node::{Node, Value};
use super::object::Kind;
use super::trail::Trail;
use super::walk::{Walk, shown};

/// Makes a node an atom of this kind; false means that it was reported and must go.
pub(super) fn check(walk: &mut Walk<'_>, node: &mut Node, kind: Kind, at: &Trail<'_>) -> bool {
    match kind {
        Kind::Text => text(walk, node, at),
        Kind::Choice(choices) => text(walk, node, at) && choice(walk, node, choices, at),
        Kind::Flag => flag(walk, node, at),
        Kind::Count => count(walk, node, at),
        _ => number(walk, node, at),
    }
}

/// Puts what is no list into a list of one.
pub(super) fn listed(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    if matches!(node.value, Value::String(_) | Value::Number(_)) {
        repaired(walk, node, "a list", at);
        let item = node.clone();
        node.value = Value::Array(vec![item]);
    }
}

fn text(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) -> bool {
    let text = match &node.value {
        Value::String(_) => return true,
        // As written: `010` is the number 10 in YAML, but `010` was meant where a string stands.
        Value::Number(number) => written(walk, node).unwrap_or(number.clone()),
        Value::Bool(truth) => written(walk, node).unwrap_or(truth.to_string()),
        _ => return walk.wrong_kind(node, "a string", at),
    };
    let message = format!("`{}` is read as a string", shown(&text));
    walk.note("unquoted-string", message, &node.span, at);
    node.value = Value::String(text);
    true
}

fn written(walk: &Walk<'_>, node: &Node) -> Option<String> {
    let text = walk.files.get(node.span.file)?.text.get(node.span.range.clone())?;
    (!text.is_empty() && !text.contains(char::is_whitespace)).then(|| text.to_owned())
}

fn choice(walk: &mut Walk<'_>, node: &mut Node, choices: &[&str], at: &Trail<'_>) -> bool {
    let text = node.as_str().unwrap_or_default();
    if choices.contains(&text) {
        return true;
    }
    let close = choices.iter().find(|choice| choice.eq_ignore_ascii_case(text));
    if let Some(close) = close {
        let value = Value::String((*close).to_owned());
        repaired(walk, node, &format!("`{close}`"), at);
        node.value = value;
        return true;
    }
    let message = format!("`{}` is none of {}; it is left out", shown(text), choices.join(", "));
    walk.report(Diagnostic::warning("unknown-value", message).help("write one of these"), &node.span, at);
    false
}

fn flag(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) -> bool {
    let truth = match &node.value {
        Value::Bool(_) => return true,
        Value::String(text) => match text.to_ascii_lowercase().as_str() {
            "true" => true,
            "false" => false,
            _ => return walk.wrong_kind(node, "a boolean", at),
        },
        _ => return walk.wrong_kind(node, "a boolean", at),
    };
    repaired(walk, node, "a boolean", at);
    node.value = Value::Bool(truth);
    true
}

fn number(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) -> bool {
    if let Some(quoted) = node.as_str().filter(|text| is_number(text)) {
        let number = Value::Number(quoted.to_owned());
        repaired(walk, node, "a number", at);
        node.value = number;
    }
    let finite = node.as_number().and_then(|text| text.parse::<f64>().ok()).is_some_and(f64::is_finite);
    finite || walk.wrong_kind(node, "a finite number", at)
}

fn count(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) -> bool {
    if !number(walk, node, at) {
        return false;
    }
    let text = node.as_number().unwrap_or_default();
    let whole = text
        .split_once('.')
        .filter(|(_, rest)| rest.bytes().all(|byte| byte == b'0'))
        .map_or(text, |(whole, _)| whole);
    if whole.parse::<u64>().is_ok() {
        node.value = Value::Number(whole.to_owned());
        return true;
    }
    walk.wrong_kind(node, "a whole number from 0", at)
}

/// Reports that a node was read as something it is not.
pub(super) fn repaired(walk: &mut Walk<'_>, node: &Node, meant: &str, at: &Trail<'_>) {
    let message = format!("expected {meant}, found {}; it is read as {meant}", node.kind());
    let finding = Diagnostic::warning("wrong-kind", message).help(format!("write {meant}"));
    walk.report(finding, &node.span, at);
}
