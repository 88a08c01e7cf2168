//! The client speaks YAML, which the server writes without any quotes that a careful writer would set.

use liquidweb::types::{
    DomainRenewal, Error, NewRecord, NewZone, PageRequest, RecordType, RecordsRequest, ServerId, ZoneAddress,
};
use liquidweb::{Client, ErrorKind};
use vendors::Server;

use crate::client::{bare, server};
use crate::raw::{PASSWORD, USER};

fn client(server: &Server) -> Client {
    bare(server).basic_auth(USER, PASSWORD).yaml().build().unwrap()
}

/// What another reader could take for something else.
const TEXTS: &[&str] = &[
    "no",
    "Yes",
    "on",
    "010",
    "0x1F",
    "0o7",
    "1e3",
    "1_000",
    "1:30",
    "2026-01-02",
    "12",
    "-1.50",
    ".5",
    "+1",
    "=",
    "<<",
    "true",
    "'",
    "\"",
    "\\",
    "a: b",
    "a #b",
    "- a",
    "[a",
    "{a",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a",
    "| a",
    "> a",
    "? a",
    " a ",
    "a\nb\n",
    "\ta",
    "a\u{7f}b",
    "a\u{85}b",
    "a\u{2028}b\u{2029}",
    "\u{feff}a",
    "é😀",
    "---",
    "...",
    "\u{0}\u{1}\u{1b}",
    "\\u0041",
    "null and void",
    "~a",
];

/// The paths of what was asked.
fn paths(server: &Server) -> Vec<String> {
    server.journal().unwrap().into_iter().map(|exchange| exchange.path).collect()
}

#[tokio::test]
async fn l7_a_text_is_a_text_whatever_it_looks_like() {
    let server = server(&[]);
    let domains = client(&server).domains().list().await.unwrap();
    let odd = &domains.items[1];
    assert_eq!(odd.domain.as_deref(), Some("no"));
    assert_eq!(odd.registrar.as_deref(), Some("010"));
    assert_eq!(odd.tech_handle.as_deref(), Some("1e3"));
    // What may be absent is so where YAML says nothing.
    assert_eq!(odd.bill_handle, None);
    assert_eq!(odd.created.as_ref().unwrap().as_str(), "2020-05-06 07:08:09");
    assert_eq!(domains.items[0].expire.as_ref().unwrap().as_str(), "2027-05-06");
    assert_eq!(domains.page_total.unwrap().as_i64(), Some(1));
    assert_eq!(paths(&server), ["/v1/Network/DNS/Domain/list.yaml"]);
}

/// `PyYAML` reads what is sent as it is, and what it writes is read as that. Of the letters that end a line in YAML 1.1
/// alone it writes two kinds as they are, which no reader of YAML 1.2 understands; JSON shows that they have come.
#[tokio::test]
async fn l7_every_text_that_is_sent_comes_back() {
    let server = server(&[]);
    let records = client(&server).records();
    for text in TEXTS {
        let record = NewRecord::new("a.example", *text, RecordType::Txt).with_zone_id(1);
        let made = records.create(&record).await.unwrap();
        if !text.contains(['\u{85}', '\u{2028}', '\u{2029}']) {
            assert_eq!(made.rdata.as_deref(), Some(*text), "{text:?}");
        }
    }
    assert_eq!(paths(&server), vec!["/v1/Network/DNS/Record/create.yaml"; TEXTS.len()]);
    let all = RecordsRequest::default().with_zone_id(1).with_page_size(100);
    let kept = crate::client::client(&server).records().list(&all).await.unwrap();
    let kept: Vec<_> = kept.items.iter().map(|record| record.rdata.as_deref().unwrap()).collect();
    assert_eq!(kept, TEXTS);
}

#[tokio::test]
async fn l7_flags_numbers_and_times_are_read_from_words() {
    for flags in ["numbers", "text", "words"] {
        let server = server(&[("LIQUIDWEB_FLAGS", flags), ("LIQUIDWEB_ABSENT", "null")]);
        let client = client(&server);
        let found = client.storm_servers().get(&ServerId::new("SUMMER")).await.unwrap();
        assert!(found.active.unwrap() == true && found.backup_enabled.unwrap() == false, "{flags}");
        assert_eq!(found.config_id.unwrap().as_i64(), Some(1));
        let payment = liquidweb::types::NewPayment::new("$.05");
        let made = client.payments().make(&payment).await.unwrap();
        assert_eq!(made.amount.unwrap().minor_units(2), Some(5));
        let zone = client.zones().get(&ZoneAddress::default().with_id(1)).await.unwrap();
        assert!(zone.delegation_checked.is_some() && zone.notified_serial.is_none());
        let server = ServerId::new("SUMMER");
        assert_eq!(client.load().get_stats(&server).await.unwrap().uptime.unwrap().as_f64(), Some(86_400.25));
    }
}

#[tokio::test]
async fn l7_errors_come_in_it_too() {
    let server = server(&[(
        "LIQUIDWEB_FAULTS",
        "Undecodable Network/DNS/Zone/create 1; RateLimit Network/DNS/Zone/list 1",
    )]);
    let client = client(&server);
    let error = client.zones().get(&ZoneAddress::default().with_id(99)).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::NotFound, 200));
    let vendor = error.vendor().unwrap();
    assert_eq!(vendor.message.as_deref(), Some("Record 'id: 99' not found: "));
    assert_eq!(vendor.extra("input").unwrap().as_i64(), Some(99));
    assert!(error.body().starts_with(b"full_message: "));

    let error = client.zones().create(&NewZone::new("a.example")).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Validation, 400));
    let details: Error = error.details().unwrap();
    assert_eq!(details.error_class, "LW::Exception::Deserialize");

    let wrong = NewRecord::new("", "192.0.2.1", RecordType::A).with_ttl(0).with_prio(-1);
    let error = client.records().create(&wrong).await.unwrap_err();
    let entries: Vec<_> =
        error.vendor().unwrap().entries().iter().map(|one| one.code.as_deref().unwrap()).collect();
    assert_eq!(entries, ["LW::Exception::Input::Validation"; 2]);

    let error = client.domains().renew(&DomainRenewal::new("no", 2)).await.unwrap_err();
    assert!(error.vendor().unwrap().is("LW::Exception::Input::OutOfBounds"));
    // An error that is a refusal for now is repeated.
    assert_eq!(client.zones().list().await.unwrap().items.len(), 3);
    assert!(
        paths(&server)
            .iter()
            .all(|path| path.rsplit_once('.').is_some_and(|(_, extension)| extension == "yaml"))
    );
}

#[tokio::test]
async fn l7_a_page_of_html_stays_one() {
    let server = server(&[("LIQUIDWEB_FAULTS", "500 Utilities/Info/ping 1")]);
    for (user, password, kind) in [
        ("ann", "wr0ng", ErrorKind::Authentication),
        ("max", "locked out", ErrorKind::Permission),
        (USER, PASSWORD, ErrorKind::Server),
    ] {
        let client = bare(&server).basic_auth(user, password).yaml().attempts(1).build().unwrap();
        let error = client.info().ping().await.unwrap_err();
        assert_eq!(error.kind(), kind);
        assert!(error.body().starts_with(b"<html>") && error.vendor().is_none());
    }
}

#[tokio::test]
async fn l7_pages_are_walked() {
    let server = server(&[("LIQUIDWEB_ZONES", "7"), ("LIQUIDWEB_NUMBERS", "text")]);
    let size = PageRequest::default().with_page_size(3);
    let mut zones = client(&server).zones().list().body(&size).items();
    let mut ids = Vec::new();
    while let Some(zone) = zones.next().await {
        ids.push(zone.unwrap().id.unwrap().as_i64().unwrap());
    }
    assert_eq!(ids, (1..=7).collect::<Vec<_>>());
    assert_eq!(paths(&server), ["/v1/Network/DNS/Zone/list.yaml"; 3]);
}

#[tokio::test]
async fn l7_a_token_is_had_in_it() {
    let server = server(&[]);
    let client = bare(&server).login(USER, PASSWORD).yaml().build().unwrap();
    client.info().ping().await.unwrap();
    client.info().ping().await.unwrap();
    let ping = "/v1/Utilities/Info/ping.yaml";
    assert_eq!(paths(&server), ["/v1/Account/Auth/token.yaml", ping, ping]);
    assert!(server.journal().unwrap().iter().all(|exchange| exchange.status == 200));
}

/// Who does not choose it asks for JSON.
#[tokio::test]
async fn l7_json_stays_the_default() {
    let server = server(&[]);
    crate::client::client(&server).info().ping().await.unwrap();
    assert_eq!(paths(&server), ["/v1/Utilities/Info/ping"]);
}
