//! Operations, their parameters, bodies and answers.

use crate::harness::check;

#[test]
fn an_operation_without_tag_and_id_is_named_after_its_path() {
    check(
        "
        paths:
          /api/v1/pets/{id}:
            get:
              responses: {'204': {description: gone}}
        ",
        "
        [pets]
        get_api_v1_pets_by_id: GET /api/v1/pets/{id} -> empty
          path id: string
        warning undeclared-path-parameter /paths/~1api~1v1~1pets~1{id}/get
        ",
    );
}
