//! The document that FastAPI makes of the test double, 3.1 and with all of its habits, becomes a crate that works.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use vendors::Server;
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::output::{WriteOptions, write};
use vendorsmith::source::Input;
use vendorsmith::{Options, generate};

/// Signs in, makes a connection and a scan, and lists findings by page and by offset.
const PROGRAM: &str = r#"
use served::Client;
use served::types::{CreateConnectionRequest, CreateScanRequest, LoginRequest, Severity};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::var("URL")?;
    let anybody = Client::builder().base_url(&url).build()?;
    let tokens = anybody.auth().login(&LoginRequest::new("ann@example.com", "correct horse")).await?;
    let client = Client::builder().base_url(&url).token(tokens.access_token).build()?;
    let connection = CreateConnectionRequest::new("aws", "staging");
    let made = client.connections().create(&connection).x_tenant_slug("acme").await?;
    let scan = client.scans().create(&CreateScanRequest::new(made.id)).x_tenant_slug("acme").await?;
    let read = client.scans().get(&scan.id).x_tenant_slug("acme").await?;
    let found = client.findings().list().severity(&Severity::High).limit(7).x_tenant_slug("acme").await?;
    let error = client.findings().list().limit(0).x_tenant_slug("acme").await.unwrap_err();
    println!("{} {} {}", read.connection_alias, found.findings.len(), error.status().unwrap());
    Ok(())
}
"#;

const WORKSPACE: &str = r#"[workspace]
resolver = "3"
members = ["served"]

[package]
name = "caller"
edition = "2024"

[dependencies]
served = { path = "served", default-features = false, features = ["auth", "connections", "findings", "reqwest", "scans"] }
tokio = { version = "1", features = ["macros", "rt"] }
"#;

/// Where the crate is written; the compiled dependencies are those of the generator's own tests.
fn workshop() -> (PathBuf, PathBuf) {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    (scratch.join("served"), scratch.join("generated-tests").join("target"))
}

fn crate_of(document: &str, root: &Path) {
    let path = root.join("openapi.json");
    fs::create_dir_all(root.join("src")).unwrap();
    fs::write(&path, document).unwrap();
    let mut diagnostics = Diagnostics::new();
    let options = Options { name: Some("served".to_owned()), ..Options::default() };
    let made = generate(&Input::Document(path), &options, &mut diagnostics).unwrap();
    assert_eq!(made.summary.operations, 15);
    let told = vendorsmith::cli::render(&diagnostics, false);
    assert!(!told.contains("warning"), "{told}");
    let options = WriteOptions { force: true, ..WriteOptions::default() };
    write(&made.generated, &root.join("served"), &made.provenance, options).unwrap();
}

#[tokio::test]
async fn the_served_document_becomes_a_crate_that_works() {
    let server = Server::start("fixmycloud", &[("FIXMYCLOUD_ERRORS", "framework")]).unwrap();
    let url = format!("{}/openapi.json", server.url());
    let document = reqwest::get(url).await.unwrap().text().await.unwrap();
    let (root, target) = workshop();
    crate_of(&document, &root);
    fs::write(root.join("Cargo.toml"), WORKSPACE).unwrap();
    fs::write(root.join("src").join("main.rs"), PROGRAM).unwrap();
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock"), root.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline"])
        .current_dir(&root)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env_remove("RUSTFLAGS")
        .env("URL", server.url())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "staging 7 422 Unprocessable Entity\n", "{told}");
}
