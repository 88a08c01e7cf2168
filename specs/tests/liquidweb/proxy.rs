//! A proxy that hands requests on and loses the answers of one method.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A proxy before a server.
pub(crate) struct Proxy {
    pub(crate) url: String,
    /// How many requests the connections had carried before that on which an answer was lost.
    pub(crate) carried: Arc<Mutex<Vec<usize>>>,
}

/// Which answers are lost.
#[derive(Clone)]
struct Losses {
    method: &'static str,
    /// So many of the method's answers are not lost, and so many are after those.
    kept: Arc<AtomicUsize>,
    lost: Arc<AtomicUsize>,
    carried: Arc<Mutex<Vec<usize>>>,
}

impl Losses {
    fn takes(&self, path: &str) -> bool {
        let counts = |left: &AtomicUsize| {
            let fewer = |left: usize| left.checked_sub(1);
            left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, fewer).is_ok()
        };
        path.ends_with(self.method) && !counts(&self.kept) && counts(&self.lost)
    }
}

/// A request as it came.
struct Request {
    head: Vec<String>,
    body: Vec<u8>,
}

impl Proxy {
    /// A proxy before the server at `upstream` that loses the first answers to `method`, so many.
    pub(crate) async fn losing(upstream: String, method: &'static str, answers: usize) -> Self {
        Self::losing_after(0, upstream, method, answers).await
    }

    /// The same, but so many of the method's answers come before the first that is lost.
    pub(crate) async fn losing_after(
        kept: usize,
        upstream: String,
        method: &'static str,
        answers: usize,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let carried = Arc::default();
        let losses = Losses {
            method,
            kept: Arc::new(AtomicUsize::new(kept)),
            lost: Arc::new(AtomicUsize::new(answers)),
            carried: Arc::clone(&carried),
        };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(carry(stream, upstream.clone(), losses.clone()));
            }
        });
        Self { url, carried }
    }
}

/// Carries the requests of one connection, until one's answer is to be lost.
async fn carry(stream: TcpStream, upstream: String, losses: Losses) {
    let (mut stream, mut carried) = (BufReader::new(stream), 0);
    while let Some(request) = read(&mut stream).await {
        let (path, answer) = forward(&upstream, request).await;
        if losses.takes(&path) {
            losses.carried.lock().unwrap().push(carried);
            return;
        }
        if stream.write_all(&answer).await.is_err() {
            return;
        }
        carried += 1;
    }
}

async fn read(stream: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => head.push(line.to_owned()),
        }
    }
    let length = header(&head, "content-length").and_then(|length| length.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).await.ok()?;
    Some(Request { head, body })
}

fn header<'a>(head: &'a [String], name: &str) -> Option<&'a str> {
    let pairs = head.iter().filter_map(|line| line.split_once(": "));
    pairs.filter(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
}

/// The path that was asked for, and the whole answer.
async fn forward(upstream: &str, request: Request) -> (String, Vec<u8>) {
    let path = request.head[0].split(' ').nth(1).unwrap().to_owned();
    let mut sent = reqwest::Client::new().post(format!("{upstream}{path}")).body(request.body);
    for name in ["authorization", "content-type"] {
        if let Some(value) = header(&request.head, name) {
            sent = sent.header(name, value);
        }
    }
    let answer = sent.send().await.unwrap();
    let (status, body) = (answer.status(), answer.bytes().await.unwrap());
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n", body.len());
    (path, [head.as_bytes(), &body].concat())
}
