//! What version 3 does differently: its number is in the path, and lists are bare.

use appfirst_v3::types::ServerUpdate;

use crate::client::{asked, client, server};

#[tokio::test]
async fn a9_the_version_is_in_the_path() {
    let server = server(&[]);
    let found = client(&server).servers().get(1).await.unwrap();
    assert_eq!(found.url.as_deref(), Some("/api/v3/servers/1/"));
    let update = ServerUpdate::default().with_nickname("Mine");
    let changed = client(&server).servers().update(1, &update).await.unwrap();
    assert_eq!(changed.nickname.as_deref(), Some("Mine"));
    assert_eq!(asked(&server), ["GET /api/v3/servers/1/", "PUT /api/v3/servers/1/"]);
}

#[tokio::test]
async fn a11_a_list_is_a_bare_array() {
    let server = server(&[("APPFIRST_SERVERS", "12")]);
    let servers = client(&server).servers().list().await.unwrap();
    assert_eq!(servers.iter().map(|server| server.id).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
    assert_eq!(servers[2].created.as_ref().unwrap().seconds(), Some(0));
    assert_eq!(client(&server).alerts().list().await.unwrap().len(), 3);
    assert_eq!(asked(&server).len(), 2);
}

#[tokio::test]
async fn a12_series_go_backwards_as_in_version_5() {
    let server = server(&[("APPFIRST_POINTS", "20")]);
    let mut points = client(&server).servers().list_data(1).num(7).items();
    let mut times = Vec::new();
    while let Some(point) = points.next().await {
        times.push(point.unwrap().time.seconds().unwrap());
    }
    assert_eq!(times.len(), 18);
    assert!(times.is_sorted_by(|later, earlier| later > earlier), "{times:?}");
}
