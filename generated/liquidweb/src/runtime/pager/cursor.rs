//! Pages that name the next one by a text or a number.

use super::super::json::Json;
use super::super::profile::Pagination;
use super::link::Refusal;
use super::page::Page;

/// What the next page is asked for by; `None` behind the last.
///
/// # Errors
/// When the page cannot be read, or says that there are more and does not name the next.
pub(super) fn next(rule: &Pagination, page: &Page<'_>) -> Result<Option<Json>, Refusal> {
    let more = match rule.more {
        Some(pointer) => page.flag(pointer)?,
        None => None,
    };
    if more == Some(false) {
        return Ok(None);
    }
    let next = if rule.in_item {
        page.last(rule.items, rule.next)?
    } else {
        page.value(rule.next)?
    };
    if next.is_none() && more == Some(true) {
        return Err(Refusal::new("there is more, and the next page is not named"));
    }
    Ok(next)
}
