//! The `auth:` section.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{LoginExchangeQuirk, OAuth2FieldsQuirk, PasscodeQuirk};

/// How a credential travels, and where tokens come from.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, tag = "type")]
pub enum AuthQuirk {
    /// `Authorization: <keyword> <token>`.
    Bearer {
        /// The word before the token.
        #[serde(default = "bearer")]
        #[schemars(example = &"Token")]
        keyword: String,
        /// What it is and where to get one; it becomes documentation.
        #[schemars(example = &"Made under Settings, API keys.")]
        description: Option<String>,
    },
    /// `Authorization: Basic <base64(user:password)>`.
    Basic {
        /// What it is and where to get one; it becomes documentation.
        #[schemars(example = &"Made under Settings, API keys.")]
        description: Option<String>,
    },
    /// A key in a header, query parameter or cookie.
    ApiKey {
        /// Where the key travels.
        #[serde(rename = "in")]
        location: KeyLocation,
        /// Name of the header, query parameter or cookie.
        #[schemars(example = &"X-Api-Key")]
        name: String,
        /// What it is and where to get one; it becomes documentation.
        #[schemars(example = &"Made under Settings, API keys.")]
        description: Option<String>,
    },
    /// A token that the vendor issues for a user's name and password. The client logs in before the first call, renews
    /// the token before it expires and once when it is refused (401), for all calls at once.
    Login {
        /// The word before the token in `Authorization`; `Bearer` if nothing else is said.
        #[schemars(example = &"Bearer")]
        keyword: Option<String>,
        /// Header in which the token travels alone, instead of `Authorization`.
        #[schemars(example = &"X-Auth-Token")]
        header: Option<String>,
        /// Whether the token travels as the user's password, by HTTP Basic.
        #[serde(default)]
        basic: bool,
        /// The request that issues a token for name and password.
        login: LoginExchangeQuirk,
        /// The request that issues another token while the session lasts; what it does not say of its answer is as
        /// for `login`. Where it is refused, and without it, the client logs in again.
        refresh: Option<Box<LoginExchangeQuirk>>,
        /// How long a session lasts, counted from the login and whatever is refreshed: a whole number and `ms`, `s`,
        /// `m`, `h` or `d`.
        #[schemars(example = &"12h")]
        max_age: Option<String>,
        /// One-time passcodes that users may have. They travel where the login's `send` says `passcode`, or where it or
        /// `credential` says `password_and_passcode`. Each is asked for freshly and sent once, to get a token.
        passcode: Option<PasscodeQuirk>,
        /// What it is and where to get one; it becomes documentation.
        #[schemars(example = &"The account that one signs in to the dashboard with.")]
        description: Option<String>,
    },
    /// A bearer token that OAuth 2 issues (RFC 6749).
    Oauth2 {
        /// Where tokens are issued for client credentials: an absolute URL, or a path of the API's server.
        #[schemars(example = &"https://login.example.com/oauth/token")]
        token_url: String,
        /// Where tokens are issued for a refresh token, if that is elsewhere.
        #[schemars(example = &"https://login.example.com/oauth/refresh")]
        refresh_url: Option<String>,
        /// Where tokens are issued for a user's name and password, where they are.
        #[schemars(example = &"https://login.example.com/oauth/token")]
        password_url: Option<String>,
        /// How the client's id and secret travel.
        #[serde(default)]
        client_authentication: ClientAuthenticationQuirk,
        /// How the body of a token request is written.
        #[serde(default)]
        body: TokenBodyQuirk,
        /// Names that differ from the standard's.
        #[serde(default)]
        fields: OAuth2FieldsQuirk,
        /// Scopes and what they allow; they become documentation.
        #[serde(default)]
        #[schemars(example = IndexMap::from([("read", "Reads everything.")]))]
        scopes: IndexMap<String, String>,
        /// What it is and where to get one; it becomes documentation.
        #[schemars(example = &"The account that one signs in to the dashboard with.")]
        description: Option<String>,
    },
}

fn bearer() -> String {
    "Bearer".to_owned()
}

/// Where an API key travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KeyLocation {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// How an OAuth 2 client proves who it is (RFC 6749 section 2.3.1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClientAuthenticationQuirk {
    /// By HTTP Basic.
    #[default]
    Basic,
    /// In the body.
    Body,
}

/// How the body of a token request is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TokenBodyQuirk {
    /// As `application/x-www-form-urlencoded`, as the standard has it.
    #[default]
    Form,
    /// As a JSON object.
    Json,
}
