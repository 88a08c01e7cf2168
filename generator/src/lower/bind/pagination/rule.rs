//! One rule against one operation.

use crate::api::{
    Api, NumberedPages, Operation, PageWay, Pagination, SchemaKind, TypeRef, UrlTrust, WindowUnit,
    WindowedPages,
};
use crate::diagnostic::Diagnostic;
use crate::quirks::{
    CursorPlaceQuirk, CursorQuirk, OffsetQuirk, PageQuirk, PaginationQuirk, TimeWindowQuirk, TrustQuirk,
    WindowOrderQuirk, WindowUnitQuirk,
};
use crate::source::node::escape;

use super::super::super::graph;
use super::super::pointer;
use super::place::{Kind, Missing, Places, steps};

/// Refuses a rule that does not say how the next page is found, or says it twice.
pub(super) fn check(quirk: &PaginationQuirk) -> Result<(), Diagnostic> {
    let ways = [
        ("next_url", quirk.next_url.is_some()),
        ("link_header", quirk.link_header.is_some()),
        ("offset", quirk.offset.is_some()),
        ("page", quirk.page.is_some()),
        ("cursor", quirk.cursor.is_some()),
        ("time_window", quirk.time_window.is_some()),
    ];
    let said: Vec<&str> = ways.iter().filter(|(_, said)| *said).map(|(name, _)| *name).collect();
    let problem =
        |message: String, help: &str| Err(Diagnostic::error("invalid-pagination", message).help(help));
    match said.as_slice() {
        [_] => Ok(()),
        [] => {
            let names: Vec<String> = ways.iter().map(|(name, _)| format!("`{name}`")).collect();
            let message = "the rule does not say how the next page is found".to_owned();
            problem(message, &format!("add one of {}", names.join(", ")))
        }
        several => {
            let names: Vec<String> = several.iter().map(|name| format!("`{name}`")).collect();
            let message = format!(
                "the rule says in {} ways how the next page is found: {}",
                names.len(),
                names.join(", ")
            );
            problem(message, "keep one, or write a rule for each")
        }
    }
}

/// The rule for an operation, and whether the document says for certain that it fits.
pub(super) fn of(
    api: &Api,
    operation: &Operation,
    quirk: &PaginationQuirk,
) -> Result<(Pagination, bool), Missing> {
    let mut places = Places::of(api, operation);
    let (items, item) = items(&places, quirk)?;
    let (way, quoted) = way(&mut places, quirk, &item)?;
    let rule =
        Pagination { items: steps(&items), item, max_pages: quirk.max_pages, quoted, way, declared: None };
    Ok((rule, places.certain))
}

/// Where the items are, and their type.
pub(super) fn items(places: &Places<'_>, quirk: &PaginationQuirk) -> Result<(String, TypeRef), Missing> {
    let missing = |what: String, near| Missing { key: "items", what, near, typo: false };
    let Some(page) = places.page() else { return Err(missing("answer in JSON".to_owned(), None)) };
    let lists = lists(places.api, page);
    let Some(pointer) = &quirk.items else {
        return match lists.as_slice() {
            [(pointer, item)] => Ok((pointer.clone(), item.clone())),
            [] => Err(missing("list in its answer".to_owned(), None)),
            several => {
                let names: Vec<String> = several.iter().map(|(pointer, _)| format!("`{pointer}`")).collect();
                let near = format!("say under `items` which of {}", names.join(", "));
                Err(missing("single list in its answer".to_owned(), Some(near)))
            }
        };
    };
    let found = if pointer::is(pointer) { declared(places.api, page, pointer) } else { None };
    found.map(|item| (pointer.clone(), item)).ok_or_else(|| {
        let known: Vec<String> = lists.iter().map(|(pointer, _)| pointer.clone()).collect();
        Missing::among("items", format!("list at `{pointer}` in its answer"), pointer, &known)
    })
}

/// The type of the items at a pointer all of whose steps are declared properties.
fn declared(api: &Api, page: &TypeRef, pointer: &str) -> Option<TypeRef> {
    let mut ty = graph::unaliased(api, page)?;
    for step in steps(pointer) {
        let TypeRef::Schema(id) = ty else { return None };
        let SchemaKind::Object { fields, .. } = &api.schemas[id.0].kind else { return None };
        ty = graph::unaliased(api, &fields.iter().find(|field| field.name == step)?.ty)?;
    }
    match ty {
        TypeRef::List(item) => Some((**item).clone()),
        _ => None,
    }
}

/// The lists that a page is or has at its root, each with the type of its items.
pub(super) fn lists(api: &Api, page: &TypeRef) -> Vec<(String, TypeRef)> {
    let list = |ty: &TypeRef| match graph::unaliased(api, ty) {
        Some(TypeRef::List(item)) => Some((**item).clone()),
        _ => None,
    };
    if let Some(item) = list(page) {
        return vec![(String::new(), item)];
    }
    let Some(TypeRef::Schema(id)) = graph::unaliased(api, page) else { return Vec::new() };
    let SchemaKind::Object { fields, .. } = &api.schemas[id.0].kind else { return Vec::new() };
    let each =
        fields.iter().filter_map(|field| Some((format!("/{}", escape(&field.name)), list(&field.ty)?)));
    each.collect()
}

/// How the next page is told, and whether a number for it is written as a text.
fn way(places: &mut Places<'_>, quirk: &PaginationQuirk, item: &TypeRef) -> Result<(PageWay, bool), Missing> {
    if let Some(quirk) = &quirk.offset {
        return offset(places, quirk);
    }
    if let Some(quirk) = &quirk.page {
        return page(places, quirk);
    }
    if let Some(quirk) = &quirk.cursor {
        return cursor(places, quirk, item);
    }
    if let Some(quirk) = &quirk.time_window {
        return window(places, quirk, item);
    }
    if let Some(quirk) = &quirk.next_url {
        let next = places.pointer("next_url/pointer", &quirk.pointer, Kind::Url)?;
        return Ok((PageWay::NextUrl { next, trust: trust(quirk.trust) }, false));
    }
    let headers = &places.operation.response_headers;
    places.certain &= headers.iter().any(|header| header.name.eq_ignore_ascii_case("link"));
    let believed = quirk.link_header.as_ref().map(|quirk| quirk.trust).unwrap_or_default();
    Ok((PageWay::LinkHeader { trust: trust(believed) }, false))
}

fn offset(places: &mut Places<'_>, quirk: &OffsetQuirk) -> Result<(PageWay, bool), Missing> {
    let quoted = places.parameter("offset/parameter", &quirk.parameter, Kind::Number)?;
    let pages = NumberedPages {
        parameter: quirk.parameter.clone(),
        size: places.optional_parameter("offset/limit", quirk.limit.as_ref())?,
        first: quirk.first,
        total: places.optional_pointer("offset/total", quirk.total.as_ref(), Kind::Number)?,
        pages: None,
        current: None,
    };
    Ok((PageWay::Offset(pages), quoted))
}

fn page(places: &mut Places<'_>, quirk: &PageQuirk) -> Result<(PageWay, bool), Missing> {
    let quoted = places.parameter("page/parameter", &quirk.parameter, Kind::Number)?;
    let pages = NumberedPages {
        parameter: quirk.parameter.clone(),
        size: places.optional_parameter("page/size", quirk.size.as_ref())?,
        first: quirk.first,
        total: places.optional_pointer("page/total", quirk.total.as_ref(), Kind::Number)?,
        pages: places.optional_pointer("page/pages", quirk.pages.as_ref(), Kind::Number)?,
        current: places.optional_pointer("page/current", quirk.current.as_ref(), Kind::Number)?,
    };
    Ok((PageWay::Page(pages), quoted))
}

fn cursor(places: &mut Places<'_>, quirk: &CursorQuirk, item: &TypeRef) -> Result<(PageWay, bool), Missing> {
    places.parameter("cursor/parameter", &quirk.parameter, Kind::Scalar)?;
    let (next, in_item) = match &quirk.next {
        CursorPlaceQuirk::Page(pointer) => (places.pointer("cursor/next", pointer, Kind::Scalar)?, false),
        CursorPlaceQuirk::Item(last) => {
            (places.in_item(item, "cursor/next/last_item", &last.last_item, Kind::Scalar)?, true)
        }
    };
    let way = PageWay::Cursor {
        parameter: quirk.parameter.clone(),
        size: places.optional_parameter("cursor/limit", quirk.limit.as_ref())?,
        next,
        in_item,
        more: places.optional_pointer("cursor/more", quirk.more.as_ref(), Kind::Flag)?,
    };
    Ok((way, false))
}

fn window(
    places: &mut Places<'_>,
    quirk: &TimeWindowQuirk,
    item: &TypeRef,
) -> Result<(PageWay, bool), Missing> {
    let quoted = places.parameter("time_window/parameter", &quirk.parameter, Kind::Scalar)?;
    let window = WindowedPages {
        parameter: quirk.parameter.clone(),
        size: places.optional_parameter("time_window/count", quirk.count.as_ref())?,
        time: places.in_item(item, "time_window/time", &quirk.time, Kind::Scalar)?,
        bound: places.optional_parameter("time_window/from", quirk.from.as_ref())?,
        forwards: quirk.order == WindowOrderQuirk::Forwards,
        inclusive: quirk.inclusive,
        unit: match quirk.unit {
            WindowUnitQuirk::EpochS => WindowUnit::EpochSeconds,
            WindowUnitQuirk::EpochMs => WindowUnit::EpochMilliseconds,
            WindowUnitQuirk::Rfc3339 => WindowUnit::Rfc3339,
        },
    };
    Ok((PageWay::TimeWindow(window), quoted))
}

fn trust(quirk: TrustQuirk) -> UrlTrust {
    match quirk {
        TrustQuirk::SameOrigin => UrlTrust::SameOrigin,
        TrustQuirk::BaseUrl => UrlTrust::BaseUrl,
        TrustQuirk::QueryOnly => UrlTrust::QueryOnly,
    }
}
