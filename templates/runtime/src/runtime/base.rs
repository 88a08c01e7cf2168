//! The base URLs of a client: its own, and those of operations that the document sends elsewhere.

use http::Uri;

use super::error::{Error, ErrorKind, Result};
use super::origin;
use super::profile::{Operation, Profile, Site};
use super::server::Server;

/// What operation paths are appended to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Base {
    /// Without a trailing slash.
    pub(crate) url: String,
    pub(crate) origin: Uri,
}

/// A client's base URLs.
#[derive(Debug, Clone)]
pub(crate) struct Bases {
    own: Base,
    /// By position in [`Profile::sites`].
    sites: Vec<Base>,
    /// Whether the client's own base is a server of the document.
    pub(crate) declared: bool,
}

impl Base {
    /// A base URL of the caller's or the document's.
    ///
    /// # Errors
    /// Of kind `Build` when it is no absolute http(s) URL, or holds a user, query or fragment.
    pub(crate) fn new(url: &str) -> Result<Self> {
        let parsed =
            if url.contains(['?', '#']) { None } else { url.parse::<Uri>().ok() };
        let parsed = parsed.and_then(|uri| origin::resolve(&uri, url));
        let parsed = parsed.filter(has_plain_authority);
        match parsed {
            Some(origin) => {
                Ok(Self { url: url.trim_end_matches('/').to_owned(), origin })
            }
            None => Err(wrong(
                "the base URL is no absolute http or https URL, or holds a user, query or fragment",
            )),
        }
    }

    /// Whether nothing follows the host.
    fn is_bare(&self) -> bool {
        self.origin.path().trim_end_matches('/').is_empty()
    }
}

/// Whether a colon behind the host, if there is one, is followed by a port: readers of URLs differ about what
/// else would be the host. They differ about empty parts of its name too.
fn has_plain_authority(url: &Uri) -> bool {
    let Some(authority) = url.authority() else { return false };
    let host = authority.host();
    if host.starts_with('.') || host.contains("..") {
        return false;
    }
    let rest = authority.as_str().strip_prefix(host).unwrap_or("@");
    rest.is_empty() || rest == ":" || authority.port_u16().is_some()
}

impl Bases {
    /// The bases of a client with this server of the caller's choice and these servers for sites.
    ///
    /// The caller's own URL stands for every site too, so that a test double gets all requests and all
    /// credentials; a site that only differs in its path stays on the client's own host in any case.
    ///
    /// # Errors
    /// Of kind `Build` when there is no server, one whose URL cannot be used, or a site of the document's that
    /// is plain http although the client's own server is https.
    pub(crate) fn new(
        profile: &Profile,
        server: Option<&Server>,
        sites: &[Option<Server>],
    ) -> Result<Self> {
        let url = match (server, profile.base_url) {
            (Some(server), _) => server.url()?,
            (None, Some(url)) => url.to_owned(),
            (None, None) => {
                return Err(wrong(
                    "no base URL was given, and the vendor declares none",
                ));
            }
        };
        let mut own = Base::new(&url)?;
        if own.is_bare() && !profile.base_path.is_empty() {
            own = Base::new(&format!("{}{}", own.url, profile.base_path))?;
        }
        let declared = server.is_none_or(Server::is_declared);
        let given = profile.sites.iter().zip(sites);
        let sites = given.map(|(site, given)| match given {
            Some(server) => Base::new(&server.url()?),
            None => own.site(profile, site, declared),
        });
        let sites = sites.collect::<Result<_>>()?;
        Ok(Self { own, sites, declared })
    }

    /// The base of an operation.
    pub(crate) fn of(&self, operation: &Operation) -> &Base {
        let site = operation.site.and_then(|site| self.sites.get(site));
        site.unwrap_or(&self.own)
    }

    /// The base of operations that have none of their own.
    pub(crate) fn own(&self) -> &Base {
        &self.own
    }
}

impl Base {
    fn site(&self, profile: &Profile, site: &Site, declared: bool) -> Result<Self> {
        match site.url {
            path if path.is_empty() || path.starts_with('/') => {
                let documented = profile.base_url.and_then(|url| Self::new(url).ok());
                let documented = documented.map(|base| base.origin.path().to_owned());
                let tail = match documented.as_deref() {
                    // A server of the document has a path of its own.
                    _ if declared => self.origin.path(),
                    Some(path) => path,
                    None => profile.base_path,
                };
                let tail = tail.trim_end_matches('/');
                let root = self.url.strip_suffix(tail).unwrap_or(&self.url);
                Self::new(&format!("{root}{path}"))
            }
            url if declared => Self::new(url)?.no_less_safe_than(self),
            _ => Ok(self.clone()),
        }
    }

    /// A site of the document's, unless what is sent there would go in clear although the client's own server
    /// is https: one line of a document must not give a credential away.
    fn no_less_safe_than(self, own: &Self) -> Result<Self> {
        let is_https = |base: &Self| base.origin.scheme_str() == Some("https");
        if is_https(own) && !is_https(&self) && !origin::is_loopback(&self.origin) {
            return Err(wrong(&format!(
                "the document sends operations to `{}`, which is not https; give that server yourself",
                self.url
            )));
        }
        Ok(self)
    }
}

fn wrong(message: &str) -> Error {
    Error::new(ErrorKind::Build, message)
}
