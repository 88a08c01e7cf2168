//! Famoco MDM API as data: what the runtime has to know of it.

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

const HOUR: LimitRule = LimitRule {
    name: "hour",
    limit: 1000,
    window: Duration::from_secs(3600),
    ..LimitRule::PLAIN
};

const EXPORT: LimitRule = LimitRule {
    name: "export",
    limit: 6,
    window: Duration::from_secs(60),
    narrow: true,
    partial: true,
    ..LimitRule::PLAIN
};

const RETRY_AFTER: LimitHeader = LimitHeader {
    name: "retry-after",
    meaning: LimitMeaning::RetryAfter(TimeUnit::DeltaSeconds),
    ..LimitHeader::PLAIN
};

/// What the runtime has to know of the vendor.
pub(crate) static PROFILE: Profile = Profile {
    user_agent: "famoco-mdm/0.1.0",
    base_url: Some("https://my.famoco.com"),
    auth: &[TOKEN],
    errors: ErrorShape {
        message: &["/errors/detail", "/errors/non_field_errors/0"],
        fields: Some("/errors"),
        entries: EntryShape::NONE,
        ..ErrorShape::PLAIN
    },
    limits: &[MINUTE, HOUR, EXPORT],
    limit_headers: &[RETRY_AFTER],
    retry: RetryRules {
        refused: &[429],
        max_server_wait: Duration::from_secs(60),
        ..RetryRules::DEFAULT
    },
    ..Profile::PLAIN
};
