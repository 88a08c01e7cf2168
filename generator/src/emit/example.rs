//! The quickstart: one call that reads something, in `examples/quickstart.rs` and in README.

use serde::Serialize;

use super::lines::literal;
use super::{Rendered, layout, templates};
use crate::plan::{CredentialKind, Example, ExampleCall, Plan, RustType, plain};

/// View of `examples/quickstart.rs`.
#[derive(Serialize)]
struct View {
    summary: String,
    command: String,
    crate_name: String,
    reads: Vec<String>,
    builder: String,
    call: Option<Call>,
}

/// A call as Rust code.
#[derive(Serialize)]
pub(super) struct Call {
    pub(super) expression: String,
    pub(super) paged: bool,
}

/// The example's file.
pub(super) fn render(plan: &Plan) -> Rendered {
    let example = &plan.example;
    let view = View {
        summary: example.call.as_ref().map_or("Makes a client.", |call| call.summary.as_str()).to_owned(),
        command: command(example),
        crate_name: plan.crate_name.clone(),
        reads: reads(example).iter().map(|line| layout::settle(&format!("    {line}"))).collect(),
        builder: builder(example),
        call: example.call.as_ref().map(call),
    };
    templates::render("examples/quickstart.rs", &view)
}

/// The command that runs it.
fn command(example: &Example) -> String {
    let variables: Vec<String> =
        variables(example).into_iter().map(|(_, name)| format!("{name}=…")).collect();
    let arguments =
        example.call.iter().flat_map(|call| &call.arguments).map(|(name, _)| plain(name).to_uppercase());
    let arguments: Vec<String> = arguments.collect();
    let tail = if arguments.is_empty() { String::new() } else { format!(" -- {}", arguments.join(" ")) };
    let head = if variables.is_empty() { String::new() } else { variables.join(" ") + " " };
    format!("{head}cargo run --example quickstart{tail}")
}

/// The local names of what comes from the environment, with the variables.
fn variables(example: &Example) -> Vec<(&'static str, String)> {
    let prefix = &example.variable;
    let mut variables = match example.credential.as_ref().map(|(_, kind)| kind) {
        Some(CredentialKind::Token) => vec![("token", format!("{prefix}_TOKEN"))],
        Some(CredentialKind::Key) => vec![("key", format!("{prefix}_KEY"))],
        Some(CredentialKind::Basic) => {
            vec![("user", format!("{prefix}_USER")), ("password", format!("{prefix}_PASSWORD"))]
        }
        None => Vec::new(),
    };
    if example.needs_base_url {
        variables.push(("base_url", format!("{prefix}_URL")));
    }
    variables
}

fn reads(example: &Example) -> Vec<String> {
    let variables = variables(example).into_iter();
    let variables =
        variables.map(|(name, variable)| format!("let {name} = std::env::var({})?;", literal(&variable)));
    let arguments = example.call.iter().flat_map(|call| call.arguments.iter().enumerate());
    let arguments = arguments.map(|(position, (name, ty))| {
        let missing = literal(&format!("give the argument {}", plain(name)));
        let parse = if *ty == RustType::String { "" } else { ".parse()?" };
        let read = format!("std::env::args().nth({})", position + 1);
        let kind = if let RustType::Primitive(name) = ty { format!(": {name}") } else { String::new() };
        format!("let {name}{kind} = {read}.ok_or({missing})?{parse};")
    });
    variables.chain(arguments).collect()
}

/// The chain that makes the client.
pub(super) fn builder(example: &Example) -> String {
    let credential = match &example.credential {
        Some((method, CredentialKind::Token)) => format!(".{method}(token)"),
        Some((method, CredentialKind::Key)) => format!(".{method}(key)"),
        Some((method, CredentialKind::Basic)) => format!(".{method}(user, password)"),
        None => String::new(),
    };
    let base = if example.needs_base_url { ".base_url(base_url)" } else { "" };
    format!("Client::builder(){credential}{base}.build()?")
}

/// The parameters of a function that needs what the example needs.
pub(super) fn parameters(example: &Example) -> String {
    let variables = variables(example).into_iter().map(|(name, _)| format!("{name}: &str"));
    let arguments = example.call.iter().flat_map(|call| &call.arguments);
    let arguments = arguments.map(|(name, ty)| match ty {
        RustType::Primitive(ty) => format!("{name}: {ty}"),
        _ => format!("{name}: &str"),
    });
    variables.chain(arguments).collect::<Vec<_>>().join(", ")
}

/// The call, with arguments that are local names.
pub(super) fn call(call: &ExampleCall) -> Call {
    let arguments = call.arguments.iter().map(|(name, ty)| match ty {
        RustType::String => format!("&{name}"),
        _ => name.clone(),
    });
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    let tail = if call.paged { ".items()" } else { ".await?" };
    Call {
        expression: format!("client.{}().{}({arguments}){tail}", call.accessor, call.method),
        paged: call.paged,
    }
}
