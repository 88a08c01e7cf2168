//! JSONPath (RFC 9535) on the spanned tree: the library reads the path, the walk is ours, since it must keep to a bound
//! whatever the path asks for. A node is selected once, however many ways lead to it.

use std::cell::Cell;
use std::collections::HashSet;

use jsonpath_rust::parser::model::{JpQuery, Segment, Selector};
use jsonpath_rust::parser::parse_json_path;

use super::super::node::{Node, Value, escape};
use super::filter;

/// Longest path that is read.
const LENGTH: usize = 4096;
/// How often a query may look at a node, in any case.
const STEPS: usize = 2_000_000;
/// How often it may look at each node of the document besides; a plain query looks a few times a segment.
const LOOKS: usize = 20;

/// A query was given up, since it looks at too many nodes.
#[derive(Debug)]
pub(super) struct TooMuch;

/// Reads a path.
///
/// # Errors
/// What is wrong with it, in words.
pub(super) fn parse(path: &str) -> Result<JpQuery, String> {
    if path.len() > LENGTH {
        return Err(format!("the path is longer than {LENGTH} bytes"));
    }
    let query = parse_json_path(path).map_err(|error| one_line(&error.to_string()))?;
    filter::check(&query.segments)?;
    Ok(query)
}

/// The pointers of the nodes that a query selects, in the order of the document.
///
/// # Errors
/// The query looks at too many nodes.
pub(super) fn pointers(root: &Node, query: &JpQuery) -> Result<Vec<String>, TooMuch> {
    let walk = Walk { root, steps: Cell::new(STEPS + LOOKS * root.size()) };
    let selected: HashSet<*const Node> =
        walk.query(root, &query.segments)?.into_iter().map(std::ptr::from_ref).collect();
    let mut found = Vec::with_capacity(selected.len());
    place(root, &selected, &mut String::new(), &mut found);
    Ok(found)
}

/// A query under way.
pub(super) struct Walk<'a> {
    pub(super) root: &'a Node,
    steps: Cell<usize>,
}

impl<'a> Walk<'a> {
    /// The nodes that segments select from a node.
    pub(super) fn query(&self, from: &'a Node, segments: &[Segment]) -> Result<Vec<&'a Node>, TooMuch> {
        let mut nodes = vec![from];
        for segment in segments {
            nodes = self.segment(&nodes, segment)?;
        }
        Ok(nodes)
    }

    /// Counts steps.
    pub(super) fn spend(&self, steps: usize) -> Result<(), TooMuch> {
        self.steps.set(self.steps.get().checked_sub(steps).ok_or(TooMuch)?);
        Ok(())
    }

    fn segment(&self, nodes: &[&'a Node], segment: &Segment) -> Result<Vec<&'a Node>, TooMuch> {
        let (all, selectors);
        let (nodes, segment) = match segment {
            Segment::Descendant(inner) => {
                all = self.descendants(nodes)?;
                (all.as_slice(), inner.as_ref())
            }
            other => (nodes, other),
        };
        let selectors = match segment {
            Segment::Selector(selector) => std::slice::from_ref(selector),
            Segment::Selectors(several) => several.as_slice(),
            Segment::Descendant(_) => {
                selectors = [Selector::Wildcard];
                selectors.as_slice()
            }
        };
        let (mut found, mut seen) = (Vec::new(), HashSet::new());
        for node in nodes {
            for selector in selectors {
                let children = self.select(node, selector)?;
                found.extend(children.into_iter().filter(|child| seen.insert(std::ptr::from_ref(*child))));
            }
        }
        Ok(found)
    }

    /// The nodes and all below them.
    fn descendants(&self, nodes: &[&'a Node]) -> Result<Vec<&'a Node>, TooMuch> {
        let mut seen = HashSet::new();
        let mut all = Vec::new();
        for node in nodes {
            let mut open = vec![*node];
            while let Some(node) = open.pop() {
                self.spend(1)?;
                if seen.insert(std::ptr::from_ref(node)) {
                    all.push(node);
                    open.extend(children(node).rev());
                }
            }
        }
        Ok(all)
    }

    fn select(&self, node: &'a Node, selector: &Selector) -> Result<Vec<&'a Node>, TooMuch> {
        self.spend(1)?;
        Ok(match selector {
            Selector::Name(name) => {
                self.spend(node.entries().len())?;
                node.get(name).into_iter().collect()
            }
            Selector::Index(index) => element(node, *index).into_iter().collect(),
            Selector::Slice(start, end, step) => slice(node.items(), *start, *end, step.unwrap_or(1)),
            Selector::Wildcard => {
                self.spend(children(node).count())?;
                children(node).collect()
            }
            Selector::Filter(filter) => {
                let mut found = Vec::new();
                for child in children(node) {
                    self.spend(1)?;
                    if self.holds(filter, child)? {
                        found.push(child);
                    }
                }
                found
            }
        })
    }
}

/// The elements and values of a node.
fn children(node: &Node) -> impl DoubleEndedIterator<Item = &Node> {
    node.items().iter().chain(node.entries().iter().map(|entry| &entry.value))
}

/// The element at an index, counted from the end where it is negative.
pub(super) fn element(node: &Node, index: i64) -> Option<&Node> {
    let items = node.items();
    let at = if index < 0 { index.checked_add(i64::try_from(items.len()).ok()?)? } else { index };
    items.get(usize::try_from(at).ok()?)
}

/// RFC 9535, section 2.3.4.2.2.
fn slice(items: &[Node], start: Option<i64>, end: Option<i64>, step: i64) -> Vec<&Node> {
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let from_end = |index: i64| if index < 0 { index.saturating_add(length) } else { index };
    let mut found = Vec::new();
    let mut take = |at: i64| found.extend(usize::try_from(at).ok().and_then(|at| items.get(at)));
    if step > 0 {
        let end = from_end(end.unwrap_or(length)).clamp(0, length);
        let mut at = from_end(start.unwrap_or(0)).clamp(0, length);
        while at < end {
            take(at);
            at = at.saturating_add(step);
        }
    } else if step < 0 {
        let end = end.map_or(-1, |end| from_end(end).clamp(-1, length - 1));
        let mut at = from_end(start.unwrap_or(length - 1)).clamp(-1, length - 1);
        while at > end {
            take(at);
            at = at.saturating_add(step);
        }
    }
    found
}

/// Writes out the pointers of selected nodes.
fn place(node: &Node, selected: &HashSet<*const Node>, at: &mut String, found: &mut Vec<String>) {
    if selected.contains(&std::ptr::from_ref(node)) {
        found.push(at.clone());
    }
    let length = at.len();
    match &node.value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                *at += &format!("/{index}");
                place(item, selected, at, found);
                at.truncate(length);
            }
        }
        Value::Object(entries) => {
            for entry in entries {
                *at += "/";
                *at += &escape(&entry.key);
                place(&entry.value, selected, at, found);
                at.truncate(length);
            }
        }
        _ => {}
    }
}

/// The library's words are a drawing; its last line says what was expected.
fn one_line(text: &str) -> String {
    let last = text.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    last.trim_start_matches("= ").to_owned()
}
