//! What is sent, and what comes back when all is well.

use famoco_mdm::types::{ActionTokenRequest, FleetRequest, PatchedDeviceRequest};
use famoco_mdm::{ErrorKind, runtime::Field};

use crate::client::{client, server};

const FAMOCO_ID: &str = "(01)03770004396001(21)0005";

#[tokio::test]
async fn creates_reads_and_updates_a_fleet() {
    let server = server(&[]);
    let fleets = client(&server).fleets();
    let made = fleets.create(1, &FleetRequest::new("Trucks")).await.unwrap();
    let body = FleetRequest::new("Lorries").with_description("The big ones.");
    fleets.update(1, made.id, &body).await.unwrap();
    let read = fleets.get(1, made.id).await.unwrap();
    assert_eq!((read.name.as_str(), read.description.as_deref()), ("Lorries", Some("The big ones.")));
    assert_eq!(read.create_date, made.create_date);
}

#[tokio::test]
async fn a_patch_leaves_what_it_does_not_name_and_clears_what_it_names_null() {
    let server = server(&[]);
    let devices = client(&server).devices();
    let before = devices.get(1, 10).await.unwrap();
    let named = devices.update(1, 10).body(&PatchedDeviceRequest::default().with_fleet(2)).await.unwrap();
    assert_eq!((&named.name, &named.fleet), (&before.name, &Some(2)));
    let body = PatchedDeviceRequest { name: Field::Null, ..PatchedDeviceRequest::default() };
    let cleared = devices.update(1, 10).body(&body).await.unwrap();
    assert_eq!((&cleared.name, &cleared.fleet), (&None, &Some(2)));
}

#[tokio::test]
async fn an_operation_without_an_answer_gives_nothing() {
    let server = server(&[]);
    let client = client(&server);
    client.devices().sync(1, 5).await.unwrap();
    assert!(client.devices().get(1, 5).await.unwrap().last_sync_date.is_some());
    let tokens = client.action_tokens();
    let made = tokens.create(1, &ActionTokenRequest::new("Enrol")).await.unwrap();
    assert_eq!(made.token.expose().len(), 36);
    assert!(!format!("{made:?}").contains(made.token.expose()), "a secret is not shown");
    tokens.delete(1, made.id).await.unwrap();
    assert_eq!(tokens.get(1, made.id).await.unwrap_err().kind(), ErrorKind::NotFound);
}

#[tokio::test]
async fn m7_keeps_parentheses_in_a_path_and_in_a_query() {
    let server = server(&[]);
    let devices = client(&server).devices();
    let found = devices.list(1).famoco_id(FAMOCO_ID).await.unwrap();
    assert_eq!(found.results.iter().map(|device| device.id).collect::<Vec<_>>(), [5]);
    let reset = devices.reset_certificate(1, FAMOCO_ID).await.unwrap();
    assert_eq!((reset.famoco_id.as_str(), reset.cert_registered), (FAMOCO_ID, false));
}

/// Whatever an argument holds, it stays one segment of the path.
#[tokio::test]
async fn m7_an_argument_cannot_leave_its_place_in_the_path() {
    let server = server(&[]);
    let devices = client(&server).devices();
    for famoco_id in ["../../2/devices/5", "..", "5/sync/?", "a#b", "%2e%2e"] {
        assert!(devices.reset_certificate(1, famoco_id).await.is_err(), "{famoco_id}");
    }
    for exchange in server.journal().unwrap() {
        assert!(exchange.path.starts_with("/api/organizations/1/devices/"), "{}", exchange.path);
        assert_eq!((exchange.method.as_str(), exchange.status), ("PUT", 404));
    }
}

#[tokio::test]
async fn m9_an_export_is_a_file() {
    let server = server(&[("FAMOCO_DEVICES", "2")]);
    let file = client(&server).devices().export(1).send().await.unwrap();
    assert_eq!(file.headers()["content-type"], "text/csv; charset=utf-8");
    let rows: Vec<_> = file.split(|byte| *byte == b'\n').take(2).collect();
    assert_eq!(rows, [&b"id,famoco_id,name,fleet,status\r"[..], b"1,(01)03770004396001(21)0001,,2,active\r"]);
}

#[tokio::test]
async fn m13_every_path_ends_with_a_slash() {
    let server = server(&[]);
    let client = client(&server);
    client.organizations().list().await.unwrap();
    client.fleets().create(1, &FleetRequest::new("Trucks")).await.unwrap();
    client.devices().list(1).search("kiosk").await.unwrap();
    let journal = server.journal().unwrap();
    let paths: Vec<_> = journal.iter().map(|exchange| exchange.path.split('?').next().unwrap()).collect();
    assert_eq!(
        paths,
        ["/api/organizations/", "/api/organizations/1/fleets/", "/api/organizations/1/devices/"]
    );
}
