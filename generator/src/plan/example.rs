//! The call that README and `examples/quickstart.rs` show: the simplest that reads something without made-up data.

use super::names::{Namespace, constant_name, plain};
use super::{
    CredentialKind, CredentialMethod, Example, ExampleCall, ExampleInput, InputOrigin, Operation, Package,
    Resource, RustType, SettingMethod, Target,
};
use crate::api::Api;

/// Names that the example's own lines use.
const TAKEN: &[&str] =
    &["builder", "client", "url", "items", "item", "answer", "main", "run", "variable", "argument"];

/// Longest beginning of a variable's name, so that the line that reads the variable is not too wide.
const LONGEST_PREFIX: usize = 30;

/// Chooses the example.
pub(super) fn choose(
    api: &Api,
    package: &Package,
    (credentials, settings): (&[CredentialMethod], &[SettingMethod]),
    resources: &[Resource],
) -> Example {
    let calls = resources
        .iter()
        .flat_map(|resource| resource.operations.iter().map(move |operation| (resource, operation)));
    let callable = calls.filter(|(_, operation)| is_callable(operation));
    let best = callable.min_by_key(|(_, operation)| effort(operation));
    let used = best.map_or_else(Vec::new, |(_, operation)| credentials_of(operation, credentials));
    let mut names = Namespace::with(TAKEN);
    let prefix = prefix(&package.name);
    let several = used.len() > 1;
    let secrets: Vec<Vec<ExampleInput>> =
        used.iter().map(|method| secrets(method, several, &prefix, &mut names)).collect();
    let base_url = api.base_url.is_none().then(|| variable("base_url", &format!("{prefix}_URL"), &mut names));
    let arguments = best.map_or_else(Vec::new, |(_, operation)| arguments(operation, &mut names));
    let call = best.map(|(resource, operation)| example_call(resource, operation, &arguments));
    let needed = best.map_or_else(Vec::new, |(_, operation)| settings_of(operation, settings));
    let told = needed.iter().map(|method| {
        let bare = plain(&method.name);
        variable(bare, &format!("{prefix}_{}", constant_name(bare)), &mut names)
    });
    let told: Vec<ExampleInput> = told.collect();
    let credentials =
        used.iter().zip(&secrets).map(|(method, secrets)| (method.name.clone(), locals(secrets)));
    let settings =
        needed.iter().zip(&told).map(|(method, input)| (method.name.clone(), vec![input.local.clone()]));
    let credentials = credentials.chain(settings).collect();
    let base_local = base_url.as_ref().map(|input| input.local.clone());
    let inputs: Vec<ExampleInput> =
        secrets.into_iter().flatten().chain(told).chain(base_url).chain(arguments).collect();
    let url_variable = api.base_url.as_ref().map(|_| format!("{prefix}_URL"));
    Example { command: command(&inputs), inputs, credentials, base_url: base_local, url_variable, call }
}

/// What the names of the package's variables begin with: its name in as many words as there is room for.
fn prefix(package: &str) -> String {
    let mut name = constant_name(package);
    while name.chars().count() > LONGEST_PREFIX {
        let Some(at) = name.rfind('_').filter(|at| *at > 0) else { break };
        name.truncate(at);
    }
    name
}

fn locals(inputs: &[ExampleInput]) -> Vec<String> {
    inputs.iter().map(|input| input.local.clone()).collect()
}

/// What a credential is made of, from the environment: secrets do not belong on a command line. Where there are
/// several credentials, each bears its method's name.
fn secrets(
    method: &CredentialMethod,
    several: bool,
    prefix: &str,
    names: &mut Namespace,
) -> Vec<ExampleInput> {
    let parts: &[&str] = match method.kind {
        CredentialKind::Token => &["token"],
        CredentialKind::Key => &["key"],
        CredentialKind::Basic | CredentialKind::Login | CredentialKind::PasscodeLogin => {
            &["user", "password"]
        }
        CredentialKind::Header => &["authorization"],
    };
    let input = |part: &&str| {
        let long =
            if parts.len() == 1 { method.name.clone() } else { format!("{}_{part}", plain(&method.name)) };
        let local = if several { long } else { (*part).to_owned() };
        let variable = format!("{prefix}_{}", constant_name(plain(&local)));
        (local, variable)
    };
    let parts: Vec<_> = parts.iter().map(input).collect();
    parts.into_iter().map(|(local, name)| variable(&local, &name, names)).collect()
}

fn variable(local: &str, name: &str, names: &mut Namespace) -> ExampleInput {
    let local = names.take(&[local.to_owned()]);
    ExampleInput { local, ty: RustType::String, origin: InputOrigin::Variable(name.to_owned()) }
}

fn arguments(operation: &Operation, names: &mut Namespace) -> Vec<ExampleInput> {
    let numbered = operation.arguments.iter().enumerate();
    numbered
        .map(|(at, argument)| {
            let bare = plain(&argument.name).to_owned();
            let local = names.take(&[argument.name.clone(), format!("{bare}_argument")]);
            ExampleInput { local, ty: argument.ty.clone(), origin: InputOrigin::Argument(at + 1, bare) }
        })
        .collect()
}

/// The command that runs the example.
fn command(inputs: &[ExampleInput]) -> String {
    let mut before = String::new();
    let mut after = String::new();
    for input in inputs {
        match &input.origin {
            InputOrigin::Variable(name) => before.push_str(&format!("{name}=… ")),
            InputOrigin::Argument(_, name) => after.push_str(&format!(" {}", name.to_uppercase())),
        }
    }
    let separator = if after.is_empty() { "" } else { " --" };
    format!("{before}cargo run --example quickstart{separator}{after}")
}

/// A read whose arguments are text and numbers.
fn is_callable(operation: &Operation) -> bool {
    let simple = |ty: &RustType| {
        matches!(
            ty,
            RustType::String
                | RustType::Primitive("i64" | "i32" | "u64")
                | RustType::Runtime("Uuid" | "Date" | "DateTime")
        )
    };
    is_reading(operation)
        && !operation.deprecated
        && operation.arguments_struct.is_none()
        && operation.arguments.iter().all(|argument| simple(&argument.ty) && is_parameter(&argument.target))
}

/// A GET; or, of an API whose every call is a POST, one that may be sent twice and that pages or its name tell to read.
fn is_reading(operation: &Operation) -> bool {
    let names = ["get", "list"];
    let first = operation.method.split('_').next().unwrap_or_default();
    match operation.descriptor.http_method.as_str() {
        "GET" => true,
        "POST" => operation.descriptor.idempotent && (operation.is_paged() || names.contains(&first)),
        _ => false,
    }
}

fn is_parameter(target: &Target) -> bool {
    matches!(
        target,
        Target::Path(..)
            | Target::Query(..)
            | Target::ReservedQuery(..)
            | Target::Header(..)
            | Target::Cookie(..)
    )
}

/// A GET before anything else, listings first, then the fewest arguments, then the document's order.
fn effort(operation: &Operation) -> (bool, bool, usize, bool) {
    let silent = matches!(operation.output, RustType::Unit);
    let other = operation.descriptor.http_method != "GET";
    (other, !operation.is_paged(), operation.arguments.len(), silent)
}

/// The credentials of the operation's first alternative.
fn credentials_of<'a>(
    operation: &Operation,
    credentials: &'a [CredentialMethod],
) -> Vec<&'a CredentialMethod> {
    let wanted = operation.descriptor.security.first().into_iter().flatten();
    wanted.filter_map(|index| credentials.iter().find(|method| method.index == *index)).collect()
}

/// The settings that the operation cannot do without.
fn settings_of<'a>(operation: &Operation, settings: &'a [SettingMethod]) -> Vec<&'a SettingMethod> {
    let own = &operation.descriptor.settings;
    settings.iter().filter(|method| method.required && own.contains(&method.index)).collect()
}

fn example_call(resource: &Resource, operation: &Operation, arguments: &[ExampleInput]) -> ExampleCall {
    ExampleCall {
        summary: operation.docs.first().cloned().unwrap_or_default(),
        accessor: resource.accessor.clone(),
        feature: resource.feature.clone(),
        method: operation.method.clone(),
        arguments: arguments.iter().map(|input| (input.local.clone(), input.ty.clone())).collect(),
        paged: operation.is_paged(),
        silent: matches!(operation.output, RustType::Unit),
    }
}
