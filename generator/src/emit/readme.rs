//! README.md, which is the crate's documentation too.

use serde::Serialize;

use super::{Rendered, example, templates};
use crate::plan::{Plan, code};

/// View of `README.md`.
#[derive(Serialize)]
struct View {
    title: String,
    name: String,
    crate_name: String,
    introduction: Option<String>,
    documentation: Option<String>,
    parameters: String,
    builder: String,
    call: Option<example::Call>,
    credentials: Vec<String>,
    passcodes: Option<String>,
    settings: Option<String>,
    origin: String,
    servers: Vec<String>,
    resources: Vec<Resource>,
    paged: Option<String>,
    limits: Vec<String>,
    errors: Vec<String>,
    waits: String,
    webhooks: Vec<String>,
    signed: bool,
    features: bool,
    yaml: bool,
    license: Option<String>,
    rust_version: String,
}

#[derive(Serialize)]
struct Resource {
    accessor: String,
    handle: String,
    feature: Option<String>,
    methods: String,
}

/// The page.
pub(super) fn render(plan: &Plan) -> Rendered {
    let guide = plan.guide.clone();
    let view = View {
        title: plan.title.clone(),
        name: plan.package.name.clone(),
        crate_name: plan.crate_name.clone(),
        introduction: plan.introduction.clone(),
        documentation: plan.documentation.clone(),
        parameters: example::parameters(&plan.example),
        builder: example::builder(&plan.example),
        call: plan.example.call.as_ref().map(|call| example::call(call, false)),
        credentials: guide.credentials,
        passcodes: guide.passcodes,
        settings: guide.settings,
        origin: guide.origin,
        servers: guide.servers,
        resources: plan.resources.iter().map(resource).collect(),
        paged: guide.paged,
        limits: guide.limits,
        errors: guide.errors,
        waits: guide.waits,
        webhooks: guide.webhooks,
        signed: plan.webhooks.as_ref().is_some_and(|webhooks| webhooks.signature.is_some()),
        features: plan.resources.iter().any(|resource| resource.feature.is_some()),
        yaml: plan.behaviour.yaml.is_some(),
        license: plan.package.license.as_deref().map(code),
        rust_version: plan.package.rust_version.clone(),
    };
    templates::render("README.md", &view)
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
