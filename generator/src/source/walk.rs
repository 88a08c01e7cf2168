//! The walk of the tree against the table of OpenAPI's objects: whatever has a wrong kind is reported at its place
//! and repaired or removed, so that the smallest piece is lost and `openapiv3` accepts what is left.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};

use super::file::SourceFile;
use super::node::{Entry, Node, Span, Value};
use super::object::{Key, Kind, Need, Object, Others};
use super::trail::Trail;
use super::versions::Version;
use super::{atoms, gaps, references, repair, schema};

/// Prefix of the keys in which we keep what `openapiv3` cannot hold.
pub(super) const KEPT: &str = "x-vendorsmith-";

/// Walks a tree.
pub(super) struct Walk<'a> {
    pub(super) files: &'a [SourceFile],
    pub(super) diagnostics: &'a mut Diagnostics,
    /// What the tree was written in. The newest where that is nothing to speak of any more.
    pub(super) version: Version,
    gathered: IndexMap<String, Gathered>,
}

/// A finding that is told once a document.
struct Gathered {
    severity: Severity,
    code: &'static str,
    place: Option<Place>,
    count: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(files: &'a [SourceFile], diagnostics: &'a mut Diagnostics) -> Self {
        Self { files, diagnostics, version: Version::V3_2, gathered: IndexMap::new() }
    }

    /// Makes a node what the table says. False means that it must be left out; that has been reported.
    pub(super) fn node(&mut self, node: &mut Node, kind: Kind, at: &Trail<'_>) -> bool {
        match kind {
            Kind::Any | Kind::Aside | Kind::Told(_) => true,
            Kind::One(object) => self.object(node, object, at),
            Kind::Ref(object) => self.reference_or(node, object, at),
            Kind::SchemaOrFlag if node.as_bool().is_some() => true,
            Kind::SchemaOrFlag => self.reference_or(node, Object::Schema, at),
            Kind::List(object) => self.list(node, Kind::One(object), at),
            Kind::RefList(object) => self.list(node, Kind::Ref(object), at),
            Kind::Requirements => self.list(node, Kind::TextsMap, at),
            Kind::Texts => {
                atoms::listed(self, node, at);
                self.list(node, Kind::Text, at)
            }
            Kind::Anys => {
                atoms::listed(self, node, at);
                self.list(node, Kind::Any, at)
            }
            Kind::Map(object) => self.map(node, Kind::One(object), at),
            Kind::RefMap(object) => self.map(node, Kind::Ref(object), at),
            Kind::TextMap => self.map(node, Kind::Text, at),
            Kind::TextsMap => self.map(node, Kind::Texts, at),
            Kind::AnyMap => self.map(node, Kind::Any, at),
            Kind::Text | Kind::Choice(_) | Kind::Flag | Kind::Number | Kind::Count => {
                atoms::check(self, node, kind, at)
            }
        }
    }

    fn list(&mut self, node: &mut Node, kind: Kind, at: &Trail<'_>) -> bool {
        if !matches!(node.value, Value::Array(_)) {
            return self.wrong_kind(node, "a list", at);
        }
        let Value::Array(items) = &mut node.value else { return false };
        let counted = matches!(kind, Kind::One(_) | Kind::Ref(_));
        let mut index = 0;
        items.retain_mut(|item| {
            index += 1;
            let kept = self.node(item, kind, &at.index(index - 1));
            if !kept && counted {
                gaps::leave(item);
            }
            kept || counted
        });
        true
    }

    fn map(&mut self, node: &mut Node, kind: Kind, at: &Trail<'_>) -> bool {
        if !matches!(node.value, Value::Object(_)) {
            return self.wrong_kind(node, "an object", at);
        }
        let Value::Object(entries) = &mut node.value else { return false };
        entries.retain_mut(|entry| {
            let extension = entry.key.starts_with("x-") && !matches!(entry.value.value, Value::Object(_));
            // Extensions beside names; `openapiv3` has no room for them here, and nothing reads them.
            if extension && !matches!(kind, Kind::Text | Kind::Texts | Kind::Any) {
                return false;
            }
            self.node(&mut entry.value, kind, &at.key(&entry.key))
        });
        true
    }

    fn reference_or(&mut self, node: &mut Node, object: Object, at: &Trail<'_>) -> bool {
        if object == Object::Schema {
            schema::before(self, node, at);
        }
        let Some(reference) = node.get("$ref") else { return self.object(node, object, at) };
        if reference.as_str().is_none() {
            let reference = reference.clone();
            self.wrong_kind(&reference, "a reference in a string", &at.key("$ref"));
            node.remove("$ref");
            return self.object(node, object, at);
        }
        if node.entries().len() == 1 {
            return true;
        }
        if object == Object::Schema {
            schema::wrap_reference(node);
            return self.object(node, object, at);
        }
        self.reference_alone(node, at);
        true
    }

    /// Keys beside a `$ref` mean nothing in OpenAPI 3.0 outside schemas; since 3.1 two of them say what is shown.
    fn reference_alone(&mut self, node: &mut Node, at: &Trail<'_>) {
        let texts = |entry: &Entry| matches!(&*entry.key, "summary" | "description");
        let since = self.version >= Version::V3_1;
        let newer = |entry: &&Entry| since && texts(entry);
        let known = |entry: &&Entry| entry.key == "$ref" || entry.key.starts_with("x-") || newer(entry);
        if let Some(text) = node.entries().iter().find(newer) {
            let message = format!("`{}` beside `$ref` is not shown; what it refers to has its own", text.key);
            let span = text.key_span.clone();
            self.note("without-effect", message, &span, &at.key(&text.key));
        }
        if !node.entries().iter().all(|entry| known(&entry)) {
            let message =
                format!("keys beside `$ref` mean nothing here in {} and are ignored", self.version.name());
            self.note("reference-siblings", message, &node.span, at);
        }
        if let Some(entries) = node.entries_mut() {
            entries.retain(|entry| entry.key == "$ref");
        }
    }

    fn object(&mut self, node: &mut Node, object: Object, at: &Trail<'_>) -> bool {
        repair::before(self, node, object, at);
        if !matches!(node.value, Value::Object(_)) {
            let expected = article(object.name());
            return self.wrong_kind(node, &expected, at);
        }
        if let Some(reference) = node.get("$ref").filter(|_| object != Object::PathItem) {
            let finding = match reference.as_str() {
                Some(target) if !target.starts_with('#') => references::external(target),
                _ => {
                    let message =
                        format!("`$ref` cannot stand for {} here; it is left out", article(object.name()));
                    Diagnostic::warning("misplaced-reference", message).help("write the object out")
                }
            };
            let span = reference.span.clone();
            self.report(finding, &span, &at.key("$ref"));
            return false;
        }
        let Value::Object(entries) = &mut node.value else { return false };
        entries.retain_mut(|entry| self.entry(entry, object, at));
        self.needs(node, object, at) && repair::after(self, node, object, at)
    }

    fn entry(&mut self, entry: &mut Entry, object: Object, at: &Trail<'_>) -> bool {
        if entry.key.starts_with("x-") {
            return true;
        }
        if object == Object::PathItem && entry.key == "$ref" {
            // A callback's, which is not generated.
            return false;
        }
        let fixed = object.key(&entry.key);
        if let Some(fixed) = fixed.filter(|fixed| fixed.until < Version::V3_0) {
            if self.version > fixed.until {
                return self.unknown(entry, object, at);
            }
            // The upgrade leaves nothing that it can read.
            self.node(&mut entry.value, fixed.kind, &at.key(&entry.key));
            return false;
        }
        if let Some(fixed) = fixed.filter(|fixed| fixed.since > self.version) {
            self.too_new(&entry.key, fixed.since, object, &entry.key_span, at);
        }
        let kind = match object.kind_of(&entry.key) {
            Some(Kind::Aside) => {
                entry.key = format!("{KEPT}{}", entry.key);
                return true;
            }
            Some(Kind::Told(what)) => {
                let message = format!("`{}` {what}", entry.key);
                self.note("without-effect", message, &entry.key_span, &at.key(&entry.key));
                return false;
            }
            Some(kind) => kind,
            None => return self.unknown(entry, object, at),
        };
        if entry.value.is_null() && !matches!(kind, Kind::Any) && kind != Kind::Ref(Object::Schema) {
            let message = format!("`{}` is empty and ignored", entry.key);
            self.note("empty-key", message, &entry.key_span, &at.key(&entry.key));
            return false;
        }
        self.node(&mut entry.value, kind, &at.key(&entry.key))
    }

    /// Says that a key belongs to a later version than the document's; it is read all the same.
    pub(super) fn too_new(&mut self, key: &str, since: Version, object: Object, span: &Span, at: &Trail<'_>) {
        if since > self.version {
            let (name, since) = (article(object.name()), since.name());
            let message = format!(
                "`{key}` is no key of {name} in {}, but of {since}, and read so",
                self.version.name()
            );
            self.note("later-version", message, span, &at.key(key));
        }
    }

    /// A key that the object does not have: kept under another name where the object has room for it.
    fn unknown(&mut self, entry: &mut Entry, object: Object, at: &Trail<'_>) -> bool {
        let (what, help) = match object.others() {
            Others::Paths => ("path", "begin the path with `/`"),
            Others::Statuses => ("status", "write a status such as 200, a class such as 4XX, or `default`"),
            Others::None | Others::Expressions => {
                let name = article(object.name());
                let message =
                    format!("`{}` is no key of {name} in {}", shown(&entry.key), self.version.name());
                self.note("unknown-key", message, &entry.key_span, &at.key(&entry.key));
                entry.key = format!("{KEPT}{}", entry.key);
                return true;
            }
        };
        let message = format!("`{}` is no {what}; it is left out", shown(&entry.key));
        let finding = Diagnostic::warning("unknown-key", message).help(help);
        self.report(finding, &entry.key_span, &at.key(&entry.key));
        false
    }

    fn needs(&mut self, node: &mut Node, object: Object, at: &Trail<'_>) -> bool {
        for key in object.keys() {
            if key.need == Need::Optional || node.get(key.name).is_some() {
                continue;
            }
            let Need::Filled(text) = key.need else {
                let message = format!("{} lacks `{}`; it is left out", article(object.name()), key.name);
                self.report(
                    Diagnostic::warning("missing-key", message).help(format!("add `{}`", key.name)),
                    &node.span.clone(),
                    at,
                );
                return false;
            };
            self.fill(node, object, key, text, at);
        }
        true
    }

    fn fill(&mut self, node: &mut Node, object: Object, key: &Key, text: &str, at: &Trail<'_>) {
        let span = node.span.clone();
        let message = format!("{} lacks `{}`", article(object.name()), key.name);
        if key.waived.is_some_and(|waived| self.version >= waived) {
            // Nothing is wrong.
        } else if object == Object::Response {
            self.note("missing-key", message, &span, at);
        } else {
            let finding = Diagnostic::warning("missing-key", message).help(format!("add `{}`", key.name));
            self.report(finding, &span, at);
        }
        let mut value = Node::new(span, Value::Object(Vec::new()));
        match key.kind {
            Kind::Text => value.value = Value::String(text.to_owned()),
            // What is filled in is new and lacks its own keys, which the finding above covers.
            Kind::One(Object::Info) => {
                let text = |text: &str| Node::new(value.span.clone(), Value::String(text.to_owned()));
                let entries = vec![Entry::made("title", text("API")), Entry::made("version", text("0.1.0"))];
                value.value = Value::Object(entries);
            }
            _ => {}
        }
        if let Some(entries) = node.entries_mut() {
            entries.push(Entry::made(key.name, value));
        }
    }

    /// Reports a node of a wrong kind; false, as it is left out.
    pub(super) fn wrong_kind(&mut self, node: &Node, expected: &str, at: &Trail<'_>) -> bool {
        let message = format!("expected {expected}, found {}; it is left out", node.kind());
        let finding = Diagnostic::warning("wrong-kind", message).help(format!("write {expected}"));
        self.report(finding, &node.span, at);
        false
    }

    /// Adds a finding at a span.
    pub(super) fn report(&mut self, finding: Diagnostic, span: &Span, at: &Trail<'_>) {
        let place = self.place(span, at);
        self.diagnostics.push(finding.at(place));
    }

    /// Adds advice; the same words at another place only count.
    pub(super) fn note(&mut self, code: &'static str, message: String, span: &Span, at: &Trail<'_>) {
        self.gather(Severity::Note, code, message, span, at);
    }

    /// Adds a finding; the same words at another place only count.
    pub(super) fn gather(
        &mut self,
        severity: Severity,
        code: &'static str,
        message: String,
        span: &Span,
        at: &Trail<'_>,
    ) {
        if let Some(gathered) = self.gathered.get_mut(&message) {
            gathered.count += 1;
            return;
        }
        let place = self.place(span, at);
        self.gathered.insert(message, Gathered { severity, code, place, count: 1 });
    }

    /// Hands on what was gathered.
    pub(super) fn finish(self) {
        for (mut message, Gathered { severity, code, place, count }) in self.gathered {
            match count {
                1 => {}
                2 => message += " (and at 1 more place)",
                _ => message += &format!(" (and at {} more places)", count - 1),
            }
            let finding = match severity {
                Severity::Note => Diagnostic::note(code, message),
                _ => Diagnostic::warning(code, message),
            };
            self.diagnostics.push(finding.at(place).help(remedy(code)));
        }
    }

    fn place(&self, span: &Span, at: &Trail<'_>) -> Option<Place> {
        self.files.get(span.file).map(|file| file.place(at.pointer(), span.range.clone()))
    }
}

/// What to do about the advice of a code.
fn remedy(code: &str) -> &'static str {
    match code {
        "unquoted-string" => "write it in quotes",
        "wrong-kind" => "write it as OpenAPI 3.0 wants it",
        "reference-siblings" => "write what is meant beside `$ref` where it refers to",
        "empty-key" => "give it a name",
        "missing-key" => "add it",
        "later-version" => "declare the version that the document is written in",
        "unknown-reference" => "write the way from the document's root",
        "mutual-tls" => "build the client's transport with the certificate",
        "collection-format" => "separate the values by hand, in a parameter that is one string",
        "unsplit-items" => {
            "read or write the body whole; JSON lines, JSON sequences and server-sent events come item by item"
        }
        "cookie-style" => {
            "where the vendor does not decode them, give `extra_header` the whole `cookie` header"
        }
        "undeclared-properties" => {
            "declare them, or name the schema under `keep_undeclared` in quirks.yaml to keep them as JSON"
        }
        "unread-properties" => "declare these properties in the schema itself",
        "without-effect" => "nothing needs to be done",
        _ => "correct the key, or begin it with `x-`",
    }
}

/// A name with its article.
pub(super) fn article(name: &str) -> String {
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {name}", if vowel { "an" } else { "a" })
}

pub(super) fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}
