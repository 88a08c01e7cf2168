//! A document in, the model out as a few lines of text.

use vendorsmith::api::{
    Answer, Api, Body, BodyKind, EnumKind, Field, Location, NumberedPages, Operation, PageWay, Schema,
    SchemaId, SchemaKind, SchemaName, TypeRef, VariantRule,
};
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::lower::lower;
use vendorsmith::source::load_text;

/// What every test document begins with.
pub(crate) const HEAD: &str =
    "openapi: 3.0.3\ninfo: {title: Acme, version: '1'}\nservers: [{url: 'https://acme.test'}]\n";

/// Lowers a document and writes down operations, schemas and findings.
pub(crate) fn rendered(document: &str, quirks: &str) -> String {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", document, Some(quirks), &mut diagnostics).expect("it can be read");
    let api = lower(&source, &mut diagnostics);
    text_of(&api, &diagnostics)
}

/// A model and the findings as text.
pub(crate) fn text_of(api: &Api, diagnostics: &Diagnostics) -> String {
    let mut lines = Vec::new();
    for resource in &api.resources {
        lines.push(format!("[{}]", resource.name));
        lines.extend(resource.operations.iter().flat_map(|operation| self::operation(api, operation)));
    }
    lines.extend(api.schemas.iter().flat_map(|schema| self::schema(api, schema)));
    for finding in diagnostics {
        let place = finding.place.as_ref().map(|place| place.pointer.clone()).unwrap_or_default();
        lines.push(format!("{:?} {} {place}", finding.severity, finding.code).to_lowercase());
    }
    lines.join("\n")
}

/// The model of a document and its quirks, which must have no errors.
pub(crate) fn api(document: &str, quirks: &str) -> Api {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", document, Some(quirks), &mut diagnostics).expect("it can be read");
    let api = lower(&source, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    api
}

fn operation(api: &Api, operation: &Operation) -> Vec<String> {
    let answer = answer(api, &operation.response);
    let mut lines = vec![format!("{}: {} {} -> {answer}", operation.id, operation.method, operation.path)];
    for form in &operation.other_forms {
        lines.push(format!("  or {} -> {}", form.media_type, self::answer(api, &form.answer)));
    }
    if !operation.answers.is_empty() {
        lines.push(format!("  answers {:?}", operation.answers));
    }
    for header in &operation.response_headers {
        lines.push(format!("  gives {}: {}", header.name, ty(api, &header.ty)));
    }
    for error in &operation.errors {
        let body = error.ty.as_ref().map(|body| format!(": {}", ty(api, body))).unwrap_or_default();
        lines.push(format!("  error {}{body}", error.status));
    }
    for parameter in &operation.parameters {
        let place = match parameter.location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        let mark = if parameter.required { "" } else { "?" };
        let reserved = if parameter.reserved { "reserved " } else { "" };
        let style = format!("{reserved}{:?}", parameter.style).replace("Default", "");
        let line = format!("  {place} {}{mark}: {} {style}", parameter.name, ty(api, &parameter.ty));
        lines.push(line.trim_end().to_owned());
    }
    lines.extend(operation.bodies.iter().map(|body| self::body(api, body)));
    if let Some(pagination) = &operation.pagination {
        let (items, item) = (&pagination.items, ty(api, &pagination.item));
        let most = pagination.max_pages.map(|most| format!(" at most {most}")).unwrap_or_default();
        let quoted = if pagination.quoted { " quoted" } else { "" };
        lines.push(format!("  pages {items:?} of {item}{most}{quoted}: {}", way(&pagination.way)));
    }
    if !operation.security.is_empty() {
        lines.push(format!("  security {:?}", operation.security));
    }
    lines
}

/// How pages follow each other: the style, then what differs from nothing.
fn way(way: &PageWay) -> String {
    let maybe = |word: &str, text: &Option<String>| {
        text.as_ref().map(|text| format!(" {word} {text}")).unwrap_or_default()
    };
    let numbered = |style: &str, pages: &NumberedPages| {
        let NumberedPages { parameter, size, first, total, pages, current } = pages;
        let tail: String = [("size", size), ("total", total), ("pages", pages), ("current", current)]
            .iter()
            .map(|(word, text)| maybe(word, text))
            .collect();
        format!("{style} {parameter} from {first}{tail}")
    };
    match way {
        PageWay::NextUrl { next, trust } => format!("url {next} {trust:?}"),
        PageWay::LinkHeader { trust } => format!("link {trust:?}"),
        PageWay::Offset(pages) => numbered("offset", pages),
        PageWay::Page(pages) => numbered("page", pages),
        PageWay::Cursor { parameter, size, next, in_item, more } => {
            let whose = if *in_item { " of the last item" } else { "" };
            format!("cursor {parameter} by {next}{whose}{}{}", maybe("more", more), maybe("size", size))
        }
        PageWay::TimeWindow(window) => {
            let way = if window.forwards { "forwards" } else { "backwards" };
            let ends = if window.inclusive { "" } else { " exclusive" };
            let (size, bound) = (maybe("size", &window.size), maybe("bound", &window.bound));
            format!(
                "window {} {way} by {} {:?}{ends}{bound}{size}",
                window.parameter, window.time, window.unit
            )
        }
    }
}

fn answer(api: &Api, answer: &Answer) -> String {
    match answer {
        Answer::Empty => "empty".to_owned(),
        Answer::Json(ty) | Answer::ByStatus(ty) => self::ty(api, ty),
        Answer::Text(media) => format!("text {media}"),
        Answer::Bytes(media) => format!("bytes {media}"),
        Answer::Events(events) => {
            let whole = if events.whole { "whole " } else { "" };
            format!("{whole}events of {}", ty(api, &events.data))
        }
        Answer::Sequence(sequence) => {
            let way = if sequence.separated { "records" } else { "lines" };
            format!("{way} of {}", ty(api, &sequence.item))
        }
    }
}

fn body(api: &Api, body: &Body) -> String {
    let mark = if body.required { "" } else { "?" };
    let what = match &body.kind {
        BodyKind::Json(json) => ty(api, json),
        BodyKind::Form(form, styles) if styles.is_empty() => format!("form {}", ty(api, form)),
        BodyKind::Form(form, styles) => format!("form {} {styles:?}", ty(api, form)),
        BodyKind::Multipart(Some(parts)) => format!("parts {}", ty(api, parts)),
        BodyKind::Multipart(None) => "parts".to_owned(),
        BodyKind::Text => "text".to_owned(),
        BodyKind::Bytes => "bytes".to_owned(),
    };
    format!("  body{mark} {}: {what}", body.media_type)
}

fn schema(api: &Api, schema: &Schema) -> Vec<String> {
    let direction = match (schema.sent, schema.received) {
        (true, true) => "both",
        (true, false) => "sent",
        (false, true) => "received",
        (false, false) => "unused",
    };
    let head = format!("{direction} {}", name(api, &schema.name));
    match &schema.kind {
        SchemaKind::Alias(target) => vec![format!("{head} = {}", ty(api, target))],
        SchemaKind::Enum(kind, values) => {
            let values: Vec<_> = values
                .iter()
                .map(|value| match &value.name {
                    Some(name) => format!("{:?} as {name}", value.value),
                    None => format!("{:?}", value.value),
                })
                .collect();
            let kind = match kind {
                EnumKind::Strings => String::new(),
                other => format!("{other:?} ").to_lowercase(),
            };
            vec![format!("{head} enum {kind}{}", values.join(" "))]
        }
        SchemaKind::Object { fields, additional } => {
            let mut lines = vec![format!("{head} object")];
            let part = |field: &Field| {
                let part = schema.parts.as_ref()?.get(&field.name)?;
                Some(format!(" {:?} {}", part.kind, part.media_type.as_deref().unwrap_or_default()))
            };
            lines.extend(fields.iter().map(|field| {
                let line = self::field(api, field) + &part(field).unwrap_or_default();
                line.trim_end().to_owned()
            }));
            lines.extend(additional.iter().map(|rest| format!("  ..: {}", ty(api, rest))));
            lines
        }
        SchemaKind::ByStatus(variants) => {
            let each = variants.iter().map(|variant| {
                let (first, last) = variant.statuses;
                format!("  {first}-{last} {}: {}", variant.hint, answer(api, &variant.answer))
            });
            std::iter::once(format!("{head} by status")).chain(each).collect()
        }
        SchemaKind::Union(variants) => {
            let mut lines = vec![format!("{head} union")];
            lines.extend(variants.iter().map(|variant| {
                let rule = self::rule(&variant.rule);
                let tag = variant.tag.as_ref().map(|(key, value)| format!(" +{key}={value}"));
                let rule = format!("{rule}{}", tag.unwrap_or_default());
                let boxed = if variant.recursive { " boxed" } else { "" };
                format!("  {} ({rule}): {}{boxed}", variant.hint, ty(api, &variant.ty))
            }));
            lines
        }
    }
}

fn rule(rule: &VariantRule) -> String {
    let all = |rules: &[VariantRule], word: &str| rules.iter().map(self::rule).collect::<Vec<_>>().join(word);
    match rule {
        VariantRule::Tag(property, value) => format!("{property}={value}"),
        VariantRule::Key(key) => format!("has {key}"),
        VariantRule::Lacks(keys) => format!("lacks {}", keys.join(" ")),
        VariantRule::At(key, rule) => format!("{key}: {}", self::rule(rule)),
        VariantRule::Maybe(key, rule) => format!("{key}?: {}", self::rule(rule)),
        VariantRule::Items(rule) => format!("[{}]", self::rule(rule)),
        VariantRule::Is(value) => format!("is {value}"),
        VariantRule::Format(format) => format!("like {format}"),
        VariantRule::All(rules) => all(rules, " & "),
        VariantRule::Any(rules) if rules.is_empty() => "never".to_owned(),
        VariantRule::Any(rules) => all(rules, " | "),
        other => format!("{other:?}").to_lowercase(),
    }
}

fn field(api: &Api, field: &Field) -> String {
    let optional = if field.required { "" } else { "?" };
    let mut line = format!("  {}{optional}: {}", field.name, ty(api, &field.ty));
    let marks = [
        (field.nullable, " null"),
        (field.identity, " identity"),
        (field.recursive, " boxed"),
        (field.read_only, " readonly"),
        (field.write_only, " writeonly"),
        (field.deprecated, " deprecated"),
    ];
    marks.iter().filter(|(set, _)| *set).for_each(|(_, mark)| line.push_str(mark));
    if let Some(default) = &field.default {
        line.push_str(&format!(" = {default}"));
    }
    line
}

/// A type in short.
pub(crate) fn ty(api: &Api, ty: &TypeRef) -> String {
    match ty {
        TypeRef::Schema(SchemaId(at)) => name(api, &api.schemas[*at].name),
        TypeRef::List(item) => format!("[{}]", self::ty(api, item)),
        TypeRef::Map(value) => format!("{{{}}}", self::ty(api, value)),
        TypeRef::Nullable(inner) => format!("{}|null", self::ty(api, inner)),
        TypeRef::JsonText(inner) => format!("json({})", self::ty(api, inner)),
        TypeRef::CommaList(inner) => format!("commas({})", self::ty(api, inner)),
        TypeRef::Coded(codec) => format!("{codec:?}").to_lowercase(),
        TypeRef::Integer(kind) => format!("{kind:?}").to_lowercase(),
        other => format!("{other:?}").to_lowercase(),
    }
}

fn name(api: &Api, name: &SchemaName) -> String {
    let of = |id: &SchemaId| self::name(api, &api.schemas[id.0].name);
    match name {
        SchemaName::Component(name) => name.clone(),
        SchemaName::Property(id, property) => format!("{}.{property}", of(id)),
        SchemaName::Body(operation) => format!("{operation}.body"),
        SchemaName::BodyAs(operation, word) => format!("{operation}.body.{word}"),
        SchemaName::Parts(name) => format!("{name}#parts"),
        SchemaName::Answer(operation) => format!("{operation}.answer"),
        SchemaName::Parameter(operation, parameter) => format!("{operation}({parameter})"),
        SchemaName::Variant(id, hint) => format!("{}/{hint}", of(id)),
        SchemaName::Sent(name, operation) => format!("{name}^{operation}"),
    }
}

/// Asserts what becomes of a document with these `paths` and `components`, both as YAML below their keys.
pub(crate) fn check(document: &str, expected: &str) {
    check_with(document, "{}", expected);
}

/// The same with quirks.
pub(crate) fn check_with(document: &str, quirks: &str, expected: &str) {
    let found = rendered(&format!("{HEAD}{}", unindented(document)), quirks);
    assert_eq!(found.trim(), unindented(expected).trim(), "\n--- found:\n{found}\n");
}

/// A text without the indentation of its first line.
pub(crate) fn unindented(text: &str) -> String {
    let text = text.trim_matches('\n');
    let depth = text.len() - text.trim_start_matches(' ').len();
    let lines = text.lines().map(|line| line.get(depth..).unwrap_or_default().trim_end());
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// Asserts what becomes of one schema that an operation answers with, and of the components that it names.
pub(crate) fn check_schema(schema: &str, components: &str, expected: &str) {
    let found = schema_text(schema, components);
    assert_eq!(found.trim(), unindented(expected).trim(), "\n--- found:\n{found}\n");
}

/// What becomes of one schema that an operation answers with: its type, then the schemas that it names.
pub(crate) fn schema_text(schema: &str, components: &str) -> String {
    let schemas: String = unindented(components).lines().map(|line| format!("    {line}\n")).collect();
    let document = format!(
        "{HEAD}paths:\n  /x:\n    get:\n      operationId: op\n      responses:\n        '200':\n          \
         description: ok\n          content: {{application/json: {{schema: {schema}}}}}\n\
         components:\n  schemas:\n    Unused: {{}}\n{schemas}"
    );
    rendered(&document, "{}").trim_start_matches("[x]\nop: GET /x -> ").to_owned()
}
