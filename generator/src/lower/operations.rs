//! One operation.

use crate::api::{AuthKind, AuthScheme, Location, Operation, Parameter};
use crate::diagnostic::Diagnostic;

use super::context::Context;
use super::index::Entry;
use super::text::paragraph;
use super::{answers, bodies, info, parameters, security};

/// Methods that IANA's registry calls idempotent, as far as documents name them.
const IDEMPOTENT: [&str; 16] = [
    "GET",
    "HEAD",
    "PUT",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "QUERY",
    "COPY",
    "MOVE",
    "MKCOL",
    "PROPFIND",
    "PROPPATCH",
    "REPORT",
    "SEARCH",
    "LINK",
    "UNLINK",
];

/// An operation with everything it needs; `None` with a warning where a part that it cannot do without cannot be
/// expressed.
pub(super) fn lower<'a>(
    context: &mut Context<'a, '_>,
    entry: &Entry<'a>,
    auth: &[AuthScheme],
) -> Option<Operation> {
    let bodies = bodies::lower(context, entry).ok()?;
    let (path, mut parameters) = parameters::lower(context, entry);
    let security = security::requirements(context, entry, auth);
    parameters.retain(|parameter| !is_credential(context, entry, parameter, &security, auth));
    ignored(context, entry);
    let operation = entry.operation;
    let answers = answers::lower(context, entry);
    Some(Operation {
        id: entry.id.clone(),
        name: None,
        method: entry.method.clone(),
        path,
        written_path: entry.path.to_owned(),
        summary: paragraph(operation.summary.as_deref().or(entry.item.summary.as_deref())),
        description: paragraph(operation.description.as_deref().or(entry.item.description.as_deref())),
        documentation: info::documentation(context, operation.external_docs.as_ref(), &entry.pointer),
        deprecated: operation.deprecated,
        parameters,
        bodies,
        response: answers.response,
        accept: answers.accept,
        other_forms: answers.other_forms,
        answers: answers.redirects,
        faults: Vec::new(),
        response_headers: answers.headers,
        errors: answers.errors,
        security,
        scopes: security::scopes(context, entry),
        site: None,
        settings: Vec::new(),
        limits: Vec::new(),
        idempotent: IDEMPOTENT.contains(&entry.method.as_str()),
        pagination: None,
        envelope: Vec::new(),
        quirks: Vec::new(),
        place: context.source.place(&entry.pointer),
    })
}

/// Whether a parameter is what every credential of the operation writes itself.
fn is_credential(
    context: &mut Context<'_, '_>,
    entry: &Entry<'_>,
    parameter: &Parameter,
    security: &[Vec<usize>],
    auth: &[AuthScheme],
) -> bool {
    let writes = |at: &usize| match (auth.get(*at).map(|scheme| &scheme.kind), parameter.location) {
        (Some(AuthKind::Header(name)), Location::Header) => name.eq_ignore_ascii_case(&parameter.name),
        (Some(AuthKind::Query(name)), Location::Query) | (Some(AuthKind::Cookie(name)), Location::Cookie) => {
            *name == parameter.name
        }
        _ => false,
    };
    let written = !security.is_empty() && security.iter().all(|set| set.iter().any(writes));
    if written {
        let message = format!("parameter `{}` is what the credential writes; it is left out", parameter.name);
        let help = "take the parameter out, as the security scheme says the same";
        context.report(&entry.pointer, Diagnostic::note("credential-parameter", message).help(help));
    }
    written
}

fn ignored(context: &mut Context<'_, '_>, entry: &Entry<'_>) {
    if !entry.operation.callbacks.is_empty() {
        let message = "callbacks are not generated: they are requests that the vendor sends";
        context.report(
            &format!("{}/callbacks", entry.pointer),
            Diagnostic::note("ignored-callbacks", message).help("serve them yourself"),
        );
    }
}
