//! Single exchanges with a server of a few lines.

use std::error::Error as _;
use std::fmt::Write as _;
use std::time::Duration;

use bytes::Bytes;
use runtime::runtime::profile::{AuthKind, AuthScheme, Operation, Profile};
use runtime::runtime::{
    BodySource, BoxError, BoxFuture, Call, Chunks, Client, ClientBuilder, Clock,
    Credential, Error, ErrorKind, RequestBody, TokioClock, TransportError,
    TransportFailure,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

static PROFILE: Profile = Profile {
    user_agent: "test/1",
    auth: &[AuthScheme { name: "key", kind: AuthKind::Query("key") }],
    ..Profile::PLAIN
};
static GET: Operation =
    Operation { id: "read", path: "/a", security: &[&[0]], ..Operation::PLAIN };
static POST: Operation = Operation { method: "POST", idempotent: false, ..GET };

fn client(port: u16) -> Client {
    let builder =
        ClientBuilder::new(&PROFILE).base_url(format!("http://127.0.0.1:{port}"));
    builder.credential(0, Credential::key("s3cr3t")).attempts(1).build().unwrap()
}

/// Accepts one connection, reads until `end`, writes `answer` and closes.
async fn serve(end: &'static str, answer: &'static str) -> (u16, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let served = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut seen = Vec::new();
        while !seen.ends_with(end.as_bytes()) {
            if stream.read_buf(&mut seen).await.unwrap() == 0 {
                break;
            }
        }
        stream.write_all(answer.as_bytes()).await.unwrap();
        String::from_utf8(seen).unwrap()
    });
    (port, served)
}

fn hides_its_secret(error: &Error) {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        write!(text, "{error} {error:?}").unwrap();
        cause = error.source();
    }
    assert!(!text.contains("s3cr3t"), "{text}");
}

#[tokio::test]
async fn a_request_goes_out_and_its_answer_comes_back() {
    let (port, served) =
        serve("\r\n\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n42").await;
    let value =
        Call::<i64>::json(&client(port), &GET).with_query("q", "x y").await.unwrap();
    assert_eq!(value, 42);
    let seen = served.await.unwrap().to_lowercase();
    assert!(seen.starts_with("get /a?q=x%20y&key=s3cr3t http/1.1\r\n"), "{seen}");
    assert!(seen.contains("user-agent: test/1\r\n"), "{seen}");
    assert!(!seen.contains("content-length"), "{seen}");
}

#[tokio::test]
async fn a_body_in_memory_has_its_length() {
    let (port, served) = serve("[1,2]", "HTTP/1.1 204 No Content\r\n\r\n").await;
    Call::<()>::empty(&client(port), &POST).with_json_body(&[1, 2]).await.unwrap();
    let seen = served.await.unwrap().to_lowercase();
    assert!(seen.contains("content-length: 5\r\n"), "{seen}");
}

struct Three(Option<u64>);

struct Countdown(u8);

impl BodySource for Three {
    fn length(&self) -> Option<u64> {
        self.0
    }

    fn replayable(&self) -> bool {
        true
    }

    fn open(&self) -> Result<Box<dyn Chunks>, BoxError> {
        Ok(Box::new(Countdown(3)))
    }
}

impl Chunks for Countdown {
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(async move {
            tokio::time::sleep(Duration::from_millis(1)).await;
            self.0 = self.0.checked_sub(1)?;
            Some(Ok(Bytes::from(format!("<{}>", self.0))))
        })
    }
}

#[tokio::test]
async fn a_body_from_a_source_is_streamed() {
    let answer = "HTTP/1.1 204 No Content\r\n\r\n";
    let (port, served) = serve("<2><1><0>", answer).await;
    let body = RequestBody::source(Three(Some(9)));
    Call::<()>::empty(&client(port), &POST).with_body("text/plain", body).await.unwrap();
    assert!(served.await.unwrap().to_lowercase().contains("content-length: 9\r\n"));

    let (port, served) = serve("0\r\n\r\n", answer).await;
    let body = RequestBody::source(Three(None));
    Call::<()>::empty(&client(port), &POST).with_body("text/plain", body).await.unwrap();
    assert!(served.await.unwrap().contains("\r\n3\r\n<2>\r\n3\r\n<1>\r\n3\r\n<0>\r\n"));
}

#[tokio::test]
async fn a_body_of_another_length_than_said_breaks_off() {
    for length in [8, 10] {
        let (port, _served) = serve("never", "HTTP/1.1 204 No Content\r\n\r\n").await;
        let body = RequestBody::source(Three(Some(length)));
        let call = Call::<()>::empty(&client(port), &POST).with_body("text/plain", body);
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{length}: {error:?}");
    }
}

#[tokio::test]
async fn nothing_is_listening() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let error = Call::<i64>::json(&client(port), &POST).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(error.is_retryable(), "even though it is not idempotent");
    hides_its_secret(&error);
}

#[tokio::test]
async fn a_broken_connection_may_have_sent() {
    for answer in ["", "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n42"] {
        let (port, _served) = serve("\r\n\r\n", answer).await;
        let error = Call::<i64>::json(&client(port), &POST).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert!(!error.is_retryable());
        let cause =
            error.source().and_then(|cause| cause.downcast_ref::<TransportError>());
        assert_eq!(cause.unwrap().failure(), TransportFailure::Interrupted);
        hides_its_secret(&error);
    }
}

#[tokio::test]
async fn redirects_are_left_to_the_client() {
    let answer =
        "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.2/\r\ncontent-length: 0\r\n\r\n";
    let (port, _served) = serve("\r\n\r\n", answer).await;
    let error = Call::<i64>::json(&client(port), &GET).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    hides_its_secret(&error);
}

#[tokio::test]
async fn the_attempt_ends_when_its_time_is_over() {
    let (port, _served) = serve("never", "").await;
    let call = Call::<i64>::json(&client(port), &GET);
    let error = call.attempt_timeout(Duration::from_millis(50)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    hides_its_secret(&error);
}

#[tokio::test]
async fn the_clock_goes_forward() {
    let clock = TokioClock::default();
    let before = clock.now();
    clock.sleep(Duration::from_millis(5)).await;
    assert!(clock.now() >= before + Duration::from_millis(5));
}

/// By default reqwest sends a request again that a server of HTTP/2 refused, past limits and hooks, with a code that was
/// to be sent once. HTTP/2 is not built here, but may be in a user's program: what is told to reqwest has to do.
#[test]
fn the_transport_sends_nothing_again() {
    let source = include_str!("../../src/runtime/reqwest_transport.rs");
    assert!(source.contains(".retry(reqwest::retry::never())"));
}
