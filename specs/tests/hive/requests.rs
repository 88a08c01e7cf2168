//! What is sent, and what comes back when all is well.

use hive::runtime::{Field, Json};
use hive::types::{
    Address, BulkUpsert, DeliveryStatus, FinancialStatus, NewOrder, NewSku, OrderLineItem, SkuStatus,
    SkuUpdate,
};

use crate::client::{asked, client, server};

#[tokio::test]
async fn h6_one_object_is_bare_and_many_are_wrapped() {
    let server = server(&[]);
    let client = client(&server);
    let page = client.orders().list().await.unwrap();
    let one = client.orders().get(page.data[0].id).await.unwrap();
    assert_eq!(one, page.data[0]);
    assert_eq!((page.data.len(), page.pagination.item_count, page.pagination.current_page), (7, 7, 1));
}

#[tokio::test]
async fn h7_what_is_written_comes_back_as_it_is_now() {
    let server = server(&[]);
    let client = client(&server);
    let sku = client.skus().create(&NewSku::new("Morph", "M-1")).await.unwrap();
    assert_eq!((sku.id, sku.status, sku.batch_tracking_enabled), (46, SkuStatus::Active, false));
    let line = OrderLineItem::new("1", 2, 1999).with_merchant_sku_id("M-1");
    let to = Address::new("Kassaveti 69", "Volos", "GR", "38221");
    let order = client.orders().create(&NewOrder::new("O-1", vec![line], to)).await.unwrap();
    assert_eq!((order.currency.as_str(), order.tags, order.items[0].quantity), ("EUR", Some(Vec::new()), 2));
    let deleted = client.skus().delete(sku.id).await.unwrap();
    assert_eq!(deleted.status, SkuStatus::Deleted);
    let revived = client.skus().update(sku.id, &SkuUpdate::default().with_name("Morph II")).await.unwrap();
    assert_eq!((revived.status, revived.name.as_str()), (SkuStatus::Active, "Morph II"));
}

#[tokio::test]
async fn h8_absent_null_and_a_value_are_three_things() {
    let server = server(&[]);
    let skus = client(&server).skus();
    let full =
        SkuUpdate::default().with_cost_in_cents(450).with_barcode("123").with_batch_tracking_enabled(true);
    let set = skus.update(1, &full).await.unwrap();
    assert_eq!((&set.cost_in_cents, &set.barcode), (&Some(450), &Some("123".to_owned())));
    let clears = SkuUpdate { barcode: Field::Null, ..SkuUpdate::default() };
    let patched = skus.update(1, &clears).await.unwrap();
    assert_eq!((&patched.cost_in_cents, &patched.barcode), (&Some(450), &None));
    // What a bulk upsert does not name becomes null, but for whether batches are tracked.
    let named = NewSku::new("Morph 1", "SKU-001");
    let page = skus.bulk_upsert(&BulkUpsert::new(vec![named])).await.unwrap();
    assert_eq!((&page.data[0].cost_in_cents, page.data[0].batch_tracking_enabled), (&None, true));
    let keeps = NewSku::new("Morph 1", "SKU-001").with_cost_in_cents(7).with_batch_tracking_enabled(false);
    let page = skus.bulk_upsert(&BulkUpsert::new(vec![keeps])).await.unwrap();
    assert_eq!((&page.data[0].cost_in_cents, page.data[0].batch_tracking_enabled), (&Some(7), false));
}

#[tokio::test]
async fn h9_bracketed_names_and_repeated_lists_are_understood() {
    let server = server(&[]);
    let skus = client(&server).skus();
    let wanted = ["SKU-002".to_owned(), "SKU-040".to_owned(), "none".to_owned()];
    let page = skus.list().merchant_sku_ids(&wanted).await.unwrap();
    assert_eq!(page.data.iter().map(|sku| sku.id).collect::<Vec<_>>(), [40, 2]);
    let page = skus
        .list()
        .created_at_gte("2022-08-10T18:53:04.438+02:00")
        .created_at_lt("2022-08-10T18:53:04.438Z")
        .await
        .unwrap();
    assert_eq!(page.data.iter().map(|sku| sku.id).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(
        asked(&server),
        [
            "GET /skus?merchant_sku_ids[]=SKU-002&merchant_sku_ids[]=SKU-040&merchant_sku_ids[]=none",
            "GET /skus?created_at[gte]=2022-08-10T18%3A53%3A04.438%2B02%3A00\
             &created_at[lt]=2022-08-10T18%3A53%3A04.438Z",
        ]
    );
}

#[tokio::test]
async fn h10_times_keep_their_offset_and_their_milliseconds() {
    let server = server(&[]);
    let shipment = client(&server).shipments().get(4).await.unwrap();
    let made = &shipment.created_at;
    assert_eq!(made.as_str(), "2022-08-10T21:53:04.438+02:00");
    assert_eq!((made.offset(), made.nanoseconds()), (Some(120), Some(438_000_000)));
    assert_eq!(made.unix_seconds(), Some(1_660_161_184));
    let Some(delivered) = &shipment.delivered_at else { panic!("it is delivered") };
    assert!(delivered.unix_seconds() > made.unix_seconds());
}

#[tokio::test]
async fn h11_values_of_several_words_are_listed_and_others_are_kept() {
    let server = server(&[]);
    let client = client(&server);
    let page = client.shipments().list().await.unwrap();
    let told: Vec<_> = page.data.iter().filter_map(|shipment| shipment.delivery_status.as_ref()).collect();
    let unlisted = DeliveryStatus::Unknown("Left with a neighbour".into());
    assert_eq!(told[0], &unlisted);
    assert_eq!(
        told[4..],
        [
            &DeliveryStatus::OutForDelivery,
            &DeliveryStatus::InTransit,
            &DeliveryStatus::InformationTransmittedToTheCarrier
        ]
    );
    let order = client.orders().get(1).await.unwrap();
    assert_eq!(order.financial_status, Some(FinancialStatus::Paid));
}

#[tokio::test]
async fn h13_money_is_whole_cents_and_weight_a_fraction() {
    let server = server(&[]);
    let client = client(&server);
    let update = SkuUpdate::default().with_cost_in_cents(9_007_199_254_740_993).with_weight_in_kg(45.37);
    let sku = client.skus().update(3, &update).await.unwrap();
    assert_eq!((sku.cost_in_cents, sku.weight_in_kg), (Some(9_007_199_254_740_993), Some(45.37)));
}

#[tokio::test]
async fn h14_bodies_are_json_and_called_so() {
    let server = server(&[]);
    let client = client(&server);
    client.skus().create(&NewSku::new("Morph", "M-1")).await.unwrap();
    client.skus().update(1, &SkuUpdate::default()).await.unwrap();
    client
        .orders()
        .update(1, &hive::types::OrderUpdate::default().with_tags(vec!["gift".to_owned()]))
        .await
        .unwrap();
    assert!(
        server.journal().unwrap().iter().all(|exchange| exchange.status < 300),
        "the server takes nothing else"
    );
}

#[tokio::test]
async fn metadata_of_any_shape_is_kept() {
    let server = server(&[]);
    let order = client(&server).orders().get(1).await.unwrap();
    let metadata: Json = order.custom_metadata.unwrap();
    assert_eq!(metadata.to_string(), r#"{"gift":true,"note":{"lines":["Happy","birthday"]}}"#);
}

#[tokio::test]
async fn restocking_shipments_are_created_and_replaced_at_paths_with_a_slash() {
    let server = server(&[]);
    let restocking = client(&server).restocking_shipments();
    let item = hive::types::NewRestockingShipmentItem::new(1, 10);
    let body = hive::types::NewRestockingShipment::new(
        22,
        hive::types::DeliveryOption::HiveFreight,
        "2026-12-01",
        vec![item],
    );
    let made = restocking.create(&body).await.unwrap();
    let replaced = restocking.replace(made.id, &body.with_po_number("PO-1")).await.unwrap();
    assert_eq!(replaced.po_number, Some("PO-1".to_owned()));
    assert_eq!(asked(&server), ["POST /restocking_shipments/", "PUT /restocking_shipments/4/"]);
}
