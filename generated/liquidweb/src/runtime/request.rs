//! A request as encoded so far: everything but the vendor's address and the credential.

use http::header::ACCEPT;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};

use super::body::RequestBody;
use super::classify;
use super::credentials::{self, Credential};
use super::encode;
use super::encoding::Encoding;
use super::error::{Error, ErrorKind, Result};
use super::origin;
use super::profile::{AuthKind, Operation};
use super::secret::Secret;
use super::style::{escape, write_query};

/// The parts of a request; a part that could not be encoded leaves its message in `problem`.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: Method,
    path: String,
    pub(crate) query: Vec<credentials::Pair>,
    /// A query that one parameter is the whole of; else empty.
    pub(crate) whole_query: String,
    /// Further parameters of the query, which no error and no hook shows.
    pub(crate) hidden: Vec<credentials::Pair>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: RequestBody,
    /// A credential of its own, besides those that its operation takes.
    pub(crate) proof: Option<(AuthKind, Credential)>,
    /// What no error may show of its body, should the server repeat it.
    pub(crate) secrets: Vec<Secret>,
    problem: Option<String>,
}

impl Request {
    pub(crate) fn new(operation: &Operation) -> Self {
        let mut request = Self {
            method: Method::GET,
            path: operation.path.to_owned(),
            query: Vec::new(),
            whole_query: String::new(),
            hidden: Vec::new(),
            headers: HeaderMap::new(),
            body: RequestBody::default(),
            proof: None,
            secrets: Vec::new(),
            problem: None,
        };
        match operation.method.parse() {
            Ok(method) => request.method = method,
            Err(_) => request.fail(format!("`{}` is no HTTP method", operation.method)),
        }
        if !operation.accept.is_empty() {
            request.set_header("accept", operation.accept);
        }
        if !operation.envelope.is_empty() {
            request.set_header("content-type", "application/json");
            request.body = enveloped(operation.envelope, b"{}").into();
        }
        request
    }

    /// Asks for another encoding than JSON.
    pub(crate) fn speak(&mut self, encoding: &Encoding) {
        self.path = encoding.path(&self.path);
        let asked = self.headers.get(ACCEPT);
        let asked = asked.and_then(|asked| asked.to_str().ok());
        let accept = encoding.accept(asked.unwrap_or_default());
        self.set_header(ACCEPT.as_str(), &accept);
    }

    /// Writes a body of JSON for readers of another encoding.
    pub(crate) fn rewrite(&mut self, encoding: &Encoding) {
        let json = classify::is_json(&self.headers);
        if let Some(bytes) = self.body.bytes().filter(|_| json) {
            self.body = (encoding.write)(&bytes).into();
        }
    }

    /// Notes why the request cannot be sent; the first reason stays.
    pub(crate) fn fail(&mut self, problem: String) {
        self.problem.get_or_insert(problem);
    }

    /// Puts percent-encoded text in the place of `{name}`. Empty text and dot segments, hidden ones
    /// included, are refused: they would name another resource.
    pub(crate) fn fill_path(&mut self, name: &str, encoded: &str) {
        let place = format!("{{{name}}}");
        if !self.path.contains(&place) {
            return self.fail(format!("the path has no parameter `{name}`"));
        }
        if encoded.is_empty() {
            return self.fail(format!("path parameter `{name}` is empty"));
        }
        self.path = self.path.replace(&place, encoded);
        let path = self.path.split('?').next().unwrap_or_default();
        if origin::climbs(path) {
            self.fail(format!("path parameter `{name}` makes a `.` or `..` segment"));
        }
    }

    /// Sets a header; a value that HTTP cannot carry is a problem.
    pub(crate) fn set_header(&mut self, name: &str, value: &str) {
        match (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            (Ok(name), Ok(value)) => {
                let value = credentials::hidden(&name, value);
                self.headers.insert(name, value);
            }
            _ => self.fail(format!("header `{name}` cannot carry this value")),
        }
    }

    /// Adds `name=value` to the cookies.
    pub(crate) fn add_cookie(&mut self, name: &str, value: &str) {
        let cookie = format!("{name}={value}");
        if credentials::join_cookie(&mut self.headers, cookie.as_bytes()).is_none() {
            self.fail(format!("cookie `{name}` cannot carry this value"));
        }
    }

    /// Adds percent-encoded pairs to the query, on request with the brackets of names as they are.
    pub(crate) fn add_query(
        &mut self,
        pairs: Vec<credentials::Pair>,
        raw_brackets: bool,
    ) {
        self.query.extend(pairs.into_iter().map(|(name, value)| {
            let bare = |name: String| name.replace("%5B", "[").replace("%5D", "]");
            (if raw_brackets { bare(name) } else { name }, value)
        }));
    }

    /// Keeps the parameter `name`, of the query or the headers, from errors, hooks and `Debug`.
    pub(crate) fn hide(&mut self, name: &str) {
        if let Some(value) = self.headers.get_mut(name) {
            value.set_sensitive(true);
        }
        let name = escape(name);
        let part = format!("{name}%5B");
        let pairs = std::mem::take(&mut self.query).into_iter();
        let (hidden, shown): (Vec<_>, Vec<_>) = pairs.partition(|(own, _)| {
            let own = own.replace('[', "%5B").replace(']', "%5D");
            own == name || own.starts_with(&part)
        });
        self.query = shown;
        self.hidden.extend(hidden);
    }

    /// The absolute URL below `base`, which has no trailing slash.
    ///
    /// # Errors
    /// Of kind `Request`, with the problem that was noted or the parameter that is missing.
    pub(crate) fn url(&self, base: &str) -> Result<Uri> {
        if let Some(problem) = &self.problem {
            return Err(Error::new(ErrorKind::Request, problem.clone()));
        }
        if let Some((_, rest)) = self.path.split_once('{') {
            let name = rest.split('}').next().unwrap_or_default();
            let message = format!("path parameter `{name}` is missing");
            return Err(Error::new(ErrorKind::Request, message));
        }
        let mut query = self.whole_query.clone();
        if !self.query.is_empty() {
            query.push_str(if query.is_empty() { "" } else { "&" });
            query.push_str(&write_query(&self.query));
        }
        // A template may bring constant parameters of its own.
        let mark = match (query.as_str(), self.path.contains('?')) {
            ("", _) => "",
            (_, true) => "&",
            (_, false) => "?",
        };
        format!("{base}{}{mark}{query}", self.path)
            .parse()
            .map_err(|error| Error::new(ErrorKind::Request, format!("the URL: {error}")))
    }
}

/// JSON inside of objects of one property each, outermost first.
pub(crate) fn enveloped(envelope: &[&str], json: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(json.len() + 16 * envelope.len());
    for name in envelope {
        text.push(b'{');
        text.extend(encode::json(*name));
        text.push(b':');
    }
    text.extend_from_slice(json);
    text.extend(envelope.iter().map(|_| b'}'));
    text
}
