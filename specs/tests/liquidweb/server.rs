//! The test double alone: it must behave as its README says, or the client's tests prove nothing.

use std::time::SystemTime;

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::raw::{LiquidWeb, body};

/// A user whose calls need a passcode.
const SECOND_FACTOR: &str = "tom";
const SECRET: &str = "battery staple";

/// A client of the vendor's that is not ours gets along with the server, however that writes numbers.
#[tokio::test]
async fn a_published_client_takes_the_server_for_the_vendor() {
    for numbers in ["numbers", "text"] {
        let liquidweb = LiquidWeb::start(&[("LIQUIDWEB_NUMBERS", numbers)]);
        vendors::witness("liquidweb", &[&liquidweb.server.url(), numbers]).unwrap();
        let journal = liquidweb.server.journal().unwrap();
        assert!(journal.len() > 10 && journal.iter().all(|exchange| exchange.status == 200));
    }
}

#[tokio::test]
async fn l1_errors_come_within_a_success() {
    let liquidweb = LiquidWeb::start(&[]);
    let answer = liquidweb.call("Network/DNS/Zone/details", json!({"id": 99})).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let expected = json!({
        "error_class": "LW::Exception::RecordNotFound",
        "full_message": "Record 'id: 99' not found: ",
        "error": "",
        "field": "id",
        "input": "99",
    });
    assert_eq!(body(answer).await, expected);
}

#[tokio::test]
async fn l2_what_cannot_be_decoded_is_a_400_and_who_may_not_gets_a_page() {
    let liquidweb = LiquidWeb::start(&[]);
    for (method, sent) in
        [("Network/DNS/Zone/list", "{"), ("Network/DNS/Zone/list", "{}"), ("Network/DNS/Zone/list.yaml", "[")]
    {
        let (status, text) = liquidweb.text(method, sent).await;
        assert!(status == 400 && text.contains("LW::Exception::Deserialize"), "{text}");
    }
    for (user, password, status) in [("ann", "wrong", 401), ("max", "locked out", 403)] {
        let answer = liquidweb.as_user(user, password, "Network/DNS/Zone/list", json!({})).await;
        assert_eq!(answer.status(), status);
        assert!(answer.text().await.unwrap().starts_with("<html>"));
    }
}

/// What another reader of YAML takes for a truth, a number, a time and nothing: all are texts.
#[tokio::test]
async fn l7_yaml_is_chosen_by_the_extension_and_has_no_quotes() {
    let liquidweb = LiquidWeb::start(&[]);
    let (status, text) = liquidweb.text("Network/DNS/Domain/list.yaml", "params: {page_size: '2'}\n").await;
    assert_eq!(status, 200);
    for line in ["- domain: no\n", "  registrar: 010\n", "  tech_handle: 1e3\n", "  bill_handle: ~\n"] {
        assert!(text.contains(line), "{text}");
    }
    assert!(text.contains("  created: 2020-05-06 07:08:09\n") && text.contains("page_size: 2\n"), "{text}");
    let (_, text) = liquidweb.text("Network/DNS/Zone/details.yaml", "params:\n  id: 99\n").await;
    assert!(text.contains("error_class: LW::Exception::RecordNotFound\n"), "{text}");
}

#[tokio::test]
async fn l11_a_token_lasts_longer_when_asked_for_with_itself_but_never_beyond_twelve_hours() {
    let liquidweb = LiquidWeb::start(&[]);
    let first = body(liquidweb.call("Account/Auth/token", json!({"timeout": 3600})).await).await;
    let token = first["token"].as_str().unwrap();
    let ask = || liquidweb.as_user("ann", token, "Account/Auth/token", json!({"timeout": 3600}));
    for _ in 0..12 {
        liquidweb.advance(3590).await;
        assert_eq!(body(ask().await).await["token"], first["token"]);
    }
    let end = first["expires"].as_i64().unwrap() - 3600 + 12 * 3600;
    let last = body(ask().await).await;
    assert!((end - 1..=end + 1).contains(&last["expires"].as_i64().unwrap()), "{last} {end}");
    liquidweb.advance(200).await;
    assert_eq!(ask().await.status(), StatusCode::UNAUTHORIZED);
}

/// The second time a passcode is refused within its own thirty seconds, and so is the one before it.
#[tokio::test]
async fn l12_a_passcode_is_good_once() {
    for way in ["password", "parameter"] {
        let liquidweb = LiquidWeb::start(&[("LIQUIDWEB_PASSCODE", way)]);
        let login = async |passcode: &str| {
            let (password, params) = match way {
                "password" => (format!("{SECRET}{passcode}"), json!({})),
                _ => (SECRET.to_owned(), json!({"passcode": passcode})),
            };
            liquidweb.as_user(SECOND_FACTOR, &password, "Account/Auth/token", params).await.status().as_u16()
        };
        // Steps of thirty seconds end with the clock's; none ends while this runs.
        liquidweb.advance(30 - seconds_into_step()).await;
        let first = liquidweb.passcode(SECOND_FACTOR).await;
        assert_eq!([login(&first).await, login(&first).await], [200, 401], "{way}");
        liquidweb.advance(30).await;
        assert_eq!(login(&first).await, 401);
        assert_eq!(login(&liquidweb.passcode(SECOND_FACTOR).await).await, 200);
        assert_eq!(login("").await, 401);
    }
}

/// Seconds since the last half of a minute began.
fn seconds_into_step() -> u32 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    u32::try_from(now.as_secs() % 30).unwrap()
}

#[tokio::test]
async fn l18_a_method_is_found_by_its_case_alone() {
    let liquidweb = LiquidWeb::start(&[]);
    let told: Value = body(liquidweb.call("network/dns/zone/list", json!({})).await).await;
    assert_eq!(told["error_class"], "LW::Exception::API::InvalidMethod");
    assert_eq!(told["method"], "network/dns/zone/list");
}

#[tokio::test]
async fn everything_wrong_is_told_at_once() {
    let liquidweb = LiquidWeb::start(&[]);
    let sent = json!({"name": "www", "ttl": "soon", "colour": "red"});
    let told = body(liquidweb.call("Network/DNS/Record/create", sent).await).await;
    assert_eq!(told["field"], json!(["rdata", "type", "ttl", "colour"]));
    let errors = told["errors"].as_array().unwrap().iter();
    let classes: Vec<_> = errors.map(|one| one["error_class"].as_str().unwrap()).collect();
    let expected = ["Required", "Required", "Validation", "Unknown"];
    assert_eq!(classes, expected.map(|name| format!("LW::Exception::Input::{name}")));
}
