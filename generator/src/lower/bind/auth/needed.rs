//! Schemes that quirks.yaml adds, and that something must need.

use std::collections::HashSet;

use indexmap::IndexSet;

use crate::diagnostic::{Diagnostic, near};
use crate::quirks::RequirementQuirk;
use crate::source::Source;
use crate::source::node::escape;

use super::super::super::context::Context;
use super::super::super::index::{Entry, Index};

/// Reports each scheme that the document does not declare and that neither its operations nor quirks.yaml ask for.
pub(super) fn check(context: &mut Context<'_, '_>, index: &Index<'_>) {
    let source = context.source;
    let declared: Vec<&str> = declared(source).collect();
    let needed = needed(source, index);
    let fixed = fixed(source, index);
    if let (Some(help), Some(names)) = (&fixed, &source.quirks.security) {
        let said = document(source, index);
        let is_said = !names.is_empty() && names.iter().all(|name| said.contains(name.as_str()));
        let said_already = "take it out: the document says so already";
        let help = if is_said { said_already } else { help.as_str() };
        let finding = Diagnostic::error("unbound-quirk", "no operation takes `security`").help(help);
        context.refuse_key("/security", finding);
    }
    let added = source.quirks.auth.keys().filter(|name| !declared.contains(&name.as_str()));
    for name in added.filter(|name| !needed.contains(name.as_str())) {
        let help = near::question(name, declared.iter().copied());
        let usual = || "name it under `security` or `operation_security`".to_owned();
        let help = help.or_else(|| fixed.clone()).unwrap_or_else(usual);
        let finding = Diagnostic::error("unbound-quirk", format!("no operation needs `{name}`"));
        context.refuse_key(&format!("/auth/{}", escape(name)), finding.help(help));
    }
}

fn declared(source: &Source) -> impl Iterator<Item = &str> {
    let components = source.document.components.iter();
    components.flat_map(|components| components.security_schemes.keys().map(String::as_str))
}

/// What to do instead, where `security` reaches nothing: each operation has schemes of its own, the document's for all,
/// or those of `operation_security`.
fn fixed(source: &Source, index: &Index<'_>) -> Option<String> {
    let asked = &source.quirks.operation_security;
    let has_own = |entry: &Entry<'_>| {
        entry.operation.security.is_some() || asked.keys().any(|address| entry.answers_to(address))
    };
    let all = source.document.security.is_some() || index.entries.iter().all(has_own);
    if !all || index.entries.is_empty() {
        return None;
    }
    let said = document(source, index);
    let names: Vec<String> = said.iter().map(|name| format!("`{name}`")).collect();
    Some(match names.as_slice() {
        [] => "use `operation_security`: that nothing is needed, or what, is said for every operation"
            .to_owned(),
        [only] => format!(
            "the document names {only} for every operation: give the scheme that name in `auth`, or use \
             `operation_security`"
        ),
        several => format!(
            "the document names {} for its operations: give the scheme one of these names in `auth`, or use \
             `operation_security`",
            several.join(", ")
        ),
    })
}

/// The names that the document asks for, each once.
fn document<'a>(source: &'a Source, index: &Index<'a>) -> IndexSet<&'a str> {
    let own = index.entries.iter().filter_map(|entry| entry.operation.security.as_ref());
    let sets = source.document.security.iter().chain(own).flatten();
    sets.flat_map(|set| set.keys().map(String::as_str)).collect()
}

/// The names of all schemes that are asked for.
fn needed<'a>(source: &'a Source, index: &Index<'a>) -> HashSet<&'a str> {
    let quirks = &source.quirks;
    let parts = quirks.operation_security.values().flatten().flat_map(|part| match part {
        RequirementQuirk::Scheme(name) => std::slice::from_ref(name),
        RequirementQuirk::Alternative(names) => names,
    });
    let asked = quirks.security.iter().flatten().chain(parts).map(String::as_str);
    document(source, index).into_iter().chain(asked).collect()
}
