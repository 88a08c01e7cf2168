//! Schemes that quirks.yaml adds, and that something must need.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, near};
use crate::quirks::RequirementQuirk;
use crate::source::Source;
use crate::source::node::escape;

use super::super::super::context::Context;
use super::super::super::index::Index;

/// Reports each scheme that the document does not declare and that neither its operations nor quirks.yaml ask for.
pub(super) fn check(context: &mut Context<'_, '_>, index: &Index<'_>) {
    let source = context.source;
    let declared: Vec<&str> = declared(source).collect();
    let needed = needed(source, index);
    let added = source.quirks.auth.keys().filter(|name| !declared.contains(&name.as_str()));
    for name in added.filter(|name| !needed.contains(name.as_str())) {
        let help = near::question(name, declared.iter().copied());
        let help = help.unwrap_or_else(|| "name it under `security` or `operation_security`".to_owned());
        let finding = Diagnostic::error("unbound-quirk", format!("no operation needs `{name}`"));
        context.refuse_key(&format!("/auth/{}", escape(name)), finding.help(help));
    }
}

fn declared(source: &Source) -> impl Iterator<Item = &str> {
    let components = source.document.components.iter();
    components.flat_map(|components| components.security_schemes.keys().map(String::as_str))
}

/// The names of all schemes that are asked for.
fn needed<'a>(source: &'a Source, index: &Index<'a>) -> HashSet<&'a str> {
    let own = index.entries.iter().filter_map(|entry| entry.operation.security.as_ref());
    let sets = source.document.security.iter().chain(own).flatten();
    let said = sets.flat_map(|set| set.keys().map(String::as_str));
    let quirks = &source.quirks;
    let parts = quirks.operation_security.values().flatten().flat_map(|part| match part {
        RequirementQuirk::Scheme(name) => std::slice::from_ref(name),
        RequirementQuirk::Alternative(names) => names,
    });
    let asked = quirks.security.iter().flatten().chain(parts).map(String::as_str);
    said.chain(asked).collect()
}
