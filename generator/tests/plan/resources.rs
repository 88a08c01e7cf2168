//! Resources: files, features, and which of them holds a type.

use crate::harness::{HEAD, check, check_with, paths, planned};

#[test]
fn a_type_lives_with_its_only_user_and_is_shared_where_there_are_two() {
    check(
        "
        paths:
          /pets:
            get: {operationId: a, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
          /shops:
            get: {operationId: b, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Shop'}}}}}}
        components:
          schemas:
            Pet: {type: object, properties: {tag: {$ref: '#/components/schemas/Tag'}}}
            Shop: {type: object, properties: {tag: {$ref: '#/components/schemas/Tag'}, own: {$ref: '#/components/schemas/Own'}}}
            Tag: {type: object, properties: {n: {type: integer}}}
            Own: {type: object, properties: {n: {type: integer}}}
        ",
        "
        types:
          shared Tag struct default
            n optional i64 = n
          pets Pet struct default
            tag optional Tag = tag
          shops Own struct default
            n optional i64 = n
          shops Shop struct default
            tag optional Tag = tag
            own optional Own = own
        ",
    );
}

#[test]
fn a_type_that_is_used_through_another_counts_as_used() {
    check(
        "
        paths:
          /a:
            get: {operationId: a, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Outer'}}}}}}
          /b:
            get: {operationId: b, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Inner'}}}}}}
        components:
          schemas:
            Outer: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/Inner'}}}}
            Inner: {type: string, enum: [x]}
        ",
        "
        types:
          shared Inner enum X=\"x\" Unknown
          a Outer struct default
            list optional Vec<Inner> = list
        ",
    );
}

/// Operations whose tags want names that are taken.
const GREEDY: &str =
    "get /x a Pet_Owners\n get /y b type\n get /z c rustls\n get /w d builder\n get /v e mod";

#[test]
fn a_resource_is_a_file_a_handle_an_accessor_and_a_feature() {
    check(
        &paths(GREEDY),
        "
        features:
          default = rustls builder mod pet-owners rustls-resource type
          builder =
          mod =
          pet-owners =
          rustls-resource =
          type =
        resources:
          builder_resource: Builder in builder
            d() -> Empty ()
          r#mod: Mod in mod_resource feature mod
            e() -> Empty ()
          pet_owners: PetOwners
            a() -> Empty ()
          rustls: Rustls feature rustls-resource
            c() -> Empty ()
          r#type: Type in type_resource feature type
            b() -> Empty ()
        ",
    );
}

#[test]
fn features_can_be_refused() {
    check_with(
        &paths("get /pets list_pets"),
        "crate: {features: none}",
        "
        features:
          default = rustls
        resources:
          pets: Pets ungated
            list() -> Empty ()
        ",
    );
}

#[test]
fn tags_that_differ_in_spelling_are_one_resource() {
    check(
        &paths("get /x a pet-owners\n get /y b Pet_Owners"),
        "
        resources:
          pet_owners: PetOwners
            a() -> Empty ()
            b() -> Empty ()
        ",
    );
}

#[test]
fn a_handle_gives_way_to_a_schema_and_hides_what_it_must() {
    check(
        "
        paths:
          /pets:
            get: {operationId: a, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pets'}}}}}}
          /call:
            get: {operationId: b, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Client'}}}}}}
        components:
          schemas:
            Pets: {type: string, enum: [x]}
            Client: {type: string, enum: [x]}
        ",
        "
        resources:
          call: Call qualified Call Client
            b() -> Json Client
          pets: PetsResource
            a() -> Json Pets
        ",
    );
}

/// Beside JSON what is not asked for by name may come all the same, where the status says how it is read.
#[test]
fn what_cannot_be_asked_for_by_name_is_asked_for_last() {
    let check = |of_200: &str, of_201: &str, expected: Option<&str>| {
        let answers = format!(
            "{{'200': {{description: d, content: {of_200}}}, '201': {{description: d, content: {of_201}}}}}"
        );
        let document = format!("{HEAD}paths: {{/x: {{get: {{operationId: a, responses: {answers}}}}}}}\n");
        let (plan, _) = planned(&document, "{}");
        assert_eq!(plan.resources[0].operations[0].descriptor.accept.as_deref(), expected, "{answers}");
    };
    let json = "{application/json: {}}";
    check(json, "{application/json: {schema: {type: integer}}}", None);
    check(json, "{text/plain: {}}", Some("application/json, text/plain, */*;q=0.5"));
    check("{application/json: {}, text/plain: {}}", "{text/plain: {}}", Some("application/json, */*;q=0.5"));
}
