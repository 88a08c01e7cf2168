//! A document in, the decisions out as a few lines of text.

use vendorsmith::api::Style;
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::lower::lower;
use vendorsmith::plan::{
    self, Argument, Constructor, EnumForm, Operation, Passing, Plan, Resource, RustType, ServerItem,
    ServerSetter, Struct, Target, TypeItem, TypeKind, WayRef, Wrapper,
};
use vendorsmith::source::load_text;

/// What every test document begins with.
pub(crate) const HEAD: &str =
    "openapi: 3.0.3\ninfo: {title: Acme, version: 1.2.3}\nservers: [{url: 'https://acme.test'}]\n";

/// Plans a document as the crate `acme`.
pub(crate) fn planned(document: &str, quirks: &str) -> (Plan, Diagnostics) {
    planned_as("acme", document, quirks)
}

/// Plans a document as a crate that the caller names.
pub(crate) fn planned_as(name: &str, document: &str, quirks: &str) -> (Plan, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", document, Some(quirks), &mut diagnostics).expect("it can be read");
    let mut api = lower(&source, &mut diagnostics);
    name.clone_into(&mut api.package.name);
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    let plan = plan::plan(&api, &mut diagnostics);
    (plan, diagnostics)
}

/// Asserts what is decided about a document. Only the blocks that `expected` begins are compared: `package`,
/// `features`, `credentials`, `example`, `resources`, `servers`, `types`, `shadowed`, `findings`.
pub(crate) fn check(document: &str, expected: &str) {
    check_with(document, "{}", expected);
}

/// The same with quirks.
pub(crate) fn check_with(document: &str, quirks: &str, expected: &str) {
    let document = if document.starts_with("openapi:") {
        document.to_owned()
    } else {
        format!("{HEAD}{}", unindented(document))
    };
    let (plan, diagnostics) = planned(&document, &unindented(quirks));
    let blocks = blocks(&plan, &diagnostics);
    let expected = unindented(expected);
    let found: String = blocks
        .iter()
        .filter(|(name, _)| expected.lines().any(|line| line.strip_suffix(':') == Some(*name)))
        .map(|(name, lines)| {
            format!("{name}:\n{}", lines.iter().map(|line| format!("  {line}\n")).collect::<String>())
        })
        .collect();
    assert_eq!(found.trim(), expected.trim(), "\n--- found:\n{found}\n");
}

/// Asserts what is decided about operations without parameters: each line of `operations` is a method, a path, and
/// optionally an id and a tag. The names of their methods are expected.
pub(crate) fn check_methods(operations: &str, expected: &str) {
    let (plan, _) = planned(&format!("{HEAD}{}", paths(operations)), "{}");
    let methods = plan.resources.iter().flat_map(|resource| {
        let operations = resource.operations.iter();
        operations.map(move |operation| format!("{}.{}", resource.accessor, operation.method))
    });
    let found: Vec<String> = methods.collect();
    assert_eq!(found.join(" "), expected, "{operations}");
}

/// A document's `paths` of operations without parameters.
pub(crate) fn paths(operations: &str) -> String {
    let mut lines = vec!["paths:".to_owned()];
    for operation in operations.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = operation.split_whitespace().collect();
        let id = words.get(2).map(|id| format!("operationId: {id}, ")).unwrap_or_default();
        let tag = words.get(3).map(|tag| format!("tags: [{tag}], ")).unwrap_or_default();
        lines.push(format!(
            "  {}:\n    {}: {{{id}{tag}responses: {{'204': {{description: ok}}}}}}",
            words[1], words[0]
        ));
    }
    lines.join("\n") + "\n"
}

/// A document whose only operation sends the schema `Thing` and receives the schema `Thing`, both YAML in one line.
pub(crate) fn sending(thing: &str, others: &str) -> String {
    document("post", thing, others)
}

/// A document whose only operation receives the schema `Thing`.
pub(crate) fn receiving(thing: &str, others: &str) -> String {
    document("get", thing, others)
}

fn document(method: &str, thing: &str, others: &str) -> String {
    let content = "content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}";
    let body = if method == "post" {
        format!("\n      requestBody: {{required: true, {content}}}")
    } else {
        String::new()
    };
    let others: String = unindented(others).lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "{HEAD}paths:\n  /things:\n    {method}:\n      operationId: {method}_it{body}\n      \
         responses: {{'200': {{description: ok, {content}}}}}\n\
         components:\n  schemas:\n    Thing: {thing}\n{others}"
    )
}

type Block = (&'static str, Vec<String>);

fn blocks(plan: &Plan, diagnostics: &Diagnostics) -> Vec<Block> {
    let package = &plan.package;
    let own =
        |name: &str| package.features.iter().find(|(own, _)| own == name).is_none_or(|(_, on)| on.is_empty());
    let features = package
        .features
        .iter()
        .filter(|(name, _)| name == "default" || own(name))
        .map(|(name, on)| format!("{name} = {}", on.join(" ")).trim_end().to_owned());
    let credentials =
        plan.credentials.iter().map(|method| format!("{} {:?} {}", method.name, method.kind, method.index));
    let findings = diagnostics.into_iter().map(|finding| format!("{:?} {}", finding.severity, finding.code));
    let shared = plan.types.iter().flat_map(|item| type_lines("shared", item));
    let own = plan
        .resources
        .iter()
        .flat_map(|resource| resource.types.iter().flat_map(|item| type_lines(&resource.module, item)));
    vec![
        ("package", vec![format!("{} {} as {}", package.name, package.version, plan.crate_name)]),
        ("features", features.collect()),
        ("credentials", credentials.collect()),
        ("example", vec![example(plan)]),
        ("resources", plan.resources.iter().flat_map(resource_lines).collect()),
        ("servers", plan.servers.items.iter().flat_map(server_lines).collect()),
        ("types", shared.chain(own).collect()),
        ("shadowed", plan.shadowed.iter().map(|name| (*name).to_owned()).collect()),
        ("findings", findings.map(|line| line.to_lowercase()).collect()),
    ]
}

fn server_lines(server: &ServerItem) -> Vec<String> {
    if server.setters.is_empty() {
        return vec![format!("const {}", server.name)];
    }
    let setter = |setter: &ServerSetter| {
        let ty = setter.ty.as_deref().unwrap_or("text");
        format!("  {}({ty}) with {}", setter.name, setter.constant)
    };
    let head = format!("type {} with {}", server.name, server.constant);
    std::iter::once(head).chain(server.setters.iter().map(setter)).collect()
}

fn example(plan: &Plan) -> String {
    let Some(call) = &plan.example.call else { return "none".to_owned() };
    let arguments: Vec<String> =
        call.arguments.iter().map(|(name, ty)| format!("{name}: {}", rust(ty))).collect();
    let paged = if call.paged { " paged" } else { "" };
    format!("{}.{}({}){paged}", call.accessor, call.method, arguments.join(", "))
}

fn resource_lines(resource: &Resource) -> Vec<String> {
    let feature = match resource.feature.as_deref() {
        None => " ungated".to_owned(),
        Some(feature) if feature == resource.module.replace('_', "-") => String::new(),
        Some(feature) => format!(" feature {feature}"),
    };
    let module = if plan::plain(&resource.accessor) == resource.module {
        String::new()
    } else {
        format!(" in {}", resource.module)
    };
    let mut qualified = String::new();
    if !resource.qualified.is_empty() {
        qualified = format!(" qualified {}", resource.qualified.join(" "));
    }
    let head = format!("{}: {}{module}{feature}{qualified}", resource.accessor, resource.handle);
    std::iter::once(head).chain(resource.operations.iter().map(operation_line)).collect()
}

fn operation_line(operation: &Operation) -> String {
    let method = |way: WayRef<'_>| {
        let arguments: Vec<String> = way.arguments.iter().map(argument).collect();
        let through = way.arguments_struct.map(|name| format!("{name}: ")).unwrap_or_default();
        format!("{}({through}{})", way.method, arguments.join(", "))
    };
    let methods: Vec<String> = operation.ways().into_iter().map(method).collect();
    let mut line = format!("  {} -> {:?} {}", methods.join(" | "), operation.reader, rust(&operation.output));
    if let Some(marker) = &operation.marker {
        let setters: Vec<String> = marker.setters.iter().map(argument).collect();
        line.push_str(&format!(" with {} {{{}}}", marker.name, setters.join(", ")));
        if let Some(pages) = &marker.pages {
            let steps = pages.steps.iter().map(|step| match step.wrapper {
                Wrapper::None => step.field.clone(),
                Wrapper::Option | Wrapper::Field => format!("{}?", step.field),
            });
            line.push_str(&format!(
                " pages {} of {}",
                steps.collect::<Vec<_>>().join("."),
                rust(&pages.item)
            ));
        }
    }
    line
}

fn argument(argument: &Argument) -> String {
    let (target, secret) = match &argument.target {
        Target::Secret(target, _) => (target.as_ref(), "secret "),
        target => (target, ""),
    };
    let target = match target {
        Target::Secret(..) => "secret within".to_owned(),
        Target::Path(name, style) => styled("path", name, *style),
        Target::Query(name, style) => styled("query", name, *style),
        Target::ReservedQuery(name, style) => styled("reserved query", name, *style),
        Target::QueryString(name, style) => styled("whole query", name, *style),
        Target::Header(name, style) => styled("header", name, *style),
        Target::Cookie(name, style) => styled("cookie", name, *style),
        Target::JsonBody(media) | Target::BytesBody(media) => format!("body {media}"),
        Target::FormBody(styles) if styles.is_empty() => "form".to_owned(),
        Target::FormBody(styles) => format!("form {styles:?}"),
        Target::MultipartBody(media) => format!("parts {media}"),
        Target::TextBody(media) => format!("text {media}"),
    };
    let target = format!("{secret}{target}");
    let passing = match argument.passing {
        Passing::Value => "",
        Passing::Reference => "&",
        Passing::Into => "into ",
        Passing::Body => "body ",
        Passing::Moved => "moved ",
    };
    format!("{}: {passing}{} = {target}", argument.name, rust(&argument.ty))
}

fn styled(place: &str, name: &str, style: Style) -> String {
    if style == Style::Default { format!("{place} {name}") } else { format!("{place} {name} {style:?}") }
}

fn type_lines(file: &str, item: &TypeItem) -> Vec<String> {
    let head = format!("{file} {}", item.name);
    match &item.kind {
        TypeKind::Struct(object) => struct_lines(&head, object),
        TypeKind::Enum { form, variants, unknown } => {
            let variants: Vec<String> =
                variants.iter().map(|variant| format!("{}={:?}", variant.name, variant.wire)).collect();
            let json = if *form == EnumForm::Json { " json" } else { "" };
            vec![format!("{head} enum{json} {} {unknown}", variants.join(" "))]
        }
        TypeKind::Union { variants, other } => {
            let variants: Vec<String> =
                variants.iter().map(|variant| format!("{}({})", variant.name, rust(&variant.ty))).collect();
            vec![format!("{head} union {} {other}", variants.join(" "))]
        }
        TypeKind::ByStatus { variants, other } => {
            let variants: Vec<String> = variants
                .iter()
                .map(|variant| format!("{}({})={:?}", variant.name, rust(&variant.ty), variant.statuses))
                .collect();
            vec![format!("{head} by status {} {other}", variants.join(" "))]
        }
        TypeKind::Alias(target) => vec![format!("{head} = {}", rust(target))],
    }
}

fn struct_lines(head: &str, object: &Struct) -> Vec<String> {
    let constructor = match &object.constructor {
        Constructor::None => String::new(),
        Constructor::Positional => " new(..)".to_owned(),
        Constructor::Named(name) => format!(" new({name})"),
    };
    let default = if object.default { " default" } else { "" };
    let mut lines = vec![format!("{head} struct{default}{constructor}")];
    for (at, field) in object.fields.iter().enumerate() {
        let presence = format!("{:?}", field.presence).to_lowercase();
        let boxed = if field.boxed { " boxed" } else { "" };
        let setters: Vec<&str> =
            [&field.setter, &field.null_setter].into_iter().filter_map(|name| name.as_deref()).collect();
        // Text is always handed over as anything that becomes text.
        let into = if field.passing == Passing::Into && field.ty != RustType::String { "into " } else { "" };
        let line = format!(
            "  {} {presence} {into}{}{boxed} = {} {}",
            field.name,
            rust(&field.ty),
            field.wire,
            setters.join(" ")
        );
        let part = object.parts.as_ref().map(|parts| format!(" {:?} {}", parts[at].0, parts[at].1));
        lines.push(format!("{}{}", line.trim_end(), part.unwrap_or_default()).trim_end().to_owned());
    }
    lines.extend(object.rest.iter().map(|(name, ty)| format!("  {name} rest {}", rust(ty))));
    lines
}

/// A type as it reads where nothing is hidden.
pub(crate) fn rust(ty: &RustType) -> String {
    match ty {
        RustType::Unit => "()".to_owned(),
        RustType::String => "String".to_owned(),
        RustType::Primitive(name) => (*name).to_owned(),
        RustType::Runtime(name) => format!("runtime::{name}"),
        RustType::Named { name, .. } => name.clone(),
        RustType::List(inner) => format!("Vec<{}>", rust(inner)),
        RustType::Map(inner) => format!("Map<{}>", rust(inner)),
        RustType::Option(inner) => format!("Option<{}>", rust(inner)),
        RustType::Boxed(inner) => format!("Box<{}>", rust(inner)),
        RustType::Stream(name, inner) => format!("{name}<{}>", rust(inner)),
        RustType::Local(zone) => format!("LocalDateTime<{zone}>"),
    }
}

/// A text without the indentation of its first line.
fn unindented(text: &str) -> String {
    let text = text.trim_matches('\n');
    let depth = text.len() - text.trim_start_matches(' ').len();
    let lines = text.lines().map(|line| line.get(depth..).unwrap_or_default().trim_end());
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
