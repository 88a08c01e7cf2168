//! Settings of the client that travel in the query, from page to page.

use runtime::runtime::profile::{
    NextUrlTrust, Operation, Pagination, Profile, Setting, SettingPlace,
};
use runtime::runtime::{Call, ClientBuilder};
use serde_json::json;

use crate::rig::{BY_URL, PROFILE, Page, Server, Things, all, last, list, page};
use crate::support::clock::TestClock;

static TENANTS: Profile = Profile {
    settings: &[
        Setting {
            name: "workspace",
            place: SettingPlace::Query("work space"),
            required: true,
        },
        Setting {
            name: "region",
            place: SettingPlace::Query("region"),
            required: false,
        },
    ],
    ..PROFILE
};

static SAME_ORIGIN: Operation = own(&BY_URL);
static QUERY_ONLY: Operation =
    own(&Pagination { trust: NextUrlTrust::QueryOnly, ..BY_URL });
static BELOW: Operation = own(&Pagination { trust: NextUrlTrust::BaseUrl, ..BY_URL });
static UNSET: Operation = list(&BY_URL);

const fn own(pagination: &'static Pagination) -> Operation {
    Operation { settings: &[0, 1], ..list(pagination) }
}

/// The call of a client for the workspace `a&b`.
fn call(operation: &'static Operation, next: &str) -> (Call<Page, Things>, Server) {
    let server = Server::default();
    server.script(&[page(&json!(next), &[1]), last(&[2])]);
    let client = ClientBuilder::new(&TENANTS)
        .base_url("https://api.example/base")
        .transport(server.clone())
        .clock(TestClock::default())
        .setting(0, "a&b")
        .build()
        .unwrap();
    (Call::json(&client, operation).with_path("place", "a"), server)
}

fn second(operation: &'static Operation, next: &str) -> String {
    let (call, server) = call(operation, next);
    assert_eq!(all(&mut call.items()), (vec![1, 2], None), "{next}");
    server.queries().remove(1)
}

#[test]
fn a_link_without_the_setting_gets_the_clients_own() {
    for operation in [&SAME_ORIGIN, &QUERY_ONLY, &BELOW] {
        assert_eq!(second(operation, "?cursor=2"), "work%20space=a%26b&cursor=2");
    }
    assert_eq!(second(&BELOW, "/base/v1/pages/2"), "work%20space=a%26b");
}

#[test]
fn a_link_does_not_change_the_setting() {
    let next = "?work%20space=evil&cursor=2&wor%6B+space=evil&region=x&workspace=y";
    for operation in [&SAME_ORIGIN, &QUERY_ONLY, &BELOW] {
        assert_eq!(second(operation, next), "work%20space=a%26b&cursor=2&workspace=y");
    }
}

#[test]
fn a_link_to_the_first_page_is_known_as_such() {
    for next in ["?", "?work+space=evil"] {
        let (call, server) = call(&SAME_ORIGIN, next);
        assert!(all(&mut call.items()).1.is_some(), "{next}");
        assert_eq!(server.asked().len(), 1, "{next}");
    }
}

#[test]
fn a_continuation_does_not_change_the_setting() {
    let (call, server) = call(&SAME_ORIGIN, "?cursor=3");
    let mut items = call.items().resume("?cursor=2&work+space=evil");
    let continuation = items.continuation().unwrap();
    assert!(continuation.ends_with("?work%20space=a%26b&cursor=2"), "{continuation}");
    assert_eq!(all(&mut items), (vec![1, 2], None));
    assert_eq!(
        server.queries(),
        ["work%20space=a%26b&cursor=2", "work%20space=a%26b&cursor=3"]
    );
}

#[test]
fn an_operation_without_the_setting_has_parameters_of_that_name() {
    assert_eq!(second(&UNSET, "?region=x&cursor=2"), "region=x&cursor=2");
}
