//! What is left of a body when what was told is taken out.

use super::super::json::Json;

/// The members of an object without what the pointers lead to; an object or list that this empties goes too.
/// None of a value that is no object.
pub(super) fn members(value: &Json, taken: &[String]) -> Vec<(String, Json)> {
    let steps = taken.iter().map(|pointer| {
        let steps = pointer.split('/').skip(1);
        steps.map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
    });
    let steps: Vec<Vec<String>> = steps.collect();
    let steps: Vec<&[String]> = steps.iter().map(Vec::as_slice).collect();
    match without(value, &steps) {
        Some(Json::Object(members)) => members,
        _ => Vec::new(),
    }
}

/// The members, whole, of which the pointers take something; but for those of lists of errors, at `entries`.
pub(super) fn told(
    value: &Json,
    taken: &[String],
    entries: Option<&str>,
) -> Vec<(String, Json)> {
    let own = taken.iter().filter(|pointer| Some(pointer.as_str()) != entries);
    let names = own.filter_map(|pointer| pointer.split('/').nth(1));
    let names: Vec<String> =
        names.map(|name| name.replace("~1", "/").replace("~0", "~")).collect();
    let members = value.as_object().into_iter().flatten();
    members.filter(|(name, _)| names.contains(name)).cloned().collect()
}

/// The depth is bounded by the pointers'.
fn without(value: &Json, taken: &[&[String]]) -> Option<Json> {
    if taken.iter().any(|steps| steps.is_empty()) {
        return None;
    }
    if taken.is_empty() {
        return Some(value.clone());
    }
    match value {
        Json::Object(members) => {
            let kept = members.iter().filter_map(|(name, value)| {
                Some((name.clone(), without(value, &below(taken, name))?))
            });
            let kept: Vec<_> = kept.collect();
            (!kept.is_empty()).then_some(Json::Object(kept))
        }
        Json::Array(elements) => {
            let kept = elements.iter().enumerate().filter_map(|(at, element)| {
                without(element, &below(taken, &at.to_string()))
            });
            let kept: Vec<_> = kept.collect();
            (!kept.is_empty()).then_some(Json::Array(kept))
        }
        other => Some(other.clone()),
    }
}

/// What is taken below this step.
fn below<'a>(taken: &[&'a [String]], step: &str) -> Vec<&'a [String]> {
    let below = taken.iter().filter_map(|steps| match steps.split_first() {
        Some((first, rest)) if first == step => Some(rest),
        _ => None,
    });
    below.collect()
}
