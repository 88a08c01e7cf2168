//! The repaired tree to `openapiv3`. After the walk it must be accepted; a piece that is not costs itself alone.

use openapiv3::{
    Callback, Example, Header, Link, OpenAPI, Parameter, PathItem, ReferenceOr, RequestBody, Response,
    Schema, SecurityScheme,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde::de::value::Error;

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::bridge::Tree;
use super::file::SourceFile;
use super::node::{Node, escape};

/// `openapiv3` reads recursively, with several large frames a level; the bound on depth times the largest frames.
const STACK: usize = 256 << 20;

/// Reads the tree; `None` after an error. A refused piece is removed from the tree.
pub(super) fn read(tree: &mut Node, files: &[SourceFile], diagnostics: &mut Diagnostics) -> Option<OpenAPI> {
    std::thread::scope(|scope| {
        let reader = std::thread::Builder::new()
            .name("openapiv3".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, || typed(tree, files, diagnostics));
        reader.ok()?.join().ok()?
    })
}

fn typed(tree: &mut Node, files: &[SourceFile], diagnostics: &mut Diagnostics) -> Option<OpenAPI> {
    if let Ok(document) = OpenAPI::deserialize(Tree(tree)) {
        return Some(document);
    }
    for (pointer, why) in refused(tree) {
        let place = place(tree, &pointer, files);
        let message = format!("this piece could not be read and is left out: {why}");
        diagnostics.push(Diagnostic::warning("internal-model", message).at(place).help(HELP));
        if let Some((parent, token)) = pointer.rsplit_once('/')
            && let Some(parent) = tree.pointer_mut(parent)
        {
            parent.remove(&super::node::unescape(token));
        }
    }
    match OpenAPI::deserialize(Tree(tree)) {
        Ok(document) => Some(document),
        Err(why) => {
            let message = format!("the document could not be read: {why}");
            diagnostics
                .push(Diagnostic::error("internal-model", message).at(place(tree, "", files)).help(HELP));
            None
        }
    }
}

const HELP: &str = "this is a defect of vendorsmith; please report it with the document";

fn place(tree: &Node, pointer: &str, files: &[SourceFile]) -> Option<crate::diagnostic::Place> {
    let span = &tree.pointer(pointer)?.span;
    Some(files.get(span.file)?.place(pointer, span.range.clone()))
}

/// Says whether a type accepts a node.
type Accepts = fn(&Node) -> Result<(), Error>;

/// The path items and components that `openapiv3` refuses, each tried alone.
fn refused(tree: &Node) -> Vec<(String, String)> {
    let sections: [(&str, Accepts); 10] = [
        ("/paths", alone::<PathItem>),
        ("/components/schemas", alone::<Schema>),
        ("/components/responses", alone::<Response>),
        ("/components/parameters", alone::<Parameter>),
        ("/components/examples", alone::<Example>),
        ("/components/requestBodies", alone::<RequestBody>),
        ("/components/headers", alone::<Header>),
        ("/components/securitySchemes", alone::<SecurityScheme>),
        ("/components/links", alone::<Link>),
        ("/components/callbacks", alone::<Callback>),
    ];
    let mut refused = Vec::new();
    for (section, accepts) in sections {
        let entries = tree.pointer(section).map_or(&[][..], Node::entries);
        for entry in entries.iter().filter(|entry| !entry.key.starts_with("x-")) {
            if let Err(why) = accepts(&entry.value) {
                refused.push((format!("{section}/{}", escape(&entry.key)), why.to_string()));
            }
        }
    }
    refused
}

fn alone<T: DeserializeOwned>(node: &Node) -> Result<(), Error> {
    ReferenceOr::<T>::deserialize(Tree(node)).map(|_| ())
}
