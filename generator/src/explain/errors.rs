//! Where errors keep what they say, and which are declared.

use crate::api::{DeclaredError, Operation, SchemaName, TypeRef};

use super::view::{View, quoted};
use super::{Area, Fact, Origin};

const NAME: &str = "errors";

pub(super) const AREA: Area = Area { name: NAME, quirks: &["/errors"], vendor, operation };

fn vendor(view: &View<'_>) -> Vec<Fact> {
    let Some(shape) = &view.api.errors else {
        let says = "message and code are looked for under their usual names";
        return vec![Fact::new(NAME, "", says, Origin::Runtime)];
    };
    let fact = |key: &str, says: String| Fact::new(NAME, "", says, view.quirk(&format!("/errors/{key}")));
    let mut facts = Vec::new();
    if !shape.message.is_empty() {
        facts.push(fact("message", format!("the message is the first text at {}", quoted(&shape.message))));
    }
    if !shape.code.is_empty() {
        facts.push(fact("code", format!("the code is the first value at {}", quoted(&shape.code))));
    }
    if let Some(fields) = &shape.fields {
        facts.push(fact("fields", format!("messages about fields are at `{fields}`")));
    }
    facts
}

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let each = |error: &DeclaredError| {
        let body = match &error.ty {
            Some(ty) => format!("answers with {}", named(view, ty)),
            None => "is declared without a type of its own".to_owned(),
        };
        let pointer = format!("{}/responses/{}", operation.place.pointer, error.status);
        Fact::new(
            NAME,
            error.status.clone(),
            format!("{} {body}", error.status),
            view.document("responses", &pointer),
        )
    };
    operation.errors.iter().map(each).collect()
}

fn named(view: &View<'_>, ty: &TypeRef) -> String {
    let schema = ty.schema().and_then(|id| view.api.schemas.get(id.0));
    match schema.map(|schema| &schema.name) {
        Some(SchemaName::Component(name)) => format!("`{name}`"),
        _ => "a body of its own".to_owned(),
    }
}
