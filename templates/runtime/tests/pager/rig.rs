//! A list, and a server that answers from a script.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex};
use std::task::Poll;

use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use runtime::runtime::profile::{
    AuthKind, AuthScheme, NextUrlTrust, Operation, Pagination, Profile, RetryRules,
};
use runtime::runtime::{
    BoxFuture, Call, ClientBuilder, Credential, ErrorKind, Items, Json, Paginated,
    RequestBody, Transport, TransportAnswer, TransportError, TransportFailure,
};
use serde_json::{Value, json};

use crate::support::clock::TestClock;

pub(crate) type Page = BTreeMap<String, Json>;

pub(crate) const PROFILE: Profile = Profile {
    auth: &[
        AuthScheme { name: "key", kind: AuthKind::Query("api key") },
        AuthScheme { name: "user", kind: AuthKind::Basic },
    ],
    retry: RetryRules { attempts: 1, ..RetryRules::DEFAULT },
    ..Profile::PLAIN
};

/// Items at `/results`, the next page's URL at `/next`.
pub(crate) const BY_URL: Pagination =
    Pagination { items: "/results", next: "/next", ..Pagination::PLAIN };

pub(crate) const fn list(pagination: &'static Pagination) -> Operation {
    Operation {
        id: "list",
        path: "/v1/{place}/things/",
        pagination: Some(pagination),
        ..Operation::PLAIN
    }
}

pub(crate) static SAME_ORIGIN: Operation = list(&BY_URL);
pub(crate) static QUERY_ONLY: Operation =
    list(&Pagination { trust: NextUrlTrust::QueryOnly, ..BY_URL });
pub(crate) static DEEP: Operation = list(&Pagination { next: "/a~1b/1/~0n", ..BY_URL });
pub(crate) static PLAIN: Operation =
    Operation { path: "/v1/{place}/things/", ..Operation::PLAIN };
pub(crate) static KEYED: Operation = Operation { security: &[&[0]], ..list(&BY_URL) };

pub(crate) struct Things;

impl Paginated for Things {
    type Page = Page;
    type Item = Json;

    fn items(mut page: Page) -> Vec<Json> {
        match page.remove("results") {
            Some(Json::Array(items)) => items,
            _ => Vec::new(),
        }
    }
}

/// Answers from a script, and notes the URLs and bodies that it was asked for.
#[derive(Clone, Default)]
pub(crate) struct Server {
    answers: Arc<Mutex<VecDeque<Option<String>>>>,
    links: Arc<Mutex<VecDeque<Vec<String>>>>,
    asked: Arc<Mutex<Vec<String>>>,
    bodies: Arc<Mutex<Vec<String>>>,
    held: Arc<Mutex<String>>,
}

impl Server {
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }

    /// The queries that it was asked for.
    pub(crate) fn queries(&self) -> Vec<String> {
        let query =
            |url: String| url.split_once('?').map_or("", |(_, query)| query).to_owned();
        self.asked().into_iter().map(query).collect()
    }

    /// The bodies that it was sent.
    pub(crate) fn bodies(&self) -> Vec<String> {
        std::mem::take(&mut *self.bodies.lock().unwrap())
    }

    /// Keeps the answers to URLs that end so until another end is named; an empty one holds none.
    pub(crate) fn hold(&self, end: &str) {
        end.clone_into(&mut self.held.lock().unwrap());
    }

    /// `Link` headers of the next answers.
    pub(crate) fn links(&self, links: &[&[&str]]) {
        let links =
            links.iter().map(|own| own.iter().map(ToString::to_string).collect());
        self.links.lock().unwrap().extend(links);
    }

    /// The next answer; `None` breaks the connection.
    pub(crate) fn script(&self, answers: &[Option<Value>]) {
        let texts = answers.iter().map(|answer| answer.as_ref().map(Value::to_string));
        self.answers.lock().unwrap().extend(texts);
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Server")
    }
}

impl Transport for Server {
    fn send(
        &self,
        request: Request<RequestBody>,
    ) -> BoxFuture<'_, Result<TransportAnswer, TransportError>> {
        let url = request.uri().to_string();
        self.asked.lock().unwrap().push(url.clone());
        let body = request.body().bytes().unwrap_or_default();
        self.bodies.lock().unwrap().push(String::from_utf8(body.to_vec()).unwrap());
        let mut headers = HeaderMap::new();
        for link in self.links.lock().unwrap().pop_front().unwrap_or_default() {
            headers.append("link", link.parse().unwrap());
        }
        let mut answer =
            Some(match self.answers.lock().unwrap().pop_front().flatten() {
                Some(text) => Ok(TransportAnswer {
                    status: StatusCode::OK,
                    headers,
                    body: Box::new(Some(Bytes::from(text))),
                }),
                None => {
                    Err(TransportError::new(TransportFailure::Interrupted, "broken"))
                }
            });
        let held = Arc::clone(&self.held);
        Box::pin(std::future::poll_fn(move |_| {
            let end = held.lock().unwrap();
            match answer.take() {
                Some(answer) if end.is_empty() || !url.ends_with(&*end) => {
                    Poll::Ready(answer)
                }
                kept => {
                    answer = kept;
                    Poll::Pending
                }
            }
        }))
    }
}

/// The call, against a server with this script.
pub(crate) fn call(
    operation: &'static Operation,
    answers: &[Option<Value>],
) -> (Call<Page, Things>, Server) {
    call_at("https://api.example/base", operation, answers)
}

pub(crate) fn call_at(
    base: &str,
    operation: &'static Operation,
    answers: &[Option<Value>],
) -> (Call<Page, Things>, Server) {
    static OWN: Profile = PROFILE;
    call_of(&OWN, base, operation, answers)
}

pub(crate) fn call_of(
    profile: &'static Profile,
    base: &str,
    operation: &'static Operation,
    answers: &[Option<Value>],
) -> (Call<Page, Things>, Server) {
    let server = Server::default();
    server.script(answers);
    let client = ClientBuilder::new(profile)
        .base_url(base)
        .transport(server.clone())
        .clock(TestClock::default())
        .credential(0, Credential::key("hidden"))
        .build()
        .unwrap();
    (
        Call::json(&client, operation).with_path("place", "a b").with_query("limit", &2),
        server,
    )
}

pub(crate) fn now<T>(future: impl Future<Output = T>) -> T {
    TestClock::new().run(future)
}

#[allow(clippy::unnecessary_wraps, reason = "a script holds pages and failures")]
pub(crate) fn page(next: &Value, items: &[i64]) -> Option<Value> {
    Some(json!({ "next": next, "results": items }))
}

pub(crate) fn last(items: &[i64]) -> Option<Value> {
    page(&Value::Null, items)
}

/// All items until the list ends or an error comes.
pub(crate) fn all(items: &mut Items<Page, Json>) -> (Vec<i64>, Option<ErrorKind>) {
    let mut seen = Vec::new();
    loop {
        match now(items.next()) {
            Some(Ok(item)) => seen.push(item.as_i64().unwrap()),
            Some(Err(error)) => return (seen, Some(error.kind())),
            None => return (seen, None),
        }
    }
}

pub(crate) const FIRST: &str = "https://api.example/base/v1/a%20b/things/?limit=2";
