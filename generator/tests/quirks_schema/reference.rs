//! The reference page of `quirks.yaml`, made from the JSON Schema that the Rust types give.

use std::collections::HashMap;
use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::flow::{entry, flow};

const HEAD: &str = "# quirks.yaml\n\n\
    <!-- Made from generator/src/quirks by `UPDATE_EXPECT=1 cargo test -p vendorsmith --test quirks_schema`. -->\n";

/// The page as Markdown.
pub(super) fn page(schema: &Value) -> String {
    let mut page = Page { root: schema, text: String::new(), seen: HashMap::new() };
    let intro = paragraph(schema);
    let first = "# yaml-language-server: $schema=../quirks.schema.json";
    let _ = write!(
        page.text,
        "{HEAD}\n{intro}\n\nEditors complete and check the file where its first line is\n\n```yaml\n{first}\n```\n\n\
         Each key below: what it takes, its default (what holds without an optional key is told with it), what it means,\n\
         and how it is written.\n"
    );
    for (key, section) in properties(schema) {
        page.section(key, section);
    }
    while page.text.contains("\n\n\n") {
        page.text = page.text.replace("\n\n\n", "\n\n");
    }
    page.text.trim_end().to_owned() + "\n"
}

struct Page<'a> {
    root: &'a Value,
    text: String,
    /// Heading under which a type is told.
    seen: HashMap<&'a str, String>,
}

impl<'a> Page<'a> {
    /// A key of the file itself.
    fn section(&mut self, key: &str, schema: &'a Value) {
        let _ = write!(self.text, "\n## {key}\n\n{}\n", paragraph(schema));
        match self.inner(schema) {
            Some((suffix, inner)) => self.object(&format!("{key}{suffix}"), inner, false),
            None => {
                let _ = write!(self.text, "\nTakes {}{}.\n", self.takes(schema), default_of(schema));
                self.examples(key, schema, "");
                self.words(schema, "");
            }
        }
    }

    /// The keys of an object, then the objects in it, each below a heading of its own.
    fn object(&mut self, path: &str, schema: &'a Value, headed: bool) {
        if headed {
            let _ = write!(self.text, "\n### `{path}`\n\n{}\n", paragraph(schema));
        } else if path.ends_with(['>', ']']) {
            let _ = write!(self.text, "\nKeys of `{path}`:\n");
        }
        let mut open = Vec::new();
        for variant in self.variants(schema) {
            if let Some(tag) = variant.pointer("/properties/type/const") {
                let _ = write!(self.text, "\n**`type: {}`**: {}\n", flow(tag), paragraph(variant));
            }
            self.text.push('\n');
            let required: Vec<&str> = list(variant, "required").iter().filter_map(Value::as_str).collect();
            for (key, property) in properties(variant).filter(|(_, property)| property.get("const").is_none())
            {
                open.extend(self.key(path, key, property, required.contains(&key.as_str())));
            }
        }
        for (path, inner) in open {
            self.object(&path, inner, true);
        }
    }

    /// One key; the object in it, if that is still to be told.
    fn key(
        &mut self,
        path: &str,
        key: &str,
        property: &'a Value,
        required: bool,
    ) -> Option<(String, &'a Value)> {
        let needed = if required { "; required".to_owned() } else { default_of(property) };
        let inner = self.inner(property);
        let meaning = paragraph(property).replace('\n', "\n  ");
        let _ = write!(self.text, "- **`{key}`** ({}{needed}): {meaning}", self.takes(property));
        let mut open = None;
        if let Some((suffix, inner)) = inner {
            let own = format!("{path}.{key}{suffix}");
            let name = reference(property).unwrap_or_default();
            let told = self.seen.get(name).cloned();
            let _ = match &told {
                Some(heading) => writeln!(self.text, " Its keys are those of `{heading}`."),
                None => writeln!(self.text, " Its keys stand under `{own}`."),
            };
            if told.is_none() {
                self.seen.insert(name, own.clone());
                open = Some((own, inner));
            }
        } else {
            self.text.push('\n');
            self.words(property, "  ");
        }
        self.examples(key, property, "  ");
        open
    }

    fn examples(&mut self, key: &str, schema: &'a Value, indent: &str) {
        let examples = self.shown(schema);
        if !examples.is_empty() {
            let _ = write!(self.text, "\n{indent}```yaml\n");
            for example in &examples {
                let _ = writeln!(self.text, "{indent}{key}: {}", entry(example));
            }
            let _ = write!(self.text, "{indent}```\n\n");
        }
    }

    /// The examples of a key; where it has none and no keys of its own, a word that is not its default, else `true` or
    /// `false` against its default, else that.
    fn shown(&self, schema: &'a Value) -> Vec<Value> {
        let said = list(schema, "examples");
        if !said.is_empty() || self.inner(schema).is_some() {
            return said.to_vec();
        }
        let default =
            schema.get("default").filter(|value| ![json!(null), json!([]), json!({})].contains(value));
        let words = self.variants(resolved(self.root, schema)).into_iter().filter_map(|one| one.get("const"));
        let word = words.into_iter().find(|word| Some(*word) != default).cloned();
        let flag = default.and_then(Value::as_bool).map(|flag| json!(!flag));
        word.or(flag).or_else(|| default.cloned()).into_iter().collect()
    }

    /// What each of the words means that a key may have as its value.
    fn words(&mut self, schema: &'a Value, indent: &str) {
        for word in self.variants(resolved(self.root, schema)) {
            if let (Some(constant), true) = (word.get("const"), word.get("description").is_some()) {
                let meaning = paragraph(word).replace('\n', " ");
                let _ = writeln!(self.text, "{indent}- `{}`: {meaning}", flow(constant));
            }
        }
    }

    /// The object with keys of its own that a value is, or is a list or mapping of, and what a path to it ends with.
    fn inner(&self, schema: &'a Value) -> Option<(&'static str, &'a Value)> {
        let target = resolved(self.root, schema);
        let is_object =
            |value: &Value| self.variants(value).iter().any(|one| one.get("properties").is_some());
        if is_object(target) {
            return Some(("", target));
        }
        if let Some(items) = target.get("items").map(|items| resolved(self.root, items)) {
            return is_object(items).then_some(("[]", items));
        }
        let values = target.get("additionalProperties").filter(|values| values.is_object())?;
        let values = resolved(self.root, values);
        is_object(values).then_some((".<name>", values))
    }

    /// The alternatives of a schema with references resolved and null left out; the schema itself where it has none.
    fn variants(&self, schema: &'a Value) -> Vec<&'a Value> {
        let listed = list(schema, "oneOf").iter().chain(list(schema, "anyOf"));
        let inner: Vec<&Value> = listed.map(|one| resolved(self.root, one)).collect();
        if inner.is_empty() {
            return vec![schema];
        }
        let inner = inner.into_iter();
        inner.filter(|one| one["type"] != "null").flat_map(|one| self.variants(one)).collect()
    }

    /// What a value is, in words.
    fn takes(&self, schema: &'a Value) -> String {
        let target = resolved(self.root, schema);
        let mut words: Vec<String> = Vec::new();
        for variant in self.variants(target) {
            let word = self.kind(variant);
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words.join(" or ")
    }

    fn kind(&self, schema: &'a Value) -> String {
        if let Some(constant) = schema.get("const") {
            return format!("`{}`", flow(constant));
        }
        let kinds = match &schema["type"] {
            Value::String(kind) => vec![kind.as_str()],
            kinds => kinds.as_array().into_iter().flatten().filter_map(Value::as_str).collect(),
        };
        let kinds: Vec<String> = kinds
            .into_iter()
            .filter(|kind| *kind != "null")
            .map(|kind| match kind {
                "string" => "text".to_owned(),
                "integer" => "whole number".to_owned(),
                "boolean" => "`true` or `false`".to_owned(),
                "array" => schema
                    .get("items")
                    .map_or("list".to_owned(), |items| format!("list of {}", plural(&self.takes(items)))),
                "object" => match schema.get("additionalProperties").filter(|values| values.is_object()) {
                    Some(values) => format!("mapping of names to {}", plural(&self.takes(values))),
                    None => "mapping".to_owned(),
                },
                other => other.to_owned(),
            })
            .collect();
        if kinds.is_empty() { "any value".to_owned() } else { kinds.join(" or ") }
    }
}

/// Every key of the schema that lacks what the page needs: a description, and something that shows how it is written.
pub(super) fn bare(schema: &Value) -> Vec<String> {
    let page = Page { root: schema, text: String::new(), seen: HashMap::new() };
    let empty = Map::new();
    let mut bare = Vec::new();
    let definitions = schema["$defs"].as_object().unwrap_or(&empty).iter();
    let all = definitions.map(|(name, one)| (name.as_str(), one)).chain([("quirks.yaml", schema)]);
    for (name, definition) in all {
        for (key, property) in page.variants(definition).into_iter().flat_map(properties) {
            let described = property["description"].as_str().is_some_and(|text| !text.is_empty());
            let shown = !page.shown(property).is_empty() || page.inner(property).is_some();
            if property.get("const").is_none() && !(described && shown) {
                bare.push(format!("{name}.{key}"));
            }
        }
    }
    bare
}

/// Every example in the schema, with the schema that it is one of.
pub(super) fn examples(schema: &Value) -> Vec<(Value, Value)> {
    let page = Page { root: schema, text: String::new(), seen: HashMap::new() };
    let empty = Map::new();
    let definitions = schema["$defs"].as_object().unwrap_or(&empty).values();
    let all = definitions.chain([schema]).flat_map(|one| page.variants(one)).flat_map(properties);
    let with_root = |property: &Value| {
        let mut alone = property.clone();
        alone["$defs"] = schema["$defs"].clone();
        alone
    };
    all.flat_map(|(_, property)| {
        list(property, "examples").iter().map(move |example| (example.clone(), with_root(property)))
    })
    .collect()
}

fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flatten()
}

fn list<'a>(schema: &'a Value, key: &str) -> &'a [Value] {
    schema[key].as_array().map_or(&[], Vec::as_slice)
}

/// The schema behind references and a choice between one schema and null.
fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    if let Some(target) = schema["$ref"].as_str().and_then(|path| root.pointer(path.trim_start_matches('#')))
    {
        return resolved(root, target);
    }
    let others: Vec<&Value> = list(schema, "anyOf").iter().filter(|one| one["type"] != "null").collect();
    match others.as_slice() {
        [only] => resolved(root, only),
        _ => schema,
    }
}

/// Name of the type that a property is, or is a list or mapping of.
fn reference(schema: &Value) -> Option<&str> {
    let own = schema["$ref"].as_str().or_else(|| list(schema, "anyOf").iter().find_map(reference));
    own.or_else(|| schema.get("items").or(schema.get("additionalProperties")).and_then(reference))
}

fn paragraph(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().to_owned()
}

fn plural(words: &str) -> String {
    match words {
        "text" => "texts".to_owned(),
        "whole number" => "whole numbers".to_owned(),
        "mapping" => "mappings".to_owned(),
        other => other.to_owned(),
    }
}

fn default_of(schema: &Value) -> String {
    match schema.get("default") {
        None | Some(Value::Null) => "; optional".to_owned(),
        Some(value) => format!("; default `{}`", flow(value)),
    }
}
