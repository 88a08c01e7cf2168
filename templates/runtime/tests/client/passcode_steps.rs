//! One code in a step of time, and none twice.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use runtime::runtime::{Clock, Error, PasscodeReason, Passcodes};

use crate::clock::Task;
use crate::passcodes::{FLOW, client, read};
use crate::rig::{Act, Rig, answer, ok, status};

fn issued() -> Act {
    answer(200, &[], r#"{"access_token":"a","expires_in":3600}"#)
}

/// Codes that are given so many seconds after the start, one for each time that one is asked for; and why they were.
fn given(
    rig: &Rig,
    codes: &'static [(u64, &'static str)],
) -> (Passcodes, Arc<Mutex<Vec<PasscodeReason>>>) {
    let (asked, clock) = (Arc::new(Mutex::new(Vec::new())), Arc::clone(&rig.clock));
    let reasons = Arc::clone(&asked);
    let passcodes = Passcodes::from_fn(move |request| {
        let mut asked = asked.lock().unwrap();
        let (at, code) = codes[asked.len()];
        asked.push(request.reason);
        let wait = Duration::from_secs(at).saturating_sub(clock.now());
        let sleep = clock.sleep(wait);
        async move {
            sleep.await;
            Ok(code.into())
        }
    });
    (passcodes, reasons)
}

/// The codes that were sent, each with the second.
fn sent(rig: &Rig) -> Vec<(u64, String)> {
    let logins = rig.seen().into_iter().filter(|seen| seen.uri.path() == "/v1/login");
    let code = |body: &[u8]| {
        let body: serde_json::Value = serde_json::from_slice(body).unwrap();
        body["code"].as_str().unwrap().to_owned()
    };
    logins.map(|seen| (seen.at.as_secs(), code(&seen.body.unwrap()))).collect()
}

/// Two people began to look in two steps, and find their codes in one.
#[test]
fn no_two_codes_are_spent_in_one_step() {
    let rig = Rig::new([issued(), ok(), issued(), ok()]);
    let codes = &[(70, "111111"), (75, "222222"), (80, "333333")];
    let (passcodes, reasons) = given(&rig, codes);
    let clients = [(); 2].map(|()| client(&rig, &FLOW, passcodes.clone()));
    let (clock, [first, second]) = (Arc::clone(&rig.clock), clients);
    let calls: [Task<'_, Result<i64, Error>>; 2] = [
        Box::pin(read(&first).into_future()),
        Box::pin(async move {
            clock.sleep(Duration::from_secs(31)).await;
            read(&second).await
        }),
    ];
    for answer in rig.clock.run_all(calls.into()) {
        answer.unwrap();
    }
    assert_eq!(sent(&rig), [(70, "111111".to_owned()), (90, "333333".to_owned())]);
    assert_eq!(*reasons.lock().unwrap(), [PasscodeReason::FirstLogin; 3]);
}

#[test]
fn white_space_makes_no_other_code() {
    let rig = Rig::new([status(500), issued(), ok()]);
    let codes = &[(0, " 123 456 "), (0, "123456"), (0, "12 34\u{a0}56"), (0, "222222")];
    let (passcodes, reasons) = given(&rig, codes);
    let client = client(&rig, &FLOW, passcodes);
    rig.run(read(&client)).unwrap_err();
    rig.run(read(&client)).unwrap();
    assert_eq!(sent(&rig), [(0, "123 456".to_owned()), (90, "222222".to_owned())]);
    assert_eq!(reasons.lock().unwrap()[2..], [PasscodeReason::UsedBefore; 2]);
}
