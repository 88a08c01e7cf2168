//! The client's settings in a link to the next page.

use percent_encoding::percent_decode_str;

use super::super::credentials;
use super::super::profile::{Operation, Profile, SettingPlace};
use super::super::request::Request;
use super::super::style::write_query;

/// A query that a server named, with the settings that `request` sends to `operation` instead of those in it: servers
/// leave them out of their links, and a link has no say in whose data is asked for.
pub(super) fn restore(
    profile: &Profile,
    operation: &Operation,
    request: &Request,
    query: &str,
) -> String {
    let is_setting = |name: Vec<u8>| {
        let mut settings = operation.settings.iter();
        settings.any(|at| match profile.settings.get(*at).map(|setting| setting.place) {
            Some(SettingPlace::Query(own)) => own.as_bytes() == name,
            _ => false,
        })
    };
    let sent = request.query.iter();
    let sent = sent.filter(|(name, _)| is_setting(percent_decode_str(name).collect()));
    let sent = write_query(&sent.cloned().collect::<Vec<_>>());
    let named = query.split('&').filter(|pair| !is_setting(credentials::name_of(pair)));
    let parts = [sent.as_str()].into_iter().chain(named);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
}
