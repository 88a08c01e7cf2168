//! What the client is told once and sends with its calls.

use crate::api::{Api, Location, Operation, Setting};
use crate::diagnostic::Diagnostic;
use crate::quirks::{SettingLocation, SettingQuirk};
use crate::source::node::escape;

use super::super::context::Context;
use super::super::index::Index;
use super::super::text::{is_token, letters, paragraph};
use super::{address, is_own_header, nearest};

/// Adds each setting to the operations that it goes with, and takes their parameter of that name away.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    let quirks = &context.source.quirks.settings;
    for (name, quirk) in quirks {
        let pointer = format!("/settings/{}", escape(name));
        check(context, name, quirk, &pointer);
        let wanted = quirk.operations.as_deref();
        let wanted = address::narrowed(context, index, wanted, &format!("{pointer}/operations"));
        let except = address::list(context, index, &quirk.except, &format!("{pointer}/except"));
        address::check_rest(context, index, quirk.operations.as_deref(), &quirk.except, &pointer);
        let setting = setting(name, quirk);
        let at = api.settings.len();
        for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
            let asked = wanted.as_ref().is_none_or(|ids| ids.contains(&operation.id));
            if asked && !except.contains(&operation.id) {
                join(operation, &setting, at);
            }
        }
        if setting.location == Location::Path && !is_used(api, at) {
            let known = placeholders(api);
            let finding = nearest::unbound("part of a path", &quirk.name, &known);
            context.refuse(&format!("{pointer}/name"), finding);
        }
        api.settings.push(setting);
    }
}

fn setting(name: &str, quirk: &SettingQuirk) -> Setting {
    Setting {
        name: name.to_owned(),
        location: match quirk.location {
            SettingLocation::Header => Location::Header,
            SettingLocation::Query => Location::Query,
            SettingLocation::Path => Location::Path,
        },
        wire_name: quirk.name.trim().to_owned(),
        required: quirk.required,
        description: paragraph(quirk.description.as_deref()),
    }
}

/// Gives the setting to an operation, in the place of its parameter. A path that has no such part has no use for it.
fn join(operation: &mut Operation, setting: &Setting, at: usize) {
    let before = operation.parameters.len();
    operation.parameters.retain(|parameter| {
        let same = match setting.location {
            Location::Header => parameter.name.eq_ignore_ascii_case(&setting.wire_name),
            _ => parameter.name == setting.wire_name,
        };
        parameter.location != setting.location || !same
    });
    if setting.location != Location::Path || operation.parameters.len() < before {
        operation.settings.push(at);
    }
}

fn is_used(api: &Api, at: usize) -> bool {
    operations(api).any(|operation| operation.settings.contains(&at))
}

fn placeholders(api: &Api) -> Vec<String> {
    let parameters = operations(api).flat_map(|operation| &operation.parameters);
    let mut names: Vec<String> = parameters
        .filter(|parameter| parameter.location == Location::Path)
        .map(|parameter| parameter.name.clone())
        .collect();
    names.sort();
    names.dedup();
    names
}

fn operations(api: &Api) -> impl Iterator<Item = &Operation> {
    api.resources.iter().flat_map(|resource| &resource.operations)
}

fn check(context: &mut Context<'_, '_>, name: &str, quirk: &SettingQuirk, pointer: &str) {
    if letters(name).is_empty() {
        let finding = Diagnostic::error("invalid-setting", format!("{name:?} can be no method's name"));
        context.refuse(pointer, finding.help("name the setting in words, such as `workspace`"));
    }
    let wire = quirk.name.trim();
    let header = quirk.location == SettingLocation::Header;
    let finding = if wire.is_empty() || (header && !is_token(wire)) {
        let message = format!("{wire:?} can be no name there");
        Some(Diagnostic::error("invalid-setting", message).help("use letters, digits and hyphens"))
    } else if header && is_own_header(wire) {
        let message = format!("the client itself sets `{wire}`");
        Some(Diagnostic::error("invalid-setting", message).help("say under `auth` how a credential travels"))
    } else {
        None
    };
    if let Some(finding) = finding {
        context.refuse(&format!("{pointer}/name"), finding);
    }
}
