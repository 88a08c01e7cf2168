//! What a limiter keeps to, and what a request is charged to.

use std::time::Duration;

use super::super::profile::{LimitRule, LimitScope, LimitUnit, Margin, Operation};

/// At most `limit` in `window`.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Name by which a caller may change the rule.
    pub name: String,
    /// What is allowed in one window; zero counts as one.
    pub limit: u64,
    /// Length of the window.
    pub window: Duration,
    /// What is counted.
    pub unit: LimitUnit,
    /// What has a window of its own.
    pub scope: LimitScope,
    /// What is kept back of the limit.
    pub margin: Margin,
    /// Whether nothing is charged to it.
    pub off: bool,
}

impl Rule {
    /// At most `limit` requests in each `window`, for all that the limiter lets through.
    #[must_use]
    pub fn new(name: &str, limit: u64, window: Duration) -> Self {
        Self {
            name: name.to_owned(),
            limit,
            window,
            unit: LimitUnit::Requests,
            scope: LimitScope::Credential,
            margin: Margin::NONE,
            off: false,
        }
    }
}

impl From<&LimitRule> for Rule {
    fn from(rule: &LimitRule) -> Self {
        Self {
            unit: rule.unit,
            scope: rule.scope,
            margin: rule.margin,
            ..Self::new(rule.name, rule.limit, rule.window)
        }
    }
}

/// Positions of the rules that what is no operation is charged to.
pub(in super::super) fn of_all(limits: &[LimitRule]) -> Vec<usize> {
    let limits = limits.iter().enumerate();
    limits.filter(|(_, rule)| !rule.partial).map(|(at, _)| at).collect()
}

/// What a request is charged to.
#[derive(Debug, Clone, Copy)]
pub struct Charged<'a> {
    /// Positions of its rules.
    pub rules: &'a [usize],
    /// The operation, for rules that count each by itself.
    pub endpoint: &'static str,
    /// The resource, for rules that count each by itself.
    pub resource: &'static str,
}

impl<'a> Charged<'a> {
    /// The same request under these of its rules alone.
    #[must_use]
    pub fn under(self, rules: &'a [usize]) -> Self {
        Self { rules, ..self }
    }

    /// What tells windows of one rule and one owner apart.
    pub(super) fn part(self, scope: LimitScope) -> &'static str {
        match scope {
            LimitScope::Endpoint => self.endpoint,
            LimitScope::Resource => self.resource,
            _ => "",
        }
    }
}

impl<'a> From<&'a [usize]> for Charged<'a> {
    fn from(rules: &'a [usize]) -> Self {
        Self { rules, endpoint: "", resource: "" }
    }
}

impl<'a, const N: usize> From<&'a [usize; N]> for Charged<'a> {
    fn from(rules: &'a [usize; N]) -> Self {
        Self::from(&rules[..])
    }
}

impl<'a> From<&'a Vec<usize>> for Charged<'a> {
    fn from(rules: &'a Vec<usize>) -> Self {
        Self::from(&rules[..])
    }
}

impl From<&Operation> for Charged<'static> {
    fn from(operation: &Operation) -> Self {
        Self {
            rules: operation.limits,
            endpoint: operation.id,
            resource: operation.resource,
        }
    }
}
