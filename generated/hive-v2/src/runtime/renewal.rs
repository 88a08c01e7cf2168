//! A token that is renewed: before it expires, when it is refused, and once for all who wait.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::client::Random;
use super::credentials::Credential;
use super::error::{Error, ErrorKind};
use super::flight::{Flight, Sighting, Stopped};
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

/// What brings the next token.
type Asking = Flight<Result<Held, Cause>>;

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// Tokens asked for so far.
    asked: u64,
    /// Where those are who ask for the next, and when that must be over.
    flight: Option<(Sighting<Result<Held, Cause>>, Duration)>,
    /// An early renewal waits until then.
    paused_until: Duration,
}

enum Step {
    Use(Held),
    /// Wait for the flight, which somebody has to; until it brings one, this token is still good.
    Wait(Asking, Option<Held>),
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

    /// A token that is good now, for a call that ends at `deadline`. Callers who have one never wait, but for the one
    /// that renews it early: it waits for half of its time at most, and no longer than the token is good.
    pub(super) async fn token(&self, deadline: Option<Duration>) -> Result<Held, Cause> {
        let (flight, fallback) = match self.step() {
            Step::Use(held) => return Ok(held),
            Step::Wait(flight, fallback) => (flight, fallback),
        };
        if let Some(held) = fallback {
            return self.renewed(flight, held, deadline).await;
        }
        let outcome = flown(flight.clone().await);
        self.land(&flight, &outcome);
        outcome
    }

    /// What the flight brings, or the token that is there where it brings none in time.
    async fn renewed(
        &self,
        flight: Asking,
        held: Held,
        deadline: Option<Duration>,
    ) -> Result<Held, Cause> {
        let clock = self.context.clock.as_ref();
        let now = clock.now();
        let half = deadline.map(|deadline| now + deadline.saturating_sub(now) / 2);
        let end = half.into_iter().chain(held.end()).min();
        let outcome = match until(clock, end, Box::pin(flight.clone())).await {
            Some(outcome) => flown(outcome),
            None if held.is_good(clock.now()) => {
                self.pause();
                return Ok(held);
            }
            None => flown(flight.clone().await),
        };
        self.land(&flight, &outcome);
        let good = outcome.is_err() && held.is_good(clock.now());
        if good { Ok(held) } else { outcome }
    }

    /// Gives up the token of this generation, because it was refused; a newer one stays.
    pub(super) fn refuse(&self, generation: u64) {
        let mut state = self.state();
        state.held = state.held.take().filter(|held| held.generation != generation);
    }

    /// A token that is good and that this caller need not renew. It is there or it is not: nothing is begun, and nobody
    /// is waited for.
    pub(super) fn token_now(&self) -> Option<Held> {
        let now = self.context.clock.now();
        let (held, is_due) = self.state().good(now)?;
        let stays = || self.source.asks(&self.context);
        (!is_due || stays()).then_some(held)
    }

    fn step(&self) -> Step {
        if let Some(held) = self.token_now() {
            return Step::Use(held);
        }
        let now = self.context.clock.now();
        let mut state = self.state();
        // Another may have brought one, or have begun to, just before.
        let fallback = match state.good(now) {
            Some((held, false)) => return Step::Use(held),
            good => good.map(|(held, _)| held),
        };
        // One that nobody polls would bring a token of long ago.
        let current = state.flight.as_ref().filter(|(_, over)| now < *over);
        let flight = current.and_then(|(flight, _)| flight.join());
        let flight = flight.unwrap_or_else(|| self.start(&mut state, now));
        Step::Wait(flight, fallback)
    }

    fn start(&self, state: &mut State, now: Duration) -> Asking {
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
        state.flight = Some((flight.sighting(), over));
        flight
    }

    /// Takes what a flight brought; the first of those who waited for it does.
    fn land(&self, flight: &Asking, outcome: &Result<Held, Cause>) {
        let mut state = self.state();
        if !state.flight.as_ref().is_some_and(|(current, _)| current.is_of(flight)) {
            return;
        }
        state.flight = None;
        match outcome {
            Ok(held) => state.held = Some(held.clone()),
            Err(_) => {
                drop(state);
                self.pause();
            }
        }
    }

    /// Lets nobody renew early for a while.
    fn pause(&self) {
        let until = self.context.clock.now().saturating_add(PAUSE);
        self.state().paused_until = until;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The token that is good now, and whether who takes it should renew it.
    fn good(&self, now: Duration) -> Option<(Held, bool)> {
        let held = self.held.clone().filter(|held| held.is_good(now))?;
        let driven = self
            .flight
            .as_ref()
            .is_some_and(|(flight, over)| now < *over && flight.is_driven());
        let is_due = held.is_due(now) && now >= self.paused_until && !driven;
        Some((held, is_due))
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
        Self { token: token.token, user: token.user, generation, times }
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
        self.end().is_none_or(|end| now < end)
    }

    /// From when it must not be sent.
    fn end(&self) -> Option<Duration> {
        self.times.map(|(_, end)| end)
    }
}

/// What a flight brought.
fn flown(outcome: Result<Result<Held, Cause>, Stopped>) -> Result<Held, Cause> {
    outcome.unwrap_or_else(|stopped| {
        Err(broken(match stopped {
            Stopped::Panicked => "getting the token panicked",
            Stopped::Within => "the token's source makes a call that needs the token",
        }))
    })
}

fn late() -> BoxError {
    let error = Error::new(ErrorKind::Timeout, "no token came in time");
    error.with(|inner| inner.retryable = true).into()
}

fn broken(why: &str) -> Cause {
    Arc::new(why.into())
}
