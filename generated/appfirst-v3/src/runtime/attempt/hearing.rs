//! What the limiter is told of an answer.

use std::time::Duration;

use http::StatusCode;

use super::super::error::ErrorKind;
use super::super::limiter::{Charged, Permit, Told, of_operation, refused_by};
use super::super::received::Received;
use super::super::transport::TransportAnswer;
use super::super::wait;
use super::Attempt;

/// What the headers of an answer tell.
struct Heard {
    /// The wait that the answer asks for.
    wait: Option<Duration>,
    /// The rules that it blocks, and for how long.
    block: Option<(Vec<usize>, Duration)>,
    told: Told,
}

impl Attempt<'_> {
    /// Takes an answer, finds out whether it is an error, and tells the limiter what it says. Where a code in the body
    /// may say that waiting does not heal a refusal, the limiter is told once the body has come; till then the request
    /// keeps its place.
    pub(super) async fn take(
        &self,
        answer: TransportAnswer,
        permit: Option<Permit>,
        over: Duration,
    ) -> Received {
        let Heard { wait, block, told } = self.hear(&answer);
        let codes = self.execution.call.client.inner.profile.errors.codes;
        let is_error = self.kind(answer.status).is_some();
        if block.is_none() || codes.is_empty() || !is_error {
            self.refuse(block);
            let debt = permit.map(|permit| permit.answered(told));
            let received = self.receive(answer, wait, debt, over).await;
            return self.examined(received);
        }
        let received = self.receive(answer, wait, None, over).await;
        let mut received = self.examined(received);
        if self.heals(&received) {
            self.refuse(block);
        } else {
            let wall = self.execution.call.client.inner.clock.wall();
            received.wait = wait::asked(&received.headers, wall);
        }
        if let Some(permit) = permit {
            permit.answered(told).add(received.body.len());
        }
        received
    }

    /// What the headers of an answer say. Those of the limits come with every answer, so that only a refusal makes them
    /// a wait.
    fn hear(&self, answer: &TransportAnswer) -> Heard {
        let call = &self.execution.call;
        let (operation, client) = (call.operation, &call.client.inner);
        let (charged, profile) = (Charged::from(operation), client.profile);
        let declared = of_operation(profile.limit_headers, operation.id);
        let (status, wall) = (answer.status, client.clock.wall());
        let refused = status == StatusCode::TOO_MANY_REQUESTS
            || profile.retry.refused.contains(&status.as_u16());
        let wait = if refused {
            wait::server_wait(&answer.headers, &declared, wall)
        } else {
            wait::asked(&answer.headers, wall)
        };
        let rules = |wait| {
            if status == StatusCode::SERVICE_UNAVAILABLE {
                return Some(operation.limits.to_vec());
            }
            let rules = refused_by(operation.limits, profile.limits, wait);
            refused.then(|| rules.collect())
        };
        let block = wait.and_then(|wait| Some((rules(wait)?, wait)));
        let limiter = client.limiter.as_ref();
        let told = limiter
            .map(|limiter| limiter.observe(charged, &declared, &answer.headers, wall));
        let told = told.unwrap_or_default();
        Heard { wait, block, told }
    }

    /// Blocks rules.
    fn refuse(&self, block: Option<(Vec<usize>, Duration)>) {
        let call = &self.execution.call;
        let limiter = call.client.inner.limiter.as_ref();
        if let (Some(limiter), Some((rules, wait))) = (limiter, block) {
            limiter.block(Charged::from(call.operation).under(&rules), wait);
        }
    }

    /// Whether waiting heals what an answer refuses: the code in its body does not say that it is something else.
    fn heals(&self, received: &Received) -> bool {
        let kind = received.fault.as_ref().map(|fault| fault.kind);
        let passing = [ErrorKind::Throttled, ErrorKind::Server];
        kind == self.kind(received.status)
            || kind.is_some_and(|kind| passing.contains(&kind))
    }
}
