//! Whose windows they are: clients that share a limiter have those in common that count the same.

use std::sync::Arc;

use super::super::profile::LimitScope;
use super::super::secret::Secret;
use super::super::token::TokenSource;
use super::rule::Rule;

/// Who a client is, as far as limits are concerned.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) struct Identity {
    /// By position of the schemes.
    pub(in super::super) principals: Vec<Option<Principal>>,
    /// Values of the settings.
    pub(in super::super) settings: Vec<Option<String>>,
}

/// Who a credential speaks for.
#[derive(Clone)]
pub(in super::super) enum Principal {
    /// A user's name, a key or a token.
    Named(Secret),
    /// Whoever the source's tokens are of.
    Source(Arc<dyn TokenSource>),
}

impl PartialEq for Principal {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Named(own), Self::Named(other)) => own == other,
            (Self::Source(own), Self::Source(other)) => Arc::ptr_eq(own, other),
            _ => false,
        }
    }
}

impl std::fmt::Debug for Principal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Principal(..)")
    }
}

/// The clients that share a limiter, each by its number.
#[derive(Debug, Default)]
pub(super) struct Owners(Vec<Identity>);

impl Owners {
    /// For each rule the number of whom its windows belong to: the first who counts the same there.
    pub(super) fn keys(&mut self, rules: &[Rule], identity: Identity) -> Keys {
        let first = |same: &dyn Fn(&Identity) -> bool| {
            self.0.iter().position(same).unwrap_or(self.0.len())
        };
        let by_credential = first(&|other| other.principals == identity.principals);
        let key = |rule: &Rule| match rule.scope {
            LimitScope::Address => 0,
            LimitScope::Setting(at) => {
                let value = |identity: &Identity| identity.settings.get(at).cloned();
                first(&|other| value(other) == value(&identity))
            }
            LimitScope::Credential | LimitScope::Endpoint | LimitScope::Resource => {
                by_credential
            }
        };
        let keys = Keys {
            rules: rules.iter().map(key).collect(),
            undeclared: by_credential,
        };
        if !self.0.contains(&identity) {
            self.0.push(identity);
        }
        keys
    }
}

/// Whose windows a client uses.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    /// By position of the rules.
    pub(super) rules: Arc<[usize]>,
    /// For what is under no rule.
    pub(super) undeclared: usize,
}
