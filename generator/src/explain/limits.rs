//! Rate limits, and the headers that tell their state.

use crate::api::{LimitHeader, LimitMeaning, LimitRule, LimitScope, LimitUnit, Margin, Operation, TimeUnit};
use crate::source::node::escape;

use super::view::{View, duration, quoted};
use super::{Area, Fact};

const NAME: &str = "limits";

pub(super) const AREA: Area = Area { name: NAME, quirks: &["/rate_limits"], vendor, operation };

fn vendor(view: &View<'_>) -> Vec<Fact> {
    let all = view.api.limit_headers.iter().filter(|header| header.operations.is_empty());
    all.map(|header| read(view, header)).collect()
}

/// Every rule with its numbers, and the headers that some answers have.
pub(super) fn overview(view: &View<'_>) -> Vec<Fact> {
    let some = view.api.limit_headers.iter().filter(|header| !header.operations.is_empty());
    let rules = view.api.limits.iter().map(|rule| {
        let fact = charged(view, rule);
        Fact { says: format!("{}: {}", quoted([&rule.name]), fact.says), ..fact }
    });
    rules.chain(some.map(|header| read(view, header))).collect()
}

fn read(view: &View<'_>, header: &LimitHeader) -> Fact {
    let written = view.source.quirks.rate_limits.headers.keys();
    let name = written.into_iter().find(|name| name.eq_ignore_ascii_case(&header.name));
    let name = name.unwrap_or(&header.name);
    let rule = header.rule.and_then(|at| view.api.limits.get(at));
    let rule = rule.map(|rule| format!(" of {}", quoted([&rule.name]))).unwrap_or_default();
    let says = format!("the header `{name}` tells {}{rule}", meaning(header.meaning));
    Fact::new(NAME, "", says, view.quirk(&format!("/rate_limits/headers/{}", escape(name))))
}

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let rules = operation.limits.iter().filter_map(|at| view.api.limits.get(*at));
    let own = view.api.limit_headers.iter().filter(|header| header.operations.contains(&operation.id));
    rules.map(|rule| charged(view, rule)).chain(own.map(|header| read(view, header))).collect()
}

fn charged(view: &View<'_>, rule: &LimitRule) -> Fact {
    let quirk = view.source.quirks.rate_limits.rules.get(&rule.name);
    let listed = quirk.is_some_and(|quirk| quirk.operations.is_some());
    let whose = if listed { "shared with the other operations of the rule" } else { "shared with all" };
    let thing = match rule.unit {
        LimitUnit::Requests => "requests",
        LimitUnit::Bytes => "bytes of answers",
    };
    let each = match rule.scope {
        LimitScope::Credential => String::new(),
        LimitScope::Address => " for each address".to_owned(),
        LimitScope::Endpoint => " for each operation".to_owned(),
        LimitScope::Resource => " for each resource".to_owned(),
        LimitScope::Setting(at) => {
            let setting = view.api.settings.get(at).map_or("", |setting| setting.name.as_str());
            format!(" for each {}", quoted([&setting]))
        }
    };
    let kept = match rule.margin {
        Margin::Places(0) | Margin::Percent(0) => String::new(),
        Margin::Places(number) => format!("; {number} of them kept back"),
        Margin::Percent(share) => format!("; {share} % of them kept back"),
    };
    let says = format!("{} {thing} in {}{each}, {whose}{kept}", rule.limit, duration(rule.window));
    let origin = view.quirk(&format!("/rate_limits/rules/{}", escape(&rule.name)));
    Fact::new(NAME, rule.name.clone(), says, origin)
}

fn meaning(meaning: LimitMeaning) -> String {
    match meaning {
        LimitMeaning::Limit => "how many are allowed".to_owned(),
        LimitMeaning::Remaining => "how many are left".to_owned(),
        LimitMeaning::Used => "how many were used".to_owned(),
        LimitMeaning::Reset(unit) => format!("when the window begins anew, {}", spelt(unit)),
        LimitMeaning::RetryAfter(unit) => format!("how long to wait, {}", spelt(unit)),
    }
}

fn spelt(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::EpochSeconds => "in seconds since 1970",
        TimeUnit::EpochMilliseconds => "in milliseconds since 1970",
        TimeUnit::DeltaSeconds => "in seconds from now",
        TimeUnit::DeltaMilliseconds => "in milliseconds from now",
        TimeUnit::HttpDate => "as an HTTP date",
        TimeUnit::Auto => "in whichever unit fits",
    }
}
