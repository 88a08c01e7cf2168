//! Rate limits: rules, the operations that are charged to them, and the headers that tell their state.

use crate::api::{Api, LimitHeader, LimitMeaning, LimitRule, TimeUnit};
use crate::diagnostic::Diagnostic;
use crate::quirks::{LimitHeaderMeaning, LimitHeaderQuirk, LimitQuirk, TimeUnitQuirk};
use crate::source::node::escape;

use super::super::context::Context;
use super::super::index::Index;
use super::{address, duration, nearest};

/// Binds rules to operations and headers to rules.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    let quirks = &context.source.quirks.rate_limits;
    for (name, quirk) in &quirks.rules {
        rule(context, index, api, name, quirk);
    }
    tell_narrow_from_wide(api);
    for (name, quirk) in &quirks.headers {
        header(context, api, name, quirk);
    }
}

/// Positions of the rules that every operation is charged to, also one that the document does not declare.
pub(super) fn of_all(context: &Context<'_, '_>, api: &Api) -> Vec<usize> {
    let rules = &context.source.quirks.rate_limits.rules;
    let all = |name: &str| rules.get(name).is_some_and(|rule| rule.operations.is_none());
    let limits = api.limits.iter().enumerate();
    limits.filter(|(_, rule)| all(&rule.name)).map(|(at, _)| at).collect()
}

fn rule(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api, name: &str, quirk: &LimitQuirk) {
    let pointer = format!("/rate_limits/rules/{}", escape(name));
    let addresses = quirk.operations.as_deref();
    let charged = addresses.map(|all| address::list(context, index, all, &format!("{pointer}/operations")));
    let Some(window) = duration::read(context, &quirk.per, &format!("{pointer}/per")) else { return };
    let at = api.limits.len();
    for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        if charged.as_ref().is_none_or(|ids| ids.contains(&operation.id)) {
            operation.limits.push(at);
            operation.quirks.push(pointer.clone());
        }
    }
    api.limits.push(LimitRule { name: name.to_owned(), limit: quirk.requests, window, narrow: false });
}

/// A rule is narrow where another one has all of its operations and more: one of two that do not contain each other is no
/// likelier than the other to be what refused a request.
fn tell_narrow_from_wide(api: &mut Api) {
    let operations: Vec<_> = api.resources.iter().flat_map(|resource| &resource.operations).collect();
    let charged = |rule: usize| -> Vec<bool> {
        operations.iter().map(|operation| operation.limits.contains(&rule)).collect()
    };
    let all: Vec<Vec<bool>> = (0..api.limits.len()).map(charged).collect();
    let within = |own: &Vec<bool>, other: &Vec<bool>| own.iter().zip(other).all(|(own, other)| own <= other);
    let narrow = all.iter().map(|own| all.iter().any(|other| other != own && within(own, other)));
    let narrow: Vec<bool> = narrow.collect();
    for (rule, narrow) in api.limits.iter_mut().zip(narrow) {
        rule.narrow = narrow;
    }
}

fn header(context: &mut Context<'_, '_>, api: &mut Api, name: &str, quirk: &LimitHeaderQuirk) {
    let pointer = format!("/rate_limits/headers/{}", escape(name));
    let names: Vec<String> = context.source.quirks.rate_limits.rules.keys().cloned().collect();
    let wanted = quirk.rule.as_ref();
    let rule = wanted.and_then(|wanted| api.limits.iter().position(|rule| rule.name == *wanted));
    if let Some(wanted) = wanted.filter(|wanted| !names.contains(wanted)) {
        context.refuse(&format!("{pointer}/rule"), nearest::unbound("rate limit rule", wanted, &names));
    }
    let timed = matches!(quirk.meaning, LimitHeaderMeaning::Reset | LimitHeaderMeaning::RetryAfter);
    if timed && quirk.unit.is_none() {
        let finding = Diagnostic::error("missing-unit", "a time needs a `unit`");
        context.refuse(&pointer, finding.help("add `unit: delta_s`, `epoch_s`, or `auto` where it varies"));
    }
    let meaning = meaning(quirk.meaning, unit(quirk.unit));
    api.limit_headers.push(LimitHeader { name: name.to_lowercase(), meaning, rule });
}

fn meaning(quirk: LimitHeaderMeaning, unit: TimeUnit) -> LimitMeaning {
    match quirk {
        LimitHeaderMeaning::Limit => LimitMeaning::Limit,
        LimitHeaderMeaning::Remaining => LimitMeaning::Remaining,
        LimitHeaderMeaning::Used => LimitMeaning::Used,
        LimitHeaderMeaning::Reset => LimitMeaning::Reset(unit),
        LimitHeaderMeaning::RetryAfter => LimitMeaning::RetryAfter(unit),
    }
}

/// The unit that a quirk names; whichever fits where it names none.
pub(super) fn unit(quirk: Option<TimeUnitQuirk>) -> TimeUnit {
    match quirk {
        Some(TimeUnitQuirk::EpochS) => TimeUnit::EpochSeconds,
        Some(TimeUnitQuirk::EpochMs) => TimeUnit::EpochMilliseconds,
        Some(TimeUnitQuirk::DeltaS) => TimeUnit::DeltaSeconds,
        Some(TimeUnitQuirk::DeltaMs) => TimeUnit::DeltaMilliseconds,
        Some(TimeUnitQuirk::HttpDate) => TimeUnit::HttpDate,
        Some(TimeUnitQuirk::Auto) | None => TimeUnit::Auto,
    }
}
