//! List what was measured of an application.
//!
//! Run it with `APPFIRST_V3_USER=… APPFIRST_V3_PASSWORD=… cargo run --example quickstart -- ID`.
//! `APPFIRST_V3_URL` replaces the vendor's own base URL.

use appfirst_v3::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let user = variable("APPFIRST_V3_USER")?;
    let password = variable("APPFIRST_V3_PASSWORD")?;
    let id: i64 = argument(1, "id")?.parse()?;
    let mut builder = Client::builder().basic_auth(user, password);
    if let Ok(url) = std::env::var("APPFIRST_V3_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let mut items = client.applications().list_data(id).items();
    while let Some(item) = items.next().await {
        println!("{:#?}", item?);
    }
    Ok(())
}

/// Reads an environment variable.
fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("set {name}"))
}

/// Reads an argument of the command line.
fn argument(position: usize, name: &str) -> Result<String, String> {
    std::env::args().nth(position).ok_or_else(|| format!("give the argument {name}"))
}
