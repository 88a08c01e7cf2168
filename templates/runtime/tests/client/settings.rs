//! What the client is told once and sends with its calls.

use runtime::runtime::profile::{Operation, Profile, Setting, SettingPlace};
use runtime::runtime::{Call, Client, ErrorKind};

use crate::rig::{Rig, answer, ok};

static PROFILE: Profile = Profile {
    settings: &[
        Setting {
            name: "workspace",
            place: SettingPlace::Header("X-Tenant"),
            required: true,
        },
        Setting {
            name: "region",
            place: SettingPlace::Query("region"),
            required: false,
        },
        Setting {
            name: "organization",
            place: SettingPlace::Path("org"),
            required: false,
        },
    ],
    ..Profile::PLAIN
};
static ALL: Operation =
    Operation { path: "/{org}/things", settings: &[0, 1, 2], ..Operation::PLAIN };
static NONE: Operation = Operation::PLAIN;

fn told(rig: &Rig) -> (String, Option<String>) {
    let seen = rig.seen().pop().unwrap();
    let tenant =
        seen.headers.get("x-tenant").map(|own| own.to_str().unwrap().to_owned());
    (seen.uri.path_and_query().unwrap().to_string(), tenant)
}

fn client(rig: &Rig) -> Client {
    let builder = rig.builder(&PROFILE).setting(0, "acme").setting(1, "a&b");
    builder.setting(2, "o/1").build().unwrap()
}

#[test]
fn settings_go_with_the_operations_that_name_them() {
    let rig = Rig::new([ok(), ok(), ok()]);
    let client = client(&rig);
    rig.run(Call::<i64>::json(&client, &ALL)).unwrap();
    assert_eq!(
        told(&rig),
        ("/v1/o%2F1/things?region=a%26b".into(), Some("acme".into()))
    );
    rig.run(Call::<i64>::json(&client, &ALL).extra_header("x-tenant", "own")).unwrap();
    assert_eq!(told(&rig).1.as_deref(), Some("own"));
    rig.run(Call::<i64>::json(&client, &NONE)).unwrap();
    assert_eq!(told(&rig), ("/v1/".into(), None));
}

/// The header goes along within the origin; of the query what the server names counts.
#[test]
fn a_redirect_keeps_the_setting_in_a_header_and_believes_the_server_of_the_query() {
    for (location, expected) in [
        ("/v1/else", "/v1/else"),
        ("/v1/else?region=b", "/v1/else?region=b"),
        ("?page=2", "/v1/o%2F1/things?page=2"),
    ] {
        let rig = Rig::new([answer(307, &[("location", location)], ""), ok()]);
        rig.run(Call::<i64>::json(&client(&rig), &ALL)).unwrap();
        assert_eq!(told(&rig), (expected.into(), Some("acme".into())));
    }
    let away = answer(307, &[("location", "https://else.example.com/")], "");
    let rig = Rig::new([away]);
    rig.run(Call::<i64>::json(&client(&rig), &ALL)).unwrap_err();
    assert_eq!(rig.count(), 1);
}

#[test]
fn what_a_call_cannot_do_without_is_told_before_anything_is_sent() {
    let rig = Rig::new([ok()]);
    let client = rig.builder(&PROFILE).setting(2, "o").build().unwrap();
    let error = rig.run(Call::<i64>::json(&client, &ALL)).unwrap_err();
    assert_eq!((error.kind(), rig.count()), (ErrorKind::Request, 0));
    assert!(error.to_string().contains("`workspace` was not given"), "{error}");
    rig.run(Call::<i64>::json(&client, &ALL).extra_header("X-Tenant", "own")).unwrap();
    let client = rig.builder(&PROFILE).setting(0, "a").build().unwrap();
    let error = rig.run(Call::<i64>::json(&client, &ALL)).unwrap_err();
    assert!(
        error.to_string().contains("`Client::builder().organization(…)`"),
        "{error}"
    );
}

#[test]
fn a_setting_that_http_cannot_carry_or_that_does_not_exist_is_an_error() {
    let rig = Rig::new([]);
    let client =
        rig.builder(&PROFILE).setting(0, "a\nb").setting(2, "o").build().unwrap();
    let error = rig.run(Call::<i64>::json(&client, &ALL)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    let error = rig.builder(&PROFILE).setting(3, "x").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
}
