//! Sets of optional runtime modules. The core names none of them, and an optional module at most one, which always comes
//! with it (`tests/architecture` lists those pairs), so that a set can warn of nothing of which the empty set, that of a
//! single module with what it names, or the set of all does not warn.

use std::collections::BTreeMap;

use crate::clean::{OPTIONAL, modules_of};
use crate::harness::{cargo, make, vendor, workspace};

/// What makes a document need a module: its further paths, its security schemes, and the schema that it sends.
fn need(module: &str) -> (String, &'static str, &'static str) {
    let answers = |responses: &str| format!("  /own/{module}:\n    get: {{responses: {{{responses}}}}}\n");
    let json =
        |ty: &str| format!("{{description: ok, content: {{application/json: {{schema: {{type: {ty}}}}}}}}}");
    let of = |media: &str| {
        format!("'200': {{description: ok, content: {{{media}: {{schema: {{type: integer}}}}}}}}")
    };
    let format = |name: &'static str| (String::new(), "", name);
    match module {
        "by_status" => (answers(&format!("'200': {}, '202': {}", json("integer"), json("boolean"))), "", ""),
        // Quirks ask for these two by their formats.
        "coded" => format("money"),
        "local_time" => format("local"),
        "date_time" => format("date-time"),
        "encoded_bytes" => format("byte"),
        "event_stream" => (answers(&of("text/event-stream")), "", ""),
        "iso_duration" => format("duration"),
        "json_stream" => (answers(&of("application/x-ndjson")), "", ""),
        // A quirk asks for it, or another module.
        "calendar" | "login" | "totp" | "webhook" | "webhook_sha1" | "webhook_sha2" | "yaml" => format(""),
        "multipart" => {
            let content = "{multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}}}";
            let body =
                format!("requestBody: {{content: {content}}}, responses: {{'204': {{description: ok}}}}");
            (format!("  /own/parts:\n    post: {{{body}}}\n"), "", "")
        }
        "oauth2" => {
            let flow = "{type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://sets.test/token', scopes: {}}}}";
            (String::new(), flow, "")
        }
        "pager" => {
            let content = "{application/json: {schema: {type: array, items: {type: integer}}}}";
            let parameters = "parameters: [{name: offset, in: query, schema: {type: integer}}]";
            let responses = format!("responses: {{'200': {{description: ok, content: {content}}}}}");
            (
                format!("  /own/pages:\n    get: {{operationId: list_pages, {parameters}, {responses}}}\n"),
                "",
                "",
            )
        }
        "uuid" => format("uuid"),
        other => panic!("{other} is new: say here what needs it"),
    }
}

/// What quirks.yaml says for those modules that a document cannot ask for.
fn quirks(modules: &[&str]) -> String {
    let says = |module: &&str| match *module {
        "login" if modules.contains(&"totp") => {
            "auth: {session: {type: login, login: {undeclared: POST /login, send: {/user: user, /code: passcode}}}}\noperation_security: {POST /things: [session]}\n"
        }
        "login" => {
            "auth: {session: {type: login, login: {undeclared: POST /login, send: {/user: user, /password: password}}}}\noperation_security: {POST /things: [session]}\n"
        }
        "pager" => "pagination: [{operations: [list_pages], items: '', offset: {parameter: offset}}]\n",
        "webhook_sha1" => "webhooks: {signature: {header: X-Signature, algorithm: hmac-sha1}}\n",
        "webhook_sha2" => "webhooks: {signature: {header: X-Signature}}\n",
        "yaml" => "encodings: {yaml: {extension: .yaml}}\n",
        _ => "",
    };
    let codec = |module: &&str| match *module {
        "coded" => "- {as: money, formats: [money]}\n",
        "local_time" => "- {as: local_datetime, zone: Europe/Paris, formats: [local]}\n",
        _ => "",
    };
    let codecs: String = modules.iter().map(codec).collect();
    let head = if codecs.is_empty() { "" } else { "codecs:\n" };
    modules.iter().map(says).chain([head, &codecs]).collect()
}

/// The sets: each module with what it cannot go without, none, and as many as go together.
fn sets() -> Vec<(String, Vec<&'static str>)> {
    let name = |module: &str| format!("set-{}", module.replace('_', "-"));
    let alone = OPTIONAL.iter().filter(|module| !["calendar", "webhook"].contains(module));
    let each = alone.map(|module| match *module {
        hash @ ("webhook_sha1" | "webhook_sha2") => (name(hash), vec!["webhook", hash]),
        // Codes are of a login.
        "totp" => (name("totp"), vec!["login", "totp"]),
        dated @ ("date_time" | "pager") => (name(dated), vec!["calendar", dated]),
        module => (name(module), vec![module]),
    });
    // Deliveries are signed in one way.
    let together = OPTIONAL.iter().copied().filter(|module| *module != "webhook_sha1").collect();
    each.chain([("set-none".to_owned(), Vec::new()), ("set-all".to_owned(), together)]).collect()
}

/// A document that needs these modules and no others.
fn document(modules: &[&str]) -> String {
    let needs: Vec<_> = modules.iter().map(|module| need(module)).collect();
    let paths: String = needs.iter().map(|(paths, ..)| paths.as_str()).collect();
    let formats = needs.iter().map(|(.., format)| *format).filter(|format| !format.is_empty());
    let properties: String = formats
        .enumerate()
        .map(|(at, format)| format!(", p{at}: {{type: string, format: {format}}}"))
        .collect();
    let scheme = needs.iter().map(|(_, scheme, _)| *scheme).find(|scheme| !scheme.is_empty());
    let security =
        scheme.map(|scheme| format!("\n  securitySchemes:\n    own: {scheme}\nsecurity: [{{own: []}}]"));
    let content = "content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}";
    format!(
        "openapi: 3.0.3\ninfo: {{title: Sets, version: 1.0.0}}\nservers: [{{url: 'https://sets.test'}}]\npaths:\n  \
         /things:\n    post: {{requestBody: {{{content}}}, responses: {{'200': {{description: ok, {content}}}}}}}\n\
         {paths}components:\n  schemas:\n    Thing: {{type: object, properties: {{a: {{type: string}}{properties}}}}}{}\n",
        security.unwrap_or_default()
    )
}

#[test]
fn every_set_of_runtime_modules_compiles_without_a_warning() {
    let mut crates = BTreeMap::new();
    for (name, modules) in sets() {
        let input = vendor(&name, &document(&modules), &quirks(&modules));
        let optional = |module: &&&str| modules_of(&make(&name, &input)).iter().any(|own| own == **module);
        assert_eq!(OPTIONAL.iter().filter(optional).copied().collect::<Vec<_>>(), modules, "{name}");
        crates.insert(name, input);
    }
    let root = workspace("sets", &crates);
    let gated = "set-totp/totp,set-yaml/yaml,set-all/totp,set-all/yaml";
    let checked = ["--workspace", "--lib", "--features", gated, "--keep-going", "--", "-Dwarnings"];
    cargo(&root, &[&["clippy", "-q", "--offline"], &checked[..]].concat());
}
