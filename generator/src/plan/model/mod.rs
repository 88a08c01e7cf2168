//! A crate, decided: what `plan` hands to `emit`. Plain data; nothing here decides.

mod example;
mod operations;
mod servers;
mod types;
mod webhooks;

use super::Guide;
use crate::api;

pub use example::*;
pub use operations::*;
pub use servers::*;
pub use types::*;
pub use webhooks::*;

/// A crate, decided.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What goes into `Cargo.toml`.
    pub package: Package,
    /// The crate's name as Rust code writes it.
    pub crate_name: String,
    /// Title of the API, one line of Markdown that is safe in documentation.
    pub title: String,
    /// What the API is: the first paragraph of its description, as Markdown that is safe in documentation.
    pub introduction: Option<String>,
    /// The vendor's own documentation.
    pub documentation: Option<String>,
    /// The vendor's behaviour, passed on as it was read.
    pub behaviour: Behaviour,
    /// One method of the client's builder for each security scheme.
    pub credentials: Vec<CredentialMethod>,
    /// One method of the client's builder for each setting.
    pub settings: Vec<SettingMethod>,
    /// What the client's file takes from the runtime, in the alphabet's order.
    pub client_names: Vec<&'static str>,
    /// The servers that a caller may choose.
    pub servers: Servers,
    /// One method of the client's builder for each server that only operations go to.
    pub sites: Vec<SiteMethod>,
    /// Time zones that types name.
    pub zones: Vec<Zone>,
    /// Groups of operations, each a file.
    pub resources: Vec<Resource>,
    /// Types that several resources use, in one file.
    pub types: Vec<TypeItem>,
    /// The type that each schema of the document became, by its JSON pointer.
    pub placed: Vec<(String, RustType)>,
    /// Prelude names that a type of the crate hides: `Option`, `Vec`, `String`, `Box`.
    pub shadowed: Vec<&'static str>,
    /// The runtime's files that are copied.
    pub runtime: RuntimeFiles,
    /// What the vendor sends by itself, where that is known.
    pub webhooks: Option<Webhooks>,
    /// The README's sentences about the vendor.
    pub guide: Guide,
    /// The example that README and `examples/quickstart.rs` show.
    pub example: Example,
    /// Recursion limit that the deepest type needs, where it exceeds the compiler's own.
    pub recursion_limit: Option<usize>,
}

/// The vendor's behaviour: what becomes the `PROFILE`.
#[derive(Debug, Clone)]
pub struct Behaviour {
    /// `name/version` for the `User-Agent` header.
    pub user_agent: String,
    /// Default base URL.
    pub base_url: Option<String>,
    /// Path of the server where the document names only a path.
    pub base_path: String,
    /// Servers of single operations by position.
    pub sites: Vec<Named<api::Site>>,
    /// Security schemes by position.
    pub auth: Vec<Named<api::AuthScheme>>,
    /// Shape of error bodies.
    pub errors: Option<api::ErrorShape>,
    /// Limits by position.
    pub limits: Vec<Named<api::LimitRule>>,
    /// Headers that tell the state of limits.
    pub limit_headers: Vec<Named<api::LimitHeader>>,
    /// What differs from the default retry rules.
    pub retry: api::Retry,
    /// Headers that may carry the request's id.
    pub request_id: Vec<String>,
    /// Constant headers.
    pub headers: Vec<(String, String)>,
    /// Whether brackets in the names of query parameters stay as they are.
    pub raw_brackets: bool,
    /// How YAML is asked for instead of JSON, by clients that choose it.
    pub yaml: Option<api::Yaml>,
    /// Arguments of the client by position.
    pub settings: Vec<Named<api::Setting>>,
    /// How tokens are had by login.
    pub logins: Vec<Named<Login>>,
    /// Types of what errors have besides, each with its codes.
    pub error_details: Vec<(String, Vec<String>)>,
}

/// How the tokens of a scheme are had by login.
#[derive(Debug, Clone)]
pub struct Login {
    /// The scheme.
    pub scheme: api::AuthScheme,
    /// What is asked for.
    pub flow: api::Login,
}

/// A time zone as a type.
#[derive(Debug, Clone)]
pub struct Zone {
    /// Type name.
    pub name: String,
    /// Name in the IANA database.
    pub iana: String,
    /// Documentation.
    pub docs: Vec<String>,
}

/// A value that becomes a constant.
#[derive(Debug, Clone)]
pub struct Named<T> {
    /// The constant's name.
    pub constant: String,
    /// Its value.
    pub value: T,
}

/// What goes into `Cargo.toml`.
#[derive(Debug, Clone)]
pub struct Package {
    /// Package name.
    pub name: String,
    /// Semantic version.
    pub version: String,
    /// One line.
    pub description: String,
    /// SPDX expression, where the quirks give one: what is generated is the user's to license.
    pub license: Option<String>,
    /// Authors.
    pub authors: Vec<String>,
    /// URL of the repository.
    pub repository: Option<String>,
    /// URL of the home page.
    pub homepage: Option<String>,
    /// URL of the vendor's documentation.
    pub documentation: Option<String>,
    /// At most five words.
    pub keywords: Vec<String>,
    /// Oldest compiler that builds it.
    pub rust_version: String,
    /// Features with what they turn on, `default` first.
    pub features: Vec<(String, Vec<String>)>,
    /// Dependencies: name and the value that the manifest of the runtime gives.
    pub dependencies: Vec<(String, String)>,
    /// Dependencies of examples and tests.
    pub dev_dependencies: Vec<(String, String)>,
}

/// One method of the client's builder that takes a credential.
#[derive(Debug, Clone)]
pub struct CredentialMethod {
    /// Method name.
    pub name: String,
    /// Position in the profile's schemes.
    pub index: usize,
    /// What it takes.
    pub kind: CredentialKind,
    /// Whether tokens are issued where the document says, so that an `OAuth2` may be given.
    pub issued: bool,
    /// Constant that says how a login gets tokens, where the method logs in.
    pub login: Option<String>,
    /// Documentation.
    pub docs: Vec<String>,
}

/// One method of the client's builder that takes a setting.
#[derive(Debug, Clone)]
pub struct SettingMethod {
    /// Method name.
    pub name: String,
    /// Position in the profile's settings.
    pub index: usize,
    /// Whether calls cannot do without it.
    pub required: bool,
    /// What it is, in a line of the README.
    pub summary: String,
    /// Documentation.
    pub docs: Vec<String>,
}

/// What a credential method takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialKind {
    /// A token.
    Token,
    /// User name and password.
    Basic,
    /// A key.
    Key,
    /// The whole `Authorization` header.
    Header,
    /// User name and password, for a token.
    Login,
    /// User name, password and one-time passcodes, for a token.
    PasscodeLogin,
}

/// A group of operations, which becomes a file and a handle.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Module and file name.
    pub module: String,
    /// Name of the handle type.
    pub handle: String,
    /// Name of the client's accessor.
    pub accessor: String,
    /// Cargo feature that gates it, if features are made.
    pub feature: Option<String>,
    /// Documentation of the handle.
    pub docs: Vec<String>,
    /// Operations in the document's order.
    pub operations: Vec<Operation>,
    /// Types that only this resource uses.
    pub types: Vec<TypeItem>,
    /// Names of the runtime that a type of this file hides, so that they are written with their module.
    pub qualified: Vec<&'static str>,
}

/// The runtime's files that are copied.
#[derive(Debug, Clone)]
pub struct RuntimeFiles {
    /// Names of the modules, sorted, with their text.
    pub modules: Vec<(&'static str, &'static str)>,
    /// Names of the optional modules among them.
    pub optional: Vec<&'static str>,
}
