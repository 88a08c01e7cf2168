//! What differs in a struct that is sent as the parts of a multipart body.

use proc_macro2::TokenStream;
use quote::quote;

use super::lines::literal;
use crate::api::PartKind;
use crate::plan::{Struct, StructField};

/// The traits of a struct; parts can neither be copied nor compared.
pub(super) fn derives(object: &Struct, default: bool) -> TokenStream {
    match (object.parts.is_some(), default) {
        (true, true) => quote!(#[derive(Debug, Default)]),
        (true, false) => quote!(#[derive(Debug)]),
        (false, true) => quote!(#[derive(Debug, Clone, PartialEq, Default)]),
        (false, false) => quote!(#[derive(Debug, Clone, PartialEq)]),
    }
}

/// A part's row of the table that the runtime reads.
pub(super) fn part_row((field, (kind, media_type)): (&StructField, &(PartKind, String))) -> String {
    let presence = if field.presence.is_required() { "required" } else { "optional" };
    let kind = match kind {
        PartKind::File => "file",
        PartKind::Files => "files",
        PartKind::Value => "value",
        PartKind::Deep => "deep",
    };
    let (name, wire) = (&field.name, literal(&field.wire));
    format!("{presence} {kind} {name} = {wire} {}", literal(media_type))
}
