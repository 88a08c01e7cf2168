//! What operations of Swagger 2.0 refer to or inherit: media types, parameters and schemes of the document.

use std::collections::HashMap;

use super::super::super::node::{Node, unescape};
use super::super::super::references::decoded;
use super::super::super::trail::Trail;
use super::super::super::walk::Walk;
use super::media;

/// References from one parameter to the next that are followed.
const HOPS: usize = 16;

/// What a document says once for its operations.
pub(super) struct Shared {
    /// Media types of bodies, where an operation names none.
    pub(super) consumes: Vec<Node>,
    /// Media types of answers, where an operation names none.
    pub(super) produces: Vec<Node>,
    parameters: HashMap<String, Node>,
}

/// Where a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Location {
    /// Query, header or path.
    Plain,
    /// The body.
    Body,
    /// A field of a form.
    Form,
}

impl Shared {
    /// Takes what is shared out of a document; its parameters are copied.
    pub(super) fn take(walk: &mut Walk<'_>, tree: &mut Node) -> Self {
        let consumes = media::take(walk, tree, "consumes", &Trail::ROOT).unwrap_or_default();
        let produces = media::take(walk, tree, "produces", &Trail::ROOT).unwrap_or_default();
        let parameters = tree.get("parameters").map_or(&[][..], Node::entries).iter();
        let parameters = parameters.map(|entry| (entry.key.clone(), entry.value.clone())).collect();
        Self { consumes, produces, parameters }
    }

    /// The parameter itself, where one is referred to.
    pub(super) fn resolve<'a>(&'a self, parameter: &'a Node) -> &'a Node {
        let mut found = parameter;
        for _ in 0..HOPS {
            let target = found.get("$ref").and_then(Node::as_str);
            let name = target.and_then(|target| target.strip_prefix("#/parameters/"));
            match name.and_then(|name| self.parameters.get(&unescape(&decoded(name)))) {
                Some(next) => found = next,
                None => break,
            }
        }
        found
    }

    /// Where a parameter, or the one it refers to, goes.
    pub(super) fn location(&self, parameter: &Node) -> Location {
        let location = self.resolve(parameter).get("in").and_then(Node::as_str).unwrap_or_default();
        match location.to_ascii_lowercase().as_str() {
            "body" => Location::Body,
            "formdata" => Location::Form,
            _ => Location::Plain,
        }
    }

    /// Where the shared parameter of a name goes.
    pub(super) fn location_of(&self, name: &str) -> Location {
        self.parameters
            .get(&unescape(&decoded(name)))
            .map_or(Location::Plain, |parameter| self.location(parameter))
    }
}
