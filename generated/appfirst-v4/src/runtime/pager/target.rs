//! A call that goes to another URL than its own.

use http::Uri;

use super::super::error::Result;
use super::super::origin;
use super::super::prepared::Prepared;

impl Prepared {
    /// The same request to another URL of the operation's origin; `None` when it is of another one.
    pub(crate) fn with_url(mut self, url: Uri) -> Option<Self> {
        if !origin::same_origin(&url, &self.base().origin) {
            return None;
        }
        self.target = Some(url);
        Some(self)
    }

    /// The same request with `query` (percent-encoded, without `?`) instead of its own.
    pub(crate) fn with_query(self, query: &str) -> Result<Option<Self>> {
        let url = self.url()?;
        let next = origin::resolve(&url, &format!("?{query}"));
        Ok(next.and_then(|next| self.with_url(next)))
    }
}
