//! Get the account of who is signed in.
//!
//! Run it with `FIXMYCLOUD_TOKEN=… cargo run --example quickstart`.
//! `FIXMYCLOUD_URL` replaces the vendor's own base URL.

use fixmycloud::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let token = variable("FIXMYCLOUD_TOKEN")?;
    let mut builder = Client::builder().token(token);
    if let Ok(url) = std::env::var("FIXMYCLOUD_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let answer = client.auth().me().await?;
    println!("{answer:#?}");
    Ok(())
}

/// Reads an environment variable.
fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set {name}"))
}
