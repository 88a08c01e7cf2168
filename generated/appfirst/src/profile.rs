//! AppFirst API as data: what the runtime has to know of it.

use std::time::Duration;

use crate::runtime::ErrorKind;
use crate::runtime::profile::{
    AuthKind, AuthScheme, CodeRetry, CodeRule, CodeWait, EntryShape, ErrorShape,
    LimitHeader, LimitMeaning, LimitRule, LimitScope, LimitUnit, Profile, TimeUnit,
};

const KEY: AuthScheme = AuthScheme { name: "key", kind: AuthKind::Basic };

const REQUESTS: LimitRule = LimitRule {
    name: "requests",
    limit: 1000,
    window: Duration::from_secs(3600),
    scope: LimitScope::Endpoint,
    ..LimitRule::PLAIN
};

const SIZE: LimitRule = LimitRule {
    name: "size",
    limit: 10485760,
    window: Duration::from_secs(3600),
    unit: LimitUnit::Bytes,
    narrow: true,
    partial: true,
    scope: LimitScope::Endpoint,
    ..LimitRule::PLAIN
};

const X_RATE_LIMIT_LIMIT: LimitHeader = LimitHeader {
    name: "x-rate-limit-limit",
    meaning: LimitMeaning::Limit,
    rule: Some(0),
    ..LimitHeader::PLAIN
};

const X_RATE_LIMIT_REMAINING: LimitHeader = LimitHeader {
    name: "x-rate-limit-remaining",
    meaning: LimitMeaning::Remaining,
    rule: Some(0),
    ..LimitHeader::PLAIN
};

const X_RATE_LIMIT_RESET: LimitHeader = LimitHeader {
    name: "x-rate-limit-reset",
    meaning: LimitMeaning::Reset(TimeUnit::Auto),
    rule: Some(0),
    window: Some(Duration::from_secs(3600)),
    ..LimitHeader::PLAIN
};

const X_RATE_SIZE_LIMIT: LimitHeader = LimitHeader {
    name: "x-rate-size-limit",
    meaning: LimitMeaning::Limit,
    rule: Some(1),
    ..LimitHeader::PLAIN
};

const X_RATE_SIZE_REMAINING: LimitHeader = LimitHeader {
    name: "x-rate-size-remaining",
    meaning: LimitMeaning::Remaining,
    rule: Some(1),
    ..LimitHeader::PLAIN
};

const X_RATE_SIZE_RESET: LimitHeader = LimitHeader {
    name: "x-rate-size-reset",
    meaning: LimitMeaning::Reset(TimeUnit::Auto),
    rule: Some(1),
    window: Some(Duration::from_secs(3600)),
    ..LimitHeader::PLAIN
};

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
    user_agent: "appfirst/0.5.0",
    base_url: Some("https://wwws.appfirst.com/api"),
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
    limits: &[REQUESTS, SIZE],
    limit_headers: &[
        X_RATE_LIMIT_LIMIT,
        X_RATE_LIMIT_REMAINING,
        X_RATE_LIMIT_RESET,
        X_RATE_SIZE_LIMIT,
        X_RATE_SIZE_REMAINING,
        X_RATE_SIZE_RESET,
    ],
    ..Profile::PLAIN
};
