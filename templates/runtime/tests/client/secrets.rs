//! Credentials show nowhere.

use std::fmt::{Debug, Display};

use runtime::runtime::profile::{AuthKind, AuthScheme, ErrorShape, Operation, Profile};
use runtime::runtime::{Call, Credential, Error, RequestBody, Secret, TransportFailure};

use crate::rig::{Act, Rig, SECRET, answer, ok, status, token};

static PROFILE: Profile = Profile {
    auth: &[
        AuthScheme { name: "token", kind: AuthKind::Bearer("Bearer") },
        AuthScheme { name: "query", kind: AuthKind::Query("key") },
        AuthScheme { name: "login", kind: AuthKind::Basic },
    ],
    ..Profile::PLAIN
};
static GET: Operation =
    Operation { id: "read", security: &[&[0, 1]], ..Operation::PLAIN };

fn hidden(value: &impl Debug) {
    let text = format!("{value:?} {value:#?}");
    assert!(!text.contains(SECRET), "{text}");
}

fn shown(value: &(impl Display + Debug)) {
    hidden(value);
    assert!(!value.to_string().contains(SECRET), "{value}");
}

fn error(act: Act) -> Error {
    let rig = Rig::new([act]);
    let builder = rig.builder(&PROFILE).credential(0, token());
    let client = builder.credential(1, Credential::key(SECRET)).build().unwrap();
    let error = rig.run(Call::<i64>::json(&client, &GET).attempts(1)).unwrap_err();
    assert!(rig.seen()[0].uri.to_string().contains(SECRET), "the query carried it");
    error
}

#[test]
fn a_secret_shows_only_when_asked() {
    let secret = Secret::from(SECRET.to_owned());
    hidden(&secret);
    assert_eq!(secret.expose(), SECRET);
    assert_eq!(secret.clone().expose(), SECRET);
    hidden(&token());
    hidden(&Credential::basic(SECRET, SECRET));
}

#[test]
fn builders_clients_and_calls_hide_it() {
    let rig = Rig::new([]);
    let builder = rig.builder(&PROFILE).credential(0, token()).header("x-key", SECRET);
    hidden(&builder);
    let client = builder.build().unwrap();
    hidden(&client);
    let shown = format!("{client:?}");
    let expected = r#"Client { base_url: "https://api.example.com/v1", credentials: ["token"], limit_windows: Some(0), timeout: None, attempts: 3, .. }"#;
    assert_eq!(shown, expected);
    let url = format!("https://u:{SECRET}@api.example.com");
    hidden(&rig.builder(&PROFILE).base_url(url));
    let call = Call::<i64>::json(&client, &GET).extra_header("x-key", SECRET);
    let shown = format!("{call:?}");
    let expected =
        r#"Call { operation: "read", method: "GET", path: "/", options: Options { "#;
    assert!(shown.starts_with(expected), "{shown}");
    hidden(&call.with_json_body(SECRET).with_query("key", SECRET));
    hidden(&RequestBody::from(SECRET));
}

#[test]
fn errors_hide_it() {
    for act in [
        status(401),
        status(500),
        answer(200, &[], "{"),
        answer(302, &[("location", "https://evil.example/")], ""),
        answer(404, &[("set-cookie", SECRET)], SECRET),
        Act::Fail(TransportFailure::Connect),
        Act::Hang,
    ] {
        let error = error(act);
        shown(&error);
        assert!(!error.url().contains(SECRET));
    }
}

#[test]
fn a_redirect_that_repeats_the_query_does_not_show_it() {
    let location = format!("/other?a=1&key={SECRET}&k%65y={SECRET}");
    let only = format!("/last?key={SECRET}");
    let rig = Rig::new([
        answer(302, &[("location", &location)], ""),
        answer(302, &[("location", &only)], ""),
        answer(302, &[("location", "/plain")], ""),
        status(404),
    ]);
    let builder = rig.builder(&PROFILE).credential(0, token());
    let builder = builder.credential(1, Credential::key(SECRET));
    let client = builder.on_request(|outgoing| hidden(&outgoing)).build().unwrap();
    let error = rig.run(Call::<i64>::json(&client, &GET)).unwrap_err();
    assert_eq!(error.url(), "https://api.example.com/plain");
    let asked: Vec<_> = rig.seen().iter().map(|seen| seen.uri.to_string()).collect();
    let key = format!("key={SECRET}");
    assert_eq!(
        asked[1..],
        [
            format!("https://api.example.com/other?a=1&{key}"),
            format!("https://api.example.com/last?{key}"),
            format!("https://api.example.com/plain?{key}"),
        ]
    );
}

#[test]
fn headers_that_prove_who_calls_are_marked() {
    let rig = Rig::new([ok()]);
    let builder = rig.builder(&Profile::PLAIN).on_request(|outgoing| {
        hidden(&outgoing);
        assert!(!outgoing.headers["x-plain"].is_sensitive());
    });
    let builder = builder.header("proxy-authorization", SECRET).header("x-plain", "p");
    let call = Call::<i64>::json(&builder.build().unwrap(), &Operation::PLAIN);
    let call = call.extra_header("authorization", SECRET).with_cookie("a", SECRET);
    rig.run(call).unwrap();
}

#[test]
fn refused_credentials_are_not_quoted() {
    let rig = Rig::new([]);
    let secret = format!("{SECRET}\n");
    let builder =
        rig.builder(&PROFILE).credential(0, Credential::token(secret.as_str()));
    shown(&builder.build().unwrap_err());
    let builder = rig.builder(&PROFILE).header("x-key", &secret);
    shown(&builder.build().unwrap_err());
    let builder =
        rig.builder(&PROFILE).base_url(format!("https://u:{SECRET}@example.com"));
    shown(&builder.build().unwrap_err());
    let call = Call::<i64>::json(&rig.client(), &Operation::PLAIN);
    shown(&rig.run(call.extra_header("x-key", &secret)).unwrap_err());
}

#[test]
fn hooks_never_see_it() {
    let rig = Rig::new([ok()]);
    let builder = rig.builder(&PROFILE).credential(0, token()).on_request(|outgoing| {
        hidden(&outgoing);
        assert!(!outgoing.headers.contains_key("authorization"));
    });
    let client = builder.credential(1, Credential::key(SECRET)).build().unwrap();
    rig.run(Call::<i64>::json(&client, &GET)).unwrap();
}

#[test]
fn a_parameter_that_is_a_secret_shows_nowhere() {
    let location = format!("/other?q=1&p%61ss={SECRET}&deep%5Ba%5D={SECRET}");
    let rig = Rig::new([answer(302, &[("location", &location)], ""), status(404)]);
    let builder = rig.builder(&Profile::PLAIN).on_request(|outgoing| hidden(&outgoing));
    let call = Call::<i64>::json(&builder.build().unwrap(), &Operation::PLAIN);
    let deep = std::collections::BTreeMap::from([("a", SECRET)]);
    let call = call.with_query("pass", SECRET).with_secret("pass").with_query("q", &1);
    let call = call
        .with_query_style(runtime::runtime::Style::DeepObject, "deep", &deep)
        .with_secret("deep")
        .with_header("X-Key", SECRET)
        .with_secret("X-Key");
    let error = rig.run(call).unwrap_err();
    assert_eq!(error.url(), "https://api.example.com/other?q=1");
    shown(&error);
    for (seen, place) in rig.seen().iter().zip(["v1/", "other"]) {
        let base = format!("https://api.example.com/{place}");
        let expected = format!("{base}?q=1&pass={SECRET}&deep%5Ba%5D={SECRET}");
        assert_eq!(seen.uri.to_string(), expected);
        assert_eq!(seen.headers["x-key"], SECRET);
    }
}

#[test]
fn a_credential_that_a_server_repeats_is_left_out() {
    let told = |scheme: usize, credential: Credential, repeated: &str| {
        static ONE: [Operation; 3] = [
            Operation { security: &[&[0]], ..Operation::PLAIN },
            Operation { security: &[&[1]], ..Operation::PLAIN },
            Operation { security: &[&[2]], ..Operation::PLAIN },
        ];
        static FIELDS: Profile = Profile {
            errors: ErrorShape { fields: Some("/fields"), ..ErrorShape::PLAIN },
            ..PROFILE
        };
        let body = format!(
            r#"{{"code":"{repeated}","message":"no: {repeated}","fields":{{"key":"{repeated}?"}}}}"#
        );
        let rig = Rig::new([answer(401, &[], &body)]);
        let client =
            rig.builder(&FIELDS).credential(scheme, credential).build().unwrap();
        let error = rig.run(Call::<i64>::json(&client, &ONE[scheme])).unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(!text.contains(repeated), "{text}");
        assert_eq!(error.body(), &body, "what came is kept");
        let vendor = error.vendor().unwrap();
        let field = vendor.fields[0].message.clone();
        [vendor.code.clone().unwrap(), vendor.message.clone().unwrap(), field]
    };
    let expected = ["…", "no: …", "…?"];
    assert_eq!(told(0, token(), SECRET), expected);
    assert_eq!(told(1, Credential::key(SECRET), SECRET), expected);
    assert_eq!(told(2, Credential::basic("me", SECRET), SECRET), expected);
    assert_eq!(told(2, Credential::basic(SECRET, ""), SECRET), expected);
    assert_eq!(told(2, Credential::basic("test", "123£"), "dGVzdDoxMjPCow=="), expected);
    let name = told(2, Credential::basic("me", SECRET), &format!("me {SECRET}"));
    assert_eq!(name[0], "me …", "a name is none where there is a password");
}
