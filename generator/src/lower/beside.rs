//! `required` and `additionalProperties` beside `oneOf` or `anyOf`, where no properties stand with them.

use crate::api::{SchemaId, SchemaKind, SchemaName, TypeRef, Variant};
use crate::diagnostic::Diagnostic;
use crate::source::openapi::AdditionalProperties;

use super::context::Context;
use super::facts;
use super::shape::{Shape, Spot, Target};

/// Says what stands beside alternatives and does not reach them.
pub(super) fn tell<'a>(context: &mut Context<'a, '_>, shape: &Shape<'a>, spots: &[Spot<'a>], pointer: &str) {
    let lacking: Vec<String> = shape
        .required
        .iter()
        .filter(|name| !is_met(context, spots, name))
        .map(|name| format!("`{name}`"))
        .collect();
    if !lacking.is_empty() {
        let message = format!(
            "`required` beside alternatives does not reach those that are schemas of their own: {} may be absent there",
            lacking.join(", ")
        );
        let help = "require these properties in the alternatives";
        let place = format!("{pointer}/required");
        context.report_once(&place, Diagnostic::note("required-beside-alternatives", message).help(help));
    }
    if !matches!(shape.additional, None | Some(AdditionalProperties::Any(true))) {
        let message = "`additionalProperties` beside alternatives is not read";
        let help = "say in each alternative which further properties it has";
        let place = format!("{pointer}/additionalProperties");
        context.report_once(&place, Diagnostic::note("ignored-keyword", message).help(help));
    }
}

/// Whether every alternative that is an object and declares a property requires it, or is written in place, where it
/// is made to.
fn is_met<'a>(context: &Context<'a, '_>, spots: &[Spot<'a>], name: &str) -> bool {
    let lacks = |spot: &Spot<'a>| {
        let object = facts::facts(context, spot).object;
        object.is_some_and(|object| object.properties.contains_key(name) && !object.required.contains(name))
    };
    let own = |spot: &&Spot<'a>| spots.len() == 1 || matches!(spot.target, Target::Reference(_));
    !spots.iter().filter(own).any(lacks)
}

/// Requires these properties in the variants of a union that are types of its own.
pub(super) fn require(
    context: &mut Context<'_, '_>,
    required: &[String],
    union: SchemaId,
    variants: &[Variant],
) {
    for variant in variants.iter().filter(|_| !required.is_empty()) {
        let TypeRef::Schema(id) = variant.ty else { continue };
        let schema = &mut context.schemas[id.0];
        let own = matches!(schema.name, SchemaName::Variant(owner, _) if owner == union);
        let SchemaKind::Object { fields, .. } = &mut schema.kind else { continue };
        for field in fields.iter_mut().filter(|field| own && required.contains(&field.name)) {
            field.required = true;
        }
    }
}
