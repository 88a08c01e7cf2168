//! What the README says about the vendor's limits.

use std::time::Duration;

use super::super::{Behaviour, Operation, Resource};
use super::{MOST_NAMED, docs};
use crate::api::{LimitRule, LimitScope, LimitUnit, Margin};

/// The declared limits, a phrase each: what is allowed, for whom, for which operations, and what is kept back.
pub(super) fn limits(behaviour: &Behaviour, resources: &[Resource]) -> Vec<String> {
    let rules = behaviour.limits.iter().enumerate();
    rules.map(|(at, named)| limit(behaviour, resources, at, &named.value)).collect()
}

fn limit(behaviour: &Behaviour, resources: &[Resource], at: usize, rule: &LimitRule) -> String {
    let amount = match rule.unit {
        LimitUnit::Requests if rule.limit == 1 => "1 request".to_owned(),
        LimitUnit::Requests => format!("{} requests", rule.limit),
        LimitUnit::Bytes => bytes(rule.limit),
    };
    let text = format!(
        "{}: {amount} in {}{}{}{}.",
        docs::code(&rule.name),
        time(rule.window),
        whose(behaviour, rule.scope),
        covered(resources, at),
        kept(rule),
    );
    docs::markdown_words(&text).join("\n  ")
}

fn whose(behaviour: &Behaviour, scope: LimitScope) -> String {
    match scope {
        LimitScope::Credential => String::new(),
        LimitScope::Address => " for each address".to_owned(),
        LimitScope::Endpoint => " for each operation".to_owned(),
        LimitScope::Resource => " for each resource".to_owned(),
        LimitScope::Setting(at) => {
            let setting = behaviour.settings.get(at).map_or("", |setting| setting.value.name.as_str());
            format!(" for each {}", docs::code(setting))
        }
    }
}

/// The operations that a rule counts, where they are not all.
fn covered(resources: &[Resource], at: usize) -> String {
    let all =
        || resources.iter().flat_map(|one| one.operations.iter().map(move |operation| (one, operation)));
    let counts = |operation: &Operation| operation.descriptor.limits.contains(&at);
    let named: Vec<String> = all()
        .filter(|(_, operation)| counts(operation))
        .map(|(one, operation)| format!("`{}().{}`", one.accessor, operation.method))
        .collect();
    match named.as_slice() {
        [] => ", for no operation of the crate".to_owned(),
        _ if named.len() == all().count() => String::new(),
        [only] => format!(", for {only} only"),
        [first @ .., last] if named.len() <= MOST_NAMED => format!(", for {} and {last}", first.join(", ")),
        [first, second, ..] => format!(", for {} operations, such as {first} and {second}", named.len()),
    }
}

fn kept(rule: &LimitRule) -> String {
    let (kept, one) = match (rule.margin, rule.unit) {
        (Margin::Places(0) | Margin::Percent(0), _) => return String::new(),
        (Margin::Percent(share), _) => (format!("{share} %"), false),
        (Margin::Places(number), LimitUnit::Bytes) => (bytes(number), false),
        (Margin::Places(number), LimitUnit::Requests) => (number.to_string(), number == 1),
    };
    format!("; {kept} of them {} kept back", if one { "is" } else { "are" })
}

/// A length of time in the largest unit of which it is a whole number.
pub(super) fn time(time: Duration) -> String {
    let all = time.as_millis();
    let units = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1000, "s"), (1, "ms")];
    let fitting = units.into_iter().find(|(unit, _)| all > 0 && all.is_multiple_of(*unit));
    let (unit, name) = fitting.unwrap_or((1, "ms"));
    format!("{} {name}", all / unit)
}

/// A number of bytes in the largest unit of which it is a whole number.
fn bytes(number: u64) -> String {
    let units = [
        (1_000_000_000, "GB"),
        (1 << 30, "GiB"),
        (1_000_000, "MB"),
        (1 << 20, "MiB"),
        (1000, "kB"),
        (1 << 10, "KiB"),
    ];
    let fitting = units.into_iter().find(|(unit, _)| number > 0 && number.is_multiple_of(*unit));
    fitting.map_or_else(|| format!("{number} bytes"), |(unit, name)| format!("{} {name}", number / unit))
}
