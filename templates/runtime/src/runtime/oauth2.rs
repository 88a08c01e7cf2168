//! OAuth 2 (RFC 6749): tokens for a client of its own, for a user's password, or by a refresh token.

mod answer;
mod endpoint;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use http::{HeaderValue, Method, Request, Uri};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::base64;
use super::body::RequestBody;
use super::future::BoxFuture;
use super::json::Json;
use super::profile::OAuth2Dialect;
use super::secret::Secret;
use super::token::{AccessToken, Token, TokenContext, TokenSource};
use super::transport::BoxError;

/// All but what a form leaves as it is (RFC 6749 appendix B).
const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How tokens are asked for. Give it to the method of the client's builder that bears the scheme's name;
/// tokens are then got before the first call, renewed before they expire, and renewed once when the vendor
/// refuses one (401). `Debug` shows no secret.
///
/// The client's id and secret go to the token endpoint and nowhere else: to the one that the document
/// names, unless [`token_url`](Self::token_url) gives another. It must be https, or this machine's own.
pub struct OAuth2 {
    grant: Grant,
    client: Option<(Secret, Option<Secret>)>,
    in_body: bool,
    scopes: Vec<String>,
    parameters: Vec<(String, Secret)>,
    token_url: Option<String>,
    on_refresh_token: Option<Hook>,
}

type Hook = Arc<dyn Fn(&Secret) + Send + Sync>;

enum Grant {
    ClientCredentials,
    Password { user: Secret, password: Secret },
    Refresh(Mutex<Secret>),
}

impl OAuth2 {
    fn new(grant: Grant) -> Self {
        Self {
            grant,
            client: None,
            in_body: false,
            scopes: Vec::new(),
            parameters: Vec::new(),
            token_url: None,
            on_refresh_token: None,
        }
    }

    /// The client acts for itself (RFC 6749 section 4.4).
    pub fn client_credentials(id: impl Into<Secret>, secret: impl Into<Secret>) -> Self {
        Self::new(Grant::ClientCredentials).client(id, secret)
    }

    /// The client acts for a user whose refresh token it has (RFC 6749 section 6), as the authorization code
    /// and device flows give one. A new refresh token that an answer brings takes the old one's place:
    /// [`on_refresh_token`](Self::on_refresh_token) is where to store it.
    pub fn refresh_token(token: impl Into<Secret>) -> Self {
        Self::new(Grant::Refresh(Mutex::new(token.into())))
    }

    /// The client acts for a user whose name and password it has (RFC 6749 section 4.3).
    pub fn password(user: impl Into<Secret>, password: impl Into<Secret>) -> Self {
        let (user, password) = (user.into(), password.into());
        Self::new(Grant::Password { user, password })
    }

    /// The client's id and secret, by HTTP Basic.
    #[must_use]
    pub fn client(mut self, id: impl Into<Secret>, secret: impl Into<Secret>) -> Self {
        self.client = Some((id.into(), Some(secret.into())));
        self
    }

    /// The id of a client that has no secret, in the body (RFC 6749 section 2.1, public clients).
    #[must_use]
    pub fn public_client(mut self, id: impl Into<Secret>) -> Self {
        self.client = Some((id.into(), None));
        self
    }

    /// Sends the client's id and secret in the body instead of by HTTP Basic, for servers that only take them
    /// there (RFC 6749 section 2.3.1).
    #[must_use]
    pub fn client_in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    /// Asks for these scopes; without, the server decides (RFC 6749 section 3.3).
    #[must_use]
    pub fn scopes<S: Into<String>>(
        mut self,
        scopes: impl IntoIterator<Item = S>,
    ) -> Self {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// Adds a parameter to each token request, such as `audience` or `resource`.
    #[must_use]
    pub fn parameter(
        mut self,
        name: impl Into<String>,
        value: impl Into<Secret>,
    ) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Asks this URL for tokens instead of the one that the document names.
    #[must_use]
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Calls `hook` with each new refresh token, before the access token that came with it is used: the old
    /// one may be worth nothing from then on.
    #[must_use]
    pub fn on_refresh_token(
        mut self,
        hook: impl Fn(&Secret) + Send + Sync + 'static,
    ) -> Self {
        self.on_refresh_token = Some(Arc::new(hook));
        self
    }

    async fn ask(&self, context: &TokenContext) -> Result<AccessToken, BoxError> {
        let url = endpoint::of(self, context)?;
        let dialect = context.endpoints.dialect;
        let request = self.request(&url, dialect, &context.user_agent);
        let sent = context.send(request).await?;
        let secrets = self.secrets(dialect);
        let answer = answer::Issuer {
            url: &url,
            dialect,
            secrets: &secrets,
            wall: context.clock.wall(),
        };
        let issued = answer.read(sent).await?;
        if let Some(next) = &issued.refresh_token {
            self.replace(next);
        }
        Ok(issued.access_token)
    }

    /// Puts a new refresh token in the old one's place, then tells it: a hook that panics loses nothing.
    fn replace(&self, next: &Secret) {
        let Grant::Refresh(current) = &self.grant else { return };
        let mut current = current.lock().unwrap_or_else(PoisonError::into_inner);
        let old = std::mem::replace(&mut *current, next.clone());
        drop(current);
        if let (Some(hook), true) = (&self.on_refresh_token, old != *next) {
            hook(next);
        }
    }

    fn request(
        &self,
        url: &Uri,
        dialect: &OAuth2Dialect,
        user_agent: &str,
    ) -> Request<RequestBody> {
        let pairs = self.pairs(dialect);
        let (body, kind) = if dialect.json {
            (json(pairs), "application/json")
        } else {
            (form(&pairs), "application/x-www-form-urlencoded")
        };
        let mut request = Request::new(RequestBody::from(body));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = url.clone();
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        if let Ok(agent) = HeaderValue::from_str(user_agent) {
            headers.insert(USER_AGENT, agent);
        }
        if let Some(basic) = self.basic(dialect) {
            let value = format!("Basic {}", basic.expose());
            if let Ok(mut value) = HeaderValue::from_str(&value) {
                value.set_sensitive(true);
                headers.insert(AUTHORIZATION, value);
            }
        }
        request
    }

    /// The client's id and secret as HTTP Basic writes them (RFC 6749 section 2.3.1), where they go there.
    fn basic(&self, dialect: &OAuth2Dialect) -> Option<Secret> {
        let in_body = self.in_body || dialect.client_in_body;
        let (id, secret) = self.client.as_ref().filter(|_| !in_body)?;
        let secret = secret.as_ref()?;
        let pair = Secret::from(format!("{}:{}", encoded(id), encoded(secret)));
        Some(base64::encode(pair.expose().as_bytes()).into())
    }

    /// What the body holds (RFC 6749 sections 4.3.2, 4.4.2 and 6).
    fn pairs(&self, dialect: &OAuth2Dialect) -> Vec<(String, Secret)> {
        let (grant, sent) = match &self.grant {
            Grant::ClientCredentials => ("client_credentials", Vec::new()),
            Grant::Password { user, password } => {
                let user = (dialect.username, user.clone());
                ("password", vec![user, (dialect.password, password.clone())])
            }
            Grant::Refresh(token) => {
                let token = token.lock().unwrap_or_else(PoisonError::into_inner);
                ("refresh_token", vec![(dialect.refresh_token, token.clone())])
            }
        };
        let mut pairs = vec![(dialect.grant_type, Secret::from(grant))];
        pairs.extend(sent);
        if !self.scopes.is_empty() {
            pairs.push((dialect.scope, self.scopes.join(" ").into()));
        }
        if let Some((id, secret)) = &self.client {
            if self.in_body || dialect.client_in_body || secret.is_none() {
                pairs.push((dialect.client_id, id.clone()));
                let secret = secret.iter().cloned();
                pairs.extend(secret.map(|own| (dialect.client_secret, own)));
            }
        }
        let own = self.parameters.iter().map(|(name, value)| (name.as_str(), value));
        let own = own.map(|(name, value)| (name, value.clone()));
        let sent = pairs.into_iter().chain(own).filter(|(name, _)| !name.is_empty());
        sent.map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// What no error may show, should the server repeat it: secrets as they are and as they were written.
    fn secrets(&self, dialect: &OAuth2Dialect) -> Vec<Secret> {
        let mut secrets: Vec<Secret> =
            self.client.iter().filter_map(|(_, secret)| secret.clone()).collect();
        secrets.extend(self.parameters.iter().map(|(_, value)| value.clone()));
        match &self.grant {
            Grant::ClientCredentials => {}
            Grant::Password { password, .. } => secrets.push(password.clone()),
            Grant::Refresh(token) => {
                let token = token.lock().unwrap_or_else(PoisonError::into_inner);
                secrets.push(token.clone());
            }
        }
        let written: Vec<_> =
            secrets.iter().map(|secret| encoded(secret).into()).collect();
        secrets.into_iter().chain(written).chain(self.basic(dialect)).collect()
    }
}

fn form(pairs: &[(String, Secret)]) -> String {
    let pairs = pairs.iter().map(|(name, value)| {
        format!("{}={}", utf8_percent_encode(name, RESERVED), encoded(value))
    });
    pairs.collect::<Vec<_>>().join("&")
}

fn json(pairs: Vec<(String, Secret)>) -> String {
    let text = |(name, value): (String, Secret)| {
        (name, Json::String(value.expose().to_owned()))
    };
    Json::Object(pairs.into_iter().map(text).collect()).to_string()
}

fn encoded(secret: &Secret) -> String {
    utf8_percent_encode(secret.expose(), RESERVED).to_string()
}

impl TokenSource for OAuth2 {
    fn token<'a>(
        &'a self,
        context: &'a TokenContext,
    ) -> BoxFuture<'a, Result<AccessToken, BoxError>> {
        Box::pin(self.ask(context))
    }

    fn principal(&self) -> Option<Secret> {
        match &self.grant {
            Grant::ClientCredentials => self.client.as_ref().map(|(id, _)| id.clone()),
            Grant::Password { user, .. } => Some(user.clone()),
            Grant::Refresh(_) => None,
        }
    }

    fn check(&self, context: &TokenContext) -> Result<(), BoxError> {
        endpoint::of(self, context).map(|_| ()).map_err(Into::into)
    }
}

impl From<OAuth2> for Token {
    fn from(source: OAuth2) -> Self {
        Self::renewed_by(source)
    }
}

impl fmt::Debug for OAuth2 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grant = match self.grant {
            Grant::ClientCredentials => "client_credentials",
            Grant::Password { .. } => "password",
            Grant::Refresh(_) => "refresh_token",
        };
        formatter
            .debug_struct("OAuth2")
            .field("grant", &grant)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
