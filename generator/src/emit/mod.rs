//! Decisions to text: the only place that knows quote, prettyplease and handlebars. Nothing is chosen here.
//!
//! Text of a document enters Rust code only as a literal or a doc attribute made by quote, so that it cannot end
//! what it stands in; every file is parsed before it leaves.

mod calls;
mod client;
mod enums;
mod example;
mod layout;
mod lines;
mod login;
mod manifest;
mod models;
mod pagination;
mod parts;
mod profile;
mod readme;
mod resources;
mod runtime;
mod rust_types;
mod servers;
mod setters;
mod tables;
mod templates;
mod webhooks;
mod zones;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::output::Generated;
use crate::plan::Plan;

/// Writes the planned crate in memory: path inside the crate to text.
///
/// A file that does not parse is a fault of vendorsmith and becomes an error in `diagnostics`, so that nothing
/// broken is ever written.
#[must_use]
pub fn emit(plan: &Plan, diagnostics: &mut Diagnostics) -> Generated {
    let mut files = Files { generated: Generated::default(), diagnostics };
    files.put("Cargo.toml", manifest::render(plan));
    files.put("README.md", readme::render(plan));
    files.put("rustfmt.toml", templates::render("rustfmt.toml", &()));
    files.put("examples/quickstart.rs", example::render(plan));
    files.put("src/lib.rs", client::render_lib(plan));
    files.put("src/client.rs", client::render(plan));
    if !plan.behaviour.logins.is_empty() {
        files.put("src/login.rs", login::render(plan));
    }
    files.put("src/profile.rs", profile::render(plan));
    if !plan.servers.items.is_empty() {
        files.put("src/servers.rs", servers::render(plan));
    }
    if !plan.zones.is_empty() {
        files.put("src/zones.rs", zones::render(plan));
    }
    files.put("src/types.rs", models::render_shared(plan));
    if let Some(webhooks) = &plan.webhooks {
        files.put("src/webhooks.rs", webhooks::render(plan, webhooks));
    }
    files.put("src/resources/mod.rs", resources::render_index(plan));
    for resource in &plan.resources {
        let path = format!("src/resources/{}.rs", resource.module);
        files.put(&path, resources::render(plan, resource));
    }
    files.put("src/runtime/mod.rs", runtime::render_index(plan));
    for (path, text) in &plan.runtime.modules {
        files.put(&format!("src/runtime/{path}"), Ok((*text).to_owned()));
    }
    files.generated
}

/// A rendered file, or what is wrong with what was rendered.
type Rendered = Result<String, String>;

struct Files<'a> {
    generated: Generated,
    diagnostics: &'a mut Diagnostics,
}

impl Files<'_> {
    fn put(&mut self, path: &str, rendered: Rendered) {
        match rendered.and_then(|text| checked(path, text)) {
            Ok(text) => {
                self.generated.files.insert(path.to_owned(), text);
            }
            Err(reason) => {
                let message = format!("the file {path} could not be made: {reason}");
                let help = "this is a fault of vendorsmith; please report it with the document";
                self.diagnostics.push(Diagnostic::error("internal-emit", message).help(help));
            }
        }
    }
}

/// The text, if it is what its name promises.
fn checked(path: &str, text: String) -> Rendered {
    let copied = path.starts_with("src/runtime/");
    if std::path::Path::new(path).extension().is_some_and(|end| end == "rs") && !copied {
        syn::parse_file(&undocumented(&text)).map_err(|error| format!("{error} in\n{text}"))?;
    }
    Ok(text)
}

/// Code without its documentation: comments that end with their lines, and often half of a file. One with a carriage
/// return stays, which Rust refuses.
fn undocumented(text: &str) -> String {
    let is_comment = |line: &str| line.trim_start().starts_with("///") && !line.contains('\r');
    text.split_inclusive('\n').filter(|line| !is_comment(line)).collect()
}
