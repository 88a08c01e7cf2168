//! Servers: the API's own, those of paths and operations, and what cannot be one.

use vendorsmith::api::Api;
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::lower::lower;
use vendorsmith::source::load_text;

/// The servers, sites and findings of a document with these root servers and these of `GET /a`; `GET /b` has none.
fn found(root: &str, own: &str) -> String {
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: A, version: '1'}}\nservers: {root}\npaths:\n  /a:\n    get: {{operationId: a, \
         servers: {own}, responses: {{'204': {{description: ok}}}}}}\n  /b:\n    get: {{operationId: b, responses: \
         {{'204': {{description: ok}}}}}}\n"
    );
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", &document, None, &mut diagnostics).expect("it can be read");
    let api = lower(&source, &mut diagnostics);
    let mut lines = text(&api);
    for finding in &diagnostics {
        let place = finding.place.as_ref().map(|place| place.pointer.clone()).unwrap_or_default();
        lines.push(format!("{:?} {} {place}", finding.severity, finding.code).to_lowercase());
    }
    lines.join("\n")
}

fn text(api: &Api) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(api.base_url.iter().map(|url| format!("base {url}")));
    lines.extend((!api.base_path.is_empty()).then(|| format!("path {}", api.base_path)));
    for server in &api.servers {
        let variables = server.variables.iter().map(|variable| {
            format!(" {}={}{:?}", variable.name, variable.default.as_deref().unwrap_or("?"), variable.choices)
        });
        let root = if server.root { "server" } else { "other" };
        lines.push(format!("{root} {}{}", server.url, variables.collect::<String>()));
    }
    for operation in api.resources.iter().flat_map(|resource| &resource.operations) {
        let site = operation.site.map(|site| format!("{} at {}", operation.id, api.sites[site].url));
        lines.extend(site);
    }
    lines
}

fn check(root: &str, own: &str, expected: &[&str]) {
    assert_eq!(found(root, own), expected.join("\n"), "{root} {own}");
}

#[test]
fn the_first_absolute_server_is_the_default() {
    let two = "[{url: 'https://a.test/v1/'}, {url: 'https://b.test'}, {url: 'https://a.test/v1'}]";
    check(two, "[]", &["base https://a.test/v1", "server https://a.test/v1", "server https://b.test"]);
    let late = "[{url: /v1}, {url: 'https://a.test'}]";
    let note = "note relative-server /servers/0/url";
    check(late, "[]", &["base https://a.test", "server https://a.test", note]);
}

#[test]
fn only_a_path_is_kept_as_one() {
    for url in ["/v1", "v1", "/v1/"] {
        let expected = ["path /v1", "note relative-server /servers/0/url"];
        check(&format!("[{{url: {url}}}]"), "[]", &expected);
    }
    check("[{url: /}]", "[]", &["note relative-server /servers/0/url"]);
}

#[test]
fn variables_have_defaults_and_choices() {
    let region =
        "[{url: 'https://{r}.test/{p}', variables: {r: {default: eu, enum: [us]}, p: {default: v1}}}]";
    let server = "server https://{r}.test/{p} r=eu[\"eu\", \"us\"] p=v1[]";
    check(region, "[]", &["base https://eu.test/v1", server]);
    let twice = "[{url: 'https://{r}.test', variables: {r: {default: eu, enum: [us, eu, us]}}}]";
    check(twice, "[]", &["base https://eu.test", "server https://{r}.test r=eu[\"us\", \"eu\"]"]);
    let scheme = "[{url: '{s}://a.test', variables: {s: {default: https, enum: [https, wss, http]}}}]";
    let server = "server {s}://a.test s=https[\"https\", \"http\"]";
    let note = "note foreign-scheme /servers/0/variables/s/enum";
    check(scheme, "[]", &["base https://a.test", server, note]);
    let undeclared = "[{url: 'https://{tenant}.test'}]";
    let note = "note undeclared-server-variable /servers/0/url";
    check(undeclared, "[]", &["server https://{tenant}.test tenant=?[]", note]);
}

#[test]
fn what_is_no_server_is_left_out() {
    for url in [
        "javascript:alert(1)",
        "https://me:pw@a.test",
        "https://a.test/v1?key=1",
        "https://a.test/#x",
        "ftp://a.test",
        "//a.test",
        "https://a.test/\\nx",
        "../v1",
        "https://{a.test",
    ] {
        let root = format!("[{{url: \"{url}\"}}, {{url: 'https://b.test'}}]");
        let expected =
            ["base https://b.test", "server https://b.test", "warning invalid-server /servers/0/url"];
        check(&root, "[]", &expected);
    }
}

#[test]
fn operations_have_servers_of_their_own() {
    let root = "[{url: 'https://a.test'}]";
    let base = ["base https://a.test", "server https://a.test"];
    check(root, "[{url: 'https://a.test/'}]", &base);
    check(root, "[{url: 'https://up.test'}]", &[base[0], base[1], "a at https://up.test"]);
    check(root, "[{url: /up}]", &[base[0], base[1], "a at /up"]);
    let chosen = "[{url: 'https://up.test'}, {url: 'https://up2.test'}]";
    let others = ["other https://up.test", "other https://up2.test", "a at https://up.test"];
    check(root, chosen, &[&base[..], &others[..]].concat());
    let broken = "[{url: 'mailto:x'}]";
    check(root, broken, &[base[0], base[1], "warning invalid-server /paths/~1a/get/servers/0/url"]);
}

#[test]
fn servers_of_a_path_are_those_of_its_operations() {
    let document = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths:\n  /a:\n    servers: [{url: 'https://p.test'}]\n    \
                    get: {operationId: a, responses: {'204': {description: ok}}}\n    put: {operationId: b, responses: \
                    {'204': {description: ok}}}\n";
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", document, None, &mut diagnostics).expect("it can be read");
    let api = lower(&source, &mut diagnostics);
    // All operations name the same, and the API none: it is the API's.
    assert_eq!(text(&api), ["base https://p.test", "server https://p.test"]);
    assert_eq!(diagnostics.iter().count(), 0);
}

#[test]
fn a_site_in_clear_is_told_where_the_api_is_not() {
    let clear = "[{url: 'http://up.test'}]";
    let site = "a at http://up.test";
    let secure = ["base https://a.test", "server https://a.test", site, "warning insecure-server "];
    check("[{url: 'https://a.test'}]", clear, &secure);
    let here = "[{url: 'http://localhost:8080'}]";
    check("[{url: 'https://a.test'}]", here, &[secure[0], secure[1], "a at http://localhost:8080"]);
    check("[{url: 'http://a.test'}]", clear, &["base http://a.test", "server http://a.test", site]);
}
