//! `login.rs`: how tokens are had, as data.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde::Serialize;

use super::layout::use_line;
use super::lines::{Words, ident, item};
use super::profile::{duration, option, unit};
use super::{Rendered, templates};
use crate::api::{AuthKind, BodyPart, Exchange, SentValue};
use crate::plan::{Login, Named, Plan, code};

/// View of `src/login.rs`.
#[derive(Serialize)]
struct View {
    title: String,
    needs_duration: bool,
    imports: String,
    flows: String,
}

/// The file with a constant for each login.
pub(super) fn render(plan: &Plan) -> Rendered {
    let flows = plan.behaviour.logins.iter().map(|login| item(flow(login)));
    let items = flows.collect::<Result<Vec<String>, String>>()?;
    let words = Words::by(&items);
    let view = View {
        title: plan.title.clone(),
        needs_duration: words.has("Duration"),
        imports: imports(&words),
        flows: items.join("\n\n"),
    };
    templates::render("src/login.rs", &view)
}

/// The lines that take names from the runtime.
fn imports(words: &Words<'_>) -> String {
    let used = |names: &[&str]| {
        let used = names.iter().filter(|name| words.has(name));
        used.map(|name| (*name).to_owned()).collect::<Vec<_>>()
    };
    let own = used(&["Exchange", "Issue", "LoginFlow", "Part", "Value"]);
    let profile = used(&["AuthKind", "Operation", "TimeUnit"]);
    let lines =
        [use_line("use crate::runtime::login", &own), use_line("use crate::runtime::profile", &profile)];
    lines.join("\n")
}

fn flow(login: &Named<Login>) -> TokenStream {
    let (name, Login { scheme, flow }) = (ident(&login.constant), &login.value);
    let docs = format!(" How the tokens of {} are had.", code(&scheme.name));
    let (first, refresh) = (exchange(&flow.login), option(flow.refresh.as_ref().map(exchange)));
    let (max_age, basic) = (option(flow.max_age.map(duration)), scheme.kind == AuthKind::Basic);
    let passcode = option(flow.passcode.map(duration));
    quote! {
        #[doc = #docs]
        pub(crate) static #name: LoginFlow = LoginFlow {
            login: #first,
            refresh: #refresh,
            max_age: #max_age,
            basic: #basic,
            passcode: #passcode,
        };
    }
}

fn exchange(exchange: &Exchange) -> TokenStream {
    let operation = operation(exchange);
    let proof = option(exchange.proof.as_ref().map(|(kind, sent)| {
        let (kind, value) = (proof_kind(kind), value(*sent));
        quote!((AuthKind::#kind, Value::#value))
    }));
    let (media_type, body) = (&exchange.media_type, exchange.body.iter().map(part));
    let without = exchange.without_passcode.as_deref().map(|body| match body {
        // A list that is empty stands for the body.
        [] => vec![quote!(Part::Text(""))],
        body => body.iter().map(part).collect(),
    });
    let without = without.unwrap_or_default();
    let answer = issue(exchange);
    quote! {
        Exchange {
            operation: #operation,
            proof: #proof,
            media_type: #media_type,
            body: &[#(#body),*],
            without_passcode: &[#(#without),*],
            answer: #answer,
        }
    }
}

fn operation(exchange: &Exchange) -> TokenStream {
    let Exchange { id, method, path, .. } = exchange;
    let list = |name: &str, positions: &[usize]| {
        let (name, positions) = (ident(name), positions.iter().copied().map(Literal::usize_unsuffixed));
        (positions.len() > 0).then(|| quote!(#name: &[#(#positions),*]))
    };
    let site = exchange.site.map(Literal::usize_unsuffixed).map(|site| quote!(site: Some(#site)));
    let mut fields = vec![quote!(id: #id), quote!(method: #method), quote!(path: #path)];
    fields.extend(list("limits", &exchange.limits));
    fields.extend(site);
    fields.extend(list("settings", &exchange.settings));
    quote!(Operation { #(#fields,)* idempotent: false, ..Operation::PLAIN })
}

fn proof_kind(kind: &AuthKind) -> TokenStream {
    match kind {
        AuthKind::Bearer { keyword } => quote!(Bearer(#keyword)),
        AuthKind::Header(name) => quote!(Header(#name)),
        _ => quote!(Basic),
    }
}

fn part(part: &BodyPart) -> TokenStream {
    match part {
        BodyPart::Text(text) => quote!(Part::Text(#text)),
        BodyPart::Json(sent) => {
            let value = value(*sent);
            quote!(Part::Json(Value::#value))
        }
        BodyPart::Form(sent) => {
            let value = value(*sent);
            quote!(Part::Form(Value::#value))
        }
    }
}

fn value(sent: SentValue) -> TokenStream {
    match sent {
        SentValue::User => quote!(User),
        SentValue::Password => quote!(Password),
        SentValue::Token => quote!(Token),
        SentValue::RefreshToken => quote!(RefreshToken),
        SentValue::Passcode => quote!(Passcode),
        SentValue::PasswordAndPasscode => quote!(PasswordAndPasscode),
    }
}

fn issue(exchange: &Exchange) -> TokenStream {
    let mut fields = Vec::new();
    let token = &exchange.token;
    fields.extend((token != "/access_token").then(|| quote!(token: #token)));
    fields.extend(exchange.refresh_token.iter().map(|at| quote!(refresh_token: Some(#at))));
    fields.extend(exchange.expires_in.iter().map(|at| quote!(expires_in: Some(#at))));
    fields.extend(exchange.expires_at.iter().map(|(at, spelt)| {
        let unit = unit(*spelt);
        quote!(expires_at: Some((#at, TimeUnit::#unit)))
    }));
    fields.extend(exchange.lifetime.map(duration).map(|lifetime| quote!(lifetime: Some(#lifetime))));
    match fields.len() {
        0 => quote!(Issue::PLAIN),
        5 => quote!(Issue { #(#fields,)* }),
        _ => quote!(Issue { #(#fields,)* ..Issue::PLAIN }),
    }
}
