//! Forms of values, envelopes, lists and brackets of queries, and three states.

use vendorsmith::api::{Api, Operation, SchemaKind, SchemaName};
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::lower::lower;
use vendorsmith::source::load_text;

use crate::harness::{HEAD, api, ty};

const PATHS: &str = "
paths:
  /things:
    get:
      operationId: list
      parameters:
        - {name: start, in: query, schema: {type: integer}}
        - {name: 'ids[]', in: query, explode: false, schema: {type: array, items: {type: integer}}}
        - {name: names, in: query, schema: {type: array, items: {type: string}}}
        - {name: filter, in: query, schema: {type: object, properties: {a: {type: integer}}}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}}
    post:
      operationId: make
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses: {'204': {description: ok}}
    patch:
      operationId: change
      requestBody:
        required: true
        content:
          application/merge-patch+json:
            schema: {type: object, required: [id], properties: {id: {type: integer}, name: {type: string}, deep: {$ref: '#/components/schemas/Deep'}}}
      responses: {'204': {description: ok}}
    put:
      operationId: touch
      responses: {'204': {description: ok}}
    delete: {operationId: drop, responses: {'204': {description: ok}}}
components:
  schemas:
    Stamp: {type: integer}
    Deep: {type: object, properties: {x: {type: string}, created: {type: string}}}
    State: {type: string, enum: [a, b]}
    Thing:
      type: object
      required: [id]
      properties:
        id: {type: integer}
        at: {$ref: '#/components/schemas/Stamp'}
        unix: {type: integer, format: unix-time, nullable: true}
        created: {type: string}
        flags: {type: array, items: {type: integer}}
        map: {type: object, additionalProperties: {type: integer}}
        deep: {$ref: '#/components/schemas/Deep'}
        words: {type: string}
        etag: {type: string, readOnly: true}
        users: {type: array, items: {type: integer}}
        states: {type: array, items: {$ref: '#/components/schemas/State'}}
        state: {$ref: '#/components/schemas/State'}
";

fn document() -> String {
    format!("{HEAD}{}", PATHS.trim_start())
}

/// The types that these fields of `Thing` and `Deep` have.
fn fields(quirks: &str, names: &[&str]) -> Vec<String> {
    let api = api(&document(), quirks);
    names.iter().map(|name| field(&api, name)).collect()
}

fn field(api: &Api, address: &str) -> String {
    let (owner, name) = address.split_once('.').expect("Schema.property");
    let schema = api.schemas.iter().find(|schema| schema.name == SchemaName::Component(owner.to_owned()));
    let fields = match &schema.expect(owner).kind {
        SchemaKind::Object { fields, .. } => fields.as_slice(),
        _ => &[],
    };
    let field = fields.iter().find(|field| field.name == name).expect(name);
    format!("{}{}", ty(api, &field.ty), if field.nullable { "?" } else { "" })
}

fn operation<'a>(api: &'a Api, id: &str) -> &'a Operation {
    let mut all = api.resources.iter().flat_map(|resource| &resource.operations);
    all.find(|operation| operation.id == id).expect(id)
}

/// The parameters of `list`, each with type and style.
fn parameters(quirks: &str) -> Vec<String> {
    let api = api(&document(), quirks);
    let all = operation(&api, "list").parameters.iter();
    all.map(|one| format!("{} {} {:?}", one.name, ty(&api, &one.ty), one.style)).collect()
}

/// Asserts that a quirk is refused once, at a place, with this message and help.
fn refused(quirks: &str, place: &str, message: &str, help: &str) {
    let mut diagnostics = Diagnostics::new();
    let source =
        load_text("openapi.yaml", &document(), Some(quirks), &mut diagnostics).expect("it can be read");
    lower(&source, &mut diagnostics);
    let found: Vec<_> = diagnostics.iter().collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    let only = found[0];
    assert_eq!(only.message, message);
    assert_eq!(only.place.as_ref().map(|place| place.pointer.as_str()), Some(place));
    assert!(only.help.as_deref().unwrap_or_default().starts_with(help), "{only:#?}");
}

#[test]
fn schemas_formats_and_properties_have_their_forms() {
    let found = fields(
        "codecs:
  - {as: epoch_s, schemas: [Stamp], formats: [unix-time]}
  - {as: zero_one, properties: [Thing.flags, Thing.map]}
  - {as: local_datetime, zone: America/New_York, properties: ['*.created']}
  - {as: number, properties: [Thing.id]}",
        &["Thing.at", "Thing.unix", "Thing.flags", "Thing.map", "Thing.created", "Deep.created", "Thing.id"],
    );
    assert_eq!(
        found,
        [
            "Stamp",
            "epochseconds?",
            "[zeroone]",
            "{zeroone}",
            "localdatetime(\"america/new_york\")",
            "localdatetime(\"america/new_york\")",
            "arbitrary",
        ]
    );
}

/// A document that says that a value has several types is right about a vendor who writes it in several ways.
#[test]
fn unions_have_a_form_that_all_of_their_types_have() {
    let of = |form: &str, schema: &str| {
        let document = document().replace("words: {type: string}", &format!("words: {schema}"));
        let document = document.replace("openapi: 3.0.3", "openapi: 3.1.0");
        let quirks = format!("codecs: [{{as: {form}, properties: [Thing.words]}}]");
        let mut diagnostics = Diagnostics::new();
        let source = load_text("openapi.yaml", &document, Some(&quirks), &mut diagnostics).unwrap();
        let api = lower(&source, &mut diagnostics);
        if diagnostics.has_errors() { "refused".to_owned() } else { field(&api, "Thing.words") }
    };
    assert_eq!(of("number_or_string", "{type: [integer, string]}"), "numberorstring");
    assert_eq!(of("number_or_string", "{anyOf: [{type: integer}, {type: string}]}"), "numberorstring");
    assert_eq!(of("money", "{oneOf: [{type: string}, {type: number}]}"), "money");
    assert_eq!(of("zero_one", "{type: [boolean, integer]}"), "zeroone");
    assert_eq!(
        of("epoch_s", "{anyOf: [{type: integer}, {type: string, format: date-time}]}"),
        "epochseconds"
    );
    let list = "{type: array, items: {type: integer}}";
    assert_eq!(of("comma_list", &format!("{{anyOf: [{{type: string}}, {list}]}}")), "commas(i64)");
    for (form, schema) in [
        ("money", format!("{{anyOf: [{{type: string}}, {list}]}}")),
        ("number_or_string", "{type: [integer, boolean]}".to_owned()),
        ("zero_one", "{anyOf: [{type: integer}, {$ref: '#/components/schemas/Deep'}]}".to_owned()),
    ] {
        assert_eq!(of(form, &schema), "refused", "{form} {schema}");
    }
}

#[test]
fn texts_hold_json_and_lists() {
    let found = fields(
        "codecs:
  - {as: json_text, properties: [Thing.users, Thing.deep, Thing.words]}
  - {as: comma_list, properties: [Thing.states, Thing.flags, Deep.x]}",
        &["Thing.users", "Thing.deep", "Thing.words", "Thing.states", "Thing.flags", "Deep.x"],
    );
    assert_eq!(
        found,
        ["json([int])", "json(Deep)", "json(any)", "commas(State)", "commas(int)", "commas(string)"]
            .map(|ty| ty.replace("int", "i64"))
    );
}

#[test]
fn what_is_more_special_wins() {
    let names = &["Thing.created", "Deep.created", "Thing.unix", "Thing.users"];
    let found = fields(
        "codecs:
  - {as: epoch_ms, formats: [unix-time], properties: ['Th*.created']}
  - {as: epoch_s, properties: ['*.*d', Thing.unix, Thing.users]}
  - {as: comma_list, properties: ['*.*s']}
  - {as: money, properties: [Deep.created]}",
        names,
    );
    assert_eq!(found, ["epochmilliseconds", "money", "epochseconds?", "[epochseconds]"]);
}

#[test]
fn parameters_have_their_forms() {
    let all = parameters(
        "codecs:
  - {as: epoch_s, parameters: [list.start]}
  - {as: comma_list, parameters: [names]}
  - {as: json_text, parameters: [filter]}
requests: {arrays: {'ids[]': repeated}}",
    );
    let filter = all[3].strip_prefix("filter ").expect("it is the last");
    assert_eq!(all[..3], ["start epochseconds Default", "ids[] [i64] Default", "names [string] FormJoined"]);
    assert!(filter.ends_with(" Json"), "{filter}");
    let joined = parameters("requests: {arrays: {names: comma}}");
    assert_eq!(joined[1..3], ["ids[] [i64] FormJoined", "names [string] FormJoined"]);
}

#[test]
fn what_names_nothing_is_an_error() {
    let help = "name values under";
    refused("codecs: [{as: money}]", "/codecs/0", "this codec names no value", help);
    refused(
        "codecs: [{as: money, schemas: [Stamps]}]",
        "/codecs/0/schemas/0",
        "there is no schema that an operation reaches `Stamps`",
        "did you mean `Stamp`",
    );
    refused(
        "codecs: [{as: money, properties: [Thing.creatd]}]",
        "/codecs/0/properties/0",
        "there is no property `Thing.creatd`",
        "did you mean `Thing.created`",
    );
    refused(
        "codecs: [{as: money, formats: [unix-tim]}]",
        "/codecs/0/formats/0",
        "no single value has the format `unix-tim`",
        "correct the format",
    );
    refused(
        "codecs: [{as: money, parameters: [list.stat]}]",
        "/codecs/0/parameters/0",
        "there is no parameter `list.stat`",
        "did you mean `list.start`",
    );
    refused(
        "codecs: [{as: epoch_s, properties: [Thing.deep]}]",
        "/codecs/0/properties/0",
        "`Thing.deep` is an object, which this form is not for",
        "name times",
    );
    refused(
        "codecs: [{as: epoch_s, schemas: [Thing]}]",
        "/codecs/0/schemas/0",
        "`Thing` is an object, which this form is not for",
        "name times",
    );
}

#[test]
fn zones_are_those_of_the_database() {
    let local = |zone: &str| format!("codecs: [{{as: local_datetime, properties: [Deep.x]{zone}}}]");
    refused(&local(""), "/codecs/0", "a local time needs a `zone`", "add `zone:");
    refused(
        &local(", zone: America/NewYork"),
        "/codecs/0/zone",
        "there is no time zone `America/NewYork`",
        "did you mean `America/New_York`",
    );
    refused(
        "codecs: [{as: money, properties: [Deep.x], zone: UTC}]",
        "/codecs/0/zone",
        "only `local_datetime` has a zone",
        "leave `zone` out",
    );
}

#[test]
fn bodies_have_an_envelope_also_where_there_is_none() {
    let envelopes = |quirks: &str| {
        let api = api(&document(), quirks);
        ["list", "make", "change", "touch", "drop"].map(|id| operation(&api, id).envelope.join("/"))
    };
    assert_eq!(envelopes("requests: {envelope: /a/params}"), ["", "a/params", "a/params", "a/params", ""]);
    assert_eq!(envelopes("requests: {envelope: /params, operations: [touch]}"), ["", "", "", "params", ""]);
    refused(
        "requests: {envelope: params}",
        "/requests/envelope",
        "`params` leads to no property",
        "begin it with `/`",
    );
    refused(
        "requests: {envelope: /params, operations: [list]}",
        "/requests/envelope",
        "no operation sends JSON",
        "take `envelope` out",
    );
    refused(
        "requests: {operations: [list]}",
        "/requests/operations",
        "there is no envelope that operations could have",
        "add `envelope`",
    );
}

#[test]
fn brackets_are_encoded_unless_asked() {
    assert!(!api(&document(), "").raw_brackets);
    assert!(api(&document(), "requests: {brackets: raw}").raw_brackets);
    refused(
        "requests: {arrays: {start: comma}}",
        "/requests/arrays/start",
        "there is no list in a query `start`",
        "",
    );
}

/// The properties of the bodies that may be null, by the name of what they lie in.
fn nullable(quirks: &str) -> Vec<String> {
    let api = api(&document(), quirks);
    let mut found = Vec::new();
    for schema in &api.schemas {
        let SchemaKind::Object { fields, .. } = &schema.kind else { continue };
        let owner = match &schema.name {
            SchemaName::Component(name) | SchemaName::Body(name) => name.as_str(),
            _ => "?",
        };
        found.extend(
            fields.iter().filter(|field| field.nullable).map(|field| format!("{owner}.{}", field.name)),
        );
    }
    found.sort();
    found
}

#[test]
fn three_states_are_those_of_what_may_be_left_out() {
    assert_eq!(nullable(""), ["Thing.unix"]);
    assert_eq!(
        nullable("three_state: ['Thi*.*d*']"),
        ["Thing.created", "Thing.deep", "Thing.unix", "Thing.words"]
    );
    assert_eq!(nullable("three_state: [Thing.etag]"), ["Thing.etag", "Thing.unix"]);
    assert_eq!(nullable("three_state: [Thing.deep]"), ["Thing.deep", "Thing.unix"]);
    assert_eq!(nullable("three_state: [change.name]"), ["Thing.unix", "change.name"]);
    assert_eq!(
        nullable("three_state: ['*']"),
        ["Deep.created", "Deep.x", "Thing.unix", "change.deep", "change.name"]
    );
    refused(
        "three_state: [Thing.dep]",
        "/three_state/0",
        "there is no optional property `Thing.dep`",
        "did you mean `Thing.deep`",
    );
    let required = "there is no optional property `Thing.id`";
    refused("three_state: [Thing.id]", "/three_state/0", required, "");
}

const LISTING: &str = "
paths:
  /login:
    post:
      operationId: login
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [user], properties: {user: {type: string}}}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {token: {type: string}}}}}}}
  /list:
    post:
      operationId: list
      requestBody: {content: {application/json: {schema: {type: object, properties: {page_num: {type: integer}}}}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, required: [items], properties: {items: {type: array, items: {type: integer}}, page_total: {type: integer}}}
";

#[test]
fn pointers_into_a_body_lead_through_its_envelope() {
    let document = format!("{HEAD}{}", LISTING.trim_start());
    let quirks = |parameter: &str, user: &str| {
        format!(
            "requests: {{envelope: /params}}
codecs: [{{as: number_or_string, properties: ['*.items', '*.page_total']}}]
pagination: [{{items: /items, page: {{parameter: {parameter}, pages: /page_total}}}}]
auth: {{session: {{type: login, login: {{operation: login, send: {{{user}: user}}, token: /token}}}}}}
security: [session]"
        )
    };
    let bound = api(&document, &quirks("/params/page_num", "/params/user"));
    let item = operation(&bound, "list").pagination.as_ref().map(|rule| ty(&bound, &rule.item));
    assert_eq!(item.as_deref(), Some("numberorstring"));
    for (parameter, user) in [("/page_num", "/params/user"), ("/params/page_num", "/user")] {
        let mut diagnostics = Diagnostics::new();
        let quirks = quirks(parameter, user);
        let source =
            load_text("openapi.yaml", &document, Some(&quirks), &mut diagnostics).expect("it is read");
        lower(&source, &mut diagnostics);
        assert!(diagnostics.has_errors(), "{quirks}");
    }
}
