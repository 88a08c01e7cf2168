//! Resources: a handle with a method an operation, descriptors, markers, and the types that only it uses.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::calls::{place_value, reader, secret};
use super::layout::{WIDTH, use_line};
use super::lines::{Words, block, deprecated, docs, ident, item, literal};
use super::models;
use super::rust_types::{Place, written};
use super::tables::{Row, Section};
use super::{Rendered, pagination, tables, templates};
use crate::plan::{
    Argument, Descriptor, Form, HeaderMethod, Marker, Operation, Pages, Passing, Plan, Resource, RustType,
    Step, WayRef, Wrapper, plain,
};

/// View of `src/resources/<resource>.rs`.
#[derive(Serialize)]
struct View {
    docs: String,
    needs_map: bool,
    imports: String,
    needs_types: bool,
    items: Vec<String>,
}

/// View of `src/resources/mod.rs`.
#[derive(Serialize)]
struct Index {
    resources: Vec<IndexEntry>,
}

#[derive(Serialize)]
struct IndexEntry {
    module: String,
    gate: Option<String>,
    line: String,
}

/// The file that names the resources.
pub(super) fn render_index(plan: &Plan) -> Rendered {
    let resources = plan.resources.iter().map(|resource| IndexEntry {
        module: resource.module.clone(),
        gate: resource.feature.as_deref().map(literal),
        line: use_line(&format!("pub use self::{}", resource.module), &public_names(resource)),
    });
    templates::render("src/resources/mod.rs", &Index { resources: resources.collect() })
}

fn public_names(resource: &Resource) -> Vec<String> {
    let markers =
        resource.operations.iter().filter_map(|operation| Some(operation.marker.as_ref()?.name.clone()));
    let ways = resource.operations.iter().flat_map(Operation::ways);
    let structs = ways.filter_map(|way| way.arguments_struct.cloned());
    markers.chain(structs).chain([resource.handle.clone()]).collect()
}

/// The file of a resource.
pub(super) fn render(plan: &Plan, resource: &Resource) -> Rendered {
    let index = plan.resources.iter().position(|other| other.module == resource.module);
    let place = Place { shadowed: &plan.shadowed, home: index };
    let file = File { place, resource };
    let mut items = vec![file.handle()?, file.methods()?, file.descriptors()];
    for operation in &resource.operations {
        for way in operation.ways() {
            items.extend(file.arguments_struct(&way)?);
        }
        items.extend(file.marker_items(operation)?);
    }
    items.extend(file.headers());
    items.extend(models::items(&place, &resource.types)?);
    let words = Words::by(&items);
    let view = View {
        docs: models::module_docs(&resource.docs).trim_end().to_owned(),
        needs_map: models::names_map(&words, &plan.shadowed),
        imports: imports(resource, &words),
        needs_types: words.has("types"),
        items,
    };
    templates::render("src/resource.rs", &view)
}

/// The line that takes names from the runtime: those that the items use and none of the file's own types hides.
fn imports(resource: &Resource, words: &Words<'_>) -> String {
    let free = crate::plan::RUNTIME_NAMES.iter().filter(|name| !resource.qualified.contains(name));
    let paged = resource.operations.iter().any(|operation| operation.descriptor.pagination.is_some());
    // A variant of an enumeration may bear the name of what only some operations need.
    let needed = |name: &str| match name {
        "Paginated" => paged,
        _ => true,
    };
    let used = free.filter(|name| needed(name) && words.has(name));
    let names = used.map(|name| (*name).to_owned());
    let module = words.has("runtime").then(|| "self".to_owned());
    use_line("use crate::runtime", &module.into_iter().chain(names).collect::<Vec<_>>())
}

/// A resource's file while it is written.
struct File<'a> {
    place: Place<'a>,
    resource: &'a Resource,
}

impl File<'_> {
    /// A name of the runtime as this file writes it.
    fn runtime(&self, name: &'static str) -> TokenStream {
        let bare = ident(name);
        if self.resource.qualified.contains(&name) { quote!(runtime::#bare) } else { quote!(#bare) }
    }

    fn handle(&self) -> Result<String, String> {
        let (docs, name, client) =
            (docs(&self.resource.docs), ident(&self.resource.handle), self.runtime("Client"));
        item(quote! {
            #docs
            #[derive(Debug, Clone)]
            pub struct #name { client: #client }
        })
    }

    fn methods(&self) -> Result<String, String> {
        let client = self.runtime("Client");
        let new = quote! {
            pub(crate) fn new(client: &#client) -> Self { Self { client: client.clone() } }
        };
        let each = self.resource.operations.iter().flat_map(|operation| {
            let forms = operation.forms.iter().map(|form| self.form(operation, form));
            let ways = operation.ways().into_iter().map(|way| self.method(operation, way));
            ways.chain(forms).collect::<Vec<_>>()
        });
        let methods = std::iter::once(new).chain(each).collect();
        block(&format!("impl {}", self.resource.handle), methods)
    }

    fn method(&self, operation: &Operation, way: WayRef<'_>) -> TokenStream {
        let (call, reader, constant) =
            (self.runtime("Call"), reader(operation.reader), ident(&operation.constant));
        let start = quote!(#call::#reader(&self.client, &#constant));
        self.method_of(operation, way, &operation.output, &start)
    }

    fn form(&self, operation: &Operation, form: &Form) -> TokenStream {
        let (call, reader, constant) =
            (self.runtime("Call"), reader(form.reader), ident(&operation.constant));
        let accept = &form.accept;
        let start = quote!(#call::#reader(&self.client, &#constant).with_accept(#accept));
        let way = WayRef { method: &form.method, docs: &form.docs, ..operation.first_way() };
        self.method_of(operation, way, &form.output, &start)
    }

    fn method_of(
        &self,
        operation: &Operation,
        way: WayRef<'_>,
        output: &RustType,
        start: &TokenStream,
    ) -> TokenStream {
        let (docs, deprecated, name) = (docs(way.docs), deprecated(operation.deprecated), ident(way.method));
        let (arguments, returns) = (self.arguments(&way), self.call_type(operation, output));
        let through = through(&way);
        let turned = way.arguments.iter().filter(|argument| is_turned(argument, through)).map(|argument| {
            let (name, ty) = (ident(&argument.name), self.place.owned(&argument.ty));
            quote!(let #name: #ty = #name.into();)
        });
        let steps: Vec<TokenStream> =
            way.arguments.iter().flat_map(|argument| steps(argument, through)).collect();
        let call = chained(start, &steps);
        let lines = quote!(#(#turned)* #call);
        quote! {
            #docs
            #deprecated
            pub fn #name(&self, #arguments) -> #returns { #lines }
        }
    }

    fn arguments(&self, way: &WayRef<'_>) -> TokenStream {
        if let Some(name) = way.arguments_struct {
            let name = ident(name);
            return if through(way) == Through::Owned { quote!(args: #name) } else { quote!(args: &#name) };
        }
        let arguments = way.arguments.iter().map(|argument| {
            let (name, ty) = (ident(&argument.name), self.place.argument(&argument.ty, argument.passing));
            quote!(#name: #ty)
        });
        quote!(#(#arguments),*)
    }

    fn call_type(&self, operation: &Operation, output: &RustType) -> TokenStream {
        let (call, output) = (self.runtime("Call"), self.place.owned(output));
        match &operation.marker {
            Some(marker) => {
                let marker = ident(&marker.name);
                quote!(#call<#output, #marker>)
            }
            None => quote!(#call<#output>),
        }
    }

    /// The table of what the operations are: a row an operation, with what differs from a plain one.
    fn descriptors(&self) -> String {
        let rows = self.resource.operations.iter().map(|operation| {
            let of = &operation.descriptor;
            let (id, method, path) = (literal(&of.id), literal(&of.http_method), literal(&of.path));
            let head = format!("{}: {id} = {method} {path}", operation.constant);
            let pages = of.pagination.as_ref().map(pagination::field);
            tables::wide_row(&head, descriptor_fields(of), pages.as_deref())
        });
        format!("runtime::operations! {{\n{}}}", rows.collect::<String>())
    }

    fn arguments_struct(&self, way: &WayRef<'_>) -> Result<Option<String>, String> {
        let Some(name) = way.arguments_struct else { return Ok(None) };
        let text = format!(" The arguments of [`{}::{}`].", self.resource.handle, plain(way.method));
        let name = ident(name);
        let fields = way.arguments.iter().map(|argument| {
            let (docs, name, ty) =
                (docs(&argument.docs), ident(&argument.name), self.place.owned(&argument.ty));
            quote!(#docs pub #name: #ty,)
        });
        let derives = match through(way) {
            Through::Owned => quote!(Debug),
            _ => quote!(Debug, Clone, PartialEq),
        };
        item(quote!(#[doc = #text] #[derive(#derives)] pub struct #name { #(#fields)* })).map(Some)
    }

    fn marker_items(&self, operation: &Operation) -> Result<Vec<String>, String> {
        let Some(marker) = &operation.marker else { return Ok(Vec::new()) };
        let (docs, name) = (docs(&marker.docs), ident(&marker.name));
        let mut items = vec![item(quote!(#docs #[derive(Debug)] pub struct #name;))?];
        if let Some(pages) = &marker.pages {
            items.push(self.paginated(operation, marker, pages)?);
        }
        if !marker.setters.is_empty() {
            let rows = marker.setters.iter().map(|setter| self.option(setter));
            let rows = rows.collect::<Result<_, String>>()?;
            items.push(tables::table("options", &[Section::braced(&marker.name, rows)], ""));
        }
        Ok(items)
    }

    /// The tables of the headers of answers, one for all operations that declare the same.
    fn headers(&self) -> Vec<String> {
        let mut sets: Vec<(&[HeaderMethod], Vec<&str>)> = Vec::new();
        for marker in self.resource.operations.iter().filter_map(|operation| operation.marker.as_ref()) {
            match sets.iter_mut().find(|(headers, _)| *headers == marker.headers) {
                _ if marker.headers.is_empty() => {}
                Some((_, markers)) => markers.push(&marker.name),
                None => sets.push((&marker.headers, vec![&marker.name])),
            }
        }
        let table = |(headers, markers): &(&[HeaderMethod], Vec<&str>)| {
            let rows = headers.iter().map(|header| self.header(header)).collect();
            tables::table("headers", &[Section::braced(&format!("{}:", tables::filled(markers)), rows)], "")
        };
        sets.iter().map(table).collect()
    }

    fn header(&self, header: &HeaderMethod) -> Row {
        let wire = literal(&header.wire);
        let ty = written(&self.place.owned(&header.ty));
        let text = match header.ty {
            RustType::String => format!("{} = {wire}", header.name),
            RustType::Primitive(_) => format!("{}: {ty} = {wire}", header.name),
            _ => format!("{} from {ty} = {wire}", header.name),
        };
        Row::documented(&header.docs, text)
    }

    fn paginated(&self, operation: &Operation, marker: &Marker, pages: &Pages) -> Result<String, String> {
        let (name, paginated) = (ident(&marker.name), self.runtime("Paginated"));
        let (page, entry) = (self.place.owned(&operation.output), self.place.owned(&pages.item));
        let (vec, items) = (self.place.prelude("Vec"), items_of_page(&pages.steps));
        item(quote! {
            impl #paginated for #name {
                type Page = #page;
                type Item = #entry;
                fn items(page: Self::Page) -> #vec<Self::Item> { #items }
            }
        })
    }

    /// The row of what a call can be told: its name, its type and what is done with it.
    fn option(&self, option: &Argument) -> Result<Row, String> {
        let ty = match option.passing {
            Passing::Into => format!(" into {}", written(&self.place.owned(&option.ty))),
            passing => format!(": {}", written(&self.place.argument(&option.ty, passing))),
        };
        let steps = steps(option, Through::Nothing);
        let steps: Vec<String> = steps.iter().map(written).collect();
        let row = Row::documented(&option.docs, format!("{}{ty} =", option.name));
        row.with_tail(steps.join(".")).with_attribute(&deprecated(option.deprecated))
    }
}

/// The fields in which an operation differs from a plain one, but for its pages.
fn descriptor_fields(descriptor: &Descriptor) -> Vec<String> {
    let mut fields = Vec::new();
    fields.extend(descriptor.accept.iter().map(|accept| format!("accept: {}", literal(accept))));
    if !descriptor.security.is_empty() {
        let alternatives: Vec<String> = descriptor.security.iter().map(|set| format!("&{set:?}")).collect();
        fields.push(format!("security: &[{}]", alternatives.join(", ")));
    }
    fields.extend(descriptor.site.map(|site| format!("site: Some({site})")));
    if !descriptor.settings.is_empty() {
        fields.push(format!("settings: &{:?}", descriptor.settings));
    }
    if !descriptor.limits.is_empty() {
        fields.push(format!("limits: &{:?}", descriptor.limits));
    }
    fields.extend(descriptor.resource.iter().map(|name| format!("resource: {}", literal(name))));
    if !descriptor.idempotent {
        fields.push("idempotent: false".to_owned());
    }
    if !descriptor.answers.is_empty() {
        fields.push(format!("answers: &{:?}", descriptor.answers));
    }
    if !descriptor.faults.is_empty() {
        fields.push(format!("faults: &{:?}", descriptor.faults));
    }
    if !descriptor.envelope.is_empty() {
        let names: Vec<String> = descriptor.envelope.iter().map(|name| literal(name)).collect();
        fields.push(format!("envelope: &[{}]", names.join(", ")));
    }
    fields
}

/// Calls on one value: a chain, or where one of them is wider than a line, each a statement but the last, which is what
/// comes of them.
fn chained(start: &TokenStream, steps: &[TokenStream]) -> TokenStream {
    let fits = |step: &TokenStream| written(step).chars().count() <= WIDEST_LINK;
    match steps.split_last() {
        Some((last, rest)) if !steps.iter().all(fits) => quote! {
            let call = #start;
            #(let call = call.#rest;)*
            call.#last
        },
        _ => quote!(#start #(.#steps)*),
    }
}

/// The widest call that has a line of its own in a chain, twelve columns from the left and behind its dot.
const WIDEST_LINK: usize = WIDTH - 13;

/// The calls that put an argument where it goes.
fn steps(argument: &Argument, through: Through) -> Vec<TokenStream> {
    let name = ident(&argument.name);
    let value = match (through, argument.passing) {
        (Through::Nothing, Passing::Reference | Passing::Body | Passing::Moved) => quote!(#name),
        (Through::Nothing, Passing::Value | Passing::Into) => quote!(&#name),
        (Through::Owned, Passing::Moved | Passing::Body) => quote!(args.#name),
        (Through::Reference, Passing::Body) => quote!(args.#name.clone()),
        _ => quote!(&args.#name),
    };
    let secret = secret(&argument.target);
    std::iter::once(place_value(&argument.target, &value)).chain(secret).collect()
}

/// Whether a method takes an argument as anything that turns into it.
fn is_turned(argument: &Argument, through: Through) -> bool {
    through == Through::Nothing && argument.passing == Passing::Into
}

/// How a method gets at its arguments.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Through {
    /// One by one.
    Nothing,
    /// By a struct that is lent.
    Reference,
    /// By a struct that is handed over, because a field of it cannot be copied.
    Owned,
}

fn through(way: &WayRef<'_>) -> Through {
    let moved = way.arguments.iter().any(|argument| argument.passing == Passing::Moved);
    match (way.arguments_struct.is_some(), moved) {
        (false, _) => Through::Nothing,
        (true, false) => Through::Reference,
        (true, true) => Through::Owned,
    }
}

/// The expression that takes the items out of a page.
fn items_of_page(steps: &[Step]) -> TokenStream {
    let Some((first, rest)) = steps.split_first() else { return quote!(page) };
    let field = ident(&first.field);
    let start = quote!(page.#field);
    if rest.is_empty() {
        return match first.wrapper {
            Wrapper::None => start,
            Wrapper::Option => quote!(#start.unwrap_or_default()),
            Wrapper::Field => quote!(#start.into_option().unwrap_or_default()),
        };
    }
    let inner = items_of_page(rest);
    match first.wrapper {
        Wrapper::None => quote!(let page = #start; #inner),
        Wrapper::Option => quote!(let Some(page) = #start else { return std::vec::Vec::new() }; #inner),
        Wrapper::Field => quote! {
            let Some(page) = #start.into_option() else { return std::vec::Vec::new() };
            #inner
        },
    }
}
