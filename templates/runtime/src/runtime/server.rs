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
}

impl Server {
    /// A server of the document, its variables at their defaults.
    #[must_use]
    pub const fn named(template: ServerTemplate) -> Self {
        Self(Kind::Named(template, Vec::new()))
    }

    /// The server with another value for the variable `name`; a URL of the caller's own has none.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Kind::Named(_, values) = &mut self.0 {
            values.retain(|(other, _)| *other != name);
            values.push((name, value.into()));
        }
        self
    }

    /// Whether the document alone decides where this is: no value was made up by the caller.
    pub(super) fn is_declared(&self) -> bool {
        match &self.0 {
            Kind::Own(_) => false,
            Kind::Named(template, values) => values.iter().all(|(name, value)| {
                let variable = template.variables.iter().find(|own| own.name == *name);
                variable.is_some_and(|variable| {
                    variable.default == Some(value.as_str())
                        || variable.choices.contains(&value.as_str())
                })
            }),
        }
    }

    /// The URL with every variable replaced by its value.
    ///
    /// # Errors
    /// Of kind `Build` when a variable has no value, or one that would change more of the URL than its own
    /// place.
    pub(super) fn url(&self) -> Result<String> {
        match &self.0 {
            Kind::Own(url) => Ok(url.clone()),
            Kind::Named(template, values) => expand(template, values),
        }
    }
}

fn expand(template: &ServerTemplate, values: &[(&str, String)]) -> Result<String> {
    let mut url = String::new();
    let mut rest = template.url;
    while let Some((before, name, after)) = next_variable(rest) {
        url.push_str(before);
        let variable = template.variables.iter().find(|own| own.name == name);
        let default = variable.and_then(|variable| variable.default);
        let given = values.iter().find(|(own, _)| *own == name);
        let Some(value) = given.map(|(_, value)| value.as_str()).or(default) else {
            return Err(wrong(format!("the server's variable `{name}` has no value")));
        };
        let begins_path = default.is_some_and(|default| default.starts_with('/'));
        if !fits(value, &url, after, begins_path) {
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
/// such as a tenant's name, must not lead a credential to another host.
fn fits(value: &str, before: &str, after: &str, begins_path: bool) -> bool {
    let plain = |part: char| part.is_ascii_alphanumeric() || "-._~:[]".contains(part);
    let Some((_, place)) = before.split_once("://") else {
        // It is the scheme, or the whole beginning of a URL, which is checked as one.
        return !after.starts_with("://") || matches!(value, "http" | "https");
    };
    if place.contains('/') || (begins_path && value.starts_with('/')) {
        let dots = value.split('/').any(|segment| matches!(segment, "." | ".."));
        return !dots && value.chars().all(|part| plain(part) || part == '/');
    }
    value.chars().all(plain)
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
            Self::Own(_) => formatter.write_str("the caller's own"),
            Self::Named(template, _) => formatter.write_str(template.url),
        }
    }
}
