//! What codes mean.

use indexmap::IndexMap;

use crate::api::{Api, CodeKind, CodeRetry, CodeRule, CodeWait, SchemaKind};
use crate::diagnostic::Diagnostic;
use crate::quirks::{CodeKindQuirk, CodeQuirk, CodeRetryQuirk};
use crate::source::node::escape;

use super::super::super::context::Context;
use super::super::duration;

/// Takes over the table; a row that says nothing is an error. One of details alone is no rule: what the code means is left to
/// the row above it.
pub(super) fn bind(context: &mut Context<'_, '_>, quirks: &IndexMap<String, CodeQuirk>) -> Vec<CodeRule> {
    let rules = quirks.iter().map(|(code, quirk)| rule(context, code, quirk));
    rules.filter(|rule| rule.kind.is_some() || rule.retry.is_some() || rule.wait.is_some()).collect()
}

/// Holds the details of codes to be objects, of which alone a body has further properties.
pub(super) fn check_details(context: &mut Context<'_, '_>, api: &Api) {
    for details in &api.error_details {
        let schema = api.behind(&details.ty).and_then(|id| api.schemas.get(id.0));
        if !schema.is_some_and(|schema| matches!(schema.kind, SchemaKind::Object { .. })) {
            let place = format!("/errors/codes/{}/details", escape(&details.code));
            let finding = Diagnostic::error("unfit-details", "this schema is no object with properties");
            context.refuse(&place, finding.help("name one that has the properties of such an error"));
        }
    }
}

fn rule(context: &mut Context<'_, '_>, code: &str, quirk: &CodeQuirk) -> CodeRule {
    let place = format!("/errors/codes/{}", escape(code));
    if *quirk == CodeQuirk::default() || code.is_empty() {
        let message = "this row says nothing";
        let help = "write a code and its `kind`, `retry`, `wait` or `details`, or take the row out";
        context.refuse(&place, Diagnostic::error("invalid-code", message).help(help));
    }
    if quirk.retry == Some(CodeRetryQuirk::Never) && quirk.wait.is_some() {
        let message = "what is never repeated is not waited for";
        let finding = Diagnostic::error("invalid-code", message).help("take `wait` out");
        context.refuse(&format!("{place}/wait"), finding);
    }
    let wait = quirk.wait.as_deref().and_then(|text| match text {
        "reset" => Some(CodeWait::Reset),
        text => duration::read(context, text, &format!("{place}/wait")).map(CodeWait::After),
    });
    CodeRule { code: code.to_owned(), kind: quirk.kind.map(kind), retry: quirk.retry.map(retry), wait }
}

fn kind(quirk: CodeKindQuirk) -> CodeKind {
    match quirk {
        CodeKindQuirk::Authentication => CodeKind::Authentication,
        CodeKindQuirk::Permission => CodeKind::Permission,
        CodeKindQuirk::NotFound => CodeKind::NotFound,
        CodeKindQuirk::Conflict => CodeKind::Conflict,
        CodeKindQuirk::Validation => CodeKind::Validation,
        CodeKindQuirk::Throttled => CodeKind::Throttled,
        CodeKindQuirk::Server => CodeKind::Server,
    }
}

fn retry(quirk: CodeRetryQuirk) -> CodeRetry {
    match quirk {
        CodeRetryQuirk::Never => CodeRetry::Never,
        CodeRetryQuirk::Refused => CodeRetry::Refused,
        CodeRetryQuirk::Unavailable => CodeRetry::Unavailable,
    }
}
