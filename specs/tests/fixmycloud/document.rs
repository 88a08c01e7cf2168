//! The document that was written by hand, held against the one that FastAPI makes of the test double.

use std::collections::BTreeMap;

use serde_json::Value;
use vendors::Server;

/// What is served under a base that the hand-written document has in its `servers`.
const BASE: &str = "/api/v1";

/// An operation: the names of its parameters, its successes, and what its security schemes are.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    parameters: Vec<String>,
    success: Vec<String>,
    tags: Vec<String>,
    open: bool,
}

async fn served() -> Value {
    let server = Server::start("fixmycloud", &[]).unwrap();
    reqwest::get(format!("{}/openapi.json", server.url())).await.unwrap().json().await.unwrap()
}

/// The hand-written document with its references to parameters resolved.
fn written() -> Value {
    serde_yaml::from_str(include_str!("../../fixmycloud/openapi.yaml")).unwrap()
}

fn operations(document: &Value) -> BTreeMap<String, Told> {
    let mut all = BTreeMap::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if method == "parameters" {
                continue;
            }
            let shared = item.get("parameters").and_then(Value::as_array);
            let own = operation.get("parameters").and_then(Value::as_array);
            let given = shared.into_iter().chain(own).flatten();
            let mut parameters: Vec<String> = given.map(|parameter| name(document, parameter)).collect();
            // An API key is a parameter to FastAPI; by hand it is a security scheme, which it is.
            parameters.retain(|name| name != "x-api-key");
            parameters.sort();
            let security = operation.get("security").or(document.get("security")).and_then(Value::as_array);
            let told = Told {
                parameters,
                success: operation["responses"]
                    .as_object()
                    .unwrap()
                    .keys()
                    .filter(|status| status.starts_with('2'))
                    .cloned()
                    .collect(),
                tags: operation["tags"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|tag| tag.as_str().unwrap().to_owned())
                    .collect(),
                open: security.is_none_or(Vec::is_empty),
            };
            let path = path.strip_prefix(BASE).unwrap_or(path);
            all.insert(format!("{} {path}", method.to_uppercase()), told);
        }
    }
    all
}

/// A parameter's name; that of a header has no case.
fn name(document: &Value, parameter: &Value) -> String {
    let resolved = match parameter.get("$ref").and_then(Value::as_str) {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap(),
        None => parameter,
    };
    resolved["name"].as_str().unwrap().to_lowercase()
}

/// Paths with their slashes, methods, parameters, successes, tags and who may call are the same. What differs, and why:
/// the base stands in `servers` by hand and in the paths of FastAPI; the API key is a security scheme by hand and a header
/// parameter of FastAPI's, as in the vendor's reference; by hand every error is declared, FastAPI knows only its own 422.
#[tokio::test]
async fn the_written_document_and_the_served_one_agree() {
    assert_eq!(operations(&written()), operations(&served().await));
}

/// Every property that is declared by hand is one that the server knows, and required where it is; the error body is the
/// vendor's and not FastAPI's.
#[tokio::test]
async fn their_schemas_agree() {
    let (written, served) = (written(), served().await);
    let schemas = written["components"]["schemas"].as_object().unwrap();
    let mut compared = 0;
    for (name, schema) in schemas {
        let Some(properties) = schema.get("properties") else { continue };
        let Some(other) = served["components"]["schemas"].get(name) else {
            assert!(["ErrorBody", "Violation"].contains(&name.as_str()), "{name} is not served");
            continue;
        };
        let names = |schema: &Value| {
            let mut names: Vec<_> = schema.as_object().unwrap().keys().cloned().collect();
            names.sort();
            names
        };
        assert_eq!(names(properties), names(&other["properties"]), "{name}");
        assert_eq!(schema["required"], other["required"], "{name}");
        compared += 1;
    }
    assert_eq!(compared, 17);
}
