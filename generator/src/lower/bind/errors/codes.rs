//! What codes mean.

use indexmap::IndexMap;

use crate::api::{CodeKind, CodeRetry, CodeRule, CodeWait};
use crate::diagnostic::Diagnostic;
use crate::quirks::{CodeKindQuirk, CodeQuirk, CodeRetryQuirk};
use crate::source::node::escape;

use super::super::super::context::Context;
use super::super::duration;

/// Takes over the table; a row that says nothing is an error.
pub(super) fn bind(context: &mut Context<'_, '_>, quirks: &IndexMap<String, CodeQuirk>) -> Vec<CodeRule> {
    quirks.iter().map(|(code, quirk)| rule(context, code, quirk)).collect()
}

fn rule(context: &mut Context<'_, '_>, code: &str, quirk: &CodeQuirk) -> CodeRule {
    let place = format!("/errors/codes/{}", escape(code));
    if *quirk == CodeQuirk::default() || code.is_empty() {
        let message = "this row says nothing";
        let help = "write a code and its `kind`, `retry` or `wait`, or take the row out";
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
