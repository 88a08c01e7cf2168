//! README.md, which is the crate's documentation too.

use serde::Serialize;

use super::{Rendered, example, templates};
use crate::plan::{CredentialKind, Plan, code};

/// View of `README.md`.
#[derive(Serialize)]
struct View {
    title: String,
    name: String,
    version: String,
    crate_name: String,
    description: String,
    documentation: Option<String>,
    parameters: String,
    builder: String,
    call: Option<example::Call>,
    credentials: Vec<Credential>,
    base_url: Option<String>,
    resources: Vec<Resource>,
    paged: Vec<String>,
    limits: Vec<Limit>,
    declared_errors: bool,
    max_server_wait: String,
    attempts: String,
    features: bool,
    license: String,
    rust_version: String,
}

#[derive(Serialize)]
struct Credential {
    method: String,
    takes: &'static str,
}

#[derive(Serialize)]
struct Resource {
    accessor: String,
    handle: String,
    feature: Option<String>,
    methods: String,
}

#[derive(Serialize)]
struct Limit {
    name: String,
    requests: u32,
    window: String,
}

/// The page.
pub(super) fn render(plan: &Plan) -> Rendered {
    let behaviour = &plan.behaviour;
    let wait = behaviour.retry.max_server_wait.map_or(60, |wait| wait.as_secs());
    let view = View {
        title: plan.title.clone(),
        name: plan.package.name.clone(),
        version: plan.package.version.clone(),
        crate_name: plan.crate_name.clone(),
        description: plan.description.join("\n"),
        documentation: plan.documentation.clone(),
        parameters: example::parameters(&plan.example),
        builder: example::builder(&plan.example),
        call: plan.example.call.as_ref().map(|call| without_references(&example::call(call))),
        credentials: plan.credentials.iter().map(credential).collect(),
        base_url: behaviour.base_url.as_deref().map(code),
        resources: plan.resources.iter().map(resource).collect(),
        paged: paged(plan),
        limits: behaviour.limits.iter().map(|named| limit(&named.value)).collect(),
        declared_errors: behaviour.errors.is_some(),
        max_server_wait: format!("{wait} s"),
        attempts: behaviour.retry.attempts.unwrap_or(3).to_string(),
        features: plan.resources.iter().any(|resource| resource.feature.is_some()),
        license: code(&plan.package.license),
        rust_version: plan.package.rust_version.clone(),
    };
    templates::render("README.md", &view)
}

/// The example's function takes `&str`, so its call needs no further reference.
fn without_references(call: &example::Call) -> example::Call {
    example::Call { expression: call.expression.replace('&', ""), paged: call.paged }
}

fn credential(method: &crate::plan::CredentialMethod) -> Credential {
    let takes = match method.kind {
        CredentialKind::Token => "a token",
        CredentialKind::Basic => "user name and password",
        CredentialKind::Key => "a key",
    };
    Credential { method: method.name.clone(), takes }
}

fn resource(resource: &crate::plan::Resource) -> Resource {
    let methods = resource.operations.iter().map(|operation| format!("`{}`", operation.method));
    Resource {
        accessor: resource.accessor.clone(),
        handle: resource.handle.clone(),
        feature: resource.feature.clone(),
        methods: methods.collect::<Vec<_>>().join(", "),
    }
}

fn paged(plan: &Plan) -> Vec<String> {
    let operations = plan.resources.iter().flat_map(|resource| {
        let paged = resource.operations.iter();
        let paged =
            paged.filter(|operation| operation.marker.as_ref().is_some_and(|marker| marker.pages.is_some()));
        paged.map(|operation| format!("`{}().{}`", resource.accessor, operation.method))
    });
    operations.collect()
}

fn limit(rule: &crate::api::LimitRule) -> Limit {
    Limit { name: code(&rule.name), requests: rule.limit, window: format!("{} s", rule.window.as_secs_f64()) }
}
