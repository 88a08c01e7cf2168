//! How a listing goes on: the field of a descriptor.

use super::layout::WIDTH;
use super::lines::literal;
use crate::api::{NumberedPages, PageWay, Pagination, UrlTrust, WindowUnit, WindowedPages};

/// How many fields a window of time has.
const WINDOW_FIELDS: usize = 4;

/// What differs from a plain listing.
#[derive(Default)]
struct Fields(Vec<String>);

impl Fields {
    fn set(&mut self, name: &str, value: impl std::fmt::Display) {
        self.0.push(format!("{name}: {value}"));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.set(name, literal(text));
    }

    fn maybe(&mut self, name: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.set(name, format!("Some({})", literal(text)));
        }
    }

    fn when(&mut self, name: &str, holds: bool) {
        if holds {
            self.set(name, true);
        }
    }

    fn style(&mut self, style: &str) {
        self.set("style", format!("runtime::PageStyle::{style}"));
    }

    fn trust(&mut self, trust: UrlTrust) {
        match trust {
            UrlTrust::SameOrigin => {}
            UrlTrust::BaseUrl => self.set("trust", "runtime::NextUrlTrust::BaseUrl"),
            UrlTrust::QueryOnly => self.set("trust", "runtime::NextUrlTrust::QueryOnly"),
        }
    }
}

/// The field, with lines of its own.
pub(super) fn field(pagination: &Pagination) -> String {
    let mut fields = Fields::default();
    way(&mut fields, &pagination.way);
    let items = pagination.items_pointer();
    if !items.is_empty() {
        fields.text("items", &items);
    }
    if let Some(most) = pagination.max_pages {
        fields.set("max_pages", most);
    }
    fields.when("quoted", pagination.quoted);
    let mut lines: Vec<String> = Vec::new();
    for field in fields.0 {
        match lines.last_mut() {
            Some(line) if line.chars().count() + field.chars().count() + 2 <= WIDTH => {
                line.push_str(&format!(" {field},"));
            }
            _ => lines.push(format!("            {field},")),
        }
    }
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    format!(
        "        pagination: Some(&runtime::Pagination {{\n{lines}            ..runtime::Pagination::PLAIN\n        }}),\n"
    )
}

fn way(fields: &mut Fields, way: &PageWay) {
    match way {
        PageWay::NextUrl { next, trust } => {
            fields.text("next", next);
            fields.trust(*trust);
        }
        PageWay::LinkHeader { trust } => {
            fields.style("LinkHeader");
            fields.trust(*trust);
        }
        PageWay::Offset(pages) => {
            fields.style("Offset");
            numbered(fields, pages);
        }
        PageWay::Page(pages) => {
            fields.style("Page");
            numbered(fields, pages);
        }
        PageWay::Cursor { parameter, size, next, in_item, more } => {
            fields.style("Cursor");
            fields.text("parameter", parameter);
            fields.maybe("size", size.as_ref());
            fields.text("next", next);
            fields.when("in_item", *in_item);
            fields.maybe("more", more.as_ref());
        }
        PageWay::TimeWindow(window) => windowed(fields, window),
    }
}

fn numbered(fields: &mut Fields, pages: &NumberedPages) {
    fields.text("parameter", &pages.parameter);
    fields.maybe("size", pages.size.as_ref());
    if pages.first > 0 {
        fields.set("first", pages.first);
    }
    fields.maybe("total", pages.total.as_ref());
    fields.maybe("pages", pages.pages.as_ref());
    fields.maybe("current", pages.current.as_ref());
}

fn windowed(fields: &mut Fields, window: &WindowedPages) {
    fields.style("TimeWindow");
    fields.text("parameter", &window.parameter);
    fields.maybe("size", window.size.as_ref());
    fields.text("next", &window.time);
    fields.when("in_item", true);
    let mut inner = Fields::default();
    inner.when("forwards", window.forwards);
    if !window.inclusive {
        inner.set("inclusive", false);
    }
    match window.unit {
        WindowUnit::EpochSeconds => {}
        WindowUnit::EpochMilliseconds => inner.set("unit", "runtime::WindowUnit::EpochMilliseconds"),
        WindowUnit::Rfc3339 => inner.set("unit", "runtime::WindowUnit::Rfc3339"),
    }
    inner.maybe("bound", window.bound.as_ref());
    if !inner.0.is_empty() {
        // What says all says nothing by the rest, which is a lint.
        if inner.0.len() < WINDOW_FIELDS {
            inner.0.push("..runtime::TimeWindow::PLAIN".to_owned());
        }
        let inner = inner.0.join(", ");
        fields.set("window", format!("runtime::TimeWindow {{ {inner} }}"));
    }
}
