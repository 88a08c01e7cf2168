//! Everything a generated client does at run time.

mod attempt;
mod base;
pub mod base64;
mod body;
mod builder;
mod byte_stream;
mod calendar;
mod call;
mod classify;
mod client;
pub mod clock;
mod credentials;
pub mod date_time;
pub mod decode;
pub mod encode;
pub mod encoding;
mod error;
mod error_body;
mod execute;
pub mod field;
mod flight;
pub mod future;
mod headers;
pub mod json;
pub mod limiter;
pub mod model;
pub mod multipart;
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
mod transport;
pub mod union;
pub mod uuid;
mod vendor_error;
pub mod wait;

pub use bytes::Bytes;

pub use body::{BodySource, RequestBody};
pub use builder::ClientBuilder;
pub use byte_stream::ByteStream;
pub use call::Call;
pub use client::{Client, Outgoing};
pub use clock::Clock;
pub use credentials::Credential;
pub use date_time::{Date, DateTime, Time};
pub use decode::{DecodeError, Drift, DriftKind};
pub use encoding::Encoding;
pub use error::{Error, ErrorKind, Result};
pub use field::Field;
pub use future::{BoxFuture, MaybeSend};
pub use headers::headers;
pub use json::{Json, Number};
pub use model::{object, open_enum, setters, value_enum};
pub use multipart::{FilePart, Multipart, multipart};
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
pub use transport::{
    BoxError, Chunks, Transport, TransportAnswer, TransportError, TransportFailure,
};
pub use union::{Rule, union};
pub use uuid::Uuid;
pub use vendor_error::{ErrorDetails, ErrorEntry, FieldError, VendorError};

pub use crate::__error_details as error_details;
