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
        passcodes: guide.passcodes.map(|method| passcodes(&plan.crate_name, &method)),
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

/// How passcodes are asked for, as code.
fn passcodes(crate_name: &str, method: &str) -> String {
    format!(
        r#"```rust
use {crate_name}::{{Client, Passcodes, Result}};
use std::io;

fn client(user: &str, password: &str) -> Result<Client> {{
    let codes = Passcodes::from_fn(|request| async move {{
        println!("The code of your device, please ({{:?}}):", request.reason);
        let line = tokio::task::spawn_blocking(|| io::stdin().lines().next()).await?;
        let code = line.transpose()?.unwrap_or_default();
        Ok(code.into()) // a `Secret`, of a `String`
    }});
    Client::builder().{method}(user, password, codes).build()
}}
```"#
    )
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
