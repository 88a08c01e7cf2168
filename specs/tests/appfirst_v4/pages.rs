//! Pages by offset and by cursor.

use appfirst_v4::{Client, ErrorKind};
use vendors::Server;

fn server(environment: &[(&str, &str)]) -> Server {
    Server::start("appfirst", environment).unwrap()
}

fn client(server: &Server) -> Client {
    let client = Client::builder().basic_auth("owner@example.com", "test-key");
    client.base_url(format!("{}/api/v4", server.url())).build().unwrap()
}

/// Paths of what was asked, below `/api/v4`.
fn asked(server: &Server) -> Vec<String> {
    let journal = server.journal().unwrap();
    journal.iter().map(|exchange| exchange.path.trim_start_matches("/api/v4").to_owned()).collect()
}

#[tokio::test]
async fn v4_pages_by_offset() {
    let server = server(&[("APPFIRST_SERVERS", "12")]);
    let mut servers = client(&server).servers().list().limit(5).items();
    let mut ids = Vec::new();
    while let Some(server) = servers.next().await {
        ids.push(server.unwrap().id);
    }
    assert_eq!(ids, (1..=12).collect::<Vec<_>>());
    assert_eq!(
        asked(&server),
        ["/servers/?limit=5", "/servers/?limit=5&offset=5", "/servers/?limit=5&offset=10"]
    );
}

#[tokio::test]
async fn v4_pages_by_cursor() {
    let server = server(&[]);
    let histories = client(&server).alert_histories();
    let mut pages = histories.list().pages();
    assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 3);
    let place = pages.continuation().unwrap();
    let mut rest = histories.list().pages().resume(&place);
    let mut ids = Vec::new();
    while let Some(page) = rest.next().await {
        ids.extend(page.unwrap().data.iter().map(|history| history.id));
    }
    assert_eq!(ids, [4, 5, 6, 7]);
    assert_eq!(asked(&server).len(), 3);
}

#[tokio::test]
async fn v4_a_cursor_that_is_none_is_refused() {
    let server = server(&[]);
    let error = client(&server).alert_histories().list().cursor("nonsense").await.unwrap_err();
    assert_eq!((error.kind(), error.vendor().unwrap().code.as_deref()), (ErrorKind::Validation, Some("3")));
}
