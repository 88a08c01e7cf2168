//! What a request for a token sends, piece by piece.

use indexmap::IndexMap;

use crate::api::{Api, BodyKind, BodyPart, Operation, SchemaKind, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::quirks::{SentQuirk, SentValue};
use crate::source::node::{escape, unescape};

use super::super::super::context::Context;
use super::super::super::graph;
use super::super::{nearest, pointer, walk};
use super::exchange::sent;

/// What stands at one place of the body.
enum Piece<'a> {
    Sent(&'a SentQuirk),
    Object(IndexMap<String, Piece<'a>>),
}

/// A body, piece by piece.
pub(super) struct Written {
    pub media_type: String,
    pub body: Vec<BodyPart>,
    /// The body of who has no passcodes, where it differs.
    pub without_passcode: Option<Vec<BodyPart>>,
}

/// The body; `None` after an error.
pub(super) fn bind(
    context: &mut Context<'_, '_>,
    api: &Api,
    operation: Option<&Operation>,
    send: &IndexMap<String, SentQuirk>,
    pointer: &str,
) -> Option<Written> {
    let (media_type, ty, form) = match (declared(operation), operation) {
        (Some((media_type, ty, form)), _) => (media_type, Some(ty), form),
        (None, Some(operation)) if !send.is_empty() => {
            let message = format!("`{}` takes no body of JSON or a form", operation.id);
            let help = "correct the operation in the document, or take `send` out";
            context.refuse(pointer, Diagnostic::error("unbound-quirk", message).help(help));
            return None;
        }
        (None, _) => ("application/json".to_owned(), None, false),
    };
    let envelope = operation.filter(|_| !form).map_or(&[][..], |operation| &operation.envelope);
    let mut root = IndexMap::new();
    envelop(&mut root, envelope);
    let mut fine = true;
    for (place, quirk) in send {
        let fits = place.starts_with('/') && (!form || parts(place).len() == 1);
        let is_put = fits && put(&mut root, &parts(place), quirk);
        if let Some(finding) = unfit(api, operation, (ty, form), place, is_put) {
            context.refuse_key(&format!("{pointer}/{}", escape(place)), finding);
            fine = false;
        }
    }
    if let (Some(ty), Some(operation), true) = (ty, operation, fine) {
        complete(context, api, operation, ty, send, pointer);
    }
    let (body, without) = (pieces(&root, form), pieces(&without_passcode(send, envelope), form));
    Some(Written { media_type, without_passcode: (without != body).then_some(without), body })
}

/// The tree of what is sent by who has no passcodes.
fn without_passcode<'a>(
    send: &'a IndexMap<String, SentQuirk>,
    envelope: &[String],
) -> IndexMap<String, Piece<'a>> {
    let mut root = IndexMap::new();
    envelop(&mut root, envelope);
    for (place, quirk) in send {
        if *quirk != SentQuirk::Value(SentValue::Passcode) {
            put(&mut root, &parts(place), quirk);
        }
    }
    root
}

/// The names of a JSON pointer.
fn parts(place: &str) -> Vec<String> {
    place.split('/').skip(1).map(unescape).collect()
}

fn pieces(root: &IndexMap<String, Piece<'_>>, form: bool) -> Vec<BodyPart> {
    match form {
        _ if root.is_empty() => Vec::new(),
        true => written_form(root),
        false => written(root),
    }
}

/// Makes the objects that a body is put into.
fn envelop(mut object: &mut IndexMap<String, Piece<'_>>, names: &[String]) {
    for name in names {
        let inner = object.entry(name.clone()).or_insert_with(|| Piece::Object(IndexMap::new()));
        let Piece::Object(inner) = inner else { return };
        object = inner;
    }
}

/// What is wrong with a place that something is to be sent at.
fn unfit(
    api: &Api,
    operation: Option<&Operation>,
    (ty, form): (Option<&TypeRef>, bool),
    place: &str,
    is_put: bool,
) -> Option<Diagnostic> {
    if !pointer::is(place) {
        return Some(pointer::unfit(place));
    }
    if !is_put {
        let message = format!("nothing can be sent at `{place}`");
        let help = "write a JSON pointer to a property that nothing else is sent at";
        return Some(Diagnostic::error("invalid-pointer", message).help(help));
    }
    let enveloped = operation.filter(|_| !form);
    let ty = ty.filter(|ty| declares(api, enveloped, ty, place).is_none())?;
    let whose = operation.map_or("", |operation| operation.id.as_str());
    let message = format!("the body of `{whose}` has no `{place}`");
    let known = beside(api, enveloped, ty, place);
    Some(Diagnostic::error("unbound-quirk", message).help(nearest::meant(place, &known)))
}

/// The places in what is sent that stand beside one which is not there.
fn beside(api: &Api, enveloped: Option<&Operation>, ty: &TypeRef, place: &str) -> Vec<String> {
    let inner = enveloped.map_or(Some(place), |operation| walk::within_envelope(operation, place));
    let above = inner.and_then(|inner| inner.rsplit_once('/')).map_or("", |(above, _)| above);
    let own = walk::names(api, ty, above).into_iter().map(|name| format!("{above}/{}", escape(&name)));
    own.map(|one| enveloped.map_or(one.clone(), |operation| walk::enveloped(operation, &one))).collect()
}

/// What a body's type says of a place in what is sent.
fn declares(api: &Api, enveloped: Option<&Operation>, ty: &TypeRef, place: &str) -> Option<TypeRef> {
    let place = match enveloped {
        Some(operation) => walk::within_envelope(operation, place)?,
        None => place,
    };
    walk::at(api, ty, place)
}

/// The first body of JSON or a form: its media type, its type, and whether it is a form.
fn declared(operation: Option<&Operation>) -> Option<(String, &TypeRef, bool)> {
    operation?.bodies.iter().find_map(|body| match &body.kind {
        BodyKind::Json(ty) => Some((body.media_type.clone(), ty, false)),
        BodyKind::Form(ty, _) => Some((body.media_type.clone(), ty, true)),
        _ => None,
    })
}

/// Puts a value into the tree; `false` where something stands already.
fn put<'a>(object: &mut IndexMap<String, Piece<'a>>, parts: &[String], quirk: &'a SentQuirk) -> bool {
    match parts {
        [] => false,
        [last] => object.insert(last.clone(), Piece::Sent(quirk)).is_none(),
        [first, rest @ ..] => {
            let inner = object.entry(first.clone()).or_insert_with(|| Piece::Object(IndexMap::new()));
            match inner {
                Piece::Object(inner) => put(inner, rest, quirk),
                Piece::Sent(_) => false,
            }
        }
    }
}

/// Holds every property that the body must have to be sent.
fn complete(
    context: &mut Context<'_, '_>,
    api: &Api,
    operation: &Operation,
    ty: &TypeRef,
    send: &IndexMap<String, SentQuirk>,
    pointer: &str,
) {
    let Some(TypeRef::Schema(id)) = graph::unaliased(api, ty) else { return };
    let SchemaKind::Object { fields, .. } = &api.schemas[id.0].kind else { return };
    let first = |place: &str| place.split('/').nth(1).map(unescape);
    let own = send.keys().filter_map(|place| walk::within_envelope(operation, place).and_then(first));
    let given: Vec<String> = own.collect();
    let needed = fields.iter().filter(|field| field.required && !field.read_only);
    let lacking: Vec<&str> =
        needed.map(|field| field.name.as_str()).filter(|name| !given.iter().any(|own| own == name)).collect();
    if lacking.is_empty() {
        return;
    }
    let names: Vec<String> = lacking.iter().map(|name| format!("`{name}`")).collect();
    let message = format!("the body of `{}` needs {} too", operation.id, names.join(" and "));
    let place = |name: &&str| walk::enveloped(operation, &format!("/{}", escape(name)));
    let lines: Vec<String> = lacking.iter().map(|name| format!("`{}: …`", place(name))).collect();
    let help = format!("add {} under `send`: `user`, `password`, or `{{ value: … }}`", lines.join(" and "));
    context.refuse(pointer, Diagnostic::error("unfit-login", message).help(help));
}

/// The body as JSON.
fn written(members: &IndexMap<String, Piece<'_>>) -> Vec<BodyPart> {
    let mut parts = Vec::new();
    write_object(members, &mut parts);
    parts
}

fn write(piece: &Piece<'_>, parts: &mut Vec<BodyPart>) {
    match piece {
        Piece::Sent(SentQuirk::Value(value)) => parts.push(BodyPart::Json(sent(*value))),
        Piece::Sent(SentQuirk::Constant(constant)) => text(parts, &constant.value.to_string()),
        Piece::Object(members) => write_object(members, parts),
    }
}

fn write_object(members: &IndexMap<String, Piece<'_>>, parts: &mut Vec<BodyPart>) {
    text(parts, "{");
    for (at, (name, member)) in members.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        text(parts, &format!("{comma}{}:", serde_json::Value::from(name.as_str())));
        write(member, parts);
    }
    text(parts, "}");
}

fn written_form(members: &IndexMap<String, Piece<'_>>) -> Vec<BodyPart> {
    let mut parts = Vec::new();
    for (at, (name, member)) in members.iter().enumerate() {
        let joint = if at == 0 { "" } else { "&" };
        text(&mut parts, &format!("{joint}{}=", encoded(name)));
        match member {
            Piece::Sent(SentQuirk::Value(value)) => parts.push(BodyPart::Form(sent(*value))),
            Piece::Sent(SentQuirk::Constant(constant)) => {
                let plain = constant.value.as_str().map_or_else(|| constant.value.to_string(), str::to_owned);
                text(&mut parts, &encoded(&plain));
            }
            Piece::Object(_) => {}
        }
    }
    parts
}

/// Adds text, to the last piece where that is one.
fn text(parts: &mut Vec<BodyPart>, more: &str) {
    match parts.last_mut() {
        Some(BodyPart::Text(last)) => last.push_str(more),
        _ => parts.push(BodyPart::Text(more.to_owned())),
    }
}

/// Text as a form writes it.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
