//! Resources: a handle with a method an operation, descriptors, markers, and the types that only it uses.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::calls::{place_value, reader, secret};
use super::layout::use_line;
use super::lines::{Words, block, deprecated, docs, ident, item, literal};
use super::models;
use super::rust_types::{Place, written};
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
fn imports(resource: &Resource, words: &Words) -> String {
    let free = crate::plan::RUNTIME_NAMES.iter().filter(|name| !resource.qualified.contains(name));
    let paged = resource.operations.iter().any(|operation| operation.descriptor.pagination.is_some());
    let headers = resource
        .operations
        .iter()
        .any(|operation| operation.marker.as_ref().is_some_and(|marker| !marker.headers.is_empty()));
    // A variant of an enumeration may bear the name of what only some operations need.
    let needed = |name: &str| match name {
        "Paginated" => paged,
        "Response" => headers,
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
        let steps: Vec<TokenStream> =
            way.arguments.iter().flat_map(|argument| self.steps(argument, through)).collect();
        let lines = one_by_one(start, &steps);
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

    /// The calls that put an argument where it goes.
    fn steps(&self, argument: &Argument, through: Through) -> Vec<TokenStream> {
        let name = ident(&argument.name);
        let value = match (through, argument.passing) {
            (Through::Nothing, Passing::Reference | Passing::Body | Passing::Moved) => quote!(#name),
            (Through::Nothing, Passing::Into) => {
                let (into, ty) = (self.place.prelude("Into"), self.place.owned(&argument.ty));
                quote!(&#into::<#ty>::into(#name))
            }
            (Through::Nothing, Passing::Value) => quote!(&#name),
            (Through::Owned, Passing::Moved | Passing::Body) => quote!(args.#name),
            (Through::Reference, Passing::Body) => quote!(args.#name.clone()),
            _ => quote!(&args.#name),
        };
        let secret = secret(&argument.target);
        std::iter::once(place_value(&argument.target, &value)).chain(secret).collect()
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
            let setters = marker.setters.iter().map(|setter| self.setter(setter)).collect();
            items.push(block(&self.setters_of(operation, marker), setters)?);
        }
        if !marker.headers.is_empty() {
            let headers = marker.headers.iter().map(|header| self.header(header)).collect();
            let (response, name) = (written(&self.runtime("Response")), &marker.name);
            items.push(block(&format!("impl<T> {response}<T, {name}>"), headers)?);
        }
        Ok(items)
    }

    /// The head of the block of setters: that of the call's own type, or of all its forms.
    fn setters_of(&self, operation: &Operation, marker: &Marker) -> String {
        if operation.forms.is_empty() {
            return format!("impl {}", written(&self.call_type(operation, &operation.output)));
        }
        format!("impl<T> {}<T, {}>", written(&self.runtime("Call")), marker.name)
    }

    fn header(&self, header: &HeaderMethod) -> TokenStream {
        let (docs, name, wire) = (docs(&header.docs), ident(&header.name), &header.wire);
        let option = self.place.prelude("Option");
        let (ty, read) = match header.ty {
            RustType::String => (quote!(&str), quote!(header_text)),
            _ => (self.place.owned(&header.ty), quote!(header)),
        };
        quote! {
            #docs
            #[must_use]
            pub fn #name(&self) -> #option<#ty> { self.#read(#wire) }
        }
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

    fn setter(&self, setter: &Argument) -> TokenStream {
        let (docs, deprecated, name) =
            (docs(&setter.docs), deprecated(setter.deprecated), ident(&setter.name));
        let ty = self.place.argument(&setter.ty, setter.passing);
        let steps = self.steps(setter, Through::Nothing);
        let lines = match steps.split_first() {
            Some((first, rest)) => one_by_one(&quote!(self.#first), rest),
            None => quote!(self),
        };
        quote! {
            #docs
            #deprecated
            pub fn #name(self, #name: #ty) -> Self { #lines }
        }
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

/// Calls on one value, each a statement but the last, which is what comes of them.
fn one_by_one(start: &TokenStream, steps: &[TokenStream]) -> TokenStream {
    match steps.split_last() {
        None => start.clone(),
        Some((last, rest)) => quote! {
            let call = #start;
            #(let call = call.#rest;)*
            call.#last
        },
    }
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
