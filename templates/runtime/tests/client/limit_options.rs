//! What a client changes of its vendor's limits, and what clients count together.

use std::time::Duration;

use runtime::runtime::profile::{
    AuthKind, AuthScheme, CodeRule, CodeWait, ErrorShape, LimitHeader, LimitMeaning,
    LimitRule, LimitScope, LimitUnit, Margin, Operation, Profile, Setting, SettingPlace,
};
use runtime::runtime::{Call, Client, ClientBuilder, Credential, ErrorKind};

use crate::clock::TestClock;
use crate::rig::{Act, Piece, Rig, answer, ok};

const MINUTE: Duration = Duration::from_secs(60);

const fn rule(name: &'static str, scope: LimitScope) -> LimitRule {
    LimitRule { name, limit: 1, window: MINUTE, scope, ..LimitRule::PLAIN }
}

static PROFILE: Profile = Profile {
    auth: &[AuthScheme { name: "token", kind: AuthKind::Bearer("Bearer") }],
    settings: &[Setting {
        name: "workspace",
        place: SettingPlace::Header("X-Tenant"),
        required: false,
    }],
    limits: &[
        rule("credential", LimitScope::Credential),
        rule("workspace", LimitScope::Setting(0)),
        rule("address", LimitScope::Address),
        LimitRule {
            unit: LimitUnit::Bytes,
            limit: 10,
            ..rule("size", LimitScope::Endpoint)
        },
        LimitRule { limit: 10, ..rule("ten", LimitScope::Credential) },
    ],
    limit_headers: &[
        LimitHeader {
            name: "left",
            meaning: LimitMeaning::Remaining,
            rule: Some(4),
            operations: &["told"],
            ..LimitHeader::PLAIN
        },
        LimitHeader {
            name: "some-left",
            meaning: LimitMeaning::Remaining,
            ..LimitHeader::PLAIN
        },
    ],
    ..Profile::PLAIN
};

/// A rule of one operation beside one of all.
static EXPORTING: Profile = Profile {
    limits: &[
        LimitRule { limit: 9, ..rule("all", LimitScope::Credential) },
        LimitRule { narrow: true, ..rule("export", LimitScope::Credential) },
    ],
    errors: ErrorShape {
        code: &["/code"],
        codes: &[CodeRule {
            code: "busy",
            kind: Some(ErrorKind::Throttled),
            wait: Some(CodeWait::After(Duration::from_secs(30))),
            ..CodeRule::PLAIN
        }],
        ..ErrorShape::PLAIN
    },
    ..Profile::PLAIN
};

const fn under(id: &'static str, limits: &'static [usize]) -> Operation {
    Operation { id, limits, ..Operation::PLAIN }
}

static CREDENTIAL: Operation = under("credential", &[0]);
static WORKSPACE: Operation = under("workspace", &[1]);
static ADDRESS: Operation = under("address", &[2]);
static SIZE: Operation = under("size", &[3]);
static OTHER_SIZE: Operation = under("other-size", &[3]);
static TOLD: Operation = under("told", &[4]);
static UNTOLD: Operation = under("untold", &[4]);
static SEVERAL: Operation = under("several", &[4, 2]);

fn rig() -> Rig {
    Rig::new((0..40).map(|_| ok()))
}

fn builder(rig: &Rig, token: &str, workspace: &str) -> ClientBuilder {
    let credential = Credential::token(token);
    rig.builder(&PROFILE).credential(0, credential).setting(0, workspace)
}

fn call(client: &Client, operation: &'static Operation) -> Call<i64> {
    Call::<i64>::json(client, operation)
}

/// How long the call waits, in seconds; it gives up after two minutes.
fn waits(rig: &Rig, client: &Client, operation: &'static Operation) -> u128 {
    let before = rig.clock_millis();
    rig.run(call(client, operation).timeout(2 * MINUTE)).unwrap();
    (rig.clock_millis() - before) / 1000
}

#[test]
fn windows_are_shared_where_clients_count_the_same() {
    for (token, workspace, expected) in [
        ("a", "w", [60, 0, 0]),
        ("b", "w", [0, 60, 0]),
        ("a", "v", [60, 0, 0]),
        ("b", "v", [0, 0, 60]),
    ] {
        let rig = rig();
        let first = builder(&rig, "a", "w").build().unwrap();
        for operation in [&CREDENTIAL, &WORKSPACE, &ADDRESS] {
            assert_eq!(waits(&rig, &first, operation), 0);
        }
        let second =
            builder(&rig, token, workspace).share_limits(&first).build().unwrap();
        let found = [&CREDENTIAL, &WORKSPACE, &ADDRESS]
            .map(|operation| waits(&rig, &second, operation));
        assert_eq!(found, expected, "{token} {workspace}");
        let alone = builder(&rig, "a", "w").build().unwrap();
        assert_eq!(waits(&rig, &alone, &ADDRESS), 0, "who shares nothing counts alone");
    }
}

/// Two clocks begin at different times: a deadline of one means nothing to the other.
#[test]
fn who_shares_limits_goes_by_one_clock() {
    let rig = rig();
    let late = TestClock::new();
    late.advance(10 * MINUTE);
    let first = builder(&rig, "a", "w").build().unwrap();
    assert_eq!(waits(&rig, &first, &ADDRESS), 0);
    let second =
        builder(&rig, "a", "w").clock(late).share_limits(&first).build().unwrap();
    let answer = rig.run(call(&second, &ADDRESS).timeout(2 * MINUTE));
    assert!(
        answer.is_ok(),
        "it waits for a minute, which its deadline allows: {answer:?}"
    );
}

#[test]
fn limits_are_shared_by_clients_of_one_vendor_alone() {
    let rig = rig();
    let other = rig.builder(&Profile::PLAIN).build().unwrap();
    let error = builder(&rig, "a", "w").share_limits(&other).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    let off = builder(&rig, "a", "w").limits(false).build().unwrap();
    let client = builder(&rig, "a", "w").share_limits(&off).build().unwrap();
    assert_eq!(
        [waits(&rig, &client, &ADDRESS), waits(&rig, &client, &ADDRESS)],
        [0, 60]
    );
}

#[test]
fn a_limit_can_be_changed_turned_off_and_kept_a_part_of() {
    let rig = rig();
    let client = builder(&rig, "a", "w")
        .limit("credential", 2, 2 * MINUTE)
        .without_limit("address")
        .build()
        .unwrap();
    let found = [&CREDENTIAL, &CREDENTIAL, &ADDRESS, &ADDRESS, &ADDRESS]
        .map(|operation| waits(&rig, &client, operation));
    assert_eq!(found, [0; 5]);
    let error = rig.run(call(&client, &CREDENTIAL).timeout(MINUTE)).unwrap_err();
    assert_eq!(error.retry_after(), Some(2 * MINUTE));
    let client =
        builder(&rig, "a", "w").limit_margin(Margin::Percent(80)).build().unwrap();
    let found = [&TOLD, &TOLD, &TOLD].map(|operation| waits(&rig, &client, operation));
    assert_eq!(found, [0, 0, 60]);
    let error = builder(&rig, "a", "w").without_limit("gone").build().unwrap_err();
    assert!(error.to_string().contains("no limit `gone`, but `credential`"), "{error}");
}

#[test]
fn no_more_calls_wait_than_may() {
    let rig = rig();
    let client = builder(&rig, "a", "w").limit_queue(0).build().unwrap();
    assert_eq!(waits(&rig, &client, &ADDRESS), 0);
    let error = rig.run(call(&client, &ADDRESS)).unwrap_err();
    assert_eq!((error.kind(), rig.count()), (ErrorKind::Throttled, 1));
    assert_eq!((error.retry_after(), error.is_retryable()), (Some(MINUTE), true));
}

#[test]
fn answers_are_charged_by_their_bytes_to_their_endpoint() {
    let body = |size: usize| answer(200, &[], &format!("{:size$}", 7));
    let rig = Rig::new([body(6), body(1), body(1), body(20), body(1), ok()]);
    let client = builder(&rig, "a", "w").build().unwrap();
    // 6, then 3 more; what is already more than the limit is waited for.
    let found = [&SIZE, &SIZE, &SIZE, &SIZE, &OTHER_SIZE, &SIZE]
        .map(|operation| waits(&rig, &client, operation));
    assert_eq!(found, [0, 0, 0, 0, 0, 60]);
}

#[test]
fn a_stream_is_charged_as_far_as_it_came() {
    let rig = Rig::new([answer(200, &[], "0123456789"), ok()]);
    let client = builder(&rig, "a", "w").build().unwrap();
    let call = Call::<runtime::runtime::Bytes>::bytes(&client, &SIZE).stream();
    let stream = rig.run(call).unwrap();
    rig.run(stream.collect()).unwrap();
    assert_eq!(waits(&rig, &client, &SIZE), 60);
}

/// The caller asks for the rest of a stream only when another call is over.
#[test]
fn a_call_within_a_stream_of_bytes_does_not_wait_for_its_end() {
    for length in [None, Some("9")] {
        let headers: Vec<_> =
            length.map(|length| ("content-length", length)).into_iter().collect();
        let pieces = ["01", "234", "5678"].map(|piece| Piece::Bytes(piece.into()));
        let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned()));
        let stream = Act::Answer(200, headers.collect(), pieces.to_vec());
        let rig = Rig::new([stream, ok(), ok(), ok()]);
        let client = builder(&rig, "a", "w").build().unwrap();
        let open = Call::<runtime::runtime::Bytes>::bytes(&client, &SIZE).stream();
        let mut stream = rig.run(open).unwrap();
        let mut waited = Vec::new();
        while let Some(piece) = rig.run(stream.next()) {
            piece.unwrap();
            waited.push(waits(&rig, &client, &SIZE));
        }
        assert_eq!(waited.len(), 3);
        assert!(waited.iter().all(|waited| *waited <= 61), "{length:?} {waited:?}");
    }
}

/// Who the clients speak for, and what windows they have, is forgotten with them.
#[test]
fn clients_that_are_gone_leave_nothing_behind() {
    let rig = Rig::new((0..600).map(|_| ok()));
    let first = builder(&rig, "a", "w").build().unwrap();
    let windows = || {
        let shown = format!("{first:?}");
        let count = shown.split("limit_windows: Some(").nth(1).unwrap();
        count.split(')').next().unwrap().parse::<usize>().unwrap()
    };
    for round in 0..2 {
        for number in 0..200 {
            let (token, workspace) = (format!("token-{number}"), format!("w{number}"));
            let other = builder(&rig, &token, &workspace).share_limits(&first);
            let other = other.build().unwrap();
            assert_eq!(
                waits(&rig, &other, &CREDENTIAL),
                0,
                "round {round}: its own window"
            );
            drop(other);
            let again = builder(&rig, &token, &workspace).share_limits(&first);
            let again = again.build().unwrap();
            if number % 100 == 99 {
                assert_eq!(waits(&rig, &again, &CREDENTIAL), 60, "what was used counts");
            }
        }
        rig.clock.advance(2 * MINUTE);
    }
    assert!(windows() < 200, "{}", windows());
}

#[test]
fn headers_are_believed_where_they_are_known_to_speak_of_a_rule() {
    for (operation, header, waited) in [
        (&TOLD, "left", 60),
        (&UNTOLD, "left", 0),
        (&UNTOLD, "some-left", 60),
        // Of which of its two rules it speaks is not known.
        (&SEVERAL, "some-left", 0),
    ] {
        let spent: Act = answer(200, &[(header, "0")], "7");
        let rig = Rig::new([spent, ok(), ok()]);
        let client = builder(&rig, "a", "w").build().unwrap();
        assert_eq!(waits(&rig, &client, operation), 0);
        assert_eq!(waits(&rig, &client, &UNTOLD), waited, "{} {header}", operation.id);
    }
}

/// What is turned off cannot be what the server enforces, as far as the client knows.
#[test]
fn a_refusal_under_a_limit_that_is_turned_off_stops_the_others() {
    static EXPORT: Operation = under("export", &[0, 1]);
    static FREE: Operation = under("free", &[]);
    let headers = answer(429, &[("retry-after", "30")], "");
    let body = answer(400, &[], r#"{"code":"busy"}"#);
    for refusal in [headers, body] {
        for (next, expected) in [(&EXPORT, 30), (&FREE, 0)] {
            let rig = Rig::new([refusal.clone(), ok()]);
            let builder = rig.builder(&EXPORTING).without_limit("export");
            let client = builder.build().unwrap();
            rig.run(call(&client, &EXPORT).attempts(1)).unwrap_err();
            assert_eq!(waits(&rig, &client, next), expected);
        }
    }
}
