//! Pages that are asked for before it is their turn.

use std::collections::VecDeque;
use std::task::{Context, Poll};

use super::super::error::{Error, Result};
use super::super::future::BoxFuture;
use super::super::prepared::Prepared;
use super::super::response::Answer;
use super::walk::Walk;

/// Most pages that are under way at once.
const MOST: u32 = 32;

/// Pages under way, in the list's order.
#[derive(Default)]
pub(super) struct Queue {
    /// How many may be under way besides the one whose turn it is.
    ahead: u32,
    slots: VecDeque<Slot>,
}

struct Slot {
    /// The page's number, where pages have numbers.
    number: Option<u64>,
    state: State,
}

enum State {
    UnderWay(BoxFuture<'static, Result<Answer>>),
    Here(Box<Result<Answer>>),
}

impl Queue {
    /// Lets so many pages be under way besides the one whose turn it is.
    pub(super) fn allow(&mut self, pages: u32) {
        self.ahead = pages.min(MOST);
    }

    /// The answer whose turn it is; `None` behind the last page. All that are under way go on with it.
    pub(super) fn poll(
        &mut self,
        walk: &Walk,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Answer>>> {
        if let Err(end) = self.fill(walk) {
            return Poll::Ready(end.map(|error| Err(*error)));
        }
        self.slots.iter_mut().for_each(|slot| slot.poll(context));
        let is_here = |slot: &Slot| matches!(slot.state, State::Here(_));
        if !self.slots.front().is_some_and(is_here) {
            return Poll::Pending;
        }
        let slot = self.slots.pop_front().map(|slot| slot.state);
        Poll::Ready(slot.and_then(|state| match state {
            State::Here(answer) => Some(*answer),
            State::UnderWay(_) => None,
        }))
    }

    /// Gives up pages that turned out not to be the next ones.
    pub(super) fn settle(&mut self, walk: &Walk) {
        let fits = |(at, slot): &(u32, &Slot)| {
            slot.number.is_some() && slot.number == walk.ahead(*at)
        };
        let kept = (0..).zip(&self.slots).take_while(fits).count();
        self.slots.truncate(kept);
    }

    /// Gives up all pages.
    pub(super) fn clear(&mut self) {
        self.slots.clear();
    }

    /// Asks for the page whose turn it is, and for those ahead that are known to be there. After an error the page is asked
    /// for anew, and those behind it stay.
    fn fill(&mut self, walk: &Walk) -> Result<(), Option<Box<Error>>> {
        let turn = walk.number();
        if self.slots.front().is_none_or(|slot| slot.number != turn) {
            let call = walk.request().ok_or(None)?;
            let call = call.map_err(|error| Some(Box::new(error)))?;
            self.slots.push_front(Slot::new(turn, &call));
        }
        for ahead in (0..=self.ahead).skip(self.slots.len()) {
            let Some(number) = walk.ahead(ahead) else { break };
            let Ok(call) = walk.numbered(number) else { break };
            self.slots.push_back(Slot::new(Some(number), &call));
        }
        Ok(())
    }
}

impl Slot {
    fn new(number: Option<u64>, call: &Prepared) -> Self {
        let state = State::UnderWay(call.execute());
        Self { number, state }
    }

    fn poll(&mut self, context: &mut Context<'_>) {
        if let State::UnderWay(page) = &mut self.state {
            if let Poll::Ready(answer) = page.as_mut().poll(context) {
                self.state = State::Here(Box::new(answer));
            }
        }
    }
}
