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
    variables: bool,
    arguments: bool,
}

/// A call as Rust code.
#[derive(Serialize)]
pub(super) struct Call {
    /// The call as an expression.
    pub(super) expression: String,
    /// The statement that names what it gives.
    statement: String,
    pub(super) paged: bool,
    /// The call as a line that shows what it gives.
    shown: String,
    /// The line that shows what the statement named.
    told: &'static str,
}

/// The example's file.
pub(super) fn render(plan: &Plan) -> Rendered {
    let example = &plan.example;
    let variable = |input: &ExampleInput| matches!(input.origin, InputOrigin::Variable(_));
    let view = View {
        summary: example.call.as_ref().map_or("Makes a client.", |call| call.summary.as_str()).to_owned(),
        command: example.command.clone(),
        crate_name: plan.crate_name.clone(),
        reads: example.inputs.iter().map(read).collect(),
        start: made(example),
        url_variable: example.url_variable.as_deref().map(literal),
        url_docs: example.url_variable.clone(),
        call: example.call.as_ref().map(|made| call(made, true)),
        variables: example.inputs.iter().any(variable),
        arguments: example.inputs.iter().any(|input| !variable(input)),
    };
    templates::render("examples/quickstart.rs", &view)
}

/// The line that reads an input.
fn read(input: &ExampleInput) -> String {
    let local = &input.local;
    let line = match (&input.origin, &input.ty) {
        (InputOrigin::Variable(name), _) => format!("    let {local} = variable({})?;", literal(name)),
        (InputOrigin::Argument(position, name), ty) => {
            let argument = format!("argument({position}, {})?", literal(name));
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
    format!("{}.build()?", start(example).concat())
}

/// The statement that makes the client, or the builder where a variable may replace the base URL.
fn made(example: &Example) -> String {
    let mut links = start(example);
    if example.url_variable.is_some() {
        return layout::chain("let mut builder = ", &links);
    }
    links.push(".build()?".to_owned());
    layout::chain("let client = ", &links)
}

/// The links of the chain up to the point where the client is made.
fn start(example: &Example) -> Vec<String> {
    let credential =
        example.credentials.iter().map(|(method, locals)| format!(".{method}({})", locals.join(", ")));
    let base_url = example.base_url.iter().map(|local| format!(".base_url({local})"));
    std::iter::once("Client::builder()".to_owned()).chain(credential).chain(base_url).collect()
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
    let (name, tail) = if call.paged { ("let mut items", ".items()") } else { ("let answer", ".await?") };
    let links = [
        "client".to_owned(),
        format!(".{}()", call.accessor),
        format!(".{}({arguments})", call.method),
        tail.to_owned(),
    ];
    let statement = if call.silent { String::new() } else { format!("{name} = ") };
    let expression = links.concat();
    let (shown, told) = if call.silent {
        (format!("{expression};"), "println!(\"done\");")
    } else {
        (format!("println!(\"{{:?}}\", {expression});"), "println!(\"{answer:#?}\");")
    };
    Call { expression, statement: layout::chain(&statement, &links), paged: call.paged, shown, told }
}
