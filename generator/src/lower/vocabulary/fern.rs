//! `x-fern-pagination`.

use serde_json::Value;

use crate::api::Operation;
use crate::quirks::{CursorQuirk, NextUrlQuirk, OffsetQuirk, PageQuirk, PaginationQuirk, TrustQuirk};

use super::pages::{Read, first, parameter, place, text};
use super::{Extensions, paths};

/// The rule: `true` for the document's own, else places behind `$request` and `$response`. With `step` an offset counts
/// items, without it pages.
pub(super) fn pages(document: &Extensions, operation: &Operation, value: &Value) -> Read {
    let value = match value {
        Value::Bool(false) => return Ok(None),
        Value::Bool(true) => {
            document.get("x-fern-pagination").ok_or("the document has no rule of its own for it to name")?
        }
        value => value,
    };
    let items = response(value, "results")?.map(|path| path.pointer);
    let limit = request(operation, value, "step")?;
    let mut rule = PaginationQuirk { items, ..PaginationQuirk::default() };
    if let Some(parameter) = request(operation, value, "cursor")? {
        let next = place(response(value, "next_cursor")?.ok_or("`next_cursor` is missing")?);
        let more = response(value, "has-next-page")?.map(|path| path.pointer);
        rule.cursor = Some(CursorQuirk { parameter, next, more, limit });
    } else if let Some(parameter) = request(operation, value, "offset")? {
        if limit.is_some() {
            let first = first(operation, &parameter, 0);
            rule.offset = Some(OffsetQuirk { parameter, limit, total: None, first });
        } else {
            let first = first(operation, &parameter, 1);
            let (size, pages, total, current) = (None, None, None, None);
            rule.page = Some(PageQuirk { parameter, first, size, pages, total, current });
        }
    } else if let Some(path) = response(value, "next_uri")?.or(response(value, "next_path")?) {
        rule.next_url = Some(NextUrlQuirk { pointer: path.pointer, trust: TrustQuirk::BaseUrl });
    } else {
        return Err("it says none of `cursor`, `offset`, `next_uri` and `next_path`".to_owned());
    }
    Ok(Some(rule))
}

/// The place in the response that a key names.
fn response(value: &Value, key: &str) -> Result<Option<paths::Path>, String> {
    let Some(text) = text(value, key)? else { return Ok(None) };
    paths::read(text, &["$response"]).map(Some).ok_or(format!("`{text}` is no path into the response"))
}

/// The address of the parameter that a key names.
fn request(operation: &Operation, value: &Value, key: &str) -> Result<Option<String>, String> {
    let Some(text) = text(value, key)? else { return Ok(None) };
    let name = text.strip_prefix("$request.").ok_or(format!("`{text}` is no place in the request"))?;
    parameter(operation, name).map(Some)
}
