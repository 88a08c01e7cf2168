//! vendorsmith reads an OpenAPI document and a description of what that vendor does differently, and writes a Rust
//! client crate that a person would sign.

pub mod api;
pub mod cli;
pub mod diagnostic;
pub mod emit;
pub mod explain;
pub mod lower;
pub mod output;
pub mod plan;
pub mod quirks;
pub mod source;

use std::collections::HashSet;
use std::path::PathBuf;

use api::{Api, TypeRef};
use diagnostic::Diagnostics;
use output::{Generated, Provenance};
use plan::{Plan, RustType};
use source::{Declared, Input, Node, Reading, Source};

/// What a run is told beyond its input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The package's name, instead of the quirks' and the folder's.
    pub name: Option<String>,
    /// How the document is read.
    pub reading: Reading,
}

/// A crate in memory, with what it holds and what it was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Generation {
    /// Its files.
    pub generated: Generated,
    /// What it holds, in numbers.
    pub summary: Summary,
    /// What it was made from.
    pub provenance: Provenance,
}

/// What a crate holds, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The package's name.
    pub name: String,
    /// Operations that the crate has a method for.
    pub operations: usize,
    /// Operations of the document that it has none for, in the document's order.
    pub left_out: Vec<Declared>,
    /// Schemas that became types.
    pub types: usize,
}

/// A crate in memory, with what it takes to hold it against its document.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The crate.
    pub generation: Generation,
    /// The document as a tree, after repairs: what OpenAPI 3.0 can say.
    pub tree: Node,
    /// The type that each schema in the tree became, by its JSON pointer.
    pub types: Vec<(String, RustType)>,
    /// Pointers of those schemas whose type is only ever sent.
    pub sent: HashSet<String>,
    /// The crate's features, without those that choose how requests travel.
    pub features: Vec<String>,
}

/// Makes a crate from a document: reads it, models the API, decides, prints. Nothing is written.
///
/// `None` where a finding fails the run; what was found is in `diagnostics` either way.
pub fn generate(input: &Input, options: &Options, diagnostics: &mut Diagnostics) -> Option<Generation> {
    examine(input, options, diagnostics).map(|examined| examined.generation)
}

/// Reads a document and models its API, without deciding anything about a crate.
///
/// `None` where a finding fails the run; what was found is in `diagnostics` either way.
pub fn model(input: &Input, options: &Options, diagnostics: &mut Diagnostics) -> Option<(Source, Api)> {
    let source = source::load(input, &options.reading, diagnostics)?;
    let mut api = lower::lower(&source, diagnostics);
    if let Some(name) = &options.name {
        api.package.name.clone_from(name);
    }
    (!diagnostics.has_errors()).then_some((source, api))
}

/// Does what [`generate`] does, and keeps the document and what its schemas became.
pub fn examine(input: &Input, options: &Options, diagnostics: &mut Diagnostics) -> Option<Examined> {
    let (source, api) = model(input, options, diagnostics)?;
    let plan = plan::plan(&api, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let generated = emit::emit(&plan, diagnostics);
    let summary = Summary::of(&source, &api, &plan);
    let provenance = provenance(input, options, &source);
    let generation = Generation { generated, summary, provenance };
    // A schema that is two types is the one received at its own place, which stands first.
    let mut seen = HashSet::new();
    let first = api.placed.iter().filter(|(pointer, _)| seen.insert(pointer));
    let sent = first.filter(|(_, ty)| is_only_sent(&api, ty)).map(|(pointer, _)| pointer.clone()).collect();
    let features = plan.resources.into_iter().filter_map(|resource| resource.feature).collect();
    (!diagnostics.has_errors()).then_some(Examined {
        generation,
        tree: source.tree,
        types: plan.placed,
        sent,
        features,
    })
}

fn is_only_sent(api: &Api, ty: &TypeRef) -> bool {
    matches!(ty, TypeRef::Schema(id) if api.schemas[id.0].sent && !api.schemas[id.0].received)
}

impl Summary {
    fn of(source: &Source, api: &Api, plan: &Plan) -> Self {
        let operations = api.resources.iter().flat_map(|resource| &resource.operations);
        let made: HashSet<_> =
            operations.map(|made| (made.method.to_uppercase(), made.written_path.as_str())).collect();
        let is_made = |declared: &&Declared| made.contains(&(declared.method.clone(), &*declared.path));
        Self {
            name: plan.package.name.clone(),
            operations: made.len(),
            left_out: source.declared.iter().filter(|declared| !is_made(declared)).cloned().collect(),
            types: api.schemas.len(),
        }
    }
}

fn provenance(input: &Input, options: &Options, source: &Source) -> Provenance {
    let (Input::Folder(path) | Input::Document(path)) = input;
    let sources = source.files.iter().map(|file| (PathBuf::from(&file.path), file.sha256.clone()));
    Provenance {
        input: path.clone(),
        sources: sources.collect(),
        name: options.name.clone(),
        root: options.reading.root.clone(),
        overlays: options.reading.overlays.clone(),
    }
}
