//! What the client lends to those who get tokens.

use std::sync::Arc;

use bytes::Bytes;
use http::{Method, Request, Uri};

use super::super::body::RequestBody;
use super::super::client::Client;
use super::super::clock::Clock;
use super::super::error;
use super::super::future::BoxFuture;
use super::super::limiter::{
    self, Debt, Limiter, Patience, Permit, Precedence, Settlement,
};
use super::super::origin;
use super::super::profile::TokenEndpoints;
use super::super::received;
use super::super::transport::{
    Chunks, Transport, TransportAnswer, TransportError, TransportFailure,
};

/// What the client lends to a [`TokenSource`](super::TokenSource).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TokenContext {
    /// The client's transport; it follows no redirect and adds nothing.
    pub transport: Arc<dyn Transport>,
    /// The client without its credentials, for a source that calls operations of the vendor's: they pass its
    /// limits and its retry rules.
    pub client: Client,
    /// The client's clock.
    pub clock: Arc<dyn Clock>,
    /// The client's base URL.
    pub base_url: Uri,
    /// The base URL that the document names.
    pub vendor_url: Option<Uri>,
    /// Whether a server of the document is in use. If not, nothing may go to the vendor's own hosts unless
    /// the caller says so: the base URL may be that of a test double.
    pub documented: bool,
    /// Where the document says that tokens are issued.
    pub endpoints: TokenEndpoints,
    /// Value of the `User-Agent` header.
    pub user_agent: String,
}

impl TokenContext {
    /// Sends a request for a token. One to the client's own origin is a request like any other to the vendor: it is
    /// charged to the limits that count all operations, goes before those who wait for the token, and its answer is
    /// heeded.
    ///
    /// # Errors
    /// Of kind [`Throttled`](super::super::error::ErrorKind::Throttled) when an earlier answer asked for a longer wait than
    /// allowed.
    pub async fn send(
        &self,
        request: Request<RequestBody>,
    ) -> error::Result<Result<TransportAnswer, TransportError>> {
        let client = &self.client.inner;
        let own = origin::same_origin(request.uri(), &self.base_url);
        let Some(limiter) = client.limiter.as_ref().filter(|_| own) else {
            return Ok(self.transport.send(request).await);
        };
        let rules = limiter::of_all(client.profile.limits);
        let patience = Patience {
            deadline: None,
            block: client.max_server_wait,
            queue: usize::MAX,
            precedence: Precedence::Token,
        };
        let permit = limiter.acquire(&rules, patience).await?;
        let method = request.method().clone();
        let sent = self.transport.send(request).await;
        let sent = match sent {
            Ok(answer) => Ok(self.heed(limiter, &rules, permit, (&method, answer))),
            Err(error) => {
                let settlement = match error.failure() {
                    TransportFailure::Connect => Settlement::NeverSent,
                    _ => Settlement::TimedOut(self.clock.now()),
                };
                permit.settle(settlement);
                Err(error)
            }
        };
        Ok(sent)
    }

    /// Tells the limiter what an answer says; its bytes are charged as they are taken. Of its headers those count that
    /// are declared of all operations.
    fn heed(
        &self,
        limiter: &Limiter,
        rules: &[usize],
        permit: Permit,
        (method, answer): (&Method, TransportAnswer),
    ) -> TransportAnswer {
        let profile = self.client.inner.profile;
        let declared = limiter::of_operation(profile.limit_headers, "");
        let (status, headers, wall) =
            (answer.status, &answer.headers, self.clock.wall());
        let said = (status, headers);
        let heard = limiter::hear(profile, rules, &declared, said, wall);
        if let Some((blocked, wait)) = heard.block {
            limiter.block(&blocked, wait);
        }
        let told = limiter.observe(rules, &declared, headers, wall);
        let mut debt = permit.answered(told);
        debt.begin(received::length(method, status, headers), true);
        let body = Box::new(Charging { body: answer.body, debt });
        TransportAnswer { body, ..answer }
    }
}

/// A body whose bytes are charged as they are taken.
struct Charging {
    body: Box<dyn Chunks>,
    debt: Debt,
}

impl Chunks for Charging {
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(async move {
            let piece = self.body.next().await;
            if let Some(Ok(piece)) = &piece {
                self.debt.add(piece.len());
            }
            piece
        })
    }
}
