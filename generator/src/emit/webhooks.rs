//! `webhooks.rs`: what the vendor sends by itself.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::layout::use_line;
use super::lines::{Words, docs, ident, item};
use super::profile::duration;
use super::{Rendered, templates};
use crate::api::{Algorithm, DeliveryName, SendingTime, Signature, SignedPiece, TimeUnit};
use crate::plan::{EventPlan, EventVariant, Plan, RustType, Webhooks};

/// View of `src/webhooks.rs`.
#[derive(Serialize)]
struct View {
    title: String,
    signed: bool,
    headers: bool,
    needs_duration: bool,
    imports: Vec<String>,
    items: Vec<String>,
}

/// The module.
pub(super) fn render(plan: &Plan, webhooks: &Webhooks) -> Rendered {
    let mut items = vec![event(&webhooks.event)?];
    let by_header = matches!(&webhooks.event, EventPlan::Named { at: DeliveryName::Header(_), .. });
    if let Some(signature) = &webhooks.signature {
        let docs = [" Checks that a delivery is the vendor's, and reads it."];
        items.push(item(quote!(#(#[doc = #docs])* pub type Webhook = webhook::Webhook<Event>;))?);
        items.push(item(signing(signature))?);
        items.push(item(receive(by_header))?);
    }
    items.push(item(read(&webhooks.event))?);
    if matches!(webhooks.event, EventPlan::Named { .. }) {
        items.push(item(boxed())?);
    }
    for alias in &webhooks.aliases {
        let (docs, name, ty) = (self::docs(&alias.docs), ident(&alias.name), written(&alias.ty)?);
        items.push(item(quote!(#docs pub type #name = #ty;))?);
    }
    let words = Words::by(&items);
    let view = View {
        title: plan.title.clone(),
        signed: webhooks.signature.is_some(),
        headers: words.has("HeaderMap"),
        needs_duration: words.has("Duration"),
        imports: imports(webhooks, &words),
        items,
    };
    templates::render("src/webhooks.rs", &view)
}

/// The lines that take names from the runtime.
fn imports(webhooks: &Webhooks, words: &Words<'_>) -> Vec<String> {
    let used = |names: &[&str]| -> Vec<String> {
        names.iter().filter(|name| words.has(name)).map(|name| (*name).to_owned()).collect()
    };
    let mut webhook = used(&["Encoding", "KeyForm", "Piece", "Receive", "Signing", "Timestamp"]);
    if !webhook.is_empty() {
        webhook.insert(0, "self".to_owned());
    }
    // A type alone is written with its whole path.
    let named = matches!(webhooks.event, EventPlan::Named { .. });
    let mut decode = used(&["Decode", "DecodeError"]);
    decode.insert(0, "self".to_owned());
    let hash = webhooks.signature.as_ref().map(|signature| hash(signature.algorithm));
    let lines = [
        ("use crate::runtime", if named { used(&["Json"]) } else { Vec::new() }),
        ("use crate::runtime::decode", decode),
        ("use crate::runtime::profile", used(&["TimeUnit"])),
        ("use crate::runtime::webhook", webhook),
    ];
    let lines = lines.into_iter().filter(|(_, names)| !names.is_empty());
    let hash = hash.map(|(module, name)| (module, vec![name.to_owned()]));
    lines.chain(hash).map(|(path, names)| use_line(path, &names)).collect()
}

/// A type by its full path: nothing of the crate is in scope here.
fn written(ty: &RustType) -> Result<TokenStream, String> {
    ty.seen_from_outside("crate").parse().map_err(|error| format!("{error}"))
}

fn event(plan: &EventPlan) -> Result<String, String> {
    let variants = match plan {
        EventPlan::Alias(ty) => {
            let ty = written(ty)?;
            return item(quote!(#[doc = " What a delivery says."] pub type Event = #ty;));
        }
        EventPlan::Named { variants, .. } => variants,
    };
    let each = variants.iter().map(|variant| {
        let (docs, name, ty) = (docs(&variant.docs), ident(&variant.variant), written(&variant.ty)?);
        Ok(quote!(#docs #name(Box<#ty>)))
    });
    let each = each.collect::<Result<Vec<_>, String>>()?;
    item(quote! {
        #[doc = " What a delivery says."]
        #[derive(Debug, Clone, PartialEq)]
        pub enum Event {
            #(#each,)*
            #[doc = " Any other, as it came."]
            Other(Json),
        }
    })
}

fn read(plan: &EventPlan) -> TokenStream {
    let head = quote! {
        #[doc = " Reads a delivery without checking whose it is."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " When the body does not fit."]
    };
    let EventPlan::Named { at, variants } = plan else {
        return quote! {
            #head
            pub fn read(body: &[u8]) -> Result<Event, DecodeError> {
                decode::json(body, false).map(|(event, _)| event)
            }
        };
    };
    let arms: Vec<TokenStream> = variants.iter().map(arm).collect();
    match at {
        DeliveryName::Body(pointer) => quote! {
            #head
            pub fn read(body: &[u8]) -> Result<Event, DecodeError> {
                let (other, _) = decode::json::<Json>(body, false)?;
                let event = match other.pointer(#pointer).and_then(Json::as_str) {
                    #(#arms)*
                    _ => Event::Other(other),
                };
                Ok(event)
            }
        },
        DeliveryName::Header(header) => quote! {
            #head
            pub fn read(headers: &HeaderMap, body: &[u8]) -> Result<Event, DecodeError> {
                let name = headers.get(#header).and_then(|name| name.to_str().ok());
                let event = match name {
                    #(#arms)*
                    _ => Event::Other(*boxed(body)?),
                };
                Ok(event)
            }
        },
    }
}

fn arm(variant: &EventVariant) -> TokenStream {
    let (name, variant) = (&variant.name, ident(&variant.variant));
    quote! {
        Some(#name) => Event::#variant(boxed(body)?),
    }
}

fn boxed() -> TokenStream {
    quote! {
        fn boxed<T: Decode>(body: &[u8]) -> Result<Box<T>, DecodeError> {
            decode::json(body, false).map(|(value, _)| Box::new(value))
        }
    }
}

fn receive(by_header: bool) -> TokenStream {
    let (headers, call) = if by_header {
        (quote!(headers), quote!(read(headers, body)))
    } else {
        (quote!(_), quote!(read(body)))
    };
    quote! {
        impl Receive for Event {
            const SIGNING: &'static Signing = &SIGNING;
            fn receive(#headers: &HeaderMap, body: &[u8]) -> Result<Self, DecodeError> { #call }
        }
    }
}

fn signing(signature: &Signature) -> TokenStream {
    let Signature { header, prefix, .. } = signature;
    let separator = option(signature.separator.as_ref().map(|separator| quote!(#separator)));
    let encoding = if signature.base64 { quote!(Base64) } else { quote!(Hex) };
    let matches = ident(hash(signature.algorithm).1);
    let key = signature.key_prefix.as_ref().map_or_else(|| quote!(Text), |prefix| quote!(Base64(#prefix)));
    let signed = signature.signed.iter().map(|piece| match piece {
        SignedPiece::Body => quote!(Piece::Body),
        SignedPiece::Timestamp => quote!(Piece::Timestamp),
        SignedPiece::Id => quote!(Piece::Id),
        SignedPiece::Text(text) => quote!(Piece::Text(#text)),
    });
    let timestamp = option(signature.timestamp.as_ref().map(timestamp));
    let id = option(signature.id.as_ref().map(|id| quote!(#id)));
    quote! {
        const SIGNING: Signing = Signing {
            header: #header,
            prefix: #prefix,
            separator: #separator,
            encoding: Encoding::#encoding,
            matches: #matches,
            key: KeyForm::#key,
            signed: &[#(#signed),*],
            timestamp: #timestamp,
            id: #id,
        };
    }
}

/// The function that checks a signature, and the line that takes it.
fn hash(algorithm: Algorithm) -> (&'static str, &'static str) {
    match algorithm {
        Algorithm::HmacSha256 => ("use crate::runtime::webhook_sha2", "hmac_sha256"),
        Algorithm::HmacSha512 => ("use crate::runtime::webhook_sha2", "hmac_sha512"),
        Algorithm::HmacSha1 => ("use crate::runtime::webhook_sha1", "hmac_sha1"),
    }
}

fn timestamp(time: &SendingTime) -> TokenStream {
    let SendingTime { header, prefix, .. } = time;
    let unit = match time.unit {
        TimeUnit::EpochMilliseconds => quote!(EpochMilliseconds),
        TimeUnit::HttpDate => quote!(HttpDate),
        _ => quote!(EpochSeconds),
    };
    let tolerance = duration(time.tolerance);
    quote! {
        Timestamp {
            header: #header,
            prefix: #prefix,
            unit: TimeUnit::#unit,
            tolerance: #tolerance,
        }
    }
}

fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}
