//! The call that README and `examples/quickstart.rs` show: the simplest that reads something without made-up data.

use super::names::constant_name;
use super::{CredentialMethod, Example, ExampleCall, Operation, Package, Resource, RustType, Target};
use crate::api::Api;

/// Chooses the example.
pub(super) fn choose(
    api: &Api,
    package: &Package,
    credentials: &[CredentialMethod],
    resources: &[Resource],
) -> Example {
    let calls = resources
        .iter()
        .flat_map(|resource| resource.operations.iter().map(move |operation| (resource, operation)));
    let callable = calls.filter(|(_, operation)| is_callable(operation));
    let best = callable.min_by_key(|(_, operation)| effort(operation));
    let used = best.and_then(|(_, operation)| credential_of(operation, credentials));
    Example {
        variable: constant_name(&package.name),
        credential: used.map(|method| (method.name.clone(), method.kind)),
        needs_base_url: api.base_url.is_none(),
        call: best.map(|(resource, operation)| example_call(resource, operation)),
    }
}

/// A read whose arguments are text and numbers.
fn is_callable(operation: &Operation) -> bool {
    let simple = |ty: &RustType| matches!(ty, RustType::String | RustType::Primitive("i64" | "i32" | "u64"));
    let reads = operation.descriptor.http_method == "GET" && !operation.deprecated;
    reads
        && operation.arguments_struct.is_none()
        && operation
            .arguments
            .iter()
            .all(|argument| simple(&argument.ty) && !matches!(argument.target, Target::JsonBody(_)))
}

/// Listings first, then the fewest arguments, then the document's order.
fn effort(operation: &Operation) -> (bool, usize, bool) {
    let paged = operation.marker.as_ref().is_some_and(|marker| marker.pages.is_some());
    let answers = matches!(operation.output, RustType::Unit);
    (!paged, operation.arguments.len(), answers)
}

fn credential_of<'a>(
    operation: &Operation,
    credentials: &'a [CredentialMethod],
) -> Option<&'a CredentialMethod> {
    let index = operation.descriptor.security.first()?.first()?;
    credentials.iter().find(|method| method.index == *index)
}

fn example_call(resource: &Resource, operation: &Operation) -> ExampleCall {
    ExampleCall {
        summary: operation.docs.first().cloned().unwrap_or_default(),
        accessor: resource.accessor.clone(),
        feature: resource.feature.clone(),
        method: operation.method.clone(),
        arguments: operation
            .arguments
            .iter()
            .map(|argument| (argument.name.clone(), argument.ty.clone()))
            .collect(),
        paged: operation.marker.as_ref().is_some_and(|marker| marker.pages.is_some()),
    }
}
