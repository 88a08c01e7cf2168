//! What applies to an operation, and why: the model and the places of its quirks as facts to print.
//!
//! Each area of behaviour describes itself in a file of its own, and `AREAS` lists them. What a quirk did to an
//! operation is known from [`Operation::quirks`]; one that no area tells is still listed.

mod auth;
mod codecs;
mod errors;
mod limits;
mod names;
mod pages;
mod requests;
mod retries;
mod view;
mod webhooks;

use serde::Serialize;

use crate::api::{Api, Operation};
use crate::diagnostic::{Diagnostic, Place, near};
use crate::source::Source;

use view::View;

/// What applies to a vendor as a whole and to each operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// `info.title`.
    pub title: String,
    /// What applies to every operation.
    pub vendor: Vec<Fact>,
    /// What applies to some, told where no operation is asked for.
    pub overview: Vec<Fact>,
    /// What applies to each, in the order of the resources.
    pub operations: Vec<Explained>,
}

/// What applies to one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// Its id.
    pub id: String,
    /// HTTP method in capital letters.
    pub method: String,
    /// Path as the document writes it.
    pub path: String,
    /// Where it is declared.
    pub place: Place,
    /// What applies, area by area.
    pub facts: Vec<Fact>,
}

/// One thing that applies, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// The area it belongs to, such as `limits`.
    pub area: &'static str,
    /// A word or two for a table, such as a rule's own name; empty where it has no place there.
    pub brief: String,
    /// What it is, as a sentence without a full stop.
    pub says: String,
    /// Why it applies.
    pub origin: Origin,
}

/// Why something applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "from")]
pub enum Origin {
    /// A quirk says so.
    Quirk {
        /// The rule's name: the keys that lead to it, such as `rate_limits.rules.minute`.
        rule: String,
        /// Where it is written.
        place: Option<Place>,
    },
    /// The document says so.
    Document {
        /// What says it, such as `security`.
        rule: String,
        /// Where it is written.
        place: Place,
    },
    /// Nothing says otherwise, so that the runtime does as it always does.
    Runtime,
}

/// An area of behaviour, which describes itself.
struct Area {
    name: &'static str,
    /// Begin of the pointers of the quirks that it tells itself.
    quirks: &'static [&'static str],
    /// What applies to every operation.
    vendor: fn(&View<'_>) -> Vec<Fact>,
    /// What applies to one.
    operation: fn(&View<'_>, &Operation) -> Vec<Fact>,
}

/// Every area, in the order in which it is told.
const AREAS: &[&Area] = &[
    &pages::AREA,
    &limits::AREA,
    &auth::AREA,
    &errors::AREA,
    &retries::AREA,
    &codecs::AREA,
    &requests::AREA,
    &names::AREA,
    &webhooks::AREA,
];

/// Describes an API and its operations.
#[must_use]
pub fn explain(source: &Source, api: &Api) -> Explanation {
    let view = View { source, api };
    let operations = api.resources.iter().flat_map(|resource| &resource.operations);
    Explanation {
        title: api.title.clone(),
        vendor: once(AREAS.iter().flat_map(|area| (area.vendor)(&view))),
        overview: limits::overview(&view),
        operations: operations.map(|operation| explained(&view, operation)).collect(),
    }
}

/// Names of the areas, in the order in which they are told.
pub fn areas() -> impl Iterator<Item = &'static str> {
    AREAS.iter().map(|area| area.name)
}

impl Explanation {
    /// The operation that an operationId or `METHOD /path` means.
    ///
    /// # Errors
    /// There is none: the finding asks for the nearest names.
    pub fn operation(&self, address: &str) -> Result<&Explained, Diagnostic> {
        let found = self.operations.iter().find(|operation| operation.answers_to(address));
        found.ok_or_else(|| {
            let known: Vec<String> =
                self.operations.iter().flat_map(|one| [one.id.clone(), one.address()]).collect();
            let message = format!("there is no operation `{}`", crate::diagnostic::visible(address));
            let help = near::question(address, known.iter().map(String::as_str));
            let every = "without an operation all of them are listed".to_owned();
            Diagnostic::error("unknown-operation", message).help(help.unwrap_or(every))
        })
    }
}

impl Explained {
    /// `METHOD /path`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    fn answers_to(&self, address: &str) -> bool {
        let split = address.split_once(' ');
        self.id == address
            || split.is_some_and(|(method, path)| {
                method.eq_ignore_ascii_case(&self.method) && path.trim() == self.path
            })
    }

    /// What stands in an area's column of a table.
    #[must_use]
    pub fn brief(&self, area: &str) -> String {
        let facts = self.facts.iter().filter(|fact| fact.area == area && !fact.brief.is_empty());
        facts.map(|fact| fact.brief.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Each fact once: two schemas of one component, one sent and one received, say the same.
fn once(all: impl Iterator<Item = Fact>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for fact in all {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}

fn explained(view: &View<'_>, operation: &Operation) -> Explained {
    let mut facts = once(AREAS.iter().flat_map(|area| (area.operation)(view, operation)));
    let told =
        |pointer: &String| AREAS.iter().flat_map(|area| area.quirks).any(|begin| pointer.starts_with(begin));
    facts.extend(operation.quirks.iter().filter(|pointer| !told(pointer)).map(|pointer| Fact {
        area: "quirks",
        brief: String::new(),
        says: "a quirk applies".to_owned(),
        origin: view.quirk(pointer),
    }));
    Explained {
        id: operation.id.clone(),
        method: operation.method.clone(),
        path: operation.written_path.clone(),
        place: operation.place.clone(),
        facts,
    }
}
