//! `servers.rs`: the servers that a caller may choose.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::layout::use_line;
use super::lines::{Words, block, docs, ident, item};
use super::models;
use super::rust_types::Place;
use super::{Rendered, templates};
use crate::api::ServerVariable;
use crate::plan::{Plan, ServerItem, ServerSetter};

/// View of `src/servers.rs`.
#[derive(Serialize)]
struct View {
    title: String,
    imports: String,
    items: Vec<String>,
}

/// The file of the servers.
pub(super) fn render(plan: &Plan) -> Rendered {
    let mut items = Vec::new();
    for server in &plan.servers.items {
        items.extend(if server.setters.is_empty() { constant(server)? } else { with_variables(server)? });
    }
    // No type of the crate is in scope here, so none hides a name of the prelude.
    let place = Place { shadowed: &[], home: None };
    items.extend(models::items(&place, &plan.servers.types)?);
    let view = View { title: plan.title.clone(), imports: imports(&Words::by(&items)), items };
    templates::render("src/servers.rs", &view)
}

/// The lines that take names from the runtime.
fn imports(words: &Words<'_>) -> String {
    let module = words.has("runtime");
    let names = ["Server", "ServerTemplate", "ServerVariable"].into_iter();
    let names: Vec<String> = names.filter(|name| words.has(name)).map(str::to_owned).collect();
    let server = use_line("use crate::runtime::server", &names);
    if module { format!("use crate::runtime;\n{server}") } else { server }
}

fn constant(server: &ServerItem) -> Result<Vec<String>, String> {
    let (docs, name, template) = (docs(&server.docs), ident(&server.name), template(server));
    Ok(vec![item(quote!(#docs pub const #name: Server = Server::named(#template);))?])
}

fn with_variables(server: &ServerItem) -> Result<Vec<String>, String> {
    let (docs, name, constant, template) =
        (docs(&server.docs), ident(&server.name), ident(&server.constant), template(server));
    let setters = server.setters.iter().map(setter).collect();
    let variables = server.setters.iter().map(variable).collect::<Result<Vec<_>, _>>()?;
    let rest = vec![
        item(quote!(const #constant: Server = Server::named(#template);))?,
        item(quote!(#docs #[derive(Debug, Clone, PartialEq, Eq)] pub struct #name(Server);))?,
        block(&format!("impl {}", server.name), setters)?,
        item(quote! {
            impl Default for #name {
                fn default() -> Self { Self(#constant) }
            }
        })?,
        item(quote! {
            impl From<#name> for Server {
                fn from(server: #name) -> Self { server.0 }
            }
        })?,
    ];
    Ok(variables.into_iter().chain(rest).collect())
}

fn template(server: &ServerItem) -> TokenStream {
    let (url, variables) = (&server.url, server.setters.iter().map(|setter| ident(&setter.constant)));
    quote!(ServerTemplate { url: #url, variables: &[#(#variables),*] })
}

/// The constant that describes a variable.
fn variable(setter: &ServerSetter) -> Result<String, String> {
    let ServerVariable { name, default, choices, .. } = &setter.variable;
    let constant = ident(&setter.constant);
    let default = match default {
        Some(default) => quote!(Some(#default)),
        None => quote!(None),
    };
    let ty = quote!(ServerVariable);
    item(quote!(const #constant: #ty = #ty { name: #name, default: #default, choices: &[#(#choices),*] };))
}

fn setter(setter: &ServerSetter) -> TokenStream {
    let (docs, name, wire) = (docs(&setter.docs), ident(&setter.name), &setter.variable.name);
    let (ty, value) = match &setter.ty {
        Some(ty) => {
            let ty = ident(ty);
            (quote!(#ty), quote!(value.into().as_str()))
        }
        None => (quote!(String), quote!(value)),
    };
    quote! {
        #docs
        #[must_use]
        pub fn #name(self, value: impl Into<#ty>) -> Self { Self(self.0.with(#wire, #value)) }
    }
}
