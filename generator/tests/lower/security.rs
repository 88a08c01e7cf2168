//! Security schemes and what operations need of them.

use vendorsmith::api::{AuthKind, OAuth2, OAuth2Dialect};

use super::harness::{api, check};

/// A document with these schemes, which its one operation needs in this way.
fn document(schemes: &str, security: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: A, version: '1'}}\nservers: [{{url: 'https://a.test'}}]\nsecurity: {security}\npaths:\n  \
         /x:\n    get: {{operationId: op, responses: {{'204': {{description: ok}}}}}}\ncomponents:\n  securitySchemes: \
         {schemes}\n"
    )
}

fn kind(scheme: &str) -> Option<AuthKind> {
    api(&document(&format!("{{s: {scheme}}}"), "[]"), "{}").auth.into_iter().next().map(|scheme| scheme.kind)
}

#[test]
fn every_kind_of_scheme_is_spoken() {
    let bearer = || AuthKind::Bearer { keyword: "Bearer".to_owned() };
    for (scheme, expected) in [
        ("{type: http, scheme: Bearer}", Some(bearer())),
        ("{type: http, scheme: BASIC}", Some(AuthKind::Basic)),
        ("{type: http, scheme: HOBA}", Some(AuthKind::Authorization("HOBA".to_owned()))),
        ("{type: apiKey, in: cookie, name: sid}", Some(AuthKind::Cookie("sid".to_owned()))),
        ("{type: apiKey, in: query, name: 'a key'}", Some(AuthKind::Query("a key".to_owned()))),
        ("{type: apiKey, in: header, name: 'a key'}", None),
        ("{type: openIdConnect, openIdConnectUrl: 'https://a.test'}", Some(bearer())),
    ] {
        assert_eq!(kind(scheme), expected, "{scheme}");
    }
}

#[test]
fn oauth2_keeps_where_tokens_are_issued() {
    let flows = "{type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {a: A}}, authorizationCode: \
                 {authorizationUrl: 'https://a.test/ask', tokenUrl: 'https://a.test/token', refreshUrl: \
                 'https://a.test/again', scopes: {a: A, b: B}}}}";
    let expected = OAuth2 {
        dialect: OAuth2Dialect::default(),
        client_credentials: Some("/token".to_owned()),
        password: None,
        refresh: Some("https://a.test/again".to_owned()),
        authorization: Some("https://a.test/ask".to_owned()),
        scopes: vec![("a".to_owned(), "A".to_owned()), ("b".to_owned(), "B".to_owned())],
    };
    assert_eq!(kind(flows), Some(AuthKind::OAuth2(expected)));
    for url in ["javascript:x", "https://u:p@a.test", "//a.test", ""] {
        let flows =
            format!("{{type: oauth2, flows: {{clientCredentials: {{tokenUrl: '{url}', scopes: {{}}}}}}}}");
        assert_eq!(kind(&flows), Some(AuthKind::OAuth2(OAuth2::default())), "{url}");
    }
}

#[test]
fn scopes_are_kept_with_the_operation() {
    let schemes = "{s: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://a.test', scopes: {}}}}}";
    let api = api(&document(schemes, "[{s: [read, write]}, {s: [read]}]"), "{}");
    assert_eq!(api.resources[0].operations[0].scopes, ["read", "write"]);
}

#[test]
fn a_scheme_that_is_not_declared_is_told_with_what_is_near() {
    check(
        "
        security: [{aapi_key: []}]
        paths:
          /x:
            get: {operationId: op, responses: {'204': {description: ok}}}
        components:
          securitySchemes:
            api_key: {type: apiKey, in: header, name: k}
        ",
        "
        [x]
        op: GET /x -> empty
        warning unknown-security-scheme /security/0
        ",
    );
}

#[test]
fn a_parameter_that_the_credential_writes_is_left_out() {
    let operation = |id: &str, security: &str| {
        format!(
            "get: {{operationId: {id}, security: [{security}], responses: {{'204': {{description: ok}}}}, \
             parameters: [{{name: x-key, in: header, required: true, schema: {{type: string}}}}]}}"
        )
    };
    crate::harness::check(
        &format!(
            "paths:\n  /x: {{{}}}\n  /y: {{{}}}\n\
             components: {{securitySchemes: {{k: {{type: apiKey, in: header, name: X-Key}}}}}}\n",
            operation("one", "{k: []}"),
            operation("other", "{k: []}, {}")
        ),
        "
        [x]
        one: GET /x -> empty
          security [[0]]
        [y]
        other: GET /y -> empty
          header x-key: string
          security [[0], []]
        note credential-parameter /paths/~1x/get
        ",
    );
}
