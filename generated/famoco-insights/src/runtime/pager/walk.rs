//! Where a list goes on, and where it must stop.

use http::HeaderMap;

use super::super::encoding::Text;
use super::super::error::{Error, ErrorKind, Result};
use super::super::json::Json;
use super::super::prepared::Prepared;
use super::super::profile::{PageStyle, Pagination};
use super::guard::Guard;
use super::link::{self, Refusal};
use super::numbered::{self, Course};
use super::page::Page;
use super::place::{Place, Step};
use super::{cursor, link_header, parameter, window};

/// The way through a list, without its types.
pub(super) struct Walk {
    /// The call as the caller made it.
    pub(super) first: Prepared,
    pub(super) max_pages: u32,
    rule: Option<&'static Pagination>,
    next: Next,
    /// The last page received.
    current: Option<Place>,
    course: Course,
    windows: window::Course,
    guard: Guard,
    pages: u32,
}

enum Next {
    /// This page.
    Page(Place),
    /// One that may not be asked for.
    Refused(Refusal),
    /// The list is over.
    End,
}

impl Walk {
    pub(super) fn new(first: Prepared) -> Self {
        let rule = first.operation.pagination;
        Self {
            first,
            max_pages: rule.unwrap_or(&Pagination::PLAIN).max_pages,
            rule,
            next: Next::Page(Place::First),
            current: None,
            course: Course::default(),
            windows: window::Course::default(),
            guard: Guard::default(),
            pages: 0,
        }
    }

    /// The request for the next page; `None` when there is no more.
    pub(super) fn request(&self) -> Option<Result<Prepared>> {
        let problem = match &self.next {
            Next::End => return None,
            Next::Refused(refusal) => return Some(Err(self.refused(refusal))),
            Next::Page(_) if self.pages >= self.max_pages => {
                Some(format!("more than {} pages", self.max_pages))
            }
            Next::Page(_) => self.guard.problem(),
        };
        match (problem, &self.next) {
            (None, Next::Page(place)) => Some(self.prepared(place)),
            (problem, _) => Some(Err(self.error(problem.unwrap_or_default()))),
        }
    }

    /// The number of the next page, where pages have numbers.
    pub(super) fn number(&self) -> Option<u64> {
        match (&self.next, self.rule) {
            (Next::Page(place), Some(rule)) if is_numbered(rule) => {
                self.number_of(place, rule).ok()
            }
            _ => None,
        }
    }

    /// The number of the page so many behind the next one, if the pages so far told that there is one.
    pub(super) fn ahead(&self, pages: u32) -> Option<u64> {
        let Next::Page(Place::Number(next)) = self.next else { return None };
        let allowed = self.pages.saturating_add(pages) < self.max_pages;
        self.course.ahead(next, pages).filter(|_| allowed)
    }

    /// The request for the page of this number.
    pub(super) fn numbered(&self, number: u64) -> Result<Prepared> {
        self.prepared(&Place::Number(number))
    }

    /// Takes the page that was asked for as received, and finds the next one in it. Tells whether it is a page of its
    /// own: what came in the place of one that is not there is none.
    ///
    /// # Errors
    /// When another page came than was asked for.
    pub(super) fn advance(
        &mut self,
        text: &Text<'_>,
        headers: &HeaderMap,
    ) -> Result<bool> {
        self.pages = self.pages.saturating_add(1);
        let (Some(rule), Next::Page(place)) = (self.rule, &self.next) else {
            self.next = Next::End;
            return Ok(true);
        };
        let place = place.clone();
        self.guard.visit(self.text(&place));
        let page = Page::new(text, headers);
        let step = page.and_then(|page| self.step(rule, &place, &page));
        let again = matches!(step, Ok(Step::Again));
        self.next = match step {
            Ok(Step::To(next)) => Next::Page(next),
            Ok(Step::End | Step::Again) => Next::End,
            Ok(Step::Astray(problem)) => {
                let refusal = Refusal::new(problem);
                let error = self.refused(&refusal);
                self.next = Next::Refused(refusal);
                return Err(error);
            }
            Err(refusal) => Next::Refused(refusal),
        };
        if !again {
            self.current = Some(place);
        }
        Ok(!again)
    }

    /// Goes on at `text` as if the server had named it.
    pub(super) fn resume(&mut self, text: &str) {
        let Some(rule) = self.rule else { return };
        self.next = match Place::parse(text, &self.first, rule) {
            Ok(place) => Next::Page(place),
            Err(refusal) => Next::Refused(refusal),
        };
    }

    /// Asks for pages of so many items.
    pub(super) fn page_size(&mut self, items: u32) {
        let number = Json::Number(u64::from(items).into());
        let sized = match self.rule.and_then(|rule| rule.size) {
            Some(size) => parameter::write(self.first.clone(), size, &number),
            None => Err(Refusal::new("no parameter tells the length of a page")),
        };
        match sized {
            Ok(call) => self.first = call,
            Err(refusal) => self.next = Next::Refused(refusal),
        }
    }

    /// The text of the place that is asked for next.
    pub(super) fn continuation(&self) -> Option<String> {
        match &self.next {
            Next::Page(place) => self.text(place),
            Next::Refused(_) | Next::End => None,
        }
    }

    /// The text of the place of the last page received.
    pub(super) fn current(&self) -> Option<String> {
        self.text(self.current.as_ref()?)
    }

    /// Positions of items that came before, in the last page if it had so many items.
    pub(super) fn repeated(&self, items: usize) -> &[usize] {
        self.windows.repeated(items)
    }

    /// How many pages have come.
    pub(super) fn received(&self) -> u32 {
        self.pages
    }

    /// An error of kind `Pagination`.
    fn error(&self, problem: String) -> Error {
        self.refused(&Refusal { kind: ErrorKind::Pagination, problem })
    }

    fn refused(&self, refusal: &Refusal) -> Error {
        Error::new(refusal.kind, refusal.problem.clone())
            .with(|inner| inner.operation = self.first.operation.id)
    }

    fn text(&self, place: &Place) -> Option<String> {
        place.text(&self.first, self.rule.unwrap_or(&Pagination::PLAIN))
    }

    fn prepared(&self, place: &Place) -> Result<Prepared> {
        let rule = self.rule.unwrap_or(&Pagination::PLAIN);
        place.request(&self.first, rule).map_err(|refusal| self.refused(&refusal))
    }

    fn number_of(&self, place: &Place, rule: &Pagination) -> Result<u64, Refusal> {
        match place {
            Place::Number(number) => Ok(*number),
            _ => numbered::start(&self.first, rule),
        }
    }

    /// Where the list goes on behind `page`.
    fn step(
        &mut self,
        rule: &Pagination,
        place: &Place,
        page: &Page<'_>,
    ) -> Result<Step, Refusal> {
        let step = match rule.style {
            PageStyle::Offset | PageStyle::Page => {
                let asked = self.number_of(place, rule)?;
                let size = numbered::size(&self.first, rule);
                let step = self.course.step(rule, asked, size, page)?;
                let times = self.guard.repeats(page.items(rule.items));
                let again = times > 0 && times > page.repeatable(rule.items);
                if again && !matches!(step, Step::Again) {
                    return Ok(Step::Astray("the items of the page before came again"));
                }
                step
            }
            PageStyle::NextUrl => self.follow(rule, page.link(rule.next)?.as_deref())?,
            PageStyle::LinkHeader => {
                self.follow(rule, link_header::next(page.headers))?
            }
            PageStyle::Cursor => Step::mark(cursor::next(rule, page)?),
            PageStyle::TimeWindow => {
                let asked = match place {
                    Place::Mark(time) => Some(time.clone()),
                    _ => parameter::read(&self.first, rule.parameter)?,
                };
                let next = self.windows.next(rule, &self.first, asked.as_ref(), page)?;
                Step::mark(next)
            }
        };
        // Windows may well be empty, and bound themselves how often.
        if rule.style != PageStyle::TimeWindow {
            self.guard.count(page.count(rule.items));
        }
        match &step {
            Step::To(next) if self.guard.has_seen(self.text(next)) => {
                Err(Refusal::new("the next page is one that was already seen"))
            }
            _ => Ok(step),
        }
    }

    fn follow(&self, rule: &Pagination, text: Option<&str>) -> Result<Step, Refusal> {
        let Some(text) = text else { return Ok(Step::End) };
        let call = link::follow(&self.first, text, rule.trust)?;
        Ok(Step::To(Place::Url(Box::new(call))))
    }
}

fn is_numbered(rule: &Pagination) -> bool {
    matches!(rule.style, PageStyle::Offset | PageStyle::Page)
}
