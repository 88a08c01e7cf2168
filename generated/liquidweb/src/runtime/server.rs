//! Where requests go: servers that the document names, with their variables, or the caller's own.

use std::fmt;

use super::error::{Error, ErrorKind, Result};

/// A server of the document, as data. `{name}` in its URL stands for a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerTemplate {
    /// The URL, without a trailing slash.
    pub url: &'static str,
    /// Its variables.
    pub variables: &'static [ServerVariable],
}

/// A variable of a server's URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: &'static str,
    /// Its value unless the caller gives another; `None` where the caller must give one.
    pub default: Option<&'static str>,
    /// The values that the document lists; empty where any will do.
    pub choices: &'static [&'static str],
}

/// A server for [`ClientBuilder::server`](super::builder::ClientBuilder::server): one that the document
/// names, or a URL of the caller's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server(Kind);

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    Own(String),
    Named(ServerTemplate, Vec<(&'static str, String)>),
    /// A URL of the caller's own was given a value for this variable.
    Fixed(&'static str),
}

impl Server {
    /// A server of the document, its variables at their defaults.
    #[must_use]
    pub const fn named(template: ServerTemplate) -> Self {
        Self(Kind::Named(template, Vec::new()))
    }

    /// The server with another value for the variable `name`. A variable that it does not have, as no URL of
    /// the caller's own does, is an error of [`build`](super::builder::ClientBuilder::build).
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Kind::Named(_, values) = &mut self.0 {
            values.retain(|(other, _)| *other != name);
            values.push((name, value.into()));
        } else {
            self.0 = Kind::Fixed(name);
        }
        self
    }

    /// Whether it is one of the document's, whatever its variables say: a value does not leave its place.
    pub(super) fn is_declared(&self) -> bool {
        matches!(self.0, Kind::Named(..))
    }

    /// The URL with every variable replaced by its value.
    ///
    /// # Errors
    /// Of kind `Build` when a variable has no value, or one that would change more of the URL than its own
    /// place, or when a value was given for a variable that is not there.
    pub(super) fn url(&self) -> Result<String> {
        match &self.0 {
            Kind::Own(url) => Ok(url.clone()),
            Kind::Named(template, values) => expand(template, values),
            Kind::Fixed(name) => Err(unknown(name)),
        }
    }
}

fn expand(template: &ServerTemplate, values: &[(&str, String)]) -> Result<String> {
    let known = |name: &str| template.variables.iter().find(|own| own.name == name);
    if let Some((name, _)) = values.iter().find(|(name, _)| known(name).is_none()) {
        return Err(unknown(name));
    }
    let mut url = String::new();
    let mut rest = template.url;
    while let Some((before, name, after)) = next_variable(rest) {
        url.push_str(before);
        let variable = known(name);
        let default = variable.and_then(|variable| variable.default);
        let given = values.iter().find(|(own, _)| *own == name);
        let Some(value) = given.map(|(_, value)| value.as_str()).or(default) else {
            return Err(wrong(format!("the server's variable `{name}` has no value")));
        };
        let listed = default == Some(value)
            || variable.is_some_and(|variable| variable.choices.contains(&value));
        let place = (url.as_str(), after);
        if !fits(value, place, default.unwrap_or_default(), listed) {
            let message =
                format!("the server's variable `{name}` cannot take this value");
            return Err(wrong(message));
        }
        url.push_str(value);
        rest = after;
    }
    Ok(url + rest)
}

fn next_variable(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// Whether a value stays in its place between what stands `before` and `after` it. A value from elsewhere,
/// such as a tenant's name, must not lead a credential to another host: behind a host that is complete stands
/// nothing, a path, a port where the default is one, or what the document lists.
fn fits(
    value: &str,
    (before, after): (&str, &str),
    default: &str,
    listed: bool,
) -> bool {
    let plain = |part: char| part.is_ascii_alphanumeric() || "-._~:[]".contains(part);
    let Some((_, place)) = before.split_once("://") else {
        // It is the scheme, or the whole beginning of a URL, which is checked as one.
        return !after.starts_with("://") || matches!(value, "http" | "https");
    };
    let complete = place
        .ends_with(|last: char| last.is_ascii_alphanumeric() || last == ']')
        && (after.is_empty() || after.starts_with(['/', ':', '{']));
    let begins_path = default.starts_with('/') || (complete && default.is_empty());
    if place.contains('/') || (begins_path && value.starts_with('/')) {
        let dots = value.split('/').any(|segment| matches!(segment, "." | ".."));
        return !dots && value.chars().all(|part| plain(part) || part == '/');
    }
    let port = default.starts_with(':');
    let goes_on = complete && (begins_path || port) && !value.is_empty();
    let apart = listed || !goes_on || (port && value.starts_with(':'));
    apart && value.chars().all(plain)
}

fn unknown(name: &str) -> Error {
    wrong(format!("the server has no variable `{name}`"))
}

fn wrong(message: String) -> Error {
    Error::new(ErrorKind::Build, message)
}

impl From<&str> for Server {
    fn from(url: &str) -> Self {
        Self(Kind::Own(url.to_owned()))
    }
}

impl From<String> for Server {
    fn from(url: String) -> Self {
        Self(Kind::Own(url))
    }
}

/// A URL may hold what was not meant for logs: only a valid one is shown.
impl fmt::Debug for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(_) | Self::Fixed(_) => formatter.write_str("the caller's own"),
            Self::Named(template, _) => formatter.write_str(template.url),
        }
    }
}
