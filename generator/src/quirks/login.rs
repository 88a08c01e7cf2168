//! How tokens are asked for: the requests of a login, and the names of OAuth 2.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::TimeUnitQuirk;

/// One request that issues a token. It goes to the API's own server, is charged to the rate limits of its operation,
/// and is not sent again unless it was surely not executed. Where the document does not declare its operation, it is a
/// request to the vendor all the same, and charged to every rule without `operations`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoginExchangeQuirk {
    /// The operation of the document: operationId or `METHOD /path`. It, or `undeclared`, must be there.
    #[schemars(example = &"login")]
    pub operation: Option<String>,
    /// Method and path of an operation that the document does not declare.
    #[schemars(example = &"POST /auth/refresh")]
    pub undeclared: Option<String>,
    /// What the body holds: JSON pointers into it, and what stands there. A form's fields are pointers of one part.
    #[serde(default)]
    #[schemars(example = IndexMap::from([("/email", "user"), ("/password", "password")]))]
    pub send: IndexMap<String, SentQuirk>,
    /// What the request proves itself with in `Authorization`, besides its body: the user's password by HTTP Basic, or
    /// a token of the session as other requests carry it.
    #[schemars(example = &"password")]
    pub credential: Option<SentValue>,
    /// The token in the answer, a JSON pointer; `/access_token` if nothing else is said.
    #[schemars(example = &"/access_token")]
    pub token: Option<String>,
    /// The refresh token in the answer, a JSON pointer. An answer without one leaves the old one in place.
    #[schemars(example = &"/refresh_token")]
    pub refresh_token: Option<String>,
    /// How long the token is good, in seconds: a JSON pointer to a number or its text.
    #[schemars(example = &"/expires_in")]
    pub expires_in: Option<String>,
    /// When the token expires.
    pub expires_at: Option<ExpiryQuirk>,
    /// How long a token is good where the answer does not tell: a whole number and `ms`, `s`, `m`, `h` or `d`. Without
    /// it such a token is used until it is refused.
    #[schemars(example = &"1h")]
    pub lifetime: Option<String>,
}

impl LoginExchangeQuirk {
    /// All that it sends of the user's and the session's.
    pub(crate) fn sent(&self) -> impl Iterator<Item = SentValue> {
        let body = self.send.values().filter_map(|sent| match sent {
            SentQuirk::Value(value) => Some(*value),
            SentQuirk::Constant(_) => None,
        });
        body.chain(self.credential)
    }
}

impl SentValue {
    /// Whether a one-time passcode is in it.
    pub(crate) fn has_passcode(self) -> bool {
        matches!(self, Self::Passcode | Self::PasswordAndPasscode)
    }
}

/// What a request for a token sends at one place.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SentQuirk {
    /// Something of the user's or the session's.
    Value(SentValue),
    /// The same in every request.
    Constant(SentConstant),
}

/// What a request for a token sends alike each time.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SentConstant {
    /// A text, a number or a boolean.
    #[schemars(example = &"password")]
    pub value: serde_json::Value,
}

/// Something of the user's or the session's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SentValue {
    /// The user's name.
    User,
    /// The user's password.
    Password,
    /// The token of the session; only where it is refreshed.
    Token,
    /// The refresh token of the session; only where it is refreshed.
    RefreshToken,
    /// A one-time passcode; only in a login. Who has none sends nothing there.
    Passcode,
    /// The user's password and a one-time passcode right behind it; only in a login. Who has none sends the password.
    PasswordAndPasscode,
}

/// One-time passcodes of a login.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PasscodeQuirk {
    /// For how long a code is good, counted from 1970 (RFC 6238): a whole number and `ms`, `s`, `m` or `h`, from 1s to 1h;
    /// 30s if nothing else is said.
    #[schemars(example = &"30s")]
    pub step: Option<String>,
}

/// When a token expires.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpiryQuirk {
    /// Where the answer tells it, a JSON pointer.
    #[schemars(example = &"/expires")]
    pub pointer: String,
    /// How the time is spelt.
    pub unit: TimeUnitQuirk,
}

/// Names of a token request and JSON pointers into its answer, where they differ from RFC 6749.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OAuth2FieldsQuirk {
    /// Name of `grant_type`; an empty one is not sent.
    #[schemars(example = &"grantType")]
    pub grant_type: Option<String>,
    /// Name of `client_id`.
    #[schemars(example = &"app_id")]
    pub client_id: Option<String>,
    /// Name of `client_secret`.
    #[schemars(example = &"app_secret")]
    pub client_secret: Option<String>,
    /// Name of `scope`.
    #[schemars(example = &"scopes")]
    pub scope: Option<String>,
    /// Name of `username`.
    #[schemars(example = &"user_name")]
    pub username: Option<String>,
    /// Name of `password`.
    #[schemars(example = &"pass")]
    pub password: Option<String>,
    /// Name of `refresh_token` in the request.
    #[schemars(example = &"refreshToken")]
    pub refresh_token: Option<String>,
    /// The token in the answer, a JSON pointer; else `/access_token`.
    #[schemars(example = &"/data/token")]
    pub access_token: Option<String>,
    /// How long it is good, in seconds, a JSON pointer; else `/expires_in`.
    #[schemars(example = &"/data/ttl")]
    pub expires_in: Option<String>,
    /// A new refresh token in the answer, a JSON pointer; else `/refresh_token`.
    #[schemars(example = &"/data/refresh_token")]
    pub new_refresh_token: Option<String>,
}
