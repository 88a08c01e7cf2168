//! One-time passcodes of a login.

use std::time::Duration;

use crate::diagnostic::Diagnostic;
use crate::quirks::{LoginExchangeQuirk, PasscodeQuirk, SentValue};

use super::super::super::context::Context;
use super::super::duration;

/// How long a passcode is good where nothing else is said (RFC 6238 section 5.2).
const STEP: Duration = Duration::from_secs(30);

/// The shortest and the longest that a passcode may be good. In less no code comes from a device to the vendor in
/// time, and who logs in again has to wait for the end of the last code.
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// How long a passcode of the login is good; `None` where it takes none, or after an error.
pub(super) fn step(
    context: &mut Context<'_, '_>,
    login: &LoginExchangeQuirk,
    quirk: Option<&PasscodeQuirk>,
    pointer: &str,
) -> Option<Duration> {
    if !login.sent().any(SentValue::has_passcode) {
        if quirk.is_some() {
            let message = "nothing sends the passcode";
            let help =
                "say where it travels: `credential: password_and_passcode`, or `passcode` under `send`";
            let finding = Diagnostic::error("unfit-login", message).help(help);
            context.refuse(&format!("{pointer}/passcode"), finding);
        }
        return None;
    }
    match quirk.and_then(|quirk| quirk.step.as_ref()) {
        Some(step) => bounded(context, step, &format!("{pointer}/passcode/step")),
        None => Some(STEP),
    }
}

fn bounded(context: &mut Context<'_, '_>, text: &str, pointer: &str) -> Option<Duration> {
    let step = duration::read(context, text, pointer)?;
    if (SHORTEST..=LONGEST).contains(&step) {
        return Some(step);
    }
    let message = format!("no passcode is good for `{text}`");
    let help = "write how long a code is good, from `1s` to `1h`; most are for `30s`";
    context.refuse(pointer, Diagnostic::error("unfit-login", message).help(help));
    None
}
