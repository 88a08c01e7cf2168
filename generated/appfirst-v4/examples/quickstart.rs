//! List when alerts were triggered.
//!
//! Run it with `APPFIRST_V4_USER=… APPFIRST_V4_PASSWORD=… cargo run --example quickstart`.
//! `APPFIRST_V4_URL` replaces the vendor's own base URL.

use appfirst_v4::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let user = variable("APPFIRST_V4_USER")?;
    let password = variable("APPFIRST_V4_PASSWORD")?;
    let mut builder = Client::builder().basic_auth(user, password);
    if let Ok(url) = std::env::var("APPFIRST_V4_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let mut items = client.alert_histories().list().items();
    while let Some(item) = items.next().await {
        println!("{:#?}", item?);
    }
    Ok(())
}

/// Reads an environment variable.
fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set {name}"))
}
