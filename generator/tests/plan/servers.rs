//! The names of servers that may be chosen.

use crate::harness::check;

#[test]
fn a_server_with_variables_has_a_type_that_no_constant_hides() {
    check(
        "openapi: 3.0.3
info: {title: Acme, version: 1.2.3}
servers:
  - {url: 'https://acme.test', description: Live}
  - {url: 'https://{region}.acme.test', description: V2, variables: {region: {default: a, enum: [a, b]}}}
  - {url: 'https://{region}.acme.test/x', description: v2 0, variables: {region: {default: a, enum: [a, b]}}}
  - {url: 'https://{host}.acme.test', description: v20, variables: {host: {default: a}}}
paths: {/x: {get: {responses: {'204': {description: ok}}}}}
",
        "
        servers:
          const LIVE
          type V2Server with V2
            region(Region) with V2_REGION
          type V2_0Server with V2_0
            region(Region) with V2_0_REGION
          type V20Server with V20
            host(text) with V20_HOST
        ",
    );
}
