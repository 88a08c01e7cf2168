//! A turn in the limiter together with a token that is good.

use std::time::Duration;

use super::super::credentials::{Credential, Kept};
use super::super::error::{Error, ErrorKind};
use super::super::future::until;
use super::super::limiter::{Charged, Patience, Permit, Precedence, Settlement};
use super::super::profile::AuthKind;
use super::super::renewal::{Held, Renewal};
use super::super::retry::Cause;
use super::{Attempt, Failure, settle};

/// So often a token is asked for anew because the turn came after its end; then the last is sent as it is.
const ROUNDS: u32 = 3;
/// A token that was just had is sent although its time is over: some vendors tell a lifetime of zero.
const FRESH: Duration = Duration::from_secs(1);

/// Credentials, each with how it is sent.
pub(super) type Credentials = Vec<(AuthKind, Credential)>;

impl Attempt<'_> {
    /// A place in the limiter, and the credentials to send. Nobody keeps a place while waiting for a token: who would
    /// have to, gives it back and gets the next one once there is a token, before all that are new. What brings the
    /// token goes before them all, so it never stands behind those who wait for it.
    pub(super) async fn place(
        &mut self,
    ) -> Result<(Option<Permit>, Credentials), Failure> {
        let clock = &self.execution.call.client.inner.clock;
        let (mut round, mut had) = (0, None);
        loop {
            let permit = self.acquire().await?;
            let usable = |(since, _): &mut (Duration, Credentials)| {
                round == ROUNDS || clock.now() < since.saturating_add(FRESH)
            };
            if let Some((_, credentials)) = had.take_if(usable) {
                return Ok((permit, credentials));
            }
            if let Some(credentials) = self.at_hand() {
                return Ok((permit, credentials));
            }
            let placed = permit.is_some();
            settle(permit, Settlement::NeverSent);
            let credentials = self.credentials().await;
            let credentials = credentials.map_err(|error| self.without_token(error))?;
            if !placed {
                return Ok((None, credentials));
            }
            had = Some((clock.now(), credentials));
            round += 1;
        }
    }

    /// The credentials to send; tokens are renewed where they have to be, as long as the call may take.
    async fn credentials(&mut self) -> Result<Credentials, Error> {
        let clock = &self.execution.call.client.inner.clock;
        let deadline = self.execution.deadline;
        let mut tokens = Vec::new();
        for (position, renewal) in self.renewals() {
            let asking = Box::pin(renewal.token(deadline));
            let held = until(clock.as_ref(), deadline, asking).await;
            let Some(held) = held else {
                return Err(Error::new(ErrorKind::Timeout, self.time_out()));
            };
            tokens.push((position, held.map_err(|cause| Error::shared(&cause))?));
        }
        Ok(self.with(&tokens))
    }

    /// The credentials to send, where no token has to be waited for or renewed.
    fn at_hand(&mut self) -> Option<Credentials> {
        let now = |(position, renewal): (usize, &Renewal)| {
            Some((position, renewal.token_now()?))
        };
        let tokens: Option<Vec<_>> = self.renewals().map(now).collect();
        Some(self.with(&tokens?))
    }

    /// What keeps the tokens that the request takes, by position of their schemes.
    fn renewals(&self) -> impl Iterator<Item = (usize, &Renewal)> {
        let client = &self.execution.call.client.inner;
        self.execution.schemes.iter().filter_map(|position| {
            match client.credentials.get(*position)?.as_ref()? {
                Kept::Renewed(renewal) => Some((*position, renewal)),
                Kept::Fixed(_) => None,
            }
        })
    }

    /// The credentials with these tokens, which are noted as sent.
    fn with(&mut self, tokens: &[(usize, Held)]) -> Credentials {
        let client = &self.execution.call.client.inner;
        let credential = |position: &usize| {
            let scheme = client.profile.auth.get(*position)?;
            let credential = match client.credentials.get(*position)?.as_ref()? {
                Kept::Fixed(credential) => credential.clone(),
                Kept::Renewed(_) => {
                    let (_, held) = tokens.iter().find(|(own, _)| own == position)?;
                    held.credential()
                }
            };
            Some((scheme.kind, credential))
        };
        let mut credentials: Credentials =
            self.execution.schemes.iter().filter_map(credential).collect();
        credentials.extend(self.execution.call.request.proof.clone());
        let sent = tokens.iter().map(|(position, held)| (*position, held.generation));
        self.sent = sent.collect();
        credentials
    }

    /// Waits for the limiter, as long as the call may.
    async fn acquire(&mut self) -> Result<Option<Permit>, Failure> {
        let client = &self.execution.call.client.inner;
        let charged = Charged::from(self.execution.call.operation);
        let latest = self.execution.call.options.once_by;
        let deadline = self.execution.deadline.into_iter().chain(latest).min();
        let permit = match &client.limiter {
            None => None,
            Some(limiter) => {
                let patience = Patience {
                    deadline,
                    block: self.execution.max_server_wait(),
                    queue: client.limit_queue,
                    precedence: self.precedence(),
                };
                let permit = limiter.acquire(charged, patience).await;
                Some(permit.map_err(|throttled| self.held_back(throttled))?)
            }
        };
        self.admitted = true;
        if deadline.is_some_and(|deadline| client.clock.now() >= deadline) {
            settle(permit, Settlement::NeverSent);
            let error = self.unsent(Error::new(ErrorKind::Timeout, self.time_out()));
            return Err(Failure { error, cause: Cause::Final });
        }
        Ok(permit)
    }

    fn precedence(&self) -> Precedence {
        match self.execution.call.client.inner.brings_tokens {
            true => Precedence::Token,
            false if self.admitted => Precedence::Again,
            false => Precedence::Ordinary,
        }
    }
}
