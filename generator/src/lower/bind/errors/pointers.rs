//! JSON pointers against what the document declares.

use crate::diagnostic::Diagnostic;
use crate::quirks::OneOrMany;
use crate::source::node::unescape;

use super::super::super::components;
use super::super::super::context::Context;
use super::super::super::merge::{Additional, merged};
use super::super::super::shape::{Kind, Spot};
use super::super::pointer;
use super::known;

/// Alternatives in alternatives are followed this deep.
const DEPTH: usize = 8;

/// The JSON schemas of declared error answers.
pub(super) struct Declared<'a>(pub Vec<Spot<'a>>);

impl<'a> Declared<'a> {
    /// Pointers that begin behind one of `starts`, each checked; `None` where there is no such key.
    pub(super) fn all(
        &self,
        context: &mut Context<'a, '_>,
        quirk: Option<&OneOrMany>,
        place: &str,
        starts: &[String],
    ) -> Option<Vec<String>> {
        let quirk = quirk?;
        if quirk.values().is_empty() {
            let finding = Diagnostic::error("invalid-pointer", "an empty list names no place");
            context.refuse(place, finding.help("name a place, or take the key out"));
        }
        for (at, pointer) in quirk.values().iter().enumerate() {
            match quirk {
                OneOrMany::One(_) => self.check(context, pointer, place, starts),
                OneOrMany::Many(_) => self.check(context, pointer, &format!("{place}/{at}"), starts),
            }
        }
        Some(quirk.values().to_vec())
    }

    /// Reports a pointer that is none, or that no declared error answer has behind one of `starts`.
    pub(super) fn check(&self, context: &mut Context<'a, '_>, pointer: &str, place: &str, starts: &[String]) {
        if !pointer::check(context, pointer, place) {
            return;
        }
        let is_there = starts.iter().any(|start| self.has(context, &format!("{start}{pointer}")));
        if !self.0.is_empty() && !is_there {
            let message = format!("no declared error answer has `{pointer}`");
            let finding = Diagnostic::error("unbound-quirk", message);
            let known = known::behind(context, &self.0, starts);
            context.refuse(place, finding.help(known::help(pointer, &known)));
        }
    }

    /// Whether a declared error answer has such a place.
    pub(super) fn has(&self, context: &Context<'a, '_>, pointer: &str) -> bool {
        let tokens = tokens(pointer);
        self.0.iter().any(|spot| has(context, spot, &tokens, DEPTH))
    }
}

/// The steps of a pointer.
pub(super) fn tokens(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(unescape).collect()
}

/// Whether a value of the schema may have something at the end of the tokens.
fn has<'a>(context: &Context<'a, '_>, spot: &Spot<'a>, tokens: &[String], depth: usize) -> bool {
    let Some((token, rest)) = tokens.split_first() else { return true };
    let Some((shape, pointer)) = components::shape(context, spot) else { return true };
    if shape.kind == Some(Kind::Array) {
        let item = shape.items.map(|items| Spot::boxed(items, format!("{pointer}/items")));
        return token.parse::<usize>().is_ok() && item.is_none_or(|item| has(context, &item, rest, DEPTH));
    }
    if shape.is_empty() {
        return true;
    }
    let one = |one: &Spot<'a>| has(context, one, tokens, depth - 1);
    if depth > 0 && shape.alternatives(&pointer).iter().any(one) {
        return true;
    }
    let Some(object) = merged(context, spot) else { return false };
    if let Some(property) = object.properties.get(token.as_str()) {
        return has(context, property, rest, DEPTH);
    }
    match object.additional {
        Some(Additional::Any(allowed)) => allowed,
        Some(Additional::Schema(spot)) => has(context, &spot, rest, DEPTH),
        None => object.properties.is_empty() && shape.kind == Some(Kind::Object),
    }
}

/// Whether a schema is of objects that say that they have nothing there.
pub(super) fn excludes<'a>(context: &Context<'a, '_>, spot: &Spot<'a>, tokens: &[String]) -> bool {
    let Some((token, rest)) = tokens.split_first() else { return false };
    let Some(object) = merged(context, spot) else { return false };
    match object.properties.get(token.as_str()) {
        Some(property) => excludes(context, property, rest),
        None => matches!(object.additional, Some(Additional::Any(false))),
    }
}

/// The property that objects of the schema declare at the end of the tokens.
pub(super) fn declared<'a>(
    context: &Context<'a, '_>,
    spot: &Spot<'a>,
    tokens: &[String],
) -> Option<Spot<'a>> {
    let mut spot = spot.clone();
    for token in tokens {
        spot = merged(context, &spot)?.properties.get(token.as_str())?.clone();
    }
    Some(spot)
}

/// Whether the schema is of nothing but true and false.
pub(super) fn is_flag<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> bool {
    components::shape(context, spot).is_some_and(|(shape, _)| shape.kind == Some(Kind::Boolean))
}
