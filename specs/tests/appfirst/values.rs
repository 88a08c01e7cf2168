//! What answers hold.

use appfirst::runtime::Number;
use appfirst::types::{AlertUpdate, LogSource};

use crate::client::{client, server};
use crate::raw::noted;

const HUGE: &str = "1000000000000000000000000000000";

#[tokio::test]
async fn a10_the_epoch_itself_is_kept() {
    let server = server(&[]);
    let servers = client(&server).servers();
    let unknown = servers.get(3).await.unwrap().created.clone().unwrap();
    assert_eq!((unknown.seconds(), unknown.as_str()), (Some(0), "0"));
    assert_eq!(servers.get(1).await.unwrap().created.as_ref().unwrap().seconds(), Some(1_388_534_401));
    let found = servers.list().create_time(1_388_534_402).await.unwrap();
    assert_eq!(found.data.iter().map(|server| server.id).collect::<Vec<_>>(), [2]);
}

#[tokio::test]
async fn a13_a_threshold_has_any_size() {
    let server = server(&[]);
    let alerts = client(&server).alerts();
    let threshold = alerts.get(2).await.unwrap().threshold.clone().unwrap();
    assert_eq!(threshold.as_str(), HUGE);
    assert_eq!(alerts.get(3).await.unwrap().threshold.as_ref().map(Number::as_str), Some("0.9"));
    let update = AlertUpdate::default().with_threshold(threshold);
    let changed = alerts.update(1, &update).await.unwrap();
    assert_eq!(noted(&server).await["body"], format!("threshold={HUGE}"));
    assert_eq!(changed.threshold.as_ref().map(Number::as_str), Some(HUGE));
}

/// A log of a kind that the documentation does not have, a map of disks, and a list under a singular name.
#[tokio::test]
async fn a3_values_that_the_documentation_lacks_are_kept() {
    let server = server(&[]);
    let client = client(&server);
    let log = client.logs().get(3).await.unwrap();
    assert!(!matches!(log.source_type, Some(LogSource::Eventlog | LogSource::Syslog | LogSource::File)));
    assert_eq!(log.source_type.as_ref().map(LogSource::as_str), Some("AFSQL"));
    let disks = client.servers().get(1).await.unwrap().capacity_disks.clone().unwrap();
    assert_eq!(disks.get("/var"), Some(&102_400));
    let polled = client.polled_data().get(1).await.unwrap();
    assert_eq!(polled.alert_id.as_deref(), Some(&[1][..]));
}
