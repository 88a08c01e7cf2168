//! Pagination rules: what they bind to, and what is refused.

use crate::harness::rendered;

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Acme, version: '1'}
servers: [{url: 'https://acme.test'}]
paths:
  /findings:
    get:
      operationId: list_findings
      parameters:
        - {name: offset, in: query, schema: {type: integer}}
        - {name: limit, in: query, schema: {type: integer}}
        - {name: page, in: query, style: deepObject, schema: {type: object, properties: {number: {type: integer}}}}
        - {name: tags, in: query, schema: {type: array, items: {type: string}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Findings'}}}}}
  /scans:
    get:
      operationId: list_scans
      parameters:
        - {name: offset, in: query, schema: {type: integer}}
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200':
          description: ok
          headers: {Link: {schema: {type: string}}}
          content: {application/json: {schema: {type: object, properties: {total: {type: string}, scans: {type: array, items: {type: string}}}}}}
  /points:
    get:
      operationId: list_points
      parameters:
        - {name: start, in: query, schema: {type: integer}}
        - {name: end, in: query, schema: {type: integer}}
        - {name: num, in: query, schema: {type: integer}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Point'}}}}}}
  /search:
    post:
      operationId: search
      requestBody: {content: {application/json: {schema: {type: object, properties: {params: {$ref: '#/components/schemas/Search'}}}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Found'}}}}}
  /one:
    get:
      operationId: get_one
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Finding'}}}}}
components:
  schemas:
    Findings:
      type: object
      properties:
        total: {type: integer}
        findings: {type: array, items: {$ref: '#/components/schemas/Finding'}}
        meta: {type: object, properties: {next: {type: string, nullable: true}, more: {type: boolean, format: zero-one}, self: {type: object, properties: {a: {type: string}}}}}
    Finding: {type: object, properties: {id: {type: string}}}
    Point: {type: object, properties: {time: {type: integer}, cpu: {type: number}}}
    Search: {type: object, properties: {page_num: {type: string}, page_size: {type: integer}}}
    Found:
      type: object
      properties:
        page_total: {type: string, format: number-or-text}
        page_num: {type: integer}
        items: {type: array, items: {type: string}}
        warnings: {type: array, items: {type: string}}
";

/// The operations that a rule binds to, each with what it came to.
fn bound(rule: &str) -> Vec<String> {
    let text = rendered(DOCUMENT, &format!("pagination: [{rule}]"));
    let mut found = Vec::new();
    let mut operation = "";
    for line in text.lines() {
        if let Some(pages) = line.strip_prefix("  pages ") {
            found.push(format!("{operation} {pages}"));
        } else if !line.starts_with(' ') {
            operation = line.split(':').next().unwrap_or_default();
        }
        assert!(!line.starts_with("error"), "{line}");
    }
    found
}

/// Asserts that a rule is refused once, with a text that begins so.
fn refused(rule: &str, expected: &str) {
    let found = findings(rule);
    assert!(found.len() == 1 && found[0].starts_with(expected), "{found:#?}");
}

fn findings(rule: &str) -> Vec<String> {
    let mut diagnostics = vendorsmith::diagnostic::Diagnostics::new();
    let quirks = format!("pagination: [{rule}]");
    let source = vendorsmith::source::load_text("openapi.yaml", DOCUMENT, Some(&quirks), &mut diagnostics);
    vendorsmith::lower::lower(&source.expect("it can be read"), &mut diagnostics);
    let errors =
        diagnostics.iter().filter(|finding| finding.severity == vendorsmith::diagnostic::Severity::Error);
    errors
        .map(|finding| {
            let place = finding.place.as_ref().map(|place| place.pointer.clone()).unwrap_or_default();
            format!("{place}: {}: {}", finding.message, finding.help.as_deref().unwrap_or_default())
        })
        .collect()
}

#[test]
fn one_rule_serves_lists_of_different_names() {
    let found = bound("{offset: {parameter: offset, limit: limit, total: /total}}");
    assert_eq!(
        found,
        [
            r#"list_findings ["findings"] of Finding: offset offset from 0 size limit total /total"#,
            r#"list_scans ["scans"] of string: offset offset from 0 size limit total /total"#,
        ]
    );
    let found = bound("{items: /findings, max_pages: 9, offset: {parameter: offset, first: 1}}");
    assert_eq!(found, [r#"list_findings ["findings"] of Finding at most 9: offset offset from 1"#]);
}

#[test]
fn a_parameter_may_be_a_property_of_an_object_in_the_query() {
    let found = bound("{page: {parameter: 'page[number]', size: limit}}");
    assert_eq!(found, [r#"list_findings ["findings"] of Finding: page page[number] from 1 size limit"#]);
    refused(
        "{page: {parameter: 'page[nmber]'}}",
        "/pagination/0/page/parameter: no operation has all that this rule names: `list_findings` has no parameter `page[nmber]` (did you mean `page[number]`?)",
    );
}

/// Numbers and flags in a form of the vendor's are such still.
#[test]
fn pages_may_be_told_by_values_of_a_codec() {
    let codecs =
        "codecs: [{as: number_or_string, formats: [number-or-text]}, {as: zero_one, formats: [zero-one]}]";
    for rule in [
        "{items: /items, page: {parameter: /params/page_num, pages: /page_total}}",
        "{items: /findings, cursor: {parameter: offset, next: /meta/next, more: /meta/more}}",
    ] {
        let text = rendered(DOCUMENT, &format!("pagination: [{rule}]\n{codecs}"));
        assert!(text.contains("  pages "), "{text}");
    }
}

#[test]
fn a_parameter_may_lie_in_the_body() {
    let found = bound(
        "{items: /items, page: {parameter: /params/page_num, size: /params/page_size, pages: /page_total, current: /page_num}}",
    );
    assert_eq!(
        found,
        [
            r#"search ["items"] of string quoted: page /params/page_num from 1 size /params/page_size pages /page_total current /page_num"#
        ]
    );
    refused(
        "{operations: [search], items: /items, page: {parameter: /params/page_no}}",
        "/pagination/0/page/parameter: `search` has no parameter `/params/page_no`: did you mean `/params/page_num`",
    );
}

#[test]
fn a_cursor_is_found_in_the_page_or_in_its_last_item() {
    let found = bound(
        "{operations: [list_findings], cursor: {parameter: offset, next: /meta/next, more: /meta/more, limit: limit}}",
    );
    assert_eq!(
        found,
        [r#"list_findings ["findings"] of Finding: cursor offset by /meta/next more /meta/more size limit"#]
    );
    let found = bound("{cursor: {parameter: offset, next: {last_item: /id}}}");
    assert_eq!(found, [r#"list_findings ["findings"] of Finding: cursor offset by /id of the last item"#]);
    let own = "{operations: [list_findings], cursor: ";
    refused(
        &format!("{own}{{parameter: offset, next: {{last_item: /idd}}}}}}"),
        "/pagination/0/cursor/next/last_item: `list_findings` has no text or number at `/idd` in its item: did you mean `/id`?",
    );
    refused(
        &format!("{own}{{parameter: offset, next: /meta/nxt}}}}"),
        "/pagination/0/cursor/next: `list_findings` has no text or number at `/meta/nxt` in its answer: did you mean `/meta/next`",
    );
    refused(
        &format!("{own}{{parameter: offset, next: /meta/next, more: /meta/self}}}}"),
        "/pagination/0/cursor/more: `list_findings` has no yes or no at `/meta/self` in its answer",
    );
    refused(
        &format!("{own}{{parameter: tags, next: /meta/next}}}}"),
        "/pagination/0/cursor/parameter: `list_findings` has no parameter `tags` for a text or number",
    );
}

#[test]
fn a_window_of_time_moves_over_a_bare_list() {
    let found = bound("{items: '', time_window: {parameter: end, time: /time, from: start, count: num}}");
    assert_eq!(
        found,
        ["list_points [] of Point: window end backwards by /time EpochSeconds bound start size num"]
    );
    let found = bound(
        "{time_window: {parameter: start, time: /time, order: forwards, unit: epoch_ms, inclusive: false}}",
    );
    assert_eq!(
        found,
        ["list_points [] of Point: window start forwards by /time EpochMilliseconds exclusive"]
    );
    refused(
        "{operations: [list_points], time_window: {parameter: end, time: /tme, from: begin}}",
        "/pagination/0/time_window/time: `list_points` has no text or number at `/tme` in its item: did you mean `/time`?",
    );
}

#[test]
fn a_url_is_in_the_body_or_in_a_header() {
    let found = bound("{next_url: {pointer: /meta/next, trust: base-url}}");
    assert_eq!(found, [r#"list_findings ["findings"] of Finding: url /meta/next BaseUrl"#]);
    let found = bound("{link_header: {trust: query-only}}");
    assert_eq!(found, [r#"list_scans ["scans"] of string: link QueryOnly"#], "only where it is declared");
    let found = bound("{operations: [list_points], link_header: {}}");
    assert_eq!(found, ["list_points [] of Point: link SameOrigin"], "or where it is asked for");
}

#[test]
fn the_first_rule_wins() {
    let rules = "{operations: [list_scans], offset: {parameter: offset}}, {offset: {parameter: offset, total: /total}}";
    let found = bound(rules);
    assert_eq!(found.len(), 2);
    assert!(found[1].ends_with("offset offset from 0"), "{found:?}");
}

#[test]
fn a_rule_whose_operations_are_all_taken_is_refused() {
    let expected = "/pagination/1: earlier rules have all operations of this one: write it before them";
    refused("{offset: {parameter: offset}}, {offset: {parameter: offset, limit: limit}}", expected);
    refused(
        "{offset: {parameter: offset}}, {operations: [list_scans], offset: {parameter: offset}}",
        expected,
    );
}

#[test]
fn what_a_broken_rule_names_gets_no_advice() {
    let told = |quirks: &str| notes(DOCUMENT, quirks).iter().any(|note| note.contains("`list_findings`"));
    assert!(told("{}"));
    assert!(!told("pagination: [{operations: [list_findings], offset: {parameter: ofset}}]"));
}

#[test]
fn a_rule_says_in_one_way_how_the_next_page_is_found() {
    refused(
        "{items: /a}",
        "/pagination/0: the rule does not say how the next page is found: add one of `next_url`",
    );
    refused(
        "{offset: {parameter: offset}, page: {parameter: offset}}",
        "/pagination/0: the rule says in 2 ways how the next page is found: `offset`, `page`",
    );
}

#[test]
fn what_an_operation_lacks_is_told_with_near_misses() {
    let own = "{operations: [list_findings], ";
    refused(
        &format!("{own}items: /finding, offset: {{parameter: offset}}}}"),
        "/pagination/0/items: `list_findings` has no list at `/finding` in its answer: did you mean `/findings`?",
    );
    refused(
        &format!("{own}offset: {{parameter: ofset}}}}"),
        "/pagination/0/offset/parameter: `list_findings` has no parameter `ofset`: did you mean `offset`?",
    );
    refused(
        &format!("{own}offset: {{parameter: offset, limit: limits}}}}"),
        "/pagination/0/offset/limit: `list_findings` has no parameter `limits`: did you mean `limit`?",
    );
    refused(
        &format!("{own}offset: {{parameter: offset, total: /totl}}}}"),
        "/pagination/0/offset/total: `list_findings` has no number at `/totl` in its answer: did you mean `/total`?",
    );
    refused(
        &format!("{own}next_url: {{pointer: /total}}}}"),
        "/pagination/0/next_url/pointer: `list_findings` has no URL at `/total` in its answer",
    );
    refused(
        "{operations: [get_one], offset: {parameter: offset}}",
        "/pagination/0/items: `get_one` has no list in its answer",
    );
    refused(
        "{operations: [search], page: {parameter: /params/page_num}}",
        "/pagination/0/items: `search` has no single list in its answer: say under `items` which of `/items`, `/warnings`",
    );
    refused(
        "{offset: {parameter: ofset}}",
        "/pagination/0/offset/parameter: no operation has all that this rule names: `list_findings` has no parameter `ofset` (did you mean",
    );
}

#[test]
fn the_list_of_a_page_is_never_made_up() {
    let text = rendered(DOCUMENT, "pagination: [{items: /findings, offset: {parameter: offset}}]");
    assert!(text.contains("  findings?: [Finding] identity\n"), "{text}");
    assert!(!rendered(DOCUMENT, "{}").contains("identity"));
}

/// The notes about listings without a rule, each with its help.
fn notes(document: &str, quirks: &str) -> Vec<String> {
    let mut diagnostics = vendorsmith::diagnostic::Diagnostics::new();
    let source = vendorsmith::source::load_text("openapi.yaml", document, Some(quirks), &mut diagnostics);
    vendorsmith::lower::lower(&source.expect("it can be read"), &mut diagnostics);
    let notes = diagnostics.iter().filter(|finding| finding.code == "unpaged-listing");
    notes
        .map(|finding| format!("{}: {}", finding.message, finding.help.as_deref().unwrap_or_default()))
        .collect()
}

/// A document of listings: each with its parameters and its answer.
fn listings(all: &[(&str, &str, &str)]) -> String {
    let mut text = format!("{}paths:\n", crate::harness::HEAD);
    for (id, parameters, answer) in all {
        let parameters: String = parameters
            .split_whitespace()
            .map(|name| format!("{{name: '{name}', in: query, schema: {{type: string}}}}, "))
            .collect();
        text.push_str(&format!(
            "  /{id}: {{get: {{operationId: {id}, parameters: [{parameters}], responses: {{'200': {{description: ok, content: {{application/json: {{schema: {answer}}}}}}}}}}}}}\n"
        ));
    }
    text
}

fn yaml(text: &str) -> serde_yaml::Value {
    serde_yaml::from_str(text).expect("YAML")
}

/// What each note says, and the section of quirks.yaml that it would have added.
fn rules(notes: &[String]) -> Vec<(&str, serde_yaml::Value)> {
    let parts = notes.iter().map(|note| note.split_once(": if so, add to quirks.yaml:\n").expect("a rule"));
    parts.map(|(message, told)| (message, yaml(told))).collect()
}

#[test]
fn a_listing_that_looks_paginated_is_told_with_the_rule_that_would_fit() {
    let list = |more: &str| {
        format!(
            "{{type: object, properties: {{rows: {{type: array, items: {{type: object, properties: {{id: {{type: string}}}}}}}}{more}}}}}"
        )
    };
    let fits = |parameters: &str, more: &str, expected: &str| {
        let document = listings(&[("a", parameters, &list(more))]);
        let found = notes(&document, "{}");
        match expected {
            "" => assert_eq!(found, [""; 0]),
            rule => {
                let [(message, told)] = rules(&found).try_into().expect("one note");
                assert_eq!(message, "`a` looks as if it comes in pages, and no rule says how");
                assert_eq!(told, yaml(&format!("pagination: [{rule}]")));
            }
        }
        // The rule that is told is one that binds, and silences the note.
        if !expected.is_empty() {
            assert_eq!(notes(&document, &format!("pagination: [{expected}]")), [""; 0]);
        }
    };
    let number = "{type: integer}";
    fits("page per_page", "", "{page: {parameter: page, size: per_page}}");
    fits(
        "pageNumber pageSize",
        &format!(", totalPages: {number}, total: {number}"),
        "{page: {parameter: pageNumber, size: pageSize, pages: /totalPages, total: /total}}",
    );
    fits(
        "offset limit",
        &format!(", total: {number}"),
        "{offset: {parameter: offset, limit: limit, total: /total}}",
    );
    fits(
        "page_token limit",
        ", meta: {type: object, properties: {next_page_token: {type: string}}}",
        "{cursor: {parameter: page_token, next: /meta/next_page_token, limit: limit}}",
    );
    fits(
        "starting_after limit",
        ", has_more: {type: boolean}",
        "{cursor: {parameter: starting_after, next: {last_item: /id}, more: /has_more, limit: limit}}",
    );
    fits("page", ", next: {type: string}", "{next_url: {pointer: /next}}");
    fits("name", "", "");
    fits("limit", "", "");
    fits("page", ", others: {type: array, items: {type: string}}", "");
}

#[test]
fn one_note_serves_all_listings_of_a_shape() {
    let bare = "{type: array, items: {type: string}}";
    let all = [
        ("a", "page", bare),
        ("b", "page", bare),
        ("c", "page", bare),
        ("d", "page", bare),
        ("e", "page", bare),
        ("f", "page", bare),
    ];
    let document = listings(&all);
    let message = "`a`, `b`, `c`, `d` and 2 more look as if they come in pages, and no rule says how";
    let rule = |rule: &str| yaml(&format!("pagination: [{rule}]"));
    assert_eq!(rules(&notes(&document, "{}")), [(message, rule("{page: {parameter: page}}"))]);
    let told =
        "{type: object, properties: {total: {type: integer}, rows: {type: array, items: {type: string}}}}";
    let document = listings(&[("a", "page", bare), ("b", "page", told)]);
    let found = notes(&document, "{}");
    assert_eq!(found.len(), 2);
    let told: Vec<_> = rules(&found).into_iter().map(|(_, rule)| rule).collect();
    let narrowed = "{operations: [a], page: {parameter: page}}";
    assert_eq!(told, [rule(narrowed), rule("{page: {parameter: page, total: /total}}")]);
    let found = notes(&document, "pagination: [{operations: [a], page: {parameter: page}}]");
    let more =
        "add to the list `pagination` in quirks.yaml:\n- page:\n    parameter: page\n    total: /total";
    assert!(found[0].ends_with(more), "{found:?}");
}
