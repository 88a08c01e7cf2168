//! What `vendorsmith explain` tells: each fact with what says so and where.

#![cfg(test)]

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use tempfile::TempDir;
use vendorsmith::cli::{self, Exit, Terminal};
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::explain::Origin;
use vendorsmith::source::Input;
use vendorsmith::source::node::{Node, escape};
use vendorsmith::{Options, model};

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Acme, version: '1'}
servers: [{url: 'https://acme.test'}]
security: [{key: []}]
paths:
  /things:
    get:
      operationId: list_things
      security: []
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [next, results]
                properties:
                  next: {type: string, nullable: true}
                  results: {type: array, items: {type: string}}
    post:
      operationId: make_thing
      responses:
        '204': {description: ok}
        '409':
          description: no
          content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    Problem: {type: object, properties: {detail: {type: string}}}
";

const QUIRKS: &str = "errors:
  message: /detail
pagination:
  - items: /results
    next_url: {pointer: /next}
rate_limits:
  rules:
    minute: {requests: 5, per: 60s, margin: 1}
    making: {requests: 2, per: 1h, operations: [make_thing]}
  headers:
    X-Left: {meaning: remaining, rule: minute}
retry:
  attempts: 7
  idempotent: [make_thing]
headers:
  Accept-Language: en
request_id: [X-Id]
";

fn vendor() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("openapi.yaml"), DOCUMENT).expect("written");
    fs::write(folder.path().join("quirks.yaml"), QUIRKS).expect("written");
    folder
}

/// Runs the command; how it ended, and what it printed, with the folder's path taken out.
fn explain(folder: &Path, words: &[&str]) -> (Exit, String, String) {
    let vendor = folder.to_string_lossy().into_owned();
    let all = ["vendorsmith", "explain", &vendor].into_iter().chain(words.iter().copied());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let terminal = Terminal { out: &mut out, err: &mut err, colour: false, folder: folder.to_owned() };
    let exit = cli::run(all.map(OsString::from), vendorsmith::generate, terminal);
    let text = |bytes| String::from_utf8(bytes).expect("text").replace(&format!("{vendor}/"), "");
    (exit, text(out), text(err))
}

/// The lines with runs of spaces as one.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Asserts that a line is told, and from which area on.
fn tells(words: &[&str], expected: &[&str]) {
    let folder = vendor();
    let (exit, out, err) = explain(folder.path(), words);
    assert_eq!((exit, err.as_str()), (Exit::Done, ""));
    let found = lines(&out);
    for line in expected {
        assert!(found.iter().any(|found| found == line), "{line}\nis not in\n{out}");
    }
}

#[test]
fn a_listing_tells_its_pages_and_that_it_needs_no_credential() {
    tells(
        &["list_things"],
        &[
            "list_things: GET /things (openapi.yaml:8)",
            "pages the next page's URL is at `/next`, of the same origin and path; items are at `/results` \
             pagination[0] quirks.yaml:4",
            "limits 5 requests in 1m, shared with all; 1 of them kept back rate_limits.rules.minute quirks.yaml:8",
            "auth no credential security openapi.yaml:9",
            "retries is sent again after a failure that may have been executed, as GET is default of the runtime",
        ],
    );
}

#[test]
fn another_operation_tells_its_rules_credential_errors_and_retries() {
    tells(
        &["post /things"],
        &[
            "make_thing: POST /things (openapi.yaml:22)",
            "2 requests in 1h, shared with the other operations of the rule rate_limits.rules.making quirks.yaml:9",
            "auth needs key security openapi.yaml:4",
            "errors 409 answers with `Problem` responses openapi.yaml:26",
            "retries is sent again after a failure that may have been executed retry.idempotent quirks.yaml:14",
        ],
    );
}

#[test]
fn without_an_operation_the_vendor_and_a_table_are_told() {
    tells(
        &[],
        &[
            "limits `minute`: 5 requests in 1m, shared with all; 1 of them kept back rate_limits.rules.minute quirks.yaml:8",
            "the header `X-Left` tells how many are left of `minute` rate_limits.headers.X-Left quirks.yaml:11",
            "auth `key` is a key in the header `X-Key` securitySchemes openapi.yaml:30",
            "errors the message is the first text at `/detail` errors.message quirks.yaml:2",
            "retries 7 attempts in all retry.attempts quirks.yaml:13",
            "requests sends the header `Accept-Language: en` headers.Accept-Language quirks.yaml:16",
            "a request's id is the answer's first of `X-Id` request_id quirks.yaml:17",
            "operation address pages limits auth errors retries",
            "list_things GET /things next_url minute none safe",
            "make_thing POST /things minute, making key 409 safe",
        ],
    );
}

#[test]
fn an_unknown_operation_is_an_error_with_near_misses() {
    let folder = vendor();
    let (exit, out, err) = explain(folder.path(), &["list_thing"]);
    assert_eq!((exit, out.as_str()), (Exit::Failed, ""));
    assert!(err.contains("there is no operation `list_thing`"), "{err}");
    assert!(err.contains("did you mean `list_things`?"), "{err}");
}

#[test]
fn a_wrong_quirk_is_told_instead() {
    let folder = vendor();
    fs::write(folder.path().join("quirks.yaml"), "skip: {nothing: gone}\n").expect("written");
    let (exit, _, err) = explain(folder.path(), &[]);
    assert_eq!(exit, Exit::Failed);
    assert!(err.contains("there is no operation `nothing`"), "{err}");
}

#[test]
fn programs_get_one_object() {
    let folder = vendor();
    let (exit, out, _) = explain(folder.path(), &["list_things", "--json"]);
    let object: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((exit, &object["reason"]), (Exit::Done, &"explanation".into()));
    assert_eq!(object["operations"].as_array().map(Vec::len), Some(1));
    let pages = &object["operations"][0]["facts"][0];
    assert_eq!(pages["area"], "pages");
    assert_eq!(pages["origin"]["from"], "quirk");
    assert_eq!(pages["origin"]["rule"], "pagination[0]");
    assert_eq!(pages["origin"]["place"]["line"], 4);
    let (exit, out, _) = explain(folder.path(), &["nothing", "--json"]);
    let finding: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((exit, &finding["code"]), (Exit::Failed, &"unknown-operation".into()));
}

const BODY: &str = "
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}";

#[test]
fn values_in_forms_of_the_vendors_own_are_told() {
    let folder = vendor();
    let quirks =
        "codecs:\n- as: money\n  properties: ['*.name']\nrequests: {envelope: /params, brackets: raw}\n";
    fs::write(folder.path().join("quirks.yaml"), quirks).expect("written");
    let document = DOCUMENT.replace("operationId: make_thing", &format!("operationId: make_thing{BODY}"));
    fs::write(folder.path().join("openapi.yaml"), document).expect("written");
    let (_, out, _) = explain(folder.path(), &["make_thing"]);
    let found = lines(&out);
    let envelope = "requests JSON goes to `/params` of the body requests.envelope quirks.yaml:4";
    let brackets =
        "requests brackets in the names of query parameters stay as they are requests.brackets quirks.yaml:4";
    let codec = "codecs `name` of the body is an amount as a text codecs[0] quirks.yaml:2";
    for line in [envelope, brackets, codec] {
        assert!(found.iter().any(|found| found == line), "{line}\nis not in\n{out}");
    }
}

#[test]
fn logins_settings_and_schemes_by_operation_are_told() {
    let folder = vendor();
    let quirks = "auth:
  session:
    type: login
    login: {undeclared: POST /login, send: {/user: user, /code: passcode}, token: /token, lifetime: 1h}
    max_age: 12h
settings:
  tenant: {in: header, name: X-Tenant}
operation_security:
  make_thing: [session]
";
    fs::write(folder.path().join("quirks.yaml"), quirks).expect("written");
    let (exit, out, err) = explain(folder.path(), &["make_thing"]);
    assert_eq!((exit, err.as_str()), (Exit::Done, ""));
    let found = lines(&out);
    for line in [
        "auth needs session operation_security.make_thing quirks.yaml:9",
        "requests the client's `tenant` is sent as the header `X-Tenant`; it may be set settings.tenant quirks.yaml:7",
        "a token of `session` is had by `POST /login`: it is at `/token`, good for 1h auth.session.login quirks.yaml:4",
        "who has one-time passcodes is asked for one before each login; it is good for 30s, sent once, and never again auth.session.login quirks.yaml:4",
        "a login is good for 12h auth.session.max_age quirks.yaml:5",
    ] {
        assert!(found.iter().any(|found| found == line), "{line}\nis not in\n{out}");
    }
}

#[test]
fn names_resources_and_what_is_kept_or_null_are_told() {
    let folder = vendor();
    let quirks = "three_state: [make_thing.name]
keep_undeclared: [Problem]
naming:
  operations: {make_thing: create}
  schemas: {Problem: Trouble}
  properties: {Problem.detail: message}
resources:
  store: {operations: [make_thing]}
errors:
  entries: {at: '', message: ['', /detail], code: /detail}
  codes:
    a: {kind: server, retry: never}
rate_limits:
  rules:
    minute: {requests: 5, per: 60s}
  headers:
    X-Left: {meaning: remaining, operations: [make_thing]}
";
    fs::write(folder.path().join("quirks.yaml"), quirks).expect("written");
    let document = DOCUMENT.replace("operationId: make_thing", &format!("operationId: make_thing{BODY}"));
    fs::write(folder.path().join("openapi.yaml"), document).expect("written");
    let (exit, out, err) = explain(folder.path(), &["make_thing"]);
    assert_eq!((exit, err.as_str()), (Exit::Done, ""));
    let found = lines(&out);
    for line in [
        "codecs optional properties of the body are absent, null or a value three_state[0] quirks.yaml:1",
        "Trouble keeps properties that are not declared keep_undeclared[0] quirks.yaml:2",
        "names belongs to the resource `store` resources.store quirks.yaml:8",
        "`make_thing` is called `create` naming.operations.make_thing quirks.yaml:4",
        "`Problem` is called `Trouble` naming.schemas.Problem quirks.yaml:5",
        "`Problem.detail` is called `message` naming.properties.Problem.detail quirks.yaml:6",
        "the header `X-Left` tells how many are left rate_limits.headers.X-Left quirks.yaml:17",
        "errors errors are listed in the body itself, each with its message in the entry itself or at `/detail` and its code at `/detail` errors.entries quirks.yaml:10",
        "the code `a` means that the vendor failed, and that it is never sent again errors.codes.a quirks.yaml:12",
    ] {
        assert!(found.iter().any(|found| found == line), "{line}\nis not in\n{out}");
    }
    let mut once = found.clone();
    once.retain(|line| !line.is_empty());
    let all = once.len();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), all, "a line is told twice in\n{out}");
    let (_, out, _) = explain(folder.path(), &[]);
    let numbers =
        "limits `minute`: 5 requests in 1m, shared with all rate_limits.rules.minute quirks.yaml:15";
    assert!(lines(&out).iter().any(|line| line == numbers), "{numbers}\nis not in\n{out}");
}

/// What speaks of the crate or of the document, and of no operation.
const OF_NO_OPERATION: [&str; 5] = ["crate", "extends", "overlays", "servers", "skip"];

/// Sections whose entries are rules of their own, and how many keys deep these stand.
const RULES: [(&str, usize); 12] = [
    ("auth", 1),
    ("codecs", 1),
    ("errors", 1),
    ("headers", 1),
    ("naming", 2),
    ("operation_security", 1),
    ("pagination", 1),
    ("rate_limits", 2),
    ("resources", 1),
    ("retry", 1),
    ("settings", 1),
    ("webhooks", 1),
];

/// The pointers of the rules below a node that stand so deep.
fn rules(node: &Node, pointer: &str, depth: usize, found: &mut Vec<String>) {
    let below = node.entries().iter().map(|entry| (entry.key.clone(), &entry.value));
    let items = node.items().iter().enumerate().map(|(at, item)| (at.to_string(), item));
    let inner: Vec<(String, &Node)> = below.chain(items).collect();
    if depth == 0 || inner.is_empty() {
        return found.push(pointer.to_owned());
    }
    for (key, value) in inner {
        rules(value, &format!("{pointer}/{}", escape(&key)), depth - 1, found);
    }
}

#[test]
fn every_rule_of_every_vendor_is_told_with_its_line() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut seen = 0;
    for vendor in fs::read_dir(specs).expect("the folder specs").flatten() {
        if !vendor.path().join("quirks.yaml").is_file() {
            continue;
        }
        let mut diagnostics = Diagnostics::new();
        let input = Input::Folder(vendor.path());
        let (source, api) = model(&input, &Options::default(), &mut diagnostics).expect("it is right");
        let told = vendorsmith::explain::explain(&source, &api);
        let facts = told.operations.iter().flat_map(|one| &one.facts).chain(&told.vendor);
        let places: Vec<String> = facts
            .filter_map(|fact| match &fact.origin {
                Origin::Quirk { place, .. } => Some(place.as_ref().expect("it is written").pointer.clone()),
                _ => None,
            })
            .collect();
        let mut expected = Vec::new();
        for entry in source.quirks_tree.as_ref().expect("quirks").entries() {
            let depth = RULES.iter().find(|(key, _)| *key == entry.key).map_or(0, |(_, depth)| *depth);
            if !OF_NO_OPERATION.contains(&entry.key.as_str()) && !entry.value.is_null() {
                rules(&entry.value, &format!("/{}", entry.key), depth, &mut expected);
            }
        }
        for rule in expected {
            let inside = |place: &String| *place == rule || place.starts_with(&format!("{rule}/"));
            assert!(
                places.iter().any(inside),
                "{rule} of {} is not told: {places:#?}",
                vendor.path().display()
            );
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen} rules");
}
