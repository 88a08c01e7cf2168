//! The places that a rule names: pointers into the answer, and parameters.

use std::collections::VecDeque;

use crate::api::{Answer, Api, BodyKind, Codec, Location, Operation, Parameter, SchemaKind, Style, TypeRef};
use crate::diagnostic::near;
use crate::source::node::{escape, unescape};

use super::super::super::graph;
use super::super::super::text::letters;
use super::super::{nearest, pointer, walk};

/// Most pointers that are looked at for near misses.
const MOST_POINTERS: usize = 500;

/// What an operation lacks.
#[derive(Debug)]
pub(super) struct Missing {
    /// The quirk's key, as a JSON pointer below the rule.
    pub(super) key: &'static str,
    /// What, in words.
    pub(super) what: String,
    /// What may have been meant, or what there is.
    pub(super) near: Option<String>,
    /// Whether something is called almost like it.
    pub(super) typo: bool,
}

impl Missing {
    /// A place that is not among these.
    pub(super) fn among(key: &'static str, what: String, name: &str, known: &[String]) -> Self {
        let typo = near::question(name, known.iter().map(String::as_str)).is_some();
        let near = (!known.is_empty()).then(|| nearest::meant(name, known));
        Self { key, what, near, typo }
    }
}

/// What a place has to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text.
    Url,
    /// A number, perhaps as a text.
    Number,
    /// Text or a number.
    Scalar,
    /// True or false, perhaps as a number or a text.
    Flag,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Url => "URL",
            Self::Number => "number",
            Self::Scalar => "text or number",
            Self::Flag => "yes or no",
        }
    }

    fn takes(self, api: &Api, ty: &TypeRef) -> bool {
        let coded = matches!(
            ty,
            TypeRef::Coded(Codec::NumberOrString | Codec::EpochSeconds | Codec::EpochMilliseconds)
        );
        let number = coded || matches!(ty, TypeRef::Integer(_) | TypeRef::Float | TypeRef::Decimal);
        let text = matches!(ty, TypeRef::String);
        let one_of = |id: &crate::api::SchemaId| {
            matches!(api.schemas[id.0].kind, SchemaKind::Union(_) | SchemaKind::Enum(..))
        };
        match ty {
            TypeRef::Any => true,
            TypeRef::Nullable(inner) => self.takes(api, inner),
            TypeRef::Schema(id) => one_of(id),
            _ => match self {
                Self::Url => text,
                Self::Number => number || text,
                Self::Flag => {
                    number || text || matches!(ty, TypeRef::Boolean | TypeRef::Coded(Codec::ZeroOne))
                }
                Self::Scalar => {
                    !matches!(ty, TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Boolean | TypeRef::Binary)
                }
            },
        }
    }
}

/// An operation as rules look at it.
pub(super) struct Places<'a> {
    pub(super) api: &'a Api,
    pub(super) operation: &'a Operation,
    /// Whether the document says of everything so far that it is there.
    pub(super) certain: bool,
}

impl<'a> Places<'a> {
    pub(super) fn of(api: &'a Api, operation: &'a Operation) -> Self {
        Self { api, operation, certain: true }
    }

    /// The type of a page.
    pub(super) fn page(&self) -> Option<&'a TypeRef> {
        match &self.operation.response {
            Answer::Json(ty) => Some(ty),
            _ => None,
        }
    }

    /// The pointer to something of this kind under one of these names, the nearest to the page's root.
    pub(super) fn told(&self, names: &[&str], kind: Kind) -> Option<String> {
        let known = pointers(self.api, self.page()?, kind);
        let last = |pointer: &String| letters(pointer.rsplit('/').next().unwrap_or_default());
        known.into_iter().find(|pointer| names.contains(&last(pointer).as_str()))
    }

    /// Whether an item has a text or number there.
    pub(super) fn has(&self, item: &TypeRef, pointer: &str) -> bool {
        walk::at(self.api, item, pointer)
            .is_some_and(|ty| ty != TypeRef::Any && Kind::Scalar.takes(self.api, &ty))
    }

    /// Checks a pointer into the page.
    pub(super) fn pointer(
        &mut self,
        key: &'static str,
        pointer: &str,
        kind: Kind,
    ) -> Result<String, Missing> {
        let page = self.page().cloned();
        self.within(page.as_ref(), key, pointer, kind, "answer")
    }

    /// Checks a pointer into an item.
    pub(super) fn in_item(
        &mut self,
        item: &TypeRef,
        key: &'static str,
        pointer: &str,
        kind: Kind,
    ) -> Result<String, Missing> {
        self.within(Some(item), key, pointer, kind, "item")
    }

    /// Checks a parameter, and tells whether it lies in the body as a text.
    pub(super) fn parameter(&mut self, key: &'static str, name: &str, kind: Kind) -> Result<bool, Missing> {
        let found = if name.starts_with('/') { self.in_body(name) } else { self.in_query(name) };
        let unknown = || Missing::among(key, format!("parameter `{name}`"), name, &self.parameters());
        let ty = found.ok_or_else(unknown)?;
        if !kind.takes(self.api, &ty) {
            let what = format!("parameter `{name}` for a {}", kind.name());
            return Err(Missing { key, what, near: None, typo: false });
        }
        self.certain &= ty != TypeRef::Any || !name.starts_with('/');
        Ok(name.starts_with('/') && ty == TypeRef::String)
    }

    /// The same for a parameter that a rule need not name.
    pub(super) fn optional_parameter(
        &mut self,
        key: &'static str,
        name: Option<&String>,
    ) -> Result<Option<String>, Missing> {
        if let Some(name) = name {
            self.parameter(key, name, Kind::Scalar)?;
        }
        Ok(name.cloned())
    }

    /// The same for a pointer that a rule need not name.
    pub(super) fn optional_pointer(
        &mut self,
        key: &'static str,
        pointer: Option<&String>,
        kind: Kind,
    ) -> Result<Option<String>, Missing> {
        pointer.map(|pointer| self.pointer(key, pointer, kind)).transpose()
    }

    fn within(
        &mut self,
        root: Option<&TypeRef>,
        key: &'static str,
        pointer: &str,
        kind: Kind,
        whole: &str,
    ) -> Result<String, Missing> {
        let root = root.filter(|_| pointer::is(pointer));
        let found = root.and_then(|root| walk::at(self.api, root, pointer));
        match found.filter(|ty| kind.takes(self.api, ty)) {
            Some(ty) => {
                self.certain &= ty != TypeRef::Any;
                Ok(pointer.to_owned())
            }
            None => {
                let known = root.map(|root| pointers(self.api, root, kind)).unwrap_or_default();
                let what = format!("{} at `{pointer}` in its {whole}", kind.name());
                Err(Missing::among(key, what, pointer, &known))
            }
        }
    }

    fn in_query(&self, name: &str) -> Option<TypeRef> {
        let mut queries = self.queries();
        if let Some(parameter) = queries.find(|parameter| parameter.name == name) {
            return graph::unaliased(self.api, &parameter.ty).cloned();
        }
        let (object, property) = name.strip_suffix(']')?.split_once('[')?;
        let mut objects = self.queries().filter(|parameter| parameter.style == Style::DeepObject);
        let parameter = objects.find(|parameter| parameter.name == object)?;
        walk::at(self.api, &parameter.ty, &format!("/{}", escape(property)))
    }

    fn in_body(&self, pointer: &str) -> Option<TypeRef> {
        let pointer = walk::within_envelope(self.operation, pointer)?;
        self.body().and_then(|body| walk::at(self.api, body, pointer))
    }

    /// The JSON body.
    fn body(&self) -> Option<&'a TypeRef> {
        self.operation.bodies.iter().find_map(|body| match &body.kind {
            BodyKind::Json(ty) => Some(ty),
            _ => None,
        })
    }

    fn queries(&self) -> impl Iterator<Item = &'a Parameter> {
        self.operation.parameters.iter().filter(|parameter| parameter.location == Location::Query)
    }

    /// The parameters that there are.
    fn parameters(&self) -> Vec<String> {
        let (objects, plain): (Vec<_>, Vec<_>) =
            self.queries().partition(|parameter| parameter.style == Style::DeepObject);
        let mut known: Vec<String> = plain.iter().map(|parameter| parameter.name.clone()).collect();
        for object in objects {
            let names = walk::names(self.api, &object.ty, "").into_iter();
            known.extend(names.map(|name| format!("{}[{name}]", object.name)));
        }
        let in_body = self.body().into_iter().flat_map(|body| pointers(self.api, body, Kind::Scalar));
        known.extend(in_body.map(|pointer| walk::enveloped(self.operation, &pointer)));
        known
    }
}

/// The names that a pointer leads through.
pub(super) fn steps(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(unescape).collect()
}

/// The declared places in a type that hold something of this kind, the nearest to its root first.
fn pointers(api: &Api, root: &TypeRef, kind: Kind) -> Vec<String> {
    let mut open = VecDeque::from([(String::new(), root.clone())]);
    let mut found = Vec::new();
    for _ in 0..MOST_POINTERS {
        let Some((pointer, ty)) = open.pop_front() else { break };
        if kind.takes(api, &ty) {
            found.push(pointer.clone());
        }
        let Some(TypeRef::Schema(id)) = graph::unaliased(api, &ty) else { continue };
        let SchemaKind::Object { fields, .. } = &api.schemas[id.0].kind else { continue };
        if pointer.matches('/').count() < 3 {
            let inner =
                fields.iter().map(|field| (format!("{pointer}/{}", escape(&field.name)), field.ty.clone()));
            open.extend(inner);
        }
    }
    found
}
