//! Extensions that other tools read, and what they come to here.

use crate::harness::{HEAD, rendered};

/// One listing with these keys of its own, in a document with these keys at its root.
fn document(root: &str, own: &str, answer: &str) -> String {
    format!(
        "{HEAD}{root}
paths:
  /things:
    post:
      operationId: search_things
      tags: [things]
      {own}
      parameters:
        - {{name: page, in: query, schema: {{type: integer, default: 1}}}}
        - {{name: offset, in: query, schema: {{type: integer}}}}
        - {{name: limit, in: query, schema: {{type: integer}}}}
        - {{name: page_token, in: query, schema: {{type: string}}}}
        - {{name: 'page[cursor]', in: query, schema: {{type: string}}}}
      requestBody: {{content: {{application/json: {{schema: {{type: object, properties: {{page: {{type: object, properties: {{after: {{type: string}}, size: {{type: integer}}}}}}}}}}}}}}}}
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {answer}}}}}}}}}
"
    )
}

const ANSWER: &str = "{type: object, properties: {items: {type: array, items: {type: object, properties: {id: {type: string}}}}, value: {type: array, items: {type: string}}, nextLink: {type: string}, '@odata.nextLink': {type: string}, next_page: {type: string, nullable: true}, meta: {type: object, properties: {after: {type: string}, pages: {type: integer}, more: {type: boolean}}}}}";

/// What the listing's extension comes to: its pages, or the finding.
fn read(root: &str, own: &str) -> String {
    let text = rendered(&document(root, own, ANSWER), "{}");
    let pages = text.lines().find_map(|line| line.strip_prefix("  pages ")).map(str::to_owned);
    let finding = text.lines().find(|line| line.starts_with("warning") || line.starts_with("error"));
    assert!(pages.is_none() || finding.is_none(), "both {pages:?} and {finding:?}");
    pages.or(finding.map(str::to_owned)).unwrap_or_default()
}

fn unused(key: &str) -> String {
    format!("warning unbound-extension /paths/~1things/post/{key}")
}

#[test]
fn x_ms_pageable() {
    let own = |value: &str| read("", &format!("x-ms-pageable: {value}"));
    assert_eq!(own("{nextLinkName: nextLink}"), r#"["value"] of string: url /nextLink BaseUrl"#);
    assert!(own("{nextLinkName: nextLink, itemName: items}").starts_with(r#"["items"] of "#));
    let odata = own("{nextLinkName: '@odata.nextLink'}");
    assert_eq!(odata, r#"["value"] of string: url /@odata.nextLink BaseUrl"#);
    let nested = own("{nextLinkName: meta.after, itemName: items}");
    assert!(nested.ends_with("url /meta/after BaseUrl"), "{nested}");
    assert_eq!(own("{nextLinkName: null}"), "", "one page");
    assert_eq!(own("{}"), "");
    assert_eq!(own("{nextLinkName: next}"), unused("x-ms-pageable"));
    assert_eq!(own("true"), unused("x-ms-pageable"));
    assert_eq!(own("{nextLinkName: 7}"), unused("x-ms-pageable"), "a wrong type is no absence");
    assert_eq!(own("{nextLinkName: nextLink, itemName: [items]}"), unused("x-ms-pageable"));
}

#[test]
fn x_speakeasy_pagination() {
    let own = |value: &str| read("", &format!("x-speakeasy-pagination: {value}"));
    let input = |name: &str, place: &str, role: &str| format!("{{name: {name}, in: {place}, type: {role}}}");
    let (page, limit) = (input("page", "parameters", "page"), input("limit", "parameters", "limit"));
    assert_eq!(
        own(&format!(
            "{{type: offsetLimit, inputs: [{page}, {limit}], outputs: {{results: $.items, numPages: $.meta.pages}}}}"
        )),
        r#"["items"] of search_things.answer.items: page page from 1 size limit pages /meta/pages"#
    );
    let offset = input("offset", "parameters", "offset");
    assert!(
        own(&format!("{{type: offsetLimit, inputs: [{offset}], outputs: {{results: $.value}}}}"))
            .ends_with("offset offset from 0")
    );
    let body = input("page.after", "requestBody", "cursor");
    assert!(
        own(&format!(
            "{{type: cursor, inputs: [{body}], outputs: {{results: $.items, nextCursor: $.meta.after}}}}"
        ))
        .ends_with("cursor /page/after by /meta/after")
    );
    assert!(
        own(&format!("{{type: cursor, inputs: [{body}], outputs: {{nextCursor: '$.items[-1].id'}}}}"))
            .ends_with("cursor /page/after by /id of the last item")
    );
    assert!(
        own("{type: url, outputs: {results: $.items, nextUrl: $.nextLink}}")
            .ends_with("url /nextLink BaseUrl")
    );
    for wrong in [
        "{type: other}",
        "{type: cursor, inputs: [], outputs: {}}",
        "{type: url, outputs: {results: '$.items[*]', nextUrl: $.nextLink}}",
        "7",
    ] {
        assert_eq!(own(wrong), unused("x-speakeasy-pagination"), "{wrong}");
    }
}

#[test]
fn x_fern_pagination() {
    let own = |value: &str| read("", &format!("x-fern-pagination: {value}"));
    assert!(
        own("{cursor: $request.page_token, next_cursor: $response.next_page, results: $response.items, has-next-page: $response.meta.more}")
            .ends_with("cursor page_token by /next_page more /meta/more")
    );
    assert!(
        own("{cursor: $request.page.after, next_cursor: $response.next_page, results: $response.items}")
            .ends_with("cursor /page/after by /next_page")
    );
    assert!(own("{offset: $request.page, results: $response.items}").ends_with("page page from 1"));
    assert!(
        own("{offset: $request.offset, step: $request.limit, results: $response.items}")
            .ends_with("offset offset from 0 size limit")
    );
    assert!(
        own("{next_uri: $response.nextLink, results: $response.items}").ends_with("url /nextLink BaseUrl")
    );
    let root = "x-fern-pagination: {offset: $request.page, results: $response.items}";
    assert!(read(root, "x-fern-pagination: true").ends_with("page page from 1"));
    assert_eq!(read(root, "x-fern-pagination: false"), "");
    assert_eq!(own("true"), unused("x-fern-pagination"));
    assert_eq!(own("{results: $response.items}"), unused("x-fern-pagination"));
    assert_eq!(own("{offset: page, results: $response.items}"), unused("x-fern-pagination"));
}

#[test]
fn x_dropshot_pagination() {
    let own = |value: &str| read("", &format!("x-dropshot-pagination: {value}"));
    let expected = "cursor page_token by /next_page size limit";
    assert!(own("true").ends_with(expected));
    assert!(own("{required: []}").ends_with(expected));
    assert_eq!(own("false"), "");
}

#[test]
fn x_pagination() {
    let own = |value: &str| read("", &format!("x-pagination: {value}"));
    assert!(
        own("{limitParam: limit, pageParam: page, resultsPath: items}")
            .ends_with("page page from 0 size limit")
    );
    assert!(own("{pageOffsetParam: offset, resultsPath: items}").ends_with("offset offset from 0"));
    assert!(
        own("{limitParam: body.page.size, cursorParam: 'page[cursor]', cursorPath: meta.after, resultsPath: items}")
            .ends_with("cursor page[cursor] by /meta/after size /page/size")
    );
    assert!(
        own("{cursorParam: body.page.after, cursorPath: meta.after, resultsPath: items}")
            .ends_with("cursor /page/after by /meta/after")
    );
    assert_eq!(own("{limitParam: limit}"), unused("x-pagination"));
    assert_eq!(own("{pageParam: page, resultsPath: gone}"), unused("x-pagination"));
}

#[test]
fn quirks_win_over_extensions() {
    let document = document("", "x-dropshot-pagination: true", ANSWER);
    let text = rendered(&document, "pagination: [{items: /value, page: {parameter: page}}]");
    assert!(text.contains(r#"  pages ["value"] of string: page page from 1"#), "{text}");
    assert_eq!(text.matches("  pages ").count(), 1);
}

#[test]
fn x_speakeasy_retries() {
    let api = |root: &str, quirks: &str| crate::harness::api(&document(root, "", ANSWER), quirks);
    let root = "x-speakeasy-retries: {strategy: backoff, backoff: {initialInterval: 500, maxInterval: 60000, exponent: 1.5}, statusCodes: [429, 502, '503']}";
    let retry = api(root, "{}").retry;
    assert_eq!(retry.statuses.as_deref(), Some(&[429, 502, 503][..]));
    assert_eq!(retry.backoff, Some(std::time::Duration::from_millis(500)));
    assert_eq!(retry.backoff_cap, Some(std::time::Duration::from_secs(60)));
    let retry = api(root, "retry: {statuses: [500], backoff: 1s}").retry;
    assert_eq!(retry.statuses, Some(vec![500]));
    assert_eq!(retry.backoff, Some(std::time::Duration::from_secs(1)));
    let classes = "x-speakeasy-retries: {strategy: backoff, statusCodes: [5XX, 4xx]}";
    let statuses = api(classes, "{}").retry.statuses.unwrap();
    assert!(statuses.contains(&503) && statuses.contains(&408) && !statuses.contains(&404));
    assert_eq!(api("x-speakeasy-retries: {strategy: none}", "{}").retry.attempts, Some(1));
    for wrong in ["{strategy: often}", "{strategy: backoff, statusCodes: [lots]}", "7"] {
        let text = rendered(&document(&format!("x-speakeasy-retries: {wrong}"), "", ANSWER), "{}");
        assert!(text.contains("warning unbound-extension /x-speakeasy-retries"), "{text}");
    }
    assert_eq!(read("", "x-speakeasy-retries: {strategy: none}"), unused("x-speakeasy-retries"));
    let none = "x-speakeasy-retries: {strategy: none}";
    assert_eq!(read(none, none), "", "it says the same once more");
}

/// The method's name, its resource, the names of types and properties.
const NAMED: &str = "
openapi: 3.0.3
info: {title: Acme, version: '1'}
servers: [{url: 'https://acme.test'}]
paths:
  /a: {get: {operationId: op_a, tags: [one], A, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}}
  /b: {get: {operationId: op_b, tags: [one], B, responses: {'200': {description: ok}}}}
components:
  schemas:
    Thing: {type: object, S, properties: {id: {type: string, P}, other: {$ref: '#/components/schemas/Other'}}}
    Other: {type: object, O, properties: {x: {type: string}}}
";

/// The document with something said of its first and second operation, its schema, property, and other schema.
fn named(first: &str, second: &str, schema: &str, property: &str, other: &str) -> String {
    let parts = [(" A,", first), (" B,", second), (" S,", schema), (", P}", property), (" O,", other)];
    parts.iter().fold(NAMED.to_owned(), |text, (mark, own)| {
        let tail = if mark.ends_with('}') { "}" } else { "," };
        let head = if mark.starts_with(',') { ", " } else { " " };
        let own = if own.is_empty() { "x-nothing: 1" } else { own };
        text.replace(mark, &format!("{head}{own}{tail}"))
    })
}

#[test]
fn methods_are_named_and_grouped() {
    for key in ["x-speakeasy-name-override", "x-fern-sdk-method-name", "x-methodName", "x-ds-methodname"] {
        let api = crate::harness::api(&named(&format!("{key}: fetch"), "", "", "", ""), "{}");
        let name = &api.resources[0].operations[0].name;
        assert_eq!(name.as_ref().map(|(name, _)| name.as_str()), Some("fetch"), "{key}");
        let quirks = "naming: {operations: {op_a: take}}";
        let api = crate::harness::api(&named(&format!("{key}: fetch"), "", "", "", ""), quirks);
        let name = &api.resources[0].operations[0].name;
        assert_eq!(name.as_ref().map(|(name, _)| name.as_str()), Some("take"), "{key}");
    }
    for group in [
        "x-speakeasy-group: all.things",
        "x-fern-sdk-group-name: [all, things]",
        "x-fern-sdk-group-name: things",
    ] {
        let text = rendered(&named(group, "", "", "", ""), "{}");
        assert!(text.starts_with("[one]\nop_b") && text.contains("[things]\nop_a"), "{text}");
        let text = rendered(&named(group, "", "", "", ""), "resources: {mine: {operations: [op_a]}}");
        assert!(text.contains("[mine]\nop_a"), "{text}");
    }
    let twice = "x-fern-sdk-method-name: fetch";
    let text = rendered(&named(twice, twice, "", "", ""), "{}");
    assert!(text.contains("warning unbound-extension /paths/~1b/get/x-fern-sdk-method-name"), "{text}");
}

#[test]
fn operations_are_left_out() {
    for key in ["x-speakeasy-ignore", "x-fern-ignore"] {
        let text = rendered(&named(&format!("{key}: true"), "", "", "", ""), "{}");
        assert!(!text.contains("op_a") && text.contains("note skipped-operation /paths/~1a/get"), "{text}");
        let text = rendered(&named(&format!("{key}: false"), "", "", "", ""), "{}");
        assert!(text.contains("op_a"), "{text}");
    }
}

#[test]
fn schemas_and_properties_are_named() {
    for key in ["x-speakeasy-name-override", "x-ms-client-name", "x-fern-type-name"] {
        let text = rendered(&named("", "", &format!("{key}: Item"), "", ""), "{}");
        assert!(text.contains("received Item object"), "{text}");
        let text =
            rendered(&named("", "", &format!("{key}: Item"), "", ""), "naming: {schemas: {Thing: Mine}}");
        assert!(text.contains("received Mine object"), "{text}");
        let text = rendered(&named("", "", &format!("{key}: other"), "", ""), "{}");
        assert!(
            text.contains(&format!("warning unbound-extension /components/schemas/thing/{key}")),
            "{text}"
        );
    }
    for key in ["x-speakeasy-name-override", "x-ms-client-name", "x-fern-property-name"] {
        let rename = |quirks: &str, p: &str, o: &str| {
            let api = crate::harness::api(&named("", "", "", p, o), quirks);
            let fields = api.schemas.iter().find_map(|schema| match &schema.kind {
                vendorsmith::api::SchemaKind::Object { fields, .. } if fields.len() == 2 => Some(fields),
                _ => None,
            });
            fields.unwrap().iter().map(|field| field.rename.clone()).collect::<Vec<_>>()
        };
        let serial = Some("serial".to_owned());
        assert_eq!(rename("{}", &format!("{key}: serial"), ""), [serial, None]);
        let mine = Some("mine".to_owned());
        let quirks = "naming: {properties: {Thing.id: mine}}";
        assert_eq!(rename(quirks, &format!("{key}: serial"), ""), [mine, None]);
        assert_eq!(
            rename("{}", "", &format!("{key}: whole")),
            [None, None],
            "a schema's name is not the property's"
        );
    }
}
