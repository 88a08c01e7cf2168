//! How FixMyCloud API issues tokens for a user's name and password.

use crate::runtime::login::{Exchange, Issue, LoginFlow, Part, Value};
use crate::runtime::profile::Operation;

/// How the tokens of `session` are had.
pub(crate) static SESSION: LoginFlow = LoginFlow {
    login: Exchange {
        operation: Operation {
            id: "login",
            method: "POST",
            path: "/auth/login",
            limits: &[2],
            idempotent: false,
            ..Operation::PLAIN
        },
        proof: None,
        media_type: "application/json",
        body: &[
            Part::Text("{\"email\":"),
            Part::Json(Value::User),
            Part::Text(",\"password\":"),
            Part::Json(Value::Password),
            Part::Text("}"),
        ],
        without_passcode: &[],
        answer: Issue {
            refresh_token: Some("/refresh_token"),
            expires_in: Some("/expires_in"),
            ..Issue::PLAIN
        },
    },
    refresh: Some(Exchange {
        operation: Operation {
            id: "refresh",
            method: "POST",
            path: "/auth/refresh",
            idempotent: false,
            ..Operation::PLAIN
        },
        proof: None,
        media_type: "application/json",
        body: &[
            Part::Text("{\"refresh_token\":"),
            Part::Json(Value::RefreshToken),
            Part::Text("}"),
        ],
        without_passcode: &[],
        answer: Issue {
            refresh_token: Some("/refresh_token"),
            expires_in: Some("/expires_in"),
            ..Issue::PLAIN
        },
    }),
    max_age: None,
    basic: false,
    passcode: None,
};
