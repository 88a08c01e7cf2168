//! A client over a scripted wire and a clock that jumps.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method, Request, StatusCode, Uri};
use runtime::runtime::profile::{Operation, Profile};
use runtime::runtime::{
    BoxFuture, Call, Chunks, Client, ClientBuilder, Clock, Credential, Error,
    RequestBody, Result, Transport, TransportAnswer, TransportError, TransportFailure,
};

use crate::clock::TestClock;

/// What the wire does with one request.
#[derive(Clone)]
pub(crate) enum Act {
    Answer(u16, Vec<(&'static str, String)>, Vec<Piece>),
    Fail(TransportFailure),
    Hang,
    /// The act, this much later.
    After(Duration, Box<Act>),
}

/// What comes next of a body.
#[derive(Clone)]
pub(crate) enum Piece {
    Bytes(Bytes),
    /// These bytes, this much later.
    Late(Duration, Bytes),
    Fail(TransportFailure),
    Hang,
}

/// A request as the wire saw it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Seen {
    pub(crate) at: Duration,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
    /// How many bytes the body was said to have.
    pub(crate) length: Option<u64>,
}

pub(crate) struct Wire {
    acts: Mutex<VecDeque<Act>>,
    seen: Mutex<Vec<Seen>>,
    clock: Arc<TestClock>,
}

pub(crate) struct Rig {
    pub(crate) clock: Arc<TestClock>,
    pub(crate) wire: Arc<Wire>,
}

pub(crate) const SECRET: &str = "s3cr3t-value";

pub(crate) fn answer(status: u16, headers: &[(&'static str, &str)], body: &str) -> Act {
    let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let body = Piece::Bytes(Bytes::copy_from_slice(body.as_bytes()));
    Act::Answer(status, headers.collect(), vec![body])
}

pub(crate) fn status(status: u16) -> Act {
    answer(status, &[], "{}")
}

pub(crate) fn ok() -> Act {
    answer(200, &[], "7")
}

impl Rig {
    pub(crate) fn new(acts: impl IntoIterator<Item = Act>) -> Self {
        let clock = TestClock::new();
        let acts = Mutex::new(acts.into_iter().collect());
        let wire = Wire { acts, seen: Mutex::default(), clock: Arc::clone(&clock) };
        Self { clock, wire: Arc::new(wire) }
    }

    /// A builder over the wire and the clock; random numbers are all one half.
    pub(crate) fn builder(&self, profile: &'static Profile) -> ClientBuilder {
        ClientBuilder::new(profile)
            .base_url("https://api.example.com/v1")
            .transport(Arc::clone(&self.wire))
            .clock(Arc::clone(&self.clock))
            .random(|| 0.5)
    }

    pub(crate) fn client(&self) -> Client {
        self.builder(&Profile::PLAIN).build().unwrap()
    }

    pub(crate) fn run<T>(&self, future: impl IntoFuture<Output = T>) -> T {
        self.clock.run(future.into_future())
    }

    pub(crate) fn call(&self, operation: &'static Operation) -> Result<i64> {
        self.run(Call::<i64>::json(&self.client(), operation))
    }

    pub(crate) fn error(&self, operation: &'static Operation) -> Error {
        self.call(operation).unwrap_err()
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.wire.seen.lock().unwrap().clone()
    }

    pub(crate) fn clock_millis(&self) -> u128 {
        self.clock.now().as_millis()
    }

    pub(crate) fn count(&self) -> usize {
        self.seen().len()
    }

    /// When each request was sent, in milliseconds.
    pub(crate) fn times(&self) -> Vec<u128> {
        self.seen().iter().map(|seen| seen.at.as_millis()).collect()
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Wire")
    }
}

fn broken(failure: TransportFailure) -> TransportError {
    TransportError::new(failure, "scripted")
}

impl Transport for Wire {
    fn send(
        &self,
        request: Request<RequestBody>,
    ) -> BoxFuture<'_, Result<TransportAnswer, TransportError>> {
        let (parts, body) = request.into_parts();
        self.seen.lock().unwrap().push(Seen {
            at: self.clock.now(),
            method: parts.method,
            uri: parts.uri,
            headers: parts.headers,
            length: body.length(),
            body: drained(&body),
        });
        let act = self.acts.lock().unwrap().pop_front().expect("one request too many");
        let clock = Arc::clone(&self.clock);
        Box::pin(async move {
            let act = match act {
                Act::After(time, act) => {
                    clock.sleep(time).await;
                    *act
                }
                act => act,
            };
            play(act, clock).await
        })
    }
}

/// All of a body whose pieces are there at once.
fn drained(body: &RequestBody) -> Option<Bytes> {
    if let Some(bytes) = body.bytes() {
        return Some(bytes);
    }
    let mut chunks = body.open().ok()?;
    let mut all = Vec::new();
    let mut context = Context::from_waker(Waker::noop());
    while let Poll::Ready(Some(chunk)) = chunks.next().as_mut().poll(&mut context) {
        all.extend_from_slice(&chunk.ok()?);
    }
    Some(all.into())
}

async fn play(
    act: Act,
    clock: Arc<TestClock>,
) -> Result<TransportAnswer, TransportError> {
    let (status, headers, pieces) = match act {
        Act::Fail(failure) => return Err(broken(failure)),
        Act::Answer(status, headers, pieces) => (status, headers, pieces),
        Act::Hang | Act::After(..) => return std::future::pending().await,
    };
    let pair = |(name, value): (&'static str, String)| {
        (HeaderName::from_static(name), value.parse().unwrap())
    };
    Ok(TransportAnswer {
        status: StatusCode::from_u16(status).unwrap(),
        headers: headers.into_iter().map(pair).collect(),
        body: Box::new(Pieces(pieces.into(), clock)),
    })
}

struct Pieces(VecDeque<Piece>, Arc<TestClock>);

impl Chunks for Pieces {
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let next = match self.0.pop_front() {
            None => None,
            Some(Piece::Bytes(bytes)) => Some(Ok(bytes)),
            Some(Piece::Late(time, bytes)) => {
                let sleep = self.1.sleep(time);
                return Box::pin(async move {
                    sleep.await;
                    Some(Ok(bytes))
                });
            }
            Some(Piece::Fail(failure)) => Some(Err(broken(failure))),
            Some(Piece::Hang) => return Box::pin(std::future::pending()),
        };
        Box::pin(std::future::ready(next))
    }
}

pub(crate) fn token() -> Credential {
    Credential::token(SECRET)
}
