//! Types of several forms: enumerations, unions, answers by status. Each is one call of a macro of the runtime.

use super::lines::literal;
use super::rust_types::{Place, written};
use super::tables::{self, Row, Section};
use crate::api::VariantRule;
use crate::plan::{EnumForm, EnumVariant, RustType, StatusVariant, TypeItem, UnionVariant};

/// An open enumeration.
pub(super) fn enumeration(ty: &TypeItem, form: EnumForm, variants: &[EnumVariant], unknown: &str) -> String {
    let table = match form {
        EnumForm::Text => "open_enum",
        EnumForm::Json => "value_enum",
    };
    let rows = variants
        .iter()
        .map(|variant| Row::documented(&variant.docs, format!("{} = {}", variant.name, told(&variant.wire))));
    called(table, ty, rows.collect(), unknown)
}

/// One of several shapes.
pub(super) fn union(place: &Place<'_>, ty: &TypeItem, variants: &[UnionVariant], other: &str) -> String {
    let rows = variants.iter().map(|variant| union_row(place, variant));
    called("union", ty, rows.collect(), other)
}

/// An answer by its status.
pub(super) fn by_status(place: &Place<'_>, ty: &TypeItem, variants: &[StatusVariant], other: &str) -> String {
    let rows = variants.iter().map(|variant| status_row(place, variant));
    called("by_status", ty, rows.collect(), other)
}

fn called(table: &str, ty: &TypeItem, rows: Vec<Row>, other: &str) -> String {
    tables::enumeration(table, &ty.docs, &Section::braced(&format!("pub enum {}", ty.name), rows), other)
}

fn union_row(place: &Place<'_>, variant: &UnionVariant) -> Row {
    let tag = variant.tag.as_ref();
    let tag = tag.map(|(key, value)| format!(" => {} = {}", literal(key), literal(value)));
    let (ty, rule) = (written(&place.owned(&variant.ty)), rule(&variant.rule));
    let row = Row::documented(&variant.docs, format!("{}({ty})", variant.name));
    row.with_tail(format!("if {rule}{}", tag.unwrap_or_default()))
}

fn status_row(place: &Place<'_>, variant: &StatusVariant) -> Row {
    let statuses = match variant.statuses {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}..={last}"),
    };
    let ty = match &variant.ty {
        RustType::Unit => String::new(),
        ty => format!("({})", written(&place.owned(ty))),
    };
    let text = format!("{} {}{ty}", super::calls::reader(variant.reader), variant.name);
    Row::documented(&variant.docs, text).with_tail(format!("if {statuses}"))
}

fn rule(rule: &VariantRule) -> String {
    match rule {
        VariantRule::Tag(key, value) => format!("Rule::Tag({}, {})", told(key), told(value)),
        VariantRule::Key(key) => format!("Rule::Key({})", told(key)),
        VariantRule::Lacks(keys) => format!("Rule::Lacks(&[{}])", listed(keys, |key| told(key))),
        VariantRule::At(key, inner) => format!("Rule::At({}, &{})", told(key), self::rule(inner)),
        VariantRule::Maybe(key, inner) => format!("Rule::Maybe({}, &{})", told(key), self::rule(inner)),
        VariantRule::Object => "Rule::Object".to_owned(),
        VariantRule::Array => "Rule::Array".to_owned(),
        VariantRule::Items(inner) => format!("Rule::Items(&{})", self::rule(inner)),
        VariantRule::String => "Rule::String".to_owned(),
        VariantRule::Format(format) => format!("Rule::Format({})", told(format)),
        VariantRule::Integer => "Rule::Integer".to_owned(),
        VariantRule::Number => "Rule::Number".to_owned(),
        VariantRule::Boolean => "Rule::Boolean".to_owned(),
        VariantRule::Is(value) => format!("Rule::Is({})", told(value)),
        VariantRule::All(rules) => format!("Rule::All(&[{}])", listed(rules, self::rule)),
        VariantRule::Any(rules) => format!("Rule::Any(&[{}])", listed(rules, self::rule)),
    }
}

fn listed<T>(values: &[T], each: impl Fn(&T) -> String) -> String {
    values.iter().map(each).collect::<Vec<_>>().join(", ")
}

/// A literal that its macro also shows as code in documentation, which a backtick would end.
fn told(text: &str) -> String {
    literal(text).replace('`', "\\u{60}")
}
