//! Users who have one-time passcodes: `tom`, whose device the server plays.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::join_all;
use liquidweb::runtime::login::{Exchange, Issue, LoginFlow, Part, Value};
use liquidweb::runtime::profile::{AuthKind, Operation, TimeUnit};
use liquidweb::runtime::{Credential, Login};
use liquidweb::{Client, ErrorKind, PasscodeReason, PasscodeRequest, Passcodes, Secret, Totp};
use tokio::time::{sleep, timeout};
use vendors::Server;

use crate::client::{bare, count, journal, server};
use crate::proxy::Proxy;

const USER: &str = "tom";
const PASSWORD: &str = "battery staple";
const KEY: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const TOKEN: &str = "Account/Auth/token";
const PING: &str = "Utilities/Info/ping";

/// Short steps, so that a test need not wait long for the next.
const STEP: Duration = Duration::from_secs(4);
const SHORT: (&str, &str) = ("LIQUIDWEB_PASSCODE_SECONDS", "4");

const EXCHANGE: Exchange = Exchange {
    operation: Operation {
        id: "get_token",
        method: "POST",
        path: "/Account/Auth/token",
        idempotent: false,
        ..Operation::PLAIN
    },
    proof: Some((AuthKind::Basic, Value::Token)),
    media_type: "application/json",
    body: &[Part::Text("{\"params\":{}}")],
    without_passcode: &[],
    answer: Issue { token: "/token", expires_at: Some(("/expires", TimeUnit::EpochSeconds)), ..Issue::PLAIN },
};
/// As `quirks.yaml` has it, but for the length of a step.
static BEHIND: LoginFlow = LoginFlow {
    login: Exchange { proof: Some((AuthKind::Basic, Value::PasswordAndPasscode)), ..EXCHANGE },
    refresh: Some(EXCHANGE),
    max_age: Some(Duration::from_secs(43_200)),
    basic: true,
    passcode: Some(STEP),
};
/// The other way in which the server takes passcodes.
static PARAMETER: LoginFlow = LoginFlow {
    login: Exchange {
        proof: Some((AuthKind::Basic, Value::Password)),
        body: &[Part::Text("{\"params\":{\"passcode\":"), Part::Json(Value::Passcode), Part::Text("}}")],
        without_passcode: &[Part::Text("{\"params\":{}}")],
        ..EXCHANGE
    },
    ..BEHIND
};

/// The device: what it was asked, and what the server says that it shows.
#[derive(Clone, Default)]
struct Device(Arc<Mutex<Vec<PasscodeReason>>>);

impl Device {
    fn passcodes(&self, server: &Server) -> Passcodes {
        let (asked, url) = (Arc::clone(&self.0), format!("{}/passcode/?user={USER}", server.url()));
        Passcodes::from_fn(move |request: PasscodeRequest| {
            let (asked, url) = (Arc::clone(&asked), url.clone());
            async move {
                asked.lock().unwrap().push(request.reason);
                // Who would come too late with this code takes the next.
                if request.left() < Duration::from_millis(1500) {
                    sleep(request.left()).await;
                }
                let told: serde_json::Value = reqwest::get(url).await?.json().await?;
                Ok(Secret::from(told["passcode"].as_str().unwrap_or_default()))
            }
        })
    }

    fn asked(&self) -> Vec<PasscodeReason> {
        self.0.lock().unwrap().clone()
    }
}

/// A client whose steps are short, at this URL.
fn short(url: &str, flow: &'static LoginFlow, passcodes: Passcodes) -> Client {
    let login = Login::new(flow, USER, PASSWORD).with_passcodes(passcodes);
    let builder = Client::builder().base_url(format!("{url}/v1"));
    builder.credential(0, Credential::token(login)).build().unwrap()
}

/// The codes that came with requests for a token; the end of a token that is dead looks like one to the server, but
/// for its letters.
async fn codes(server: &Server) -> Vec<String> {
    let all = journal(server, "passcode").await.into_iter().filter(|(path, _)| path == TOKEN);
    let codes = all.filter_map(|(_, code)| code.as_str().map(str::to_owned));
    codes.filter(|code| code.bytes().all(|digit| digit.is_ascii_digit())).collect()
}

async fn ping(client: &Client, times: usize) {
    for answer in join_all((0..times).map(|_| client.info().ping().into_future())).await {
        answer.unwrap();
    }
}

async fn advance(server: &Server, seconds: u32) {
    let url = format!("{}/clock/?advance={seconds}", server.url());
    reqwest::Client::new().post(url).send().await.unwrap();
}

#[tokio::test]
async fn l13_a_code_is_spent_on_a_token_and_on_no_call() {
    let server = server(&[]);
    let device = Device::default();
    let builder = bare(&server).login_with_passcodes(USER, PASSWORD, device.passcodes(&server));
    let client = builder.build().unwrap();
    ping(&client, 3).await;
    ping(&client, 1).await;
    assert_eq!(device.asked(), [PasscodeReason::FirstLogin]);
    assert_eq!((codes(&server).await.len(), count(&server, TOKEN), count(&server, PING)), (1, 1, 4));
    assert!(!format!("{client:?}").contains(&codes(&server).await[0]));
}

/// 64 callers meet a token that has expired: one exchange, and no code.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn l11_a_token_is_renewed_in_place_without_a_code() {
    let server = server(&[("LIQUIDWEB_TOKEN_SECONDS", "2"), ("LIQUIDWEB_TOKEN_GRACE_SECONDS", "60")]);
    let device = Device::default();
    let builder = bare(&server).login_with_passcodes(USER, PASSWORD, device.passcodes(&server));
    let client = builder.build().unwrap();
    ping(&client, 64).await;
    assert_eq!(count(&server, TOKEN), 1);
    // The server's `Date` has whole seconds, from which the token's lifetime counts.
    sleep(Duration::from_millis(3100)).await;
    ping(&client, 64).await;
    assert_eq!((count(&server, TOKEN), count(&server, PING)), (2, 128));
    assert_eq!((device.asked().len(), codes(&server).await.len()), (1, 1));
}

/// After twelve hours only a code helps, and it is a fresh one: once for all who wait.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn l11_after_twelve_hours_a_fresh_code_is_asked_for() {
    let server = server(&[SHORT]);
    let device = Device::default();
    let client = short(&server.url(), &BEHIND, device.passcodes(&server));
    ping(&client, 1).await;
    advance(&server, 43_200).await;
    ping(&client, 64).await;
    assert_eq!(device.asked(), [PasscodeReason::FirstLogin, PasscodeReason::SessionOver]);
    let codes = codes(&server).await;
    assert!(codes.len() == 2 && codes[0] != codes[1], "{codes:?}");
}

/// The answer to a login is lost: its code came once, and does not come again.
#[tokio::test]
async fn l12_a_login_whose_answer_is_lost_is_not_sent_again() {
    let server = server(&[]);
    let proxy = Proxy::losing(server.url(), TOKEN, 1).await;
    let device = Device::default();
    let client = Client::builder().base_url(format!("{}/v1", proxy.url));
    let client = client.login_with_passcodes(USER, PASSWORD, device.passcodes(&server)).build().unwrap();
    let error = client.info().ping().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1), "{error}");
    assert_eq!(error.operation(), "get_token");
    // The next login waits for a step of which no code was used, and asks nobody before.
    let waiting = timeout(Duration::from_millis(300), client.info().ping().into_future()).await;
    assert!(waiting.is_err() || device.asked().len() == 2);
    let codes = codes(&server).await;
    assert!(codes.len() == device.asked().len() && count(&server, PING) == codes.len() - 1, "{codes:?}");
}

/// By both ways: the answer is lost, and the next login goes through with the code of a later step.
#[tokio::test]
async fn l12_after_a_lost_answer_the_next_code_is_another() {
    for (way, flow) in [("password", &BEHIND), ("parameter", &PARAMETER)] {
        let server = server(&[SHORT, ("LIQUIDWEB_PASSCODE", way)]);
        let proxy = Proxy::losing(server.url(), TOKEN, 1).await;
        let device = Device::default();
        let client = short(&proxy.url, flow, device.passcodes(&server));
        assert_eq!(client.info().ping().await.unwrap_err().kind(), ErrorKind::Transport);
        ping(&client, 8).await;
        assert_eq!(device.asked(), [PasscodeReason::FirstLogin, PasscodeReason::LoginFailed], "{way}");
        let codes = codes(&server).await;
        assert!(codes.len() == 2 && codes[0] != codes[1], "{way}: {codes:?}");
        assert_eq!(count(&server, PING), 8);
    }
}

/// A login that goes over a connection which carried requests before, and whose answer is lost: a transport that takes
/// the connection for one that was closed long ago would send it again.
#[tokio::test]
async fn l12_a_login_over_a_used_connection_is_not_sent_again() {
    let server = server(&[SHORT]);
    // The first login's answer comes, and the refusal of the token that is dead after twelve hours.
    let proxy = Proxy::losing_after(2, server.url(), TOKEN, 1).await;
    let device = Device::default();
    let client = short(&proxy.url, &BEHIND, device.passcodes(&server));
    ping(&client, 1).await;
    advance(&server, 43_200).await;
    let error = client.info().ping().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1), "{error}");
    assert_eq!(*proxy.carried.lock().unwrap(), [4], "the connection was not a used one");
    assert_eq!((codes(&server).await.len(), device.asked().len(), count(&server, TOKEN)), (2, 2, 3));
    ping(&client, 1).await;
    let codes = codes(&server).await;
    assert!(codes.len() == 3 && codes[1] != codes[2], "{codes:?}");
}

/// A vendor that is out of order had the code all the same.
#[tokio::test]
async fn l12_a_login_that_fails_is_not_sent_again() {
    let server = server(&[("LIQUIDWEB_FAULTS", &format!("502 {TOKEN} 1"))]);
    let device = Device::default();
    let builder = bare(&server).login_with_passcodes(USER, PASSWORD, device.passcodes(&server));
    let error = builder.build().unwrap().info().ping().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Server, 1));
    assert_eq!((count(&server, TOKEN), count(&server, PING), device.asked().len()), (1, 0, 1));
}

/// The code of a step is wrong for who used it, whatever client they use.
#[tokio::test]
async fn l12_two_clients_of_one_user_take_codes_of_two_steps() {
    let server = server(&[SHORT]);
    let device = Device::default();
    let passcodes = device.passcodes(&server);
    let clients = [(); 2].map(|()| short(&server.url(), &BEHIND, passcodes.clone()));
    for answer in join_all(clients.iter().map(|client| client.info().ping().into_future())).await {
        answer.unwrap();
    }
    let codes = codes(&server).await;
    assert!(codes.len() == 2 && codes[0] != codes[1], "{codes:?}");
}

/// The feature `totp`: the device's secret is with the client.
#[tokio::test]
async fn l12_a_stored_secret_makes_codes() {
    let server = server(&[SHORT]);
    let client = short(&server.url(), &BEHIND, Totp::new(KEY).unwrap().into());
    ping(&client, 2).await;
    assert_eq!(codes(&server).await.len(), 1);
    // A user who has codes and gives none is refused.
    let error = bare(&server).login(USER, PASSWORD).build().unwrap().info().ping().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Authentication);
}
