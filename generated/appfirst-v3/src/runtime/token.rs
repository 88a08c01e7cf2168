//! Tokens, and where they come from when they have to be renewed.

mod context;

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use super::future::{BoxFuture, MaybeSend};
use super::secret::Secret;
use super::transport::BoxError;

pub use context::TokenContext;

/// A token for a bearer scheme: one that stays as it is, or one that a [`TokenSource`] renews. `Debug` shows
/// neither.
#[derive(Clone)]
pub struct Token(pub(super) Kind);

#[derive(Clone)]
pub(super) enum Kind {
    Fixed(Secret),
    Renewed(Arc<dyn TokenSource>),
}

impl Token {
    /// A token that `source` gets before the first call that needs it, again before it expires, and again
    /// when the vendor refuses it (401). The calls of a client and its clones share it.
    pub fn renewed_by(source: impl TokenSource + 'static) -> Self {
        Self(Kind::Renewed(Arc::new(source)))
    }

    /// A token that `function` gets, in the same way.
    pub fn from_fn<F, A>(function: F) -> Self
    where
        F: Fn() -> A + Send + Sync + 'static,
        A: Future<Output = Result<AccessToken, BoxError>> + MaybeSend + 'static,
    {
        Self::renewed_by(Function(function))
    }
}

impl<T: Into<Secret>> From<T> for Token {
    fn from(token: T) -> Self {
        Self(Kind::Fixed(token.into()))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(..)")
    }
}

/// Gets tokens: from an identity provider, a secret store, another process.
///
/// It is asked once at a time, however many calls wait. An error goes to all that wait, and the next call
/// asks again; one that is an [`Error`](super::error::Error) keeps its kind. When the last call that waits is given up,
/// the future is dropped.
pub trait TokenSource: Send + Sync {
    /// A new token.
    fn token<'a>(
        &'a self,
        context: &'a TokenContext,
    ) -> BoxFuture<'a, Result<AccessToken, BoxError>>;

    /// Who the tokens speak for, where that is known: clients that share limits and speak for the same count
    /// together.
    fn principal(&self) -> Option<Secret> {
        None
    }

    /// How much longer than an attempt getting a token may take: where a person is asked, for example.
    fn patience(&self) -> Duration {
        Duration::ZERO
    }

    /// Whether the next token would be asked of a person. Such a one is not renewed before the last is over: nobody is
    /// asked for what may never be needed, and no call waits for them whose token is good.
    fn asks(&self, _context: &TokenContext) -> bool {
        false
    }

    /// Whether tokens can be had at all; called once, when the client is built.
    ///
    /// # Errors
    /// What is configured wrongly.
    fn check(&self, _context: &TokenContext) -> Result<(), BoxError> {
        Ok(())
    }
}

struct Function<F>(F);

impl<F, A> TokenSource for Function<F>
where
    F: Fn() -> A + Send + Sync,
    A: Future<Output = Result<AccessToken, BoxError>> + MaybeSend + 'static,
{
    fn token<'a>(
        &'a self,
        _: &'a TokenContext,
    ) -> BoxFuture<'a, Result<AccessToken, BoxError>> {
        Box::pin((self.0)())
    }
}

/// A token as its issuer gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessToken {
    pub(super) token: Secret,
    pub(super) expires_in: Option<Duration>,
    pub(super) user: Option<Secret>,
    /// When it was asked for, on the client's clock, where that is later than when its source was.
    pub(super) asked_at: Option<Duration>,
}

impl AccessToken {
    /// A token of unknown lifetime, which is used until the vendor refuses it.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self { token: token.into(), expires_in: None, user: None, asked_at: None }
    }

    /// The token with its lifetime, counted from now.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.expires_in = Some(lifetime);
        self
    }

    /// The token with when it was asked for, on the client's clock, where that was long after its source was: its
    /// lifetime counts from then.
    #[must_use]
    pub fn asked_at(mut self, asked: Duration) -> Self {
        self.asked_at = Some(asked);
        self
    }

    /// The token with the user that it is good for: where the scheme is HTTP Basic, it is that user's password.
    #[must_use]
    pub fn of_user(mut self, user: impl Into<Secret>) -> Self {
        self.user = Some(user.into());
        self
    }
}
