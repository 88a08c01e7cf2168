//! The place of a page in its list, as a request and as text.

use super::super::json::Json;
use super::super::prepared::Prepared;
use super::super::profile::{PageStyle, Pagination};
use super::link::{self, Refusal};
use super::{numbered, parameter};

/// Longest text of a place that is taken back.
const LONGEST: usize = 64 * 1024;

/// The place of a page.
#[derive(Debug, Clone)]
pub(super) enum Place {
    /// Where the caller's own call leads.
    First,
    /// At a URL, to which this request goes.
    Url(Box<Prepared>),
    /// At this number.
    Number(u64),
    /// At this cursor or time.
    Mark(Json),
}

/// What a page says of the one behind it.
#[derive(Debug)]
pub(super) enum Step {
    /// It is here.
    To(Place),
    /// There is none.
    End,
    /// There was none where this page was asked for: it is the last one once more.
    Again,
    /// This page is another one than was asked for.
    Astray(&'static str),
}

impl Step {
    /// To where this leads, or to the end.
    pub(super) fn mark(mark: Option<Json>) -> Self {
        mark.map_or(Self::End, |mark| Self::To(Place::Mark(mark)))
    }
}

impl Place {
    /// The request for the page.
    ///
    /// # Errors
    /// When the call has no place for the parameter.
    pub(super) fn request(
        &self,
        first: &Prepared,
        rule: &Pagination,
    ) -> Result<Prepared, Refusal> {
        let with = |value| parameter::write(first.clone(), rule.parameter, value);
        match self {
            Self::First => Ok(first.clone()),
            Self::Url(call) => Ok((**call).clone()),
            Self::Number(number) => with(&numbered::written(*number, rule)),
            Self::Mark(mark) => with(mark),
        }
    }

    /// The place as text: a URL without the credential, or the parameter's value behind the name of the style. `None`
    /// where the call cannot be encoded.
    pub(super) fn text(&self, first: &Prepared, rule: &Pagination) -> Option<String> {
        let url = first.url().ok()?;
        let Some(name) = name(rule.style) else {
            return match self {
                Self::Url(call) => Some(call.url().ok()?.to_string()),
                _ => Some(url.to_string()),
            };
        };
        let value = match self {
            Self::Number(number) => Json::Number((*number).into()),
            Self::Mark(mark) => mark.clone(),
            _ if matches!(rule.style, PageStyle::Offset | PageStyle::Page) => {
                Json::Number(numbered::start(first, rule).ok()?.into())
            }
            _ => parameter::read(first, rule.parameter).ok()?.unwrap_or_default(),
        };
        Some(format!("{name}={value}"))
    }

    /// The place that a text names, which may come from anywhere: it can change what the server's own pages could, and
    /// nothing else.
    ///
    /// # Errors
    /// When it is no such text, or a URL that may not be followed.
    pub(super) fn parse(
        text: &str,
        first: &Prepared,
        rule: &Pagination,
    ) -> Result<Self, Refusal> {
        let Some(name) = name(rule.style) else {
            let call = link::follow(first, text, rule.trust)?;
            return Ok(Self::Url(Box::new(call)));
        };
        let refused = || Refusal::new(format!("it is no place to go on from by {name}"));
        let value = text.strip_prefix(name).and_then(|rest| rest.strip_prefix('='));
        let value = value.filter(|value| value.len() <= LONGEST);
        let value = value.and_then(|value| value.parse().ok()).ok_or_else(refused)?;
        match (rule.style, value) {
            (_, Json::Null) => Ok(Self::First),
            (PageStyle::Offset | PageStyle::Page, value) => {
                let number = parameter::text_of(&value).parse().ok();
                let number = number.filter(|number| *number >= rule.first);
                number.map(Self::Number).ok_or_else(refused)
            }
            (_, mark @ (Json::String(_) | Json::Number(_))) => Ok(Self::Mark(mark)),
            _ => Err(refused()),
        }
    }
}

/// What stands before the value in a place's text; `None` where the place is a URL.
fn name(style: PageStyle) -> Option<&'static str> {
    match style {
        PageStyle::NextUrl | PageStyle::LinkHeader => None,
        PageStyle::Offset => Some("offset"),
        PageStyle::Page => Some("page"),
        PageStyle::Cursor => Some("cursor"),
        PageStyle::TimeWindow => Some("time"),
    }
}
