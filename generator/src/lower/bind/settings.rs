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
        let wanted = address::narrowed(context, index, api, wanted, &format!("{pointer}/operations"));
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
        if setting.location == Location::Path {
            in_path(context, index, api, quirk, &setting, &pointer);
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

/// Reports a part of paths that none has of the operations that the setting goes with, or of those of one address.
fn in_path(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    api: &Api,
    quirk: &SettingQuirk,
    setting: &Setting,
    pointer: &str,
) {
    let at = api.settings.len();
    let name = &setting.wire_name;
    let uses = |address: &String| {
        let ids = index.addressed(address);
        ids.is_empty() || operations(api).any(|one| ids.contains(&one.id) && one.settings.contains(&at))
    };
    let addresses = quirk.operations.iter().flatten().enumerate();
    let idle: Vec<(usize, &String)> = addresses.filter(|(_, address)| !uses(address)).collect();
    let known = placeholders(api);
    let other = api.settings.iter().find(|one| one.location == Location::Path && one.wire_name == *name);
    if let Some(other) = other.filter(|_| !is_used(api, at)) {
        let message = format!("the part `{name}` of these paths is the setting `{}` already", other.name);
        let finding = Diagnostic::error("sent-twice", message).help("take one of the two out");
        context.refuse(&format!("{pointer}/name"), finding);
    } else if !is_used(api, at) && !known.contains(name) {
        context.refuse(&format!("{pointer}/name"), nearest::unbound("part of a path", name, &known));
    } else if !is_used(api, at) && idle.is_empty() {
        let message = format!("no operation that is left has `{name}` in its path");
        let finding = Diagnostic::error("unbound-quirk", message);
        context.refuse(&format!("{pointer}/except"), finding.help("correct `except`"));
    }
    for (at, address) in idle.into_iter().filter(|_| known.contains(name) || is_used(api, api.settings.len()))
    {
        let finding = Diagnostic::error("unbound-quirk", format!("`{address}` has no `{name}` in its path"));
        let help = "take it out, or say `in: query` or `in: header`";
        context.refuse(&format!("{pointer}/operations/{at}"), finding.help(help));
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
        context.refuse_key(pointer, finding.help("name the setting in words, such as `workspace`"));
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
