//! How errors are told: where a body keeps what it says, which successes are errors, what codes mean.

mod codes;
mod faults;
mod known;
mod pointers;

use crate::api::{Api, EntryShape, ErrorShape};
use crate::diagnostic::Diagnostic;
use crate::quirks::{EntriesQuirk, ErrorQuirk, FieldListQuirk, OneOrMany};

use super::super::answers;
use super::super::context::Context;
use super::super::index::Index;

use pointers::Declared;

/// Takes over the pointers; one that no declared error answer has is an error, if the document declares any.
pub(super) fn bind<'a>(context: &mut Context<'a, '_>, index: &Index<'a>, api: &mut Api) {
    let Some(quirk) = &context.source.quirks.errors else { return };
    let errors = index.entries.iter().flat_map(|entry| answers::error_schemas(context, entry));
    let declared = Declared(errors.collect());
    let mut own = |pointers: &Option<OneOrMany>, key: &str| {
        declared.all(context, pointers.as_ref(), &format!("/errors/{key}"), &[String::new()])
    };
    let message = own(&quirk.message, "message");
    let code = own(&quirk.code, "code");
    let field = own(&quirk.field, "field");
    if let Some(fields) = &quirk.fields {
        declared.check(context, fields, "/errors/fields", &[String::new()]);
    }
    let entries = quirk.entries.as_ref().map(|entries| self::entries(context, &declared, entries));
    let faults = faults::bind(context, index, api, &declared);
    codes::check_details(context, api);
    api.errors = Some(ErrorShape {
        message,
        code,
        fields: quirk.fields.clone(),
        field,
        field_names: quirk.field_list == FieldListQuirk::Names,
        lists: quirk.fields.is_some() || quirk.entries.is_some(),
        entries,
        faults,
        separator: separator(context, quirk),
        codes: codes::bind(context, &quirk.codes),
    });
}

/// Takes over the entries; a pointer within one is an error where no declared list has it in its items.
fn entries<'a>(context: &mut Context<'a, '_>, declared: &Declared<'a>, quirk: &EntriesQuirk) -> EntryShape {
    let at = declared.all(context, Some(&quirk.at), "/errors/entries/at", &[String::new()]);
    let at = at.unwrap_or_default();
    let within: Vec<String> = at.iter().flat_map(|at| [format!("{at}/0"), at.clone()]).collect();
    let mut own = |pointers: &Option<OneOrMany>, key: &str| {
        let found = declared.all(context, pointers.as_ref(), &format!("/errors/entries/{key}"), &within);
        found.unwrap_or_default()
    };
    let message = own(&quirk.message, "message");
    let (code, field) = (own(&quirk.code, "code"), own(&quirk.field, "field"));
    if let Some(nested) = &quirk.entries {
        declared.check(context, nested, "/errors/entries/entries", &within);
    }
    EntryShape { at, message, code, field, entries: quirk.entries.clone() }
}

fn separator(context: &mut Context<'_, '_>, quirk: &ErrorQuirk) -> Option<String> {
    let separator = quirk.separator.clone()?;
    if separator.is_empty() {
        let finding = Diagnostic::error("invalid-separator", "an empty text parts nothing");
        context.refuse("/errors/separator", finding.help("write what stands between the parts of a code"));
    }
    Some(separator)
}
