//! Liquid Web Storm API as data: what the runtime has to know of it.

use crate::runtime::ErrorKind;
use crate::runtime::profile::{
    AuthKind, AuthScheme, CodeRetry, CodeRule, EntryShape, ErrorShape, FaultRule,
    FaultTest, FieldList, Profile,
};

const ACCOUNT: AuthScheme = AuthScheme { name: "account", kind: AuthKind::Basic };

const ERROR_CODES: &[CodeRule] = &[
    CodeRule {
        code: "LW::Exception::API::RateLimit",
        kind: Some(ErrorKind::Throttled),
        retry: Some(CodeRetry::Refused),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::API::Maintenance",
        kind: Some(ErrorKind::Server),
        retry: Some(CodeRetry::Refused),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::API::Internal",
        kind: Some(ErrorKind::Server),
        retry: Some(CodeRetry::Unavailable),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::API::InvalidEncoding",
        kind: Some(ErrorKind::Validation),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::API::InvalidMethod",
        kind: Some(ErrorKind::NotFound),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::Authorization",
        kind: Some(ErrorKind::Authentication),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::CCTrans",
        kind: Some(ErrorKind::Validation),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::DNS",
        kind: Some(ErrorKind::Server),
        retry: Some(CodeRetry::Unavailable),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::Deserialize",
        kind: Some(ErrorKind::Validation),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::Serialize",
        kind: Some(ErrorKind::Server),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::DuplicateRecord",
        kind: Some(ErrorKind::Conflict),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::Forbidden",
        kind: Some(ErrorKind::Permission),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::Incapable",
        kind: Some(ErrorKind::Conflict),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::Input",
        kind: Some(ErrorKind::Validation),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::Permission",
        kind: Some(ErrorKind::Permission),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::RecordNotFound",
        kind: Some(ErrorKind::NotFound),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::RemoteService",
        kind: Some(ErrorKind::Server),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::Resource",
        kind: Some(ErrorKind::Conflict),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "LW::Exception::Workflow",
        kind: Some(ErrorKind::Conflict),
        retry: Some(CodeRetry::Never),
        ..CodeRule::PLAIN
    },
];

/// What the runtime has to know of the vendor.
pub(crate) static PROFILE: Profile = Profile {
    user_agent: "liquidweb/0.1.0",
    base_url: Some("https://api.liquidweb.com/v1"),
    auth: &[ACCOUNT],
    errors: ErrorShape {
        message: &["/error_message", "/full_message", "/public_message", "/error"],
        code: &["/error_class"],
        fields: None,
        field: &["/field"],
        field_list: FieldList::Names,
        entries: EntryShape {
            at: &["/errors"],
            message: &["/error_message", "/full_message", "/public_message", "/error"],
            code: &["/error_class"],
            field: &["/field"],
            entries: Some("/errors"),
        },
        faults: &[FaultRule {
            at: "/error_class",
            test: FaultTest::Present,
            narrow: false,
        }],
        separator: "::",
        codes: ERROR_CODES,
    },
    ..Profile::PLAIN
};

/// How YAML is asked for.
#[cfg(feature = "yaml")]
pub(crate) static YAML: crate::runtime::Encoding = crate::runtime::Encoding {
    extension: ".yaml",
    accept: "application/yaml",
    read: crate::runtime::yaml::read,
    write: crate::runtime::yaml::write,
};

crate::runtime::error_details! {
    crate::types::ApiRateLimit: "LW::Exception::API::RateLimit";
    crate::types::ApiInternal: "LW::Exception::API::Internal";
    crate::types::ApiInvalidEncoding: "LW::Exception::API::InvalidEncoding";
    crate::types::ApiInvalidMethod: "LW::Exception::API::InvalidMethod";
    crate::types::AuthorizationFailure: "LW::Exception::Authorization";
    crate::types::CardRefusal: "LW::Exception::CCTrans";
    crate::types::DnsFailure: "LW::Exception::DNS";
    crate::types::EncodingFailure: "LW::Exception::Deserialize", "LW::Exception::Serialize";
    crate::types::DuplicateRecord: "LW::Exception::DuplicateRecord";
    crate::types::Incapability: "LW::Exception::Incapable";
    crate::types::InputMultiple: "LW::Exception::Input::Multiple";
    crate::types::InputNotInRealm: "LW::Exception::Input::NotInRealm";
    crate::types::InputOutOfBounds: "LW::Exception::Input::OutOfBounds";
    crate::types::InputRequired: "LW::Exception::Input::Required";
    crate::types::InputUnknown: "LW::Exception::Input::Unknown";
    crate::types::InputValidation: "LW::Exception::Input::Validation";
    crate::types::PermissionFailure: "LW::Exception::Permission";
    crate::types::RecordNotFound: "LW::Exception::RecordNotFound";
    crate::types::RemoteAuthorization: "LW::Exception::RemoteService::Authorization";
    crate::types::ResourceShortage: "LW::Exception::Resource";
    crate::types::WorkflowConflict: "LW::Exception::Workflow";
}
