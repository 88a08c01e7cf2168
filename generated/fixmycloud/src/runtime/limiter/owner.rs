//! Whose windows they are: clients that share a limiter have those in common that count the same.

use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::Arc;

use super::super::profile::LimitScope;
use super::super::secret::Secret;
use super::super::token::TokenSource;
use super::Shared;
use super::rule::Rule;

/// Who a client is, as far as limits are concerned.
#[derive(Debug, Clone, Default)]
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

impl Hash for Principal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Named(name) => (0, name.expose()).hash(state),
            Self::Source(source) => {
                (1, Arc::as_ptr(source).cast::<()>().addr()).hash(state);
            }
        }
    }
}

impl std::fmt::Debug for Principal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Principal(..)")
    }
}

/// Whose a window is: the hash, under a random key of this process's (`RandomState`), of what those have in common who
/// count together. No name and no key is kept for it. Should two differ and have the same hash, which happens to one pair
/// in 2^64, they count together, so that the limits are kept all the more.
pub(super) type Owner = u64;

/// The owner of windows that count by address.
const EVERYBODY: Owner = 0;

/// Whose windows a client uses.
#[derive(Debug)]
pub(super) struct Keys {
    /// By position of the rules.
    pub(super) rules: Box<[Owner]>,
    /// For what is under no rule.
    pub(super) undeclared: Owner,
}

impl Keys {
    pub(super) fn new(
        hasher: &RandomState,
        rules: &[Rule],
        identity: &Identity,
    ) -> Self {
        let by_credential = hasher.hash_one(("credential", &identity.principals));
        let key = |rule: &Rule| match rule.scope {
            LimitScope::Address => EVERYBODY,
            LimitScope::Setting(at) => {
                hasher.hash_one(("setting", identity.settings.get(at)))
            }
            LimitScope::Credential | LimitScope::Endpoint | LimitScope::Resource => {
                by_credential
            }
        };
        Self { rules: rules.iter().map(key).collect(), undeclared: by_credential }
    }

    /// Each owner, perhaps more than once.
    pub(super) fn owners(&self) -> impl Iterator<Item = Owner> {
        self.rules.iter().copied().chain([self.undeclared])
    }
}

/// A client that counts in a limiter, for as long as it or one of its requests is there.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) shared: Arc<Shared>,
    pub(super) keys: Keys,
}

impl Member {
    pub(super) fn new(shared: Arc<Shared>, rules: &[Rule], identity: &Identity) -> Self {
        let keys = Keys::new(&shared.hasher, rules, identity);
        shared.line().enter(keys.owners());
        Self { shared, keys }
    }
}

impl Drop for Member {
    fn drop(&mut self) {
        self.shared.line().depart(self.keys.owners());
    }
}
