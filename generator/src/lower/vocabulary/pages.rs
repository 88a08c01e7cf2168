//! Pagination.

use serde_json::Value;

use crate::api::{Answer, Api, Location, Operation, TypeRef};
use crate::quirks::{
    CursorPlaceQuirk, CursorQuirk, LastItemQuirk, NextUrlQuirk, OffsetQuirk, PageQuirk, PaginationQuirk,
    TrustQuirk,
};
use crate::source::node::escape;

use super::super::bind::page_rule;
use super::super::context::Context;
use super::super::index::Index;
use super::{fern, paths, speakeasy, unbound};

/// What an extension comes to: a rule, nothing where it says that there are no further pages, or why it cannot be read.
pub(super) type Read = Result<Option<PaginationQuirk>, String>;

/// How an extension of an operation is read: by the document, the operation and its value.
type Reader = fn(&Context<'_, '_>, &Operation, &Value) -> Read;

const MS_PAGEABLE: &str = "x-ms-pageable";

const READERS: [(&str, Reader); 5] = [
    (MS_PAGEABLE, |_, _, value| ms_pages(value, |name| Ok(format!("/{}", escape(name))))),
    ("x-speakeasy-pagination", |_, operation, value| speakeasy::pages(operation, value)),
    ("x-fern-pagination", |context, operation, value| {
        fern::pages(&context.source.document.extensions, operation, value)
    }),
    ("x-dropshot-pagination", |_, _, value| Ok(dropshot(value))),
    ("x-pagination", path_named),
];

/// Binds the first extension of each operation that no quirk says the pages of; gives the operations that have one.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) -> Vec<String> {
    let mut told = Vec::new();
    for entry in &index.entries {
        let said = READERS
            .iter()
            .find_map(|(key, reader)| Some((*key, reader, entry.operation.extensions.get(*key)?)));
        let Some((key, reader, value)) = said else { continue };
        let Some(at) = place_of(api, &entry.id) else { continue };
        told.push(entry.id.clone());
        let operation = &api.resources[at.0].operations[at.1];
        if operation.pagination.is_some() {
            continue;
        }
        let rule = match reader(context, operation, value) {
            Ok(None) => continue,
            Ok(Some(quirk)) => page_rule(api, operation, &quirk).or_else(|why| {
                let nested = (*key == *MS_PAGEABLE).then(|| ms_pages(value, dotted).ok().flatten()).flatten();
                nested.and_then(|quirk| page_rule(api, operation, &quirk).ok()).ok_or(why)
            }),
            Err(why) => Err(why),
        };
        match rule {
            Ok(mut rule) => {
                rule.declared = Some(format!("{}/{key}", entry.pointer));
                let operation = &mut api.resources[at.0].operations[at.1];
                operation.pagination = Some(rule);
                if let Answer::Json(TypeRef::Nullable(page)) = &operation.response {
                    operation.response = Answer::Json((**page).clone());
                }
            }
            Err(why) => unbound(context, entry, key, &why),
        }
    }
    told
}

/// Where an operation stands.
fn place_of(api: &Api, id: &str) -> Option<(usize, usize)> {
    api.resources.iter().enumerate().find_map(|(at, resource)| {
        let operation = resource.operations.iter().position(|operation| operation.id == id)?;
        Some((at, operation))
    })
}

/// `x-ms-pageable` (AutoRest): the answer's URL of the next page, and its list, `value` where nothing is said. Without a
/// URL there is but one page. Both are names of properties, which may have dots (`@odata.nextLink`); where there are none of
/// these names, they are dotted paths, as some generators of such documents write them.
fn ms_pages(value: &Value, pointer: fn(&str) -> Result<String, String>) -> Read {
    if !value.is_object() {
        return Err("it is no object".to_owned());
    }
    let named = |key: &str| Ok::<_, String>(text(value, key)?.filter(|text| !text.is_empty()));
    let Some(next) = named("nextLinkName")? else { return Ok(None) };
    let next_url = NextUrlQuirk { pointer: pointer(next)?, trust: TrustQuirk::BaseUrl };
    let items = Some(pointer(named("itemName")?.unwrap_or("value"))?);
    Ok(Some(PaginationQuirk { items, next_url: Some(next_url), ..PaginationQuirk::default() }))
}

/// The text of a key; an error where it has a value of another kind.
pub(super) fn text<'v>(value: &'v Value, key: &str) -> Result<Option<&'v str>, String> {
    match value.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("`{key}` is no text")),
    }
}

/// `x-dropshot-pagination`: always the same names.
fn dropshot(value: &Value) -> Option<PaginationQuirk> {
    if value == &Value::Bool(false) {
        return None;
    }
    let cursor = CursorQuirk {
        parameter: "page_token".to_owned(),
        next: CursorPlaceQuirk::Page("/next_page".to_owned()),
        more: None,
        limit: Some("limit".to_owned()),
    };
    let items = Some("/items".to_owned());
    Some(PaginationQuirk { items, cursor: Some(cursor), ..PaginationQuirk::default() })
}

/// `x-pagination`: names of parameters, `body.` before those of the body, and dotted paths into the answer.
fn path_named(_: &Context<'_, '_>, operation: &Operation, value: &Value) -> Read {
    let named = |key: &str| text(value, key)?.map(|name| parameter(operation, name)).transpose();
    let items = text(value, "resultsPath")?.map(dotted).transpose()?;
    let limit = named("limitParam")?;
    let mut rule = PaginationQuirk { items, ..PaginationQuirk::default() };
    if let Some(parameter) = named("cursorParam")? {
        let next = text(value, "cursorPath")?.ok_or("`cursorPath` is missing")?;
        let next = place(paths::read(&format!("$.{next}"), &["$"]).ok_or("`cursorPath` cannot be read")?);
        rule.cursor = Some(CursorQuirk { parameter, next, more: None, limit });
    } else if let Some(parameter) = named("pageOffsetParam")? {
        rule.offset = Some(OffsetQuirk { parameter, limit, total: None, first: 0 });
    } else if let Some(parameter) = named("pageParam")? {
        let first = value.get("pageStart").and_then(Value::as_u64).unwrap_or(0);
        rule.page =
            Some(PageQuirk { parameter, first, size: limit, pages: None, total: None, current: None });
    } else {
        return Err("it names no parameter that moves".to_owned());
    }
    Ok(Some(rule))
}

/// A path's place of a cursor.
pub(super) fn place(path: paths::Path) -> CursorPlaceQuirk {
    match path.in_last {
        Some(last_item) => CursorPlaceQuirk::Item(LastItemQuirk { last_item }),
        None => CursorPlaceQuirk::Page(path.pointer),
    }
}

/// The address of a parameter: a query parameter of that name, else a place in the body, perhaps behind `body.`.
pub(super) fn parameter(operation: &Operation, name: &str) -> Result<String, String> {
    let queries = operation.parameters.iter().filter(|parameter| parameter.location == Location::Query);
    let object = name.split('[').next().unwrap_or_default();
    if queries.into_iter().any(|parameter| parameter.name == name || parameter.name == object) {
        return Ok(name.to_owned());
    }
    if operation.bodies.is_empty() && !name.starts_with("body.") {
        return Ok(name.to_owned());
    }
    dotted(name.strip_prefix("body.").unwrap_or(name))
}

/// A dotted path as a JSON pointer.
pub(super) fn dotted(path: &str) -> Result<String, String> {
    if path.is_empty() {
        return Ok(String::new());
    }
    let read = paths::read(&format!("$.{path}"), &["$"]).filter(|path| path.in_last.is_none());
    read.map(|path| path.pointer).ok_or_else(|| format!("`{path}` is no path"))
}

/// The first page's number: the parameter's default, else this.
pub(super) fn first(operation: &Operation, parameter: &str, otherwise: u64) -> u64 {
    let own = operation.parameters.iter().find(|own| own.name == parameter);
    let default =
        own.and_then(|own| own.default.as_ref()).and_then(|text| text.trim_matches('"').parse().ok());
    default.unwrap_or(otherwise)
}
