//! The quickstart: one call that reads something, in `examples/quickstart.rs` and in README.

use serde::Serialize;

use super::lines::literal;
use super::{Rendered, layout, templates};
use crate::plan::{Example, ExampleCall, ExampleInput, InputOrigin, Plan, RustType};

/// View of `examples/quickstart.rs`.
#[derive(Serialize)]
struct View {
    summary: String,
    command: String,
    crate_name: String,
    reads: Vec<String>,
    start: String,
    url_variable: Option<String>,
    url_docs: Option<String>,
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
        command: example.command.clone(),
        crate_name: plan.crate_name.clone(),
        reads: example.inputs.iter().map(read).collect(),
        start: start(example),
        url_variable: example.url_variable.as_deref().map(literal),
        url_docs: example.url_variable.clone(),
        call: example.call.as_ref().map(|made| call(made, true)),
    };
    templates::render("examples/quickstart.rs", &view)
}

/// The line that reads an input.
fn read(input: &ExampleInput) -> String {
    let local = &input.local;
    let line = match (&input.origin, &input.ty) {
        (InputOrigin::Variable(name), _) => {
            let missing = literal(&format!("set {name}"));
            format!("    let {local} = std::env::var({}).map_err(|_| {missing})?;", literal(name))
        }
        (InputOrigin::Argument(position, name), ty) => {
            let missing = literal(&format!("give the argument {name}"));
            let argument = format!("std::env::args().nth({position}).ok_or({missing})?");
            match ty {
                RustType::Primitive(number) => format!("    let {local}: {number} = {argument}.parse()?;"),
                _ => format!("    let {local} = {argument};"),
            }
        }
    };
    layout::settle(&line)
}

/// The chain that makes the client.
pub(super) fn builder(example: &Example) -> String {
    format!("{}.build()?", start(example))
}

/// The chain up to the point where the client is made.
fn start(example: &Example) -> String {
    let credential =
        example.credentials.iter().map(|(method, locals)| format!(".{method}({})", locals.join(", ")));
    let base_url = example.base_url.iter().map(|local| format!(".base_url({local})"));
    let steps: String = credential.chain(base_url).collect();
    format!("Client::builder(){steps}")
}

/// The parameters of a function that is given the inputs.
pub(super) fn parameters(example: &Example) -> String {
    let parameters = example.inputs.iter().map(|input| match input.ty {
        RustType::Primitive(number) => format!("{}: {number}", input.local),
        _ => format!("{}: &str", input.local),
    });
    parameters.collect::<Vec<_>>().join(", ")
}

/// The call, with arguments that are local names: texts are borrowed where the locals own them.
pub(super) fn call(call: &ExampleCall, owned: bool) -> Call {
    let arguments = call.arguments.iter().map(|(local, ty)| match ty {
        RustType::String if owned => format!("&{local}"),
        _ => local.clone(),
    });
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    let tail = if call.paged { ".items()" } else { ".await?" };
    Call {
        expression: format!("client.{}().{}({arguments}){tail}", call.accessor, call.method),
        paged: call.paged,
    }
}
