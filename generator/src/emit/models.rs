//! Types: structs with their tables, other names.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::layout::use_line;
use super::lines::{Words, docs, ident, item, literal};
use super::parts::{derives, part_row};
use super::rust_types::Place;
use super::tables::{self, Row, Section};
use super::{Rendered, enums, setters, templates};
use crate::plan::{Constructor, Plan, Presence, Resource, RustType, Struct, StructField, TypeItem, TypeKind};

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
pub(super) fn names_map(words: &Words<'_>, shadowed: &[&'static str]) -> bool {
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
                items.push(enums::enumeration(ty, *form, variants, unknown));
            }
            TypeKind::Union { variants, other } => items.push(enums::union(place, ty, variants, other)),
            TypeKind::ByStatus { variants, other } => {
                items.push(enums::by_status(place, ty, variants, other));
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
    items.extend(setters::table(place, &ty.name, object));
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
pub(super) fn field_type(place: &Place<'_>, field: &StructField) -> TokenStream {
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

/// The table from which the runtime reads and writes the struct: a row a field.
fn table(name: &str, object: &Struct) -> String {
    let (table, rows): (_, Vec<String>) = match &object.parts {
        Some(parts) => ("multipart", object.fields.iter().zip(parts).map(part_row).collect()),
        None => ("object", object.fields.iter().map(row).collect()),
    };
    let rest = object.rest.iter().map(|(name, _)| format!(" rest {name}")).collect::<String>();
    let rows = rows.into_iter().map(Row::plain).collect();
    tables::table(table, &[Section::braced(name, rows)], &rest)
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

/// Lines of documentation of a module.
#[must_use]
pub(super) fn module_docs(lines: &[String]) -> String {
    lines.iter().map(|line| format!("//! {line}").trim_end().to_owned() + "\n").collect()
}
