//! What the vendor sends by itself: the test double calls a listener of ours, and the client checks what came.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::str::FromStr;
use std::thread::{self, JoinHandle};

use fixmycloud::types::{CreateScanRequest, CreateWebhookRequest, WebhookEvent};
use fixmycloud::webhooks::{VerifyError, Webhook};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::client::{client, server};
use crate::raw::{CONNECTION, WORKSPACE};

const SECRET: &str = "a secret of ours";
const SIGNATURE: &str = "x-fixmycloud-signature";

/// Headers and body of one request, byte by byte.
type Delivery = (HeaderMap, Vec<u8>);

/// A listener that takes one request, and its URL.
fn listener() -> (String, JoinHandle<Delivery>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let taking = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let lines = reader.by_ref().lines().map(Result::unwrap);
        let fields = lines.skip(1).take_while(|line| !line.is_empty());
        let headers: HeaderMap = fields.map(|line| field(&line)).collect();
        let length = headers["content-length"].to_str().unwrap().parse().unwrap();
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").unwrap();
        (headers, body)
    });
    (url, taking)
}

fn field(line: &str) -> (HeaderName, HeaderValue) {
    let (name, value) = line.split_once(':').unwrap();
    (HeaderName::from_str(name).unwrap(), HeaderValue::from_str(value.trim()).unwrap())
}

/// What the server tells of a scan of this connection.
async fn delivery(connection: &str, event: WebhookEvent) -> Delivery {
    let server = server(&[]);
    let client = client(&server);
    let (url, taking) = listener();
    client.webhooks().create(&CreateWebhookRequest::new(url, vec![event], SECRET)).await.unwrap();
    client.scans().create(&CreateScanRequest::new(connection)).await.unwrap();
    tokio::task::spawn_blocking(|| taking.join().unwrap()).await.unwrap()
}

#[tokio::test]
async fn f11_what_was_signed_is_read() {
    for (connection, event, alias) in [
        (CONNECTION, WebhookEvent::ScanCompleted, "production"),
        ("conn_abc124", WebhookEvent::ScanFailed, "broken"),
    ] {
        let (headers, body) = delivery(connection, event.clone()).await;
        let told = Webhook::new(SECRET).verify(&headers, &body).unwrap();
        assert_eq!((&told.event, told.workspace.as_str()), (&event, WORKSPACE));
        assert_eq!(told.data["connection_alias"].as_str(), Some(alias));
        let rotating = Webhook::new("a newer one").also(SECRET);
        assert!(rotating.verify(&headers, &body).is_ok());
    }
}

#[tokio::test]
async fn f11_what_was_not_signed_so_is_refused() {
    let (headers, body) = delivery(CONNECTION, WebhookEvent::ScanCompleted).await;
    let webhook = Webhook::new(SECRET);
    let refused = |secret: &str, headers: &HeaderMap, body: &[u8]| {
        Webhook::new(secret).verify(headers, body).unwrap_err()
    };
    assert!(matches!(refused("another secret", &headers, &body), VerifyError::Mismatch));
    assert!(matches!(refused(SECRET, &HeaderMap::new(), &body), VerifyError::Missing(_)));
    let other = [&body[..body.len() - 1], b" }"].concat();
    assert!(matches!(refused(SECRET, &headers, &other), VerifyError::Mismatch), "the same JSON, other bytes");
    let signature = headers[SIGNATURE].to_str().unwrap();
    let bare = signature.strip_prefix("sha256=").unwrap();
    for told in [
        bare.to_owned(),
        format!("sha1={bare}"),
        format!("{signature}00"),
        "sha256=".to_owned(),
        "sha256=zz".to_owned(),
    ] {
        let mut headers = headers.clone();
        headers.insert(SIGNATURE, HeaderValue::from_str(&told).unwrap());
        assert!(webhook.verify(&headers, &body).is_err(), "{told}");
    }
    assert!(!format!("{webhook:?}").contains(SECRET));
}
