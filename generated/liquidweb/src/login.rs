//! How Liquid Web Storm API issues tokens for a user's name and password.

use std::time::Duration;

use crate::runtime::login::{Exchange, Issue, LoginFlow, Part, Value};
use crate::runtime::profile::{AuthKind, Operation, TimeUnit};

/// How the tokens of `account` are had.
pub(crate) static ACCOUNT: LoginFlow = LoginFlow {
    login: Exchange {
        operation: Operation {
            id: "get_token",
            method: "POST",
            path: "/Account/Auth/token",
            idempotent: false,
            ..Operation::PLAIN
        },
        proof: Some((AuthKind::Basic, Value::PasswordAndPasscode)),
        media_type: "application/json",
        body: &[Part::Text("{\"params\":{}}")],
        without_passcode: &[],
        answer: Issue {
            token: "/token",
            expires_at: Some(("/expires", TimeUnit::EpochSeconds)),
            ..Issue::PLAIN
        },
    },
    refresh: Some(Exchange {
        operation: Operation {
            id: "get_token",
            method: "POST",
            path: "/Account/Auth/token",
            idempotent: false,
            ..Operation::PLAIN
        },
        proof: Some((AuthKind::Basic, Value::Token)),
        media_type: "application/json",
        body: &[Part::Text("{\"params\":{}}")],
        without_passcode: &[],
        answer: Issue {
            token: "/token",
            expires_at: Some(("/expires", TimeUnit::EpochSeconds)),
            ..Issue::PLAIN
        },
    }),
    max_age: Some(Duration::from_secs(43200)),
    basic: true,
    passcode: Some(Duration::from_secs(30)),
};
