//! List clusters.
//!
//! Run it with `LIQUIDWEB_USER=… LIQUIDWEB_PASSWORD=… cargo run --example quickstart`.
//! `LIQUIDWEB_URL` replaces the vendor's own base URL.

use liquidweb::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let user = variable("LIQUIDWEB_USER")?;
    let password = variable("LIQUIDWEB_PASSWORD")?;
    let mut builder = Client::builder().login(user, password);
    if let Ok(url) = std::env::var("LIQUIDWEB_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let mut items = client.clusters().list().items();
    while let Some(item) = items.next().await {
        println!("{:#?}", item?);
    }
    Ok(())
}

/// Reads an environment variable.
fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set {name}"))
}
