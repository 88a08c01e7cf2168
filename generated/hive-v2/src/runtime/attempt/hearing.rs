//! What the limiter is told of an answer.

use std::time::Duration;

use super::super::error::ErrorKind;
use super::super::limiter::{self, Block, Charged, Heard, Permit, Told, of_operation};
use super::super::received::Received;
use super::super::transport::TransportAnswer;
use super::super::wait;
use super::Attempt;

impl Attempt<'_> {
    /// Takes an answer, finds out whether it is an error, and tells the limiter what it says. What a refusal blocks is
    /// blocked before its body has come; a code in there may say that waiting does not heal it.
    pub(super) async fn take(
        &self,
        answer: TransportAnswer,
        permit: Option<Permit>,
        over: Duration,
    ) -> Received {
        let (Heard { wait, block }, told) = self.hear(&answer);
        let refuses = block.is_some();
        let block = block.and_then(|(rules, wait)| self.block_for_now(&rules, wait));
        let debt = permit.map(|permit| permit.answered(told));
        let received = self.receive(answer, wait, debt, over).await;
        let mut received = self.examined(received);
        if refuses && !self.heals(&received) {
            let wall = self.execution.call.client.inner.clock.wall();
            received.wait = wait::asked(&received.headers, wall);
            if let Some(block) = block {
                block.lift();
            }
        }
        received
    }

    /// What the headers of an answer say.
    fn hear(&self, answer: &TransportAnswer) -> (Heard, Told) {
        let call = &self.execution.call;
        let (operation, client) = (call.operation, &call.client.inner);
        let declared = of_operation(client.profile.limit_headers, operation.id);
        let (headers, wall) = (&answer.headers, client.clock.wall());
        let said = (answer.status, headers);
        let charged = Charged::from(operation);
        let limiter = client.limiter.as_ref();
        // What is turned off stops nobody, and stands for nothing else.
        let kept = limiter.map(|limiter| limiter.kept(operation.limits));
        let rules = kept.as_deref().unwrap_or(operation.limits);
        let heard = limiter::hear(client.profile, rules, &declared, said, wall);
        let told =
            limiter.map(|limiter| limiter.observe(charged, &declared, headers, wall));
        (heard, told.unwrap_or_default())
    }

    /// Blocks rules until the block is lifted; where no code can say that it should be, it stands at once.
    fn block_for_now(&self, rules: &[usize], wait: Duration) -> Option<Block> {
        let call = &self.execution.call;
        let client = &call.client.inner;
        let charged = Charged::from(call.operation).under(rules);
        let block = client.limiter.as_ref()?.hold(charged, wait);
        Some(block).filter(|_| !client.profile.errors.codes.is_empty())
    }

    /// Whether waiting heals what an answer refuses: the code in its body does not say that it is something else.
    fn heals(&self, received: &Received) -> bool {
        let kind = received.fault.as_ref().map(|fault| fault.kind);
        let passing = [ErrorKind::Throttled, ErrorKind::Server];
        kind == self.kind(received.status)
            || kind.is_some_and(|kind| passing.contains(&kind))
    }
}
