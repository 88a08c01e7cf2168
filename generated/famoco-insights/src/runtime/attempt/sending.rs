//! The request of one attempt.

use http::header::COOKIE;
use http::{HeaderMap, Request};

use super::super::body::RequestBody;
use super::super::client::Outgoing;
use super::super::credentials::{self, Credential};
use super::super::error::{Error, ErrorKind};
use super::super::origin;
use super::super::profile::AuthKind;
use super::Attempt;

impl Attempt<'_> {
    /// The request with these credentials, as it is sent.
    pub(super) fn request(
        &self,
        credentials: &[(AuthKind, Credential)],
    ) -> Result<Request<RequestBody>, Error> {
        let call = &self.execution.call;
        let client = &call.client.inner;
        let mut request = Request::new(call.request.body.clone());
        *request.method_mut() = call.request.method.clone();
        let mut headers = self.headers()?;
        for hook in &client.on_request {
            hook(&mut Outgoing {
                operation: call.operation,
                method: request.method(),
                url: &self.url,
                attempt: self.number(),
                headers: &mut headers,
            });
        }
        let mut url = self.url.clone();
        if !origin::same_origin(&url, &call.base().origin) {
            let message = "the credential stays with the client's own origin";
            return Err(Error::new(ErrorKind::Redirect, message));
        }
        for (kind, credential) in credentials {
            let written = credentials::apply(*kind, credential, &mut headers, &mut url);
            written.ok_or_else(|| credentials::unfit(&self.schemes()))?;
        }
        let mut hidden = call.request.hidden.iter();
        if !hidden.all(|pair| credentials::add_pair(&mut url, pair).is_some()) {
            return Err(Error::new(ErrorKind::Request, "the URL is too long"));
        }
        (*request.headers_mut(), *request.uri_mut()) = (headers, url);
        Ok(request)
    }

    /// The client's headers and the call's, whose cookies are joined.
    fn headers(&self) -> Result<HeaderMap, Error> {
        let call = &self.execution.call;
        let mut headers = call.client.inner.headers.clone();
        for (name, value) in &call.request.headers {
            if *name != COOKIE {
                headers.insert(name, value.clone());
            } else if credentials::join_cookie(&mut headers, value.as_bytes()).is_none()
            {
                let message = "the cookies cannot be sent";
                return Err(Error::new(ErrorKind::Request, message));
            }
        }
        Ok(headers)
    }

    /// Names of the schemes that the request takes.
    fn schemes(&self) -> String {
        let schemes = self.execution.call.client.inner.profile.auth;
        let own = self.execution.schemes.iter().filter_map(|at| schemes.get(*at));
        own.map(|scheme| scheme.name).collect::<Vec<_>>().join("`, `")
    }
}
