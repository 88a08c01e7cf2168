//! Instances of a schema: the smallest, the fullest, and some between, always the same for the same schema.

use serde_json::{Map, Value, json};

use super::text::string;
use crate::source::node::Node;

/// How many instances are made of a schema.
const INSTANCES: usize = 4;
/// Schemas are followed this deep; beyond half of it only what is required is made.
const DEPTH: usize = 16;
/// Values that one instance may consist of.
const VALUES: usize = 2_000;

/// The keywords that put a schema together of others.
const COMPOSITIONS: [&str; 3] = ["allOf", "oneOf", "anyOf"];

/// Makes instances of one schema.
pub(super) struct Sampler<'a> {
    tree: &'a Node,
    schema: &'a str,
    dice: Dice,
    values: usize,
    /// Which instance is being made: 0 the smallest, 1 the fullest.
    round: usize,
    /// The mark of properties that the type does not have, because they only travel the other way.
    foreign: &'static str,
}

/// Numbers that look random and are the same in every run: Steele's splitmix64.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides.max(1) as u64).unwrap_or_default()
    }
}

impl<'a> Sampler<'a> {
    /// For the schema at this pointer, whose type is perhaps only ever `sent`.
    pub(super) fn new(tree: &'a Node, schema: &'a str, sent: bool) -> Self {
        let seed = schema.bytes().fold(7, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(byte.into()));
        Self {
            tree,
            schema,
            dice: Dice(seed),
            values: 0,
            round: 0,
            foreign: if sent { "readOnly" } else { "writeOnly" },
        }
    }

    /// The instances, each once. What cannot be made within the bounds is left out.
    pub(super) fn instances(mut self) -> Vec<Value> {
        let mut instances = Vec::new();
        let Some(schema) = self.tree.pointer(self.schema) else { return instances };
        for round in 0..INSTANCES {
            self.round = round;
            self.values = 0;
            if let Some(value) = self.value(schema, 0)
                && !value.is_null()
                && !instances.contains(&value)
            {
                instances.push(value);
            }
        }
        instances
    }

    /// Whether to make what need not be there.
    fn wants(&mut self, depth: usize) -> bool {
        match self.round {
            0 => false,
            _ if depth > DEPTH / 2 => false,
            1 => true,
            _ => self.dice.throw(2) == 0,
        }
    }

    fn value(&mut self, schema: &'a Node, depth: usize) -> Option<Value> {
        self.values += 1;
        if depth > DEPTH || self.values > VALUES {
            return None;
        }
        if let Some(reference) = schema.get("$ref") {
            let target = self.tree.pointer(reference.as_str()?.strip_prefix('#')?)?;
            return self.value(target, depth + 1);
        }
        let nullable = schema.get("nullable").and_then(Node::as_bool) == Some(true);
        if nullable && self.round > 1 && self.dice.throw(5) == 0 {
            return Some(Value::Null);
        }
        let listed = schema.get("enum").map(Node::items).unwrap_or_default();
        if !listed.is_empty() {
            return Some(plain(&listed[self.dice.throw(listed.len())]));
        }
        if COMPOSITIONS.iter().any(|keyword| !parts_of(schema, keyword).is_empty()) {
            return self.composed(schema, depth);
        }
        self.typed(schema, depth)
    }

    /// The parts of `allOf`, one of each list of alternatives, and what the schema itself says, in one value.
    fn composed(&mut self, schema: &'a Node, depth: usize) -> Option<Value> {
        let mut parts: Vec<&Node> = parts_of(schema, "allOf").iter().collect();
        let mut chosen = None;
        for alternatives in [parts_of(schema, "oneOf"), parts_of(schema, "anyOf")] {
            let one = alternatives.get(self.dice.throw(alternatives.len()));
            chosen = chosen.or(one);
            parts.extend(one);
        }
        let (telling, restricting): (Vec<&Node>, Vec<&Node>) =
            parts.into_iter().partition(|part| tells(part));
        let mut whole = None;
        for part in telling {
            whole = Some(joined(whole, self.value(part, depth + 1)?)?);
        }
        if schema.get("properties").is_some() || whole.is_none() {
            whole = Some(joined(whole, self.typed(schema, depth)?)?);
        }
        let mut whole = whole?;
        if let Value::Object(object) = &mut whole {
            for part in restricting.into_iter().chain([schema]) {
                self.promised(object, schema, part, depth)?;
            }
            if let (Some(discriminator), Some(chosen)) = (schema.get("discriminator"), chosen) {
                let name = discriminator.get("propertyName")?.as_str()?;
                object.insert(name.to_owned(), tag(discriminator, chosen)?.into());
            }
        }
        Some(whole)
    }

    /// Adds what a part requires of properties that others of the schema's parts declare.
    fn promised(
        &mut self,
        object: &mut Map<String, Value>,
        schema: &'a Node,
        part: &'a Node,
        depth: usize,
    ) -> Option<()> {
        for name in parts_of(part, "required").iter().filter_map(Node::as_str) {
            if !object.contains_key(name) {
                let property = self.property(schema, name, 0)?;
                let value = self.value(property, depth + 1)?;
                object.insert(name.to_owned(), value);
            }
        }
        Some(())
    }

    /// The schema of a property that a schema or a part of it declares.
    fn property(&self, schema: &'a Node, name: &str, depth: usize) -> Option<&'a Node> {
        if depth > DEPTH {
            return None;
        }
        let target = match schema.get("$ref") {
            Some(reference) => self.tree.pointer(reference.as_str()?.strip_prefix('#')?)?,
            None => schema,
        };
        let own = target.get("properties").and_then(|properties| properties.get(name));
        own.or_else(|| parts_of(target, "allOf").iter().find_map(|part| self.property(part, name, depth + 1)))
    }

    fn typed(&mut self, schema: &'a Node, depth: usize) -> Option<Value> {
        let kind = schema.get("type").and_then(Node::as_str);
        match kind {
            Some("object") => self.object(schema, depth),
            Some("array") => self.array(schema, depth),
            // Without a type, what is said of a kind restricts values of that kind alone; those are what is meant.
            None if schema.get("properties").is_some() || typed_rest(schema).is_some() => {
                self.object(schema, depth)
            }
            None if schema.get("items").is_some() => self.array(schema, depth),
            // So is null where nothing else is said, although the words admit any value.
            None if schema.get("nullable").and_then(Node::as_bool) == Some(true) => Some(Value::Null),
            Some("string") => string(schema, self.dice.throw(1000)).map(Value::from),
            Some("integer") => self.integer(schema),
            Some("number") => Some(number(schema)),
            Some("boolean") => Some((self.dice.throw(2) == 0).into()),
            _ => schema.get("example").map(plain).or(Some(json!({ "any": [1, "x", true] }))),
        }
    }

    fn object(&mut self, schema: &'a Node, depth: usize) -> Option<Value> {
        let required: Vec<&str> = schema
            .get("required")
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .filter_map(Node::as_str)
            .collect();
        let mut object = Map::new();
        for entry in schema.get("properties").map(Node::entries).unwrap_or_default() {
            if self.is_foreign(&entry.value, 0) {
                continue;
            }
            let is_required = required.contains(&entry.key.as_str());
            if is_required || self.wants(depth) {
                match self.value(&entry.value, depth + 1) {
                    Some(value) => object.insert(entry.key.clone(), value),
                    None if is_required => return None,
                    None => None,
                };
            }
        }
        let rest = typed_rest(schema);
        if let Some(rest) = rest
            && self.wants(depth)
            && let Some(value) = self.value(rest, depth + 1)
        {
            object.insert("further".to_owned(), value);
        }
        self.fill(schema, rest, &mut object, depth)?;
        let undeclared = required.iter().any(|name| !object.contains_key(*name));
        (!undeclared).then_some(Value::Object(object))
    }

    /// Whether a property only travels the other way, as it or a schema that it refers to says.
    fn is_foreign(&self, property: &Node, depth: usize) -> bool {
        let target = |reference: &str| self.tree.pointer(reference.strip_prefix('#')?);
        let referred = property.get("$ref").and_then(Node::as_str).and_then(target);
        let mut parts = referred.into_iter().chain(parts_of(property, "allOf"));
        let own = property.get(self.foreign).and_then(Node::as_bool) == Some(true);
        own || (depth < DEPTH && parts.any(|part| self.is_foreign(part, depth + 1)))
    }

    /// Adds properties until there are as many as there must be.
    fn fill(
        &mut self,
        schema: &'a Node,
        rest: Option<&'a Node>,
        object: &mut Map<String, Value>,
        depth: usize,
    ) -> Option<()> {
        let least = bound(schema, "minProperties").unwrap_or(0).min(20);
        let declared = schema.get("properties").map(Node::entries).unwrap_or_default();
        for entry in declared {
            if object.len() < least && !object.contains_key(&entry.key) {
                object.insert(entry.key.clone(), self.value(&entry.value, depth + 1)?);
            }
        }
        for number in 1.. {
            if object.len() >= least {
                break;
            }
            let value = rest.map_or(Some("x".into()), |rest| self.value(rest, depth + 1))?;
            object.insert(format!("further{number}"), value);
        }
        Some(())
    }

    fn array(&mut self, schema: &'a Node, depth: usize) -> Option<Value> {
        if schema.get("x-vendorsmith-tuple").is_some() {
            let entries = schema.get("properties").map(Node::entries).unwrap_or_default();
            return entries
                .iter()
                .map(|entry| self.value(&entry.value, depth + 1))
                .collect::<Option<Vec<_>>>()
                .map(Value::from);
        }
        let least = bound(schema, "minItems").unwrap_or(0);
        let most = bound(schema, "maxItems").unwrap_or(usize::MAX);
        let wanted = if self.wants(depth) { 2 } else { 0 };
        let unique = schema.get("uniqueItems").and_then(Node::as_bool) == Some(true);
        let mut items: Vec<Value> = Vec::new();
        for _ in 0..wanted.clamp(least, most.max(least)).min(20) {
            let item = match schema.get("items") {
                Some(of) => self.value(of, depth + 1),
                None => Some("x".into()),
            };
            match item {
                Some(item) if !(unique && items.contains(&item)) => items.push(item),
                Some(_) => {}
                None if items.len() < least => return None,
                None => break,
            }
        }
        (items.len() >= least).then_some(Value::Array(items))
    }

    fn integer(&mut self, schema: &Node) -> Option<Value> {
        let (low, high) = bounds(schema);
        let step = number_of(schema, "multipleOf").filter(|step| *step >= 1.0).unwrap_or(1.0);
        let first = (low.max(-1000.0) / step).ceil() * step;
        let value = first + step * [0.0, 1.0, 2.0, 3.0][self.dice.throw(4)];
        let value = if value > high { first } else { value };
        // A whole number that a float holds exactly prints as one.
        let whole = format!("{value:.0}").parse::<i64>().ok()?;
        (value <= high && value.abs() < 1e15).then(|| json!(whole))
    }
}

fn parts_of<'a>(schema: &'a Node, keyword: &str) -> &'a [Node] {
    schema.get(keyword).map(Node::items).unwrap_or_default()
}

/// The schema of undeclared properties, where it says something.
fn typed_rest(schema: &Node) -> Option<&Node> {
    let rest = schema.get("additionalProperties")?;
    rest.entries().iter().any(|entry| entry.key != "description").then_some(rest)
}

fn bound(schema: &Node, key: &str) -> Option<usize> {
    schema.get(key)?.as_number()?.parse().ok()
}

/// Whether a schema says what a value is, and not only what is required of one.
fn tells(schema: &Node) -> bool {
    let keywords = ["$ref", "type", "properties", "items", "enum", "additionalProperties", "nullable"];
    keywords.into_iter().chain(COMPOSITIONS).any(|keyword| schema.get(keyword).is_some())
}

/// A number with a fraction, where one is allowed.
fn number(schema: &Node) -> Value {
    let (low, high) = bounds(schema);
    let value = if low.is_finite() { low } else { high.min(0.0) };
    let value = if value + 0.5 <= high { value + 0.5 } else { value };
    let step = number_of(schema, "multipleOf");
    json!(step.map_or(value, |step| (value / step).ceil() * step))
}

/// What a number must be at least and at most.
fn bounds(schema: &Node) -> (f64, f64) {
    let exclusive = |key: &str| schema.get(key).and_then(Node::as_bool) == Some(true);
    let low = number_of(schema, "minimum")
        .map_or(f64::NEG_INFINITY, |low| if exclusive("exclusiveMinimum") { low + 1.0 } else { low });
    let high = number_of(schema, "maximum")
        .map_or(f64::INFINITY, |high| if exclusive("exclusiveMaximum") { high - 1.0 } else { high });
    let low = if low == f64::NEG_INFINITY && high < 0.0 {
        high - 10.0
    } else {
        low.max(if high.is_finite() && high < 1.0 { high - 10.0 } else { low })
    };
    (if low == f64::NEG_INFINITY { 1.0_f64.min(high) } else { low }, high)
}

fn number_of(schema: &Node, key: &str) -> Option<f64> {
    schema.get(key)?.as_number()?.parse().ok()
}

/// The tag of an alternative: what the mapping says, else the component's name.
fn tag(discriminator: &Node, alternative: &Node) -> Option<String> {
    let reference = alternative.get("$ref")?.as_str()?;
    let name = reference.rsplit('/').next()?;
    let mapping = discriminator.get("mapping").map(Node::entries).unwrap_or_default();
    let is_meant = |target: &str| target == reference || target == name;
    let mapped = mapping.iter().find(|entry| entry.value.as_str().is_some_and(is_meant));
    Some(mapped.map_or_else(|| name.to_owned(), |entry| entry.key.clone()))
}

/// Two parts of one value; `None` where they do not fit.
fn joined(first: Option<Value>, second: Value) -> Option<Value> {
    match (first, second) {
        (None, second) => Some(second),
        (Some(first), second) if first == second => Some(first),
        (Some(first), second) if first.is_object() && second.is_object() => Some(merged(first, second)),
        (Some(first), second) if first.is_array() && second.is_array() => Some(merged(first, second)),
        _ => None,
    }
}

/// What two parts say of one value: of objects all properties, of lists the items side by side, else the first.
fn merged(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut first), Value::Object(second)) => {
            for (key, value) in second {
                let both = match first.remove(&key) {
                    Some(own) => merged(own, value),
                    None => value,
                };
                first.insert(key, both);
            }
            Value::Object(first)
        }
        (Value::Array(first), Value::Array(second)) => {
            first.into_iter().zip(second).map(|(first, second)| merged(first, second)).collect()
        }
        (first, _) => first,
    }
}

/// A node as it is.
fn plain(node: &Node) -> Value {
    use crate::source::node::Value as Written;
    match &node.value {
        Written::Null => Value::Null,
        Written::Bool(truth) => (*truth).into(),
        Written::Number(text) => serde_json::from_str(text).unwrap_or_default(),
        Written::String(text) => text.as_str().into(),
        Written::Array(items) => items.iter().map(plain).collect(),
        Written::Object(entries) => {
            entries.iter().map(|entry| (entry.key.clone(), plain(&entry.value))).collect::<Map<_, _>>().into()
        }
    }
}
