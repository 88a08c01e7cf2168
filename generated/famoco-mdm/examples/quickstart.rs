//! List organizations.
//!
//! Run it with `FAMOCO_MDM_TOKEN=… cargo run --example quickstart`.

use famoco_mdm::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let token = std::env::var("FAMOCO_MDM_TOKEN")?;
    let client = Client::builder().token(token).build()?;
    let mut items = client.organizations().list().items();
    while let Some(item) = items.next().await {
        println!("{:#?}", item?);
    }
    Ok(())
}
