//! What a builder refuses.

use std::time::Duration;

use runtime::runtime::profile::{AuthKind, AuthScheme, Profile};
use runtime::runtime::{ClientBuilder, Credential, ErrorKind};

use crate::rig::Rig;

static PROFILE: Profile = Profile {
    auth: &[
        AuthScheme { name: "token", kind: AuthKind::Bearer("Bearer") },
        AuthScheme { name: "login", kind: AuthKind::Basic },
        AuthScheme { name: "header", kind: AuthKind::Header("x-key") },
    ],
    ..Profile::PLAIN
};

fn refused(expected: &str, change: impl FnOnce(ClientBuilder) -> ClientBuilder) {
    let error = change(Rig::new([]).builder(&PROFILE)).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert_eq!(
        error.to_string(),
        format!("the client is configured wrongly: {expected}")
    );
}

#[test]
fn wrong_configurations_are_told() {
    let url = "the base URL is no absolute http or https URL, or holds a user, query or fragment";
    for wrong in [
        "",
        "/relative",
        "ftp://example.com",
        "https://a@example.com",
        "https://a/?q",
        "https://a?",
        "https://a/#top",
        "a b",
    ] {
        refused(url, |builder| builder.base_url(wrong));
    }
    let none = "there is no limit `hour` to change: the vendor declares none, and none can be added here";
    refused(none, |builder| builder.limit("hour", 1, Duration::from_secs(1)));
    refused("there is no authentication scheme 3", |builder| {
        builder.credential(3, Credential::token("t"))
    });
    refused("header `x-a` cannot carry its value", |builder| {
        builder.header("x-a", "\n")
    });
    refused("header `x a` cannot carry its value", |builder| builder.header("x a", "1"));
    refused("header `user-agent` cannot carry its value", |builder| {
        builder.user_agent("\0")
    });
    for (scheme, index, credential) in [
        ("token", 0, Credential::basic("u", "p")),
        ("token", 0, Credential::token("line\nbreak")),
        ("login", 1, Credential::token("t")),
        ("login", 1, Credential::basic("u:v", "p")),
        ("header", 2, Credential::basic("u", "p")),
    ] {
        refused(&format!("the credential does not fit scheme `{scheme}`"), |builder| {
            builder.credential(index, credential)
        });
    }
}

#[test]
fn a_vendor_without_a_server_needs_a_base_url() {
    let error = ClientBuilder::new(&Profile::PLAIN).build().unwrap_err();
    let text = "the client is configured wrongly: no base URL was given, and the vendor declares none";
    assert_eq!(error.to_string(), text);
}

#[cfg(not(feature = "reqwest"))]
#[test]
fn without_reqwest_transport_and_clock_must_be_given() {
    let builder = ClientBuilder::new(&Profile::PLAIN).base_url("https://example.com");
    assert_eq!(builder.build().unwrap_err().kind(), ErrorKind::Build);
}
