//! Where the API is served.

/// A server: its URL with variables in braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Absolute URL without a trailing slash; `{name}` in it stands for a variable.
    pub url: String,
    /// `description`.
    pub description: Option<String>,
    /// The variables in the order in which the URL names them.
    pub variables: Vec<ServerVariable>,
    /// Whether it is one for the whole API; else only operations name it.
    pub root: bool,
}

/// A variable of a server's URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// Its default; `None` where the document does not declare it.
    pub default: Option<String>,
    /// The values that are listed, the default among them; empty where any will do.
    pub choices: Vec<String>,
    /// `description`.
    pub description: Option<String>,
}

/// A server that the document names for some operations alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Absolute URL with every variable at its default, without a trailing slash; or a path on the API's own server.
    pub url: String,
    /// `description` of the server.
    pub description: Option<String>,
}

impl Site {
    /// Whether it is only another path on the API's own server.
    #[must_use]
    pub fn is_path(&self) -> bool {
        self.url.is_empty() || self.url.starts_with('/')
    }
}

impl Server {
    /// The URL with every variable at its default; `None` where one has none.
    #[must_use]
    pub fn at_defaults(&self) -> Option<String> {
        let mut url = self.url.clone();
        for variable in &self.variables {
            url = url.replace(&format!("{{{}}}", variable.name), variable.default.as_deref()?);
        }
        Some(url.trim_end_matches('/').to_owned())
    }
}
