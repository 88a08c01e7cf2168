//! A tree against the JSON schema that editors hold the same file to. Every key and value that does not fit is an error
//! at its place, all of them in one run.

mod remedy;

use std::collections::HashSet;

use serde_json::Value as Schema;

use crate::diagnostic::{Diagnostic, Diagnostics, near};

use super::file::SourceFile;
use super::node::{Node, Span, Value};
use super::trail::Trail;

/// Reports what in `node`, a tree of these files, does not fit `schema`.
pub(super) fn check(files: &[SourceFile], node: &Node, schema: &Schema, diagnostics: &mut Diagnostics) {
    Check { files, root: schema, told: HashSet::new(), diagnostics }.node(node, schema, &Trail::ROOT);
}

/// Most steps of a JSON pointer: what follows one goes a level deeper with each.
const MOST_STEPS: usize = 128;

struct Check<'a> {
    files: &'a [SourceFile],
    root: &'a Schema,
    /// What was said of which byte: what an anchor names is seen once more for each alias.
    told: HashSet<(usize, usize, String)>,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Check<'a> {
    fn node(&mut self, node: &Node, schema: &'a Schema, at: &Trail<'_>) {
        let schema = self.target(schema);
        if let Some(choices) = choices(schema) {
            return self.choice(node, choices, at);
        }
        if !accepts(schema, node) {
            let expected = expected(schema);
            return match length_of_time(schema, node) {
                Some(help) => self.wrong(node, &expected, help, at),
                None => self.wrong_kind(node, &[schema], &expected, at),
            };
        }
        match &node.value {
            Value::Object(_) => self.object(node, schema, at),
            Value::Array(items) => {
                let Some(schema) = schema.get("items") else { return };
                for (index, item) in items.iter().enumerate() {
                    self.node(item, schema, &at.index(index));
                }
            }
            Value::Number(text) => self.bounds(node, text, schema, at),
            Value::String(text) => self.steps(text, &node.span, at),
            _ => {}
        }
    }

    /// Holds a number to the bounds that its schema says, or has by its format.
    fn bounds(&mut self, node: &Node, text: &str, schema: &Schema, at: &Trail<'_>) {
        let Ok(number) = text.parse::<i128>() else { return };
        let said = |key: &str| schema.get(key).and_then(Schema::as_i64).map(i128::from);
        let format = schema.get("format").and_then(Schema::as_str);
        let least = said("minimum").unwrap_or(i128::MIN);
        let most = said("maximum").or_else(|| largest(format?)).unwrap_or(i128::MAX);
        if number < least || number > most {
            let help = match most {
                i128::MAX => format!("write {least} or more"),
                _ => format!("write a number from {least} to {most}"),
            };
            self.error("out-of-range", format!("{text} is out of range here"), help, &node.span, at);
        }
    }

    /// Refuses what would be a pointer that nothing can follow.
    fn steps(&mut self, text: &str, span: &Span, at: &Trail<'_>) {
        if text.starts_with('/') && text.matches('/').count() > MOST_STEPS {
            let message = format!("a pointer has at most {MOST_STEPS} steps");
            self.error("invalid-pointer", message, "name a place that the body has".to_owned(), span, at);
        }
    }

    /// The schema that a reference leads to; the schema itself where it is none.
    fn target(&self, schema: &'a Schema) -> &'a Schema {
        remedy::target(self.root, schema)
    }

    fn object(&mut self, node: &Node, schema: &'a Schema, at: &Trail<'_>) {
        let properties = schema.get("properties").and_then(Schema::as_object);
        let others = schema.get("additionalProperties");
        for entry in node.entries() {
            let at = at.key(&entry.key);
            self.steps(&entry.key, &entry.key_span, &at);
            let declared = properties.and_then(|properties| properties.get(&entry.key));
            match declared.or_else(|| others.filter(|others| others.is_object())) {
                Some(schema) => self.node(&entry.value, schema, &at),
                None if others == Some(&Schema::Bool(false)) => {
                    let message = format!("there is no key `{}` here", entry.key);
                    let empty = serde_json::Map::new();
                    let help = remedy::of_key(self.root, node, properties.unwrap_or(&empty), &entry.key);
                    self.error("unknown-key", message, help, &entry.key_span, &at);
                }
                None => {}
            }
        }
        let required = list(schema, "required").into_iter().flatten().filter_map(Schema::as_str);
        for key in required.filter(|key| node.get(key).is_none()) {
            let message = format!("the key `{key}` is missing here");
            self.error("missing-key", message, format!("add `{key}`"), &node.span, at);
        }
    }

    /// Holds a node to the one of several schemas that it means: the one whose `type` it names, else the first of its
    /// kind.
    fn choice(&mut self, node: &Node, choices: &'a [Schema], at: &Trail<'_>) {
        let choices: Vec<&Schema> = choices.iter().map(|choice| self.target(choice)).collect();
        let tags: Vec<&str> = choices.iter().filter_map(|choice| tag(choice)).collect();
        if !tags.is_empty() && matches!(node.value, Value::Object(_)) {
            return self.tagged(node, &choices, &tags, at);
        }
        let enumerated: Vec<&str> =
            choices.iter().copied().flat_map(|choice| self.constants(choice)).collect();
        if let (Value::String(text), false) = (&node.value, enumerated.is_empty()) {
            return self.word(node, text, &enumerated, at);
        }
        match choices.iter().find(|choice| self.fits(choice, node)) {
            Some(choice) => self.node(node, choice, at),
            None => {
                let mut kinds: Vec<String> = choices.iter().flat_map(|choice| self.wanted(choice)).collect();
                kinds.retain(|kind| kind != "null");
                kinds.dedup();
                let expected = kinds.join(" or ");
                if let Some(help) = choices.iter().find_map(|choice| length_of_time(choice, node)) {
                    return self.wrong(node, &expected, help, at);
                }
                self.wrong_kind(node, &choices, &expected, at);
            }
        }
    }

    /// What a schema asks for, in words, each of its choices apart.
    fn wanted(&self, schema: &'a Schema) -> Vec<String> {
        match choices(schema) {
            Some(choices) => choices.iter().flat_map(|choice| self.wanted(self.target(choice))).collect(),
            None => vec![expected(schema)],
        }
    }

    fn tagged(&mut self, node: &Node, choices: &[&'a Schema], tags: &[&str], at: &Trail<'_>) {
        let Some(named) = node.get("type") else {
            let message = "the key `type` is missing here".to_owned();
            return self.error(
                "missing-key",
                message,
                format!("`type` is one of {}", words(tags)),
                &node.span,
                at,
            );
        };
        let meant = named.as_str().unwrap_or_default();
        match choices.iter().find(|choice| tag(choice) == Some(meant)) {
            Some(choice) => self.object(node, choice, at),
            None => self.word(named, meant, tags, &at.key("type")),
        }
    }

    fn word(&mut self, node: &Node, text: &str, known: &[&str], at: &Trail<'_>) {
        if !known.contains(&text) {
            let help = near::question(text, known.iter().copied());
            let help = help.unwrap_or_else(|| format!("write one of {}", words(known)));
            self.error("unknown-value", format!("`{text}` means nothing here"), help, &node.span, at);
        }
    }

    /// Every word that a schema lists.
    fn constants(&self, schema: &'a Schema) -> Vec<&'a str> {
        let nested =
            choices(schema).into_iter().flatten().flat_map(|choice| self.constants(self.target(choice)));
        let listed = list(schema, "enum").into_iter().flatten().filter_map(Schema::as_str);
        schema.get("const").and_then(Schema::as_str).into_iter().chain(listed).chain(nested).collect()
    }

    /// Whether a node is of a schema's kind.
    fn fits(&self, schema: &'a Schema, node: &Node) -> bool {
        match choices(schema) {
            Some(choices) => choices.iter().any(|choice| self.fits(self.target(choice), node)),
            None => accepts(schema, node),
        }
    }

    fn wrong_kind(&mut self, node: &Node, schemas: &[&Schema], expected: &str, at: &Trail<'_>) {
        let help = remedy::of_kind(self.root, node, schemas, expected);
        self.wrong(node, expected, help, at);
    }

    fn wrong(&mut self, node: &Node, expected: &str, help: String, at: &Trail<'_>) {
        let message = format!("expected {expected}, found {}", remedy::found(node));
        self.error("wrong-kind", message, help, &node.span, at);
    }

    fn error(&mut self, code: &'static str, message: String, help: String, span: &Span, at: &Trail<'_>) {
        if self.told.insert((span.file, span.range.start, message.clone())) {
            let file = self.files.get(span.file);
            let place = file.map(|file| file.place(at.pointer(), span.range.clone()));
            self.diagnostics.push(Diagnostic::error(code, message).at(place).help(help));
        }
    }
}

/// The largest number of a format, as schemars names Rust's types.
fn largest(format: &str) -> Option<i128> {
    Some(match format {
        "uint8" => u8::MAX.into(),
        "uint16" => u16::MAX.into(),
        "uint32" => u32::MAX.into(),
        "uint64" | "uint" => u64::MAX.into(),
        "int32" => i32::MAX.into(),
        "int64" => i64::MAX.into(),
        _ => return None,
    })
}

/// What to write for a whole number where the schema's examples are lengths of time: seconds, as is most often meant.
fn length_of_time(schema: &Schema, node: &Node) -> Option<String> {
    let Value::Number(number) = &node.value else { return None };
    let whole = number.parse::<u64>().is_ok();
    let timed = list(schema, "examples")?.iter().filter_map(Schema::as_str).any(|example| {
        let unit = example.trim_start_matches(|letter: char| letter.is_ascii_digit());
        unit.len() < example.len() && ["ms", "s", "m", "h", "d"].contains(&unit)
    });
    (whole && timed).then(|| format!("write `{number}s`, with its unit"))
}

fn list<'a>(schema: &'a Schema, key: &str) -> Option<&'a [Schema]> {
    schema.get(key).and_then(Schema::as_array).map(Vec::as_slice)
}

fn choices(schema: &Schema) -> Option<&[Schema]> {
    list(schema, "oneOf").or_else(|| list(schema, "anyOf"))
}

/// The word by which an object says that it is of this schema.
fn tag(schema: &Schema) -> Option<&str> {
    schema.pointer("/properties/type/const").and_then(Schema::as_str)
}

/// The kinds that a schema names.
fn kinds(schema: &Schema) -> Vec<&str> {
    match schema.get("type") {
        Some(Schema::String(kind)) => vec![kind],
        Some(Schema::Array(kinds)) => kinds.iter().filter_map(Schema::as_str).collect(),
        _ => Vec::new(),
    }
}

fn accepts(schema: &Schema, node: &Node) -> bool {
    let kinds = kinds(schema);
    kinds.is_empty() || kinds.iter().any(|kind| is(kind, node))
}

fn is(kind: &str, node: &Node) -> bool {
    match &node.value {
        Value::Null => kind == "null",
        Value::Bool(_) => kind == "boolean",
        Value::Number(text) => kind == "number" || (kind == "integer" && text.parse::<i128>().is_ok()),
        Value::String(_) => kind == "string",
        Value::Array(_) => kind == "array",
        Value::Object(_) => kind == "object",
    }
}

/// What a schema asks for, in words; a key that may be null may as well be left out, so that is not said.
fn expected(schema: &Schema) -> String {
    let kinds = kinds(schema);
    let said = kinds.iter().filter(|kind| kinds.len() == 1 || **kind != "null");
    let said: Vec<&str> = said
        .map(|kind| match *kind {
            "array" => "a list",
            "object" => "a mapping",
            "integer" => "a whole number",
            "number" => "a number",
            "boolean" => "true or false",
            "string" => "a string",
            other => other,
        })
        .collect();
    if said.is_empty() { "another value".to_owned() } else { said.join(" or ") }
}

fn words(known: &[&str]) -> String {
    known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
