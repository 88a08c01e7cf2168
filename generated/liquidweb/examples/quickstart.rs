//! Makes a client.
//!
//! Run it with `cargo run --example quickstart`.
//! `LIQUIDWEB_URL` replaces the vendor's own base URL.

use liquidweb::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = Client::builder();
    if let Ok(url) = std::env::var("LIQUIDWEB_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    println!("{client:?}");
    Ok(())
}
