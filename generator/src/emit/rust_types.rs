//! Rust types to tokens.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::lines::ident;
use crate::plan::{Passing, RustType};

/// Where a type is written: what is in scope there.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// Names of the prelude that the crate's types hide.
    pub(super) shadowed: &'a [&'static str],
    /// The resource whose file it is; `None` for the shared file.
    pub(super) home: Option<usize>,
}

impl Place<'_> {
    /// The type as an owner writes it.
    pub(super) fn owned(&self, ty: &RustType) -> TokenStream {
        match ty {
            RustType::Unit => quote!(()),
            RustType::String => self.prelude("String"),
            RustType::Primitive(name) => {
                let name = ident(name);
                quote!(#name)
            }
            RustType::Runtime(name) => runtime(name),
            RustType::Named { name, home } => self.named(name, *home),
            RustType::List(inner) => self.generic("Vec", inner),
            RustType::Option(inner) => self.generic("Option", inner),
            RustType::Boxed(inner) => self.generic("Box", inner),
            RustType::Stream(name, inner) => {
                let (stream, inner) = (runtime(name), self.owned(inner));
                quote!(#stream<#inner>)
            }
            RustType::Local(zone) => {
                let (local, zone) = (runtime("LocalDateTime"), ident(zone));
                quote!(#local<crate::zones::#zone>)
            }
            RustType::Map(inner) => {
                let (map, key, value) = (self.prelude("BTreeMap"), self.prelude("String"), self.owned(inner));
                quote!(#map<#key, #value>)
            }
        }
    }

    /// The type as that of an argument.
    pub(super) fn argument(&self, ty: &RustType, passing: Passing) -> TokenStream {
        match (passing, ty) {
            (Passing::Value | Passing::Moved, _) => self.owned(ty),
            (Passing::Reference, RustType::String) => quote!(&str),
            (Passing::Reference, RustType::List(inner)) => {
                let inner = self.owned(inner);
                quote!(&[#inner])
            }
            (Passing::Reference, _) => {
                let ty = self.owned(ty);
                quote!(&#ty)
            }
            (Passing::Into, _) => {
                let (into, ty) = (self.prelude("Into"), self.owned(ty));
                quote!(impl #into<#ty>)
            }
            (Passing::Body, _) => {
                let into = self.prelude("Into");
                quote!(impl #into<runtime::RequestBody>)
            }
        }
    }

    /// A name of the prelude, with its path where a type of the crate hides it.
    pub(super) fn prelude(&self, name: &str) -> TokenStream {
        let bare = ident(name);
        if !self.shadowed.contains(&name) {
            return quote!(#bare);
        }
        match name {
            "Box" => quote!(std::boxed::Box),
            "Option" => quote!(std::option::Option),
            "Vec" => quote!(std::vec::Vec),
            "Into" => quote!(std::convert::Into),
            "BTreeMap" => quote!(std::collections::BTreeMap),
            "Default" => quote!(std::default::Default),
            _ => quote!(std::string::String),
        }
    }

    fn generic(&self, name: &str, inner: &RustType) -> TokenStream {
        let (outer, inner) = (self.prelude(name), self.owned(inner));
        quote!(#outer<#inner>)
    }

    fn named(&self, name: &str, home: Option<usize>) -> TokenStream {
        let bare = ident(name);
        if home == self.home { quote!(#bare) } else { quote!(types::#bare) }
    }
}

fn runtime(name: &str) -> TokenStream {
    let name = ident(name);
    quote!(runtime::#name)
}

/// A type, or a call, as a reader writes it on one line.
pub(super) fn written(tokens: &TokenStream) -> String {
    let mut text = String::new();
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(word) => {
                // Two words in a row, such as `impl Into`, or a word behind a comma.
                if text.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '_' | ',')) {
                    text.push(' ');
                }
                text.push_str(&word.to_string());
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(behind_comma(&text));
                text.push_str(&format!("{open}{}{close}", written(&group.stream())));
            }
            TokenTree::Punct(mark) => {
                text.push_str(if mark.as_char() == ',' { "" } else { behind_comma(&text) });
                text.push(mark.as_char());
            }
            TokenTree::Literal(literal) => {
                text.push_str(behind_comma(&text));
                text.push_str(&literal.to_string());
            }
        }
    }
    text
}

fn behind_comma(text: &str) -> &'static str {
    if text.ends_with(',') { " " } else { "" }
}
