//! Pages that are windows of time.

use super::super::json::Json;
use super::super::prepared::Prepared;
use super::super::profile::Pagination;
use super::instant::Instant;
use super::link::Refusal;
use super::page::Page;
use super::parameter;

/// The time that the next page is asked for by: that of the page's outermost item, or the nearest beyond it where that item
/// would come again. `None` where the page is empty, or the window's other end is reached.
///
/// # Errors
/// When an item has no time that can be read, or the window does not move.
pub(super) fn next(
    rule: &Pagination,
    first: &Prepared,
    asked: Option<&Json>,
    page: &Page<'_>,
) -> Result<Option<Json>, Refusal> {
    let window = &rule.window;
    let mut outermost: Option<Instant> = None;
    for text in page.each(rule.items, rule.next) {
        let time = read(&text, rule)?;
        let known = outermost.unwrap_or(time);
        outermost =
            Some(if window.forwards { known.max(time) } else { known.min(time) });
    }
    let Some(outermost) = outermost else {
        let missing = || Refusal::new(format!("no item has a time at `{}`", rule.next));
        let empty = page.count(rule.items) == Some(0);
        return if empty { Ok(None) } else { Err(missing()) };
    };
    let next =
        if window.inclusive { outermost.beyond(window.forwards) } else { outermost };
    let time = |value: &Json| read(&parameter::text_of(value), rule);
    let is_beyond = |limit: &Instant| {
        if window.forwards { next > *limit } else { next < *limit }
    };
    if let Some(asked) = asked.map(time).transpose()? {
        if !is_beyond(&asked) {
            return Err(Refusal::new("the window of time does not move"));
        }
    }
    let bound = window.bound.map(|bound| parameter::read(first, bound));
    let bound = bound.transpose()?.flatten().as_ref().map(time).transpose()?;
    let over = bound.is_some_and(|bound| is_beyond(&bound));
    Ok((!over).then(|| next.written(rule.quoted)))
}

fn read(text: &str, rule: &Pagination) -> Result<Instant, Refusal> {
    let time = Instant::read(text, rule.window.unit);
    time.ok_or_else(|| Refusal::new(format!("what is at `{}` is no time", rule.next)))
}
