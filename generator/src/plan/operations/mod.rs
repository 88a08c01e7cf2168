//! One operation to a method: its name, arguments, setters, answer and pages.

mod answers;
mod arguments;
mod methods;
mod pages;
mod text;
mod ways;

#[cfg(test)]
pub(in crate::plan) use answers::RESERVED_HEADERS;
#[cfg(test)]
pub(in crate::plan) use arguments::RESERVED_SETTERS;
pub(in crate::plan) use methods::tell_taken;

use super::names::{Namespace, Wish, constant_name, plain, type_name};
use super::types::Types;
use super::{Argument, Descriptor, Marker, Operation, Resource, Way};
use crate::api::{self, Api};

/// Most required arguments that stand one after another; more go into a struct.
const MOST_POSITIONAL: usize = 5;

/// What an operation is planned in.
pub(super) struct Scope<'a, 'b> {
    /// The API.
    pub(super) api: &'a Api,
    /// The types.
    pub(super) types: &'b Types<'a>,
    /// The resource's name in the document.
    pub(super) resource: &'a str,
    /// The name of its handle.
    pub(super) handle: &'b str,
}

/// Plans the operations of a resource, in the document's order. Their markers and arguments' structs have no names
/// yet: [`name_calls`] gives them.
pub(super) fn plan_operations(scope: &Scope<'_, '_>, operations: &[api::Operation]) -> Vec<Operation> {
    let (methods, mut taken) = methods::method_names(scope.resource, operations);
    let others = methods::further_names(operations, &methods, &mut taken);
    let constant = |(operation, method): (&api::Operation, &String)| {
        Wish::new(&operation.id, vec![constant_name(plain(method)), constant_name(&operation.id)])
    };
    let wishes: Vec<Wish> = operations.iter().zip(&methods).map(constant).collect();
    let constants = Namespace::default().allot(&wishes);
    let named = operations.iter().zip(methods).zip(others).zip(constants);
    let planned = named.map(|(((operation, method), others), constant)| {
        plan_operation(scope, operation, std::iter::once(method).chain(others), constant)
    });
    answers::with_forms(scope, operations, planned.collect())
}

/// Names the types that belong to single calls. They are unique in the crate, and no name depends on the order of
/// operations.
pub(super) fn name_calls(resources: &mut [Resource], taken: &mut Namespace) {
    let mut slots: Vec<(Wish, &mut String)> = Vec::new();
    for operation in resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        let id = &operation.descriptor.id;
        let base = type_name(id);
        let marker = vec![base.clone(), format!("{base}Call"), format!("{base}Operation")];
        let arguments = vec![format!("{base}Args"), format!("{base}Arguments")];
        let slot = operation.marker.as_mut().map(|own| (Wish::new(id, marker), &mut own.name));
        slots.extend(slot);
        slots.extend(operation.arguments_struct.as_mut().map(|name| (Wish::new(id, arguments), name)));
        for way in &mut operation.others {
            let Some(name) = &mut way.arguments_struct else { continue };
            let word = way.method.rsplit("_as_").next().unwrap_or_default();
            let base = type_name(&format!("{id} as {word}"));
            let candidates = vec![format!("{base}Args"), format!("{base}Arguments")];
            slots.push((Wish::new(&format!("{id} {word}"), candidates), name));
        }
    }
    let wishes: Vec<Wish> = slots.iter().map(|(wish, _)| wish.clone()).collect();
    for ((_, slot), name) in slots.into_iter().zip(taken.allot(&wishes)) {
        *slot = name;
    }
}

fn plan_operation(
    scope: &Scope<'_, '_>,
    operation: &api::Operation,
    methods: impl Iterator<Item = String>,
    constant: String,
) -> Operation {
    let (arguments, setters) = arguments::split(scope, operation);
    let (reader, output) = scope.types.answer(&operation.response);
    let bodies = operation.bodies.iter().map(Some).chain(std::iter::repeat(None));
    let ways = methods.zip(arguments).zip(bodies).enumerate();
    let mut ways = ways.map(|(at, ((method, arguments), body))| Way {
        docs: text::way_docs(
            text::operation_docs(scope, operation),
            body.filter(|body| at > 0 || (body.required && body.is_range())),
        ),
        method,
        arguments_struct: (arguments.len() > MOST_POSITIONAL).then(String::new),
        arguments,
    });
    let first = ways.next().unwrap_or_default();
    Operation {
        constant,
        descriptor: descriptor(scope, operation),
        docs: first.docs,
        deprecated: operation.deprecated,
        marker: marker(scope, operation, setters, &first.method),
        method: first.method,
        arguments_struct: first.arguments_struct,
        arguments: first.arguments,
        others: ways.collect(),
        forms: Vec::new(),
        reader,
        output,
    }
}

/// The marker of a call that can be told something, comes in pages, or has headers in its answer.
fn marker(
    scope: &Scope<'_, '_>,
    operation: &api::Operation,
    setters: Vec<Argument>,
    method: &str,
) -> Option<Marker> {
    let pages =
        operation.pagination.as_ref().and_then(|pagination| pages::pages(scope, operation, pagination));
    let headers = answers::header_methods(&operation.response_headers);
    let wanted = !setters.is_empty() || pages.is_some() || !headers.is_empty();
    wanted.then(|| Marker {
        name: String::new(),
        docs: text::marker_docs(&setters, pages.is_some(), &format!("{}::{method}", scope.handle)),
        setters,
        pages,
        headers,
    })
}

fn descriptor(scope: &Scope<'_, '_>, operation: &api::Operation) -> Descriptor {
    let by_resource = |at: &usize| scope.api.limits[*at].scope == api::LimitScope::Resource;
    Descriptor {
        id: operation.id.clone(),
        http_method: operation.method.clone(),
        path: operation.path.clone(),
        accept: answers::accept(operation),
        security: operation.security.clone(),
        site: operation.site,
        settings: operation.settings.clone(),
        limits: operation.limits.clone(),
        resource: operation.limits.iter().any(by_resource).then(|| scope.resource.to_owned()),
        idempotent: operation.idempotent,
        answers: operation.answers.clone(),
        faults: operation.faults.clone(),
        pagination: operation.pagination.clone(),
        envelope: operation.envelope.clone(),
    }
}
