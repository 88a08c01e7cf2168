//! How values are read.

use liquidweb::types::{NewStormServer, ServerId};

use crate::client::{client, server};

#[tokio::test]
async fn l8_flags_and_numbers_come_in_several_forms() {
    for (flags, numbers) in [("numbers", "numbers"), ("text", "text"), ("words", "text")] {
        let server = server(&[("LIQUIDWEB_FLAGS", flags), ("LIQUIDWEB_NUMBERS", numbers)]);
        let found = client(&server).storm_servers().get(&ServerId::new("SUMMER")).await.unwrap();
        assert!(found.active.unwrap() == true && found.backup_enabled.unwrap() == false, "{flags}");
        assert_eq!(found.config_id.unwrap().as_i64(), Some(1), "{numbers}");
        // A quota is a text however numbers are written.
        assert_eq!(found.bandwidth_quota.unwrap().as_i64(), Some(5000));
        assert_eq!(found.zone.unwrap().id.unwrap().as_u64(), Some(27));
    }
}

#[tokio::test]
async fn l8_fractions_and_amounts_of_money_keep_their_digits() {
    let server = server(&[("LIQUIDWEB_NUMBERS", "text")]);
    let client = client(&server);
    let load = client.load().get_stats(&ServerId::new("SUMMER")).await.unwrap();
    assert_eq!(load.uptime.unwrap().as_f64(), Some(86_400.25));
    assert_eq!(load.loadavg.unwrap().one.unwrap().as_f64(), Some(0.1));
    let payment = liquidweb::types::NewPayment::new("$.05");
    let made = client.payments().make(&payment).await.unwrap();
    assert_eq!(made.amount.unwrap().minor_units(2), Some(5));
    let bandwidth = client.bandwidth().get_stats(&ServerId::new("SUMMER")).await.unwrap();
    let pricing = bandwidth.pricing.unwrap();
    assert_eq!(pricing.per_gb_over.unwrap().to_string(), "$.05");
    assert_eq!(bandwidth.cost.unwrap().projected.unwrap().minor_units(2), Some(1250));
}

/// A server is told with its zone, and made with its zone's number.
#[tokio::test]
async fn l8_what_is_told_differs_from_what_is_sent() {
    let server = server(&[]);
    let wanted = NewStormServer::new(1, "new.example.com", "S3cret-pass").with_template("T").with_zone(27);
    let made = client(&server).storm_servers().create(&wanted).await.unwrap();
    assert_eq!(made.zone.unwrap().region.unwrap().name.as_deref(), Some("US Central"));
}

#[tokio::test]
async fn l16_what_is_not_there_is_absent_or_null() {
    for absent in ["leave out", "null"] {
        let server = server(&[("LIQUIDWEB_ABSENT", absent)]);
        let client = client(&server);
        let found = client.storm_servers().get(&ServerId::new("SUMMER")).await.unwrap();
        assert!(found.backup_plan.is_none() && found.backup_size.is_none(), "{absent}");
        let services = client.services().get(&ServerId::new("SUMMER")).await.unwrap();
        assert!(services.enabled.is_none() && services.unmonitored.unwrap() == true);
    }
}
