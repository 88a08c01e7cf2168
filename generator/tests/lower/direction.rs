//! What is sent, what is received, and what fills a path.

use crate::harness::check;

#[test]
fn one_direction_drops_what_never_travels_there() {
    check(
        "
        paths:
          /users:
            post:
              operationId: create_user
              tags: [users]
              requestBody:
                content:
                  application/json:
                    schema: {type: object, properties: {id: {type: integer, readOnly: true}, name: {type: string}}}
              responses:
                '201':
                  description: ok
                  content:
                    application/json:
                      schema: {type: object, properties: {pin: {type: string, writeOnly: true}, ok: {type: boolean}}}
        ",
        "
        [users]
        create_user: POST /users -> create_user.answer
          body? application/json: create_user.body
        sent create_user.body object
          name?: string
        received create_user.answer object
          ok?: boolean
        ",
    );
}

/// `POST /users` that sends and receives a `User` with these properties.
fn both(properties: &str, expected: &str) {
    check(
        &format!(
            "
        paths:
          /users:
            post:
              operationId: create_user
              requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/User'}}}}}}}}
              responses:
                '201': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/User'}}}}}}}}
        components:
          schemas:
            User: {{type: object, required: [id, name], properties: {properties}}}
            Account: {{type: object, required: [key], properties: {{key: {{type: string, readOnly: true}}}}}}
            "
        ),
        expected,
    );
}

#[test]
fn an_optional_read_only_property_does_not_split() {
    both(
        "{name: {type: string}, at: {type: string, readOnly: true}}",
        "
        [users]
        create_user: POST /users -> User
          body application/json: User
        both User object
          name: string
          at?: string readonly
          id?: any
        note required-without-property /components/schemas/user/required/0
        ",
    );
}

#[test]
fn a_required_read_only_property_splits() {
    both(
        "{id: {type: integer, readOnly: true}, name: {type: string}}",
        "
        [users]
        create_user: POST /users -> User
          body application/json: User^create_user
        received User object
          id: i64 readonly
          name: string
        sent User^create_user object
          name: string
        ",
    );
}

#[test]
fn a_required_write_only_property_splits() {
    both(
        "{id: {type: integer}, name: {type: string, writeOnly: true}}",
        "
        [users]
        create_user: POST /users -> User
          body application/json: User^create_user
        received User object
          id: i64
        sent User^create_user object
          id: i64
          name: string writeonly
        ",
    );
}

#[test]
fn a_split_schema_splits_what_holds_it() {
    both(
        "{id: {type: integer}, name: {type: array, items: {$ref: '#/components/schemas/Account'}}}",
        "
        [users]
        create_user: POST /users -> User
          body application/json: User^create_user
        received User object
          id: i64
          name: [Account]
        received Account object
          key: string readonly
        sent User^create_user object
          id: i64
          name: [Account^create_user]
        sent Account^create_user object
        ",
    );
}

#[test]
fn what_fills_a_path_is_marked() {
    check(
        "
        paths:
          /devices/:
            get:
              operationId: list
              responses:
                '200':
                  description: ok
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          id: {type: integer}
                          results: {type: array, items: {$ref: '#/components/schemas/Device'}}
          /devices/{device_id}/:
            get:
              operationId: read
              parameters: [{name: device_id, in: path, required: true, schema: {type: integer}}]
              responses: {'204': {description: ok}}
        components:
          schemas:
            Device:
              type: object
              properties:
                id: {type: integer}
                name: {type: string}
                owner: {type: object, properties: {id: {type: integer}}}
        ",
        "
        [devices]
        list: GET /devices/ -> list.answer
        read: GET /devices/{device_id}/ -> empty
          path device_id: i64
        received list.answer object
          id?: i64 identity
          results?: [Device]
        received Device object
          id?: i64 identity
          name?: string
          owner?: Device.owner
        received Device.owner object
          id?: i64
        ",
    );
}

#[test]
fn a_document_without_operations_gives_what_its_components_say() {
    check(
        "
        paths: {}
        components:
          schemas:
            Event: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}
            Pet: {type: object, properties: {name: {type: string}, pin: {type: string, writeOnly: true}}}
            Lone/One: {type: object, properties: {at: {type: integer}}}
        ",
        "
        received Event object
          pet?: Pet
        received Pet object
          name?: string
        received Lone/One object
          at?: i64
        note component-name /components/schemas/lone~1one
        note no-operation /paths
        ",
    );
    check(
        "
        paths: {}
        ",
        "
        error no-operation /paths
        ",
    );
}
