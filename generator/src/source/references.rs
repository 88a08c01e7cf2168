//! Every `$ref`: where it leads, and what it costs where it leads nowhere.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::chains::{Chains, End, HOPS};
use super::file::SourceFile;
use super::gaps;
use super::hoist::Hoist;
use super::index::Index;
use super::node::{Node, Span, Value};
use super::object::{Kind, Object};
use super::remove;
use super::trail::Trail;
use super::walk::{article, shown};

/// Where a reference leads.
#[derive(Clone)]
pub(super) enum Verdict {
    /// To a component of the right kind, as written.
    Fine,
    /// To a component that is written in another way; the right way.
    Canonical(String),
    /// To a place that is no component.
    Deep(String),
    /// Nowhere good.
    Bad(Box<Diagnostic>),
}

impl Verdict {
    pub(super) fn bad(finding: Diagnostic) -> Self {
        Self::Bad(Box::new(finding))
    }
}

/// A reference that must change.
pub(super) struct Link {
    pub(super) pointer: String,
    pub(super) span: Span,
    pub(super) object: Object,
    pub(super) verdict: Verdict,
}

/// Makes every reference lead to a component of its kind. What cannot be reached costs the reference's own place:
/// a schema accepts anything there, any other object is left out.
pub(super) fn settle(tree: &mut Node, files: &[SourceFile], diagnostics: &mut Diagnostics) {
    let mut hoist = Hoist::new(tree);
    let mut index = Index::new(tree);
    let mut links = collect(tree, &index, &[(String::new(), Kind::One(Object::Document))]);
    while !links.is_empty() {
        let (mut made, mut lost) = (Vec::new(), Vec::new());
        for mut link in links {
            if let Verdict::Deep(target) = &link.verdict {
                let found = index.pointer(tree, target);
                link.verdict = hoist.component(found, target, link.object, files, diagnostics, &mut made);
            }
            apply(tree, &index, link, files, diagnostics, &mut lost);
        }
        remove::all(tree, &index, &lost);
        let places = Hoist::insert(tree, made);
        if places.is_empty() {
            break;
        }
        index = Index::new(tree);
        links = collect(tree, &index, &places);
    }
    hoist.finish(tree);
}

/// What is said of a reference out of the document.
pub(super) fn external(target: &str) -> Diagnostic {
    let message =
        format!("`{}` lies in another file, and no reference to one is followed here", shown(target));
    Diagnostic::warning("external-reference", message)
        .help("write out what it names, or bundle the document into one file first")
}

/// What is said of a reference that leads to another, and on, without an end within bounds.
pub(super) fn too_far(target: &str) -> Diagnostic {
    let message = format!("`{}` leads through more than {HOPS} references in a row", shown(target));
    Diagnostic::warning("reference-chain", message).help("refer to what is meant itself")
}

/// Changes a reference; one whose object goes, with its key, is added to `lost`.
fn apply(
    tree: &mut Node,
    index: &Index,
    link: Link,
    files: &[SourceFile],
    diagnostics: &mut Diagnostics,
    lost: &mut Vec<String>,
) {
    let finding = match link.verdict {
        Verdict::Canonical(target) => {
            let pointer = format!("{}/$ref", link.pointer);
            if let Some(reference) = index.pointer_mut(tree, &pointer) {
                reference.value = Value::String(target);
            }
            return;
        }
        Verdict::Bad(finding) => finding,
        Verdict::Fine | Verdict::Deep(_) => return,
    };
    let place = files.get(link.span.file).map(|file| file.place(&link.pointer, link.span.range));
    let mut finding = finding.at(place);
    let schema = link.object == Object::Schema;
    finding.message += if schema { "; any value is accepted here" } else { "; it is left out" };
    diagnostics.push(finding);
    if schema {
        if let Some(node) = index.pointer_mut(tree, &link.pointer) {
            node.value = Value::Object(Vec::new());
        }
    } else if let Some((parent, token)) = link.pointer.rsplit_once('/')
        && let Some(parent) = index.pointer_mut(tree, parent)
    {
        match &mut parent.value {
            Value::Array(_) => parent.child_mut(token).into_iter().for_each(gaps::leave),
            _ => lost.push(link.pointer),
        }
    }
}

/// The references below these places that must change, in order.
fn collect(tree: &Node, index: &Index, places: &[(String, Kind)]) -> Vec<Link> {
    let mut search = Search { chains: Chains::new(tree, index), known: HashMap::new(), links: Vec::new() };
    for (pointer, kind) in places {
        if let Some(node) = index.pointer(tree, pointer) {
            search.node(node, *kind, &Trail::from(pointer));
        }
    }
    search.links
}

struct Search<'a> {
    chains: Chains<'a>,
    known: HashMap<(String, Object), Verdict>,
    links: Vec<Link>,
}

impl Search<'_> {
    fn node(&mut self, node: &Node, kind: Kind, at: &Trail<'_>) {
        match kind {
            Kind::One(object) => self.object(node, object, at),
            Kind::Ref(object) => self.reference_or(node, object, at),
            Kind::SchemaOrFlag => self.reference_or(node, Object::Schema, at),
            Kind::List(object) => self.list(node, Kind::One(object), at),
            Kind::RefList(object) => self.list(node, Kind::Ref(object), at),
            Kind::Map(object) => self.map(node, Kind::One(object), at),
            Kind::RefMap(object) => self.map(node, Kind::Ref(object), at),
            _ => {}
        }
    }

    fn list(&mut self, node: &Node, kind: Kind, at: &Trail<'_>) {
        for (index, item) in node.items().iter().enumerate() {
            self.node(item, kind, &at.index(index));
        }
    }

    fn map(&mut self, node: &Node, kind: Kind, at: &Trail<'_>) {
        for entry in node.entries() {
            self.node(&entry.value, kind, &at.key(&entry.key));
        }
    }

    fn object(&mut self, node: &Node, object: Object, at: &Trail<'_>) {
        for entry in node.entries() {
            if let Some(kind) = object.kind_of(&entry.key) {
                self.node(&entry.value, kind, &at.key(&entry.key));
            }
        }
    }

    fn reference_or(&mut self, node: &Node, object: Object, at: &Trail<'_>) {
        let Some(reference) = node.get("$ref") else { return self.object(node, object, at) };
        let Some(target) = reference.as_str() else { return };
        let chains = &mut self.chains;
        let known = self.known.entry((target.to_owned(), object));
        let verdict = known.or_insert_with(|| verdict(chains, target, object)).clone();
        let verdict = match verdict {
            Verdict::Bad(_) if object == Object::Schema => self.inside(target, at).unwrap_or(verdict),
            _ => verdict,
        };
        if !matches!(verdict, Verdict::Fine) {
            self.links.push(Link { pointer: at.pointer(), span: reference.span.clone(), object, verdict });
        }
    }
}

impl Search<'_> {
    /// Where a pointer leads that counts from the component around it, as one does in a schema file of its own. `None`
    /// where it leads nowhere from there either.
    fn inside(&mut self, target: &str, at: &Trail<'_>) -> Option<Verdict> {
        let below = target.strip_prefix("#/")?;
        let pointer = at.pointer();
        let component: Vec<&str> = pointer.split('/').take(4).collect();
        let ["", "components", "schemas", _] = component.as_slice() else { return None };
        let meant = format!("#{}/{below}", component.join("/").replace('%', "%25"));
        match verdict(&mut self.chains, &meant, Object::Schema) {
            Verdict::Bad(_) => None,
            Verdict::Fine => Some(Verdict::Canonical(meant)),
            found => Some(found),
        }
    }
}

/// What is said of a reference to nothing, or to the whole document.
fn nothing(target: &str, object: Object) -> Diagnostic {
    let (message, help) = if target == "#" {
        let message = format!("`#` is the whole document, which is not {}", article(object.name()));
        (message, "refer to what is meant, as in `#/components/schemas/Name`")
    } else {
        (format!("nothing is at `{}`", shown(target)), "correct the reference, or add what it names")
    };
    Diagnostic::warning("unknown-reference", message).help(help)
}

fn verdict(chains: &mut Chains<'_>, target: &str, object: Object) -> Verdict {
    let bad = |message: String, help: &str| {
        Verdict::bad(Diagnostic::warning("unknown-reference", message).help(help.to_owned()))
    };
    if !target.starts_with('#') {
        return Verdict::bad(external(target));
    }
    match chains.end(target, object) {
        End::Found => {}
        End::Missing(missing) => return Verdict::bad(nothing(&missing, object)),
        End::External(target) => return Verdict::bad(external(&target)),
        End::Loop => {
            let message = format!("`{}` leads back to itself", shown(target));
            return Verdict::bad(
                Diagnostic::warning("reference-loop", message).help("refer to what is meant itself"),
            );
        }
        End::TooFar => return Verdict::bad(too_far(target)),
    }
    let pointer = decoded(&target[1..]);
    let tokens: Vec<&str> = pointer.split('/').skip(1).collect();
    let canonical = format!("#{pointer}");
    let right = match tokens.as_slice() {
        ["paths", _] => object == Object::PathItem,
        ["components", section, _] if object.section() == Some(section) => true,
        ["components", section, _] if Object::Components.kind_of(section).is_some() => {
            let message = format!("`{}` is not {}", shown(target), article(object.name()));
            return bad(message, "refer to a component of the right kind");
        }
        _ if object.section().is_some() => return Verdict::Deep(pointer),
        _ => false,
    };
    match right {
        true if canonical == target => Verdict::Fine,
        true => Verdict::Canonical(canonical),
        false => bad(format!("`{}` is not {}", shown(target), article(object.name())), "write it out here"),
    }
}

/// A URI fragment with its percent-encoding undone (RFC 6901, section 6); as it is where that is no UTF-8.
pub(super) fn decoded(fragment: &str) -> String {
    if !fragment.contains('%') {
        return fragment.to_owned();
    }
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code =
            after.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = code.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let byte = byte.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = byte.and_then(|_| after.get(2..)).unwrap_or(after);
    }
    String::from_utf8(bytes).unwrap_or_else(|_| fragment.to_owned())
}
