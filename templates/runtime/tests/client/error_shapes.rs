//! Error bodies of every shape that vendors are known to send: what is read of them, and that nothing is lost.

use std::fmt::Write as _;

use bytes::Bytes;
use runtime::runtime::profile::{
    EntryShape, ErrorShape, FieldList, Operation, Profile, RetryRules,
};
use runtime::runtime::{Call, Error, ErrorEntry, VendorError};

use crate::rig::{Act, Piece, Rig, SECRET, answer, token};

static GET: Operation = Operation { id: "read", ..Operation::PLAIN };

const ONCE: RetryRules = RetryRules { attempts: 1, ..RetryRules::DEFAULT };

/// A sentence, a code and one field; or a framework's own list.
static SENTENCE: Profile = Profile {
    errors: ErrorShape {
        message: &["/detail"],
        code: &["/code"],
        fields: None,
        field: &["/field"],
        entries: EntryShape {
            at: &["/detail"],
            message: &["/msg"],
            code: &["/type"],
            field: &["/loc"],
            entries: None,
        },
        ..ErrorShape::PLAIN
    },
    retry: ONCE,
    ..Profile::PLAIN
};

/// A list of numbered errors.
static NUMBERED: Profile = Profile {
    errors: ErrorShape {
        message: &[],
        code: &[],
        fields: None,
        entries: EntryShape {
            at: &["/errors"],
            message: &["/message"],
            code: &["/code"],
            ..EntryShape::NONE
        },
        ..ErrorShape::PLAIN
    },
    retry: ONCE,
    ..Profile::PLAIN
};

/// A map of fields, with a sentence under one of its keys.
static MAP: Profile = Profile {
    errors: ErrorShape {
        message: &["/errors/detail", "/errors/non_field_errors"],
        code: &[],
        fields: Some("/errors"),
        entries: EntryShape::NONE,
        ..ErrorShape::PLAIN
    },
    retry: ONCE,
    ..Profile::PLAIN
};

/// Classes of errors, each with members of its own and with errors in it.
static CLASSES: Profile = Profile {
    errors: ErrorShape {
        message: &["/error_message", "/full_message", "/public_message", "/error"],
        code: &["/error_class"],
        fields: None,
        field: &["/field"],
        field_list: FieldList::Names,
        entries: EntryShape {
            at: &["/errors"],
            message: &["/error_message", "/full_message"],
            code: &["/error_class"],
            field: &["/field"],
            entries: Some("/errors"),
        },
        separator: "::",
        ..ErrorShape::PLAIN
    },
    retry: ONCE,
    ..Profile::PLAIN
};

/// A list of sentences.
static SENTENCES: Profile = Profile {
    errors: ErrorShape {
        message: &[],
        code: &[],
        fields: None,
        entries: EntryShape { at: &["/errors"], message: &[""], ..EntryShape::NONE },
        ..ErrorShape::PLAIN
    },
    retry: ONCE,
    ..Profile::PLAIN
};

static PLAIN: Profile = Profile { retry: ONCE, ..Profile::PLAIN };

fn meet(profile: &'static Profile, status: u16, kind: &str, body: &[u8]) -> Error {
    let headers = vec![("content-type", kind.to_owned()), ("x-kept", "yes".to_owned())];
    let pieces = vec![Piece::Bytes(Bytes::copy_from_slice(body))];
    let rig = Rig::new([Act::Answer(status, headers, pieces)]);
    let client = rig.builder(profile).build().unwrap();
    let error = rig.run(Call::<i64>::json(&client, &GET)).unwrap_err();
    assert_eq!(error.status().unwrap(), status);
    assert_eq!(error.headers()["x-kept"], "yes");
    assert_eq!(error.body(), body, "nothing of the body is lost");
    error
}

/// All that was read, one thing a line.
fn told(vendor: &VendorError) -> String {
    let mut text = String::new();
    if let Some(code) = &vendor.code {
        writeln!(text, "code {code}").unwrap();
    }
    if let Some(message) = &vendor.message {
        writeln!(text, "message {message}").unwrap();
    }
    for said in &vendor.fields {
        writeln!(text, "field {}: {}", said.field, said.message).unwrap();
    }
    vendor.entries().iter().for_each(|entry| tell(entry, 0, &mut text));
    for (name, value) in vendor.extras() {
        writeln!(text, "extra {name} {value}").unwrap();
    }
    text
}

fn tell(entry: &ErrorEntry, depth: usize, text: &mut String) {
    let shown = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
    let (code, field) = (shown(&entry.code), shown(&entry.field));
    let (margin, message) = ("  ".repeat(depth), shown(&entry.message));
    writeln!(text, "{margin}entry {code} | {field} | {message}").unwrap();
    for (name, value) in entry.extras() {
        writeln!(text, "{margin}  extra {name} {value}").unwrap();
    }
    entry.entries.iter().for_each(|entry| tell(entry, depth + 1, text));
}

#[track_caller]
fn check(profile: &'static Profile, body: &str, expected: &str) {
    let error = meet(profile, 400, "application/json", body.as_bytes());
    let lines =
        expected.lines().map(|line| line.strip_prefix("        ").unwrap_or(line));
    let lines: Vec<&str> = lines.skip(1).collect();
    let vendor = error.vendor().map(told).unwrap_or_default();
    assert_eq!(vendor, lines.join("\n"), "{body}");
}

#[test]
fn a_sentence_with_code_and_field() {
    check(
        &SENTENCE,
        r#"{"detail":"Alias is taken","code":"duplicate_alias","field":"alias"}"#,
        "
        code duplicate_alias
        message Alias is taken
        field alias: Alias is taken
        ",
    );
    check(
        &SENTENCE,
        r#"{"detail":"Not found","hint":{"see":[1.50]}}"#,
        "
        message Not found
        extra hint {\"see\":[1.50]}
        ",
    );
}

#[test]
fn a_list_where_the_sentence_stands_else() {
    check(
        &SENTENCE,
        r#"{"detail":[
            {"type":"missing","loc":["body","items",0,"name"],"msg":"Field required","input":{}},
            {"type":"int_parsing","loc":["query","limit"],"msg":"Not a number","input":"x"}]}"#,
        "
        code missing
        message Field required
        field body.items.0.name: Field required
        field query.limit: Not a number
        entry missing | body.items.0.name | Field required
          extra input {}
        entry int_parsing | query.limit | Not a number
          extra input \"x\"
        ",
    );
}

#[test]
fn a_body_of_another_server_is_read_by_guess() {
    check(
        &SENTENCE,
        r#"{"error":"Rate limit exceeded: 10 per 1 minute"}"#,
        "
        message Rate limit exceeded: 10 per 1 minute
        ",
    );
    check(
        &NUMBERED,
        r#"{"detail":"Invalid token."}"#,
        "
        message Invalid token.
        ",
    );
}

#[test]
fn a_list_of_numbered_errors() {
    check(
        &NUMBERED,
        r#"{"errors":[{"code":21,"message":"Too much data"},{"code":5,"message":"num"},{"code":null}]}"#,
        "
        code 21
        message Too much data
        entry 21 | - | Too much data
        entry 5 | - | num
        entry - | - | -
          extra code null
        ",
    );
}

#[test]
fn a_map_of_fields() {
    check(
        &MAP,
        r#"{"errors":{"detail":"Request was throttled."}}"#,
        "
        message Request was throttled.
        ",
    );
    check(
        &MAP,
        r#"{"errors":{"apk":["Too large.","Not signed."],"profile":{"name":["Blank."]}}}"#,
        "
        field apk: Too large.
        field apk: Not signed.
        field profile.name: Blank.
        ",
    );
    check(
        &MAP,
        r#"{"errors":{"non_field_errors":["Passwords differ."]},"id":7}"#,
        "
        message Passwords differ.
        extra id 7
        ",
    );
}

#[test]
fn classes_with_members_of_their_own() {
    check(
        &CLASSES,
        r#"{"field":"subaccnt","full_message":"Record 'subaccnt: 000000' not found: ","error_class":"X::RecordNotFound","input":"000000","error":""}"#,
        "
        code X::RecordNotFound
        message Record 'subaccnt: 000000' not found: 
        field subaccnt: Record 'subaccnt: 000000' not found: 
        extra input \"000000\"
        extra error \"\"
        ",
    );
    check(
        &CLASSES,
        r#"{"error_class":"X::CCTrans::Declined","full_message":"Declined","message_code":"05","message_text":"Do not honor","reason_code":"530","trans_id":"00000"}"#,
        "
        code X::CCTrans::Declined
        message Declined
        extra message_code \"05\"
        extra message_text \"Do not honor\"
        extra reason_code \"530\"
        extra trans_id \"00000\"
        ",
    );
}

#[test]
fn classes_in_classes() {
    check(
        &CLASSES,
        r#"{"error_class":"X::Input::Multiple","type":"t","field":["domain","size"],"errors":[
            {"error_class":"X::Input::Required","full_message":"Required","field":"domain","position":1},
            {"error_class":"X::Input::Multiple","field":["a","b"],"errors":[
                {"error_class":"X::Input::OutOfBounds","error_message":"Too big","field":"size","max":10,"min":1,"value":11}]}]}"#,
        "
        code X::Input::Multiple
        message Required
        field domain: 
        field size: 
        field domain: Required
        field a: 
        field b: 
        field size: Too big
        entry X::Input::Required | domain | Required
          extra position 1
        entry X::Input::Multiple | a, b | -
          entry X::Input::OutOfBounds | size | Too big
            extra max 10
            extra min 1
            extra value 11
        extra type \"t\"
        ",
    );
}

#[test]
fn codes_are_asked_for_by_hierarchy() {
    let body = br#"{"error_class":"X::Input::Multiple","errors":[{"error_class":"X::Input::Required"}]}"#;
    let error = meet(&CLASSES, 400, "", body);
    let vendor = error.vendor().unwrap();
    for code in ["X", "X::Input", "X::Input::Multiple"] {
        assert!(vendor.is(code), "{code}");
    }
    for code in ["", "X::In", "X::Input::", "X::Input::Multiple::Odd", "Input"] {
        assert!(!vendor.is(code), "{code}");
    }
    assert!(vendor.entries()[0].is("X::Input"));
    assert!(!vendor.entries()[0].is("X::Input::Multiple"));
    let flat = meet(&NUMBERED, 400, "", br#"{"errors":[{"code":2}]}"#);
    assert!(flat.vendor().unwrap().is("2"));
    let flat = meet(&NUMBERED, 400, "", br#"{"errors":[{"code":21}]}"#);
    assert!(!flat.vendor().unwrap().is("2"), "digits are no hierarchy");
}

#[test]
fn extras_are_asked_for_by_name_or_pointer() {
    let body = br#"{"error":{"message":"m","code":"c","doc/url":["u"]},"n":1,"n":2}"#;
    let error = meet(&PLAIN, 400, "", body);
    let vendor = error.vendor().unwrap();
    assert_eq!(vendor.extra("/error/doc~1url/0").unwrap().as_str(), Some("u"));
    assert_eq!(vendor.extra("error").unwrap().to_string(), r#"{"doc/url":["u"]}"#);
    assert_eq!(vendor.extra("n").unwrap().as_i64(), Some(2));
    for absent in ["", "/", "message", "/error/message", "/error/code", "/x/y"] {
        assert_eq!(vendor.extra(absent), None, "{absent}");
    }
}

#[test]
fn a_list_of_sentences() {
    check(
        &SENTENCES,
        r#"{"success":false,"errors":["Name can't be blank",{"name":["taken"]},7,null,["x"]]}"#,
        "
        message Name can't be blank
        entry - | - | Name can't be blank
        entry - | - | -
          extra name [\"taken\"]
        entry - | - | 7
        entry - | - | null
        entry - | - | x
        extra success false
        ",
    );
}

#[test]
fn problem_details_with_extension_members() {
    let body = r##"{"type":"https://e/out-of-credit","title":"No credit","status":403,
        "detail":"Balance is 30","instance":"/a/1","balance":30,
        "errors":[{"detail":"must be positive","pointer":"#/age"},{"detail":"alone"}]}"##;
    let error = meet(&MAP, 403, "application/problem+json", body.as_bytes());
    let expected = "code https://e/out-of-credit\nmessage Balance is 30\n\
        field #/age: must be positive\nentry - | #/age | must be positive\n\
        entry - | - | alone\n\
        extra title \"No credit\"\nextra status 403\nextra instance \"/a/1\"\nextra balance 30\n";
    assert_eq!(told(error.vendor().unwrap()), expected);
}

#[test]
fn what_nobody_declared_shows_something() {
    for (body, message) in [
        (r#"{"errors":[{"message":"m"}]}"#, "m"),
        (r#"{"errors":["m"]}"#, "m"),
        (r#"{"errors":"m"}"#, "m"),
        (r#"{"error":{"message":"m"}}"#, "m"),
        (r#"{"error":"m"}"#, "m"),
        (r#"{"error_message":"m"}"#, "m"),
        (r#"{"full_message":"m","error":""}"#, "m"),
        (r#"{"error":"invalid_grant","error_description":"m"}"#, "m"),
        (r#"{"detail":[{"loc":["body"],"msg":"m","type":"t"}]}"#, "m"),
        (r#"{"detail":{"msg":"m"}}"#, "m"),
        (r#"{"errors":[{"title":"m","source":{"pointer":"/data"}}]}"#, "m"),
        (r#"[{"errorCode":"E","message":"m"}]"#, "m"),
        (r#"["m"]"#, "m"),
        (r#""m""#, "m"),
        (r#"{"Message":"m"}"#, "m"),
        (r#"{"fault":{"faultstring":"m"}}"#, "m"),
        (r#"{"messages":[" ","m"]}"#, "m"),
    ] {
        let error = meet(&PLAIN, 400, "application/json", body.as_bytes());
        assert_eq!(error.vendor().unwrap().message.as_deref(), Some(message), "{body}");
    }
    check(
        &PLAIN,
        r#"{"errors":{"name":["taken"]}}"#,
        "
        field name: taken
        ",
    );
    let shown = meet(&PLAIN, 422, "", br#"{"errors":{"name":["taken","short"]}}"#);
    assert_eq!(shown.to_string(), "read: arguments refused (422): name: taken");
}

#[test]
fn bodies_that_are_no_json_are_kept() {
    let html = b"<html><head><title>502 Bad Gateway</title></head></html>";
    for profile in [&SENTENCE, &NUMBERED, &MAP, &CLASSES, &SENTENCES, &PLAIN] {
        let error = meet(profile, 502, "text/html", html);
        assert_eq!(error.vendor(), None);
        assert_eq!(error.to_string(), "read: the server failed (502)");
        let error = meet(profile, 403, "text/plain; charset=utf-8", b" Forbidden\n");
        assert_eq!(error.to_string(), "read: not permitted (403): Forbidden");
        for body in [&b"\xff\xfe{"[..], b"{\"detail\":", b"error_class: X\n", b"\0"] {
            assert_eq!(meet(profile, 500, "application/json", body).vendor(), None);
        }
    }
    let long = "x".repeat(2_001);
    assert_eq!(meet(&PLAIN, 400, "text/plain", long.as_bytes()).vendor(), None);
}

#[test]
fn text_that_is_no_utf_8_costs_only_itself() {
    let error = meet(&PLAIN, 400, "", b"{\"message\":\"caf\xe9\",\"code\":7}");
    let vendor = error.vendor().unwrap();
    assert_eq!(vendor.message.as_deref(), Some("caf\u{fffd}"));
    assert_eq!(vendor.code.as_deref(), Some("7"));
}

#[test]
fn any_value_in_any_place_is_read_or_kept() {
    let values = [
        "null",
        "true",
        "0",
        "-1.5e9",
        "\"\"",
        "\"t\"",
        "[]",
        "{}",
        "[[]]",
        "[null]",
        "{\"\":{}}",
        "[{\"errors\":[{}]}]",
        "{\"detail\":{\"a\":[1,{\"b\":2}]}}",
    ];
    let keys = [
        "message",
        "detail",
        "code",
        "error",
        "errors",
        "error_class",
        "field",
        "success",
    ];
    for profile in [&SENTENCE, &NUMBERED, &MAP, &CLASSES, &SENTENCES, &PLAIN] {
        for value in values {
            meet(profile, 400, "", value.as_bytes());
            for key in keys {
                let body = format!("{{\"{key}\":{value},\"other\":1}}");
                let error = meet(profile, 400, "", body.as_bytes());
                let rest =
                    error.vendor().and_then(|vendor| vendor.extra("other").cloned());
                assert!(error.vendor().is_none() || rest.is_some(), "{body}");
                assert!(!error.to_string().is_empty());
            }
        }
    }
}

#[test]
fn what_is_listed_is_bounded() {
    let many = format!("{{\"errors\":[{}]}}", vec![r#"{"field":"f"}"#; 101].join(","));
    let error = meet(&CLASSES, 400, "", many.as_bytes());
    let vendor = error.vendor().unwrap();
    assert_eq!((vendor.entries().len(), vendor.fields.len()), (100, 100));
    let wide =
        format!("{{\"errors\":[{{\"errors\":[{}]}},{{}}]}}", vec!["{}"; 200].join(","));
    let error = meet(&CLASSES, 400, "", wide.as_bytes());
    let entries = error.vendor().unwrap().entries();
    assert_eq!((entries.len(), entries[0].entries.len()), (1, 99));
    assert!(entries[0].extra("errors").is_some(), "what is not listed is left over");
    let deep =
        (0..50).fold("{}".to_owned(), |inner, _| format!(r#"{{"errors":[{inner}]}}"#));
    let error = meet(&CLASSES, 400, "", deep.as_bytes());
    let (mut depth, mut entry) = (1, &error.vendor().unwrap().entries()[0]);
    while let Some(inner) = entry.entries.first() {
        (depth, entry) = (depth + 1, inner);
    }
    assert_eq!(depth, 8);
    assert!(entry.extra("errors").is_some(), "what is too deep is left over");
}

#[test]
fn secrets_that_a_server_repeats_are_left_out() {
    use runtime::runtime::profile::{AuthKind, AuthScheme};
    static KEYED: Profile = Profile {
        auth: &[AuthScheme { name: "token", kind: AuthKind::Bearer("Bearer") }],
        errors: CLASSES.errors,
        ..Profile::PLAIN
    };
    static READ: Operation = Operation { security: &[&[0]], ..GET };
    let body = format!(
        r#"{{"full_message":"{SECRET}","error_class":"{SECRET}","field":"{SECRET}","{SECRET}":["{SECRET}"],
            "errors":[{{"full_message":"{SECRET}","field":"{SECRET}","x":{{"{SECRET}":"{SECRET}"}},"errors":[{{"y":"{SECRET}"}}]}}]}}"#
    );
    let rig = Rig::new([answer(400, &[], &body)]);
    let client = rig.builder(&KEYED).credential(0, token()).build().unwrap();
    let error = rig.run(Call::<i64>::json(&client, &READ)).unwrap_err();
    let text = format!("{error} {error:?} {}", told(error.vendor().unwrap()));
    assert!(!text.contains(SECRET), "{text}");
    assert_eq!(error.body(), &body, "the body is as it came");
}
