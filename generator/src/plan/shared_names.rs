//! What schemas are called that stand in several places: after what these have in common, where nothing else would be
//! called so.

use std::collections::{BTreeMap, BTreeSet};

use super::names::type_name;
use super::resources::RUNTIME_NAMES;
use super::schema_names::{is_listed, own_word, singular};
use super::types::TEXTS;

use crate::api::{Api, EnumKind, EnumValue, Schema, SchemaId, SchemaKind, SchemaName, TypeRef, Variant};
use crate::diagnostic::Place;

/// Words that say nothing of a type unless it is said whose they are, or that every file of Rust knows.
const PLAIN: &[&str] = &[
    "Access",
    "Action",
    "Any",
    "Array",
    "Attribute",
    "Attributes",
    "Body",
    "Boolean",
    "Box",
    "Category",
    "Check",
    "Client",
    "Code",
    "Collection",
    "Config",
    "Configuration",
    "Content",
    "Context",
    "Copy",
    "Count",
    "Data",
    "Default",
    "Details",
    "Empty",
    "Entry",
    "Enum",
    "Err",
    "Error",
    "Event",
    "Field",
    "Fields",
    "File",
    "Filter",
    "Format",
    "Group",
    "Id",
    "Info",
    "Input",
    "Integer",
    "Item",
    "Items",
    "Json",
    "Key",
    "Kind",
    "Label",
    "Level",
    "List",
    "Map",
    "Message",
    "Meta",
    "Method",
    "Mode",
    "Model",
    "Name",
    "None",
    "Null",
    "Number",
    "Object",
    "Ok",
    "Operation",
    "Option",
    "Options",
    "Order",
    "Other",
    "Output",
    "Param",
    "Parameter",
    "Parameters",
    "Params",
    "Path",
    "Position",
    "Properties",
    "Property",
    "Query",
    "Reason",
    "Record",
    "Records",
    "Reference",
    "Request",
    "Response",
    "Result",
    "Results",
    "Role",
    "Rule",
    "Rules",
    "Schema",
    "Scope",
    "Search",
    "Secret",
    "Send",
    "Service",
    "Settings",
    "Size",
    "Some",
    "Source",
    "State",
    "Status",
    "String",
    "Summary",
    "Sync",
    "Target",
    "Text",
    "Type",
    "Types",
    "Union",
    "Unit",
    "Unknown",
    "User",
    "Value",
    "Values",
    "Variant",
    "Vec",
    "Version",
];

/// Of so many values or shapes a name can be made.
const FEW: usize = 3;

/// Longest name in letters that is made of values or shapes.
const LONGEST: usize = 48;

/// The names that schemas of several places can be given, by position; none where their places have nothing in common
/// that no other schema has.
#[must_use]
pub(super) fn shared_names(api: &Api) -> BTreeMap<usize, String> {
    let shared = || (0..api.schemas.len()).filter(|at| is_shared(api, *at));
    if shared().next().is_none() {
        return BTreeMap::new();
    }
    let words = Words::of(api);
    let wishes: Vec<(usize, Vec<String>)> = shared().map(|at| (at, words.candidates(at))).collect();
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    let own = (0..api.schemas.len()).filter(|at| !is_shared(api, *at)).map(|at| words.own(at));
    let each = own.chain(wishes.iter().map(|(_, names)| names.iter().cloned().collect::<BTreeSet<_>>()));
    each.flatten().for_each(|name| *wanted.entry(name).or_default() += 1);
    let handles: BTreeSet<String> = api.resources.iter().map(|resource| type_name(&resource.name)).collect();
    let free = |name: &&String| wanted.get(*name) == Some(&1) && !handles.contains(*name) && !is_plain(name);
    let chosen = wishes.iter().map(|(at, names)| (*at, names.iter().find(free).cloned()));
    chosen.filter_map(|(at, name)| Some((at, name?))).collect()
}

/// Whether a schema stands in several places that are not all the body of one operation, or is a shape of a union that
/// does: there it is called after a union that itself is called after its shapes.
fn is_shared(api: &Api, at: usize) -> bool {
    let several = |schema: &Schema| {
        let first = operation(&schema.name);
        schema.also.iter().any(|twin| first.is_none() || operation(&twin.name) != first)
    };
    let schema = &api.schemas[at];
    match &schema.name {
        SchemaName::Variant(owner, _) => several(schema) || several(&api.schemas[owner.0]),
        _ => several(schema),
    }
}

/// The operation whose body a schema is.
fn operation(name: &SchemaName) -> Option<&str> {
    match name {
        SchemaName::Body(operation) | SchemaName::BodyAs(operation, _) => Some(operation),
        _ => None,
    }
}

fn is_plain(name: &str) -> bool {
    PLAIN.contains(&name) || TEXTS.contains(&name) || RUNTIME_NAMES.contains(&name)
}

/// What schemas are called where they stand.
struct Words<'a> {
    api: &'a Api,
    /// For each schema the words that the names of all its places end with.
    common: Vec<Option<String>>,
}

impl<'a> Words<'a> {
    fn of(api: &'a Api) -> Self {
        Self { api, common: api.schemas.iter().map(common).collect() }
    }

    /// What a schema may be called, the plainest name first.
    fn candidates(&self, at: usize) -> Vec<String> {
        let schema = &self.api.schemas[at];
        let (owned, made) = (self.with_owner(at), self.made(schema));
        let shape = matches!(schema.name, SchemaName::Variant(..));
        let last = if shape { [made, owned] } else { [owned, made] };
        [title(schema), self.common[at].clone()].into_iter().chain(last).flatten().collect()
    }

    /// The names that a schema of one place lays claim to: no other one is to be called so.
    fn own(&self, at: usize) -> BTreeSet<String> {
        let schema = &self.api.schemas[at];
        match &schema.name {
            SchemaName::Component(name) | SchemaName::Parts(name) => BTreeSet::from([type_name(name)]),
            SchemaName::Sent(..) => BTreeSet::new(),
            _ => [title(schema), self.common[at].clone()].into_iter().flatten().collect(),
        }
    }

    /// The common words behind those which the names of all that they lie in end with, or behind the name of the
    /// component from which all inherit it.
    fn with_owner(&self, at: usize) -> Option<String> {
        let word = self.common[at].as_ref()?;
        let owner = |(name, _): (&SchemaName, &Place)| match name {
            SchemaName::Property(owner, _) | SchemaName::Variant(owner, _) => self.owner(owner.0),
            _ => None,
        };
        let owners: Option<Vec<String>> = self.api.schemas[at].places().map(owner).collect();
        let end = common_end(owners?.into_iter()).map(|words| words.concat());
        let owner = end.filter(|owner| !is_plain(owner)).or_else(|| ancestor(&self.api.schemas[at]))?;
        Some(format!("{owner}{word}"))
    }

    fn owner(&self, at: usize) -> Option<String> {
        self.component_name(at).or_else(|| self.common[at].clone())
    }

    /// A name made of the few values or shapes there are.
    fn made(&self, schema: &Schema) -> Option<String> {
        let name = match &schema.kind {
            SchemaKind::Enum(kind, values) => match values.as_slice() {
                [value] => format!("{}Value", value_word(*kind, value)?),
                values => values_name(*kind, values)?,
            },
            SchemaKind::Union(variants) => self.family(variants).or_else(|| self.either(variants))?,
            _ => return None,
        };
        (name.chars().count() <= LONGEST).then_some(name)
    }

    /// The words that the names of all shapes end with, if they are two or more.
    fn family(&self, variants: &[Variant]) -> Option<String> {
        let names: Option<Vec<String>> = variants.iter().map(|variant| self.component(&variant.ty)).collect();
        let words = common_end(names?.into_iter())?;
        (words.len() > 1).then(|| words.concat())
    }

    /// The shapes one by one.
    fn either(&self, variants: &[Variant]) -> Option<String> {
        if variants.len() > FEW {
            return None;
        }
        let names: Option<BTreeSet<String>> =
            variants.iter().map(|variant| self.shape(&variant.ty, &variant.hint)).collect();
        names.map(|names| names.into_iter().collect::<Vec<_>>().join("Or"))
    }

    fn shape(&self, ty: &TypeRef, hint: &str) -> Option<String> {
        Some(match ty {
            TypeRef::String => "String".to_owned(),
            TypeRef::Integer(_) => "Integer".to_owned(),
            TypeRef::Float | TypeRef::Decimal => "Number".to_owned(),
            TypeRef::Boolean => "Boolean".to_owned(),
            TypeRef::DateTime => "DateTime".to_owned(),
            TypeRef::Date => "Date".to_owned(),
            TypeRef::Uuid => "Uuid".to_owned(),
            TypeRef::List(inner) => format!("{}List", self.shape(inner, hint)?),
            TypeRef::Map(inner) => format!("{}Map", self.shape(inner, hint)?),
            TypeRef::Nullable(inner) => self.shape(inner, hint)?,
            TypeRef::Schema(SchemaId(id)) => match &self.api.schemas[*id].kind {
                SchemaKind::Enum(kind, values) if values.len() == 1 => value_word(*kind, &values[0])?,
                _ => self.component(ty).or_else(|| Some(type_name(hint)).filter(|name| !is_plain(name)))?,
            },
            _ => return None,
        })
    }

    fn component(&self, ty: &TypeRef) -> Option<String> {
        let TypeRef::Schema(SchemaId(id)) = ty else { return None };
        self.component_name(*id)
    }

    fn component_name(&self, at: usize) -> Option<String> {
        match &self.api.schemas[at].name {
            SchemaName::Component(name) => Some(type_name(name)),
            _ => None,
        }
    }
}

/// The component in which a schema is written once, although it stands in several that inherit it.
fn ancestor(schema: &Schema) -> Option<String> {
    let pointer = schema.place.pointer.as_str();
    let (name, property) = pointer.strip_prefix("/components/schemas/")?.split_once("/properties/")?;
    let inherited = schema.places().all(|(_, place)| place.pointer == pointer);
    (inherited && !name.contains('/') && !property.contains('/')).then(|| type_name(name))
}

/// The title, if it is a name and not a sentence.
fn title(schema: &Schema) -> Option<String> {
    let title = schema.title.as_deref()?;
    let short = title.split_whitespace().count() <= 4 && title.len() <= 40;
    short.then(|| type_name(title))
}

/// The words that the names of all places end with.
fn common(schema: &Schema) -> Option<String> {
    let word = |(name, place): (&SchemaName, &Place)| {
        let word = own_word(name)?;
        Some(if is_listed(place) { singular(&word) } else { word })
    };
    let names: Option<Vec<String>> = schema.places().map(word).collect();
    common_end(names?.into_iter()).map(|words| words.concat())
}

/// The words that all these names end with; `None` where they have none in common.
fn common_end(mut names: impl Iterator<Item = String>) -> Option<Vec<String>> {
    let mut end = split(&names.next()?);
    for name in names {
        let words = split(&name);
        let same = end.iter().rev().zip(words.iter().rev()).take_while(|(one, other)| one == other).count();
        end.drain(..end.len() - same);
    }
    (!end.is_empty()).then_some(end)
}

/// The words of a type name.
fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for letter in name.chars() {
        match words.last_mut() {
            Some(word) if !letter.is_uppercase() => word.push(letter),
            _ => words.push(letter.to_string()),
        }
    }
    words
}

fn values_name(kind: EnumKind, values: &[EnumValue]) -> Option<String> {
    if values.len() > FEW {
        return None;
    }
    let words: Option<BTreeSet<String>> = values.iter().map(|value| value_word(kind, value)).collect();
    words.map(|words| words.into_iter().collect::<Vec<_>>().join("Or"))
}

/// What a value is called, where it is a word.
fn value_word(kind: EnumKind, value: &EnumValue) -> Option<String> {
    let text = match &value.name {
        Some(name) => name,
        None if kind == EnumKind::Strings => &value.value,
        None => return None,
    };
    let word = type_name(text);
    let letters = text.chars().all(|letter| !letter.is_numeric());
    letters.then_some(word)
}
