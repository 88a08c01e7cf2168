//! Where an error body keeps what it says.

use crate::api::{Api, ErrorShape};
use crate::diagnostic::Diagnostic;
use crate::quirks::OneOrMany;
use crate::source::node::unescape;

use super::super::context::Context;
use super::super::index::Index;
use super::super::merge::{Additional, merged};
use super::super::shape::{Kind, Spot};
use super::super::{answers, components};
use super::walk;

/// Takes over the pointers; one that no declared error answer has is an error, if the document declares any.
pub(super) fn bind<'a>(context: &mut Context<'a, '_>, index: &Index<'a>, api: &mut Api) {
    let Some(quirk) = &context.source.quirks.errors else { return };
    let declared: Vec<Spot<'_>> =
        index.entries.iter().flat_map(|entry| answers::error_schemas(context, entry)).collect();
    let message = pointers(context, &declared, Some(&quirk.message), "message");
    let code = pointers(context, &declared, quirk.code.as_ref(), "code");
    if let Some(fields) = &quirk.fields {
        check(context, &declared, fields, "/errors/fields");
    }
    api.errors = Some(ErrorShape { message, code, fields: quirk.fields.clone() });
}

fn pointers<'a>(
    context: &mut Context<'a, '_>,
    declared: &[Spot<'a>],
    quirk: Option<&OneOrMany>,
    key: &str,
) -> Vec<String> {
    let place = format!("/errors/{key}");
    match quirk {
        None => Vec::new(),
        Some(OneOrMany::One(pointer)) => {
            check(context, declared, pointer, &place);
            vec![pointer.clone()]
        }
        Some(OneOrMany::Many(pointers)) => {
            for (at, pointer) in pointers.iter().enumerate() {
                check(context, declared, pointer, &format!("{place}/{at}"));
            }
            pointers.clone()
        }
    }
}

fn check<'a>(context: &mut Context<'a, '_>, declared: &[Spot<'a>], pointer: &str, place: &str) {
    if !walk::is_pointer(pointer) {
        let message = format!("`{pointer}` is not a JSON pointer");
        context.refuse(place, Diagnostic::error("invalid-pointer", message).help("begin it with `/`"));
        return;
    }
    let tokens: Vec<String> = pointer.split('/').skip(1).map(unescape).collect();
    if !declared.is_empty() && !declared.iter().any(|spot| has(context, spot, &tokens)) {
        let message = format!("no declared error answer has `{pointer}`");
        let help = "correct the pointer, or the error schemas in the document";
        context.refuse(place, Diagnostic::error("unbound-quirk", message).help(help));
    }
}

/// Whether a value of the schema may have something at the end of the tokens.
fn has<'a>(context: &Context<'a, '_>, spot: &Spot<'a>, tokens: &[String]) -> bool {
    let Some((token, rest)) = tokens.split_first() else { return true };
    let Some((shape, pointer)) = components::shape(context, spot) else { return true };
    if shape.kind == Some(Kind::Array) {
        let item = shape.items.map(|items| Spot::boxed(items, format!("{pointer}/items")));
        return token.parse::<usize>().is_ok() && item.is_none_or(|item| has(context, &item, rest));
    }
    if shape.is_empty() {
        return true;
    }
    let Some(object) = merged(context, spot) else { return false };
    if let Some(property) = object.properties.get(token.as_str()) {
        return has(context, property, rest);
    }
    match object.additional {
        Some(Additional::Any(allowed)) => allowed,
        Some(Additional::Schema(spot)) => has(context, &spot, rest),
        None => object.properties.is_empty() && shape.kind == Some(Kind::Object),
    }
}
