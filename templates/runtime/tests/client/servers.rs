//! Which server a request goes to.

use runtime::runtime::profile::{Operation, Profile, Site};
use runtime::runtime::server::{ServerTemplate, ServerVariable};
use runtime::runtime::{Call, ClientBuilder, ErrorKind, Server};

use crate::rig::{Rig, ok};

static PROFILE: Profile = Profile {
    base_url: Some("https://api.example.com/v1"),
    sites: &[
        Site {
            url: "https://up.example.com",
        },
        Site { url: "/internal" },
    ],
    ..Profile::PLAIN
};
static PATH_ONLY: Profile = Profile {
    base_path: "/api/v2",
    sites: &[Site { url: "" }],
    ..Profile::PLAIN
};
static OWN: Operation = Operation {
    path: "/x",
    ..Operation::PLAIN
};
static FIRST: Operation = Operation {
    path: "/x",
    site: Some(0),
    ..Operation::PLAIN
};
static SECOND: Operation = Operation {
    path: "/x",
    site: Some(1),
    ..Operation::PLAIN
};
const TENANT: Server = Server::named(ServerTemplate {
    url: "https://{tenant}.example.com/{path}",
    variables: &[
        ServerVariable {
            name: "tenant",
            default: Some("demo"),
            choices: &["demo", "test"],
        },
        ServerVariable {
            name: "path",
            default: Some("v1"),
            choices: &[],
        },
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
    let made_up = |builder: ClientBuilder| builder.server(TENANT.with("tenant", "mine"));
    assert_eq!(places(&PROFILE, made_up)[1], "https://mine.example.com/v1/x");
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
    refused(Server::named(ServerTemplate {
        url: "https://{host}",
        variables: &[],
    }));
    let scheme = |value: &str| {
        let server = Server::named(ServerTemplate {
            url: "{scheme}://a.test",
            variables: &[],
        });
        server.with("scheme", value.to_owned())
    };
    refused(scheme("https://evil.com/"));
    refused(scheme("wss"));
}
