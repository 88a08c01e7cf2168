//! The client: everything calls share.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method, Uri};

use super::base::Bases;
use super::clock::Clock;
use super::credentials::Kept;
use super::decode::Drift;
use super::encoding::Encoding;
use super::limiter::Limiter;
use super::profile::{Operation, Profile};
use super::retry::Budget;
use super::transport::Transport;

/// A client of the vendor's API. Cloning is cheap, and clones share connections, limits and the retry
/// budget.
#[derive(Clone)]
pub struct Client {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Clone)]
pub(crate) struct Inner {
    pub(crate) profile: &'static Profile,
    pub(crate) bases: Bases,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) limiter: Option<Limiter>,
    /// How many calls may wait in it.
    pub(crate) limit_queue: usize,
    /// Whether its calls bring tokens, which others wait for.
    pub(crate) brings_tokens: bool,
    pub(crate) credentials: Arc<[Option<Kept>]>,
    /// Values of [`Profile::settings`] by position.
    pub(crate) settings: Vec<Option<String>>,
    /// What is spoken instead of JSON.
    pub(crate) encoding: Option<&'static Encoding>,
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Duration,
    pub(crate) attempts: u32,
    pub(crate) max_server_wait: Duration,
    pub(crate) max_body: u64,
    pub(crate) strict: bool,
    pub(crate) budget: Arc<Budget>,
    pub(crate) random: Random,
    pub(crate) on_request: Vec<RequestHook>,
    pub(crate) on_drift: Option<DriftHook>,
}

pub(crate) type Random = Arc<dyn Fn() -> f64 + Send + Sync>;
pub(crate) type RequestHook = Arc<dyn Fn(&mut Outgoing<'_>) + Send + Sync>;
pub(crate) type DriftHook = Arc<dyn Fn(&'static Operation, &[Drift]) + Send + Sync>;

/// A request about to be sent, before the credential is written into it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outgoing<'a> {
    /// The operation.
    pub operation: &'static Operation,
    /// The method.
    pub method: &'a Method,
    /// The URL.
    pub url: &'a Uri,
    /// Which attempt it is, from 1.
    pub attempt: u32,
    /// The headers, which may be changed.
    pub headers: &'a mut HeaderMap,
}

impl Client {
    /// Tells what an answer left out, to the hook or else the log.
    pub(crate) fn report_drift(&self, operation: &'static Operation, drift: &[Drift]) {
        if drift.is_empty() {
            return;
        }
        match &self.inner.on_drift {
            Some(hook) => hook(operation, drift),
            None => log(operation, drift),
        }
    }
}

impl Inner {
    /// Names of the schemes for which a credential was given.
    fn schemes(&self) -> Vec<&'static str> {
        let all = self.profile.auth.iter().zip(self.credentials.iter());
        all.filter(|(_, given)| given.is_some()).map(|(scheme, _)| scheme.name).collect()
    }
}

#[cfg(feature = "tracing")]
fn log(operation: &Operation, drift: &[Drift]) {
    tracing::warn!(operation = operation.id, ?drift, "the answer was corrected");
}

#[cfg(not(feature = "tracing"))]
fn log(_operation: &Operation, _drift: &[Drift]) {}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("base_url", &self.inner.bases.own().url)
            .field("credentials", &self.inner.schemes())
            .field("limit_windows", &self.inner.limiter.as_ref().map(Limiter::windows))
            .field("timeout", &self.inner.timeout)
            .field("attempts", &self.inner.attempts)
            .finish_non_exhaustive()
    }
}
