//! Types: structs with their tables, enumerations, unions, other names.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::layout::use_line;
use super::lines::{Words, block, docs, ident, item, literal, packed};
use super::parts::{derives, part_row};
use super::rust_types::Place;
use super::{Rendered, templates};
use crate::api::VariantRule;
use crate::plan::{
    Constructor, EnumForm, EnumVariant, Passing, Plan, Presence, Resource, RustType, StatusVariant, Struct,
    StructField, TypeItem, TypeKind, UnionVariant,
};

/// View of `src/types.rs`.
#[derive(Serialize)]
struct View {
    needs_map: bool,
    needs_runtime: bool,
    reexports: Vec<Reexport>,
    items: Vec<String>,
}

#[derive(Serialize)]
struct Reexport {
    gate: Option<String>,
    line: String,
}

/// The file of the types that several resources use; it also gives every other type its public path.
pub(super) fn render_shared(plan: &Plan) -> Rendered {
    let place = Place { shadowed: &plan.shadowed, home: None };
    let items = items(&place, &plan.types)?;
    let words = Words::by(&items);
    let view = View {
        needs_map: names_map(&words, &plan.shadowed),
        needs_runtime: words.has("runtime"),
        reexports: plan.resources.iter().filter_map(reexport).collect(),
        items,
    };
    templates::render("src/types.rs", &view)
}

/// Whether a file's items name the map of the standard library without its path.
pub(super) fn names_map(words: &Words, shadowed: &[&'static str]) -> bool {
    !shadowed.contains(&"BTreeMap") && words.has("BTreeMap")
}

fn reexport(resource: &Resource) -> Option<Reexport> {
    let names: Vec<String> = resource.types.iter().flat_map(public_names).collect();
    let gate = resource.feature.as_deref().map(literal);
    let prefix = format!("pub use crate::resources::{}", resource.module);
    (!names.is_empty()).then(|| Reexport { gate, line: use_line(&prefix, &names) })
}

/// The names that a type brings: its own and that of the struct of its required fields.
fn public_names(item: &TypeItem) -> Vec<String> {
    let mut names = vec![item.name.clone()];
    if let TypeKind::Struct(Struct { constructor: Constructor::Named(required), .. }) = &item.kind {
        names.push(required.clone());
    }
    names
}

/// The items of a file's types in order.
pub(super) fn items(place: &Place<'_>, types: &[TypeItem]) -> Result<Vec<String>, String> {
    let mut items = Vec::new();
    for ty in types {
        match &ty.kind {
            TypeKind::Struct(object) => items.extend(object_items(place, ty, object)?),
            TypeKind::Enum { form, variants, unknown } => {
                items.extend(enum_items(place, ty, *form, variants, unknown)?);
            }
            TypeKind::Union { variants, other } => items.extend(union_items(place, ty, variants, other)?),
            TypeKind::ByStatus { variants, other } => {
                items.extend(by_status_items(place, ty, variants, other)?);
            }
            TypeKind::Alias(target) => items.push(alias(place, ty, target)?),
        }
    }
    Ok(items)
}

fn alias(place: &Place<'_>, ty: &TypeItem, target: &RustType) -> Result<String, String> {
    let (docs, name) = (docs(&ty.docs), ident(&ty.name));
    let target = place.owned(target);
    item(quote!(#docs pub type #name = #target;))
}

fn object_items(place: &Place<'_>, ty: &TypeItem, object: &Struct) -> Result<Vec<String>, String> {
    let mut items = vec![definition(place, ty, object)?, table(&ty.name, object)];
    if let Constructor::Named(required) = &object.constructor {
        items.push(required_struct(place, ty, required, object)?);
    }
    let methods = methods(place, object);
    if !methods.is_empty() {
        items.push(block(&format!("impl {}", ty.name), methods)?);
    }
    Ok(items)
}

fn definition(place: &Place<'_>, ty: &TypeItem, object: &Struct) -> Result<String, String> {
    let (docs, name) = (docs(&ty.docs), ident(&ty.name));
    let derives = derives(object, object.default);
    let fields = object.fields.iter().map(|field| struct_field(place, field));
    let rest = object.rest.iter().map(|(name, value)| {
        let name = ident(name);
        if object.parts.is_some() {
            let ty = place.owned(value);
            return quote!(#[doc = " Parts that the document does not name."] pub #name: #ty,);
        }
        let map = place.owned(&RustType::Map(Box::new(value.clone())));
        quote!(#[doc = " Properties that the document does not name."] pub #name: #map,)
    });
    item(quote! {
        #docs
        #derives
        pub struct #name { #(#fields)* #(#rest)* }
    })
}

fn struct_field(place: &Place<'_>, field: &StructField) -> TokenStream {
    let (docs, name) = (docs(&field.docs), ident(&field.name));
    let ty = field_type(place, field);
    quote!(#docs pub #name: #ty,)
}

/// The type of a field with what its presence adds.
fn field_type(place: &Place<'_>, field: &StructField) -> TokenStream {
    let value = value_type(place, field);
    let option = place.prelude("Option");
    match field.presence {
        Presence::Exact | Presence::Required => value,
        Presence::Nullable | Presence::Optional => quote!(#option<#value>),
        Presence::Patch => quote!(runtime::Field<#value>),
    }
}

fn value_type(place: &Place<'_>, field: &StructField) -> TokenStream {
    let value = place.owned(&field.ty);
    let boxed = place.prelude("Box");
    if field.boxed { quote!(#boxed<#value>) } else { value }
}

/// The table from which the runtime makes both serde impls: a row a field, as many on a line as fit.
fn table(name: &str, object: &Struct) -> String {
    let (table, rows) = match &object.parts {
        Some(parts) => ("multipart", packed(object.fields.iter().zip(parts).map(part_row))),
        None => ("object", packed(object.fields.iter().map(row))),
    };
    let rest = object.rest.iter().map(|(name, _)| format!(" rest {name}")).collect::<String>();
    if rows.is_empty() {
        return format!("runtime::{table}! {{\n    {name} {{}}{rest}\n}}");
    }
    format!("runtime::{table}! {{\n    {name} {{\n{rows}    }}{rest}\n}}")
}

fn row(field: &StructField) -> String {
    let presence = match field.presence {
        Presence::Exact => "exact",
        Presence::Required => "required",
        Presence::Nullable => "nullable",
        Presence::Optional => "optional",
        Presence::Patch => "patch",
    };
    format!("{presence} {} = {}", field.name, literal(&field.wire))
}

fn methods(place: &Place<'_>, object: &Struct) -> Vec<TokenStream> {
    let constructor = match &object.constructor {
        Constructor::None => None,
        Constructor::Positional => Some(positional(place, object)),
        Constructor::Named(required) => Some(named(place, object, required)),
    };
    let setters = object.fields.iter().flat_map(|field| setters(place, field));
    constructor.into_iter().chain(setters).collect()
}

fn positional(place: &Place<'_>, object: &Struct) -> TokenStream {
    let required = object.fields.iter().filter(|field| field.presence.is_required());
    let arguments = required.map(|field| {
        let (name, ty) = (ident(&field.name), taken_type(place, field));
        quote!(#name: #ty)
    });
    let fields = fields_of_new(place, object, |field| given(place, field));
    quote! {
        #[doc = " Makes one of what is required; the rest is left out."]
        #[must_use]
        pub fn new(#(#arguments),*) -> Self { Self { #(#fields),* } }
    }
}

fn named(place: &Place<'_>, object: &Struct, required: &str) -> TokenStream {
    let required = ident(required);
    let fields = fields_of_new(place, object, |field| {
        let name = ident(&field.name);
        quote!(required.#name)
    });
    quote! {
        #[doc = " Makes one of what is required; the rest is left out."]
        #[must_use]
        pub fn new(required: #required) -> Self { Self { #(#fields),* } }
    }
}

fn fields_of_new(
    place: &Place<'_>,
    object: &Struct,
    value: impl Fn(&StructField) -> TokenStream,
) -> Vec<TokenStream> {
    let none = place.prelude("Option");
    let fields = object.fields.iter().map(|field| {
        let name = ident(&field.name);
        match field.presence {
            Presence::Optional if none.to_string() == "Option" => quote!(#name: None),
            Presence::Optional => quote!(#name: #none::None),
            Presence::Patch => quote!(#name: runtime::Field::Absent),
            _ => {
                let value = value(field);
                if name == value.to_string() { quote!(#name) } else { quote!(#name: #value) }
            }
        }
    });
    let rest = object.rest.iter().map(|(name, _)| {
        let name = ident(name);
        if object.parts.is_some() {
            return quote!(#name: runtime::Multipart::new());
        }
        let map = place.prelude("BTreeMap");
        quote!(#name: #map::new())
    });
    fields.chain(rest).collect()
}

/// What a constructor or setter takes for a field.
fn taken_type(place: &Place<'_>, field: &StructField) -> TokenStream {
    match field.presence {
        Presence::Nullable => field_type(place, field),
        _ => place.argument(&field.ty, field.passing),
    }
}

/// What a constructor or setter stores of what it took.
fn given(place: &Place<'_>, field: &StructField) -> TokenStream {
    let name = ident(&field.name);
    match (field.presence, field.passing, field.boxed) {
        (Presence::Nullable, ..) => quote!(#name),
        (_, Passing::Into, _) => quote!(#name.into()),
        (_, _, true) => {
            let boxed = place.prelude("Box");
            quote!(#boxed::new(#name))
        }
        _ => quote!(#name),
    }
}

fn setters(place: &Place<'_>, field: &StructField) -> impl Iterator<Item = TokenStream> {
    let setter = field.setter.iter().map(|method| setter(place, field, method));
    setter.chain(field.null_setter.iter().map(|method| null_setter(field, method)))
}

fn setter(place: &Place<'_>, field: &StructField, method: &str) -> TokenStream {
    let (docs, method, name) = (docs(&field.docs), ident(method), ident(&field.name));
    let (ty, value) = (taken_type(place, field), given(place, field));
    let patch = field.presence == Presence::Patch;
    let stored = if patch { quote!(runtime::Field::Value(#value)) } else { quote!(Some(#value)) };
    quote! {
        #docs
        #[must_use]
        pub fn #method(mut self, #name: #ty) -> Self {
            self.#name = #stored;
            self
        }
    }
}

fn null_setter(field: &StructField, method: &str) -> TokenStream {
    let (method, name) = (ident(method), ident(&field.name));
    let text = format!(" Sends `null` for `{}`.", crate::plan::plain(&field.name));
    quote! {
        #[doc = #text]
        #[must_use]
        pub fn #method(mut self) -> Self {
            self.#name = runtime::Field::Null;
            self
        }
    }
}

fn required_struct(
    place: &Place<'_>,
    ty: &TypeItem,
    required: &str,
    object: &Struct,
) -> Result<String, String> {
    let text = format!(" What is required of a [`{}`].", ty.name);
    let (name, derives) = (ident(required), derives(object, false));
    let required = object.fields.iter().filter(|field| field.presence.is_required());
    let fields = required.map(|field| struct_field(place, field));
    item(quote! {
        #[doc = #text]
        #derives
        pub struct #name { #(#fields)* }
    })
}

fn enum_items(
    place: &Place<'_>,
    ty: &TypeItem,
    form: EnumForm,
    variants: &[EnumVariant],
    unknown: &str,
) -> Result<Vec<String>, String> {
    let (docs, name) = (docs(&ty.docs), ident(&ty.name));
    let known = variants.iter().map(|variant| {
        let (docs, name) = (super::lines::docs(&variant.docs), ident(&variant.name));
        quote!(#docs #name,)
    });
    let (other, value, table) = match form {
        EnumForm::Text => (ident(unknown), place.prelude("String"), "open_enum"),
        EnumForm::Json => (ident(unknown), quote!(runtime::Json), "value_enum"),
    };
    let definition = item(quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#known)*
            #[doc = " A value that the document does not know, as it was sent."]
            #other(#value),
        }
    })?;
    let rows =
        packed(variants.iter().map(|variant| format!("{} = {}", variant.name, literal(&variant.wire))));
    let table = format!("runtime::{table}! {{\n    {}, {unknown} {{\n{rows}    }}\n}}", ty.name);
    Ok(vec![definition, table])
}

fn union_items(
    place: &Place<'_>,
    ty: &TypeItem,
    variants: &[UnionVariant],
    other: &str,
) -> Result<Vec<String>, String> {
    let (docs, name) = (docs(&ty.docs), ident(&ty.name));
    let shapes = variants.iter().map(|variant| {
        let (docs, name, ty) =
            (super::lines::docs(&variant.docs), ident(&variant.name), place.owned(&variant.ty));
        quote!(#docs #name(#ty),)
    });
    let catch_all = ident(other);
    let definition = item(quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#shapes)*
            #[doc = " A shape that the document does not know, as it was sent."]
            #catch_all(runtime::Json),
        }
    })?;
    let rows = packed(variants.iter().map(union_row));
    let table = format!("runtime::union! {{\n    {}, {other} {{\n{rows}    }}\n}}", ty.name);
    Ok(vec![definition, table])
}

fn union_row(variant: &UnionVariant) -> String {
    let tag = variant.tag.as_ref();
    let tag = tag.map(|(key, value)| format!(" => {} = {}", literal(key), literal(value)));
    format!("{} if {}{}", variant.name, rule(&variant.rule), tag.unwrap_or_default())
}

fn by_status_items(
    place: &Place<'_>,
    ty: &TypeItem,
    variants: &[StatusVariant],
    other: &str,
) -> Result<Vec<String>, String> {
    let (docs, name, catch_all) = (docs(&ty.docs), ident(&ty.name), ident(other));
    let known = variants.iter().map(|variant| {
        let (docs, name) = (super::lines::docs(&variant.docs), ident(&variant.name));
        match &variant.ty {
            RustType::Unit => quote!(#docs #name,),
            ty => {
                let ty = place.owned(ty);
                quote!(#docs #name(#ty),)
            }
        }
    });
    let definition = item(quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#known)*
            #[doc = " The body of a status that the document does not declare."]
            #catch_all(runtime::Json),
        }
    })?;
    let rows = packed(variants.iter().map(status_row));
    let table = format!("runtime::by_status! {{\n    {}, {other} {{\n{rows}    }}\n}}", ty.name);
    Ok(vec![definition, table])
}

fn status_row(variant: &StatusVariant) -> String {
    let statuses = match variant.statuses {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}..={last}"),
    };
    format!("{} {} if {statuses}", super::calls::reader(variant.reader), variant.name)
}

fn rule(rule: &VariantRule) -> String {
    match rule {
        VariantRule::Tag(key, value) => format!("Rule::Tag({}, {})", literal(key), literal(value)),
        VariantRule::Key(key) => format!("Rule::Key({})", literal(key)),
        VariantRule::Lacks(keys) => format!("Rule::Lacks(&[{}])", listed(keys, |key| literal(key))),
        VariantRule::At(key, inner) => format!("Rule::At({}, &{})", literal(key), self::rule(inner)),
        VariantRule::Maybe(key, inner) => format!("Rule::Maybe({}, &{})", literal(key), self::rule(inner)),
        VariantRule::Object => "Rule::Object".to_owned(),
        VariantRule::Array => "Rule::Array".to_owned(),
        VariantRule::Items(inner) => format!("Rule::Items(&{})", self::rule(inner)),
        VariantRule::String => "Rule::String".to_owned(),
        VariantRule::Format(format) => format!("Rule::Format({})", literal(format)),
        VariantRule::Integer => "Rule::Integer".to_owned(),
        VariantRule::Number => "Rule::Number".to_owned(),
        VariantRule::Boolean => "Rule::Boolean".to_owned(),
        VariantRule::Is(value) => format!("Rule::Is({})", literal(value)),
        VariantRule::All(rules) => format!("Rule::All(&[{}])", listed(rules, self::rule)),
        VariantRule::Any(rules) => format!("Rule::Any(&[{}])", listed(rules, self::rule)),
    }
}

fn listed<T>(values: &[T], each: impl Fn(&T) -> String) -> String {
    values.iter().map(each).collect::<Vec<_>>().join(", ")
}

/// Lines of documentation of a module.
#[must_use]
pub(super) fn module_docs(lines: &[String]) -> String {
    lines.iter().map(|line| format!("//! {line}").trim_end().to_owned() + "\n").collect()
}
