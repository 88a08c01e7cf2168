//! Schemas that are written in place and say the same are one type.
//!
//! Two are the same if they are of one kind and agree on all of their members, what is said of these included; what is
//! said of the whole may differ, and is then nobody's. Inner ones are settled before those that hold them, so that a
//! single look at each is enough. Components keep their names and therefore stay what they are.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::api::{
    Answer, Api, EnumKind, EnumValue, Field, Operation, Schema, SchemaId, SchemaKind, SchemaName, Twin,
    TypeRef, Variant, Webhooks,
};

use super::graph;
use super::text::last_word;

/// A name can be made of so many values or shapes, whatever their enumeration or union is called.
const FEW: usize = 3;

/// Makes one of the schemas that are the same, and gives it all of their places.
pub(super) fn merge(api: &mut Api) {
    let mut classes: Vec<usize> = (0..api.schemas.len()).collect();
    for level in levels(api) {
        for at in &level {
            point(graph::types_mut(&mut api.schemas[*at]), &classes);
        }
        for class in same(api, &level) {
            let first = class.iter().copied().min_by_key(|at| &api.schemas[*at].place.pointer);
            for at in class {
                classes[at] = first.unwrap_or(at);
            }
        }
    }
    if classes.iter().enumerate().any(|(at, class)| at != *class) {
        gather(api, &classes);
    }
}

/// Whether a schema may be one with others: it is written in place and is no body of parts, which is sent once.
fn is_mergeable(schema: &Schema) -> bool {
    use SchemaName::{Component, Parts, Sent};
    let named = matches!(schema.name, Component(_) | Parts(_) | Sent(..));
    let kind = matches!(schema.kind, SchemaKind::Object { .. } | SchemaKind::Enum(..) | SchemaKind::Union(_));
    !named && kind && schema.parts.is_none()
}

/// The schemas in question, each on a level above those that it is made of. One that is made of itself is on none.
fn levels(api: &Api) -> Vec<Vec<usize>> {
    let mergeable: Vec<bool> = api.schemas.iter().map(is_mergeable).collect();
    let mut open = vec![0_usize; mergeable.len()];
    let mut holders = vec![Vec::new(); mergeable.len()];
    for at in (0..mergeable.len()).filter(|at| mergeable[*at]) {
        let inner = graph::types(&api.schemas[at]).into_iter().filter_map(graph::named);
        for id in inner.filter(|id| mergeable[id.0]) {
            open[at] += 1;
            holders[id.0].push(at);
        }
    }
    let mut levels = Vec::new();
    let mut level: Vec<usize> = (0..mergeable.len()).filter(|at| mergeable[*at] && open[*at] == 0).collect();
    while !level.is_empty() {
        let mut next = Vec::new();
        for holder in level.iter().flat_map(|at| &holders[*at]) {
            open[*holder] -= 1;
            if open[*holder] == 0 {
                next.push(*holder);
            }
        }
        levels.push(std::mem::replace(&mut level, next));
    }
    levels
}

/// What two schemas must agree on: members in whatever order, since the document's order means nothing.
#[derive(PartialEq, Eq, Hash)]
enum Form<'a> {
    Object(Vec<&'a Field>, Option<&'a TypeRef>, Option<(&'static str, &'a str)>),
    Enum(EnumKind, Vec<&'a EnumValue>),
    Union(&'a [Variant]),
}

/// The form of a schema. A body or an answer that is an object stays with its operation: it is what that one sends or
/// receives, by whose name a caller looks for it.
fn form(schema: &Schema) -> Option<Form<'_>> {
    match &schema.kind {
        SchemaKind::Object { fields, additional } => {
            let mut fields: Vec<&Field> = fields.iter().collect();
            fields.sort_by(|first, second| first.name.cmp(&second.name));
            Some(Form::Object(fields, additional.as_ref(), operation(&schema.name)))
        }
        SchemaKind::Enum(kind, values) => {
            let mut values: Vec<&EnumValue> = values.iter().collect();
            values.sort_by(|first, second| first.value.cmp(&second.value));
            Some(Form::Enum(*kind, values))
        }
        SchemaKind::Union(variants) => Some(Form::Union(variants)),
        SchemaKind::ByStatus(_) | SchemaKind::Alias(_) => None,
    }
}

/// The operation of which a schema is the body or the answer.
fn operation(name: &SchemaName) -> Option<(&'static str, &str)> {
    match name {
        SchemaName::Body(operation) | SchemaName::BodyAs(operation, _) => Some(("body", operation)),
        SchemaName::Answer(operation) => Some(("answer", operation)),
        _ => None,
    }
}

/// The classes of a level's schemas that are the same.
fn same(api: &Api, level: &[usize]) -> Vec<Vec<usize>> {
    let mut classes: HashMap<_, Vec<usize>> = HashMap::new();
    for at in level {
        let schema = &api.schemas[*at];
        if let Some(form) = form(schema) {
            classes.entry((form, schema.deprecated)).or_default().push(*at);
        }
    }
    let classes = classes.into_values().filter(|class| class.len() > 1);
    classes.flat_map(|class| alike_in_name(api, class)).collect()
}

/// Parts a class whose members have nothing in common that a name could be made of: neither a title, nor few values,
/// nor the last word of what they are called.
fn alike_in_name(api: &Api, class: Vec<usize>) -> Vec<Vec<usize>> {
    let said: HashSet<_> = class.iter().map(|at| &api.schemas[*at].title).collect();
    let titled = said.len() == 1 && said.iter().all(|title| title.is_some());
    let few = class.first().is_some_and(|at| match &api.schemas[*at].kind {
        SchemaKind::Enum(_, values) => values.len() <= FEW,
        SchemaKind::Union(variants) => variants.len() <= FEW,
        _ => false,
    });
    if titled || few {
        return vec![class];
    }
    let mut parts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in class {
        parts.entry(word(&api.schemas[at])).or_default().push(at);
    }
    parts.into_values().collect()
}

/// The last word of what a schema is called where it stands, of a list's items in the singular; nothing for bodies and
/// answers, which are called nothing.
fn word(schema: &Schema) -> String {
    match &schema.name {
        SchemaName::Property(_, name) | SchemaName::Parameter(_, name) | SchemaName::Variant(_, name) => {
            let word = last_word(name);
            let listed = schema.place.pointer.ends_with("/items");
            word.strip_suffix('s').filter(|_| listed).map_or(word.clone(), str::to_owned)
        }
        _ => String::new(),
    }
}

/// Leaves of each class its first schema, with the places of all.
fn gather(api: &mut Api, classes: &[usize]) {
    let mut ids = vec![0; classes.len()];
    for (id, at) in (0..classes.len()).filter(|at| classes[*at] == *at).enumerate() {
        ids[at] = id;
    }
    let ids: Vec<usize> = classes.iter().map(|class| ids[*class]).collect();
    let mut all: Vec<Option<Schema>> = std::mem::take(&mut api.schemas).into_iter().map(Some).collect();
    for at in (0..all.len()).filter(|at| classes[*at] == *at) {
        api.schemas.extend(all[at].take());
    }
    for (twin, id) in all.into_iter().zip(&ids) {
        if let (Some(twin), Some(first)) = (twin, api.schemas.get_mut(*id)) {
            join(first, twin);
        }
    }
    for schema in &mut api.schemas {
        renumber(schema, &ids);
    }
    types(api, |ty| point(vec![ty], &ids));
}

/// Adds a schema to the one that stands for it.
fn join(first: &mut Schema, twin: Schema) {
    first.sent |= twin.sent;
    first.received |= twin.received;
    if first.title != twin.title {
        first.title = None;
    }
    if first.description != twin.description {
        first.description = None;
    }
    first.also.push(Twin { name: twin.name, place: twin.place });
}

/// Gives a schema and its places the new numbers of what they lie in; places that thereby are the same count once.
fn renumber(schema: &mut Schema, ids: &[usize]) {
    let names = std::iter::once(&mut schema.name).chain(schema.also.iter_mut().map(|twin| &mut twin.name));
    for name in names {
        if let SchemaName::Property(id, _) | SchemaName::Variant(id, _) = name {
            id.0 = ids[id.0];
        }
    }
    let mut known = HashSet::from([schema.name.clone()]);
    schema.also.retain(|twin| known.insert(twin.name.clone()));
}

/// Every type that the model names, but for those of headers, which are scalars.
fn types(api: &mut Api, mut each: impl FnMut(&mut TypeRef)) {
    for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        let Operation { parameters, bodies, response, other_forms, errors, pagination, .. } = operation;
        parameters.iter_mut().map(|parameter| &mut parameter.ty).for_each(&mut each);
        bodies.iter_mut().filter_map(crate::api::Body::ty_mut).for_each(&mut each);
        let answers = std::iter::once(response).chain(other_forms.iter_mut().map(|form| &mut form.answer));
        answers.filter_map(Answer::ty_mut).for_each(&mut each);
        errors.iter_mut().filter_map(|error| error.ty.as_mut()).for_each(&mut each);
        if let Some(pagination) = pagination {
            each(&mut pagination.item);
        }
    }
    api.schemas.iter_mut().flat_map(graph::types_mut).for_each(&mut each);
    api.placed.iter_mut().for_each(|(_, ty)| each(ty));
    api.error_details.iter_mut().map(|details| &mut details.ty).for_each(&mut each);
    api.webhooks.iter_mut().flat_map(Webhooks::types_mut).for_each(&mut each);
}

/// Points types at the schemas that stand for theirs.
fn point(types: Vec<&mut TypeRef>, ids: &[usize]) {
    for SchemaId(id) in types.into_iter().filter_map(graph::named_mut) {
        *id = ids[*id];
    }
}
