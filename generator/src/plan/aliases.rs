//! Names for what lists and maps hold, where lists and maps stand so deep in each other that nobody could read the
//! whole. clippy's `type_complexity` draws the line.

use super::names::{Namespace, Wish};
use super::{RustType, TypeItem, TypeKind, docs};

/// The most that clippy lets a type score: ten for each name in it, times the depth at which the name stands.
const MOST: usize = 250;

/// What stands around a type: how much it scores by itself, and how deep the type is in it.
#[derive(Clone, Copy)]
pub(super) struct Around {
    score: usize,
    depth: usize,
}

impl Around {
    /// `Call<…, Marker>`. No field of a struct is deeper in anything.
    pub(super) const CALL: Self = Self { score: 30, depth: 2 };
    /// `Call<EventStream<…>, Marker>`.
    pub(super) const STREAM: Self = Self { score: 50, depth: 3 };
}

/// The names, each for one type.
#[derive(Default)]
pub(super) struct Aliases {
    named: Vec<(RustType, String)>,
}

impl Aliases {
    /// Names what these types need a name in; `taken` are the crate's other types.
    pub(super) fn of(types: impl Iterator<Item = (RustType, Around)>, mut taken: Namespace) -> Self {
        let mut parts: Vec<RustType> = Vec::new();
        for (ty, around) in types {
            let part = part_to_name(&ty, around);
            parts.extend(part.filter(|part| !parts.contains(part)).cloned());
        }
        let wish = |part: &RustType| {
            let name = name(part, false);
            let telling = format!("{name}Alias");
            Wish::new(&name, vec![name.clone(), telling])
        };
        let names = taken.allot(&parts.iter().map(wish).collect::<Vec<_>>());
        Self { named: parts.into_iter().zip(names).collect() }
    }

    /// The names.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.named.iter().map(|(_, name)| name)
    }

    /// The type with a name for its part that needs one.
    pub(super) fn shorten(&self, ty: RustType, around: Around) -> RustType {
        let named = part_to_name(&ty, around)
            .and_then(|part| self.named.iter().find(|(own, _)| own == part))
            .map(|(part, name)| RustType::Named { name: name.clone(), home: home(part) });
        match named {
            Some(named) => replaced(ty, named),
            None => ty,
        }
    }

    /// The items of one file.
    pub(super) fn items_of(&self, file: Option<usize>) -> impl Iterator<Item = TypeItem> {
        let own = self.named.iter().filter(move |(part, _)| home(part) == file);
        own.map(|(part, name)| TypeItem {
            name: name.clone(),
            docs: docs::markdown_words(&format!("{}, as one word.", words(part, "A"))),
            kind: TypeKind::Alias(part.clone()),
        })
    }
}

/// What the type holds, where the type is too long to write out.
fn part_to_name(ty: &RustType, around: Around) -> Option<&RustType> {
    let is_long = around.score + score(ty, around.depth) > MOST;
    held(ty).filter(|part| is_long && held(part).is_some())
}

/// The items of a list, or the values of a map.
fn held(ty: &RustType) -> Option<&RustType> {
    match ty {
        RustType::List(inner) | RustType::Map(inner) => Some(inner),
        RustType::Option(inner) | RustType::Boxed(inner) => held(inner),
        _ => None,
    }
}

fn replaced(ty: RustType, part: RustType) -> RustType {
    match ty {
        RustType::List(_) => RustType::List(Box::new(part)),
        RustType::Map(_) => RustType::Map(Box::new(part)),
        RustType::Option(inner) => RustType::Option(Box::new(replaced(*inner, part))),
        RustType::Boxed(inner) => RustType::Boxed(Box::new(replaced(*inner, part))),
        other => other,
    }
}

fn score(ty: &RustType, depth: usize) -> usize {
    let own = 10 * depth;
    match ty {
        RustType::Map(inner) => own + 10 * (depth + 1) + score(inner, depth + 1),
        RustType::List(inner)
        | RustType::Option(inner)
        | RustType::Boxed(inner)
        | RustType::Stream(_, inner) => own + score(inner, depth + 1),
        _ => own,
    }
}

/// The file that holds the type at the bottom, and so all that is made of it.
fn home(ty: &RustType) -> Option<usize> {
    match ty {
        RustType::Named { home, .. } => *home,
        RustType::List(inner)
        | RustType::Map(inner)
        | RustType::Option(inner)
        | RustType::Boxed(inner)
        | RustType::Stream(_, inner) => home(inner),
        _ => None,
    }
}

/// `MapOfListsOfDevice`: the same wherever it stands.
fn name(ty: &RustType, many: bool) -> String {
    let plural = if many { "s" } else { "" };
    match ty {
        RustType::List(inner) => format!("List{plural}Of{}", name(inner, true)),
        RustType::Map(inner) => format!("Map{plural}Of{}", name(inner, true)),
        RustType::Option(inner) => format!("Optional{}", name(inner, many)),
        RustType::Boxed(inner) | RustType::Stream(_, inner) => name(inner, many),
        other => capitalized(leaf(other)),
    }
}

fn words(ty: &RustType, article: &str) -> String {
    let plural = if article.is_empty() { "lists" } else { "list" };
    match ty {
        RustType::List(inner) => format!("{article} {plural} of{}", words(inner, "")),
        RustType::Map(inner) => format!("{article} {} of{}", plural.replace("list", "map"), words(inner, "")),
        RustType::Option(inner) => format!("{} or null", words(inner, article)),
        RustType::Boxed(inner) | RustType::Stream(_, inner) => words(inner, article),
        other => format!(" {}", docs::code(leaf(other))),
    }
}

fn leaf(ty: &RustType) -> &str {
    match ty {
        RustType::Named { name, .. } => name,
        RustType::Primitive(name) | RustType::Runtime(name) => name,
        RustType::Local(_) => "LocalDateTime",
        _ => "String",
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
