//! How the vendor tells errors.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::lines::{ident, literal};
use super::{duration, option};
use crate::api::{
    CodeKind, CodeRetry, CodeRule, CodeWait, EntryShape, ErrorShape, FaultRule, FaultTest, Scalar,
};

/// How many fields the runtime's `ErrorShape` has.
const SHAPE_FIELDS: usize = 9;

/// The shape, as far as it differs from what is guessed; `None` where it does not.
pub(super) fn shape(shape: &ErrorShape) -> Option<TokenStream> {
    let mut fields = Vec::new();
    fields.extend(shape.message.as_ref().map(|places| pointers("message", places)));
    fields.extend(shape.code.as_ref().map(|places| pointers("code", places)));
    if shape.lists {
        let place = option(shape.fields.as_ref().map(|place| quote!(#place)));
        fields.push(quote!(fields: #place));
    }
    fields.extend(shape.field.as_ref().map(|places| pointers("field", places)));
    fields.extend(shape.field_names.then(|| quote!(field_list: FieldList::Names)));
    if shape.lists {
        let entries = shape.entries.as_ref().map_or_else(|| quote!(EntryShape::NONE), entries);
        fields.push(quote!(entries: #entries));
    }
    if !shape.faults.is_empty() {
        let faults = shape.faults.iter().map(fault);
        fields.push(quote!(faults: &[#(#faults),*]));
    }
    fields.extend(shape.separator.as_ref().map(|text| quote!(separator: #text)));
    fields.extend((!shape.codes.is_empty()).then(|| quote!(codes: ERROR_CODES)));
    let ty = quote!(ErrorShape);
    let base = (fields.len() < SHAPE_FIELDS).then(|| quote!(..#ty::PLAIN));
    (!fields.is_empty()).then(|| quote!(errors: #ty { #(#fields,)* #base }))
}

/// The constant with what codes mean, where any does.
pub(super) fn codes(shape: &ErrorShape) -> Option<TokenStream> {
    let rules = shape.codes.iter().map(code);
    (!shape.codes.is_empty()).then(|| quote!(const ERROR_CODES: &[CodeRule] = &[#(#rules),*];))
}

/// The types of what errors have besides, each with its codes: a row for each in the runtime's `error_details!`.
pub(super) fn details(all: &[(String, Vec<String>)]) -> Option<String> {
    let rows = all.iter().map(|(name, codes)| {
        let codes: Vec<String> = codes.iter().map(|code| literal(code)).collect();
        format!("    crate::types::{}: {};\n", ident(name), codes.join(", "))
    });
    let rows: String = rows.collect();
    (!rows.is_empty()).then(|| format!("crate::runtime::error_details! {{\n{rows}}}"))
}

fn pointers(name: &str, places: &[String]) -> TokenStream {
    let name = ident(name);
    quote!(#name: &[#(#places),*])
}

fn entries(shape: &EntryShape) -> TokenStream {
    let lists =
        [("at", &shape.at), ("message", &shape.message), ("code", &shape.code), ("field", &shape.field)];
    let lists = lists.iter().filter(|(_, places)| !places.is_empty());
    let mut fields: Vec<TokenStream> = lists.map(|(name, places)| pointers(name, places)).collect();
    fields.extend(shape.entries.as_ref().map(|place| quote!(entries: Some(#place))));
    let whole = shape.entries.is_some() && fields.len() == 5;
    if whole {
        quote!(EntryShape { #(#fields),* })
    } else {
        quote!(EntryShape { #(#fields,)* ..EntryShape::NONE })
    }
}

fn fault(rule: &FaultRule) -> TokenStream {
    let (at, narrow) = (&rule.at, rule.narrow);
    let test = match &rule.test {
        FaultTest::Present => quote!(Present),
        FaultTest::Equals(value) => {
            let value = scalar(value);
            quote!(Equals(#value))
        }
        FaultTest::Unless(value) => {
            let value = scalar(value);
            quote!(Unless(#value))
        }
    };
    quote!(FaultRule { at: #at, test: FaultTest::#test, narrow: #narrow })
}

fn scalar(value: &Scalar) -> TokenStream {
    match value {
        Scalar::Bool(value) => quote!(Scalar::Bool(#value)),
        Scalar::Number(text) => quote!(Scalar::Number(#text)),
        Scalar::Text(text) => quote!(Scalar::Text(#text)),
    }
}

fn code(rule: &CodeRule) -> TokenStream {
    let code = Literal::string(&rule.code);
    let mut fields = vec![quote!(code: #code)];
    fields.extend(rule.kind.map(kind).map(|kind| quote!(kind: Some(ErrorKind::#kind))));
    fields.extend(rule.retry.map(retry).map(|retry| quote!(retry: Some(CodeRetry::#retry))));
    fields.extend(rule.wait.map(wait).map(|wait| quote!(wait: Some(CodeWait::#wait))));
    let whole = rule.kind.is_some() && rule.retry.is_some() && rule.wait.is_some();
    if whole {
        quote!(CodeRule { #(#fields),* })
    } else {
        quote!(CodeRule { #(#fields,)* ..CodeRule::PLAIN })
    }
}

fn kind(kind: CodeKind) -> TokenStream {
    match kind {
        CodeKind::Authentication => quote!(Authentication),
        CodeKind::Permission => quote!(Permission),
        CodeKind::NotFound => quote!(NotFound),
        CodeKind::Conflict => quote!(Conflict),
        CodeKind::Validation => quote!(Validation),
        CodeKind::Throttled => quote!(Throttled),
        CodeKind::Server => quote!(Server),
    }
}

fn retry(retry: CodeRetry) -> TokenStream {
    match retry {
        CodeRetry::Never => quote!(Never),
        CodeRetry::Refused => quote!(Refused),
        CodeRetry::Unavailable => quote!(Unavailable),
    }
}

fn wait(wait: CodeWait) -> TokenStream {
    match wait {
        CodeWait::Reset => quote!(Reset),
        CodeWait::After(time) => {
            let time = duration(time);
            quote!(After(#time))
        }
    }
}
