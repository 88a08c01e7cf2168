//! The rows of the runtime probe: what a generated client does with a server over a real socket.

#![cfg(test)]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use probe::ErrorKind;
use probe::runtime::{BoxFuture, Client, Clock, Field, FilePart, TokioClock};
use probe::types::*;

/// A server that gives these answers, a connection each, and a client of it.
fn serve(answers: &[&str]) -> (Client, Arc<Mutex<Vec<String>>>) {
    let (url, seen) = listen(answers);
    (Client::builder().base_url(url).token("t0ken").api_key("k3y").build().unwrap(), seen)
}

/// The address of such a server, and what it was asked.
fn listen(answers: &[&str]) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let answers: Vec<String> = answers.iter().map(|answer| (*answer).to_owned()).collect();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let requests = Arc::clone(&seen);
    std::thread::spawn(move || {
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            requests.lock().unwrap().push(request(&mut stream));
            for piece in answer.split('|') {
                let _ = stream.write_all(piece.as_bytes());
                let _ = stream.flush();
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    });
    (url, seen)
}

/// A client of a server whose answer ends only once it is let go on, or is never whole.
fn serve_in_two(first: String, rest: &'static str) -> (Client, Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (go_on, gone_on) = channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        request(&mut stream);
        stream.write_all(first.as_bytes()).unwrap();
        if gone_on.recv_timeout(Duration::from_secs(10)).is_ok() {
            stream.write_all(rest.as_bytes()).unwrap();
        }
    });
    (Client::builder().base_url(url).token("t0ken").build().unwrap(), go_on)
}

fn request(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    while !is_whole(&request) {
        let mut piece = [0; 1024];
        let count = stream.read(&mut piece).unwrap();
        request.extend_from_slice(&piece[..count]);
    }
    String::from_utf8(request).unwrap()
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length").then(|| value.parse::<usize>().unwrap())
    });
    body.len() >= length.unwrap_or_default()
}

/// An answer; a `|` in it is a pause between two pieces.
fn http(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nconnection: close\r\n{headers}\r\n{body}")
}

fn json(status: &str, body: &str) -> String {
    http(status, "content-type: application/json\r\n", body)
}

fn ok(body: &str) -> String {
    json("200 OK", body)
}

async fn thing(body: &str) -> Thing {
    let (client, _) = serve(&[&ok(body)]);
    client.things().get("1").await.unwrap()
}

#[tokio::test]
async fn an_unknown_enum_value_is_kept() {
    let thing = thing(r#"{"name":"a","owner":null,"state":"melted"}"#).await;
    assert_eq!(thing.state, Some(State::Unknown("melted".to_owned())));
    let (client, seen) = serve(&[&ok(r#"{"data":[]}"#)]);
    client.things().list().state(&thing.state.unwrap()).await.unwrap();
    assert!(seen.lock().unwrap()[0].starts_with("GET /things?state=melted "));
}

#[tokio::test]
async fn an_unknown_discriminator_is_kept() {
    let (client, _) = serve(&[&ok(r#"{"kind":"blob","mass":1}"#)]);
    let Shape::Other(blob) = client.shapes().get().await.unwrap() else { panic!("it is no blob") };
    assert_eq!(blob.to_string(), r#"{"kind":"blob","mass":1}"#);
    let (client, _) = serve(&[&ok(r#"{"kind":"square","side":1}"#)]);
    assert!(matches!(client.shapes().get().await.unwrap(), Shape::Square(square) if square.side == 1.0));
}

#[tokio::test]
async fn null_where_null_is_declared_is_none() {
    for (body, owner, drift) in [
        (r#"{"name":"a","owner":null}"#, None, None),
        (r#"{"name":"a","owner":"b"}"#, Some("b"), None),
        (r#"{"name":"a"}"#, None, Some("/owner")),
    ] {
        let (client, _) = serve(&[&ok(body)]);
        let thing = client.things().get("1").send().await.unwrap();
        let told = thing.drift().first().map(|drift| drift.pointer.as_str());
        assert_eq!((thing.owner.as_deref(), told), (owner, drift), "{body}");
    }
}

#[tokio::test]
async fn null_and_absent_survive_a_round_trip() {
    for (body, note) in [
        ("{}", Field::Absent),
        (r#"{"note":null}"#, Field::Null),
        (r#"{"note":"x"}"#, Field::Value("x".to_owned())),
    ] {
        let (client, seen) = serve(&[&ok(body), &ok(body)]);
        let got = client.things().patch("1", &Patch { note: note.clone() }).await.unwrap();
        assert_eq!(got.note, note);
        assert!(seen.lock().unwrap()[0].ends_with(&format!("\r\n\r\n{body}")));
    }
}

#[tokio::test]
async fn a_list_sent_as_null_is_empty_and_told() {
    let (client, _) = serve(&[&ok(r#"{"data":null}"#)]);
    let page = client.things().list().send().await.unwrap();
    assert_eq!((page.data.len(), page.drift()[0].pointer.as_str()), (0, "/data"));
}

#[tokio::test]
async fn a_large_integer_without_format_fits() {
    let thing = thing(r#"{"name":"a","owner":null,"bytes":3000000000}"#).await;
    assert_eq!(thing.bytes, Some(3_000_000_000));
}

#[tokio::test]
async fn a_time_without_zone_is_kept() {
    let thing = thing(r#"{"name":"a","owner":null,"created":"2026-01-02T03:04:05"}"#).await;
    assert_eq!(thing.created.unwrap().as_str(), "2026-01-02T03:04:05");
}

#[tokio::test]
async fn any_of_tells_its_shapes_apart() {
    for (body, expected) in [
        (r#""x""#, Mixed::String("x".to_owned())),
        ("[1]", Mixed::List(vec![1])),
        (r#"{"job":1}"#, Mixed::Job(Box::new(Job { job: 1 }))),
    ] {
        let (client, _) = serve(&[&ok(body)]);
        assert_eq!(client.shapes().get_any().await.unwrap(), expected);
    }
}

#[tokio::test]
async fn values_that_differ_by_a_sign_are_distinct() {
    for (text, vote) in [("1", Vote::N1), ("+1", Vote::Plus1), ("-1", Vote::Minus1)] {
        let thing = thing(&format!(r#"{{"name":"a","owner":null,"vote":"{text}"}}"#)).await;
        assert_eq!(thing.vote.as_ref(), Some(&vote));
        let (client, seen) = serve(&[&ok(r#"{"data":[]}"#)]);
        client.things().list().vote(&vote).await.unwrap();
        let line = format!("GET /things?vote={} HTTP/1.1\r\n", text.replace('+', "%2B"));
        assert!(seen.lock().unwrap()[0].starts_with(&line), "{:?}", seen.lock().unwrap());
    }
}

#[tokio::test]
async fn a_declared_error_has_type_status_headers_and_body() {
    let body = r#"{"code":"gone","message":"no such thing"}"#;
    let headers = "content-type: application/json\r\nx-request-id: r-1\r\nx-a: b\r\n";
    let (client, _) = serve(&[&http("404 Not Found", headers, body)]);
    let error = client.things().list().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::NotFound, 404));
    assert_eq!(error.details::<ApiError>().unwrap().code, "gone");
    assert_eq!((error.headers()["x-a"].as_bytes(), error.request_id()), (&b"b"[..], Some("r-1")));
    assert_eq!(error.body(), body);
}

#[tokio::test]
async fn a_proxys_page_is_an_error_that_keeps_it() {
    let page = http("502 Bad Gateway", "content-type: text/html\r\nvia: p\r\n", "<h1>no</h1>");
    let (client, _) = serve(&[&page]);
    let error = client.things().list().attempts(1).await.unwrap_err();
    assert_eq!((error.kind(), error.body().as_ref()), (ErrorKind::Server, &b"<h1>no</h1>"[..]));
    assert_eq!(error.headers()["via"], "p");
    assert!(error.details::<ApiError>().is_none());
}

#[tokio::test]
async fn too_many_requests_are_repeated_after_the_wait() {
    let refused = http("429 Too Many Requests", "retry-after: 20\r\n", "");
    let (url, seen) = listen(&[&refused, &ok(r#"{"data":[]}"#)]);
    let clock = Arc::new(Jumping::up_to(Duration::from_secs(30)));
    let client = Client::builder().base_url(url).token("t").clock(Arc::clone(&clock)).build().unwrap();
    let page = client.things().list().send().await.unwrap();
    assert_eq!((page.attempts(), seen.lock().unwrap().len()), (2, 2));
    // A tenth more at most, so that not all clients come back at once. Without the header a second would do.
    let waited = clock.now();
    assert!((Duration::from_secs(20)..=Duration::from_secs(22)).contains(&waited), "{waited:?}");
}

#[tokio::test]
async fn a_success_that_does_not_fit_tells_where_and_keeps_the_body() {
    let body = r#"{"data":[{"name":1,"owner":null}]}"#;
    let headers = "content-type: application/json\r\nx-request-id: r-2\r\n";
    let (client, _) = serve(&[&http("200 OK", headers, body)]);
    let error = client.things().list().await.unwrap_err();
    assert_eq!((error.kind(), error.request_id()), (ErrorKind::Decode, Some("r-2")));
    assert!(error.to_string().contains("/data/0/name"), "{error}");
    assert_eq!(error.body(), body);
}

#[tokio::test]
async fn each_success_has_its_type() {
    let (client, _) = serve(&[&json("202 Accepted", r#"{"job":7}"#)]);
    match client.jobs().start().await.unwrap() {
        StartJobResponse::Accepted(job) => assert_eq!(job.job, 7),
        other => panic!("{other:?}"),
    }
    let (client, _) = serve(&[&http("204 No Content", "", "")]);
    assert_eq!(client.jobs().start().await.unwrap(), StartJobResponse::NoContent);
    let (client, _) = serve(&[&ok(r#"{"name":"a","owner":"b"}"#)]);
    assert!(matches!(client.jobs().start().await.unwrap(), StartJobResponse::Ok(_)));
    let (client, _) = serve(&[&json("207 Multi", "[1]")]);
    assert!(matches!(client.jobs().start().await.unwrap(), StartJobResponse::Other(_)));
}

#[tokio::test]
async fn a_success_without_a_body_is_none() {
    let (client, _) = serve(&[&http("204 No Content", "", "")]);
    assert_eq!(client.shapes().get_maybe().await.unwrap(), None);
    let (client, _) = serve(&[&ok(r#"{"job":1}"#)]);
    assert_eq!(client.shapes().get_maybe().await.unwrap().unwrap().job, 1);
}

#[tokio::test]
async fn a_download_is_bytes_or_a_stream_of_them() {
    let file = http("200 OK", "content-type: application/octet-stream\r\n", "ab|cd|ef");
    let (client, seen) = serve(&[&file]);
    assert_eq!(client.files().get().await.unwrap(), "abcdef");
    assert!(seen.lock().unwrap()[0].contains("accept: application/octet-stream, */*;q=0.5\r\n"));
    let first = http("200 OK", "content-type: application/octet-stream\r\n", "ab");
    let (client, go_on) = serve_in_two(first, "cdef");
    let response = client.files().get().stream().send().await.unwrap();
    assert_eq!(response.status(), 200);
    let mut stream = response.into_inner();
    assert_eq!(stream.next().await.unwrap().unwrap(), "ab");
    go_on.send(()).unwrap();
    let mut rest = Vec::new();
    while let Some(piece) = stream.next().await {
        rest.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(rest, b"cdef");
}

#[tokio::test]
async fn another_media_type_is_asked_for() {
    let (client, seen) = serve(&[&http("200 OK", "content-type: text/csv\r\n", "a,b")]);
    assert_eq!(client.files().export_as_csv().await.unwrap(), "a,b");
    assert!(seen.lock().unwrap()[0].contains("accept: text/csv\r\n"));
}

#[tokio::test]
async fn a_declared_redirect_is_the_answer() {
    let (client, _) = serve(&[&http("302 Found", "location: https://files.test/x\r\n", "")]);
    let response = client.files().find().send().await.unwrap();
    assert_eq!(response.location(), Some("https://files.test/x"));
}

#[tokio::test]
async fn events_are_typed_and_end_with_the_sentinel() {
    let text = "\u{feff}: hi\r\n\r\nevent: a\r\nid: 1\r\ndata: {\"job\":\r|\ndata: 1}\r\n\r\ndata: x\n\n\
                data: {\"job\":2}\n|\ndata: [DONE]\n\ndata: {\"job\":3}\n\n";
    let (client, seen) = serve(&[&http("200 OK", "content-type: text/event-stream\r\n", text)]);
    let mut events = client.streams().watch_as_events().await.unwrap();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((first.name.as_str(), first.id.as_deref(), first.data.job), ("a", Some("1"), 1));
    let wrong = events.next().await.unwrap().unwrap_err();
    assert_eq!((wrong.kind(), wrong.body().as_ref()), (ErrorKind::Decode, &b"x"[..]));
    assert_eq!(events.next().await.unwrap().unwrap().data.job, 2);
    assert!(events.next().await.is_none());
    assert!(seen.lock().unwrap()[0].contains("accept: text/event-stream\r\n"));
}

#[tokio::test]
async fn events_and_lines_are_told_before_the_answer_ends() {
    let first = http("200 OK", "content-type: text/event-stream\r\n", "data: {\"job\":1}\n\n");
    let (client, go_on) = serve_in_two(first, "data: {\"job\":2}\n\n");
    let mut events = client.streams().watch_as_events().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data.job, 1);
    go_on.send(()).unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data.job, 2);
    let first = http("200 OK", "content-type: application/x-ndjson\r\n", "{\"job\":1}\n");
    let (client, go_on) = serve_in_two(first, "{\"job\":2}\n");
    let mut lines = client.streams().read_lines().await.unwrap();
    assert_eq!(lines.next().await.unwrap().unwrap().job, 1);
    go_on.send(()).unwrap();
    assert_eq!(lines.next().await.unwrap().unwrap().job, 2);
}

#[tokio::test]
async fn lines_are_typed() {
    let text = "{\"job\":1}\n{\"jo|b\":2}\n\n{\"job\":3}";
    let (client, _) = serve(&[&http("200 OK", "content-type: application/x-ndjson\r\n", text)]);
    let mut lines = client.streams().read_lines().await.unwrap();
    for expected in 1..=3 {
        assert_eq!(lines.next().await.unwrap().unwrap().job, expected);
    }
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn deep_objects_headers_and_cookies_are_sent() {
    let (client, seen) = serve(&[&ok(r#"{"data":[]}"#)]);
    let filter = Filter::default().with_name("a b").with_size(2);
    let call = client.things().list().filter(&filter).x_scope("all").session("s1");
    call.await.unwrap();
    let request = seen.lock().unwrap()[0].clone();
    let line = request.lines().next().unwrap();
    let line = line.replace("%5B", "[").replace("%5D", "]");
    assert_eq!(line, "GET /things?filter[name]=a%20b&filter[size]=2 HTTP/1.1");
    assert!(request.contains("x-scope: all\r\n") && request.contains("cookie: session=s1\r\n"));
}

#[tokio::test]
async fn a_nested_form_is_written_with_brackets() {
    let (client, seen) = serve(&[&http("204 No Content", "", "")]);
    let customer = Customer::new("a b&c").with_tags(vec!["x".to_owned(), "y".to_owned()]);
    let order = Order::new(customer).with_lines(vec![Line::new("s1").with_count(2)]);
    client.orders().create(&order).await.unwrap();
    let request = seen.lock().unwrap()[0].clone();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("content-type: application/x-www-form-urlencoded\r\n"), "{head}");
    let body = body.replace("%5B", "[").replace("%5D", "]");
    let expected =
        "customer[name]=a%20b%26c&customer[tags][]=x&customer[tags][]=y&lines[0][sku]=s1&lines[0][count]=2";
    assert_eq!(body, expected);
}

#[tokio::test]
async fn parts_are_typed_and_files_have_names_and_content_types() {
    let (client, seen) = serve(&[&http("204 No Content", "", "")]);
    let image = FilePart::new("PNG").with_file_name("a \"b\".png");
    let more = FilePart::new("text").with_file_name("c.txt").with_content_type("text/plain");
    let photo = Photo::new("é", Job { job: 7 }, image).with_more(vec![more]);
    client.photos().create(photo).await.unwrap();
    let request = seen.lock().unwrap()[0].clone();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let kind =
        head.lines().find_map(|line| line.strip_prefix("content-type: multipart/form-data; boundary="));
    let part =
        |head: &str, body: &str| format!("--B\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let expected = [
        part("name=\"title\"", "é"),
        part("name=\"taken\"\r\nContent-Type: application/json", r#"{"job":7}"#),
        part("name=\"image\"; filename=\"a %22b%22.png\"\r\nContent-Type: image/png", "PNG"),
        part("name=\"more\"; filename=\"c.txt\"\r\nContent-Type: text/plain", "text"),
    ];
    assert_eq!(body.replace(kind.unwrap(), "B"), expected.concat() + "--B--\r\n");
}

#[tokio::test]
async fn each_operation_has_its_own_credential() {
    let (client, seen) = serve(&[&ok(r#"{"data":[]}"#), &ok(r#"{"name":"a","owner":null}"#)]);
    client.things().list().await.unwrap();
    client.things().get("1").await.unwrap();
    let seen = seen.lock().unwrap().clone();
    assert!(seen[0].contains("authorization: Bearer t0ken\r\n") && !seen[0].contains("k3y"));
    assert!(seen[1].starts_with("GET /things/1?api_key=k3y ") && !seen[1].contains("t0ken"));
}

#[tokio::test]
async fn response_headers_are_typed() {
    let headers = "content-type: application/json\r\nx-total-count: 12\r\nx-mode: fast\r\n";
    let (client, _) = serve(&[&http("200 OK", headers, r#"{"data":[]}"#), &ok(r#"{"data":[]}"#)]);
    let page = client.things().list().send().await.unwrap();
    assert_eq!((page.x_total_count(), page.x_mode()), (Some(12), Some("fast")));
    let page = client.things().list().send().await.unwrap();
    assert_eq!(page.x_total_count(), None);
}

#[tokio::test]
async fn only_what_is_known_is_sent() {
    let (client, seen) = serve(&[&ok(r#"{"data":[]}"#)]);
    client.things().list().await.unwrap();
    let request = seen.lock().unwrap()[0].clone();
    let mut names: Vec<&str> =
        request.lines().skip(1).filter_map(|line| Some(line.split_once(": ")?.0)).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "authorization", "host", "user-agent"]);
    assert!(request.contains("user-agent: probe/1.0.0\r\n"));
}

#[tokio::test]
async fn a_path_parameter_is_escaped() {
    let (client, seen) = serve(&[&ok(r#"{"name":"a","owner":null}"#)]);
    client.things().get("a/b c?").await.unwrap();
    assert!(seen.lock().unwrap()[0].starts_with("GET /things/a%2Fb%20c%3F?"));
}

/// A clock whose waits of up to so long are over at once, and grow it alone; longer ones take their time.
#[derive(Debug)]
struct Jumping {
    up_to: Duration,
    jumped: Mutex<Duration>,
    real: TokioClock,
}

impl Jumping {
    fn up_to(up_to: Duration) -> Self {
        Self { up_to, jumped: Mutex::default(), real: TokioClock::new() }
    }
}

impl Clock for Jumping {
    fn now(&self) -> Duration {
        *self.jumped.lock().unwrap()
    }

    fn wall(&self) -> SystemTime {
        self.real.wall()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        if duration > self.up_to {
            return self.real.sleep(duration);
        }
        *self.jumped.lock().unwrap() += duration;
        self.real.sleep(Duration::ZERO)
    }
}

#[tokio::test]
async fn an_attempt_is_given_up_after_a_minute() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let clock = Arc::new(Jumping::up_to(Duration::from_secs(3600)));
    let builder = Client::builder().base_url(format!("http://{}", listener.local_addr().unwrap()));
    let client = builder.token("t").clock(Arc::clone(&clock)).build().unwrap();
    let call = client.things().list().attempts(1).into_future();
    let given_up = tokio::time::timeout(Duration::from_secs(20), call).await;
    let error = given_up.expect("it does not wait for ever").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(clock.now(), Duration::from_secs(60));
}
