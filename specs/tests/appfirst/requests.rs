//! How requests are written.

use appfirst::types::{
    AlertType, NewAlert, NewMaintenanceWindow, NewTemplate, ServerTagging, ServerUpdate, TriggerType,
};

use crate::client::{asked, builder, client, count, server};
use crate::raw::noted;

#[tokio::test]
async fn a1_addresses_and_keys_are_sent_as_they_are() {
    let server = server(&[]);
    let odd = builder(&server).basic_auth("owner+ops@example.com", "te:st/key+==").build().unwrap();
    assert_eq!(odd.account().get().await.unwrap().email.as_deref(), Some("owner+ops@example.com"));
    // base64 of `owner+ops@example.com:te:st/key+==`
    let expected = "Basic b3duZXIrb3BzQGV4YW1wbGUuY29tOnRlOnN0L2tleSs9PQ==";
    assert_eq!(noted(&server).await["headers"]["authorization"], expected);
}

/// A14: the wire has `Authorization` and `Content-Type`, whatever the vendor's page calls them.
#[tokio::test]
async fn a14_headers_have_their_usual_names() {
    let server = server(&[]);
    client(&server).servers().update(1, &ServerUpdate::default().with_nickname("Mine")).await.unwrap();
    let headers = noted(&server).await["headers"].clone();
    assert_eq!(headers["content-type"], "application/x-www-form-urlencoded");
    assert!(headers["authorization"].as_str().unwrap().starts_with("Basic "), "{headers}");
}

#[tokio::test]
async fn a2_bodies_are_forms_with_json_in_some_fields() {
    let server = server(&[]);
    let client = client(&server);
    let alert = NewAlert::new("Full & more", AlertType::ServerTag, "1", TriggerType::Disk, vec![1, 2]);
    let alert = alert.with_active(false).with_interval(600);
    let made = client.alerts().create(&alert).await.unwrap();
    let written = noted(&server).await;
    let expected = "name=Full%20%26%20more&type=Server%20Tag&target_id=1&trigger_type=Disk&users=%5B1%2C2%5D&active=false&interval=600";
    assert_eq!(written["body"], expected);
    assert_eq!((made.users, made.active, made.interval), (Some(vec![1, 2]), Some(false), Some(600)));
    assert_eq!(made.r#type, Some(AlertType::ServerTag));
    client.servers().set_tags_of(1, &ServerTagging::new(vec![])).await.unwrap();
    assert_eq!(noted(&server).await["body"], "server_tags=%5B%5D", "an empty list is one too");
}

/// Only what is called JSON is JSON: another list repeats its name.
#[tokio::test]
async fn a2_other_lists_are_repeated() {
    let server = server(&[]);
    let template = NewTemplate::new("Both", vec!["a".to_owned(), "b".to_owned()]);
    let made = client(&server).templates().create(&template).await.unwrap();
    assert_eq!(noted(&server).await["body"], "template_name=Both&rules=a&rules=b");
    assert_eq!(made.rules.as_deref(), Some(&["a".to_owned(), "b".to_owned()][..]));
}

#[tokio::test]
async fn a8_every_path_keeps_its_slash() {
    let server = server(&[]);
    let client = client(&server);
    client.alerts().get(1).await.unwrap();
    client.server_tags().delete(1).await.unwrap();
    client.processes().get("1_2_1388534400").await.unwrap();
    let expected = ["GET /alerts/1/", "DELETE /server_tags/1/", "GET /processes/1_2_1388534400/"];
    assert_eq!((asked(&server), count(&server, 301)), (expected.map(str::to_owned).to_vec(), 0));
}

#[tokio::test]
async fn a9_the_version_travels_in_accept() {
    let server = server(&[]);
    let client = client(&server);
    client.servers().get(1).await.unwrap();
    let accept = noted(&server).await["headers"]["accept"].as_str().unwrap().to_owned();
    assert!(accept.starts_with("application/json;version=5"), "{accept}");
    let yaml = client.servers().list_as_yaml().limit(1).await.unwrap();
    let page: serde_json::Value = serde_yaml::from_slice(&yaml).unwrap();
    assert_eq!((page["pagination"]["count"].as_u64(), page["data"][0]["id"].as_u64()), (Some(30), Some(1)));
}

/// What has no answer has errors, which come in the version that is asked for.
#[tokio::test]
async fn a9_the_version_travels_with_what_has_no_answer_too() {
    let server = server(&[]);
    client(&server).servers().delete(1).await.unwrap();
    let accept = noted(&server).await["headers"]["accept"].as_str().unwrap().to_owned();
    assert!(accept.starts_with("application/json;version=5"), "{accept}");
}

#[tokio::test]
async fn a10_times_are_sent_as_seconds() {
    let server = server(&[]);
    let window = NewMaintenanceWindow::new(1_421_971_200, 1_421_974_800, vec![1]);
    let made = client(&server).maintenance_windows().create(&window).await.unwrap();
    assert_eq!(noted(&server).await["body"], "start=1421971200&end=1421974800&servers=%5B1%5D");
    assert_eq!((made.start.seconds(), made.end.seconds()), (Some(1_421_971_200), Some(1_421_974_800)));
}
