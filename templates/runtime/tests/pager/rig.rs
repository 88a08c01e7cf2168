//! A list, and a server that answers from a script.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex};

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

pub(crate) static PROFILE: Profile = Profile {
    auth: &[
        AuthScheme {
            name: "key",
            kind: AuthKind::Query("api key"),
        },
        AuthScheme {
            name: "user",
            kind: AuthKind::Basic,
        },
    ],
    retry: RetryRules {
        attempts: 1,
        ..RetryRules::DEFAULT
    },
    ..Profile::PLAIN
};

pub(crate) const fn list(next: &'static str, trust: NextUrlTrust) -> Operation {
    let pagination = Some(Pagination::NextUrl { next, trust });
    Operation {
        id: "list",
        path: "/v1/{place}/things/",
        pagination,
        ..Operation::PLAIN
    }
}

pub(crate) static SAME_ORIGIN: Operation = list("/next", NextUrlTrust::SameOrigin);
pub(crate) static QUERY_ONLY: Operation = list("/next", NextUrlTrust::QueryOnly);
pub(crate) static DEEP: Operation = list("/a~1b/1/~0n", NextUrlTrust::SameOrigin);
pub(crate) static PLAIN: Operation = Operation {
    path: "/v1/{place}/things/",
    ..Operation::PLAIN
};
pub(crate) static KEYED: Operation = Operation {
    security: &[&[0]],
    ..list("/next", NextUrlTrust::SameOrigin)
};

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

/// Answers from a script, and notes the URLs that it was asked for.
#[derive(Clone, Default)]
pub(crate) struct Server {
    answers: Arc<Mutex<VecDeque<Option<String>>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
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
        self.asked.lock().unwrap().push(request.uri().to_string());
        let answer = match self.answers.lock().unwrap().pop_front().flatten() {
            Some(text) => Ok(TransportAnswer {
                status: StatusCode::OK,
                headers: HeaderMap::new(),
                body: Box::new(Some(Bytes::from(text))),
            }),
            None => Err(TransportError::new(TransportFailure::Interrupted, "broken")),
        };
        Box::pin(std::future::ready(answer))
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
    let server = Server::default();
    server.script(answers);
    let client = ClientBuilder::new(&PROFILE)
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
