//! List orders.
//!
//! Run it with `HIVE_TOKEN=… cargo run --example quickstart`.
//! `HIVE_URL` replaces the vendor's own base URL.

use hive::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let token = variable("HIVE_TOKEN")?;
    let mut builder = Client::builder().token(token);
    if let Ok(url) = std::env::var("HIVE_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let mut items = client.orders().list().items();
    while let Some(item) = items.next().await {
        println!("{:#?}", item?);
    }
    Ok(())
}

/// Reads an environment variable.
fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set {name}"))
}
