//! FixMyCloud API as data: what the runtime has to know of it.

use std::time::Duration;

use crate::runtime::profile::{
    AuthKind, AuthScheme, EntryShape, ErrorShape, LimitHeader, LimitMeaning, LimitRule,
    LimitScope, Profile, RetryRules, Setting, SettingPlace, TimeUnit,
};

const SESSION: AuthScheme =
    AuthScheme { name: "session", kind: AuthKind::Bearer("Bearer") };

const API_KEY: AuthScheme =
    AuthScheme { name: "api_key", kind: AuthKind::Header("x-api-key") };

const WORKSPACE: Setting = Setting {
    name: "workspace",
    place: SettingPlace::Header("X-Tenant-Slug"),
    required: true,
};

const ALL: LimitRule = LimitRule {
    name: "all",
    limit: 120,
    window: Duration::from_secs(60),
    scope: LimitScope::Setting(0),
    ..LimitRule::PLAIN
};

const SCANS: LimitRule = LimitRule {
    name: "scans",
    limit: 10,
    window: Duration::from_secs(60),
    narrow: true,
    partial: true,
    scope: LimitScope::Setting(0),
    ..LimitRule::PLAIN
};

const LOGIN: LimitRule = LimitRule {
    name: "login",
    limit: 20,
    window: Duration::from_secs(60),
    partial: true,
    scope: LimitScope::Address,
    ..LimitRule::PLAIN
};

const X_RATELIMIT_LIMIT: LimitHeader = LimitHeader {
    name: "x-ratelimit-limit",
    meaning: LimitMeaning::Limit,
    ..LimitHeader::PLAIN
};

const X_RATELIMIT_REMAINING: LimitHeader = LimitHeader {
    name: "x-ratelimit-remaining",
    meaning: LimitMeaning::Remaining,
    ..LimitHeader::PLAIN
};

const X_RATELIMIT_RESET: LimitHeader = LimitHeader {
    name: "x-ratelimit-reset",
    meaning: LimitMeaning::Reset(TimeUnit::EpochSeconds),
    ..LimitHeader::PLAIN
};

/// What the runtime has to know of the vendor.
pub(crate) static PROFILE: Profile = Profile {
    user_agent: "fixmycloud/0.1.0",
    base_url: Some("https://api.fixmycloud.ai/api/v1"),
    auth: &[SESSION, API_KEY],
    errors: ErrorShape {
        message: &["/detail"],
        code: &["/code"],
        fields: None,
        field: &["/field"],
        entries: EntryShape {
            at: &["/detail"],
            message: &["/msg"],
            code: &["/type"],
            field: &["/loc"],
            ..EntryShape::NONE
        },
        ..ErrorShape::PLAIN
    },
    limits: &[ALL, SCANS, LOGIN],
    limit_headers: &[X_RATELIMIT_LIMIT, X_RATELIMIT_REMAINING, X_RATELIMIT_RESET],
    retry: RetryRules {
        refused: &[429],
        max_server_wait: Duration::from_secs(61),
        ..RetryRules::DEFAULT
    },
    settings: &[WORKSPACE],
    ..Profile::PLAIN
};
