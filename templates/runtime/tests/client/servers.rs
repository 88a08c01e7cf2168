//! Which server a request goes to.

use runtime::runtime::profile::{Operation, Profile, Site};
use runtime::runtime::server::{ServerTemplate, ServerVariable};
use runtime::runtime::{Call, ClientBuilder, ErrorKind, Server};

use crate::rig::{Rig, ok};

static PROFILE: Profile = Profile {
    base_url: Some("https://api.example.com/v1"),
    sites: &[Site { url: "https://up.example.com" }, Site { url: "/internal" }],
    ..Profile::PLAIN
};
static PATH_ONLY: Profile =
    Profile { base_path: "/api/v2", sites: &[Site { url: "" }], ..Profile::PLAIN };
static OWN: Operation = Operation { path: "/x", ..Operation::PLAIN };
static FIRST: Operation = Operation { path: "/x", site: Some(0), ..Operation::PLAIN };
static SECOND: Operation = Operation { path: "/x", site: Some(1), ..Operation::PLAIN };
const STAGING: Server = Server::named(ServerTemplate {
    url: "https://staging.example.com/v2",
    variables: &[],
});
const TENANT: Server = Server::named(ServerTemplate {
    url: "https://{tenant}.example.com/{path}",
    variables: &[
        ServerVariable {
            name: "tenant",
            default: Some("demo"),
            choices: &["demo", "test"],
        },
        ServerVariable { name: "path", default: Some("v1"), choices: &[] },
    ],
});

/// Where the three operations go.
fn places(
    profile: &'static Profile,
    change: impl Fn(ClientBuilder) -> ClientBuilder,
) -> Vec<String> {
    let rig = Rig::new([ok(), ok(), ok()]);
    let builder = ClientBuilder::new(profile);
    let builder =
        builder.transport(std::sync::Arc::clone(&rig.wire)).clock(rig.clock.clone());
    let client = change(builder).build().unwrap();
    for operation in [&OWN, &FIRST, &SECOND] {
        rig.run(Call::<i64>::json(&client, operation)).unwrap();
    }
    rig.seen().iter().map(|seen| seen.uri.to_string()).collect()
}

fn refused(server: impl Into<Server>) {
    let error = Rig::new([]).builder(&PROFILE).server(server).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
}

#[test]
fn operations_go_where_the_document_says() {
    let expected = [
        "https://api.example.com/v1/x",
        "https://up.example.com/x",
        "https://api.example.com/internal/x",
    ];
    assert_eq!(places(&PROFILE, |builder| builder), expected);
}

#[test]
fn a_url_of_the_callers_own_takes_everything() {
    let expected = [
        "http://localhost:1/x",
        "http://localhost:1/x",
        "http://localhost:1/internal/x",
    ];
    let own = |builder: ClientBuilder| builder.base_url("http://localhost:1");
    assert_eq!(places(&PROFILE, own), expected);
    let given = |builder: ClientBuilder| own(builder).site(0, "http://localhost:2/up/");
    assert_eq!(places(&PROFILE, given)[1], "http://localhost:2/up/x");
}

#[test]
fn a_server_of_the_document_leaves_the_others_where_they_are() {
    let test = |builder: ClientBuilder| builder.server(TENANT.with("tenant", "test"));
    let expected = [
        "https://test.example.com/v1/x",
        "https://up.example.com/x",
        "https://test.example.com/internal/x",
    ];
    assert_eq!(places(&PROFILE, test), expected);
    let own_value = |builder: ClientBuilder| {
        builder.server(TENANT.with("tenant", "mine").with("path", "v3"))
    };
    let expected = [
        "https://mine.example.com/v3/x",
        "https://up.example.com/x",
        "https://mine.example.com/internal/x",
    ];
    assert_eq!(places(&PROFILE, own_value), expected);
    let expected = "https://staging.example.com/internal/x";
    assert_eq!(places(&PROFILE, |builder| builder.server(STAGING))[2], expected);
}

/// Where the client of a server goes that is `https://api.example.com{part}/x` and more, with this default.
fn extended(
    url: &'static str,
    default: Option<&'static str>,
    value: &str,
) -> Option<String> {
    let variables: &'static [ServerVariable] = Box::leak(Box::new([ServerVariable {
        name: "part",
        default,
        choices: &["", ":81"],
    }]));
    let server = Server::named(ServerTemplate { url, variables }).with("part", value);
    let client = Rig::new([]).builder(&Profile::PLAIN).server(server).build();
    client.ok().map(|client| format!("{client:?}").split('"').nth(1).unwrap().to_owned())
}

#[test]
fn nothing_goes_on_with_a_host_that_is_complete() {
    let ends = "https://api.example.com{part}";
    for default in [Some("/v1"), Some(""), None] {
        for value in [".evil.com", ":8443", "evil", "-evil.com", "@evil.com", "/../x"] {
            assert_eq!(extended(ends, default, value), None, "{default:?} {value}");
        }
        for value in ["", "/v2", "/v2/x", ":81"] {
            let expected = format!("https://api.example.com{value}");
            assert_eq!(extended(ends, default, value), Some(expected), "{default:?}");
        }
    }
    for url in [
        "https://api.example.com{part}/v1",
        "https://api.example.com{part}:443",
        "https://[::1]{part}",
    ] {
        assert_eq!(extended(url, Some(""), ".evil.com"), None, "{url}");
    }
    assert_eq!(extended(ends, Some(":8080"), ".evil.com"), None);
    let port = Some("https://api.example.com:8443".to_owned());
    assert_eq!(extended(ends, Some(":8080"), ":8443"), port);
    assert_eq!(extended("https://api.example.com:{part}", Some(""), "8443"), port);
    let label = "https://api{part}.example.com";
    assert_eq!(extended(label, Some(""), "/"), None, "the host would end here");
    let other = Some("https://api-eu.example.com".to_owned());
    assert_eq!(extended(label, Some(""), "-eu"), other);
}

#[test]
fn a_host_has_no_empty_labels() {
    for tenant in ["", "a..b", "."] {
        refused(TENANT.with("tenant", tenant));
    }
    refused("https://.example.com");
    refused("https://a..example.com");
}

#[test]
fn a_value_for_no_variable_is_told() {
    for server in
        [TENANT.with("tenat", "a"), Server::from("https://a.test").with("b", "c")]
    {
        let error = Rig::new([]).builder(&PROFILE).server(server).build().unwrap_err();
        assert!(error.to_string().contains("the server has no variable"), "{error}");
    }
}

static CLEAR: Profile = Profile {
    base_url: Some("https://api.example.com"),
    sites: &[Site { url: "http://up.example.net" }],
    ..Profile::PLAIN
};

#[test]
fn a_site_is_no_less_safe_than_the_client() {
    let built = |change: fn(ClientBuilder) -> ClientBuilder| {
        let rig = Rig::new([]);
        let builder = ClientBuilder::new(&CLEAR).transport(rig.wire).clock(rig.clock);
        change(builder).build().map(|_| ()).map_err(|error| error.to_string())
    };
    let error = built(|builder| builder).unwrap_err();
    let expected =
        "the document sends operations to `http://up.example.net`, which is not https";
    assert!(error.contains(expected), "{error}");
    assert_eq!(built(|builder| builder.site(0, "http://up.example.net")), Ok(()));
    assert_eq!(built(|builder| builder.base_url("https://mine.test")), Ok(()));
    let test =
        Server::named(ServerTemplate { url: "http://api.example.com", variables: &[] });
    let here = ClientBuilder::new(&CLEAR).server(test);
    let rig = Rig::new([]);
    assert!(here.transport(rig.wire).clock(rig.clock).build().is_ok());
}

#[test]
fn a_path_of_the_document_is_put_behind_a_bare_url() {
    let bare = |builder: ClientBuilder| builder.base_url("http://localhost:1/");
    let found = places(&PATH_ONLY, bare);
    assert_eq!(found[..2], ["http://localhost:1/api/v2/x", "http://localhost:1/x"]);
    let whole = |builder: ClientBuilder| builder.base_url("http://localhost:1/other");
    assert_eq!(places(&PATH_ONLY, whole)[0], "http://localhost:1/other/x");
}

#[test]
fn a_value_stays_in_its_place() {
    for tenant in [
        "evil.com/",
        "evil.com#",
        "evil.com?",
        "a@evil.com",
        "evil.com:443",
        "a\\b",
        "a b",
    ] {
        refused(TENANT.with("tenant", tenant));
    }
    for path in ["..", "a/../b", "?a", "#a", "a\nb"] {
        refused(TENANT.with("path", path));
    }
    for url in [
        "https://u@a.test",
        "javascript:alert(1)",
        "https://a.test:x",
        "https://a.test/\n",
    ] {
        refused(url);
    }
    refused(Server::named(ServerTemplate { url: "https://{host}", variables: &[] }));
    let scheme = |value: &str| {
        let server = Server::named(ServerTemplate {
            url: "{scheme}://a.test",
            variables: &[ServerVariable { name: "scheme", default: None, choices: &[] }],
        });
        server.with("scheme", value.to_owned())
    };
    refused(scheme("https://evil.com/"));
    refused(scheme("wss"));
    let rig = Rig::new([]);
    assert!(rig.builder(&Profile::PLAIN).server(scheme("https")).build().is_ok());
}
