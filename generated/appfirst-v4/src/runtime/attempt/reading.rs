//! How the body of an answer is read.

use std::time::Duration;

use super::super::byte_stream::Live;
use super::super::encoding::Parsed;
use super::super::future::until;
use super::super::limiter::Debt;
use super::super::received::{self, End, Received};
use super::super::transport::{Chunks, TransportAnswer};
use super::Attempt;

impl Attempt<'_> {
    /// When this exchange must be over.
    pub(super) fn over(&self) -> Duration {
        let client = &self.execution.call.client.inner;
        let timeout = self.execution.call.options.attempt_timeout;
        let timeout = timeout.unwrap_or(client.attempt_timeout);
        let over = client.clock.now().saturating_add(timeout);
        self.execution.deadline.map_or(over, |deadline| deadline.min(over))
    }

    /// Reads the body, or hands it on, and charges it.
    pub(super) async fn receive(
        &self,
        answer: TransportAnswer,
        wait: Option<Duration>,
        mut debt: Option<Debt>,
        over: Duration,
    ) -> Received {
        let client = &self.execution.call.client.inner;
        let TransportAnswer { status, headers, body: mut chunks } = answer;
        let streamed =
            self.execution.call.options.streamed && self.kind(status).is_none();
        if let Some(debt) = &mut debt {
            let method = &self.execution.call.request.method;
            debt.begin(received::length(method, status, &headers), streamed);
        }
        let mut received = Received {
            status,
            headers,
            body: Vec::new(),
            parsed: Parsed::default(),
            live: None,
            end: End::Whole,
            wait,
            fault: None,
        };
        if streamed {
            received.live = Some(self.live(chunks, debt));
            return received;
        }
        let reading =
            received::read(chunks.as_mut(), &mut received.body, client.max_body);
        let end = until(client.clock.as_ref(), Some(over), Box::pin(reading)).await;
        received.end = end.unwrap_or(End::OutOfTime);
        if let Some(debt) = &mut debt {
            debt.add(received.body.len());
        }
        received
    }

    fn live(&self, chunks: Box<dyn Chunks>, debt: Option<Debt>) -> Live {
        let call = &self.execution.call;
        let client = &call.client.inner;
        Live {
            chunks,
            debt,
            operation: call.operation,
            client: call.client.clone(),
            patience: call.options.attempt_timeout.unwrap_or(client.attempt_timeout),
            deadline: self.execution.deadline,
        }
    }
}
