//! What is sent, and what comes back when all is well.

use hive_v2::runtime::Field;
use hive_v2::types::{Condition, DeliveryStatus, SkuUpdate};

use crate::client::{asked, client, server};

#[tokio::test]
async fn h9_lists_are_joined_by_commas() {
    let server = server(&[]);
    let client = client(&server);
    let codes = ["SKU-003".to_owned(), "SKU-001".to_owned()];
    let page = client.skus().list().sku_code_in(&codes).await.unwrap();
    assert_eq!(page.data.iter().map(|sku| sku.id).collect::<Vec<_>>(), [3, 1]);
    let page = client.returns().list().sales_channel_id_in(&[101, 103]).await.unwrap();
    assert_eq!(page.data.iter().map(|one| one.id).collect::<Vec<_>>(), [3, 1]);
    assert_eq!(
        asked(&server),
        ["/skus?sku_code%5Bin%5D=SKU-003,SKU-001", "/returns?sales_channel_id%5Bin%5D=101,103"]
    );
}

#[tokio::test]
async fn h8_absent_null_and_a_value_are_three_things() {
    let server = server(&[]);
    let skus = client(&server).skus();
    skus.update(1, &SkuUpdate::default().with_cost_in_cents(5).with_hs_code("6109")).await.unwrap();
    let clears = SkuUpdate { hs_code: Field::Null, ..SkuUpdate::default() };
    let sku = skus.update(1, &clears).await.unwrap();
    assert_eq!((sku.cost_in_cents, sku.hs_code, sku.sku_code.as_str()), (Some(5), None, "SKU-001"));
}

#[tokio::test]
async fn h11_values_of_several_words_are_listed_and_others_are_kept() {
    let server = server(&[]);
    let page = client(&server).shipments().list().await.unwrap();
    let told: Vec<_> = page.data.iter().filter_map(|shipment| shipment.delivery_status.as_ref()).collect();
    assert_eq!(told[0], &DeliveryStatus::Unknown("Left with a neighbour".into()));
    assert_eq!(told[5], &DeliveryStatus::InTransit);
}

#[tokio::test]
async fn h10_a_return_is_read_as_a_whole() {
    let server = server(&[]);
    let found = client(&server).returns().get(1).send().await.unwrap();
    assert!(found.drift().is_empty(), "{:?}", found.drift());
    assert_eq!(found.created_at.offset(), Some(120));
    let handled = found.handled_items.as_deref().unwrap();
    assert_eq!(
        (handled[0].condition.as_ref(), handled[0].sku.sku_code.as_str()),
        (Some(&Condition::A), "SKU-001")
    );
}
