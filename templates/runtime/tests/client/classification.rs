//! What an answer's status and body mean.

use runtime::runtime::profile::{EntryShape, ErrorShape, Operation, Profile};
use runtime::runtime::{Call, Error, ErrorKind};

use crate::rig::{Rig, answer};

static GET: Operation = Operation { id: "read", ..Operation::PLAIN };

static DECLARED: Profile = Profile {
    errors: ErrorShape {
        message: &["/errors/detail", "/errors/0", "/~1odd"],
        code: &["/errors/code", "/no"],
        fields: Some("/errors"),
        entries: EntryShape::NONE,
        ..ErrorShape::PLAIN
    },
    ..Profile::PLAIN
};

fn meet(profile: &'static Profile, status: u16, kind: &str, body: &str) -> Error {
    let rig = Rig::new([answer(status, &[("content-type", kind)], body)]);
    let client = rig.builder(profile).attempts(1).build().unwrap();
    rig.run(Call::<i64>::json(&client, &GET)).unwrap_err()
}

#[test]
fn each_status_has_its_kind() {
    for (status, kind) in [
        (199, ErrorKind::Status),
        (300, ErrorKind::Status),
        (304, ErrorKind::NotModified),
        (399, ErrorKind::Status),
        (400, ErrorKind::Validation),
        (401, ErrorKind::Authentication),
        (402, ErrorKind::Status),
        (403, ErrorKind::Permission),
        (404, ErrorKind::NotFound),
        (409, ErrorKind::Conflict),
        (410, ErrorKind::NotFound),
        (412, ErrorKind::Conflict),
        (418, ErrorKind::Status),
        (422, ErrorKind::Validation),
        (429, ErrorKind::Throttled),
        (499, ErrorKind::Status),
        (500, ErrorKind::Server),
        (501, ErrorKind::Server),
        (599, ErrorKind::Server),
        (600, ErrorKind::Status),
    ] {
        assert_eq!(meet(&Profile::PLAIN, status, "", "{}").kind(), kind, "{status}");
    }
}

#[test]
fn every_2xx_is_a_success() {
    for status in [200, 204, 299] {
        let rig = Rig::new([answer(status, &[], "")]);
        rig.run(Call::<()>::empty(&rig.client(), &GET)).unwrap();
    }
}

type Said<'a> = (Option<&'a str>, Option<&'a str>, &'a [(&'a str, &'a str)]);

/// Code, message and fields that are read from `body`.
fn check(profile: &'static Profile, kind: &str, body: &str, expected: Option<Said<'_>>) {
    let error = meet(profile, 400, kind, body);
    assert_eq!(error.body(), body, "nothing is lost");
    let said = error.vendor().map(|vendor| {
        let fields = vendor.fields.iter();
        let fields: Vec<_> =
            fields.map(|said| (said.field.as_str(), said.message.as_str())).collect();
        (vendor.code.as_deref(), vendor.message.as_deref(), fields)
    });
    let expected =
        expected.map(|(code, message, fields)| (code, message, fields.to_vec()));
    assert_eq!(said, expected, "{body}");
}

#[test]
fn the_common_places_are_tried() {
    let plain = |body: &str, expected| check(&Profile::PLAIN, "", body, expected);
    plain(r#"{"message":"m","code":"c"}"#, Some((Some("c"), Some("m"), &[])));
    plain(r#"{"error":{"message":"m","code":12}}"#, Some((Some("12"), Some("m"), &[])));
    plain(r#"{"message":"","detail":"d"}"#, Some((None, Some("d"), &[])));
    plain(r#"{"message":5,"error":"e"}"#, Some((None, Some("e"), &[])));
    plain(r#"{"code":"","error_code":1.5}"#, Some((Some("1.5"), None, &[])));
    plain(r#"{"code":true}"#, None);
    plain(r#"{"unknown":1}"#, None);
}

#[test]
fn bodies_that_say_nothing_are_kept_raw() {
    for body in ["", "<html><h1>502</h1></html>", "Not found", "[", "null", "[]", "{}"] {
        check(&Profile::PLAIN, "text/html", body, None);
        check(&DECLARED, "application/json", body, None);
        check(&DECLARED, "application/problem+json", body, None);
    }
    let deep = "[".repeat(100_000);
    check(&DECLARED, "application/json", &deep, None);
}

#[test]
fn fields_are_read_where_they_are_declared() {
    let declared = |body: &str, expected| check(&DECLARED, "", body, expected);
    declared(r#"{"errors":{"detail":"d"}}"#, Some((None, Some("d"), &[])));
    declared(r#"{"errors":{"detail":"d","code":7}}"#, Some((Some("7"), Some("d"), &[])));
    declared(
        r#"{"errors":{"apk":["too large","bad"],"name":"short"}}"#,
        Some((None, None, &[("apk", "too large"), ("apk", "bad"), ("name", "short")])),
    );
    declared(
        r#"{"errors":{"a":{"b":["x"],"c":{"d":"y"}}}}"#,
        Some((None, None, &[("a.b", "x"), ("a.c.d", "y")])),
    );
    declared(
        r#"{"errors":{"rows":[{},{"n":["x"]}]}}"#,
        Some((None, None, &[("rows.1.n", "x")])),
    );
    declared(
        r#"{"errors":{"a":[1,null,true,[2]],"b":3}}"#,
        Some((
            None,
            None,
            &[("a", "1"), ("a", "null"), ("a", "true"), ("a", "[2]"), ("b", "3")],
        )),
    );
    declared(r#"{"errors":["first","second"]}"#, Some((None, Some("first"), &[])));
    declared(r#"{"/odd":"m"}"#, Some((None, Some("m"), &[])));
}

static ESCAPED: Profile = Profile {
    errors: ErrorShape {
        message: &["/a~1b"],
        code: &["/c~0d"],
        fields: Some(""),
        entries: EntryShape::NONE,
        ..ErrorShape::PLAIN
    },
    ..Profile::PLAIN
};

#[test]
fn what_message_and_code_point_at_is_no_field() {
    let body = r#"{"a/b":"m","c~d":1,"e/f":"x"}"#;
    check(&ESCAPED, "", body, Some((Some("1"), Some("m"), &[("e/f", "x")])));
}

#[test]
fn problem_details_are_recognised() {
    let problem = |body: &str, code, message| {
        let media_type = "Application/Problem+JSON; charset=utf-8";
        check(&DECLARED, media_type, body, Some((code, Some(message), &[])));
        check(&DECLARED, "application/json", body, Some((None, Some(message), &[])));
    };
    let body = r#"{"type":"https://e/p","title":"t","detail":"d","status":400}"#;
    problem(body, Some("https://e/p"), "d");
    problem(r#"{"type":"about:blank","title":"t"}"#, None, "t");
}

#[test]
fn errors_of_problem_details_are_fields() {
    let body =
        r##"{"title":"t","errors":[{"detail":"d","pointer":"#/a"},{"detail":"e"},3]}"##;
    let said = Some((None, Some("t"), &[("#/a", "d")][..]));
    check(&Profile::PLAIN, "application/problem+json", body, said);
}

#[test]
fn a_huge_error_body_is_kept_and_not_looked_into() {
    let body = |length: usize| {
        let message = "m".repeat(length - r#"{"message":""}"#.len());
        format!(r#"{{"message":"{message}"}}"#)
    };
    for (length, read) in [(256 * 1024, true), (256 * 1024 + 1, false)] {
        let error = meet(&Profile::PLAIN, 400, "", &body(length));
        assert_eq!(error.body().len(), length);
        assert_eq!(error.vendor().is_some(), read);
    }
}

#[test]
fn no_more_than_a_hundred_fields_are_listed() {
    let nested = format!(r#"{{"errors":{{"a":[{}]}}}}"#, vec![r#""m""#; 101].join(","));
    let error = meet(&DECLARED, 400, "", &nested);
    assert_eq!(error.vendor().unwrap().fields.len(), 100);
    let listed = vec![r##"{"detail":"d","pointer":"#/a"}"##; 101].join(",");
    let problem = format!(r#"{{"errors":[{listed}]}}"#);
    let error = meet(&Profile::PLAIN, 400, "application/problem+json", &problem);
    assert_eq!(error.vendor().unwrap().fields.len(), 100);
}

#[test]
fn a_declared_shape_wins_over_problem_details() {
    let body = r#"{"type":"x","detail":"p","errors":{"detail":"m","code":"c","a":"f"}}"#;
    let said = Some((Some("c"), Some("m"), &[("a", "f")][..]));
    check(&DECLARED, "application/problem+json", body, said);
}
