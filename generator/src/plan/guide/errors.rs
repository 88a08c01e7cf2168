//! What the README says about errors.

use std::cmp::Reverse;

use crate::api::{Api, CodeKind, CodeRetry, CodeRule, CodeWait, ErrorShape, FaultRule, FaultTest, Scalar};

use super::super::model::RustType;
use super::super::types::Types;
use super::limits::time;
use super::{MOST_NAMED, docs, paragraph};

/// What is known of the vendor's errors, a paragraph each.
pub(in super::super) fn errors(api: &Api, types: &Types<'_>, known: &[(String, Vec<String>)]) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(shape) = &api.errors {
        all.extend(places(shape));
        all.extend(hierarchy(shape));
        all.extend(shape.faults.first().map(|_| faults(&shape.faults)));
        all.extend(codes(&shape.codes));
        all.extend(of_codes(known));
    }
    all.extend(details(api, types));
    all
}

fn places(shape: &ErrorShape) -> Option<String> {
    let mut said = Vec::new();
    let mut tell = |what: &str, places: &[String]| {
        if !places.is_empty() {
            said.push(format!("{what} at {}", either(places)));
        }
    };
    tell("the message", shape.message.as_deref().unwrap_or_default());
    tell("the code", shape.code.as_deref().unwrap_or_default());
    tell("the field's name", shape.field.as_deref().unwrap_or_default());
    tell("messages by field", shape.fields.as_slice());
    let entries = shape.entries.as_ref().map(|entries| entries.at.as_slice());
    tell("a list of errors", entries.unwrap_or_default());
    let (last, first) = said.split_last()?;
    let listed = if first.is_empty() { last.clone() } else { format!("{} and {last}", first.join(", ")) };
    Some(paragraph(&format!(
        "The vendor's bodies are read as it describes them: {listed}. A body in which nothing of this is found is read \
         by guess."
    )))
}

fn either(places: &[String]) -> String {
    let shown = places.iter().map(|place| match place.as_str() {
        "" => "the body itself".to_owned(),
        place => docs::code(place),
    });
    shown.collect::<Vec<_>>().join(" or ")
}

fn hierarchy(shape: &ErrorShape) -> Option<String> {
    let separator = shape.separator.as_ref()?;
    let (below, above) = (docs::code(&format!("A{separator}B")), docs::code("A"));
    Some(paragraph(&format!("Codes are hierarchical: {below} is an {above}, and `is(code)` asks so.")))
}

fn faults(rules: &[FaultRule]) -> String {
    let each = rules.iter().map(|rule| {
        let place = docs::code(&rule.at);
        let test = match &rule.test {
            FaultTest::Present => format!("has something at {place}"),
            FaultTest::Equals(value) => format!("has {} at {place}", scalar(value)),
            FaultTest::Unless(value) => format!("has another value than {} at {place}", scalar(value)),
        };
        if rule.narrow { format!("{test} (for some operations)") } else { test }
    });
    paragraph(&format!(
        "A success whose body {} is an error all the same: of kind `Reported`, where its code means no other.",
        each.collect::<Vec<_>>().join(", or ")
    ))
}

fn scalar(value: &Scalar) -> String {
    match value {
        Scalar::Bool(value) => docs::code(&value.to_string()),
        Scalar::Number(text) => docs::code(text),
        Scalar::Text(text) => docs::code(&format!("{text:?}")),
    }
}

/// A list of what codes mean.
fn codes(rules: &[CodeRule]) -> Option<String> {
    let each: Vec<String> = rules.iter().map(|rule| format!("- {}", item(rule))).collect();
    (!each.is_empty()).then(|| format!("Codes that mean more than their status:\n\n{}", each.join("\n")))
}

fn item(rule: &CodeRule) -> String {
    let mut said = Vec::new();
    said.extend(rule.kind.map(|kind| format!("`{}`", name(kind))));
    let refused = (rule.kind == Some(CodeKind::Throttled)).then_some(CodeRetry::Refused);
    said.extend(rule.retry.or(refused).map(|retry| {
        match retry {
            CodeRetry::Never => "never repeated",
            CodeRetry::Refused => "repeated",
            CodeRetry::Unavailable => "repeated where sending twice is safe",
        }
        .to_owned()
    }));
    if let Some(CodeWait::After(wait)) = rule.wait {
        said.push(format!("after {}", time(wait)));
    }
    docs::markdown_words(&format!("{}: {}", docs::code(&rule.code), said.join(", "))).join("\n  ")
}

fn name(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Authentication => "Authentication",
        CodeKind::Permission => "Permission",
        CodeKind::NotFound => "NotFound",
        CodeKind::Conflict => "Conflict",
        CodeKind::Validation => "Validation",
        CodeKind::Throttled => "Throttled",
        CodeKind::Server => "Server",
    }
}

/// The types of what errors of single codes have besides.
fn of_codes(known: &[(String, Vec<String>)]) -> Option<String> {
    let each = known.iter().map(|(name, codes)| {
        let codes: Vec<String> = codes.iter().map(|code| docs::code(code)).collect();
        let text = docs::markdown_words(&format!("`types::{name}`: {}", codes.join(", ")));
        format!("- {}", text.join("\n  "))
    });
    let each: Vec<String> = each.collect();
    let introduction = paragraph(
        "What errors of single codes have besides is read by `details::<…>()` of `vendor()` and of each of its \
         `entries()`; it is `None` for other codes:",
    );
    (!each.is_empty()).then(|| format!("{introduction}\n\n{}", each.join("\n")))
}

/// The types by which errors can be read, the most frequent first.
fn details(api: &Api, types: &Types<'_>) -> Option<String> {
    let mut counted: Vec<(String, usize)> = Vec::new();
    let operations = api.resources.iter().flat_map(|resource| &resource.operations);
    let declared = operations.flat_map(|operation| &operation.errors).filter_map(|error| error.ty.as_ref());
    for ty in declared {
        let RustType::Named { name, .. } = types.rust(ty) else { continue };
        match counted.iter_mut().find(|(other, _)| *other == name) {
            Some((_, count)) => *count += 1,
            None => counted.push((name, 1)),
        }
    }
    counted.sort_by_key(|(_, count)| Reverse(*count));
    let names = counted.iter().map(|(name, _)| format!("`details::<types::{name}>()`"));
    let names: Vec<String> = names.take(MOST_NAMED).collect();
    let (last, first) = names.split_last()?;
    let more = if counted.len() > MOST_NAMED { ", and others that methods name" } else { "" };
    let listed = if first.is_empty() { last.clone() } else { format!("{} or {last}", first.join(", ")) };
    Some(paragraph(&format!("The document declares error bodies: {listed} reads one{more}.")))
}
