//! `profile.rs`: the vendor as data.

mod errors;

use std::time::Duration;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde::Serialize;

use super::layout::use_line;
use super::lines::{Words, ident, item};
use super::{Rendered, templates};
use crate::api::{
    AuthKind, AuthScheme, LimitHeader, LimitMeaning, LimitRule, LimitScope, LimitUnit, Location, Margin,
    OAuth2, OAuth2Dialect, Retry, Setting, Site, TimeUnit, Yaml,
};
use crate::plan::{Behaviour, Named, Plan};

/// How many fields the runtime's `OAuth2Dialect` has.
const DIALECT_FIELDS: usize = 12;

/// How many fields the runtime's `LimitRule` has.
const RULE_FIELDS: usize = 8;

/// How many fields the runtime's `LimitHeader` has.
const HEADER_FIELDS: usize = 5;

/// View of `src/profile.rs`.
#[derive(Serialize)]
struct View {
    title: String,
    needs_duration: bool,
    imports: String,
    profile: String,
}

/// The file with the `PROFILE`.
pub(super) fn render(plan: &Plan) -> Rendered {
    let behaviour = &plan.behaviour;
    let mut items = constants(&behaviour.sites, "Site", site)?;
    items.extend(constants(&behaviour.auth, "AuthScheme", auth)?);
    items.extend(constants(&behaviour.settings, "Setting", setting)?);
    items.extend(constants(&behaviour.limits, "LimitRule", limit)?);
    items.extend(constants(&behaviour.limit_headers, "LimitHeader", limit_header)?);
    items.extend(behaviour.errors.as_ref().and_then(errors::codes).map(item).transpose()?);
    items.push(item(profile(behaviour))?);
    items.extend(behaviour.yaml.as_ref().map(yaml).map(item).transpose()?);
    items.extend(errors::details(&behaviour.error_details));
    let words = Words::by(&items);
    let view = View {
        title: plan.title.clone(),
        needs_duration: words.has("Duration"),
        imports: imports(&words),
        profile: items.join("\n\n"),
    };
    templates::render("src/profile.rs", &view)
}

/// The lines that take names from the runtime.
fn imports(words: &Words<'_>) -> String {
    let names = [
        "AuthKind",
        "AuthScheme",
        "CodeRetry",
        "CodeRule",
        "CodeWait",
        "EntryShape",
        "ErrorShape",
        "FaultRule",
        "FaultTest",
        "FieldList",
        "LimitHeader",
        "LimitMeaning",
        "LimitRule",
        "LimitScope",
        "LimitUnit",
        "Margin",
        "OAuth2Dialect",
        "Profile",
        "RetryRules",
        "Scalar",
        "Setting",
        "SettingPlace",
        "Site",
        "TimeUnit",
        "TokenEndpoints",
    ];
    let used = names.into_iter().filter(|name| words.has(name)).map(str::to_owned);
    let own = use_line("use crate::runtime::profile", &used.collect::<Vec<_>>());
    if words.has("ErrorKind") { format!("use crate::runtime::ErrorKind;\n{own}") } else { own }
}

/// What differs from a plain vendor.
fn profile(behaviour: &Behaviour) -> TokenStream {
    let agent = &behaviour.user_agent;
    let mut fields = vec![quote!(user_agent: #agent)];
    fields.extend(behaviour.base_url.iter().map(|url| quote!(base_url: Some(#url))));
    if !behaviour.base_path.is_empty() {
        let path = &behaviour.base_path;
        fields.push(quote!(base_path: #path));
    }
    fields.extend(list("sites", names(&behaviour.sites)));
    fields.extend(list("auth", names(&behaviour.auth)));
    fields.extend(behaviour.errors.as_ref().and_then(errors::shape));
    fields.extend(list("limits", names(&behaviour.limits)));
    fields.extend(list("limit_headers", names(&behaviour.limit_headers)));
    fields.extend(retry(&behaviour.retry));
    fields.extend(list("request_id", behaviour.request_id.iter().map(|name| quote!(#name))));
    fields.extend(list("settings", names(&behaviour.settings)));
    fields.extend(behaviour.raw_brackets.then(|| quote!(raw_brackets: true)));
    fields.extend(list("headers", behaviour.headers.iter().map(|(name, value)| quote!((#name, #value)))));
    quote! {
        #[doc = " What the runtime has to know of the vendor."]
        pub(crate) static PROFILE: Profile =
            Profile { #(#fields,)* ..Profile::PLAIN };
    }
}

/// How YAML is asked for, where the crate's feature is on.
fn yaml(yaml: &Yaml) -> TokenStream {
    let Yaml { extension, accept } = yaml;
    quote! {
        #[doc = " How YAML is asked for."]
        #[cfg(feature = "yaml")]
        pub(crate) static YAML: crate::runtime::Encoding = crate::runtime::Encoding {
            extension: #extension,
            accept: #accept,
            read: crate::runtime::yaml::read,
            write: crate::runtime::yaml::write,
        };
    }
}

/// One constant a value, so that the profile itself stays a short list of names.
fn constants<T>(values: &[Named<T>], ty: &str, print: fn(&T) -> TokenStream) -> Result<Vec<String>, String> {
    let ty = ident(ty);
    let constants = values.iter().map(|named| {
        let (name, value) = (ident(&named.constant), print(&named.value));
        item(quote!(const #name: #ty = #value;))
    });
    constants.collect()
}

fn names<T>(values: &[Named<T>]) -> impl Iterator<Item = TokenStream> {
    values.iter().map(|named| {
        let name = ident(&named.constant);
        quote!(#name)
    })
}

fn list(name: &str, values: impl Iterator<Item = TokenStream>) -> Option<TokenStream> {
    let values: Vec<TokenStream> = values.collect();
    let name = ident(name);
    (!values.is_empty()).then(|| quote!(#name: &[#(#values),*]))
}

fn site(site: &Site) -> TokenStream {
    let url = &site.url;
    quote!(Site { url: #url })
}

fn auth(scheme: &AuthScheme) -> TokenStream {
    let name = &scheme.name;
    let kind = match &scheme.kind {
        AuthKind::Bearer { keyword } => quote!(Bearer(#keyword)),
        AuthKind::Basic => quote!(Basic),
        AuthKind::Header(name) => quote!(Header(#name)),
        AuthKind::Query(name) => quote!(Query(#name)),
        AuthKind::Cookie(name) => quote!(Cookie(#name)),
        AuthKind::Authorization(_) => quote!(Header("Authorization")),
        AuthKind::OAuth2(scheme) => oauth2(scheme),
    };
    quote!(AuthScheme { name: #name, kind: AuthKind::#kind })
}

fn oauth2(scheme: &OAuth2) -> TokenStream {
    if !scheme.has_endpoint() {
        return quote!(OAuth2(TokenEndpoints::NONE));
    }
    let url = |url: &Option<String>| option(url.as_ref().map(|url| quote!(#url)));
    let (client_credentials, password, refresh) =
        (url(&scheme.client_credentials), url(&scheme.password), url(&scheme.refresh));
    let dialect = dialect(&scheme.dialect);
    quote! {
        OAuth2(TokenEndpoints {
            client_credentials: #client_credentials,
            password: #password,
            refresh: #refresh,
            dialect: #dialect,
        })
    }
}

fn dialect(dialect: &OAuth2Dialect) -> TokenStream {
    if *dialect == OAuth2Dialect::default() {
        return quote!(&OAuth2Dialect::STANDARD);
    }
    let mut fields: Vec<TokenStream> = dialect
        .names
        .iter()
        .map(|(standard, own)| {
            let standard = ident(standard);
            quote!(#standard: #own)
        })
        .collect();
    fields.extend(dialect.client_in_body.then(|| quote!(client_in_body: true)));
    fields.extend(dialect.json.then(|| quote!(json: true)));
    let base = (fields.len() < DIALECT_FIELDS).then(|| quote!(..OAuth2Dialect::STANDARD));
    quote!(&OAuth2Dialect { #(#fields,)* #base })
}

fn setting(setting: &Setting) -> TokenStream {
    let (name, wire, required) = (&setting.name, &setting.wire_name, setting.required);
    let place = match setting.location {
        Location::Query => quote!(Query(#wire)),
        Location::Path => quote!(Path(#wire)),
        Location::Header | Location::Cookie => quote!(Header(#wire)),
    };
    quote!(Setting { name: #name, place: SettingPlace::#place, required: #required })
}

fn limit(rule: &LimitRule) -> TokenStream {
    let (name, limit, window) = (&rule.name, Literal::u64_unsuffixed(rule.limit), duration(rule.window));
    let mut fields = vec![quote!(name: #name), quote!(limit: #limit), quote!(window: #window)];
    if rule.unit == LimitUnit::Bytes {
        fields.push(quote!(unit: LimitUnit::Bytes));
    }
    if rule.narrow {
        fields.push(quote!(narrow: true));
    }
    if rule.partial {
        fields.push(quote!(partial: true));
    }
    fields.extend(scope(rule.scope).map(|scope| quote!(scope: LimitScope::#scope)));
    fields.extend(margin(rule.margin).map(|margin| quote!(margin: Margin::#margin)));
    let base = (fields.len() < RULE_FIELDS).then(|| quote!(..LimitRule::PLAIN));
    quote!(LimitRule { #(#fields,)* #base })
}

fn scope(scope: LimitScope) -> Option<TokenStream> {
    Some(match scope {
        LimitScope::Credential => return None,
        LimitScope::Setting(at) => {
            let at = Literal::usize_unsuffixed(at);
            quote!(Setting(#at))
        }
        LimitScope::Address => quote!(Address),
        LimitScope::Endpoint => quote!(Endpoint),
        LimitScope::Resource => quote!(Resource),
    })
}

fn margin(margin: Margin) -> Option<TokenStream> {
    Some(match margin {
        Margin::Places(0) | Margin::Percent(0) => return None,
        Margin::Places(places) => {
            let places = Literal::u64_unsuffixed(places);
            quote!(Places(#places))
        }
        Margin::Percent(share) => {
            let share = Literal::u8_unsuffixed(share);
            quote!(Percent(#share))
        }
    })
}

fn limit_header(header: &LimitHeader) -> TokenStream {
    let name = &header.name;
    let meaning = match header.meaning {
        LimitMeaning::Limit => quote!(Limit),
        LimitMeaning::Remaining => quote!(Remaining),
        LimitMeaning::Used => quote!(Used),
        LimitMeaning::Reset(unit) => with_unit(&quote!(Reset), unit),
        LimitMeaning::RetryAfter(unit) => with_unit(&quote!(RetryAfter), unit),
    };
    let mut fields = vec![quote!(name: #name), quote!(meaning: LimitMeaning::#meaning)];
    fields.extend(header.rule.map(Literal::usize_unsuffixed).map(|rule| quote!(rule: Some(#rule))));
    if !header.operations.is_empty() {
        let operations = &header.operations;
        fields.push(quote!(operations: &[#(#operations),*]));
    }
    fields.extend(header.window.map(duration).map(|window| quote!(window: Some(#window))));
    let base = (fields.len() < HEADER_FIELDS).then(|| quote!(..LimitHeader::PLAIN));
    quote!(LimitHeader { #(#fields,)* #base })
}

fn with_unit(meaning: &TokenStream, spelt: TimeUnit) -> TokenStream {
    let unit = unit(spelt);
    quote!(#meaning(TimeUnit::#unit))
}

/// The variant of the runtime's `TimeUnit`.
pub(super) fn unit(unit: TimeUnit) -> TokenStream {
    match unit {
        TimeUnit::EpochSeconds => quote!(EpochSeconds),
        TimeUnit::EpochMilliseconds => quote!(EpochMilliseconds),
        TimeUnit::DeltaSeconds => quote!(DeltaSeconds),
        TimeUnit::DeltaMilliseconds => quote!(DeltaMilliseconds),
        TimeUnit::HttpDate => quote!(HttpDate),
        TimeUnit::Auto => quote!(Auto),
    }
}

fn retry(retry: &Retry) -> Option<TokenStream> {
    let statuses = |name: &str, list: &Option<Vec<u16>>| {
        let name = ident(name);
        list.as_ref().map(|list| {
            let list = list.iter().map(|status| Literal::u16_unsuffixed(*status));
            quote!(#name: &[#(#list),*])
        })
    };
    let time = |name: &str, value: Option<Duration>| {
        let name = ident(name);
        value.map(duration).map(|value| quote!(#name: #value))
    };
    let attempts = retry.attempts.map(Literal::u32_unsuffixed).map(|attempts| quote!(attempts: #attempts));
    let fields = [
        attempts,
        statuses("statuses", &retry.statuses),
        statuses("refused", &retry.refused),
        time("backoff", retry.backoff),
        time("backoff_cap", retry.backoff_cap),
        time("max_server_wait", retry.max_server_wait),
    ];
    let fields: Vec<TokenStream> = fields.into_iter().flatten().collect();
    let ty = quote!(RetryRules);
    (!fields.is_empty()).then(|| quote!(retry: #ty { #(#fields,)* ..#ty::DEFAULT }))
}

/// A length of time as an expression.
pub(super) fn duration(duration: Duration) -> TokenStream {
    if duration.subsec_nanos() == 0 {
        let seconds = Literal::u64_unsuffixed(duration.as_secs());
        return quote!(Duration::from_secs(#seconds));
    }
    let millis = Literal::u64_unsuffixed(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX));
    quote!(Duration::from_millis(#millis))
}

/// `Some` or `None`.
pub(super) fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}
