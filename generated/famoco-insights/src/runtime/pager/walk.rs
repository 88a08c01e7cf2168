//! Where a list goes on, and where it must stop.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use super::super::error::{Error, ErrorKind, Result};
use super::super::prepared::Prepared;
use super::super::profile::Pagination;
use super::link::{self, Refusal};

/// Pages asked for when the caller sets no number; it also bounds what is remembered of them.
const MAX_PAGES: u32 = 100_000;

/// The way through a list, without its types.
pub(super) struct Walk {
    /// The call as the caller made it.
    pub(super) first: Prepared,
    pub(super) max_pages: u32,
    next: Next,
    /// URL of the last page received.
    current: Option<String>,
    /// Hashes of the URLs of the pages received: a server may make its links long.
    visited: HashSet<u64>,
    hashes: RandomState,
    pages: u32,
}

enum Next {
    /// This page.
    Page(Box<Prepared>),
    /// A link that may not be followed.
    Refused(Refusal),
    /// The list is over.
    End,
}

impl Walk {
    pub(super) fn new(first: Prepared) -> Self {
        let next = Next::Page(Box::new(first.clone()));
        let (current, visited) = (None, HashSet::new());
        Self {
            first,
            max_pages: MAX_PAGES,
            next,
            current,
            visited,
            hashes: RandomState::new(),
            pages: 0,
        }
    }

    /// The request for the next page; `None` when there is no more.
    pub(super) fn request(&self) -> Option<Result<&Prepared>> {
        match &self.next {
            Next::End => None,
            Next::Refused(refusal) => Some(Err(self.refused(refusal))),
            Next::Page(_) if self.pages >= self.max_pages => {
                Some(Err(self.error(format!("more than {} pages", self.max_pages))))
            }
            Next::Page(call) => Some(Ok(call)),
        }
    }

    /// Takes the page that was asked for as received, and finds the next one in its body.
    pub(super) fn advance(&mut self, body: &[u8]) {
        self.pages = self.pages.saturating_add(1);
        self.current = self.continuation();
        let hash = self.current.as_ref().map(|url| self.hashes.hash_one(url));
        self.visited.extend(hash);
        self.next = match self.find(body) {
            Ok(Some(call)) => Next::Page(Box::new(call)),
            Ok(None) => Next::End,
            Err(refusal) => Next::Refused(refusal),
        };
    }

    /// Goes on at `text` as if the server had named it.
    pub(super) fn resume(&mut self, text: &str) {
        let Some(Pagination::NextUrl { trust, .. }) = self.first.operation.pagination
        else {
            return;
        };
        self.next = match link::follow(&self.first, text, trust) {
            Ok(call) => Next::Page(Box::new(call)),
            Err(refusal) => Next::Refused(refusal),
        };
    }

    pub(super) fn continuation(&self) -> Option<String> {
        match &self.next {
            Next::Page(call) => Some(call.url().ok()?.to_string()),
            Next::Refused(_) | Next::End => None,
        }
    }

    /// How many pages have come.
    pub(super) fn received(&self) -> u32 {
        self.pages
    }

    pub(super) fn current(&self) -> Option<String> {
        self.current.clone()
    }

    /// An error of kind `Pagination`.
    pub(super) fn error(&self, problem: String) -> Error {
        self.refused(&Refusal {
            kind: ErrorKind::Pagination,
            problem,
        })
    }

    fn find(&self, body: &[u8]) -> Result<Option<Prepared>, Refusal> {
        let Some(Pagination::NextUrl { next, trust }) = self.first.operation.pagination
        else {
            return Ok(None);
        };
        let Some(text) = link::find(body, next)? else { return Ok(None) };
        let call = link::follow(&self.first, &text, trust)?;
        let hash = call.url().map(|url| self.hashes.hash_one(url.to_string()));
        if hash.is_ok_and(|hash| self.visited.contains(&hash)) {
            return Err(Refusal::new("the next page is one that was already seen"));
        }
        Ok(Some(call))
    }

    fn refused(&self, refusal: &Refusal) -> Error {
        Error::new(refusal.kind, refusal.problem.clone())
            .with(|inner| inner.operation = self.first.operation.id)
    }
}
