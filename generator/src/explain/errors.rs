//! Where errors keep what they say, which successes are errors, what codes mean, and which errors are declared.

use crate::api::{
    CodeKind, CodeRetry, CodeRule, CodeWait, DeclaredError, EntryShape, ErrorShape, FaultRule, FaultTest,
    Operation, Scalar, SchemaName, TypeRef,
};
use crate::source::node::escape;

use super::view::{View, duration, quoted};
use super::{Area, Fact, Origin};

const NAME: &str = "errors";

pub(super) const AREA: Area = Area { name: NAME, quirks: &["/errors"], vendor, operation };

fn vendor(view: &View<'_>) -> Vec<Fact> {
    let Some(shape) = &view.api.errors else {
        let says = "message, code and fields are looked for under their usual names";
        return vec![Fact::new(NAME, "", says, Origin::Runtime)];
    };
    let fact = |key: &str, says: String| Fact::new(NAME, "", says, view.quirk(&format!("/errors/{key}")));
    let mut facts: Vec<Fact> = places(shape).into_iter().map(|(key, says)| fact(key, says)).collect();
    if let Some(entries) = &shape.entries {
        facts.push(fact("entries", self::entries(entries)));
    }
    if view.says("errors", "field_list") {
        let means = if shape.field_names { "several fields" } else { "the way to one field" };
        facts.push(fact("field_list", format!("a list in the place of a field's name means {means}")));
    }
    if let Some(separator) = &shape.separator {
        let (below, above) = (quoted([format!("A{separator}B")]), quoted(["A"]));
        facts.push(fact("separator", format!("codes are hierarchical: {below} is an {above}")));
    }
    for (at, rule) in shape.faults.iter().enumerate().filter(|(_, rule)| !rule.narrow) {
        facts.push(fact(&fault_key(shape, at), fault(rule)));
    }
    for rule in &shape.codes {
        facts.push(fact(&format!("codes/{}", escape(&rule.code)), code(rule)));
    }
    for (code, quirk) in view.source.quirks.errors.iter().flat_map(|errors| &errors.codes) {
        let Some(name) = &quirk.details else { continue };
        let says = format!("what the code {} has besides is {}", quoted([code]), quoted([name]));
        facts.push(fact(&format!("codes/{}/details", escape(code)), says));
    }
    facts
}

fn places(shape: &ErrorShape) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let mut tell = |key, what: &str, places: Option<&[String]>| {
        found.extend(places.map(|places| (key, format!("{what} at {}", quoted(places)))));
    };
    tell("message", "the message is the first text", shape.message.as_deref());
    tell("code", "the code is the first value", shape.code.as_deref());
    tell("field", "the name of the field is the first", shape.field.as_deref());
    tell("fields", "messages about fields are", shape.fields.as_ref().map(std::slice::from_ref));
    found
}

fn entries(shape: &EntryShape) -> String {
    let mut says = format!("errors are listed {}", at(&shape.at, "in the body itself"));
    let mut each = ", each with";
    for (what, places) in [("message", &shape.message), ("code", &shape.code), ("field", &shape.field)] {
        if !places.is_empty() {
            says += &format!("{each} its {what} {}", at(places, "in the entry itself"));
            each = " and";
        }
    }
    if let Some(nested) = &shape.entries {
        says += &format!(", and may list others at {}", quoted([nested]));
    }
    says
}

/// Places in their order, of which an empty one is the whole.
fn at(places: &[String], whole: &str) -> String {
    let one =
        |place: &String| if place.is_empty() { whole.to_owned() } else { format!("at {}", quoted([place])) };
    places.iter().map(one).collect::<Vec<_>>().join(" or ")
}

/// The key of a test below `errors`: one that stands alone is no list.
fn fault_key(shape: &ErrorShape, at: usize) -> String {
    if shape.faults.len() == 1 { "success".to_owned() } else { format!("success/{at}") }
}

fn fault(rule: &FaultRule) -> String {
    let place = quoted([&rule.at]);
    let test = match &rule.test {
        FaultTest::Present => format!("anything at {place}"),
        FaultTest::Equals(value) => format!("{} at {place}", scalar(value)),
        FaultTest::Unless(value) => format!("anything but {} at {place}", scalar(value)),
    };
    format!("a success with {test} is an error")
}

fn scalar(value: &Scalar) -> String {
    match value {
        Scalar::Bool(value) => quoted([value]),
        Scalar::Number(text) => quoted([text]),
        Scalar::Text(text) => quoted([format!("{text:?}")]),
    }
}

fn code(rule: &CodeRule) -> String {
    let refused = (rule.kind == Some(CodeKind::Throttled)).then_some(CodeRetry::Refused);
    let retry = rule.retry.or(refused).map(|retry| match retry {
        CodeRetry::Never => "that it is never sent again",
        CodeRetry::Refused => "that it was not executed and is sent again",
        CodeRetry::Unavailable => "that it is sent again where that is safe",
    });
    let means: Vec<&str> = rule.kind.map(kind).into_iter().chain(retry).collect();
    let means = if means.is_empty() { "what its status means".to_owned() } else { means.join(", and ") };
    let says = format!("the code {} means {means}", quoted([&rule.code]));
    match rule.wait {
        None => says,
        Some(CodeWait::Reset) => says + ", when the limits' headers say",
        Some(CodeWait::After(wait)) => says + &format!(", after {}", duration(wait)),
    }
}

fn kind(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Authentication => "that the credential is not accepted",
        CodeKind::Permission => "that the credential does not allow it",
        CodeKind::NotFound => "that there is no such thing",
        CodeKind::Conflict => "that the state of the thing forbids it",
        CodeKind::Validation => "that the arguments are refused",
        CodeKind::Throttled => "that there are too many requests",
        CodeKind::Server => "that the vendor failed",
    }
}

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let mut facts: Vec<Fact> =
        operation.errors.iter().map(|error| declared(view, operation, error)).collect();
    let shape = view.api.errors.as_ref();
    for at in &operation.faults {
        let Some((shape, rule)) = shape.and_then(|shape| Some((shape, shape.faults.get(*at)?))) else {
            continue;
        };
        let origin = view.quirk(&format!("/errors/{}", fault_key(shape, *at)));
        facts.push(Fact::new(NAME, "", fault(rule), origin));
    }
    facts
}

fn declared(view: &View<'_>, operation: &Operation, error: &DeclaredError) -> Fact {
    let body = match &error.ty {
        Some(ty) => format!("answers with {}", named(view, ty)),
        None => "is declared without a type of its own".to_owned(),
    };
    let pointer = format!("{}/responses/{}", operation.place.pointer, error.status);
    let says = format!("{} {body}", error.status);
    Fact::new(NAME, error.status.clone(), says, view.document("responses", &pointer))
}

fn named(view: &View<'_>, ty: &TypeRef) -> String {
    let schema = ty.schema().and_then(|id| view.api.schemas.get(id.0));
    match schema.map(|schema| &schema.name) {
        Some(SchemaName::Component(name)) => format!("`{name}`"),
        _ => "a body of its own".to_owned(),
    }
}
