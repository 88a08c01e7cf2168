//! What a rule names, whatever operations have: pointers that are such, and parameters that have one role each.

use crate::api::{Api, Operation};
use crate::diagnostic::Diagnostic;
use crate::quirks::{CursorPlaceQuirk, PaginationQuirk};

use super::super::super::context::Context;
use super::super::{pointer, walk};
use super::place::{Kind, Places};
use super::rule;

/// A key below the rule, and what it says.
type Said<'a> = (&'static str, Option<&'a String>);

/// Whether a rule may be bound; what cannot be meant is reported at its key.
pub(super) fn check(context: &mut Context<'_, '_>, quirk: &PaginationQuirk, place: &str) -> bool {
    let mut fine = true;
    for (key, text) in pointers(quirk).into_iter().filter_map(said) {
        fine &= pointer::check(context, text, &format!("{place}/{key}"));
    }
    let mut taken: Vec<(&str, &String)> = Vec::new();
    for (key, name) in parameters(quirk).into_iter().filter_map(said) {
        if name.starts_with('/') {
            fine &= pointer::check(context, name, &format!("{place}/{key}"));
        }
        if let Some((other, _)) = taken.iter().find(|(_, known)| *known == name) {
            let message = format!("the parameter `{name}` is said to be two things, also by `{other}`");
            let other = context.source.quirks_place(&format!("{place}/{other}"));
            let finding = Diagnostic::error("invalid-pagination", message).related("the other", other);
            context.refuse(&format!("{place}/{key}"), finding.help("correct one of them, or take it out"));
            fine = false;
        }
        taken.push((key, name));
    }
    fine
}

fn said((key, text): Said<'_>) -> Option<(&'static str, &String)> {
    Some((key, text?))
}

/// How much of what a rule names an operation has.
pub(super) fn met(api: &Api, operation: &Operation, quirk: &PaginationQuirk) -> usize {
    let mut places = Places::of(api, operation);
    let Some(page) = places.page().cloned() else { return 0 };
    let item = rule::items(&places, quirk).ok().map(|(_, item)| item);
    let in_item = |key: &str| key.ends_with("last_item") || key == "time_window/time";
    let is_there = |(key, pointer): &(&str, &String)| match (*key, &item) {
        ("items", item) => item.is_some(),
        (key, Some(item)) if in_item(key) => walk::at(api, item, pointer).is_some(),
        (key, None) if in_item(key) => false,
        _ => walk::at(api, &page, pointer).is_some(),
    };
    let pointers = pointers(quirk).into_iter().filter_map(said).filter(is_there).count();
    let has = |(key, name): &(&'static str, &String)| places.parameter(key, name, Kind::Scalar).is_ok();
    let parameters = parameters(quirk).into_iter().filter_map(said).filter(has).count();
    pointers + parameters + usize::from(quirk.items.is_none() && item.is_some())
}

/// Pointers into the answer or an item.
fn pointers(quirk: &PaginationQuirk) -> Vec<Said<'_>> {
    let mut all = vec![("items", quirk.items.as_ref())];
    all.extend(quirk.next_url.as_ref().map(|next| ("next_url/pointer", Some(&next.pointer))));
    all.extend(quirk.offset.as_ref().map(|offset| ("offset/total", offset.total.as_ref())));
    if let Some(page) = &quirk.page {
        let own = [("page/pages", &page.pages), ("page/total", &page.total), ("page/current", &page.current)];
        all.extend(own.map(|(key, pointer)| (key, pointer.as_ref())));
    }
    if let Some(cursor) = &quirk.cursor {
        all.push(match &cursor.next {
            CursorPlaceQuirk::Page(pointer) => ("cursor/next", Some(pointer)),
            CursorPlaceQuirk::Item(last) => ("cursor/next/last_item", Some(&last.last_item)),
        });
        all.push(("cursor/more", cursor.more.as_ref()));
    }
    all.extend(quirk.time_window.as_ref().map(|window| ("time_window/time", Some(&window.time))));
    all
}

/// Parameters of the request.
fn parameters(quirk: &PaginationQuirk) -> Vec<Said<'_>> {
    let mut all = Vec::new();
    if let Some(offset) = &quirk.offset {
        all.extend([("offset/parameter", Some(&offset.parameter)), ("offset/limit", offset.limit.as_ref())]);
    }
    if let Some(page) = &quirk.page {
        all.extend([("page/parameter", Some(&page.parameter)), ("page/size", page.size.as_ref())]);
    }
    if let Some(cursor) = &quirk.cursor {
        all.extend([("cursor/parameter", Some(&cursor.parameter)), ("cursor/limit", cursor.limit.as_ref())]);
    }
    if let Some(window) = &quirk.time_window {
        let (from, count) = (window.from.as_ref(), window.count.as_ref());
        let own = [("time_window/from", from), ("time_window/count", count)];
        all.extend([("time_window/parameter", Some(&window.parameter))].into_iter().chain(own));
    }
    all
}
