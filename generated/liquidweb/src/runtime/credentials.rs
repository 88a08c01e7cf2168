//! Which credential an operation gets, and how it is written into a request.

use std::sync::Arc;
use std::time::Duration;

use http::header::{AUTHORIZATION, COOKIE, HeaderName, PROXY_AUTHORIZATION};
use http::{HeaderMap, HeaderValue, Uri};
use percent_encoding::{
    AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode,
};

use super::base64;
use super::client::Random;
use super::error::{Error, ErrorKind, Result};
use super::limiter::Principal;
use super::profile::{AuthKind, AuthScheme, Operation, Profile, TokenEndpoints};
use super::renewal::Renewal;
use super::secret::Secret;
use super::token::{self, Token, TokenContext, TokenSource};

/// All but the unreserved characters of RFC 3986 section 2.3.
const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A parameter of a query, percent-encoded.
pub(super) type Pair = (String, String);

/// What proves who is calling. `Debug` shows none of it.
#[derive(Debug, Clone)]
pub struct Credential(Kind);

/// A credential as a client keeps it.
pub(crate) enum Kept {
    /// As it was given.
    Fixed(Credential),
    /// A token that is renewed.
    Renewed(Renewal),
}

#[derive(Debug, Clone)]
enum Kind {
    Single(Secret),
    Basic { user: Secret, password: Secret },
    Token(Token),
}

impl Credential {
    /// A token, for a bearer scheme: as text, or one that is renewed.
    pub fn token(token: impl Into<Token>) -> Self {
        let token = token.into();
        match token.0 {
            token::Kind::Fixed(secret) => Self(Kind::Single(secret)),
            token::Kind::Renewed(_) => Self(Kind::Token(token)),
        }
    }

    /// A user name and a password, for HTTP Basic (RFC 7617); the name holds no colon.
    pub fn basic(user: impl Into<Secret>, password: impl Into<Secret>) -> Self {
        Self(Kind::Basic { user: user.into(), password: password.into() })
    }

    /// A key, for a scheme that sends it in a header, a query or a cookie.
    pub fn key(key: impl Into<Secret>) -> Self {
        Self(Kind::Single(key.into()))
    }

    /// What no error may show, should the server repeat it. A user's name is a secret where there is nothing
    /// else, as with keys that travel as one.
    pub(super) fn secrets(&self) -> Vec<Secret> {
        match &self.0 {
            Kind::Single(secret) => vec![secret.clone()],
            Kind::Basic { user, password } => {
                let encoded = basic(user, password).unwrap_or_default();
                let encoded = encoded.trim_start_matches("Basic ").into();
                let own = if password.expose().is_empty() { user } else { password };
                vec![encoded, own.clone()]
            }
            Kind::Token(_) => Vec::new(),
        }
    }

    /// Who it speaks for.
    pub(super) fn principal(&self) -> Principal {
        match &self.0 {
            Kind::Single(secret) => Principal::Named(secret.clone()),
            Kind::Basic { user, .. } => Principal::Named(user.clone()),
            Kind::Token(Token(token::Kind::Fixed(token))) => {
                Principal::Named(token.clone())
            }
            Kind::Token(Token(token::Kind::Renewed(source))) => source
                .principal()
                .map_or_else(|| Principal::Source(Arc::clone(source)), Principal::Named),
        }
    }

    /// Where its tokens come from, if they are renewed.
    pub(super) fn source(&self) -> Option<&Arc<dyn TokenSource>> {
        match &self.0 {
            Kind::Token(Token(token::Kind::Renewed(source))) => Some(source),
            _ => None,
        }
    }
}

/// Makes of credentials what a client keeps.
pub(super) struct Keeper<'a> {
    pub(super) profile: &'static Profile,
    /// What sources are lent, but for the endpoints.
    pub(super) lent: TokenContext,
    /// Time that getting a token may take.
    pub(super) timeout: Duration,
    pub(super) random: &'a Random,
}

impl Keeper<'_> {
    /// The credentials, by position in [`Profile::auth`].
    ///
    /// # Errors
    /// Of kind `Build` when one does not fit its scheme or has no form in HTTP.
    pub(super) fn keep(
        &self,
        given: &[Option<Credential>],
    ) -> Result<Vec<Option<Kept>>> {
        let schemes = self.profile.auth.iter().zip(given);
        let kept = schemes.map(|(scheme, credential)| {
            credential
                .as_ref()
                .map(|credential| self.one(scheme, credential))
                .transpose()
        });
        kept.collect()
    }

    fn one(&self, scheme: &AuthScheme, credential: &Credential) -> Result<Kept> {
        let Some(source) = credential.source() else {
            let (headers, uri) = (&mut HeaderMap::new(), &mut Uri::default());
            let fits = apply(scheme.kind, credential, headers, uri);
            fits.ok_or_else(|| unfit(scheme.name))?;
            return Ok(Kept::Fixed(credential.clone()));
        };
        let endpoints = match scheme.kind {
            AuthKind::OAuth2(endpoints) => endpoints,
            _ => TokenEndpoints::NONE,
        };
        let lent = TokenContext { endpoints, ..self.lent.clone() };
        source.check(&lent).map_err(|cause| {
            let message = format!("scheme `{}`: {cause}", scheme.name);
            Error::new(ErrorKind::Build, message)
        })?;
        let random = Arc::clone(self.random);
        Ok(Kept::Renewed(Renewal::new(Arc::clone(source), lent, self.timeout, random)))
    }
}

pub(super) fn unfit(scheme: &str) -> Error {
    let message = format!("the credential does not fit scheme `{scheme}`");
    Error::new(ErrorKind::Build, message)
}

/// Positions in [`Profile::auth`] of the credentials that `operation` gets: its first alternative whose
/// schemes are all in `given`.
///
/// # Errors
/// Of kind `Authentication`, naming the schemes that are missing, when no alternative is complete.
pub(super) fn choose(
    profile: &Profile,
    operation: &Operation,
    given: &[Option<Kept>],
) -> Result<&'static [usize]> {
    if operation.security.is_empty() {
        return Ok(&[]);
    }
    let has = |scheme: &usize| given.get(*scheme).is_some_and(Option::is_some);
    let complete =
        operation.security.iter().find(|alternative| alternative.iter().all(has));
    complete.copied().ok_or_else(|| {
        let mut missing: Vec<String> = Vec::new();
        for alternative in operation.security {
            let names = alternative.iter().filter(|scheme| !has(scheme));
            let names: Vec<_> = names.map(|scheme| name(profile, *scheme)).collect();
            let names = names.join(" and ");
            if !missing.contains(&names) {
                missing.push(names);
            }
        }
        let message = format!("no credential was given for {}", missing.join(", or "));
        Error::new(ErrorKind::Authentication, message)
    })
}

fn name(profile: &Profile, scheme: usize) -> String {
    match profile.auth.get(scheme) {
        Some(scheme) => format!("`{}`", scheme.name),
        None => format!("scheme {scheme}"),
    }
}

/// Writes `credential` into a request as schemes of this kind do; `None` when it is not of that kind or has no
/// form in HTTP.
pub(super) fn apply(
    kind: AuthKind,
    credential: &Credential,
    headers: &mut HeaderMap,
    uri: &mut Uri,
) -> Option<()> {
    match (kind, &credential.0) {
        (AuthKind::Bearer(keyword), Kind::Single(token)) => {
            set(headers, AUTHORIZATION, &format!("{keyword} {}", token.expose()))
        }
        (AuthKind::OAuth2(_), Kind::Single(token)) => {
            set(headers, AUTHORIZATION, &format!("Bearer {}", token.expose()))
        }
        (AuthKind::Basic, Kind::Basic { user, password }) => {
            basic(user, password).and_then(|value| set(headers, AUTHORIZATION, &value))
        }
        (AuthKind::Header(name), Kind::Single(key)) => {
            let name = name.parse::<HeaderName>().ok();
            name.and_then(|name| set(headers, name, key.expose()))
        }
        (AuthKind::Query(name), Kind::Single(key)) => add_query(uri, name, key),
        (AuthKind::Cookie(name), Kind::Single(key)) => add_cookie(headers, name, key),
        _ => None,
    }
}

/// A URL that a server named, without the parameters in which a credential travels: servers repeat what
/// they were sent, and the client adds its own.
pub(super) fn strip(profile: &Profile, hidden: &[Pair], url: &Uri) -> Uri {
    let Some(query) = url.query() else { return url.clone() };
    let text = url.to_string();
    let place = text.split('?').next().unwrap_or_default();
    let kept = strip_query(profile, hidden, query);
    let stripped =
        if kept.is_empty() { place.to_owned() } else { format!("{place}?{kept}") };
    stripped.parse().unwrap_or_else(|_| url.clone())
}

/// A query without the parameters in which a credential travels, or one of those in `hidden`.
pub(super) fn strip_query(profile: &Profile, hidden: &[Pair], query: &str) -> String {
    let is_credential = |pair: &&str| {
        let name = name_of(pair);
        let is_key = |scheme: &AuthScheme| matches!(scheme.kind, AuthKind::Query(key) if key.as_bytes() == name);
        let is_own = |(own, _): &Pair| percent_decode_str(own).eq(name.iter().copied());
        profile.auth.iter().any(is_key) || hidden.iter().any(is_own)
    };
    query.split('&').filter(|pair| !is_credential(pair)).collect::<Vec<_>>().join("&")
}

/// The name of a pair `name=value` in a query, as a server reads it.
pub(super) fn name_of(pair: &str) -> Vec<u8> {
    let name = pair.split('=').next().unwrap_or_default().replace('+', " ");
    percent_decode_str(&name).collect()
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) -> Option<()> {
    let mut value = HeaderValue::from_str(value).ok()?;
    value.set_sensitive(true);
    headers.insert(name, value);
    Some(())
}

/// The value of a header that a caller sets, marked as sensitive where such a header proves who is calling:
/// `Debug` does not show it then, and HTTP/2 does not index it.
pub(super) fn hidden(name: &HeaderName, mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive([AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION].contains(name));
    value
}

fn basic(user: &Secret, password: &Secret) -> Option<String> {
    let (user, password) = (user.expose(), password.expose());
    let plain = Secret::from(format!("{user}:{password}"));
    (!user.contains(':'))
        .then(|| format!("Basic {}", base64::encode(plain.expose().as_bytes())))
}

fn add_query(uri: &mut Uri, name: &str, key: &Secret) -> Option<()> {
    let name = utf8_percent_encode(name, RESERVED).to_string();
    let key = utf8_percent_encode(key.expose(), RESERVED).to_string();
    add_pair(uri, &(name, key))
}

/// Adds a parameter to a URL's query; `None` where the URL becomes too long.
pub(super) fn add_pair(uri: &mut Uri, (name, value): &Pair) -> Option<()> {
    let joint = if uri.query().is_some() { '&' } else { '?' };
    *uri = format!("{uri}{joint}{name}={value}").parse().ok()?;
    Some(())
}

fn add_cookie(headers: &mut HeaderMap, name: &str, key: &Secret) -> Option<()> {
    let key = utf8_percent_encode(key.expose(), RESERVED);
    join_cookie(headers, format!("{name}={key}").as_bytes())
}

/// Adds to the cookies of a request; `None` where HTTP cannot carry them.
pub(super) fn join_cookie(headers: &mut HeaderMap, cookie: &[u8]) -> Option<()> {
    let mut all = headers.get(COOKIE).map_or(Vec::new(), |own| own.as_bytes().to_vec());
    if !all.is_empty() {
        all.extend_from_slice(b"; ");
    }
    all.extend_from_slice(cookie);
    let mut value = HeaderValue::from_bytes(&all).ok()?;
    value.set_sensitive(true);
    headers.insert(COOKIE, value);
    Some(())
}
