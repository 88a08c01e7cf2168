//! A proxy that hands requests on and loses the answers of one method.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A proxy before a server.
pub(crate) struct Proxy {
    pub(crate) url: String,
}

/// A request as it came.
struct Request {
    head: Vec<String>,
    body: Vec<u8>,
}

impl Proxy {
    /// A proxy before the server at `upstream` that loses the first answers to `method`, so many.
    pub(crate) async fn losing(upstream: String, method: &'static str, answers: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let to_lose = Arc::new(AtomicUsize::new(answers));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(carry(stream, upstream.clone(), method, Arc::clone(&to_lose)));
            }
        });
        Self { url }
    }
}

/// Carries the requests of one connection, until one's answer is to be lost.
async fn carry(stream: TcpStream, upstream: String, method: &'static str, to_lose: Arc<AtomicUsize>) {
    let mut stream = BufReader::new(stream);
    while let Some(request) = read(&mut stream).await {
        let (path, answer) = forward(&upstream, request).await;
        let fewer = |left: usize| left.checked_sub(1);
        if path.ends_with(method) && to_lose.fetch_update(Ordering::SeqCst, Ordering::SeqCst, fewer).is_ok() {
            return;
        }
        if stream.write_all(&answer).await.is_err() {
            return;
        }
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
