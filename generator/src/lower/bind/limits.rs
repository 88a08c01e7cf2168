//! Rate limits: rules, the operations that are charged to them, and the headers that tell their state.

use std::time::Duration;

use crate::api::{Api, LimitHeader, LimitMeaning, LimitRule, LimitScope, LimitUnit, Margin, TimeUnit};
use crate::diagnostic::Diagnostic;
use crate::quirks::{LimitHeaderMeaning, LimitHeaderQuirk, LimitQuirk, MarginQuirk, TimeUnitQuirk};
use crate::source::node::escape;

use super::super::context::Context;
use super::super::index::Index;
use super::{address, duration, nearest, unfit_name};

/// Binds rules to operations and headers to rules.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    let quirks = &context.source.quirks.rate_limits;
    let all = margin(context, quirks.margin.as_ref(), "/rate_limits/margin");
    for (name, quirk) in &quirks.rules {
        rule(context, index, api, (name, quirk), all);
    }
    common_leaves(context, all);
    tell_narrow_from_wide(api);
    for (name, quirk) in &quirks.headers {
        header(context, index, api, name, quirk);
    }
}

/// Positions of the rules that every operation is charged to, also one that the document does not declare.
pub(super) fn of_all(api: &Api) -> Vec<usize> {
    let limits = api.limits.iter().enumerate();
    limits.filter(|(_, rule)| !rule.partial).map(|(at, _)| at).collect()
}

fn rule(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    api: &mut Api,
    (name, quirk): (&str, &LimitQuirk),
    common: Margin,
) {
    let pointer = format!("/rate_limits/rules/{}", escape(name));
    let (limit, unit) = amount(context, quirk, &pointer);
    let scope = scope(context, api, quirk.scope.as_deref(), &format!("{pointer}/scope"));
    let margin = match &quirk.margin {
        Some(own) => own_margin(context, own, (name, limit), &format!("{pointer}/margin")),
        None => common,
    };
    address::check_rest(context, index, quirk.operations.as_deref(), &quirk.except, &pointer);
    let addresses = quirk.operations.as_deref();
    let charged = address::narrowed(context, index, api, addresses, &format!("{pointer}/operations"));
    let except = address::list(context, index, &quirk.except, &format!("{pointer}/except"));
    let Some(window) = duration::read(context, &quirk.per, &format!("{pointer}/per")) else { return };
    let at = api.limits.len();
    for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        let named = charged.as_ref().is_none_or(|ids| ids.contains(&operation.id));
        if named && !except.contains(&operation.id) {
            operation.limits.push(at);
            operation.quirks.push(pointer.clone());
        }
    }
    let name = name.to_owned();
    let partial = addresses.is_some();
    api.limits.push(LimitRule { name, limit, unit, window, narrow: false, partial, scope, margin });
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

/// What the rule allows, of requests or of bytes.
fn amount(context: &mut Context<'_, '_>, quirk: &LimitQuirk, pointer: &str) -> (u64, LimitUnit) {
    match (quirk.requests, quirk.bytes) {
        (Some(requests), None) => (requests, LimitUnit::Requests),
        (None, Some(bytes)) => (bytes, LimitUnit::Bytes),
        _ => {
            let finding = Diagnostic::error("invalid-limit", "a limit counts either `requests` or `bytes`");
            context.refuse(pointer, finding.help("write one of them; what counts both is two rules"));
            (1, LimitUnit::Requests)
        }
    }
}

fn scope(context: &mut Context<'_, '_>, api: &Api, scope: Option<&str>, pointer: &str) -> LimitScope {
    match scope {
        None | Some("credential") => LimitScope::Credential,
        Some("address") => LimitScope::Address,
        Some("endpoint") => LimitScope::Endpoint,
        Some("resource") => LimitScope::Resource,
        Some(name) => match api.settings.iter().position(|setting| setting.name == name) {
            Some(at) => LimitScope::Setting(at),
            None => {
                let words = ["credential", "address", "endpoint", "resource"].map(str::to_owned);
                let settings = api.settings.iter().map(|setting| setting.name.clone());
                let known: Vec<String> = words.into_iter().chain(settings).collect();
                context.refuse(pointer, nearest::unbound("scope or setting", name, &known));
                LimitScope::Credential
            }
        },
    }
}

fn margin(context: &mut Context<'_, '_>, quirk: Option<&MarginQuirk>, pointer: &str) -> Margin {
    match quirk {
        None => Margin::Places(0),
        Some(MarginQuirk::Places(places)) => Margin::Places(*places),
        Some(MarginQuirk::Share(text)) => {
            let share = text.trim().strip_suffix('%').and_then(|share| share.trim().parse::<u8>().ok());
            if let Some(share) = share.filter(|share| *share < 100) {
                return Margin::Percent(share);
            }
            let finding = Diagnostic::error("invalid-margin", format!("`{text}` is no share of a limit"));
            context.refuse(pointer, finding.help("write a number, or a share from `0%` to `99%`"));
            Margin::Places(0)
        }
    }
}

/// The margin that a rule has to itself.
fn own_margin(
    context: &mut Context<'_, '_>,
    quirk: &MarginQuirk,
    (name, limit): (&str, u64),
    place: &str,
) -> Margin {
    let own = margin(context, Some(quirk), place);
    leaves(context, own, &[(name, limit)], place);
    own
}

/// Reports the margin of all rules, once, where it leaves nothing of some that have none of their own.
fn common_leaves(context: &mut Context<'_, '_>, margin: Margin) {
    let rules = context.source.quirks.rate_limits.rules.iter();
    let without = rules.filter(|(_, rule)| rule.margin.is_none());
    let limits = without.filter_map(|(name, rule)| Some((name.as_str(), rule.requests.or(rule.bytes)?)));
    let limits: Vec<(&str, u64)> = limits.collect();
    leaves(context, margin, &limits, "/rate_limits/margin");
}

/// Reports a margin that leaves nothing of some limits.
fn leaves(context: &mut Context<'_, '_>, margin: Margin, limits: &[(&str, u64)], place: &str) {
    let Margin::Places(places) = margin else { return };
    let eaten = limits.iter().filter(|(_, limit)| places > 0 && places >= *limit);
    let eaten: Vec<String> = eaten.map(|(name, limit)| format!("`{name}`, which allows {limit}")).collect();
    if !eaten.is_empty() {
        let message = format!("a margin of {places} leaves nothing of {}", eaten.join(", and of "));
        let finding = Diagnostic::error("invalid-margin", message);
        context.refuse(place, finding.help("write a smaller number, or a share such as `2%`"));
    }
}

fn header(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    api: &mut Api,
    name: &str,
    quirk: &LimitHeaderQuirk,
) {
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
    if !timed && quirk.unit.is_some() {
        let finding = Diagnostic::error("invalid-unit", "a number of requests or bytes has no `unit`");
        context.refuse(&format!("{pointer}/unit"), finding.help("take it out, or correct `meaning`"));
    }
    if let Some(finding) = unfit_name(name) {
        context.refuse_key(&pointer, finding);
    }
    let meaning = meaning(quirk.meaning, unit(quirk.unit));
    let addresses = quirk.operations.as_deref();
    let operations = address::narrowed(context, index, api, addresses, &format!("{pointer}/operations"));
    let operations = operations.unwrap_or_default();
    let window = guessed_within(api, meaning, rule);
    api.limit_headers.push(LimitHeader { name: name.to_lowercase(), meaning, rule, operations, window });
}

/// The window in which a reset lies whose unit is guessed: that of its rule, or the widest.
fn guessed_within(api: &Api, meaning: LimitMeaning, rule: Option<usize>) -> Option<Duration> {
    let windows = api.limits.iter().map(|rule| rule.window);
    let own = rule.and_then(|rule| api.limits.get(rule)).map(|rule| rule.window);
    own.or(windows.max()).filter(|_| meaning == LimitMeaning::Reset(TimeUnit::Auto))
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
