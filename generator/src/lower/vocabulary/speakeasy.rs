//! `x-speakeasy-pagination`.

use serde_json::Value;

use crate::api::Operation;
use crate::quirks::{CursorQuirk, NextUrlQuirk, OffsetQuirk, PageQuirk, PaginationQuirk, TrustQuirk};

use super::pages::{Read, dotted, first, place, text};
use super::paths;

/// The rule: `type`, the request's `inputs` by role, the answer's `outputs` by JSONPath.
pub(super) fn pages(operation: &Operation, value: &Value) -> Read {
    let output = |key: &str| {
        let text = value.get("outputs").map_or(Ok(None), |outputs| text(outputs, key))?;
        let path =
            text.map(|text| paths::read(text, &["$"]).ok_or(format!("`{text}` is no path to one value")));
        path.transpose()
    };
    let pointer = |key: &str| Ok::<_, String>(output(key)?.map(|path| path.pointer));
    let mut rule = PaginationQuirk { items: pointer("results")?, ..PaginationQuirk::default() };
    let limit = input(value, "limit")?;
    let kind = value.get("type").and_then(Value::as_str).unwrap_or_default();
    match (kind, input(value, "page")?, input(value, "offset")?, input(value, "cursor")?) {
        ("offsetLimit", Some(parameter), ..) => {
            let first = first(operation, &parameter, 1);
            let pages = pointer("numPages")?;
            rule.page = Some(PageQuirk { parameter, first, size: limit, pages, total: None, current: None });
        }
        ("offsetLimit", _, Some(parameter), _) => {
            rule.offset = Some(OffsetQuirk { parameter, limit, total: None, first: 0 });
        }
        ("cursor", .., Some(parameter)) => {
            let next = output("nextCursor")?.ok_or("`outputs.nextCursor` is missing")?;
            if rule.items.is_none() && next.in_last.is_some() {
                rule.items = Some(next.pointer.clone());
            }
            rule.cursor = Some(CursorQuirk { parameter, next: place(next), more: None, limit });
        }
        ("url", ..) => {
            let pointer = pointer("nextUrl")?.ok_or("`outputs.nextUrl` is missing")?;
            rule.next_url = Some(NextUrlQuirk { pointer, trust: TrustQuirk::BaseUrl });
        }
        ("offsetLimit" | "cursor", ..) => return Err("`inputs` names no parameter that moves".to_owned()),
        _ => return Err(format!("the type `{kind}` is not known")),
    }
    Ok(Some(rule))
}

/// The address of the input in this role.
fn input(value: &Value, role: &str) -> Result<Option<String>, String> {
    let inputs = value.get("inputs").and_then(Value::as_array).into_iter().flatten();
    let mut own = inputs.filter(|input| input.get("type").and_then(Value::as_str) == Some(role));
    let Some(input) = own.next() else { return Ok(None) };
    let name = input.get("name").and_then(Value::as_str).unwrap_or_default();
    match input.get("in").and_then(Value::as_str) {
        Some("requestBody") => dotted(name).map(Some),
        _ => Ok(Some(name.to_owned())),
    }
}
