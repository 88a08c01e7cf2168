//! Credentials: how they travel, and which an operation needs.

use crate::api::{AuthKind, AuthScheme, Exchange, Login, Operation};
use crate::quirks::AuthQuirk;
use crate::source::node::escape;

use super::view::{View, duration, quoted};
use super::{Area, Fact, Origin};

const NAME: &str = "auth";

pub(super) const AREA: Area =
    Area { name: NAME, quirks: &["/auth", "/security", "/operation_security"], vendor, operation };

fn vendor(view: &View<'_>) -> Vec<Fact> {
    let scheme = |scheme: &AuthScheme| {
        let mut facts = vec![spoken(view, scheme)];
        facts.extend(scheme.login.iter().flat_map(|login| had(view, &scheme.name, login)));
        facts
    };
    view.api.auth.iter().flat_map(scheme).collect()
}

/// How a credential travels.
fn spoken(view: &View<'_>, scheme: &AuthScheme) -> Fact {
    let name = escape(&scheme.name);
    let origin = if view.source.quirks.auth.contains_key(&scheme.name) {
        view.quirk(&format!("/auth/{name}"))
    } else {
        view.document("securitySchemes", &format!("/components/securitySchemes/{name}"))
    };
    let says = format!("`{}` is {}", scheme.name, travels(&scheme.kind));
    Fact::new(NAME, scheme.name.clone(), says, origin)
}

/// How its tokens are had by login.
fn had(view: &View<'_>, scheme: &str, login: &Login) -> Vec<Fact> {
    let fact = |key: &str, says: String| {
        Fact::new(NAME, "", says, view.quirk(&format!("/auth/{}/{key}", escape(scheme))))
    };
    let mut facts =
        vec![fact("login", format!("a token of `{scheme}` is had by {}", exchange(&login.login)))];
    if let Some(refresh) = &login.refresh {
        facts.push(fact("refresh", format!("another one is had by {}", exchange(refresh))));
    }
    if let Some(step) = login.passcode {
        let says = format!(
            "who has one-time passcodes is asked for one before each login; it is good for {}, sent once, and never again",
            duration(step)
        );
        facts.push(fact(login_key(view, scheme), says));
    }
    if let Some(age) = login.max_age {
        facts.push(fact("max_age", format!("a login is good for {}", duration(age))));
    }
    facts
}

/// The key of quirks.yaml that says of a login that it takes passcodes.
fn login_key(view: &View<'_>, scheme: &str) -> &'static str {
    match view.source.quirks.auth.get(scheme) {
        Some(AuthQuirk::Login { passcode: Some(_), .. }) => "passcode",
        _ => "login",
    }
}

fn exchange(exchange: &Exchange) -> String {
    let Exchange { method, path, token, .. } = exchange;
    let lasts = match (&exchange.expires_in, &exchange.expires_at, exchange.lifetime) {
        (Some(place), ..) => format!(", good for the seconds at `{place}`"),
        (None, Some((place, _)), _) => format!(", good until the time at `{place}`"),
        (None, None, Some(time)) => format!(", good for {}", duration(time)),
        (None, None, None) => String::new(),
    };
    format!("`{method} {path}`: it is at `{token}`{lasts}")
}

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let (origin, declared) = origin(view, operation);
    let name = |at: &usize| view.api.auth.get(*at).map(|scheme| scheme.name.as_str());
    let set = |set: &Vec<usize>| match set.as_slice() {
        [] => "nothing".to_owned(),
        set => set.iter().filter_map(name).collect::<Vec<_>>().join(" and "),
    };
    let sets: Vec<String> = operation.security.iter().map(set).collect();
    if sets.is_empty() && !declared {
        return vec![Fact::new(NAME, "none", "no credential: nothing asks for one", Origin::Runtime)];
    }
    let brief = if sets.is_empty() { "none".to_owned() } else { sets.join(" or ") };
    let says = if sets.is_empty() { "no credential".to_owned() } else { format!("needs {brief}") };
    let mut facts = vec![Fact::new(NAME, brief, says, origin.clone())];
    if !operation.scopes.is_empty() {
        facts.push(Fact::new(NAME, "", format!("of the scopes {}", quoted(&operation.scopes)), origin));
    }
    facts
}

/// What says which credential an operation needs, and whether anything does.
fn origin(view: &View<'_>, operation: &Operation) -> (Origin, bool) {
    let mut asked = View::bound(operation, "/operation_security").chain(View::bound(operation, "/auth"));
    if let Some(pointer) = asked.next() {
        return (view.quirk(pointer), true);
    }
    let own = format!("{}/security", operation.place.pointer);
    let place = [own.as_str(), "/security"].into_iter().find(|place| view.source.node(place).is_some());
    match place {
        Some(place) => (view.document("security", place), true),
        None => (view.quirk("/security"), view.source.quirks.security.is_some()),
    }
}

fn travels(kind: &AuthKind) -> String {
    match kind {
        AuthKind::Bearer { keyword } => format!("`Authorization: {keyword} <token>`"),
        AuthKind::Basic => "`Authorization: Basic` of a user and a password".to_owned(),
        AuthKind::Header(name) => format!("a key in the header `{name}`"),
        AuthKind::Query(name) => format!("a key in the query parameter `{name}`"),
        AuthKind::Cookie(name) => format!("a key in the cookie `{name}`"),
        AuthKind::Authorization(scheme) => {
            format!("`Authorization` as the caller makes it, for the scheme `{scheme}`")
        }
        AuthKind::OAuth2(_) => "`Authorization: Bearer <token>` with a token of OAuth 2".to_owned(),
    }
}
