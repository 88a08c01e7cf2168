//! What an operation's answers become: what to ask for, methods for other forms, methods for headers.

use super::{Scope, methods};
use crate::api::{self, Answer, ResponseHeader, TypeRef};
use crate::plan::names::{Namespace, Wish, plain, value_name, with_word};
use crate::plan::{Form, HeaderMethod, Operation, RustType, docs};

/// Methods that a response has whatever the operation, and names that clippy takes for those of traits.
pub(in crate::plan) const RESERVED_HEADERS: &[&str] = &[
    "new",
    "status",
    "headers",
    "header",
    "header_text",
    "body",
    "body_text",
    "request_id",
    "drift",
    "limits",
    "attempts",
    "into_inner",
    "deref",
    "deref_mut",
    "clone",
    "fmt",
    "borrow",
    "borrow_mut",
    "into",
    "try_into",
    "type_id",
    "as_ref",
    "as_mut",
    "hash",
    "index",
    "default",
    "drop",
    "from_str",
    "next",
    "eq",
    "cmp",
    "not",
    "neg",
    "add",
    "sub",
    "mul",
    "div",
    "rem",
    "shl",
    "shr",
    "bitand",
    "bitor",
    "bitxor",
];

/// The methods of declared headers.
pub(super) fn header_methods(headers: &[ResponseHeader]) -> Vec<HeaderMethod> {
    let wish = |header: &ResponseHeader| {
        let name = value_name(&header.name);
        let telling = with_word(&name, "header");
        Wish::new(&header.name, vec![name, telling])
    };
    let names = Namespace::with(RESERVED_HEADERS).allot(&headers.iter().map(wish).collect::<Vec<_>>());
    let each = headers.iter().zip(names).map(|(header, name)| HeaderMethod {
        name,
        wire: header.name.to_lowercase(),
        ty: match header.ty {
            TypeRef::Integer(_) => RustType::Primitive("i64"),
            TypeRef::Float => RustType::Primitive("f64"),
            TypeRef::Boolean => RustType::Primitive("bool"),
            TypeRef::DateTime => RustType::Runtime("DateTime"),
            TypeRef::Date => RustType::Runtime("Date"),
            TypeRef::Time => RustType::Runtime("Time"),
            TypeRef::Uuid => RustType::Runtime("Uuid"),
            _ => RustType::String,
        },
        docs: docs::summary_and_description(
            None,
            header.description.as_deref(),
            &format!("The header {}.", docs::code(&header.name)),
        ),
    });
    each.collect()
}

/// The `Accept` header, where it is not plain JSON. What may come besides is asked for last: a server that knows
/// nothing of the media type then still answers; so it is beside JSON, where the answer depends on the status.
pub(super) fn accept(operation: &api::Operation) -> Option<String> {
    let mut wanted: Vec<String> = Vec::new();
    for name in operation.accept.iter().map(|name| without_charset(name)) {
        if !name.contains('*') && !wanted.contains(&name) {
            wanted.push(name);
        }
    }
    let also_any = operation.accept.len() > 1 && operation.accept.iter().any(|name| name.contains('*'));
    match (&operation.response, wanted.as_slice()) {
        (Answer::Empty | Answer::Json(_), []) => None,
        (_, []) => Some("*/*".to_owned()),
        (_, [json]) if json == "application/json" && !also_any => None,
        _ => Some(format!("{}, */*;q=0.5", wanted.join(", "))),
    }
}

/// A media type in lower case without its `charset`, which is no parameter of most types and always UTF-8 to us.
fn without_charset(name: &str) -> String {
    let name = name.to_lowercase();
    let kept = name.split(';').map(str::trim).filter(|part| !part.starts_with("charset="));
    kept.collect::<Vec<_>>().join(";")
}

/// Adds the methods of other forms. Their names come after those of all operations, so that no form takes an
/// operation's.
pub(super) fn with_forms(
    scope: &Scope<'_, '_>,
    operations: &[api::Operation],
    mut planned: Vec<Operation>,
) -> Vec<Operation> {
    let mut names = methods::namespace();
    for operation in &planned {
        for way in operation.ways() {
            names.take(&[way.method.to_owned()]);
        }
    }
    let mut slots: Vec<(usize, &api::AnswerForm)> = Vec::new();
    for (at, operation) in operations.iter().enumerate() {
        slots.extend(operation.other_forms.iter().map(|form| (at, form)));
    }
    let wish = |(at, form): &(usize, &api::AnswerForm)| {
        let base = plain(&planned[*at].method).to_owned();
        let word = form_word(form);
        let long = value_name(&form.media_type);
        let candidates = vec![format!("{base}_as_{word}"), format!("{base}_as_{}", plain(&long))];
        Wish::new(&format!("{} {}", operations[*at].id, form.media_type), candidates)
    };
    let allotted = names.allot(&slots.iter().map(wish).collect::<Vec<_>>());
    for ((at, form), method) in slots.into_iter().zip(allotted) {
        let (reader, output) = scope.types.answer(&form.answer);
        let text = format!(
            "Like [`{method}`](Self::{method}), but asks for {}.",
            docs::code(&form.media_type),
            method = planned[at].method,
        );
        let accept = without_charset(&form.media_type);
        planned[at].forms.push(Form { method, docs: vec![text], accept, reader, output });
    }
    planned
}

/// What a form is called: `events`, `lines`, `text`, `bytes`, or the last word of its media type.
fn form_word(form: &api::AnswerForm) -> String {
    let essence = without_charset(&form.media_type);
    let essence = essence.split(';').next().unwrap_or_default();
    match (&form.answer, essence) {
        (Answer::Events(_), _) => "events".to_owned(),
        (Answer::Sequence(_), _) => "stream".to_owned(),
        (_, "text/plain") => "text".to_owned(),
        (_, "application/octet-stream") => "bytes".to_owned(),
        _ => {
            let last = essence.trim_end_matches("/*").rsplit(['/', '.', '+']).next().unwrap_or_default();
            plain(&value_name(last.trim_start_matches("x-"))).to_owned()
        }
    }
}
