//! AppFirst API as data: what the runtime has to know of it.

use crate::runtime::ErrorKind;
use crate::runtime::profile::{
    AuthKind, AuthScheme, CodeRetry, CodeRule, CodeWait, EntryShape, ErrorShape, Profile,
};

const KEY: AuthScheme = AuthScheme { name: "key", kind: AuthKind::Basic };

const ERROR_CODES: &[CodeRule] = &[
    CodeRule { code: "1", kind: Some(ErrorKind::NotFound), ..CodeRule::PLAIN },
    CodeRule { code: "2", kind: Some(ErrorKind::Validation), ..CodeRule::PLAIN },
    CodeRule { code: "3", kind: Some(ErrorKind::Validation), ..CodeRule::PLAIN },
    CodeRule { code: "4", kind: Some(ErrorKind::Validation), ..CodeRule::PLAIN },
    CodeRule { code: "5", kind: Some(ErrorKind::Validation), ..CodeRule::PLAIN },
    CodeRule { code: "6", kind: Some(ErrorKind::Validation), ..CodeRule::PLAIN },
    CodeRule { code: "7", kind: Some(ErrorKind::Conflict), ..CodeRule::PLAIN },
    CodeRule { code: "8", kind: Some(ErrorKind::Validation), ..CodeRule::PLAIN },
    CodeRule { code: "9", kind: Some(ErrorKind::Permission), ..CodeRule::PLAIN },
    CodeRule {
        code: "12",
        kind: Some(ErrorKind::NotFound),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "20",
        kind: Some(ErrorKind::Throttled),
        retry: Some(CodeRetry::Refused),
        wait: Some(CodeWait::Reset),
    },
    CodeRule {
        code: "21",
        kind: Some(ErrorKind::Validation),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
];

/// What the runtime has to know of the vendor.
pub(crate) static PROFILE: Profile = Profile {
    user_agent: "appfirst-v4/0.4.0",
    base_url: Some("https://wwws.appfirst.com/api/v4"),
    auth: &[KEY],
    errors: ErrorShape {
        message: &["/errors/0/message"],
        code: &["/errors/0/code"],
        fields: None,
        entries: EntryShape {
            at: &["/errors"],
            message: &["/message"],
            code: &["/code"],
            ..EntryShape::NONE
        },
        codes: ERROR_CODES,
        ..ErrorShape::PLAIN
    },
    ..Profile::PLAIN
};
