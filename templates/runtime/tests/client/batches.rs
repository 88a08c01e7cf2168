//! Errors of which an entry has a code: what one part says is not taken for the whole request's.

use std::time::Duration;

use runtime::runtime::login::{Exchange, Issue, LoginFlow};
use runtime::runtime::profile::{
    AuthKind, AuthScheme, CodeRetry, CodeRule, EntryShape, ErrorShape, FaultRule,
    FaultTest, LimitHeader, LimitMeaning, LimitRule, Operation, Profile, TimeUnit,
};
use runtime::runtime::{Call, Credential, Error, ErrorKind, Login};

use crate::rig::{Act, Rig, answer, ok};

const SHAPE: ErrorShape = ErrorShape {
    code: &["/code"],
    message: &["/message"],
    fields: None,
    entries: EntryShape {
        at: &["/errors"],
        message: &["/message"],
        code: &["/code"],
        entries: Some("/in"),
        ..EntryShape::NONE
    },
    faults: &[FaultRule { at: "/errors", test: FaultTest::Present, narrow: false }],
    codes: &[
        CodeRule {
            code: "RATE_LIMITED",
            kind: Some(ErrorKind::Throttled),
            ..CodeRule::PLAIN
        },
        CodeRule {
            code: "BUSY",
            kind: Some(ErrorKind::Server),
            retry: Some(CodeRetry::Refused),
            ..CodeRule::PLAIN
        },
        CodeRule {
            code: "BAD",
            kind: Some(ErrorKind::Validation),
            retry: Some(CodeRetry::Never),
            ..CodeRule::PLAIN
        },
        CodeRule {
            code: "AUTH",
            kind: Some(ErrorKind::Authentication),
            ..CodeRule::PLAIN
        },
    ],
    ..ErrorShape::PLAIN
};
static BATCH: Profile = Profile {
    auth: &[AuthScheme { name: "session", kind: AuthKind::Bearer("Bearer") }],
    errors: SHAPE,
    limits: &[LimitRule {
        name: "minute",
        limit: 100,
        window: Duration::from_secs(60),
        narrow: false,
        ..LimitRule::PLAIN
    }],
    limit_headers: &[LimitHeader {
        name: "x-reset",
        meaning: LimitMeaning::Reset(TimeUnit::DeltaSeconds),
        rule: None,
        ..LimitHeader::PLAIN
    }],
    ..Profile::PLAIN
};
static WRITE: Operation = Operation {
    id: "write",
    method: "POST",
    idempotent: false,
    limits: &[0],
    ..Operation::PLAIN
};

/// What comes of a `POST` that is answered so, and whether it was sent again.
fn write(
    profile: &'static Profile,
    status: u16,
    body: &str,
) -> (Result<i64, Error>, bool) {
    let rig = Rig::new([answer(status, &[], body), ok()]);
    let client = rig.builder(profile).build().unwrap();
    let result = rig.run(Call::<i64>::json(&client, &WRITE));
    (result, rig.count() == 2)
}

fn is_sent_again(body: &str) -> bool {
    let [first, second] = [200, 500].map(|status| write(&BATCH, status, body).1);
    assert_eq!(first, second, "{body}");
    first
}

#[test]
fn what_was_carried_out_in_part_is_not_sent_again() {
    let partial = r#"{"code":"PARTIAL_FAILURE","created":[1,2],"errors":[{"code":"RATE_LIMITED"},{"code":"INVALID"}]}"#;
    for status in [200, 207, 500] {
        let (result, again) = write(&BATCH, status, partial);
        let error = result.unwrap_err();
        assert!(!again && !error.is_retryable(), "{status}");
        assert_eq!(error.kind(), ErrorKind::Throttled, "the first code with a rule");
    }
}

#[test]
fn a_code_of_the_body_decides_alone() {
    for (body, again) in [
        (r#"{"code":"PARTIAL","errors":[{"code":"RATE_LIMITED"}]}"#, false),
        (r#"{"code":"AUTH","errors":[{"code":"RATE_LIMITED"}]}"#, false),
        (r#"{"code":"RATE_LIMITED","errors":[{"code":"x"},"slow down"]}"#, true),
        (r#"{"code":"RATE_LIMITED","errors":[{"code":"BAD"}]}"#, false),
    ] {
        assert_eq!(is_sent_again(body), again, "{body}");
    }
}

#[test]
fn entries_decide_where_all_say_the_same() {
    for (entries, again) in [
        (r#"{"code":"RATE_LIMITED"}"#, true),
        (r#"{"code":"RATE_LIMITED"},{"code":"BUSY"}"#, true),
        (r#"{"code":"RATE_LIMITED","in":[{"code":"BUSY"}]}"#, true),
        (r#"{"code":"RATE_LIMITED"},{"code":"INVALID"}"#, false),
        (r#"{"code":"INVALID"},{"code":"RATE_LIMITED"}"#, false),
        (r#"{"code":"RATE_LIMITED"},{"message":"m"}"#, false),
        (r#"{"message":"m"},{"code":"RATE_LIMITED"}"#, false),
        (r#"{"code":"RATE_LIMITED"},"m""#, false),
        (r#"{"code":"RATE_LIMITED"},{"code":"AUTH"}"#, false),
        (r#"{"code":"RATE_LIMITED"},{"code":"BAD"}"#, false),
        (r#"{"code":"RATE_LIMITED","in":[{"code":"INVALID"}]}"#, false),
        (r#"{"code":"RATE_LIMITED","in":[{"message":"m"}]}"#, false),
    ] {
        assert_eq!(
            is_sent_again(&format!(r#"{{"errors":[{entries}]}}"#)),
            again,
            "{entries}"
        );
    }
}

#[test]
fn entries_that_are_not_listed_agree_to_nothing() {
    let limited = |count: usize| vec![r#"{"code":"RATE_LIMITED"}"#; count].join(",");
    assert!(is_sent_again(&format!(r#"{{"errors":[{}]}}"#, limited(100))));
    assert!(!is_sent_again(&format!(r#"{{"errors":[{}]}}"#, limited(101))));
    let deep = |depth: usize| {
        (1..depth).fold(limited(1), |inner, _| {
            format!(r#"{{"code":"RATE_LIMITED","in":[{inner}]}}"#)
        })
    };
    assert!(is_sent_again(&format!(r#"{{"errors":[{}]}}"#, deep(8))));
    assert!(!is_sent_again(&format!(r#"{{"errors":[{}]}}"#, deep(9))));
}

#[test]
fn a_pointer_into_the_entries_finds_no_code_of_the_body() {
    static INTO: Profile =
        Profile { errors: ErrorShape { code: &["/errors/0/code"], ..SHAPE }, ..BATCH };
    let mixed = r#"{"errors":[{"code":"RATE_LIMITED"},{"code":"INVALID"}]}"#;
    assert!(!write(&INTO, 200, mixed).1);
    let alike = r#"{"errors":[{"code":"RATE_LIMITED"},{"code":"RATE_LIMITED"}]}"#;
    assert!(write(&INTO, 200, alike).1);
}

#[test]
fn a_status_that_means_refused_still_does() {
    let mixed = r#"{"errors":[{"code":"RATE_LIMITED"},{"code":"INVALID"}]}"#;
    assert!(write(&BATCH, 429, mixed).1);
}

#[test]
fn a_throttle_of_a_part_holds_other_calls_back() {
    let mixed = r#"{"errors":[{"code":"RATE_LIMITED"},{"code":"INVALID"}]}"#;
    let rig = Rig::new([answer(200, &[("x-reset", "20")], mixed), ok()]);
    let client = rig.builder(&BATCH).build().unwrap();
    let error = rig.run(Call::<i64>::json(&client, &WRITE)).unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(20)));
    assert_eq!(rig.count(), 1);
    rig.run(Call::<i64>::json(&client, &WRITE)).unwrap();
    assert!(rig.times()[1] >= 20_000, "{:?}", rig.times());
}

#[test]
fn a_credential_that_a_part_lacks_is_not_renewed() {
    static FLOW: LoginFlow = LoginFlow {
        login: Exchange {
            operation: Operation {
                id: "login",
                method: "POST",
                path: "/login",
                idempotent: false,
                ..Operation::PLAIN
            },
            proof: None,
            without_passcode: &[],
            media_type: "application/json",
            body: &[],
            answer: Issue::PLAIN,
        },
        refresh: None,
        max_age: None,
        basic: false,
        passcode: None,
    };
    static KEYED: Operation = Operation { security: &[&[0]], ..WRITE };
    let login = || answer(200, &[], r#"{"access_token":"t"}"#);
    for (body, again) in [
        (r#"{"code":"PARTIAL","created":[1],"errors":[{"code":"AUTH"}]}"#, false),
        (r#"{"errors":[{"code":"AUTH"},{"code":"INVALID"}]}"#, false),
        (r#"{"errors":[{"code":"AUTH"},{"message":"m"}]}"#, false),
        (r#"{"errors":[{"code":"AUTH"},{"code":"AUTH"}]}"#, true),
        (r#"{"code":"AUTH","errors":[{"code":"INVALID"}]}"#, true),
    ] {
        let acts: [Act; 4] = [login(), answer(207, &[], body), login(), ok()];
        let rig = Rig::new(acts);
        let token = Credential::token(Login::new(&FLOW, "u", "p"));
        let client = rig.builder(&BATCH).credential(0, token).build().unwrap();
        let result = rig.run(Call::<i64>::json(&client, &KEYED));
        assert_eq!(rig.count(), if again { 4 } else { 2 }, "{body}");
        let kind = result.err().map(|error| error.kind());
        let expected = (!again).then_some(ErrorKind::Authentication);
        assert_eq!(kind, expected, "{body}");
    }
}
