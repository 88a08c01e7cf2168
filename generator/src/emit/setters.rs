//! How a caller makes a struct: the rows of the runtime's `setters!`.

use proc_macro2::TokenStream;

use super::models::field_type;
use super::rust_types::{Place, written};
use super::tables::{self, Row, Section};
use crate::plan::{Constructor, Presence, Struct, StructField};

/// The call for a struct; nothing where nobody sends it, or where nothing of it can be left out and `Default` makes it.
pub(super) fn table(place: &Place<'_>, name: &str, object: &Struct) -> Option<String> {
    let set: Vec<Row> = object.fields.iter().filter_map(|field| setter(place, field)).collect();
    let cleared: Vec<Row> = object.fields.iter().filter_map(null_setter).collect();
    let new = constructor(place, name, object);
    let head = if new.is_some() { "" } else { name };
    let set = (!set.is_empty()).then(|| Section::braced(head, set));
    let cleared = (!cleared.is_empty()).then(|| Section::braced("null", cleared));
    let rest = object.rest.iter().filter(|_| new.is_some()).map(|(name, _)| format!(" rest {name}"));
    let rest = rest.collect::<String>();
    let sections: Vec<Section> = new.into_iter().chain(set).chain(cleared).collect();
    (!sections.is_empty()).then(|| tables::table("setters", &sections, &rest))
}

/// `Device::new` and what it takes.
fn constructor(place: &Place<'_>, name: &str, object: &Struct) -> Option<Section> {
    let required = object.fields.iter().filter(|field| field.presence.is_required());
    match &object.constructor {
        Constructor::None => None,
        Constructor::Positional => {
            let taken = |field| Row::plain(taken(place, field));
            Some(Section::arguments(&format!("{name}::new"), required.map(taken).collect()))
        }
        Constructor::Named(all) => {
            let fields = required.map(|field| Row::plain(field.name.clone())).collect();
            Some(Section::pattern(&format!("{name}::new"), all, fields))
        }
    }
}

fn setter(place: &Place<'_>, field: &StructField) -> Option<Row> {
    let method = field.setter.as_ref()?;
    Some(Row::plain(format!("{method}({})", taken(place, field))))
}

fn null_setter(field: &StructField) -> Option<Row> {
    let method = field.null_setter.as_ref()?;
    Some(Row::plain(format!("{method}({})", field.name)))
}

/// What a constructor or setter takes for a field.
fn taken(place: &Place<'_>, field: &StructField) -> String {
    format!("{}: {}", field.name, written(&taken_type(place, field)))
}

fn taken_type(place: &Place<'_>, field: &StructField) -> TokenStream {
    match field.presence {
        Presence::Nullable => field_type(place, field),
        _ => place.argument(&field.ty, field.passing),
    }
}
