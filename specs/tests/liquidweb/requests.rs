//! What is sent.

use liquidweb::types::{BandwidthGraphRequest, NewZone, ZoneUpdate};

use crate::client::{bare, bodies, client, server};

#[tokio::test]
async fn l6_the_envelope_is_there_also_when_it_is_empty() {
    let server = server(&[]);
    let client = client(&server);
    client.info().ping().await.unwrap();
    client.zones().list().await.unwrap();
    client.zones().create(&NewZone::new("a.example")).await.unwrap();
    assert_eq!(bodies(&server, "Utilities/Info/ping").await, [r#"{"params":{}}"#]);
    assert_eq!(bodies(&server, "Network/DNS/Zone/list").await, [r#"{"params":{}}"#]);
    let sent = [r#"{"params":{"name":"a.example"}}"#];
    assert_eq!(bodies(&server, "Network/DNS/Zone/create").await, sent);
}

#[tokio::test]
async fn l8_flags_are_sent_as_0_and_1() {
    let server = server(&[]);
    let zones = client(&server).zones();
    zones.update(&ZoneUpdate::new(1).with_dns_region_support(true)).await.unwrap();
    let zone = zones.update(&ZoneUpdate::new(1).with_dns_region_support(false)).await.unwrap();
    assert_eq!(zone.region_support.unwrap(), false);
    let sent = [1, 0].map(|flag| format!(r#"{{"params":{{"id":1,"DNSRegionSupport":{flag}}}}}"#));
    assert_eq!(bodies(&server, "Network/DNS/Zone/update").await, sent);
}

#[tokio::test]
async fn l17_names_and_passwords_have_all_sorts_of_letters() {
    let server = server(&[]);
    let client = bare(&server).basic_auth("ann.lee+api_1-x@example.com", "with:colon").build().unwrap();
    client.info().ping().await.unwrap();
    let client = bare(&server).login("ann.lee+api_1-x@example.com", "with:colon").build().unwrap();
    client.info().ping().await.unwrap();
}

/// The server knows methods by their case alone.
#[tokio::test]
async fn l18_methods_are_called_by_their_documented_case() {
    let server = server(&[]);
    let client = client(&server);
    client.services().list_monitoring_ips().await.unwrap();
    client.storm_servers().list().await.unwrap();
    let paths: Vec<String> = server.journal().unwrap().into_iter().map(|exchange| exchange.path).collect();
    assert_eq!(paths, ["/v1/Monitoring/Services/monitoringIps", "/v1/Storm/Server/list"]);
}

/// In lines, as Perl writes it.
#[tokio::test]
async fn l19_a_picture_comes_within_the_answer() {
    let server = server(&[]);
    let request = BandwidthGraphRequest::new("SUMMER");
    let graph = client(&server).bandwidth().get_graph(&request).await.unwrap();
    assert_eq!(graph.content_type.as_deref(), Some("image/png"));
    assert!(graph.content.unwrap().decode().unwrap().starts_with(b"\x89PNG\r\n"));
}
