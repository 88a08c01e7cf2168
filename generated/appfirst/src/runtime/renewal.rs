//! A token that is renewed: before it expires, when it is refused, and once for all who wait.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::client::Random;
use super::credentials::Credential;
use super::error::{Error, ErrorKind};
use super::flight::{Flight, Stopped};
use super::future::until;
use super::retry::share;
use super::secret::Secret;
use super::token::{AccessToken, TokenContext, TokenSource};
use super::transport::BoxError;

/// The earliest and the longest that a token is renewed before it expires.
const EARLY: Duration = Duration::from_secs(5 * 60);
const EARLY_SHARE: f64 = 0.2;
/// A token is not sent this short before it expires: it would arrive too late.
const MARGIN: Duration = Duration::from_secs(10);
const MARGIN_SHARE: f64 = 0.1;
/// A failed early renewal is not tried again sooner.
const PAUSE: Duration = Duration::from_secs(10);

/// Keeps the token of one credential.
pub(crate) struct Renewal {
    source: Arc<dyn TokenSource>,
    context: Arc<TokenContext>,
    timeout: Duration,
    random: Random,
    state: Mutex<State>,
}

/// A token and how long it is good.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) token: Secret,
    /// Whose it is, where the scheme sends that too.
    pub(super) user: Option<Secret>,
    /// Which of the tokens it is, counted from 1.
    pub(super) generation: u64,
    /// When it should be renewed, and from when it must not be sent; on the client's clock.
    times: Option<(Duration, Duration)>,
}

/// Why there is no token; all who waited share it.
pub(super) type Cause = Arc<BoxError>;

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// Tokens asked for so far.
    asked: u64,
    /// Who asks for the next, and when that must be over.
    flight: Option<(Flight<Result<Held, Cause>>, Duration)>,
    /// An early renewal waits until then.
    paused_until: Duration,
}

enum Step {
    Use(Held),
    /// Wait for the flight; if it fails, this token is still good.
    Wait(Flight<Result<Held, Cause>>, Option<Held>),
}

impl Renewal {
    pub(crate) fn new(
        source: Arc<dyn TokenSource>,
        context: TokenContext,
        timeout: Duration,
        random: Random,
    ) -> Self {
        Self {
            source,
            context: Arc::new(context),
            timeout,
            random,
            state: Mutex::default(),
        }
    }

    /// A token that is good now. Callers who have one never wait, but for the one that renews it early.
    pub(super) async fn token(&self) -> Result<Held, Cause> {
        let (flight, fallback) = match self.step() {
            Step::Use(held) => return Ok(held),
            Step::Wait(flight, fallback) => (flight, fallback),
        };
        let outcome = match flight.clone().await {
            Ok(outcome) => outcome,
            Err(Stopped::Panicked) => Err(broken("getting the token panicked")),
            Err(Stopped::Within) => {
                return Err(broken(
                    "the token's source makes a call that needs the token",
                ));
            }
        };
        self.land(&flight, &outcome);
        match (outcome, fallback) {
            (Err(_), Some(held)) => Ok(held),
            (outcome, _) => outcome,
        }
    }

    /// Gives up the token of this generation, because it was refused; a newer one stays.
    pub(super) fn refuse(&self, generation: u64) {
        let mut state = self.state();
        state.held = state.held.take().filter(|held| held.generation != generation);
    }

    /// Whether there is a token that the next caller takes without waiting.
    pub(super) fn is_ready(&self) -> bool {
        let now = self.context.clock.now();
        let state = self.state();
        let driven =
            |(flight, over): &(Flight<_>, Duration)| now < *over && flight.is_driven();
        let renewing =
            now < state.paused_until || state.flight.as_ref().is_some_and(driven);
        let good = state.held.as_ref().filter(|held| held.is_good(now));
        good.is_some_and(|held| renewing || !held.is_due(now))
    }

    fn step(&self) -> Step {
        let now = self.context.clock.now();
        let mut state = self.state();
        // One that was abandoned long ago would bring a token of long ago.
        let flight = state.flight.take_if(|(_, over)| now >= *over);
        drop(flight);
        let good = state.held.clone().filter(|held| held.is_good(now));
        if let Some(held) = &good {
            let driven =
                state.flight.as_ref().is_some_and(|(flight, _)| flight.is_driven());
            if !held.is_due(now) || now < state.paused_until || driven {
                return Step::Use(held.clone());
            }
        }
        let flight = match &state.flight {
            Some((flight, _)) => flight.clone(),
            None => self.start(&mut state, now),
        };
        Step::Wait(flight, good)
    }

    fn start(&self, state: &mut State, now: Duration) -> Flight<Result<Held, Cause>> {
        state.asked += 1;
        let (generation, spread) = (state.asked, (self.random)());
        let timeout = self.timeout.saturating_add(self.source.patience());
        let (source, context) = (Arc::clone(&self.source), Arc::clone(&self.context));
        let over = now.saturating_add(timeout);
        let flight = Flight::new(Box::pin(async move {
            let asking = source.token(&context);
            let token = until(context.clock.as_ref(), Some(over), asking).await;
            match token.unwrap_or_else(|| Err(late())) {
                Ok(token) => Ok(Held::new(token, generation, now, spread)),
                Err(error) => Err(Arc::new(error)),
            }
        }));
        state.flight = Some((flight.clone(), over));
        flight
    }

    /// Takes what a flight brought; the first of those who waited for it does.
    fn land(&self, flight: &Flight<Result<Held, Cause>>, outcome: &Result<Held, Cause>) {
        let mut state = self.state();
        if !state.flight.as_ref().is_some_and(|(current, _)| current.is(flight)) {
            return;
        }
        state.flight = None;
        match outcome {
            Ok(held) => state.held = Some(held.clone()),
            Err(_) => {
                state.paused_until = self.context.clock.now().saturating_add(PAUSE);
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    /// The lifetime counts from when the token was asked for, so that no wait makes it longer; that is
    /// when its source was asked, at `asked`, unless the source says a later time.
    fn new(token: AccessToken, generation: u64, asked: Duration, spread: f64) -> Self {
        let asked = token.asked_at.unwrap_or(asked);
        let times = token.expires_in.map(|lifetime| {
            let expires = asked.saturating_add(lifetime);
            let early = EARLY.min(lifetime.mul_f64(EARLY_SHARE));
            // Clients that started together do not renew together.
            let early = early.saturating_sub(share(early, 0.25 * spread));
            let margin = MARGIN.min(lifetime.mul_f64(MARGIN_SHARE));
            (expires.saturating_sub(early), expires.saturating_sub(margin))
        });
        Self {
            token: token.token,
            user: token.user,
            generation,
            times,
        }
    }

    /// What is sent of it.
    pub(super) fn credential(&self) -> Credential {
        match &self.user {
            Some(user) => Credential::basic(user, &self.token),
            None => Credential::token(&self.token),
        }
    }

    fn is_due(&self, now: Duration) -> bool {
        self.times.is_some_and(|(due, _)| now >= due)
    }

    fn is_good(&self, now: Duration) -> bool {
        self.times.is_none_or(|(_, end)| now < end)
    }
}

fn late() -> BoxError {
    let error = Error::new(ErrorKind::Timeout, "no token came in time");
    error.with(|inner| inner.retryable = true).into()
}

fn broken(why: &str) -> Cause {
    Arc::new(why.into())
}
