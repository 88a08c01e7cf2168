//! Everything wrong in a `quirks.yaml` is an error at its line and column, and all of it is told in one run.

#![cfg(test)]

use vendorsmith::diagnostic::{Diagnostics, Severity};
use vendorsmith::source::{Source, load_text};

const DOCUMENT: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";

fn read(quirks: &str) -> (Option<Source>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", DOCUMENT, Some(quirks), &mut diagnostics);
    (source, diagnostics)
}

/// `line:column code: message (help)` of each error, in order.
fn errors(diagnostics: &Diagnostics) -> Vec<String> {
    let errors = diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|error| {
            let place = error.place.as_ref().expect("an error has a place");
            assert_eq!(place.file, "quirks.yaml");
            let help = error.help.as_deref().expect("an error has a remedy");
            format!("{}:{} {}: {} ({help})", place.line, place.column, error.code, error.message)
        })
        .collect()
}

/// A file that is refused with these errors, each matched from its beginning.
fn check(quirks: &str, expected: &[&str]) {
    let (source, diagnostics) = read(quirks);
    let errors = errors(&diagnostics);
    let same = errors.len() == expected.len()
        && errors.iter().zip(expected).all(|(error, expected)| error.starts_with(expected));
    assert!(same, "{quirks}\ngives {errors:#?}\ninstead of {expected:#?}");
    assert!(source.is_none(), "{quirks}\nis read in spite of {errors:#?}");
}

/// A file that is read without an error.
fn fine(quirks: &str) -> Source {
    let (source, diagnostics) = read(quirks);
    assert_eq!(errors(&diagnostics), [""; 0], "{quirks}");
    source.unwrap_or_else(|| panic!("{quirks}\nis not read"))
}

#[test]
fn a_file_without_keys_says_nothing() {
    let plain = fine("").quirks;
    for empty in
        ["\n\n", "# a comment\n", "  # one\n\n# two", "{}", "---\n", "null\n", "\u{feff}# a mark before it\n"]
    {
        assert_eq!(fine(empty).quirks, plain, "{empty:?}");
    }
}

#[test]
fn an_unknown_key_is_an_error_at_every_level() {
    check(
        "rate_limit: {}\n",
        &["1:1 unknown-key: there is no key `rate_limit` here (did you mean `rate_limits`?)"],
    );
    check("crate:\n  nmae: x\n", &["2:3 unknown-key: there is no key `nmae` here (did you mean `name`?)"]);
    check("crate: {name: x, editon: y}\n", &["1:18 unknown-key: "]);
    check(
        "auth:\n  key:\n    type: api-key\n    in: header\n    name: X\n    keyword: Y\n",
        &[
            "6:5 unknown-key: there is no key `keyword` here (the keys are `type`, `in`, `name`, `description`)",
        ],
    );
    check(
        "errors:\n  message: /m\n  feild: /f\n",
        &["3:3 unknown-key: there is no key `feild` here (did you"],
    );
    check(
        "pagination:\n  - items: /a\n    next_url: {pointer: /b, trsut: query-only}\n",
        &["3:29 unknown-key: there is no key `trsut` here (did you mean `trust`?)"],
    );
    check("rate_limits: {rule: {}}\n", &["1:15 unknown-key: "]);
    check("rate_limits:\n  rules:\n    a: {requests: 1, per: 1m, burst: 2}\n", &["3:31 unknown-key: "]);
    check("rate_limits:\n  headers:\n    A: {meaning: limit, units: auto}\n", &["3:25 unknown-key: "]);
    check(
        "retry:\n  attempt: 3\n",
        &["2:3 unknown-key: there is no key `attempt` here (did you mean `attempts`?)"],
    );
    check("naming:\n  operation: {a: b}\n", &["2:3 unknown-key: "]);
    check("resources:\n  devices: {operation: []}\n", &["2:13 unknown-key: "]);
}

#[test]
fn everything_wrong_is_told_in_one_run() {
    check(
        "crate:\n  nam: x\n  version: 1.0\nretry:\n  attempts: many\nskp: {}\nerrors: {entries: {}}\n",
        &[
            "2:3 unknown-key: there is no key `nam` here (did you mean `name`?)",
            "3:12 wrong-kind: expected a string, found a number (put it in quotes)",
            "5:13 wrong-kind: expected a whole number, found a string (write a whole number)",
            "6:1 unknown-key: there is no key `skp` here (did you mean `skip`?)",
            "7:19 missing-key: the key `at` is missing here (add `at`)",
        ],
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_an_error_at_the_value() {
    check("- a\n", &["1:1 wrong-kind: expected a mapping, found a list (write a mapping; its keys are"]);
    check("just text\n", &["1:1 wrong-kind: expected a mapping, found a string"]);
    check(
        "crate:\n",
        &["1:7 wrong-kind: expected a mapping, found null (write a mapping, or leave the key out)"],
    );
    check("servers: https://a.b\n", &["1:10 wrong-kind: expected a list, found a string"]);
    check("servers:\n  - [x]\n", &["2:5 wrong-kind: expected a string, found a list"]);
    for (text, help) in
        [("60", "write `60s`, with its unit"), ("1.5", "put it in quotes"), ("true", "put it in quotes")]
    {
        let rules = format!("rate_limits: {{rules: {{a: {{requests: 1, per: {text}}}}}}}\n");
        let kind = if text == "true" { "boolean" } else { "number" };
        let expected = format!("1:45 wrong-kind: expected a string, found a {kind} ({help})");
        check(&rules, &[&expected]);
    }
    check("request_id: [1]\n", &["1:14 wrong-kind: expected a string, found a number (put it in quotes)"]);
    check(
        "headers: {A: true}\n",
        &["1:14 wrong-kind: expected a string, found a boolean (put it in quotes)"],
    );
    check("errors: {message: {a: b}}\n", &["1:19 wrong-kind: expected a string or a list, found a mapping"]);
    check("errors: {message: [1]}\n", &["1:20 wrong-kind: expected a string, found a number"]);
    check("retry: {attempts: 1.5}\n", &["1:19 wrong-kind: expected a whole number, found a number"]);
    check("retry: {statuses: 503}\n", &["1:19 wrong-kind: expected a list, found a number"]);
    check("pagination: {items: /a}\n", &["1:13 wrong-kind: expected a list, found a mapping"]);
    check("auth: {key: bearer}\n", &["1:13 wrong-kind: expected a mapping, found a string"]);
}

#[test]
fn a_number_out_of_range_is_an_error_at_its_place() {
    check(
        "retry: {statuses: [70000, 2], attempts: -1}\n",
        &[
            "1:20 out-of-range: 70000 is out of range here (write a number from 0 to 65535)",
            "1:41 out-of-range: -1 is out of range here (write a number from 0 to 4294967295)",
        ],
    );
    check(
        "rate_limits:\n  rules:\n    a: {requests: 18446744073709551616, per: 1m}\n",
        &["3:19 out-of-range: "],
    );
    check("rate_limits: {rules: {a: {requests: 0, per: 1m}}}\n", &["1:37 out-of-range: 0 is out of range"]);
}

#[test]
fn a_pointer_without_end_is_an_error() {
    let deep = "/a".repeat(129);
    let message = "invalid-pointer: a pointer has at most 128 steps";
    check(&format!("errors: {{code: {deep}}}\n"), &[&format!("1:16 {message}")]);
    let login =
        format!("auth: {{s: {{type: login, login: {{operation: login, send: {{{deep}: user}}}}}}}}\n");
    check(&login, &[&format!("1:58 {message}")]);
    fine(&format!("errors: {{code: {}}}\n", "/a".repeat(128)));
}

#[test]
fn an_unknown_word_is_an_error_with_the_nearest() {
    check(
        "crate: {features: resource}\n",
        &["1:19 unknown-value: `resource` means nothing here (did you mean `resources`?)"],
    );
    check(
        "auth:\n  k: {type: apikey}\n",
        &["2:13 unknown-value: `apikey` means nothing here (did you mean `api-key`?)"],
    );
    check(
        "auth:\n  k: {type: telepathy}\n",
        &["2:13 unknown-value: `telepathy` means nothing here (write one of `bearer`, `basic`, `api-key`"],
    );
    check("auth:\n  k: {type: api-key, in: body, name: x}\n", &["2:26 unknown-value: "]);
    check(
        "rate_limits:\n  headers:\n    A: {meaning: reset, unit: delta-s}\n",
        &["3:31 unknown-value: `delta-s` means nothing here (did you mean `delta_s`"],
    );
    check("pagination:\n  - {items: /a, next_url: {pointer: /b, trust: none}}\n", &["2:48 unknown-value: "]);
}

#[test]
fn a_missing_key_is_an_error_at_its_mapping() {
    check(
        "auth:\n  k: {in: header}\n",
        &["2:6 missing-key: the key `type` is missing here (`type` is one of"],
    );
    check(
        "auth:\n  k: {type: api-key}\n",
        &["2:6 missing-key: the key `in`", "2:6 missing-key: the key `name`"],
    );
    check("pagination:\n  - offset: {}\n", &["2:13 missing-key: the key `parameter` is missing here"]);
    check(
        "pagination: [{items: /a, next_url: {}}]\n",
        &["1:36 missing-key: the key `pointer` is missing here"],
    );
    check(
        "rate_limits:\n  rules:\n    a: {requests: 1}\n",
        &["3:8 missing-key: the key `per` is missing here"],
    );
}

#[test]
fn a_key_written_twice_is_an_error_at_the_second() {
    check(
        "retry: {attempts: 1}\nretry: {attempts: 2}\n",
        &["2:1 duplicate-key: the key `retry` is written twice"],
    );
    check("headers:\n  A: b\n  A: c\n", &["3:3 duplicate-key: "]);
}

#[test]
fn broken_yaml_is_an_error_where_it_breaks() {
    check("crate: {name: x\n", &["2:1 yaml-syntax: "]);
    check("crate:\n  name: x\n version: y\n", &["3:2 yaml-syntax: "]);
    check("crate: \"x\n", &["2:1 yaml-syntax: "]);
    check("crate:\n\tname: x\n", &["2:1 yaml-syntax: "]);
    check("crate: *nowhere\n", &["1:8 yaml-alias: "]);
    check("? [a]\n: b\n", &["1:3 yaml-complex-key: "]);
    check("a: 1\n---\nb: 2\n", &["2:1 "]);
}

#[test]
fn anchors_stand_for_what_they_name() {
    let source = fine("retry:\n  idempotent: &all [a, b]\n  not_idempotent: *all\n");
    assert_eq!(source.quirks.retry.not_idempotent, ["a", "b"]);
    check("retry:\n  idempotent: &all [a, 1]\n  not_idempotent: *all\n", &["2:24 wrong-kind: "]);
}

#[test]
fn what_may_be_left_out_may_be_null() {
    let source = fine("security: null\nerrors: ~\ncrate: {name: null}\nretry: {attempts: null}\n");
    assert_eq!(source.quirks, fine("").quirks);
    let source = fine("errors: {message: /m, code: null}\n");
    assert_eq!(source.quirks.errors.and_then(|errors| errors.code), None);
}

#[test]
fn hostile_files_are_refused_in_time() {
    let deep = format!("skip: {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let (source, diagnostics) = read(&deep);
    assert!(source.is_none() && diagnostics.has_errors());
    let mut bomb = "skip: &a0 [x]\n".to_owned();
    for level in 1..40 {
        bomb += &format!("k{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(","));
    }
    let (source, diagnostics) = read(&bomb);
    assert!(source.is_none() && diagnostics.has_errors());
}

/// What a newcomer writes first, and what the error says to write instead.
#[test]
fn typical_mistakes_are_told_with_what_to_write() {
    for (quirks, help) in [
        ("pagination:\n  next_url: {pointer: /next}\n", "begin each entry with `- `"),
        ("pagination:\n- next_url: /next\n", "write `{pointer: /next}`"),
        ("pagination:\n- next_url:\n  pointer: /next\n", "indent it by two more, to put it below `next_url`"),
        ("pagination:\n- parameter: page\n", "it is a key of `offset`, `page`, `cursor`, `time_window`"),
        ("errors:\nmessage: /detail\n", "indent it by two more, to put it below `errors`"),
        (
            "errors: {codes: {a: validation}}\n",
            "write a mapping; its keys are `kind`, `retry`, `wait`, `details`",
        ),
        ("errors: {codes: {a: {wait: 5}}}\n", "write `5s`, with its unit"),
        ("retry: {attempts: '3'}\n", "write it without quotes"),
        ("retry: {idempotent: make}\n", "write a list: `[make]`"),
        ("skip: [make]\n", "write a mapping: a name, a colon and what it stands for, without `- `"),
        ("rate_limits: {requests: 5}\n", "it is a key of each entry of `rules`"),
        ("rate_limits: {headers: {X-Reset: reset}}\n", "write `{meaning: reset}`"),
        ("rate_limits:\n\trules: {}\n", "indent with spaces; YAML takes no tabs there"),
        ("webhooks: {signature: {header: X, timestamp: X-T}}\n", "write `{header: X-T}`"),
    ] {
        let (_, diagnostics) = read(quirks);
        let errors = errors(&diagnostics);
        assert!(errors.len() == 1 && errors[0].ends_with(&format!("({help})")), "{quirks}\n{errors:#?}");
    }
}
