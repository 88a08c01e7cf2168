//! Lists that come page by page.
//!
//! What leads to the next page is the server's word, and a request carries the caller's credential: so a link is
//! followed only where it leads to the operation's own URL, and a cursor or number changes one parameter of the caller's
//! own call. A server that leads in a circle, or on and on through empty pages, is stopped. Each page is a call like any
//! other: it waits for its limits, is retried and times out on its own.

mod cursor;
mod guard;
mod instant;
mod items;
mod link;
mod link_header;
mod numbered;
mod page;
mod pages;
mod parameter;
mod place;
mod queue;
mod settings;
mod target;
mod walk;
mod window;

pub use items::Items;
pub use pages::Pages;

use super::call::Call;

/// An operation that lists: how a page is taken apart.
pub trait Paginated {
    /// What one answer holds.
    type Page;
    /// What the caller wants.
    type Item;

    /// The items of a page, in the server's order.
    fn items(page: Self::Page) -> Vec<Self::Item>;
}

impl<T, O: Paginated<Page = T>> Call<T, O> {
    /// All pages from this one on; nothing is sent before the first is asked for.
    pub fn pages(self) -> Pages<T, O> {
        let (prepared, decode) = self.into_parts();
        Pages::new(prepared, decode)
    }

    /// All items from this page's on; nothing is sent before the first is asked for.
    pub fn items(self) -> Items<T, O::Item> {
        let (prepared, decode) = self.into_parts();
        Items::new(Pages::new(prepared, decode), O::items)
    }
}
