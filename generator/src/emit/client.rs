//! `lib.rs` and `client.rs`: the crate's face.

use quote::quote;
use serde::Serialize;

use super::layout::use_line;
use super::lines::{block, docs, ident};
use super::{Rendered, templates};
use crate::plan::{CredentialKind, CredentialMethod, Plan, Resource, SettingMethod, SiteMethod};

/// View of `src/lib.rs`.
#[derive(Serialize)]
struct Library {
    servers: bool,
    zones: bool,
    webhooks: bool,
    oauth2: bool,
    login: bool,
    passcodes: bool,
    token: bool,
    recursion_limit: Option<String>,
}

/// View of `src/client.rs`.
#[derive(Serialize)]
struct View {
    title: String,
    imports: String,
    items: Vec<String>,
}

/// The crate's root.
pub(super) fn render_lib(plan: &Plan) -> Rendered {
    let recursion_limit = plan.recursion_limit.map(|limit| limit.to_string());
    let oauth2 = plan.runtime.optional.contains(&"oauth2");
    let login = !plan.behaviour.logins.is_empty();
    let passcodes = plan.runtime.optional.contains(&"totp");
    let token = plan.credentials.iter().any(|method| method.kind == CredentialKind::Token);
    let servers = !plan.servers.items.is_empty();
    let zones = !plan.zones.is_empty();
    let webhooks = plan.webhooks.is_some();
    let library = Library { servers, zones, webhooks, oauth2, login, passcodes, token, recursion_limit };
    templates::render("src/lib.rs", &library)
}

/// The client's constructor, accessors and credential methods.
pub(super) fn render(plan: &Plan) -> Rendered {
    let mut items = vec![block("impl Client", client_methods(plan))?];
    let sites = plan.sites.iter().map(site_method);
    let settings = plan.settings.iter().map(setting_method);
    let methods = plan.credentials.iter().map(credential_method).chain(settings).chain(sites);
    let methods: Vec<_> = methods.chain(plan.behaviour.yaml.as_ref().map(|_| yaml_method())).collect();
    if !methods.is_empty() {
        items.push(block("impl ClientBuilder", methods)?);
    }
    let names: Vec<String> = plan.client_names.iter().map(|name| (*name).to_owned()).collect();
    let imports = use_line("use crate::runtime", &names);
    let view = View { title: plan.title.clone(), imports, items };
    templates::render("src/client.rs", &view)
}

fn client_methods(plan: &Plan) -> Vec<proc_macro2::TokenStream> {
    let builder = quote! {
        #[doc = " Starts a client of this vendor's."]
        pub fn builder() -> ClientBuilder { ClientBuilder::new(&PROFILE) }
    };
    std::iter::once(builder).chain(plan.resources.iter().map(accessor)).collect()
}

fn accessor(resource: &Resource) -> proc_macro2::TokenStream {
    let (docs, name, handle) = (docs(&resource.docs), ident(&resource.accessor), ident(&resource.handle));
    let gate = resource.feature.iter().map(|feature| quote!(#[cfg(feature = #feature)]));
    quote! {
        #docs
        #(#gate)*
        pub fn #name(&self) -> crate::resources::#handle { crate::resources::#handle::new(self) }
    }
}

fn credential_method(method: &CredentialMethod) -> proc_macro2::TokenStream {
    let (docs, name) = (docs(&method.docs), ident(&method.name));
    let index = proc_macro2::Literal::usize_unsuffixed(method.index);
    let flow = method.login.as_deref().map(ident);
    let (arguments, credential) = match method.kind {
        CredentialKind::Login => (
            quote!(user: impl Into<Secret>, password: impl Into<Secret>),
            quote!(Credential::token(Login::new(&crate::login::#flow, user, password))),
        ),
        CredentialKind::PasscodeLogin => (
            quote!(
                user: impl Into<Secret>, password: impl Into<Secret>, passcodes: impl Into<Passcodes>
            ),
            quote!(Credential::token(login)),
        ),
        CredentialKind::Token => (quote!(token: impl Into<Token>), quote!(Credential::token(token))),
        CredentialKind::Key => (quote!(key: impl Into<Secret>), quote!(Credential::key(key))),
        CredentialKind::Header => {
            (quote!(authorization: impl Into<Secret>), quote!(Credential::key(authorization)))
        }
        CredentialKind::Basic => (
            quote!(user: impl Into<Secret>, password: impl Into<Secret>),
            quote!(Credential::basic(user, password)),
        ),
    };
    let login = (method.kind == CredentialKind::PasscodeLogin).then(
        || quote!(let login = Login::new(&crate::login::#flow, user, password).with_passcodes(passcodes);),
    );
    quote! {
        #docs
        pub fn #name(self, #arguments) -> Self { #login self.credential(#index, #credential) }
    }
}

fn setting_method(method: &SettingMethod) -> proc_macro2::TokenStream {
    let (docs, name) = (docs(&method.docs), ident(&method.name));
    let index = proc_macro2::Literal::usize_unsuffixed(method.index);
    quote! {
        #docs
        pub fn #name(self, value: impl Into<String>) -> Self { self.setting(#index, value) }
    }
}

fn yaml_method() -> proc_macro2::TokenStream {
    quote! {
        #[doc = " Speaks YAML instead of JSON. Scalars without quotes are read as what is declared, see"]
        #[doc = " [`runtime::yaml`](crate::runtime::yaml)."]
        #[cfg(feature = "yaml")]
        pub fn yaml(self) -> Self { self.encoding(&crate::profile::YAML) }
    }
}

fn site_method(method: &SiteMethod) -> proc_macro2::TokenStream {
    let (docs, name) = (docs(&method.docs), ident(&method.name));
    let index = proc_macro2::Literal::usize_unsuffixed(method.index);
    quote! {
        #docs
        pub fn #name(self, server: impl Into<Server>) -> Self { self.site(#index, server) }
    }
}
