//! A list as a stream of its items.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::super::error::Result;
use super::pages::Pages;

/// The items of a list, page after page; one page is kept in memory.
///
/// Where pages are windows of time, each begins with the items at which the one before ended; those that came already, by
/// their JSON, are left out. More items of one and the same time than a page has cannot all be had.
///
/// Errors are those of [`Pages`].
#[must_use = "nothing is sent before the first item is asked for"]
pub struct Items<T, I> {
    pages: Pages<T>,
    split: fn(T) -> Vec<I>,
    page: vec::IntoIter<I>,
}

impl<T, I> Items<T, I> {
    pub(super) fn new(pages: Pages<T>, split: fn(T) -> Vec<I>) -> Self {
        Self { pages, split, page: Vec::new().into_iter() }
    }

    /// Asks for at most so many pages; see [`Pages::max_pages`].
    pub fn max_pages(mut self, pages: u32) -> Self {
        self.pages = self.pages.max_pages(pages);
        self
    }

    /// Asks for pages of so many items; see [`Pages::page_size`].
    pub fn page_size(mut self, items: u32) -> Self {
        self.pages = self.pages.page_size(items);
        self
    }

    /// Asks for pages before it is their turn; see [`Pages::prefetch`].
    pub fn prefetch(mut self, pages: u32) -> Self {
        self.pages = self.pages.prefetch(pages);
        self
    }

    /// Starts at a page that [`continuation`](Self::continuation) named; see [`Pages::resume`].
    pub fn resume(mut self, continuation: &str) -> Self {
        self.pages = self.pages.resume(continuation);
        self
    }

    /// The page whose items come next, as [`Pages::continuation`] writes it. In the middle of a page it is
    /// that page's: who resumes there gets its first items again, and misses none. So it is between pages that are
    /// windows of time, for the items at the very end of the window before. `None` after the last
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
    /// As for [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<I>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<I>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => {
                    let mut items = (self.split)(page.into_inner());
                    for at in self.pages.walk().repeated(items.len()).iter().rev() {
                        drop(items.remove(*at));
                    }
                    self.page = items.into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
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
