//! Listings that look as if they came in pages, and that no rule is for.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::api::{Api, Location, Operation, Style};
use crate::diagnostic::Diagnostic;
use crate::quirks::{
    CursorPlaceQuirk, CursorQuirk, LastItemQuirk, LinkHeaderQuirk, NextUrlQuirk, OffsetQuirk, PageQuirk,
    PaginationQuirk,
};

use super::super::super::context::Context;
use super::super::super::index::Index;
use super::super::super::text::letters;
use super::place::{Kind, Places};
use super::{operations, rule, yaml};

/// Methods that change what they answer with, and list nothing.
const CHANGING: [&str; 3] = ["PUT", "PATCH", "DELETE"];

/// Most operations that a note names, and most that a rule in it lists.
const MOST_NAMED: usize = 4;
const MOST_LISTED: usize = 20;

/// Names of parameters, as letters alone: `pageNumber`, `page_number` and `page[number]` are one.
const PAGE: [&str; 6] = ["page", "pagenumber", "pagenum", "pageno", "pageindex", "currentpage"];
const OFFSET: [&str; 6] = ["offset", "skip", "startindex", "startat", "pageoffset", "startposition"];
pub(super) const CURSOR: [&str; 12] = [
    "cursor",
    "pagetoken",
    "nexttoken",
    "after",
    "startingafter",
    "continuationtoken",
    "continuation",
    "marker",
    "pagecursor",
    "pageafter",
    "nextcursor",
    "nextpagetoken",
];
const SIZE: [&str; 12] = [
    "limit",
    "perpage",
    "pagesize",
    "count",
    "size",
    "maxresults",
    "top",
    "pagelimit",
    "maxitems",
    "numresults",
    "num",
    "itemsperpage",
];

/// Names of what a page tells, as letters alone.
const NEXT_URL: [&str; 5] = ["next", "nexturl", "nextlink", "nextpageurl", "nextpage"];
pub(super) const NEXT_CURSOR: [&str; 9] = [
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "nextmarker",
    "continuationtoken",
    "continuation",
    "cursor",
    "after",
    "endcursor",
];
const MORE: [&str; 4] = ["hasmore", "hasnext", "hasnextpage", "more"];
const TOTAL: [&str; 6] = ["total", "totalcount", "count", "totalitems", "totalresults", "totalelements"];
const PAGES: [&str; 6] = ["totalpages", "pagecount", "pages", "pagetotal", "lastpage", "numpages"];

/// Tells of each rule that would fit listings that have none: one note a rule, with the operations that it is for. What a
/// rule names and does not fit was told as an error already.
pub(in super::super::super) fn tell(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    api: &Api,
    but: &[String],
) {
    let rules = &context.source.quirks.pagination;
    let addresses: Vec<&String> = rules.iter().flat_map(|rule| &rule.operations).flatten().collect();
    let named = index.entries.iter().filter(|entry| addresses.iter().any(|one| entry.answers_to(one)));
    let named: HashSet<&str> = named.map(|entry| entry.id.as_str()).collect();
    let mut found: IndexMap<PaginationQuirk, Vec<&Operation>> = IndexMap::new();
    for operation in operations(api) {
        let asked = but.contains(&operation.id) || named.contains(operation.id.as_str());
        let changing = CHANGING.contains(&operation.method.as_str());
        if operation.pagination.is_some() || asked || changing {
            continue;
        }
        let Some(quirk) = fitting(api, operation) else { continue };
        found.entry(quirk).or_default().push(operation);
    }
    for (quirk, own) in found {
        note(context, api, quirk, &own);
    }
}

fn note(context: &mut Context<'_, '_>, api: &Api, mut quirk: PaginationQuirk, own: &[&Operation]) {
    let fits = |operation: &&Operation| {
        operation.pagination.is_none() && rule::of(api, operation, &quirk).is_ok_and(|(_, certain)| certain)
    };
    let others = operations(api).filter(fits).count() != own.len();
    if others && own.len() <= MOST_LISTED {
        quirk.operations = Some(own.iter().map(|operation| operation.id.clone()).collect());
    }
    let names: Vec<String> = own.iter().take(MOST_NAMED).map(|one| format!("`{}`", one.id)).collect();
    let further = match own.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        further => format!(" and {further} more"),
    };
    let (looks, comes) = if own.len() == 1 { ("looks", "it comes") } else { ("look", "they come") };
    let message =
        format!("{}{further} {looks} as if {comes} in pages, and no rule says how", names.join(", "));
    let section = if context.source.quirks.pagination.is_empty() {
        "add to quirks.yaml:\npagination:"
    } else {
        "add to the list `pagination` in quirks.yaml:"
    };
    let help = format!("if so, {section}\n{}", yaml::of(&quirk));
    let finding = Diagnostic::note("unpaged-listing", message).help(help);
    let place = own.first().map(|operation| operation.place.clone());
    context.tell(finding.at(place));
}

/// The rule that an operation looks as if it followed.
fn fitting(api: &Api, operation: &Operation) -> Option<PaginationQuirk> {
    let places = Places::of(api, operation);
    let [(items, item)] = <[_; 1]>::try_from(rule::lists(api, places.page()?)).ok()?;
    let told = |names: &[&str], kind| if items.is_empty() { None } else { places.told(names, kind) };
    let size = parameter(operation, &SIZE);
    let cursor = parameter(operation, &CURSOR);
    let mut quirk = PaginationQuirk::default();
    let more = told(&MORE, Kind::Flag);
    if let (Some(parameter), Some(next)) = (&cursor, told(&NEXT_CURSOR, Kind::Scalar)) {
        let next = CursorPlaceQuirk::Page(next);
        quirk.cursor = Some(CursorQuirk { parameter: parameter.clone(), next, more, limit: size });
    } else if let (Some(parameter), Some(_), true) = (&cursor, &more, places.has(&item, "/id")) {
        let next = CursorPlaceQuirk::Item(LastItemQuirk { last_item: "/id".to_owned() });
        quirk.cursor = Some(CursorQuirk { parameter: parameter.clone(), next, more, limit: size });
    } else if let Some(pointer) = told(&NEXT_URL, Kind::Url) {
        quirk.next_url = Some(NextUrlQuirk { pointer, trust: crate::quirks::TrustQuirk::default() });
    } else if operation.response_headers.iter().any(|header| header.name.eq_ignore_ascii_case("link")) {
        quirk.link_header = Some(LinkHeaderQuirk::default());
    } else if let Some(parameter) = self::parameter(operation, &PAGE) {
        let first = default_of(operation, &parameter).unwrap_or(1);
        let (pages, total) = (told(&PAGES, Kind::Number), told(&TOTAL, Kind::Number));
        quirk.page = Some(PageQuirk { parameter, first, size, pages, total, current: None });
    } else if let Some(parameter) = self::parameter(operation, &OFFSET) {
        let first = default_of(operation, &parameter).unwrap_or(0);
        quirk.offset = Some(OffsetQuirk { parameter, limit: size, total: told(&TOTAL, Kind::Number), first });
    } else {
        return None;
    }
    rule::of(api, operation, &quirk).is_ok().then_some(quirk)
}

/// The address of the query parameter with one of these names.
pub(super) fn parameter(operation: &Operation, names: &[&str]) -> Option<String> {
    let queries = operation.parameters.iter().filter(|parameter| parameter.location == Location::Query);
    let mut plain = queries.filter(|parameter| parameter.style != Style::DeepObject);
    let found = plain.find(|parameter| names.contains(&letters(&parameter.name).as_str()));
    found.map(|parameter| parameter.name.clone())
}

/// The number that a parameter has where nothing is given, if it is one that lists begin with.
fn default_of(operation: &Operation, parameter: &str) -> Option<u64> {
    let own = operation.parameters.iter().find(|own| own.name == parameter)?;
    own.default.as_ref()?.parse().ok().filter(|number| *number <= 1)
}
