//! Document and quirks to the model: every reference resolved, every quirk bound, every decision about what a
//! schema *is* made. The only stage that knows openapiv3's types.
//!
//! What cannot be expressed costs the smallest piece around it and is reported with its place.

mod alike;
mod alone;
mod answers;
mod beside;
mod bind;
mod bodies;
mod codecs;
mod components;
mod context;
mod contradictions;
mod direction;
mod discriminate;
mod enum_names;
mod enums;
mod facts;
mod family;
mod formats;
mod forms;
mod graph;
mod handlers;
mod identity;
mod index;
mod info;
mod integers;
mod joint;
mod listed;
mod mapping;
mod media;
mod merge;
mod named;
mod nullability;
mod objects;
mod operations;
mod order;
mod parameter_style;
mod parameters;
mod parts;
mod recursion;
mod resources;
mod schemas;
mod security;
mod separate;
mod servers;
mod shape;
mod split;
mod template;
mod text;
mod together;
mod unions;
mod vocabulary;
mod webhooks;
mod wrapped;

use crate::api::{Api, Retry};
use crate::diagnostic::Diagnostics;
use crate::source::Source;

use context::Context;
use family::Family;
use index::Index;

/// Makes the model of a document and its quirks. What is wrong with either is added to `diagnostics`: a piece of the
/// document that cannot be expressed is a warning and left out, a quirk that binds to nothing is an error.
pub fn lower(source: &Source, diagnostics: &mut Diagnostics) -> Api {
    let family = Family::of(source);
    let mut context = Context::new(source, &family, diagnostics);
    let index = Index::of(&mut context);
    let auth = security::schemes(&mut context);
    let resources = resources::lower(&mut context, &index, &auth);
    let alone = alone::types(&mut context, &resources);
    context.errors.extend(alone);
    let webhooks = webhooks::lower(&mut context);
    let error_details = named::error_details(&mut context);
    schemas::drain(&mut context);
    let mut api = described(&mut context);
    api.auth = auth;
    api.resources = resources;
    api.webhooks = webhooks;
    api.error_details = error_details;
    api.schemas = std::mem::take(&mut context.schemas);
    api.placed = std::mem::take(&mut context.placed);
    recursion::break_aliases(&mut context, &mut api);
    recursion::break_unions(&mut context, &mut api);
    identity::mark(&mut api);
    unions::settle_tags(&mut api);
    direction::mark(&mut api, &context.errors);
    unions::tell(&mut context, &api);
    split::split(&mut api);
    bind::bind(&mut context, &index, &mut api);
    let paged = vocabulary::bind(&mut context, &index, &mut api);
    bind::mark_pages(&mut api);
    bind::tell_unpaged(&mut context, &index, &api, &paged);
    alike::merge(&mut api);
    recursion::mark(&mut api);
    api
}

/// The model with what `info`, `servers` and `externalDocs` say, and nothing else.
fn described(context: &mut Context<'_, '_>) -> Api {
    let document = &context.source.document;
    Api {
        title: document.info.title.clone(),
        version: document.info.version.clone(),
        version_place: context.source.place("/info/version"),
        description: text::paragraph(document.info.description.as_deref()),
        documentation: info::documentation(context, document.external_docs.as_ref(), ""),
        base_url: None,
        base_path: String::new(),
        servers: Vec::new(),
        sites: Vec::new(),
        package: crate::api::Package::default(),
        auth: Vec::new(),
        errors: None,
        limits: Vec::new(),
        limit_headers: Vec::new(),
        retry: Retry::default(),
        request_id: Vec::new(),
        headers: Vec::new(),
        settings: Vec::new(),
        raw_brackets: false,
        yaml: None,
        error_details: Vec::new(),
        webhooks: None,
        resources: Vec::new(),
        schemas: Vec::new(),
        placed: Vec::new(),
    }
}
