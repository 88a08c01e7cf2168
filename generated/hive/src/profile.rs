//! Hive Merchant API as data: what the runtime has to know of it.

use std::time::Duration;

use crate::runtime::profile::{
    AuthKind, AuthScheme, EntryShape, ErrorShape, LimitHeader, LimitMeaning, LimitRule,
    Profile, RetryRules, TimeUnit,
};

const TOKEN: AuthScheme = AuthScheme { name: "token", kind: AuthKind::Bearer("Bearer") };

const MINUTE: LimitRule = LimitRule {
    name: "minute",
    limit: 100,
    window: Duration::from_secs(60),
    ..LimitRule::PLAIN
};

const X_RATE_LIMIT_USED: LimitHeader = LimitHeader {
    name: "x-rate-limit-used",
    meaning: LimitMeaning::Used,
    rule: Some(0),
    ..LimitHeader::PLAIN
};

const X_RATE_LIMIT_MAX: LimitHeader = LimitHeader {
    name: "x-rate-limit-max",
    meaning: LimitMeaning::Limit,
    rule: Some(0),
    ..LimitHeader::PLAIN
};

const RETRY_AFTER: LimitHeader = LimitHeader {
    name: "retry-after",
    meaning: LimitMeaning::RetryAfter(TimeUnit::DeltaSeconds),
    ..LimitHeader::PLAIN
};

/// What the runtime has to know of the vendor.
pub(crate) static PROFILE: Profile = Profile {
    user_agent: "hive/0.1.0",
    base_url: Some("https://app.hive.app/merchant_api/v1"),
    auth: &[TOKEN],
    errors: ErrorShape {
        message: &["/errors"],
        fields: None,
        entries: EntryShape { at: &["/errors"], message: &[""], ..EntryShape::NONE },
        ..ErrorShape::PLAIN
    },
    limits: &[MINUTE],
    limit_headers: &[X_RATE_LIMIT_USED, X_RATE_LIMIT_MAX, RETRY_AFTER],
    retry: RetryRules { refused: &[429], ..RetryRules::DEFAULT },
    raw_brackets: true,
    ..Profile::PLAIN
};
