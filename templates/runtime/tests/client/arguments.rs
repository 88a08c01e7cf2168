//! How arguments become a request.

use runtime::runtime::profile::{Operation, Profile};
use runtime::runtime::{Call, ErrorKind};

use crate::rig::{Rig, ok, status};

static GET: Operation =
    Operation { id: "get_part", path: "/things/{id}/parts/{part}/", ..Operation::PLAIN };
static POST: Operation = Operation { id: "post", method: "POST", ..Operation::PLAIN };

fn uri(id: &str, part: &str) -> Result<String, ErrorKind> {
    let rig = Rig::new([ok()]);
    let call = Call::<i64>::json(&rig.client(), &GET)
        .with_path("id", id)
        .with_path("part", part);
    match rig.run(call) {
        Ok(_) => Ok(rig.seen()[0].uri.to_string()),
        Err(error) => {
            assert_eq!((rig.count(), error.attempts()), (0, 0));
            Err(error.kind())
        }
    }
}

#[test]
fn the_path_is_filled() {
    let base = "https://api.example.com/v1/things";
    assert_eq!(uri("7", "(a)/b").unwrap(), format!("{base}/7/parts/%28a%29%2Fb/"));
    assert_eq!(uri("..a", ".b.").unwrap(), format!("{base}/..a/parts/.b./"));
}

#[test]
fn the_base_url_may_end_in_a_slash() {
    for base in ["https://example.com/v2", "https://example.com/v2/"] {
        let rig = Rig::new([ok()]);
        let client = rig.builder(&Profile::PLAIN).base_url(base).build().unwrap();
        rig.run(Call::<i64>::json(&client, &POST)).unwrap();
        assert_eq!(rig.seen()[0].uri, "https://example.com/v2/");
    }
}

#[test]
fn a_segment_that_would_name_another_resource_is_refused() {
    let hidden =
        ["%2e%2e", "%252E.", "..;x", "x/../y", "..\\y", "%2e%2e%2fy", "%25252e"];
    let many = format!("%{}2e", "25".repeat(20));
    for hostile in ["", ".", "..", &many].into_iter().chain(hidden) {
        assert_eq!(uri(hostile, "a"), Err(ErrorKind::Request), "{hostile:?}");
    }
}

#[test]
fn what_cannot_be_sent_is_told_by_name() {
    let rig = Rig::new([]);
    let client = rig.client();
    let call = || Call::<i64>::json(&client, &GET);
    let message = |call: Call<i64>| {
        let error = rig.run(call).unwrap_err();
        assert_eq!((error.kind(), error.operation()), (ErrorKind::Request, "get_part"));
        error.to_string()
    };
    let start = "get_part: the request cannot be written: ";
    let missing = message(call().with_path("id", "7"));
    assert_eq!(missing, format!("{start}path parameter `part` is missing"));
    let unknown = message(call().with_path("nope", "7"));
    assert_eq!(unknown, format!("{start}the path has no parameter `nope`"));
    let header =
        message(call().extra_header("x-a", "line\nbreak").with_path("nope", "7"));
    assert_eq!(header, format!("{start}header `x-a` cannot carry this value"));
}

#[test]
fn queries_headers_cookies_and_bodies_are_written() {
    let rig = Rig::new([ok()]);
    let call = Call::<i64>::json(&rig.client(), &POST);
    let call = call.with_query("q", "a&b").with_query("n", &2).with_header("x-h", &3);
    rig.run(call.with_cookie("a", &1).with_cookie("b", "x y").with_json_body(&[1]))
        .unwrap();
    let seen = &rig.seen()[0];
    assert_eq!(seen.uri, "https://api.example.com/v1/?q=a%26b&n=2");
    assert_eq!(seen.method, "POST");
    assert_eq!(seen.headers["x-h"], "3");
    assert_eq!(seen.headers["cookie"], "a=1; b=x%20y");
    assert_eq!(seen.headers["content-type"], "application/json");
    assert_eq!(seen.headers["accept"], "application/json");
    assert_eq!(seen.body.as_deref(), Some(&b"[1]"[..]));
}

#[test]
fn headers_of_the_call_win_over_those_of_the_client() {
    static PROFILE: Profile = Profile {
        user_agent: "made/1",
        headers: &[("x-version", "1"), ("x-kept", "k")],
        ..Profile::PLAIN
    };
    let rig = Rig::new([ok()]);
    let builder = rig.builder(&PROFILE).user_agent("mine/2").header("x-version", "2");
    let call = Call::<i64>::json(&builder.build().unwrap(), &GET);
    let call =
        call.with_path("id", "1").with_path("part", "2").extra_header("x-version", "3");
    rig.run(call).unwrap();
    let headers = &rig.seen()[0].headers;
    assert_eq!(headers["user-agent"], "mine/2");
    assert_eq!(headers["x-version"], "3");
    assert_eq!(headers["x-kept"], "k");
}

#[test]
fn answers_are_read_as_the_call_says() {
    let rig = Rig::new([ok(), ok(), ok()]);
    let client = rig.client();
    assert_eq!(rig.run(Call::<String>::text(&client, &POST)).unwrap(), "7");
    assert_eq!(rig.run(Call::<bytes::Bytes>::bytes(&client, &POST)).unwrap(), "7");
    rig.run(Call::<()>::empty(&client, &POST)).unwrap();
}

#[test]
fn hooks_see_each_attempt_and_may_change_headers() {
    let rig = Rig::new([crate::rig::status(500), ok()]);
    let builder = rig.builder(&Profile::PLAIN).on_request(|outgoing| {
        let value = format!("{} {}", outgoing.operation.id, outgoing.attempt);
        outgoing.headers.insert("x-hook", value.parse().unwrap());
    });
    rig.run(Call::<i64>::json(&builder.build().unwrap(), &POST).idempotent(true))
        .unwrap();
    let marks: Vec<_> =
        rig.seen().iter().map(|seen| seen.headers["x-hook"].clone()).collect();
    assert_eq!(marks, ["post 1", "post 2"]);
}

#[test]
fn a_template_may_bring_constant_parameters() {
    static CONSTANT: Operation =
        Operation { id: "constant", path: "/a?kind=b", ..Operation::PLAIN };
    let rig = Rig::new([ok(), ok()]);
    let call = || Call::<i64>::json(&rig.client(), &CONSTANT);
    rig.run(call()).unwrap();
    rig.run(call().with_query("c", "..")).unwrap();
    let seen = rig.seen().into_iter().map(|seen| seen.uri.to_string());
    let base = "https://api.example.com/v1/a?kind=b";
    assert_eq!(seen.collect::<Vec<_>>(), [base.to_owned(), format!("{base}&c=..")]);
}

#[test]
fn no_style_lets_a_value_leave_its_segment() {
    use runtime::runtime::Style;
    for (style, value) in [
        (Style::Label, ""),
        (Style::Label, "."),
        (Style::LabelExploded, "."),
        (Style::SimpleExploded, ".."),
    ] {
        let rig = Rig::new([]);
        let call = Call::<i64>::json(&rig.client(), &GET);
        let call = call.with_path_style(style, "id", value).with_path("part", "p");
        assert_eq!(
            rig.run(call).unwrap_err().kind(),
            ErrorKind::Request,
            "{style:?} {value}"
        );
    }
}

#[test]
fn forms_and_texts_are_written() {
    use runtime::runtime::Style;
    let rig = Rig::new([ok(), ok(), ok(), ok()]);
    let call = || Call::<i64>::json(&rig.client(), &POST);
    let body = std::collections::BTreeMap::from([("a", vec!["b c", "d"])]);
    rig.run(call().with_form_body(&[("a", Style::DeepObject)], &body)).unwrap();
    rig.run(call().with_text_body("text/plain", "é")).unwrap();
    rig.run(call().with_text_body("text/csv; charset=latin1", "é")).unwrap();
    rig.run(call().with_text_body("text/plain", "e")).unwrap();
    let seen = rig.seen();
    let types: Vec<_> = seen.iter().map(|seen| &seen.headers["content-type"]).collect();
    let form = "application/x-www-form-urlencoded";
    let types_expected =
        [form, "text/plain; charset=utf-8", "text/csv; charset=latin1", "text/plain"];
    assert_eq!(types, types_expected);
    assert_eq!(seen[0].body.as_deref(), Some(&b"a%5B%5D=b%20c&a%5B%5D=d"[..]));
    assert_eq!(seen[1].body.as_deref(), Some("é".as_bytes()));
}

#[test]
fn cookies_are_joined() {
    let rig = Rig::new([ok(), ok()]);
    let client = rig.builder(&Profile::PLAIN).header("cookie", "own=1").build().unwrap();
    let call = Call::<i64>::json(&client, &POST);
    rig.run(call.with_cookie("a", &1).with_cookie("b", &2)).unwrap();
    let call = Call::<i64>::json(&client, &POST);
    rig.run(call.extra_header("cookie", "é=1").with_cookie("a", &1)).unwrap();
    let seen = rig.seen();
    assert_eq!(seen[0].headers["cookie"], "own=1; a=1; b=2");
    assert_eq!(seen[1].headers["cookie"].as_bytes(), "own=1; é=1; a=1".as_bytes());
    assert_eq!(seen[1].headers.get_all("cookie").iter().count(), 1);
}

#[test]
fn cookies_have_styles() {
    use runtime::runtime::Style;
    let rig = Rig::new([ok()]);
    let call = Call::<i64>::json(&rig.client(), &POST);
    let call = call.with_cookie_style(Style::FormJoined, "a", &["b c", "d"]);
    let call = call.with_cookie_style(Style::Form, "e", &[1, 2]);
    rig.run(call.with_cookie_style(Style::Form, "f", &None::<i64>)).unwrap();
    assert_eq!(rig.seen()[0].headers["cookie"], "a=b%20c,d; e=1; e=2");
}

#[test]
fn a_whole_query_stands_for_itself() {
    use runtime::runtime::Style;
    let rig = Rig::new([ok(), ok()]);
    let value = std::collections::BTreeMap::from([("a", "b&c")]);
    for style in [Style::Form, Style::Json] {
        let call = Call::<i64>::json(&rig.client(), &POST);
        rig.run(call.with_query_string(style, "filter", &value)).unwrap();
    }
    let seen = rig.seen();
    assert_eq!(seen[0].uri.query(), Some("a=b%26c"));
    assert_eq!(seen[1].uri.query(), Some("%7B%22a%22%3A%22b%26c%22%7D"));
}

#[test]
fn a_json_body_is_put_into_its_envelope_and_an_empty_one_too() {
    static CALL: Operation = Operation {
        method: "POST",
        envelope: &["request", "params"],
        ..Operation::PLAIN
    };
    let sent = |fill: fn(Call<i64>) -> Call<i64>| {
        let rig = Rig::new([ok()]);
        rig.run(fill(Call::<i64>::json(&rig.client(), &CALL))).unwrap();
        let seen = &rig.seen()[0];
        assert_eq!(seen.headers["content-type"], "application/json");
        String::from_utf8(seen.body.clone().unwrap_or_default().to_vec()).unwrap()
    };
    assert_eq!(sent(|call| call), r#"{"request":{"params":{}}}"#);
    assert_eq!(sent(|call| call.with_json_body(&[1])), r#"{"request":{"params":[1]}}"#);
}

#[test]
fn brackets_of_names_are_encoded_unless_the_vendor_differs() {
    static RAW: Profile = Profile { raw_brackets: true, ..Profile::PLAIN };
    for (profile, expected) in [
        (
            &Profile::PLAIN,
            "https://api.example.com/v1/?at%5Bgte%5D=%5B1%5D&ids%5B%5D=1&ids%5B%5D=2",
        ),
        (&RAW, "https://api.example.com/v1/?at[gte]=%5B1%5D&ids[]=1&ids[]=2"),
    ] {
        let rig = Rig::new([ok(), status(400)]);
        let client = rig.builder(profile).build().unwrap();
        let call = Call::<i64>::json(&client, &POST);
        rig.run(call.with_query("at[gte]", "[1]").with_query("ids[]", &[1, 2])).unwrap();
        assert_eq!(rig.seen()[0].uri, expected);
        // A secret's name is found in either spelling.
        let call = Call::<i64>::json(&client, &POST).with_query("key[a]", "hush");
        let error = rig.run(call.with_secret("key[a]")).unwrap_err();
        assert_eq!(rig.count(), 2);
        assert!(!format!("{error:?} {error}").contains("hush"));
    }
}
