//! What happens when an answer leaves out what the document requires.

use std::sync::{Arc, Mutex};

use runtime::runtime::profile::{Operation, Profile};
use runtime::runtime::{Call, ErrorKind, object};

use crate::rig::{Rig, answer};

#[derive(Debug, Clone, PartialEq)]
struct Thing {
    name: String,
}

object! {
    Thing {
        required name = "name",
    }
}

static GET: Operation = Operation { id: "read", ..Operation::PLAIN };

#[test]
fn it_is_corrected_and_reported() {
    let rig = Rig::new([answer(200, &[], "{}"), answer(200, &[], r#"{"name":"n"}"#)]);
    let met = Arc::new(Mutex::new(Vec::new()));
    let hook = Arc::clone(&met);
    let builder = rig.builder(&Profile::PLAIN).on_drift(move |operation, drift| {
        hook.lock().unwrap().push((operation.id, drift.len()));
    });
    let client = builder.build().unwrap();
    let response = rig.run(Call::<Thing>::json(&client, &GET).send()).unwrap();
    assert_eq!((response.name.as_str(), response.drift().len()), ("", 1));
    rig.run(Call::<Thing>::json(&client, &GET)).unwrap();
    assert_eq!(*met.lock().unwrap(), [("read", 1)]);
}

#[test]
fn it_is_an_error_when_strict() {
    for (client, call, fails) in [
        (true, None, true),
        (false, Some(true), true),
        (true, Some(false), false),
        (false, None, false),
    ] {
        let rig = Rig::new([answer(200, &[], "{}")]);
        let client = rig.builder(&Profile::PLAIN).strict(client).build().unwrap();
        let mut sent = Call::<Thing>::json(&client, &GET);
        if let Some(strict) = call {
            sent = sent.strict(strict);
        }
        let result = rig.run(sent);
        assert_eq!(result.is_err(), fails);
        if let Err(error) = result {
            assert_eq!(error.kind(), ErrorKind::Decode);
        }
    }
}

#[test]
fn what_an_error_says_is_never_made_up() {
    let details = |body: &str| {
        let rig = Rig::new([answer(400, &[], body)]);
        rig.error(&GET).details::<Thing>()
    };
    assert_eq!(details(r#"{"name":"n"}"#), Some(Thing { name: "n".into() }));
    assert_eq!(details(r#"{"detail":"of another shape"}"#), None);
}

#[test]
fn the_body_is_kept_as_it_came() {
    let body = r#"{"undeclared": [1] }"#;
    let rig = Rig::new([answer(200, &[], body)]);
    let response = rig.run(Call::<Thing>::json(&rig.client(), &GET).send()).unwrap();
    assert_eq!(response.name, "");
    assert_eq!(response.body(), body);
}
