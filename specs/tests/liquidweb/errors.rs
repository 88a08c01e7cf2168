//! What a refusal becomes.

use liquidweb::ErrorKind;
use liquidweb::types::{
    CardRefusal, DnsFailure, Error, InputMultiple, InputValidation, NewRecord, NewZone, PageRequest,
    RecordNotFound, RecordType, ZoneAddress,
};

use crate::client::{bare, client, count, server};
use crate::raw::{PASSWORD, USER};

#[tokio::test]
async fn l1_an_error_within_a_200_is_an_error_of_every_call() {
    let server = server(&[]);
    let client = client(&server);
    let error = client.zones().get(&ZoneAddress::default().with_id(99)).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::NotFound, 200));
    let vendor = error.vendor().unwrap();
    assert_eq!(vendor.code.as_deref(), Some("LW::Exception::RecordNotFound"));
    assert_eq!(vendor.message.as_deref(), Some("Record 'id: 99' not found: "));
    assert_eq!(error.attempts(), 1);
    // A mapping of texts would take the error for a success, and so would a listing.
    let name = liquidweb::types::ReverseUpdate::new("192.0.2.1", "no name");
    let error = client.reverse_dns().update(&name).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validation);
    let wrong = PageRequest::default().with_page_num(-1);
    assert_eq!(client.zones().list().body(&wrong).await.unwrap_err().kind(), ErrorKind::Validation);
}

#[tokio::test]
async fn l1_an_error_ends_a_walk() {
    let server = server(&[("LIQUIDWEB_FAULTS", "Internal Network/DNS/Zone/list 9")]);
    let mut zones = client(&server).zones().list().items();
    let error = zones.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Server, 200));
}

#[tokio::test]
async fn l2_a_page_of_html_is_told_by_its_status() {
    let server = server(&[]);
    for (user, password, kind) in
        [("ann", "wr0ng", ErrorKind::Authentication), ("max", "locked out", ErrorKind::Permission)]
    {
        let client = bare(&server).basic_auth(user, password).build().unwrap();
        let error = client.info().ping().await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (kind, 1));
        assert!(error.body().starts_with(b"<html>"));
        assert!(!format!("{error}{error:?}").contains(password));
    }
}

#[tokio::test]
async fn l3_the_message_has_several_names() {
    for name in ["full_message", "error_message"] {
        let server = server(&[("LIQUIDWEB_MESSAGE", name)]);
        let error = client(&server).zones().get(&ZoneAddress::default().with_id(99)).await.unwrap_err();
        let vendor = error.vendor().unwrap();
        assert_eq!(vendor.message.as_deref(), Some("Record 'id: 99' not found: "), "{name}");
        assert!(error.to_string().contains("not found"), "{error}");
    }
    let server = server(&[("LIQUIDWEB_FAULTS", "Internal Network/DNS/Zone/create 1")]);
    let error = client(&server).zones().create(&NewZone::new("a.example")).await.unwrap_err();
    assert_eq!(error.vendor().unwrap().message.as_deref(), Some("Internal was ordered"));
}

#[tokio::test]
async fn l3_several_errors_are_entries_of_one() {
    let server = server(&[]);
    let record = NewRecord::new("", "192.0.2.1", RecordType::A).with_ttl(0).with_prio(-1);
    let error = client(&server).records().create(&record).await.unwrap_err();
    let vendor = error.vendor().unwrap();
    assert!(vendor.is("LW::Exception::Input") && !vendor.is("LW::Exception::Input::Required"));
    let told: Vec<_> =
        vendor.entries().iter().map(|one| (one.code.as_deref(), one.field.as_deref())).collect();
    let class = Some("LW::Exception::Input::Validation");
    assert_eq!(told, [(class, Some("prio")), (class, Some("ttl"))]);
    assert_eq!(vendor.entries()[1].extra("value").map(ToString::to_string).as_deref(), Some("0"));
    let details: Error = error.details().unwrap();
    assert_eq!(details.errors.unwrap().len(), 2);
}

#[tokio::test]
async fn l4_a_class_is_what_its_ancestors_are_also_one_that_nobody_knew() {
    let server = server(&[("LIQUIDWEB_FAULTS", "Novel Network/DNS/Zone/create 1")]);
    let client = client(&server);
    let error = client.zones().create(&NewZone::new("a.example")).await.unwrap_err();
    let vendor = error.vendor().unwrap();
    for class in ["LW::Exception", "LW::Exception::DNS", "LW::Exception::DNS::Servfail"] {
        assert!(vendor.is(class), "{class}");
    }
    assert!(!vendor.is("LW::Exception::DNS::Serv") && !vendor.is("LW::Exception::Input"));
    assert_eq!(error.kind(), ErrorKind::Server);
    assert_eq!(vendor.extra("novelty").map(ToString::to_string).as_deref(), Some(r#"{"depth":1}"#));
    let servers = vendor.extra("nameservers").map(ToString::to_string);
    assert_eq!(servers.as_deref(), Some(r#"["ns.liquidweb.com"]"#));
    client.zones().create(&NewZone::new("a.example")).await.unwrap();
    let error = client.zones().create(&NewZone::new("a.example")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    assert_eq!(count(&server, "Network/DNS/Zone/create"), 3);
}

/// What belongs to a class, as its type: of an error, of each of several, and of a class below that nobody knew.
#[tokio::test]
async fn l4_what_belongs_to_a_class_has_a_type() {
    let server = server(&[("LIQUIDWEB_FAULTS", "Novel Network/DNS/Zone/create 1")]);
    let client = client(&server);
    let error = client.zones().get(&ZoneAddress::default().with_id(99)).await.unwrap_err();
    let missing: RecordNotFound = error.vendor().unwrap().details().unwrap();
    assert_eq!((missing.field.as_deref(), missing.input.as_deref()), (Some("id"), Some("99")));
    assert!(error.vendor().unwrap().details::<InputValidation>().is_none());
    let error = client.zones().create(&NewZone::new("a.example")).await.unwrap_err();
    let failure: DnsFailure = error.vendor().unwrap().details().unwrap();
    assert_eq!(failure.nameservers.unwrap(), ["ns.liquidweb.com"]);
    let record = NewRecord::new("", "192.0.2.1", RecordType::A).with_ttl(0).with_prio(-1);
    let error = client.records().create(&record).await.unwrap_err();
    let vendor = error.vendor().unwrap();
    assert_eq!(vendor.details::<InputMultiple>().unwrap().field.unwrap(), ["prio", "ttl"]);
    let second: InputValidation = vendor.entries()[1].details().unwrap();
    assert_eq!(second.field.as_deref(), Some("ttl"));
    assert_eq!(second.value.unwrap().to_string(), "0");
}

#[tokio::test]
async fn l20_codes_of_cards_are_texts() {
    let server = server(&[("LIQUIDWEB_FAULTS", "Declined Billing/Payment/make 1")]);
    let payment = liquidweb::types::NewPayment::new("5.00");
    let client = bare(&server).basic_auth(USER, PASSWORD).build().unwrap();
    let error = client.payments().make(&payment).await.unwrap_err();
    let vendor = error.vendor().unwrap();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Validation, 1));
    assert!(vendor.is("LW::Exception::CCTrans"));
    assert_eq!(vendor.details::<CardRefusal>().unwrap().reason_code.as_deref(), Some("051"));
    for (name, value) in
        [("reason_code", r#""051""#), ("trans_id", r#""0042""#), ("message_code", r#""205""#)]
    {
        assert_eq!(vendor.extra(name).map(ToString::to_string).as_deref(), Some(value));
    }
}
