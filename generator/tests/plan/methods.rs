//! Names of methods.

use crate::harness::{HEAD, check, check_methods, check_with, planned};

#[test]
fn a_method_is_its_id_without_the_words_of_its_resource() {
    for (operations, expected) in [
        (
            "get /pets list_pets\n post /pets/new createPet\n get /pets/{id} getPet",
            "pets.list pets.create pets.get",
        ),
        ("get /pet_owners list_pet_owners", "pet_owners.list"),
        ("get /categories get-category", "categories.get"),
        ("get /skus/{id} get_sku\n get /skus list_skus", "skus.get skus.list"),
        ("get /pets pets", "pets.pets"),
        ("get /pets ping", "pets.ping"),
        ("get /pets", "pets.get"),
        ("get /pets/{id}", "pets.get_by_id"),
        ("get /pets pets_type", "pets.r#type"),
        (
            "get /pets/{id} retrieve-a-pet-by-id\n get /pets find_all_pets",
            "pets.retrieve_by_id pets.find_all",
        ),
        ("get /pets get_the_pet", "pets.get"),
    ] {
        check_methods(operations, expected);
    }
}

#[test]
fn short_names_that_meet_are_all_told_apart() {
    check_methods("get /pets get_pet\n get /pets/all get_pets", "pets.get_pet pets.get_pets");
    check_methods("get /pets getPet\n get /pets/x get_pet", "pets.call_get_pet pets.get_pet");
}

#[test]
fn methods_of_traits_and_of_the_handle_are_not_taken() {
    check_methods("post /pets new_pet", "pets.new_pet");
    check_methods("post /pets clone\n post /pets/x pets_drop", "pets.call_clone pets.pets_drop");
}

#[test]
fn a_name_that_quirks_ask_for_stands() {
    check_with(
        "paths:\n  /pets:\n    get: {operationId: list_pets, responses: {'204': {description: ok}}}\n    \
         post: {operationId: pets_all, responses: {'204': {description: ok}}}\n",
        "naming: {operations: {list_pets: all}}",
        "
        resources:
          pets: Pets
            all() -> Empty ()
            pets_all() -> Empty ()
        ",
    );
}

#[test]
fn answers_tell_how_they_are_read() {
    check(
        "
        paths:
          /x:
            get: {operationId: a, responses: {'200': {description: ok, content: {text/csv: {schema: {type: string}}}}}}
            put: {operationId: b, responses: {'200': {description: ok, content: {application/pdf: {schema: {type: string, format: binary}}}}}}
            post: {operationId: c, responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: integer}}}}}}}
            delete: {operationId: d, responses: {'204': {description: ok}}}
        ",
        "
        resources:
          x: X
            a() -> Bytes runtime::Bytes
            b() -> Bytes runtime::Bytes
            c() -> Json Vec<i64>
            d() -> Empty ()
        ",
    );
}

#[test]
fn the_route_and_the_vendors_page_of_an_operation_share_a_line() {
    let page = "externalDocs: {url: 'https://pet.example/get'}";
    for (summary, docs, expected) in [
        ("summary: Gets.", page, "Gets.||`GET /pets`, documented at <https://pet.example/get>"),
        ("summary: Gets.", "deprecated: false", "Gets.||`GET /pets`"),
        ("deprecated: false", page, "Calls `GET /pets`.||Documented at <https://pet.example/get>"),
        ("tags: []", "deprecated: false", "Calls `GET /pets`."),
    ] {
        let paths = format!(
            "{HEAD}paths:\n  /pets:\n    get:\n      {summary}\n      {docs}\n      responses: {{'204': {{description: ok}}}}\n"
        );
        let (plan, _) = planned(&paths, "{}");
        let operation = &plan.resources[0].operations[0];
        assert_eq!(operation.docs.join("|"), expected);
    }
}
