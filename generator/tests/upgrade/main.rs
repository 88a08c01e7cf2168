//! Swagger 2.0, OpenAPI 3.1 and 3.2 as OpenAPI 3.0: one minimal case a rule, each with what then stands in the tree.

#![cfg(test)]

mod harness;
mod methods;
mod schemas;
mod swagger;
mod swagger_bodies;
mod version_keys;
