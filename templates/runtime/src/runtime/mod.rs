//! Everything a generated client does at run time.

mod attempt;
mod base;
pub mod base64;
mod body;
mod builder;
pub mod by_status;
mod byte_stream;
mod calendar;
mod call;
mod classify;
mod client;
pub mod clock;
pub mod coded;
mod credentials;
pub mod date_time;
pub mod decode;
pub mod encode;
pub mod encoded_bytes;
pub mod encoding;
mod error;
mod error_body;
pub mod event_stream;
mod execute;
pub mod field;
mod flight;
pub mod future;
mod headers;
pub mod iso_duration;
pub mod json;
pub mod json_stream;
pub mod limiter;
pub mod local_time;
pub mod login;
pub mod model;
pub mod multipart;
pub mod oauth2;
mod options;
pub mod origin;
mod pager;
mod prepared;
pub mod profile;
mod received;
mod redirect;
mod renewal;
mod request;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod response;
mod retry;
mod secret;
pub mod server;
mod settings;
pub mod style;
pub mod token;
#[cfg(feature = "totp")]
pub mod totp;
mod transport;
pub mod union;
pub mod uuid;
mod vendor_error;
pub mod wait;
pub mod webhook;
pub mod webhook_sha1;
pub mod webhook_sha2;
#[cfg(feature = "yaml")]
pub mod yaml;

pub use bytes::Bytes;

pub use body::{BodySource, RequestBody};
pub use builder::ClientBuilder;
pub use by_status::by_status;
pub use byte_stream::ByteStream;
pub use call::Call;
pub use client::{Client, Outgoing};
pub use clock::Clock;
pub use coded::{
    CommaList, EpochMilliseconds, EpochSeconds, JsonText, Money, NumberOrString, ZeroOne,
};
pub use credentials::Credential;
pub use date_time::{Date, DateTime, Time};
pub use decode::{DecodeError, Drift, DriftKind};
pub use encoded_bytes::{Base64, Base64Url};
pub use encoding::Encoding;
pub use error::{Error, ErrorKind, Result};
pub use event_stream::{Event, EventStream};
pub use field::Field;
pub use future::{BoxFuture, MaybeSend};
pub use headers::headers;
pub use iso_duration::Duration;
pub use json::{Json, Number};
pub use json_stream::JsonStream;
pub use local_time::{Fold, LocalDateTime, LocalTimeError, zones};
pub use login::{Login, PasscodeReason, PasscodeRequest, PasscodeSource, Passcodes};
pub use model::{object, open_enum, setters, value_enum};
pub use multipart::{FilePart, Multipart, multipart};
pub use oauth2::OAuth2;
pub use options::options;
pub use pager::{Items, Pages, Paginated};
pub use profile::{
    Margin, NextUrlTrust, Operation, PageStyle, Pagination, TimeWindow, WindowUnit,
    operations,
};
#[cfg(feature = "reqwest")]
pub use reqwest_transport::{ReqwestTransport, TokioClock};
pub use response::{LimitReading, Response};
pub use secret::Secret;
pub use server::Server;
pub use style::Style;
pub use token::{AccessToken, Token, TokenContext, TokenSource};
#[cfg(feature = "totp")]
pub use totp::Totp;
pub use transport::{
    BoxError, Chunks, Transport, TransportAnswer, TransportError, TransportFailure,
};
pub use union::{Rule, union};
pub use uuid::Uuid;
pub use vendor_error::{ErrorDetails, ErrorEntry, FieldError, VendorError};

pub use crate::__error_details as error_details;
