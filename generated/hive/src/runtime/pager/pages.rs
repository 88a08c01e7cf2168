//! A list as a stream of its pages.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::super::encoding::Text;
use super::super::error::Result;
use super::super::prepared::{Prepared, ReadAnswer};
use super::super::response::{Answer, Response};
use super::queue::Queue;
use super::walk::Walk;

/// The pages of a list, each a whole [`Response`]. Where pages are windows of time, each begins with the items at which the
/// one before ended; [`Items`](super::Items) leaves them out.
///
/// After an error that [another try](super::super::Error::is_retryable) may heal, asking again tries the
/// same page again. Any other error is told once and ends the stream, so that a caller who passes errors
/// over does not ask for ever; [`continuation`](Self::continuation) still names the page. A link that may
/// not be followed is such an error, of kind
/// [`ForeignOrigin`](super::super::ErrorKind::ForeignOrigin) or
/// [`Pagination`](super::super::ErrorKind::Pagination), *after* the page that holds it: nothing is sent.
#[must_use = "nothing is sent before the first page is asked for"]
pub struct Pages<T, O = ()> {
    walk: Walk,
    decode: ReadAnswer<T>,
    /// The pages under way; kept when the caller stops polling in between.
    queue: Queue,
    /// An error that no other try heals was told.
    over: bool,
    operation: PhantomData<fn() -> O>,
}

impl<T, O> Pages<T, O> {
    pub(super) fn new(first: Prepared, decode: ReadAnswer<T>) -> Self {
        Self {
            walk: Walk::new(first),
            decode,
            queue: Queue::default(),
            over: false,
            operation: PhantomData,
        }
    }

    /// Asks for at most so many pages, 100,000 if neither you nor the vendor's description says; one more is an error of
    /// kind [`Pagination`](super::super::ErrorKind::Pagination), and [`continuation`](Self::continuation) tells where to go
    /// on.
    pub fn max_pages(mut self, pages: u32) -> Self {
        self.walk.max_pages = pages;
        self
    }

    /// Asks for pages of so many items, where a parameter of the operation tells that; else it is an error of kind
    /// [`Pagination`](super::super::ErrorKind::Pagination) when the first page is asked for. The vendor may give fewer.
    pub fn page_size(mut self, items: u32) -> Self {
        self.walk.page_size(items);
        self
    }

    /// Asks for up to so many pages, at most 32, before it is their turn, each a call that keeps the limits. They still
    /// come in order, and an error stands in its page's place. It needs pages that have numbers, of which the first told
    /// how many there are; others come one after the other. Requests go on while a page is waited for.
    pub fn prefetch(mut self, pages: u32) -> Self {
        self.queue.allow(pages);
        self
    }

    /// Starts at a page that [`continuation`](Self::continuation) named, perhaps in another process. The
    /// text is checked as if the server had sent it; a bad one is an error when the page is asked for.
    pub fn resume(mut self, continuation: &str) -> Self {
        self.walk.resume(continuation);
        self
    }

    /// The page to be asked for next as a text, without the credential: its URL where the server names pages by URL, else
    /// what changes in the call, such as `page=3`. `None` after the last one, and where the server's link may not be
    /// followed.
    #[must_use]
    pub fn continuation(&self) -> Option<String> {
        self.walk.continuation()
    }

    /// The next page; `None` after the last. Dropping the future loses nothing.
    ///
    /// # Errors
    /// Those of sending a call, and those of a link that may not be followed.
    pub async fn next(&mut self) -> Option<Result<Response<T, O>>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    pub(super) fn walk(&self) -> &Walk {
        &self.walk
    }

    pub(super) fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Response<T, O>>>> {
        if self.over {
            return Poll::Ready(None);
        }
        let page = ready!(self.poll_attempt(context));
        self.over = page.as_ref().is_some_and(|page| !may_go_on(page));
        if self.over || page.is_none() {
            self.queue.clear();
        }
        Poll::Ready(page)
    }

    fn poll_attempt(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Response<T, O>>>> {
        match ready!(self.queue.poll(&self.walk, context)) {
            Some(answer) => {
                let page = answer.and_then(|answer| self.receive(answer));
                Poll::Ready(page.transpose())
            }
            None => Poll::Ready(None),
        }
    }

    /// The page, unless it only stands for one that is not there.
    fn receive(&mut self, answer: Answer) -> Result<Option<Response<T, O>>> {
        let page = self.walk.first.read(answer, self.decode)?;
        let own = {
            let text = page.answer.text().unwrap_or(Text::Json(page.body()));
            self.walk.advance(&text, page.headers())?
        };
        self.queue.settle(&self.walk);
        Ok(own.then_some(page))
    }
}

/// Whether asking again makes sense after this.
fn may_go_on<P>(page: &Result<P>) -> bool {
    page.as_ref().err().is_none_or(super::super::Error::is_retryable)
}

impl<T, O> Stream for Pages<T, O> {
    type Item = Result<Response<T, O>>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

impl<T, O> fmt::Debug for Pages<T, O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pages")
            .field("operation", &self.walk.first.operation.id)
            .field("received", &self.walk.received())
            .field("max_pages", &self.walk.max_pages)
            .finish_non_exhaustive()
    }
}
