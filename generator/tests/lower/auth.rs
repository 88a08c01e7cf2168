//! How tokens are had, what the client is told once, and which schemes single operations need.

use std::time::Duration;

use vendorsmith::api::{AuthKind, BodyPart, Login, Schema, SchemaKind, SentValue, TimeUnit, TypeRef};
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::lower::lower;
use vendorsmith::source::load_text;

use crate::harness::{HEAD, api, rendered};

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Acme, version: '1'}
servers: [{url: 'https://acme.test'}]
security: [{session: []}]
paths:
  /auth/login:
    post:
      operationId: login
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/LoginRequest'}}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Tokens'}}}}
  /auth/form:
    post:
      operationId: form
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: {type: object, required: [username, password], properties: {username: {type: string}, password: {type: string}, grant_type: {type: string}}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Tokens'}}}}
  /things/{org}:
    parameters:
      - {name: org, in: path, required: true, schema: {type: string}}
      - {name: x-tenant, in: header, schema: {type: string}}
    get: {operationId: list_things, tags: [things], responses: {'204': {description: ok}}}
components:
  securitySchemes:
    session: {type: http, scheme: bearer}
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    LoginRequest:
      type: object
      required: [email, password]
      properties: {email: {type: string}, password: {type: string}, device: {type: object, properties: {name: {type: string}}}}
    Tokens:
      type: object
      properties:
        access_token: {type: string}
        refresh_token: {type: string}
        expires_in: {type: integer}
        roles: {type: array, items: {type: string}}
";

/// The errors, each as place and message.
fn errors(quirks: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", DOCUMENT, Some(quirks), &mut diagnostics).expect("it can be read");
    lower(&source, &mut diagnostics);
    let text = |finding: &vendorsmith::diagnostic::Diagnostic| {
        let place = finding.place.as_ref().map(|place| place.pointer.clone()).unwrap_or_default();
        format!("{place}: {}: {}", finding.message, finding.help.as_deref().unwrap_or_default())
    };
    diagnostics.iter().map(text).collect()
}

/// Asserts that a quirk is refused once, with a text that begins so.
fn refused(quirks: &str, expected: &str) {
    let found = errors(quirks);
    assert!(found.len() == 1 && found[0].starts_with(expected), "{found:#?}");
}

/// The properties that are secrets.
fn secrets(quirks: &str) -> Vec<String> {
    let api = api(DOCUMENT, quirks);
    let of = |schema: &Schema| match &schema.kind {
        SchemaKind::Object { fields, .. } => {
            let secret = fields.iter().filter(|field| field.ty == TypeRef::Password);
            secret.map(|field| field.name.clone()).collect()
        }
        _ => Vec::new(),
    };
    let mut names: Vec<String> = api.schemas.iter().flat_map(of).collect();
    names.sort();
    names
}

#[test]
fn passwords_and_tokens_of_a_login_are_secrets_and_others_of_such_names_are_not() {
    let sent = |keys: &str| secrets(&login(&format!("{SEND}{keys}")));
    assert_eq!(sent(""), ["access_token", "password"]);
    assert_eq!(sent(", refresh_token: /refresh_token"), ["access_token", "password", "refresh_token"]);
    assert!(secrets("{}").is_empty());
    let form = "send: {/username: user, /password: password}";
    let quirks = format!("auth: {{session: {{type: login, login: {{operation: form, {form}}}}}}}");
    assert_eq!(secrets(&quirks), ["access_token", "password"]);
}

#[test]
fn what_a_refresh_sends_is_a_secret() {
    let refresh = "{operation: login, send: {/email: token, /password: refresh_token}}";
    let keys = "operation: form, send: {/username: user, /password: password}, refresh_token: /refresh_token";
    let quirks = format!("auth: {{session: {{type: login, login: {{{keys}}}, refresh: {refresh}}}}}");
    assert_eq!(secrets(&quirks), ["access_token", "email", "password", "password", "refresh_token"]);
}

/// A login with these further keys.
fn login(keys: &str) -> String {
    format!("auth: {{session: {{type: login, login: {{operation: login, {keys}}}}}}}")
}

fn bound(quirks: &str) -> Login {
    api(DOCUMENT, quirks).auth[0].login.clone().expect("it is a login")
}

const SEND: &str = "send: {/email: user, /password: password}";

#[test]
fn a_login_binds_to_its_operation_body_and_answer() {
    let quirks = format!(
        "
auth:
  session:
    type: login
    login: {{operation: login, {SEND}, refresh_token: /refresh_token, expires_in: /expires_in, lifetime: 1h}}
    refresh: {{undeclared: post /auth/refresh, send: {{/token: refresh_token, /deep/kind: {{value: 2}}}}, credential: token, expires_at: {{pointer: /at, unit: epoch_s}}}}
    max_age: 12h
rate_limits:
  rules: {{all: {{requests: 120, per: 1m}}, login: {{requests: 20, per: 1m, operations: [login]}}, things: {{requests: 1, per: 1s, operations: ['tag:things']}}}}
"
    );
    let login = bound(&quirks);
    let text = |text: &str| BodyPart::Text(text.to_owned());
    let body = [
        text("{\"email\":"),
        BodyPart::Json(SentValue::User),
        text(",\"password\":"),
        BodyPart::Json(SentValue::Password),
        text("}"),
    ];
    let first = &login.login;
    assert_eq!(
        (first.id.as_str(), first.method.as_str(), first.path.as_str()),
        ("login", "POST", "/auth/login")
    );
    assert_eq!((first.body.as_slice(), first.limits.as_slice()), (&body[..], &[0, 1][..]));
    assert_eq!(first.lifetime, Some(Duration::from_secs(3600)));
    let refresh = login.refresh.expect("it is said");
    assert_eq!((refresh.id.as_str(), refresh.limits.as_slice()), ("POST /auth/refresh", &[0][..]));
    let body =
        [text("{\"token\":"), BodyPart::Json(SentValue::RefreshToken), text(",\"deep\":{\"kind\":2}}")];
    assert_eq!(refresh.body, body);
    let bearer = AuthKind::Bearer { keyword: "Bearer".to_owned() };
    assert_eq!(refresh.proof, Some((bearer, SentValue::Token)));
    // What it does not say of its answer is as for the login.
    assert_eq!(refresh.token, "/access_token");
    // When its token expires is told in one way.
    assert_eq!(refresh.expires_in, None);
    assert_eq!(refresh.expires_at, Some(("/at".to_owned(), TimeUnit::EpochSeconds)));
    assert_eq!(login.max_age, Some(Duration::from_secs(12 * 3600)));
}

#[test]
fn mistakes_are_told_once_and_where_they_are() {
    let session = |login: &str, refresh: &str| {
        let keys = format!("{SEND}, {login}");
        format!(
            "auth: {{session: {{type: login, login: {{operation: login, {keys}}}, refresh: {{undeclared: POST /renew, \
             {refresh}}}}}}}"
        )
    };
    let place = "/auth/session";
    for (quirks, expected) in [
        (session("token: access_token", "credential: token"), "login/token: `access_token` is not a JSON"),
        (session("token: /access_token", "send: {/a~1b: passcode}"), "refresh/send/~1a~01b: a refresh asks"),
        (
            session("token: /access_token", "credential: password_and_passcode"),
            "refresh/credential: a refresh",
        ),
        (
            login(&format!(
                "{SEND}, expires_in: /expires_in, expires_at: {{pointer: /expires_in, unit: epoch_s}}"
            )),
            "login/expires_at: when a token expires",
        ),
    ] {
        refused(&quirks, &format!("{place}/{expected}"));
    }
}

#[test]
fn a_security_that_reaches_no_operation_is_refused() {
    let account = "auth: {account: {type: bearer}}\n";
    let names = "the document names `session` for every operation: give the scheme that name in `auth`, or use \
                 `operation_security`";
    refused(
        &format!("{account}security: [account]"),
        &format!("/security: no operation takes `security`: {names}"),
    );
    refused(account, &format!("/auth/account: no operation needs `account`: {names}"));
    refused("security: [session]", "/security: no operation takes `security`: take it out");
    let document = |own: &str| {
        format!(
            "{HEAD}paths:\n  /a: {{get: {{security: [{{k: []}}], responses: {{}}}}}}\n  /b: {{get: {{{own}responses: \
             {{}}}}}}\ncomponents: {{securitySchemes: {{k: {{type: http, scheme: bearer}}}}}}\n"
        )
    };
    let quirks = format!("{account}security: [account]");
    let found = rendered(&document("security: [], "), &quirks);
    assert!(found.contains("unbound-quirk /security"), "{found}");
    let found = rendered(&document(""), &quirks);
    assert!(!found.contains("unbound-quirk"), "{found}");
}

#[test]
fn a_form_is_written_as_one() {
    let quirks = "auth: {session: {type: login, login: {operation: POST /auth/form, send: \
                  {/username: user, /password: password, /grant_type: {value: 'a b'}}}}}";
    let login = bound(quirks).login;
    assert_eq!(login.media_type, "application/x-www-form-urlencoded");
    let text = |text: &str| BodyPart::Text(text.to_owned());
    let body = [
        text("username="),
        BodyPart::Form(SentValue::User),
        text("&password="),
        BodyPart::Form(SentValue::Password),
        text("&grant_type=a%20b"),
    ];
    assert_eq!(login.body, body);
}

#[test]
fn who_issues_a_token_does_not_need_it() {
    let security = |quirks: &str| {
        let api = api(DOCUMENT, quirks);
        let operations = api.resources.iter().flat_map(|resource| &resource.operations);
        operations.map(|operation| operation.security.clone()).collect::<Vec<_>>()
    };
    let none: Vec<Vec<usize>> = Vec::new();
    assert_eq!(security("{}")[0], [[0]]);
    assert_eq!(security(&login(SEND))[0], none);
    let asked = format!("{}\noperation_security: {{login: [key]}}", login(SEND));
    assert_eq!(security(&asked)[0], [[1]]);
}

#[test]
fn the_token_travels_in_one_way() {
    let kind = |keys: &str| {
        let quirks = format!("auth: {{session: {{type: login, {keys}login: {{operation: login, {SEND}}}}}}}");
        api(DOCUMENT, &quirks).auth[0].kind.clone()
    };
    assert_eq!(kind(""), AuthKind::Bearer { keyword: "Bearer".to_owned() });
    assert_eq!(kind("keyword: JWT, "), AuthKind::Bearer { keyword: "JWT".to_owned() });
    assert_eq!(kind("header: X-Token, "), AuthKind::Header("X-Token".to_owned()));
    assert_eq!(kind("basic: true, "), AuthKind::Basic);
    let several = format!(
        "auth: {{session: {{type: login, basic: true, header: X-A, login: {{operation: login, {SEND}}}}}}}"
    );
    refused(&several, "/auth/session: a token travels by one of");
}

#[test]
fn what_a_login_says_must_be_in_the_document() {
    let place = "/auth/session/login";
    let unknown = "auth: {session: {type: login, login: {operation: logn}}}";
    refused(unknown, &format!("{place}/operation: there is no operation `logn`: did you mean `login`"));
    let none = "auth: {session: {type: login, login: {}}}";
    refused(none, &format!("{place}: a request for a token is either an `operation` or `undeclared`"));
    let parameters = "auth: {session: {type: login, login: {operation: list_things}}}";
    refused(parameters, &format!("{place}/operation: `list_things` needs parameters"));
    let place_of = |undeclared: &str| {
        format!("auth: {{session: {{type: login, login: {{undeclared: '{undeclared}'}}}}}}")
    };
    for wrong in ["/auth", "POST auth", "POST /a/{b}", "PO ST /a"] {
        refused(&place_of(wrong), &format!("{place}/undeclared: `{wrong}` is no method and path"));
    }
    let send = |send: &str| login(&format!("send: {{/email: user, /password: password, {send}}}"));
    refused(&send("/mail: user"), &format!("{place}/send/~1mail: the body of `login` has no `/mail`"));
    refused(&send("/email/a: user"), &format!("{place}/send/~1email~1a: nothing can be sent at `/email/a`"));
    refused(&send("device: user"), &format!("{place}/send/device: `device` is not a JSON pointer"));
    let less = "send: {/email: user}";
    refused(
        &login(less),
        &format!("{place}/send: the body of `login` needs `password` too: add `/password: …` under `send`"),
    );
    let answer = |keys: &str| login(&format!("{SEND}, {keys}"));
    refused(
        &answer("token: /tokn"),
        &format!("{place}/token: the answer of `login` has no value at `/tokn`"),
    );
    refused(
        &answer("token: /roles"),
        &format!("{place}/token: the answer of `login` has no value at `/roles`"),
    );
    refused(&answer("expires_in: ttl"), &format!("{place}/expires_in: `ttl` is not a JSON pointer"));
    refused(&answer("lifetime: long"), &format!("{place}/lifetime: `long` is not a length of time"));
}

#[test]
fn what_is_sent_must_be_there_when_it_is_sent() {
    let token = login("send: {/email: token, /password: password}");
    refused(&token, "/auth/session/login/send/~1email: a login has no token to send yet");
    let user = login(&format!("{SEND}, credential: user"));
    refused(&user, "/auth/session/login/credential: a user's name proves nothing");
    let refresh = format!(
        "auth: {{session: {{type: login, login: {{operation: login, {SEND}}}, refresh: {{undeclared: POST /r, send: \
         {{/t: refresh_token}}}}}}}}"
    );
    refused(
        &refresh,
        "/auth/session/refresh/send/~1t: where a login's answer holds a refresh token is not said",
    );
}

#[test]
fn oauth2_may_have_names_of_its_own() {
    let quirks = "auth: {machine: {type: oauth2, token_url: /token, client_authentication: body, body: json, \
                  fields: {client_id: app_id, access_token: /data/token}}}\noperation_security: {form: [machine]}";
    let api = api(DOCUMENT, quirks);
    let AuthKind::OAuth2(scheme) = &api.auth[2].kind else { panic!("{:?}", api.auth) };
    assert_eq!(
        (scheme.client_credentials.as_deref(), scheme.refresh.as_deref()),
        (Some("/token"), Some("/token"))
    );
    let names = [("client_id", "app_id".to_owned()), ("access_token", "/data/token".to_owned())];
    assert_eq!(scheme.dialect.names, names);
    assert!(scheme.dialect.client_in_body && scheme.dialect.json);
    let wrong = "auth: {machine: {type: oauth2, token_url: 'ftp://x', fields: {access_token: token}}}\noperation_security: {form: [machine]}";
    let found = errors(wrong);
    assert!(found.len() == 2 && found[0].starts_with("/auth/machine/token_url: no tokens can be asked for"));
    assert!(found[1].starts_with("/auth/machine/fields/access_token: `token` is not a JSON pointer"));
}

#[test]
fn settings_take_the_place_of_parameters() {
    let quirks =
        "settings: {workspace: {in: header, name: X-Tenant, except: [login]}, org: {in: path, name: org}}";
    let api = api(DOCUMENT, quirks);
    let operations = || api.resources.iter().flat_map(|resource| &resource.operations);
    let settings: Vec<_> =
        operations().map(|operation| (operation.id.as_str(), operation.settings.clone())).collect();
    assert_eq!(settings, [("login", vec![]), ("form", vec![0]), ("list_things", vec![0, 1])]);
    assert!(operations().all(|operation| operation.parameters.is_empty()));
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    let setting = |keys: &str| format!("settings: {{a: {{{keys}}}}}");
    refused(&setting("in: header, name: 'X Y'"), "/settings/a/name: \"X Y\" can be no name there");
    refused(&setting("in: header, name: Authorization"), "/settings/a/name: the client itself sets");
    refused(
        &setting("in: path, name: orgs"),
        "/settings/a/name: there is no part of a path `orgs`: did you mean",
    );
    refused(
        &setting("in: query, name: q, except: [gone]"),
        "/settings/a/except/0: there is no operation `gone`",
    );
    refused("settings: {'!': {in: query, name: q}}", "/settings/!: \"!\" can be no method's name");
}

#[test]
fn single_operations_need_what_quirks_say() {
    let security = |quirks: &str| {
        let api = api(DOCUMENT, &format!("operation_security: {{list_things: {quirks}}}"));
        let mut operations = api.resources.iter().flat_map(|resource| &resource.operations);
        operations.find(|operation| operation.id == "list_things").map(|operation| operation.security.clone())
    };
    assert_eq!(security("[]"), Some(Vec::new()));
    assert_eq!(security("[session, key]"), Some(vec![vec![0, 1]]));
    assert_eq!(security("[[key], [session]]"), Some(vec![vec![1], vec![0]]));
    assert_eq!(security("[[], [session]]"), Some(vec![vec![0], vec![]]));
    refused("operation_security: {lists: []}", "/operation_security/lists: there is no operation `lists`");
    refused(
        "operation_security: {login: [[sesion]]}",
        "/operation_security/login/0/0: there is no security scheme `sesion`: did you mean `session`",
    );
}

#[test]
fn a_scheme_that_nothing_needs_is_refused_unless_the_document_declares_it() {
    let scheme = |name: &str| format!("auth: {{{name}: {{type: bearer, keyword: Token}}}}");
    refused(&scheme("sesion"), "/auth/sesion: no operation needs `sesion`: did you mean `session`?");
    refused(
        &scheme("other_one"),
        "/auth/other_one: no operation needs `other_one`: the document names `session` for every operation",
    );
    for name in ["session", "key"] {
        assert_eq!(errors(&scheme(name)), Vec::<String>::new(), "{name}");
    }
    for asked in ["operation_security: {form: [own]}", "operation_security: {form: [[own, key]]}"] {
        assert_eq!(errors(&format!("{}\n{asked}", scheme("own"))), Vec::<String>::new(), "{asked}");
    }
}

#[test]
fn passcodes_travel_behind_the_password_or_on_their_own() {
    let behind = bound(&login("send: {/email: user, /password: password_and_passcode}"));
    assert_eq!((behind.passcode, behind.login.without_passcode), (Some(Duration::from_secs(30)), None));
    assert_eq!(behind.login.body[3], BodyPart::Json(SentValue::PasswordAndPasscode));
    let send = "send: {/email: user, /password: password, /device/name: passcode}";
    let step = "passcode: {step: 1m}";
    let quirks = format!("auth: {{session: {{type: login, {step}, login: {{operation: login, {send}}}}}}}");
    let own = bound(&quirks);
    assert_eq!(own.passcode, Some(Duration::from_secs(60)));
    assert!(own.login.body.contains(&BodyPart::Json(SentValue::Passcode)));
    assert_eq!(own.login.without_passcode, Some(bound(&login(SEND)).login.body));
    assert_eq!(bound(&login(SEND)).passcode, None);
    let proof = bound(&login(&format!("{SEND}, credential: password_and_passcode"))).login.proof;
    assert_eq!(proof, Some((AuthKind::Basic, SentValue::PasswordAndPasscode)));
    assert!(secrets(&quirks).contains(&"name".to_owned()));
}

#[test]
fn passcodes_that_go_nowhere_or_into_a_refresh_are_refused() {
    let quirks = |keys: &str| {
        format!("auth: {{session: {{type: login, {keys}, login: {{operation: login, {SEND}}}}}}}")
    };
    refused(&quirks("passcode: {}"), "/auth/session/passcode: nothing sends the passcode: say where");
    let refresh = "refresh: {undeclared: POST /r, send: {/code: passcode}}";
    refused(
        &quirks(refresh),
        "/auth/session/refresh/send/~1code: a refresh asks nobody for a passcode: send the session's",
    );
    let send = "send: {/email: user, /password: password_and_passcode}";
    let step = |step: &str| {
        format!(
            "auth: {{session: {{type: login, passcode: {{step: {step}}}, login: {{operation: login, {send}}}}}}}"
        )
    };
    refused(&step("soon"), "/auth/session/passcode/step: `soon` is not a length of time");
    for wrong in ["1ms", "999ms", "61m", "2h", "1d"] {
        let told = format!("/auth/session/passcode/step: no passcode is good for `{wrong}`: write how long");
        refused(&step(wrong), &told);
    }
    for (text, seconds) in [("1s", 1), ("1000ms", 1), ("60m", 3600), ("1h", 3600)] {
        assert_eq!(bound(&step(text)).passcode, Some(Duration::from_secs(seconds)));
    }
}
