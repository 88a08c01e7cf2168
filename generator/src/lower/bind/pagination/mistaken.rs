//! Rules whose words say that another way was meant.

use crate::api::{Api, Pagination};
use crate::diagnostic::Diagnostic;
use crate::quirks::{CursorPlaceQuirk, CursorQuirk, NextUrlQuirk, PaginationQuirk, TrustQuirk};

use super::super::super::context::Context;
use super::super::super::text::letters;
use super::unpaged::{CURSOR, NEXT_CURSOR, parameter};
use super::{operations, yaml};

/// Names of what can be nothing but a URL, as letters alone.
const URL: [&str; 4] = ["nexturl", "nextlink", "nextpageurl", "nexthref"];

/// Tells of a URL that is called a cursor where a parameter takes one, and of a cursor that is called a URL: a note, since a
/// name proves nothing.
pub(super) fn tell(
    context: &mut Context<'_, '_>,
    api: &Api,
    quirk: &PaginationQuirk,
    bound: &[(String, Pagination)],
    pointer: &str,
) {
    let Some((id, _)) = bound.first() else { return };
    let Some(operation) = operations(api).find(|operation| operation.id == *id) else { return };
    let (key, place, what, meant) = match (&quirk.next_url, &quirk.cursor) {
        (Some(next), _) if is_called(&next.pointer, &NEXT_CURSOR) => {
            let Some(parameter) = parameter(operation, &CURSOR) else { return };
            let place = CursorPlaceQuirk::Page(next.pointer.clone());
            let cursor = CursorQuirk { parameter, next: place, more: None, limit: None };
            let meant = PaginationQuirk { next_url: None, cursor: Some(cursor), ..quirk.clone() };
            ("next_url/pointer", &next.pointer, "a cursor, and not a URL", meant)
        }
        (_, Some(CursorQuirk { next: CursorPlaceQuirk::Page(next), .. })) if is_called(next, &URL) => {
            let url = NextUrlQuirk { pointer: next.clone(), trust: TrustQuirk::default() };
            let meant = PaginationQuirk { cursor: None, next_url: Some(url), ..quirk.clone() };
            ("cursor/next", next, "a URL, and not a cursor", meant)
        }
        _ => return,
    };
    let message = format!("`{place}` of `{id}` is called like {what}");
    let help = format!("if it is one, write:\n{}", yaml::of(&meant));
    let finding = Diagnostic::note("mistaken-pages", message).help(help);
    context.refuse(&format!("{pointer}/{key}"), finding);
}

/// Whether the last name of a pointer is one of these.
fn is_called(pointer: &str, names: &[&str]) -> bool {
    names.contains(&letters(pointer.rsplit('/').next().unwrap_or_default()).as_str())
}
