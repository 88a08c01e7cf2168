//! FixMyCloud API as data: what the runtime has to know of it.

use std::time::Duration;

use crate::runtime::profile::{AuthKind, AuthScheme, ErrorShape, Profile, RetryRules};

const SESSION: AuthScheme = AuthScheme {
    name: "session",
    kind: AuthKind::Bearer("Bearer"),
};

const API_KEY: AuthScheme = AuthScheme {
    name: "api_key",
    kind: AuthKind::Header("x-api-key"),
};

/// What the runtime has to know of the vendor.
pub(crate) static PROFILE: Profile = Profile {
    user_agent: "fixmycloud/0.1.0",
    base_url: Some("https://api.fixmycloud.ai/api/v1"),
    auth: &[SESSION, API_KEY],
    errors: ErrorShape {
        message: &["/detail"],
        code: &["/code"],
        ..ErrorShape::PLAIN
    },
    retry: RetryRules {
        refused: &[429],
        max_server_wait: Duration::from_secs(60),
        ..RetryRules::DEFAULT
    },
    ..Profile::PLAIN
};
