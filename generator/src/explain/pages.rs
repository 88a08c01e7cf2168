//! How listings find their next page.

use crate::api::{NumberedPages, Operation, PageWay, Pagination, UrlTrust, WindowedPages};

use super::view::View;
use super::{Area, Fact, Origin};

const NAME: &str = "pages";

pub(super) const AREA: Area =
    Area { name: NAME, quirks: &["/pagination"], vendor: |_| Vec::new(), operation };

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let Some(rule) = &operation.pagination else { return Vec::new() };
    let quirk = View::bound(operation, "/pagination").next();
    let origin = match (&rule.declared, quirk) {
        (Some(pointer), _) => view.document(pointer.rsplit('/').next().unwrap_or_default(), pointer),
        (None, Some(pointer)) => view.quirk(pointer),
        (None, None) => Origin::Runtime,
    };
    let (brief, says) = described(&rule.way);
    vec![Fact::new(NAME, brief, format!("{says}; {}", items(rule)), origin)]
}

fn items(rule: &Pagination) -> String {
    let most = rule.max_pages.map(|most| format!("; at most {most} pages")).unwrap_or_default();
    match rule.items_pointer().as_str() {
        "" => format!("the answer is the list of items{most}"),
        pointer => format!("items are at `{pointer}`{most}"),
    }
}

fn described(way: &PageWay) -> (&'static str, String) {
    match way {
        PageWay::NextUrl { next, trust } => {
            ("next_url", format!("the next page's URL is at `{next}`, {}", believed(*trust)))
        }
        PageWay::LinkHeader { trust } => {
            ("link_header", format!("the next page's URL is in the `Link` header, {}", believed(*trust)))
        }
        PageWay::Offset(pages) => {
            ("offset", format!("`{}` counts items from {}{}", pages.parameter, pages.first, ends(pages)))
        }
        PageWay::Page(pages) => {
            ("page", format!("`{}` counts pages from {}{}", pages.parameter, pages.first, ends(pages)))
        }
        PageWay::Cursor { parameter, next, in_item, more, .. } => {
            let whose = if *in_item { "the last item's" } else { "the page's" };
            let more = more.as_ref().map(|more| format!(" while `{more}` says yes")).unwrap_or_default();
            ("cursor", format!("`{parameter}` takes {whose} `{next}`{more}"))
        }
        PageWay::TimeWindow(window) => ("time_window", times(window)),
    }
}

fn believed(trust: UrlTrust) -> &'static str {
    match trust {
        UrlTrust::SameOrigin => "of the same origin and path",
        UrlTrust::BaseUrl => "of the same origin, below the base URL",
        UrlTrust::QueryOnly => "its query alone is believed",
    }
}

fn ends(pages: &NumberedPages) -> String {
    match (&pages.pages, &pages.total) {
        (Some(pages), _) => format!(" up to the number of pages at `{pages}`"),
        (None, Some(total)) => format!(" up to the number of items at `{total}`"),
        (None, None) => " up to an empty page".to_owned(),
    }
}

fn times(window: &WindowedPages) -> String {
    let way = if window.forwards { "forwards" } else { "backwards" };
    format!("`{}` moves {way} by the items' `{}`", window.parameter, window.time)
}
