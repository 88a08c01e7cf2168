//! List organizations.
//!
//! Run it with `FAMOCO_INSIGHTS_TOKEN=… cargo run --example quickstart`.
//! `FAMOCO_INSIGHTS_URL` replaces the vendor's own base URL.

use famoco_insights::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let token = variable("FAMOCO_INSIGHTS_TOKEN")?;
    let mut builder = Client::builder().token(token);
    if let Ok(url) = std::env::var("FAMOCO_INSIGHTS_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let mut items = client.organizations().list().items();
    while let Some(item) = items.next().await {
        println!("{:#?}", item?);
    }
    Ok(())
}

/// Reads an environment variable.
fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set {name}"))
}
