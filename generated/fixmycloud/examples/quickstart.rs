//! List connections.
//!
//! Run it with `FIXMYCLOUD_USER=… FIXMYCLOUD_PASSWORD=… FIXMYCLOUD_WORKSPACE=… cargo run --example quickstart`.
//! `FIXMYCLOUD_URL` replaces the vendor's own base URL.

use fixmycloud::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let user = variable("FIXMYCLOUD_USER")?;
    let password = variable("FIXMYCLOUD_PASSWORD")?;
    let workspace = variable("FIXMYCLOUD_WORKSPACE")?;
    let mut builder = Client::builder().login(user, password).workspace(workspace);
    if let Ok(url) = std::env::var("FIXMYCLOUD_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let mut items = client.connections().list().items();
    while let Some(item) = items.next().await {
        println!("{:#?}", item?);
    }
    Ok(())
}

/// Reads an environment variable.
fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set {name}"))
}
