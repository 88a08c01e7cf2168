//! A list as a stream of its items.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::super::error::Result;
use super::pages::Pages;

/// An empty page that names a next one is followed this often in a row.
const EMPTY_PAGES: u32 = 3;

/// The items of a list, page after page; one page is kept in memory.
///
/// Errors are those of [`Pages`]; and more than three empty pages in a row that still name a next one
/// are an error of kind [`Pagination`](super::super::ErrorKind::Pagination), which ends the stream.
#[must_use = "nothing is sent before the first item is asked for"]
pub struct Items<T, I> {
    pages: Pages<T>,
    split: fn(T) -> Vec<I>,
    page: vec::IntoIter<I>,
    /// Empty pages in a row.
    empty: u32,
}

impl<T, I> Items<T, I> {
    pub(super) fn new(pages: Pages<T>, split: fn(T) -> Vec<I>) -> Self {
        Self {
            pages,
            split,
            page: Vec::new().into_iter(),
            empty: 0,
        }
    }

    /// Asks for at most so many pages; see [`Pages::max_pages`].
    pub fn max_pages(mut self, pages: u32) -> Self {
        self.pages = self.pages.max_pages(pages);
        self
    }

    /// Starts at a page that [`continuation`](Self::continuation) named; see [`Pages::resume`].
    pub fn resume(mut self, continuation: &str) -> Self {
        self.pages = self.pages.resume(continuation);
        self
    }

    /// The URL of the page whose items come next, without the credential. In the middle of a page it is
    /// that page's: who resumes there gets its first items again, and misses none. `None` after the last
    /// item, and where the server's link may not be followed.
    #[must_use]
    pub fn continuation(&self) -> Option<String> {
        if self.page.len() > 0 {
            return self.pages.walk().current();
        }
        self.pages.continuation()
    }

    /// The next item; `None` after the last. Dropping the future loses nothing.
    ///
    /// # Errors
    /// As for [`Pages::next`], and when empty pages follow each other without end.
    pub async fn next(&mut self) -> Option<Result<I>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<I>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            if self.empty > EMPTY_PAGES && self.pages.continuation().is_some() {
                let problem =
                    format!("{} empty pages in a row name a next one", self.empty);
                self.empty = 0;
                self.pages.end();
                return Poll::Ready(Some(Err(self.pages.walk().error(problem))));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => self.open(page.into_inner()),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn open(&mut self, page: T) {
        self.page = (self.split)(page).into_iter();
        self.empty = if self.page.len() == 0 { self.empty.saturating_add(1) } else { 0 };
    }
}

impl<T, I> Stream for Items<T, I> {
    type Item = Result<I>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

// An item is kept as it is and never pinned.
impl<T, I> Unpin for Items<T, I> {}

impl<T, I> fmt::Debug for Items<T, I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
