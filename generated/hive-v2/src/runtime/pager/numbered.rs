//! Pages that are asked for by number: of the page, or of the items before it.

use super::super::json::Json;
use super::super::prepared::Prepared;
use super::super::profile::{PageStyle, Pagination};
use super::link::Refusal;
use super::page::Page;
use super::parameter;
use super::place::{Place, Step};

/// What the pages so far told about the list.
#[derive(Debug, Default)]
pub(super) struct Course {
    /// Items of the longest page: no page is asked for that is longer.
    longest: u64,
    /// The number that the last page gave itself.
    echo: Option<u64>,
    /// How far each page probably is from the next.
    stride: u64,
    /// The first number that is behind the list, where it is known.
    end: Option<u64>,
}

/// The number of the page that the call asks for.
///
/// # Errors
/// When the caller gave something else for it.
pub(super) fn start(call: &Prepared, rule: &Pagination) -> Result<u64, Refusal> {
    let Some(value) = parameter::read(call, rule.parameter)? else {
        return Ok(rule.first);
    };
    let name = rule.parameter;
    let refused = |_| Refusal::new(format!("`{name}` is no number to go on from"));
    parameter::text_of(&value).parse().map_err(refused)
}

/// How many items to a page the call asks for; `None` where it does not say.
pub(super) fn size(call: &Prepared, rule: &Pagination) -> Option<u64> {
    let size = parameter::read(call, rule.size?).ok()??;
    parameter::text_of(&size).parse().ok()
}

/// A number as the parameter is written.
pub(super) fn written(number: u64, rule: &Pagination) -> Json {
    let number = Json::Number(number.into());
    if rule.quoted { Json::String(number.to_string()) } else { number }
}

impl Course {
    /// Where the list goes on behind `page`, which came for the number `asked`. A server may give fewer items to each page
    /// than the `size` that was asked for: it counts only for the first page of a walk, and where it makes that the last.
    ///
    /// # Errors
    /// When the page cannot be read, or came before although there should be another.
    pub(super) fn step(
        &mut self,
        rule: &Pagination,
        asked: u64,
        size: Option<u64>,
        page: &Page<'_>,
    ) -> Result<Step, Refusal> {
        let count = page.count(rule.items);
        let count =
            count.ok_or_else(|| Refusal::new("the page has no list of items"))?;
        let size = size.filter(|_| self.longest == 0);
        self.longest = self.longest.max(count);
        let before = asked.saturating_sub(rule.first);
        let is_last = |size: &u64, total: u64| {
            count < *size && before.checked_mul(*size) == total.checked_sub(count)
        };
        let length =
            |total| size.filter(|size| is_last(size, total)).unwrap_or(self.longest);
        self.end = end(rule, length, page)?;
        let step = if rule.style == PageStyle::Offset { count } else { 1 };
        self.stride = if rule.style == PageStyle::Offset { self.longest } else { 1 };
        if self.is_repeated(rule, page)? {
            let missing = self.end.is_some_and(|end| asked < end);
            let problem = "the page before came again, though there is another";
            return Ok(if missing { Step::Astray(problem) } else { Step::Again });
        }
        let told = rule.pages.is_some() && self.end.is_some();
        if count == 0 && !told {
            return Ok(Step::End);
        }
        let next = asked.checked_add(step);
        let next = next.ok_or_else(|| Refusal::new("there is no number behind this"))?;
        let over = self.end.is_some_and(|end| next >= end);
        Ok(if over { Step::End } else { Step::To(Place::Number(next)) })
    }

    /// The number of the page so many behind `next`, if the list is known to have it.
    pub(super) fn ahead(&self, next: u64, pages: u32) -> Option<u64> {
        let number = next.checked_add(self.stride.checked_mul(u64::from(pages))?)?;
        (self.stride > 0 && number < self.end?).then_some(number)
    }

    /// Whether the page gives itself the number of the one before it.
    fn is_repeated(
        &mut self,
        rule: &Pagination,
        page: &Page<'_>,
    ) -> Result<bool, Refusal> {
        let Some(pointer) = rule.current else { return Ok(false) };
        let echo = page.number(pointer)?;
        let before = std::mem::replace(&mut self.echo, echo);
        Ok(echo.is_some() && echo == before)
    }
}

/// The first number that is behind the list, as far as the page tells it; `length` gives the length of pages for a total.
/// Told anew by each page: lists grow and shrink while they are walked.
fn end(
    rule: &Pagination,
    length: impl Fn(u64) -> u64,
    page: &Page<'_>,
) -> Result<Option<u64>, Refusal> {
    let told = |pointer: Option<&str>| match pointer {
        Some(pointer) => page.number(pointer),
        None => Ok(None),
    };
    if let Some(pages) = told(rule.pages)? {
        return Ok(Some(rule.first.saturating_add(pages)));
    }
    let Some(total) = told(rule.total)? else { return Ok(None) };
    let numbers = match rule.style {
        PageStyle::Offset => total,
        _ => match length(total) {
            0 => 0,
            length => total.div_ceil(length),
        },
    };
    Ok(Some(rule.first.saturating_add(numbers)))
}
