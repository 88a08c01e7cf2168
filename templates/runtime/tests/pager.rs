//! Walking a list: which links are followed, and what stops the walk.

mod support;

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, Request, StatusCode};
use runtime::runtime::profile::{
    AuthKind, AuthScheme, NextUrlTrust, Operation, Pagination, Profile, RetryRules,
};
use runtime::runtime::{
    BoxFuture, Call, Client, Credential, ErrorKind, Items, Pages, Paginated,
    RequestBody, Transport, TransportAnswer, TransportError, TransportFailure,
};
use serde_json::{Map, Value, json};
use support::clock::TestClock;

type Page = Map<String, Value>;

static PROFILE: Profile = Profile {
    auth: &[AuthScheme { name: "key", kind: AuthKind::Query("api key") }],
    retry: RetryRules { attempts: 1, ..RetryRules::DEFAULT },
    ..Profile::PLAIN
};

const fn list(next: &'static str, trust: NextUrlTrust) -> Operation {
    let pagination = Some(Pagination::NextUrl { next, trust });
    Operation { id: "list", path: "/v1/{place}/things/", pagination, ..Operation::PLAIN }
}

static SAME_ORIGIN: Operation = list("/next", NextUrlTrust::SameOrigin);
static QUERY_ONLY: Operation = list("/next", NextUrlTrust::QueryOnly);
static DEEP: Operation = list("/a~1b/1/~0n", NextUrlTrust::SameOrigin);
static PLAIN: Operation = Operation { path: "/v1/{place}/things/", ..Operation::PLAIN };
static KEYED: Operation =
    Operation { security: &[&[0]], ..list("/next", NextUrlTrust::SameOrigin) };

struct Things;

impl Paginated for Things {
    type Page = Page;
    type Item = Value;

    fn items(mut page: Page) -> Vec<Value> {
        match page.remove("results") {
            Some(Value::Array(items)) => items,
            _ => Vec::new(),
        }
    }
}

/// Answers from a script, and notes the URLs that it was asked for.
#[derive(Clone, Default)]
struct Server {
    answers: Arc<Mutex<VecDeque<Option<String>>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }

    /// The next answer; `None` breaks the connection.
    fn script(&self, answers: &[Option<Value>]) {
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
fn call(
    operation: &'static Operation,
    answers: &[Option<Value>],
) -> (Call<Page, Things>, Server) {
    call_at("https://api.example/base", operation, answers)
}

fn call_at(
    base: &str,
    operation: &'static Operation,
    answers: &[Option<Value>],
) -> (Call<Page, Things>, Server) {
    let server = Server::default();
    server.script(answers);
    let client = Client::with_profile(&PROFILE)
        .base_url(base)
        .transport(server.clone())
        .clock(TestClock::default())
        .credential(0, Credential::key("hidden"))
        .build()
        .unwrap();
    (Call::json(&client, operation).path("place", "a b").query("limit", &2), server)
}

fn now<T>(future: impl Future<Output = T>) -> T {
    TestClock::new().run(future)
}

fn page(next: &Value, items: &[i64]) -> Option<Value> {
    Some(json!({ "next": next, "results": items }))
}

fn last(items: &[i64]) -> Option<Value> {
    page(&Value::Null, items)
}

/// All items until the list ends or an error comes.
fn all(items: &mut Items<Page, Value>) -> (Vec<i64>, Option<ErrorKind>) {
    let mut seen = Vec::new();
    loop {
        match now(items.next()) {
            Some(Ok(item)) => seen.push(item.as_i64().unwrap()),
            Some(Err(error)) => return (seen, Some(error.kind())),
            None => return (seen, None),
        }
    }
}

const FIRST: &str = "https://api.example/base/v1/a%20b/things/?limit=2";

#[test]
fn a_list_is_walked_to_its_end_and_no_further() {
    let next = json!("https://api.example/base/v1/a%20b/things/?limit=2&offset=2");
    let (call, server) =
        call(&SAME_ORIGIN, &[page(&next, &[1, 2]), last(&[3]), last(&[9])]);
    let mut items = call.items();
    assert!(server.asked().is_empty(), "nothing is sent before the first is asked for");
    assert_eq!(all(&mut items), (vec![1, 2, 3], None));
    assert_eq!(server.asked(), [FIRST, next.as_str().unwrap()]);
    assert_eq!(all(&mut items), (vec![], None));
    assert!(server.asked().is_empty());
    assert_eq!(items.continuation(), None);
}

#[test]
fn pages_are_whole_responses() {
    let (call, _) = call(&SAME_ORIGIN, &[page(&json!("?p=2"), &[1]), last(&[2])]);
    let mut pages = call.pages();
    let first = now(pages.next()).unwrap().unwrap();
    assert_eq!((first.status(), &first["results"]), (StatusCode::OK, &json!([1])));
    assert!(now(pages.next()).unwrap().is_ok());
    assert!(now(pages.next()).is_none() && now(pages.next()).is_none());
}

#[test]
fn both_are_streams() {
    let mut context = Context::from_waker(Waker::noop());
    let (first, _) = call(&SAME_ORIGIN, &[last(&[1])]);
    let mut pages = first.pages();
    let one = Pin::new(&mut pages).poll_next(&mut context);
    assert!(matches!(one, Poll::Ready(Some(Ok(_)))));
    assert!(matches!(Pin::new(&mut pages).poll_next(&mut context), Poll::Ready(None)));
    let (second, _) = call(&SAME_ORIGIN, &[last(&[1])]);
    let mut items = second.items();
    assert!(matches!(
        Pin::new(&mut items).poll_next(&mut context),
        Poll::Ready(Some(Ok(_)))
    ));
    assert!(matches!(Pin::new(&mut items).poll_next(&mut context), Poll::Ready(None)));
}

#[test]
fn an_operation_without_pages_has_one() {
    let (call, server) = call(&PLAIN, &[page(&json!("?p=2"), &[1]), last(&[2])]);
    let mut items = call.items().resume("?p=7");
    assert_eq!(all(&mut items), (vec![1], None));
    assert_eq!(server.asked(), [FIRST]);
}

#[test]
fn a_link_is_followed_only_to_the_operations_own_url() {
    let check = |operation, next: &str, expected: Result<&str, ErrorKind>| {
        let (call, server) = call(operation, &[page(&json!(next), &[1]), last(&[2])]);
        let result = all(&mut call.items());
        let asked = server.asked();
        match expected {
            Ok(query) => {
                assert_eq!(result, (vec![1, 2], None), "{next}");
                assert_eq!(
                    asked[1],
                    format!("{}{query}", FIRST.split('?').next().unwrap())
                );
            }
            Err(kind) => {
                assert_eq!(result, (vec![1], Some(kind)), "{next}");
                assert_eq!(asked, [FIRST], "nothing may be sent to {next}");
            }
        }
    };
    let same = |next, expected| check(&SAME_ORIGIN, next, expected);
    let foreign = Err(ErrorKind::ForeignOrigin);
    let broken = Err(ErrorKind::Pagination);
    same("https://api.example/base/v1/a%20b/things/?p=2", Ok("?p=2"));
    same("HTTPS://API.example:443/base/v1/a%20b/things/?p=2#top?p=3", Ok("?p=2"));
    same("//api.example/base/v1/%61%20b/things/?p=2", Ok("?p=2"));
    same("/base/v1/a%20b/things/?p=2", Ok("?p=2"));
    same("?p=2&q=a%20b", Ok("?p=2&q=a%20b"));
    same("?next=https://evil.example/", Ok("?next=https://evil.example/"));
    same("http://api.example/base/v1/a%20b/things/?p=2", foreign);
    same("https://api.example:8443/base/v1/a%20b/things/?p=2", foreign);
    same("https://api.example.evil/base/v1/a%20b/things/?p=2", foreign);
    same("https://evil@api.example/base/v1/a%20b/things/?p=2", foreign);
    same("https://api.example@evil/base/v1/a%20b/things/?p=2", foreign);
    same("//evil.example/base/v1/a%20b/things/?p=2", foreign);
    same("https://api.example/base/v1/a%20b/others/?p=2", foreign);
    same("https://api.example/base/v1/a%20b/things?p=2", foreign);
    same("https://api.example/base/v1/a%20b/things/1?p=2", foreign);
    same("https://api.example/base/v1%2Fa%20b/things/?p=2", foreign);
    same("/v1/a%20b/things/?p=2", foreign);
    same("../things/?p=2", foreign);
    same("./?p=2", foreign);
    same("/base/v1/x/../a%20b/things/?p=2", foreign);
    same("things/?p=2", foreign);
    same("javascript:alert(1)?p=2", foreign);
    same("/base/v1/a%20b/things/", broken);
    same("#?p=2", broken);
    same("?a b", foreign);
    let query = |next, expected| check(&QUERY_ONLY, next, expected);
    query("http://inner.host:8000/other/?p=2", Ok("?p=2"));
    query("https://evil.example/?p=2#x?p=3", Ok("?p=2"));
    query("?p=2", Ok("?p=2"));
    query("../?p=2", Ok("?p=2"));
    query("http://inner.host:8000/other/", broken);
    query("?a b", broken);
}

#[test]
fn a_port_that_is_the_schemes_own_may_be_left_out() {
    let next = json!("http://api.example:80/v1/a%20b/things/?p=2");
    let script = [page(&next, &[1]), last(&[2])];
    let (call, _) = call_at("http://API.example", &SAME_ORIGIN, &script);
    assert_eq!(all(&mut call.items()), (vec![1, 2], None));
}

#[test]
fn the_link_is_found_by_its_pointer() {
    let check = |operation, body: Value, expected: (usize, Option<ErrorKind>)| {
        let text = body.to_string();
        let (call, server) = call(operation, &[Some(body), last(&[])]);
        let (_, error) = all(&mut call.items());
        assert_eq!((server.asked().len(), error), expected, "{text}");
    };
    let broken = (1, Some(ErrorKind::Pagination));
    check(&SAME_ORIGIN, json!({"next": "?p=2"}), (2, None));
    for absent in [json!(null), json!("")] {
        check(&SAME_ORIGIN, json!({"next": absent}), (1, None));
    }
    check(&SAME_ORIGIN, json!({"other": "?p=2", "a": {"next": "?p=2"}}), (1, None));
    for wrong in
        [json!(true), json!(2), json!(-2), json!(2.5), json!(["?p=2"]), json!({"a": 1})]
    {
        check(&SAME_ORIGIN, json!({"next": wrong}), broken);
    }
    check(&DEEP, json!({"a/b": [[1], {"~n": "?p=2"}, 3], "z": 1}), (2, None));
    check(&DEEP, json!({"a/b": [{"~n": "?p=2"}]}), (1, None));
    check(&DEEP, json!({"a/b": [0, {"n": "?p=2"}]}), (1, None));
    check(&DEEP, json!({"a/b": {"1": {"~n": "?p=2"}}}), (2, None));
    for other in [json!("?p=2"), json!(7), json!(null), json!(false), json!([])] {
        check(&DEEP, json!({"a/b": other}), (1, None));
    }
    check(&SAME_ORIGIN, json!({"a": 1, "next": "?p=2", "z": [{"y": 1}]}), (2, None));
}

#[test]
fn an_index_that_is_no_number_finds_nothing_in_an_array() {
    static NAMED: Operation = list("/rows/next", NextUrlTrust::SameOrigin);
    let (call, server) = call(&NAMED, &[Some(json!({"rows": ["?p=2"]}))]);
    assert_eq!(all(&mut call.items()), (vec![], None));
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn a_circle_is_an_error_and_stays_one() {
    let script = [
        page(&json!("?p=2"), &[1]),
        page(&json!("?p=3"), &[2]),
        page(&json!("?p=2"), &[3]),
    ];
    let (first, server) = call(&SAME_ORIGIN, &script);
    let mut items = first.items();
    assert_eq!(all(&mut items), (vec![1, 2, 3], Some(ErrorKind::Pagination)));
    assert_eq!(all(&mut items), (vec![], Some(ErrorKind::Pagination)));
    assert_eq!((server.asked().len(), items.continuation()), (3, None));
    let (second, server) = call(&SAME_ORIGIN, &[page(&json!("?limit=2"), &[1])]);
    assert_eq!(all(&mut second.items()), (vec![1], Some(ErrorKind::Pagination)));
    assert_eq!(server.asked().len(), 1, "the first page counts as seen");
}

#[test]
fn empty_pages_are_followed_three_times_in_a_row() {
    let empty = |number: i64| page(&json!(format!("?p={number}")), &[]);
    let fine =
        [empty(1), empty(2), empty(3), page(&json!("?p=4"), &[7]), empty(5), last(&[8])];
    let (first, _) = call(&SAME_ORIGIN, &fine);
    assert_eq!(all(&mut first.items()), (vec![7, 8], None));
    let endless = [empty(1), empty(2), empty(3), empty(4), last(&[9])];
    let (second, server) = call(&SAME_ORIGIN, &endless);
    let mut items = second.items();
    assert_eq!(all(&mut items), (vec![], Some(ErrorKind::Pagination)));
    assert_eq!(all(&mut items), (vec![], Some(ErrorKind::Pagination)));
    assert_eq!(server.asked().len(), 4);
    assert!(items.continuation().unwrap().ends_with("?p=4"));
    let (third, _) = call(&SAME_ORIGIN, &[empty(1), empty(2), empty(3), last(&[])]);
    assert_eq!(
        all(&mut third.items()),
        (vec![], None),
        "an empty last page is no error"
    );
}

#[test]
fn no_more_pages_are_asked_for_than_allowed() {
    let script = [page(&json!("?p=2"), &[1]), page(&json!("?p=3"), &[2]), last(&[3])];
    let (first, server) = call(&SAME_ORIGIN, &script);
    let mut items = first.items().max_pages(2);
    assert_eq!(all(&mut items), (vec![1, 2], Some(ErrorKind::Pagination)));
    assert_eq!(server.asked().len(), 2);
    assert!(items.continuation().unwrap().ends_with("?p=3"));
    let (second, _) = call(&SAME_ORIGIN, &script);
    assert_eq!(all(&mut second.items().max_pages(3)), (vec![1, 2, 3], None));
}

#[test]
fn after_an_error_the_same_page_is_tried_again() {
    let bad = Some(json!([1]));
    let script = [page(&json!("?p=2"), &[1]), None, bad, last(&[2])];
    let (call, server) = call(&SAME_ORIGIN, &script);
    let mut items = call.items();
    assert_eq!(all(&mut items), (vec![1], Some(ErrorKind::Transport)));
    assert!(items.continuation().unwrap().ends_with("?p=2"));
    assert_eq!(all(&mut items), (vec![], Some(ErrorKind::Decode)));
    assert_eq!(all(&mut items), (vec![2], None));
    let asked = server.asked();
    assert_eq!(asked.len(), 4);
    assert!(asked[1..].iter().all(|url| url.ends_with("?p=2")), "{asked:?}");
}

#[test]
fn a_walk_can_be_continued_elsewhere() {
    let (first, _) = call(&SAME_ORIGIN, &[page(&json!("?p=2"), &[1, 2])]);
    let mut items = first.items();
    assert_eq!(items.continuation().as_deref(), Some(FIRST));
    now(items.next()).unwrap().unwrap();
    assert_eq!(
        items.continuation().as_deref(),
        Some(FIRST),
        "in the middle of that page"
    );
    now(items.next()).unwrap().unwrap();
    let continuation = items.continuation().unwrap();
    assert_eq!(continuation, "https://api.example/base/v1/a%20b/things/?p=2");
    let (second, server) = call(&SAME_ORIGIN, &[last(&[3])]);
    assert_eq!(all(&mut second.items().resume(&continuation)), (vec![3], None));
    assert_eq!(server.asked(), [continuation]);
}

#[test]
fn a_continuation_is_checked_like_a_link() {
    let (call, server) = call(&SAME_ORIGIN, &[last(&[3])]);
    let mut pages: Pages<Page> = call.pages().resume("https://evil.example/?p=2");
    assert_eq!(pages.continuation(), None);
    let error = now(pages.next()).unwrap().unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::ForeignOrigin, "list"));
    assert!(server.asked().is_empty());
}

#[test]
fn a_credential_in_the_link_is_neither_kept_nor_shown() {
    let next = json!("?api%20key=hidden&p=2&api%20keys=3");
    let (call, server) = call(&KEYED, &[page(&next, &[1]), last(&[2])]);
    let mut items = call.items();
    now(items.next()).unwrap().unwrap();
    let continuation = items.continuation().unwrap();
    assert!(continuation.ends_with("?p=2&api%20keys=3"), "{continuation}");
    assert_eq!(all(&mut items), (vec![2], None));
    assert_eq!(server.asked()[1].matches("hidden").count(), 1);
}

#[test]
fn a_call_that_cannot_be_encoded_is_an_error_each_time() {
    let (call, server) = call(&SAME_ORIGIN, &[]);
    let mut items = call.path("nowhere", "x").items();
    assert_eq!(all(&mut items), (vec![], Some(ErrorKind::Request)));
    assert_eq!(all(&mut items), (vec![], Some(ErrorKind::Request)));
    assert!(server.asked().is_empty());
    assert!(items.resume("?p=2").continuation().is_none());
}

#[test]
fn dropping_the_future_of_a_page_loses_nothing() {
    let (call, server) = call(&SAME_ORIGIN, &[last(&[1])]);
    let mut items = call.items();
    drop(items.next());
    assert_eq!(all(&mut items), (vec![1], None));
    assert_eq!(server.asked(), [FIRST]);
    assert_eq!(
        format!("{items:?}"),
        r#"Items { pages: Pages { operation: "list", .. }, .. }"#
    );
}
