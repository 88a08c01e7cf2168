//! One-time passcodes: who gives them, and that none is sent twice.

use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::super::clock::Clock;
use super::super::error::{Error, ErrorKind, Result};
use super::super::future::{BoxFuture, MaybeSend, until};
use super::super::secret::Secret;
use super::super::transport::BoxError;
use super::burnt::{self, Burnt, Unspent};

/// How long a source may take for one code: a person reads it from a device.
const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// How often a source is asked for a code that was not spent before.
const ASKED: u32 = 3;

/// What a code is asked for.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PasscodeRequest {
    /// The user who logs in.
    pub user: Secret,
    /// Why it is asked for.
    pub reason: PasscodeReason,
    /// How long a code is good: the length of a step of time.
    pub period: Duration,
    /// Number of the last step, counted from 1970, of which a code was used: the one that is asked for must be of a
    /// later step. `None` when none was used yet.
    pub newer_than: Option<u64>,
    /// The client's clock.
    pub clock: Arc<dyn Clock>,
}

/// Why a passcode is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PasscodeReason {
    /// The user was not logged in yet.
    FirstLogin,
    /// The session is over, or the vendor does not accept it any more.
    SessionOver,
    /// The last login failed.
    LoginFailed,
    /// The code that was given last had been used before.
    UsedBefore,
}

/// Gives one-time passcodes: asks a person, a device, a store of secrets.
///
/// It is asked for a fresh code before each login and at no other time; its error becomes that of the calls that wait
/// for the login. When the last of them is given up, the future is dropped.
pub trait PasscodeSource: Send + Sync {
    /// The code that is good now. It is sent without white space around it, and white space makes no other code of it.
    fn passcode(
        &self,
        request: PasscodeRequest,
    ) -> BoxFuture<'_, Result<Secret, BoxError>>;
}

impl PasscodeRequest {
    pub(super) fn new(
        user: &Secret,
        reason: PasscodeReason,
        period: Duration,
        clock: &Arc<dyn Clock>,
    ) -> Self {
        Self {
            user: user.clone(),
            reason,
            period,
            newer_than: None,
            clock: Arc::clone(clock),
        }
    }

    /// The step of time that it is now, counted from 1970.
    #[must_use]
    pub fn step(&self) -> u64 {
        burnt::step(self.clock.wall(), self.period)
    }

    /// How long this step lasts yet.
    #[must_use]
    pub fn left(&self) -> Duration {
        burnt::left(self.clock.wall(), self.period)
    }
}

/// The passcodes of one user: where they come from, and which are spent. A code is spent before it is sent, and none
/// is sent twice, nor two in one step of time: whoever logs in again waits for the next. Clones know of each other's,
/// so that clients of one user take clones. `Debug` shows no code.
#[derive(Clone)]
pub struct Passcodes {
    source: Arc<dyn PasscodeSource>,
    burnt: Arc<Mutex<Burnt>>,
}

/// A code that is spent.
pub(super) struct Passcode {
    pub(super) code: Secret,
    /// When its step ends, on the client's clock.
    pub(super) until: Duration,
}

impl Passcodes {
    /// Codes that `function` gives.
    pub fn from_fn<F, A>(function: F) -> Self
    where
        F: Fn(PasscodeRequest) -> A + Send + Sync + 'static,
        A: Future<Output = Result<Secret, BoxError>> + MaybeSend + 'static,
    {
        Self::from(Function(function))
    }

    /// The longest that [`take`](Self::take) needs.
    pub(super) fn patience(period: Duration) -> Duration {
        PATIENCE.saturating_add(period).saturating_mul(ASKED)
    }

    /// A code that was never sent, spent.
    ///
    /// # Errors
    /// Of kind `Authentication`, when the source fails, is silent, or gives spent codes only.
    pub(super) async fn take(&self, mut request: PasscodeRequest) -> Result<Passcode> {
        let clock = Arc::clone(&request.clock);
        for _ in 0..ASKED {
            let code = self.ask(&mut request).await?;
            let spent = self.burnt().spend(&code, request.step());
            match spent {
                Ok(()) => {
                    let until = clock.now().saturating_add(request.left());
                    return Ok(Passcode { code, until });
                }
                Err(Unspent::Code) => request.reason = PasscodeReason::UsedBefore,
                // It would be the second of its step, and too late in the next.
                Err(Unspent::Step(last)) => self.pass(&request, last).await,
            }
        }
        Err(failed("the passcode was used before, and no other came"))
    }

    /// Asks the source, in a step of time of which no code was used.
    async fn ask(&self, request: &mut PasscodeRequest) -> Result<Secret> {
        let mut reserved = self.next_step(request).await;
        let clock = Arc::clone(&request.clock);
        let late = clock.now().saturating_add(PATIENCE);
        let asking = self.source.passcode(request.clone());
        let code = match until(clock.as_ref(), Some(late), asking).await {
            Some(Ok(code)) => Secret::from(code.expose().trim()),
            Some(Err(cause)) => {
                let error = failed("no passcode could be had");
                return Err(error.with(|inner| inner.source = Some(cause)));
            }
            None => return Err(failed("no passcode came in time")),
        };
        if code.expose().is_empty() {
            return Err(failed("the passcode is empty"));
        }
        reserved.used = true;
        Ok(code)
    }

    /// Waits for a step of which no code was used, and takes it.
    async fn next_step(&self, request: &mut PasscodeRequest) -> Reserved<'_> {
        loop {
            let step = request.step();
            let reserved = self.burnt().reserve(step);
            match reserved {
                Ok(before) => {
                    request.newer_than = before;
                    let (codes, used) = (self, false);
                    return Reserved { codes, step, before, used };
                }
                Err(last) => self.pass(request, last).await,
            }
        }
    }

    /// Waits until `last` is over.
    async fn pass(&self, request: &PasscodeRequest, last: u64) {
        let step = request.step();
        let wait = burnt::wait(request.clock.as_ref(), last, request.period);
        request.clock.sleep(wait).await;
        if step < last {
            // The calendar was set back: a step has passed since, whatever it is called.
            self.burnt().rewind(last);
        }
    }

    fn burnt(&self) -> MutexGuard<'_, Burnt> {
        self.burnt.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A step of time that is taken. Dropped it is given back, unless a code came.
struct Reserved<'a> {
    codes: &'a Passcodes,
    step: u64,
    before: Option<u64>,
    used: bool,
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        if !self.used {
            self.codes.burnt().release(self.step, self.before);
        }
    }
}

fn failed(message: &str) -> Error {
    Error::new(ErrorKind::Authentication, message)
}

impl<S: PasscodeSource + 'static> From<S> for Passcodes {
    fn from(source: S) -> Self {
        Self { source: Arc::new(source), burnt: Arc::default() }
    }
}

impl fmt::Debug for Passcodes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Passcodes(..)")
    }
}

struct Function<F>(F);

impl<F, A> PasscodeSource for Function<F>
where
    F: Fn(PasscodeRequest) -> A + Send + Sync,
    A: Future<Output = Result<Secret, BoxError>> + MaybeSend + 'static,
{
    fn passcode(
        &self,
        request: PasscodeRequest,
    ) -> BoxFuture<'_, Result<Secret, BoxError>> {
        Box::pin((self.0)(request))
    }
}
