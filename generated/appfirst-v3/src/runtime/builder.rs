//! Builds a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::base::Bases;
use super::client::{Client, DriftHook, Inner, Outgoing, Random, RequestHook};
use super::clock::Clock;
use super::credentials::{self, Credential, Keeper};
use super::decode::Drift;
use super::encoding::Encoding;
use super::error::{Error, ErrorKind, Result};
use super::limiter::{Identity, Limiter, Rule};
use super::profile::{Margin, Operation, Profile, TokenEndpoints};
use super::server::Server;
use super::token::TokenContext;
use super::transport::Transport;

const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(60);
const MAX_BODY: u64 = 64 * 1024 * 1024;

/// Collects what a [`Client`] is made of; what is wrong is told by [`build`](Self::build).
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder {
    profile: &'static Profile,
    server: Option<Server>,
    sites: Vec<Option<Server>>,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Arc<dyn Clock>>,
    credentials: Vec<Option<Credential>>,
    rules: Vec<Rule>,
    limits: bool,
    limit_queue: usize,
    shared: Option<Client>,
    headers: Vec<(String, String)>,
    settings: Vec<Option<String>>,
    encoding: Option<&'static Encoding>,
    timeout: Option<Duration>,
    attempt_timeout: Duration,
    attempts: u32,
    max_server_wait: Duration,
    max_body: u64,
    strict: bool,
    random: Random,
    on_request: Vec<RequestHook>,
    on_drift: Option<DriftHook>,
    problem: Option<String>,
}

impl ClientBuilder {
    /// A client of the vendor that `profile` describes, with the vendor's defaults.
    pub fn new(profile: &'static Profile) -> Self {
        Self {
            profile,
            server: None,
            sites: vec![None; profile.sites.len()],
            transport: None,
            clock: None,
            credentials: vec![None; profile.auth.len()],
            rules: profile.limits.iter().map(Rule::from).collect(),
            limits: true,
            limit_queue: usize::MAX,
            shared: None,
            headers: default_headers(profile),
            settings: vec![None; profile.settings.len()],
            encoding: None,
            timeout: None,
            attempt_timeout: ATTEMPT_TIMEOUT,
            attempts: profile.retry.attempts,
            max_server_wait: profile.retry.max_server_wait,
            max_body: MAX_BODY,
            strict: false,
            random: Arc::new(fastrand::f64),
            on_request: Vec::new(),
            on_drift: None,
            problem: None,
        }
    }

    /// Gives the credential for the scheme at `index` of [`Profile::auth`].
    pub fn credential(mut self, index: usize, credential: Credential) -> Self {
        match self.credentials.get_mut(index) {
            Some(place) => *place = Some(credential),
            None => self.fail(format!("there is no authentication scheme {index}")),
        }
        self
    }

    /// Sends everything to this absolute http(s) URL instead of the vendor's servers; a path in it comes
    /// before every operation's. Where the document's own server is only a path, that path is put behind a
    /// URL that has none. Operations that the document sends elsewhere go here too, with their credentials,
    /// unless they are given a server of their own.
    pub fn base_url(self, url: impl Into<String>) -> Self {
        self.server(url.into())
    }

    /// Sends to this server: one that the document names, or a URL as [`base_url`](Self::base_url) takes.
    pub fn server(mut self, server: impl Into<Server>) -> Self {
        self.server = Some(server.into());
        self
    }

    /// Asks and is answered in this encoding instead of JSON, by every operation whose answer is JSON or has none.
    /// Those that the vendor has are methods of their own here.
    pub fn encoding(mut self, encoding: &'static Encoding) -> Self {
        self.encoding = Some(encoding);
        self
    }

    /// Sends the operations that the document sends to the site at `index` of [`Profile::sites`] to this
    /// server.
    pub fn site(mut self, index: usize, server: impl Into<Server>) -> Self {
        match self.sites.get_mut(index) {
            Some(site) => *site = Some(server.into()),
            None => self.fail(format!("there is no site {index}")),
        }
        self
    }

    /// Sends through `transport` instead of the one that comes with the crate.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Takes time from `clock` instead of the one that comes with the crate.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Gives each call, its attempts and waits included, this long; without it, no end.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Gives each attempt, from sending to the last byte of the answer, this long; 60 s if not said.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// Tries each call at most this often, the first attempt included; 0 counts as 1.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Obeys a wait the vendor asks for up to this long, 60 s if the vendor's description does not differ;
    /// a longer one becomes an error of kind [`ErrorKind::Throttled`] at once. So does each later call
    /// under the same limits until the wait is over, without being sent.
    pub fn max_server_wait(mut self, wait: Duration) -> Self {
        self.max_server_wait = wait;
        self
    }

    /// Changes the vendor's limit `name` to this many requests, or bytes where the vendor counts these, in each
    /// `window`: for an account with other limits than the usual, or to leave a share to others. An unknown name is
    /// an error that lists the known.
    pub fn limit(self, name: &str, limit: u64, window: Duration) -> Self {
        self.change_limit(name, |rule| (rule.limit, rule.window) = (limit, window))
    }

    /// Charges nothing to the vendor's limit `name`; the others stay.
    pub fn without_limit(self, name: &str) -> Self {
        self.change_limit(name, |rule| rule.off = true)
    }

    /// Keeps this much back of every limit, whatever the vendor's description says.
    pub fn limit_margin(mut self, margin: Margin) -> Self {
        for rule in &mut self.rules {
            rule.margin = margin;
        }
        self
    }

    /// Lets at most so many calls wait for their turn; one more is an error of kind [`ErrorKind::Throttled`] at
    /// once. If not said, as many as come. A call that was sent before and is to be sent again may wait in any case, and
    /// so may what brings a token.
    pub fn limit_queue(mut self, calls: usize) -> Self {
        self.limit_queue = calls;
        self
    }

    /// Counts together with another client of this vendor's where both are counted as one: what counts by address
    /// always, what counts by credential or by a setting where these are equal. Its clock is this client's too.
    ///
    /// Where both declare a limit differently and count it together, the declaration of the one whose call needs it
    /// first holds for both; a limit that only one turned off is not charged by that one's calls alone. Of who counts
    /// together a hash is kept, no name and no key; what clients that are gone have used is forgotten once it would be
    /// free again.
    pub fn share_limits(mut self, client: &Client) -> Self {
        self.shared = Some(client.clone());
        self
    }

    fn change_limit(mut self, name: &str, change: impl FnOnce(&mut Rule)) -> Self {
        match self.rules.iter_mut().find(|rule| rule.name == name) {
            Some(rule) => change(rule),
            None => self.fail(unknown_limit(name, &self.rules)),
        }
        self
    }

    /// Whether to keep within the vendor's limits by waiting for a turn, and to send nothing while the
    /// vendor asks for it; on if not said. Off, calls only obey what their own answers ask for.
    pub fn limits(mut self, limits: bool) -> Self {
        self.limits = limits;
        self
    }

    /// Whether an answer that leaves out what the document requires is an error instead of being
    /// corrected; off if not said.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Accepts answers of up to this many bytes; 64 MiB if not said.
    pub fn max_body(mut self, bytes: u64) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets the `User-Agent` instead of the crate's own.
    pub fn user_agent(self, user_agent: &str) -> Self {
        self.header(USER_AGENT.as_str(), user_agent)
    }

    /// Sends this header with every request; a call's own header of that name wins, but cookies are joined.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Gives the setting at `index` of [`Profile::settings`].
    pub fn setting(mut self, index: usize, value: impl Into<String>) -> Self {
        match self.settings.get_mut(index) {
            Some(setting) => *setting = Some(value.into()),
            None => self.fail(format!("there is no setting {index}")),
        }
        self
    }

    /// Calls `hook` before every attempt; it may change headers and never sees the credential.
    pub fn on_request(
        mut self,
        hook: impl Fn(&mut Outgoing<'_>) + Send + Sync + 'static,
    ) -> Self {
        self.on_request.push(Arc::new(hook));
        self
    }

    /// Calls `hook` when an answer had to be corrected; without it, the feature `tracing` logs it.
    pub fn on_drift(
        mut self,
        hook: impl Fn(&'static Operation, &[Drift]) + Send + Sync + 'static,
    ) -> Self {
        self.on_drift = Some(Arc::new(hook));
        self
    }

    /// Takes the jitter of waits from `random`, which gives numbers from 0 up to, not including, 1.
    pub fn random(mut self, random: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        self.random = Arc::new(random);
        self
    }

    fn fail(&mut self, problem: String) {
        self.problem.get_or_insert(problem);
    }

    /// Makes the client. Nothing is sent.
    ///
    /// # Errors
    /// Of kind [`ErrorKind::Build`]: no or no valid base URL, a header that HTTP cannot carry, a
    /// credential that does not fit its scheme, an unknown limit, no transport or clock.
    pub fn build(self) -> Result<Client> {
        self.problem.map_or(Ok(()), |problem| Err(wrong(problem)))?;
        let bases = Bases::new(self.profile, self.server.as_ref(), &self.sites)?;
        let (transport, clock) =
            (transport(self.transport)?, clock(self.clock, self.shared.as_ref())?);
        let identity = identity(&self.credentials, &self.settings);
        let shared = shared(self.profile, self.shared.as_ref())?;
        let limiter = self.limits.then(|| match shared {
            Some(limiter) => limiter.join(self.rules, &identity),
            None => Limiter::of(self.rules, &identity, Arc::clone(&clock)),
        });
        let mut inner = Inner {
            profile: self.profile,
            bases,
            transport,
            clock,
            limiter,
            limit_queue: self.limit_queue,
            brings_tokens: false,
            credentials: Arc::new([]),
            headers: header_map(&self.headers)?,
            settings: self.settings,
            encoding: self.encoding,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            attempts: self.attempts,
            max_server_wait: self.max_server_wait,
            max_body: self.max_body,
            strict: self.strict,
            budget: Arc::default(),
            random: self.random,
            on_request: self.on_request,
            on_drift: self.on_drift,
        };
        let keeper = Keeper {
            profile: self.profile,
            lent: lent(&inner),
            timeout: self.attempt_timeout,
            random: &inner.random,
        };
        inner.credentials = keeper.keep(&self.credentials)?.into();
        Ok(Client { inner: Arc::new(inner) })
    }
}

/// Who the credentials speak for, and for which settings.
fn identity(
    credentials: &[Option<Credential>],
    settings: &[Option<String>],
) -> Identity {
    let principal =
        |given: &Option<Credential>| given.as_ref().map(Credential::principal);
    Identity {
        principals: credentials.iter().map(principal).collect(),
        settings: settings.to_vec(),
    }
}

/// The limiter of the client that limits are shared with, unless its limits are off.
///
/// # Errors
/// Of kind `Build` when it is a client of another vendor's.
fn shared<'a>(
    profile: &'static Profile,
    client: Option<&'a Client>,
) -> Result<Option<&'a Limiter>> {
    match client {
        Some(client) if !std::ptr::eq(client.inner.profile, profile) => {
            Err(wrong("limits are shared by clients of one vendor"))
        }
        Some(client) => Ok(client.inner.limiter.as_ref()),
        None => Ok(None),
    }
}

/// What sources of tokens are lent by a client that has no credentials yet.
fn lent(inner: &Inner) -> TokenContext {
    TokenContext {
        transport: Arc::clone(&inner.transport),
        client: Client {
            inner: Arc::new(Inner { brings_tokens: true, ..inner.clone() }),
        },
        clock: Arc::clone(&inner.clock),
        base_url: inner.bases.own().origin.clone(),
        vendor_url: inner.profile.base_url.and_then(|url| url.parse().ok()),
        documented: inner.bases.declared,
        endpoints: TokenEndpoints::NONE,
        user_agent: agent(&inner.headers),
    }
}

fn default_headers(profile: &Profile) -> Vec<(String, String)> {
    let agent = (!profile.user_agent.is_empty())
        .then_some((USER_AGENT.as_str(), profile.user_agent));
    let all = agent.into_iter().chain(profile.headers.iter().copied());
    all.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn unknown_limit(name: &str, rules: &[Rule]) -> String {
    let known: Vec<_> = rules.iter().map(|rule| format!("`{}`", rule.name)).collect();
    if known.is_empty() {
        return format!(
            "there is no limit `{name}` to change: the vendor declares none, and none can be added here"
        );
    }
    let known = known.join(", ");
    format!("the vendor declares no limit `{name}`, but {known}")
}

fn wrong(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Build, message)
}

fn header_map(headers: &[(String, String)]) -> Result<HeaderMap> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let parsed =
            name.parse::<HeaderName>().ok().zip(HeaderValue::from_str(value).ok());
        let (parsed, value) = parsed
            .ok_or_else(|| wrong(format!("header `{name}` cannot carry its value")))?;
        map.insert(parsed.clone(), credentials::hidden(&parsed, value));
    }
    Ok(map)
}

fn agent(headers: &HeaderMap) -> String {
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok());
    agent.unwrap_or_default().to_owned()
}

fn transport(given: Option<Arc<dyn Transport>>) -> Result<Arc<dyn Transport>> {
    #[cfg(feature = "reqwest")]
    if given.is_none() {
        return Ok(Arc::new(super::reqwest_transport::ReqwestTransport::new()?));
    }
    given
        .ok_or_else(|| wrong("no transport was given, and the feature `reqwest` is off"))
}

/// Limits that are shared are counted on one clock.
fn clock(
    given: Option<Arc<dyn Clock>>,
    shared: Option<&Client>,
) -> Result<Arc<dyn Clock>> {
    if let Some(client) = shared {
        return Ok(Arc::clone(&client.inner.clock));
    }
    #[cfg(feature = "reqwest")]
    if given.is_none() {
        return Ok(Arc::new(super::reqwest_transport::TokioClock::new()));
    }
    given.ok_or_else(|| wrong("no clock was given, and the feature `reqwest` is off"))
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientBuilder")
            .field("server", &self.server)
            .finish_non_exhaustive()
    }
}
