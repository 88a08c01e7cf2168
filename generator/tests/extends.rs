//! `extends:` in a `quirks.yaml`: what is inherited from the folder beside it, where findings about it lie, and what is
//! refused.

#![cfg(test)]

use std::fs;
use std::path::Path;

use vendorsmith::api::Api;
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::lower::lower;
use vendorsmith::source::{Input, Reading, Source, load};

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: T, version: '2'}
servers: [{url: 'https://two.example.com'}]
paths:
  /things:
    get: {operationId: list_things, responses: {'200': {description: fine}}}
components:
  securitySchemes: {token: {type: http, scheme: bearer}, key: {type: apiKey, in: header, name: K}}
";

const PARENT: &str = "crate: {name: thing, version: 1.2.0, license: MIT, keywords: [a, b]}
servers: [https://one.example.com]
errors: {message: /message, code: /code}
auth:
  token: {type: bearer, keyword: Token}
  key: {type: api-key, in: header, name: X-Key}
rate_limits:
  rules:
    minute: {requests: 10, per: 1m}
    hour: {requests: 100, per: 1h}
retry: {attempts: 3, refused: [429]}
request_id: [A, B]
";

/// Folders by name with their quirks, all with the same document.
struct Vendors(tempfile::TempDir);

impl Vendors {
    fn new(quirks: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, quirks) in quirks {
            let path = folder.path().join(name);
            fs::create_dir(&path).unwrap();
            fs::write(path.join("openapi.yaml"), DOCUMENT).unwrap();
            fs::write(path.join("quirks.yaml"), quirks).unwrap();
        }
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Reads a folder and makes its model; with what was told as `severity code folder/file:line message`.
    fn read(&self, name: &str) -> (Option<(Source, Api)>, Vec<String>) {
        let mut diagnostics = Diagnostics::new();
        let input = Input::Folder(self.path().join(name));
        let source = load(&input, &Reading::default(), &mut diagnostics);
        let read = source.map(|source| {
            let api = lower(&source, &mut diagnostics);
            (source, api)
        });
        let told = diagnostics.iter().map(|finding| {
            let place = finding.place.as_ref().unwrap();
            let file = Path::new(&place.file).strip_prefix(self.path()).unwrap().display();
            format!("{:?} {} {file}:{} {}", finding.severity, finding.code, place.line, finding.message)
        });
        (read, told.collect())
    }

    /// Reads the folder `two`, about which nothing is told.
    fn fine(&self) -> (Source, Api) {
        let (read, told) = self.read("two");
        assert_eq!(told, Vec::<String>::new());
        read.unwrap()
    }

    /// What is told of the folder `two`.
    fn told(&self) -> Vec<String> {
        self.read("two").1
    }
}

fn two(own: &str) -> Vendors {
    Vendors::new(&[("one", PARENT), ("two", &format!("extends: ../one\n{own}"))])
}

#[test]
fn what_is_not_said_anew_is_inherited() {
    let (source, api) = two("").fine();
    let quirks = &source.quirks;
    assert_eq!(quirks.package.license.as_deref(), Some("MIT"));
    assert_eq!(api.errors.unwrap().message.unwrap(), ["/message"]);
    assert_eq!(
        api.limits.iter().map(|rule| (rule.name.as_str(), rule.limit)).collect::<Vec<_>>(),
        [("minute", 10), ("hour", 100)]
    );
}

#[test]
fn what_belongs_to_one_document_is_not_inherited() {
    let vendors = two("");
    fs::write(vendors.path().join("one/quirks.yaml"), format!("{PARENT}overlays: [missing.yaml]\n")).unwrap();
    let (source, _) = vendors.fine();
    let quirks = &source.quirks;
    assert_eq!((&quirks.package.name, &quirks.package.version), (&None, &None));
    assert_eq!((quirks.servers.len(), quirks.overlays.len()), (0, 0));
}

#[test]
fn mappings_are_joined_and_lists_and_values_replace() {
    let own = "crate: {name: things, keywords: [c]}
rate_limits: {rules: {minute: {requests: 7}, day: {requests: 1000, per: 1d}}}
retry: {attempts: 5}
request_id: [C]
";
    let (source, api) = two(own).fine();
    let package = &source.quirks.package;
    assert_eq!((package.name.as_deref(), package.license.as_deref()), (Some("things"), Some("MIT")));
    assert_eq!(
        (&*package.keywords, &*source.quirks.request_id),
        (&["c".to_owned()][..], &["C".to_owned()][..])
    );
    let limits: Vec<_> = api.limits.iter().map(|rule| (rule.name.as_str(), rule.limit)).collect();
    assert_eq!(limits, [("minute", 7), ("hour", 100), ("day", 1000)]);
    assert_eq!((api.retry.attempts, api.retry.refused), (Some(5), Some(vec![429])));
}

#[test]
fn null_takes_an_inherited_key_away() {
    let (source, api) = two("errors: null\nrate_limits: {rules: {hour: null}}\nauth: {key: null}\n").fine();
    assert!(api.errors.is_none());
    assert_eq!(api.limits.iter().map(|rule| rule.name.as_str()).collect::<Vec<_>>(), ["minute"]);
    assert_eq!(source.quirks.auth.keys().collect::<Vec<_>>(), ["token"]);
    let nothing = two("rate_limits: {rules: {dya: null}}\n").told();
    assert_eq!(nothing, ["Error wrong-kind two/quirks.yaml:2 expected a mapping, found null"]);
}

#[test]
fn a_mapping_of_another_type_replaces_the_inherited_one() {
    let (source, _) = two("auth: {token: {type: basic}, key: {name: X-Other}}\n").fine();
    let text = format!("{:?}", source.quirks.auth);
    assert!(text.contains("Basic { description: None }") && text.contains("\"X-Other\""), "{text}");
}

#[test]
fn a_finding_lies_in_the_file_that_says_it() {
    let vendors = two("retry: {attempts: many}\n");
    fs::write(vendors.path().join("one/quirks.yaml"), "crate: {\n  nmae: x}\n").unwrap();
    let told = [
        "Error unknown-key one/quirks.yaml:2 there is no key `nmae` here",
        "Error wrong-kind two/quirks.yaml:2 expected a whole number, found a string",
    ];
    assert_eq!(vendors.told(), told);
}

#[test]
fn an_inherited_quirk_that_binds_to_nothing_is_a_warning_in_the_parents_file() {
    let parent = "retry:\n  idempotent: [make_thing]\nskip: {drop_thing: x}\n";
    let vendors = Vendors::new(&[("one", parent), ("two", "extends: ../one\n")]);
    let told = [
        "Warning unbound-quirk one/quirks.yaml:3 there is no operation `drop_thing`, so that this inherited quirk \
         does nothing here",
        "Warning unbound-quirk one/quirks.yaml:2 there is no operation `make_thing`, so that this inherited quirk \
         does nothing here",
    ];
    assert_eq!(vendors.told(), told);
    let own = "extends: ../one\nretry: {idempotent: [list_thing]}\nskip: {drop_thing: null}\n";
    fs::write(vendors.path().join("two/quirks.yaml"), own).unwrap();
    assert_eq!(vendors.told(), ["Error unbound-quirk two/quirks.yaml:2 there is no operation `list_thing`"]);
}

#[test]
fn an_inherited_quirk_that_does_not_suit_the_document_is_a_warning() {
    let parent = "codecs: [{as: money, parameters: [flag]}]\nencodings: {yaml: {extension: .yaml}}\n";
    let vendors = Vendors::new(&[("one", parent), ("two", "extends: ../one\n")]);
    let flag = "operationId: list_things, parameters: [{name: flag, in: query, schema: {type: boolean}}]";
    let document = DOCUMENT.replace("operationId: list_things", flag).replace("/things:", "/things/:");
    let json = "{description: fine, content: {application/json: {schema: {type: string}}}}";
    let document = document.replace("{description: fine}", json);
    fs::write(vendors.path().join("two/openapi.yaml"), document).unwrap();
    let told = vendors.told();
    for code in ["codec-misfit", "invalid-extension"] {
        let finding = told.iter().find(|finding| finding.contains(code)).map_or("", String::as_str);
        assert!(finding.starts_with("Warning "), "{told:?}");
        assert!(finding.ends_with("this inherited quirk does nothing here"), "{told:?}");
    }
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn an_inherited_declared_operation_is_a_warning_and_still_works() {
    let parent = "auth: {session: {type: login, login: {undeclared: GET /things}}}\n";
    let vendors = Vendors::new(&[("one", parent), ("two", "extends: ../one\n")]);
    let told = vendors.told();
    let finding = told.iter().find(|finding| finding.contains("declared-operation"));
    assert!(finding.is_some_and(|finding| finding.starts_with("Warning ")), "{told:?}");
}

#[test]
fn an_inherited_value_that_is_wrong_stays_an_error() {
    let parent = "rate_limits: {rules: {all: {requests: 1, per: fortnight}}}\n";
    let told = Vendors::new(&[("one", parent), ("two", "extends: ../one\n")]).told();
    assert!(told[0].starts_with("Error invalid-duration one/quirks.yaml:1 "), "{told:?}");
}

#[test]
fn every_file_of_a_chain_is_among_those_read() {
    let vendors = Vendors::new(&[
        ("zero", "request_id: [Z]\nretry: {attempts: 2}\nservers: [https://z.example.com]\n"),
        ("one", "extends: ../zero\nrequest_id: [O]\n"),
        ("two", "extends: ../one\n"),
    ]);
    let (source, _) = vendors.fine();
    assert_eq!((&*source.quirks.request_id, source.quirks.retry.attempts), (&["O".to_owned()][..], Some(2)));
    assert_eq!(source.quirks.extends.as_deref(), Some("../one"));
    let names: Vec<_> = source.files.iter().map(|file| Path::new(&file.path)).collect();
    let below = |path: &Path| path.strip_prefix(vendors.path()).unwrap().display().to_string();
    let names: Vec<_> = names.into_iter().map(below).collect();
    assert_eq!(names, ["two/openapi.yaml", "two/quirks.yaml", "one/quirks.yaml", "zero/quirks.yaml"]);
    assert!(source.files.iter().all(|file| file.sha256.len() == 64));
}

#[test]
fn only_a_folder_beside_is_read() {
    for name in
        ["one", "./one", "../one/", "../..", "../.", "..", "../../x", "../one/quirks.yaml", "/etc", "''"]
    {
        let vendors = Vendors::new(&[("one", PARENT), ("two", &format!("\nextends: {name}\n"))]);
        let expected = format!("Error invalid-extends two/quirks.yaml:2 `{}` is", name.trim_matches('\''));
        let told = vendors.told();
        assert!(told.len() == 1 && told[0].starts_with(&expected), "{name}: {told:?}");
    }
    let vendors = Vendors::new(&[("two", "extends: ../tow\n")]);
    assert_eq!(vendors.told(), ["Error invalid-extends two/quirks.yaml:1 `../tow` holds no quirks.yaml"]);
    let listed = Vendors::new(&[("two", "extends: [../one]\n")]);
    assert_eq!(listed.told(), ["Error wrong-kind two/quirks.yaml:1 expected a string, found a list"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_elsewhere_is_refused() {
    let elsewhere = Vendors::new(&[("one", PARENT)]);
    let vendors = Vendors::new(&[("two", "extends: ../one\n"), ("three", "extends: ../four\n")]);
    std::os::unix::fs::symlink(elsewhere.path().join("one"), vendors.path().join("one")).unwrap();
    fs::create_dir(vendors.path().join("four")).unwrap();
    let file = elsewhere.path().join("one/quirks.yaml");
    std::os::unix::fs::symlink(file, vendors.path().join("four/quirks.yaml")).unwrap();
    for (name, parent) in [("two", "one"), ("three", "four")] {
        let expected =
            format!("Error invalid-extends {name}/quirks.yaml:1 `../{parent}` leads elsewhere by a link");
        assert_eq!(vendors.read(name).1, [expected]);
    }
}

#[test]
fn circles_and_long_chains_are_refused() {
    let vendors = Vendors::new(&[("one", "extends: ../two\n"), ("two", "extends: ../one\n")]);
    let expected = "Error invalid-extends one/quirks.yaml:1 `../two` extends itself in the end";
    assert_eq!(vendors.told(), [expected]);
    let own = Vendors::new(&[("two", "extends: ../two\n")]);
    let expected = "Error invalid-extends two/quirks.yaml:1 `../two` extends itself in the end";
    assert_eq!(own.told(), [expected]);
    let names = ["two", "b", "c", "d", "e"];
    let quirks: Vec<String> = names[1..].iter().map(|next| format!("extends: ../{next}\n")).collect();
    let mut chain: Vec<(&str, &str)> = names.into_iter().zip(quirks.iter().map(String::as_str)).collect();
    chain.push(("e", ""));
    let expected = "Error invalid-extends d/quirks.yaml:1 `../e` would be number 5 in a row";
    assert_eq!(Vendors::new(&chain).told(), [expected]);
    assert_eq!(Vendors::new(&chain).read("b").1, Vec::<String>::new());
}
