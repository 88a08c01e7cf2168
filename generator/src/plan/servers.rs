//! The servers that a caller may choose: constants, types with a setter a variable, and the builder's methods for
//! those of single operations.

use super::docs;
use super::enums::enumeration;
use super::names::{Namespace, Wish, constant_name, plain, type_name, value_name, with_word};
use super::{ServerItem, ServerSetter, Servers, SiteMethod, TypeItem};
use crate::api::{Api, EnumKind, EnumValue, Server, ServerVariable, Site};

/// Most words of a description that make a name.
const MOST_WORDS: usize = 4;

/// Words that tell no server from another.
const COMMON: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "is",
    "our",
    "your",
    "for",
    "to",
    "of",
    "and",
    "api",
    "server",
    "servers",
    "url",
    "base",
    "endpoint",
    "environment",
    "service",
    "main",
    "with",
    "in",
    "on",
    "at",
    "host",
    "openapi",
];

/// Plans the servers. Nothing is made where there is nothing to choose.
pub(super) fn plan_servers(api: &Api) -> Servers {
    let choice = api.servers.len() > 1 || api.servers.iter().any(|server| !server.variables.is_empty());
    let servers: &[Server] = if choice { &api.servers } else { &[] };
    let wishes: Vec<Wish> = servers.iter().map(wish).collect();
    let mut constants = Namespace::with(&["SERVER", "SERVER_TEMPLATE", "SERVER_VARIABLE"]);
    let names = constants.allot(&wishes);
    // A type with a value in it has its name among the constants too.
    let types = types(servers, &names, &mut constants);
    let enums = Enums::of(servers, &names, &types);
    let items = servers.iter().zip(names.iter().zip(types)).enumerate();
    let items =
        items.map(|(at, (server, names))| item(server, names, at == 0, &enums, &mut constants)).collect();
    Servers { items, types: enums.types() }
}

/// The types of those servers that have variables.
fn types(servers: &[Server], constants: &[String], taken: &mut Namespace) -> Vec<Option<String>> {
    let named: Vec<_> =
        servers.iter().zip(constants).filter(|(server, _)| !server.variables.is_empty()).collect();
    let wishes = named.iter().map(|(server, constant)| {
        let words = constant.to_lowercase();
        Wish::new(&server.url, vec![type_name(&words), type_name(&format!("{words} server"))])
    });
    let mut allotted = taken.allot(&wishes.collect::<Vec<_>>()).into_iter();
    servers.iter().map(|server| if server.variables.is_empty() { None } else { allotted.next() }).collect()
}

/// The builder's methods that send single operations elsewhere.
pub(super) fn site_methods(api: &Api, namespace: &mut Namespace) -> Vec<SiteMethod> {
    let whole = api.sites.iter().enumerate().filter(|(_, site)| !site.is_path());
    let sites: Vec<(usize, &Site)> = whole.collect();
    let wishes = sites.iter().map(|(_, site)| {
        let names = names_of(site.description.as_deref(), &site.url);
        Wish::new(&site.url, names.iter().map(|name| with_word(&value_name(name), "server")).collect())
    });
    let names = namespace.allot(&wishes.collect::<Vec<_>>());
    let methods = sites.into_iter().zip(names);
    methods
        .map(|((index, site), name)| SiteMethod { docs: site_docs(api, index, site), name, index })
        .collect()
}

fn site_docs(api: &Api, index: usize, site: &Site) -> Vec<String> {
    let operations = api.resources.iter().flat_map(|resource| &resource.operations);
    let count = operations.filter(|operation| operation.site == Some(index)).count();
    let whose = if count == 1 { "one operation".to_owned() } else { format!("{count} operations") };
    docs::markdown_words(&format!(
        "Sends {whose} to this server instead of {}, where the document has them. A base URL of your own takes them \
         along, unless this gives another.",
        docs::code(&site.url)
    ))
}

fn wish(server: &Server) -> Wish {
    let names = names_of(server.description.as_deref(), &server.url);
    Wish::new(&server.url, names.iter().map(|name| constant_name(name)).collect())
}

/// What a server may be called, from short to telling.
fn names_of(description: Option<&str>, url: &str) -> Vec<String> {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let host = rest.split('/').next().unwrap_or_default();
    let telling = [host, rest, &format!("{scheme} {rest}")].map(str::to_owned);
    description.and_then(short).into_iter().chain(telling).collect()
}

/// A description without the words that all have, if few are left.
fn short(description: &str) -> Option<String> {
    let line = description.lines().next().unwrap_or_default();
    let line = line.split(['.', ',', ';', ':', '(', '—']).next().unwrap_or_default();
    let words: Vec<&str> = line
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !COMMON.contains(&word.to_lowercase().as_str()))
        .collect();
    let telling = words.iter().any(|word| word.chars().any(char::is_alphabetic));
    (telling && words.len() <= MOST_WORDS).then(|| words.join(" "))
}

fn item(
    server: &Server,
    (name, ty): (&String, Option<String>),
    first: bool,
    enums: &Enums,
    constants: &mut Namespace,
) -> ServerItem {
    let mut setters = Namespace::with(&["default", "from", "into", "clone", "fmt", "eq"]);
    let wishes: Vec<Wish> = server.variables.iter().map(setter_wish).collect();
    let names = setters.allot(&wishes);
    let mut setter = |(variable, own): (&ServerVariable, String)| ServerSetter {
        constant: constants.take(&[constant_name(&format!("{name} {}", variable.name))]),
        name: own,
        ty: enums.name(variable),
        docs: setter_docs(variable),
        variable: variable.clone(),
    };
    ServerItem {
        name: ty.unwrap_or_else(|| name.clone()),
        constant: name.clone(),
        docs: server_docs(server, first && server.root),
        url: server.url.clone(),
        setters: server.variables.iter().zip(names).map(&mut setter).collect(),
    }
}

fn setter_wish(variable: &ServerVariable) -> Wish {
    let name = value_name(&variable.name);
    let long = with_word(&name, "variable");
    Wish::new(&variable.name, vec![name, long])
}

fn server_docs(server: &Server, default: bool) -> Vec<String> {
    let url = docs::code(&server.url);
    let what = match (default, server.root) {
        (true, _) => format!("{url}, which is used unless another is given."),
        (false, true) => format!("{url}."),
        (false, false) => format!("{url}, which the document names for single operations."),
    };
    docs::summary_and_description(None, server.description.as_deref(), &what)
        .into_iter()
        .chain(server.description.iter().flat_map(|_| [String::new(), what.clone()]))
        .collect()
}

fn setter_docs(variable: &ServerVariable) -> Vec<String> {
    let fallback = format!("Sets the variable {}.", docs::code(&variable.name));
    let lines = docs::summary_and_description(None, variable.description.as_deref(), &fallback);
    let default = match &variable.default {
        Some(default) => format!("Default: {}.", docs::code(default)),
        None => "It has no default and must be set.".to_owned(),
    };
    docs::joined(lines, docs::markdown_words(&default))
}

/// The enumerations of variables with listed values; variables of one name and the same values share one.
struct Enums {
    kinds: Vec<(ServerVariable, String)>,
}

impl Enums {
    fn of(servers: &[Server], names: &[String], types: &[Option<String>]) -> Self {
        let mut kinds: Vec<(ServerVariable, Wish)> = Vec::new();
        for (server, name) in servers.iter().zip(names) {
            for variable in server.variables.iter().filter(|variable| !variable.choices.is_empty()) {
                if kinds.iter().all(|(other, _)| !same(other, variable)) {
                    let own = type_name(&variable.name);
                    let long = type_name(&format!("{} {}", name.to_lowercase(), variable.name));
                    let wire = format!("{} {}", variable.name, server.url);
                    kinds.push((variable.clone(), Wish::new(&wire, vec![own, long])));
                }
            }
        }
        let mut taken: Vec<String> = types.iter().flatten().cloned().collect();
        taken.extend(
            ["Server", "ServerTemplate", "ServerVariable", "String", "Default", "From"].map(str::to_owned),
        );
        let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
        let wishes: Vec<Wish> = kinds.iter().map(|(_, wish)| wish.clone()).collect();
        let names = Namespace::with(&taken).allot(&wishes);
        Self { kinds: kinds.into_iter().map(|(variable, _)| variable).zip(names).collect() }
    }

    fn name(&self, variable: &ServerVariable) -> Option<String> {
        let known = self.kinds.iter().find(|(other, _)| same(other, variable));
        known.map(|(_, name)| name.clone()).filter(|_| !variable.choices.is_empty())
    }

    fn types(self) -> Vec<TypeItem> {
        let kinds = self.kinds.into_iter();
        kinds
            .map(|(variable, name)| TypeItem {
                docs: docs::markdown_words(&format!(
                    "The values of the variable {}.",
                    docs::code(plain(&variable.name))
                )),
                name,
                kind: enumeration(
                    EnumKind::Strings,
                    &variable.choices.iter().map(|choice| value(choice)).collect::<Vec<_>>(),
                ),
            })
            .collect()
    }
}

fn same(one: &ServerVariable, other: &ServerVariable) -> bool {
    one.name == other.name && one.choices == other.choices
}

fn value(choice: &str) -> EnumValue {
    EnumValue { value: choice.to_owned(), name: None, description: None }
}
