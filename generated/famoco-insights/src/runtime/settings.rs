//! What a client fills in on behalf of its calls.

use super::client::Inner;
use super::error::{Error, ErrorKind, Result};
use super::profile::{Operation, Setting, SettingPlace};
use super::request::Request;
use super::style::{self, Style, escape};

/// Writes the client's settings into a request of `operation`. A call may still set a header of that name anew.
pub(super) fn fill(
    client: &Inner,
    operation: &'static Operation,
    request: &mut Request,
) {
    for (setting, value) in of(client, operation) {
        let Some(value) = value else { continue };
        match setting.place {
            SettingPlace::Header(name) => request.set_header(name, value),
            SettingPlace::Query(name) => {
                let pair = (escape(name), escape(value));
                request.query.push(pair);
            }
            SettingPlace::Path(name) => {
                match style::encode_path(Style::Simple, name, value) {
                    Ok(text) => request.fill_path(name, &text),
                    Err(error) => request
                        .fail(format!("setting `{}`: {}", setting.name, error.message)),
                }
            }
        }
    }
}

/// Holds a request to have what the operation cannot do without.
///
/// # Errors
/// Of kind `Request`, naming the setting that is missing.
pub(super) fn check(
    client: &Inner,
    operation: &'static Operation,
    request: &Request,
) -> Result<()> {
    let missing = |(setting, value): &(&Setting, Option<&String>)| {
        let by_call = match setting.place {
            SettingPlace::Header(name) => request.headers.contains_key(name),
            SettingPlace::Query(_) => false,
            // A path is never whole without its parts.
            SettingPlace::Path(_) => return value.is_none(),
        };
        setting.required && value.is_none() && !by_call
    };
    let Some((setting, _)) = of(client, operation).find(missing) else { return Ok(()) };
    let message = format!(
        "the setting `{name}` was not given to the client, and the operation needs \
         it: give it by `Client::builder().{name}(…)`",
        name = setting.name
    );
    Err(Error::new(ErrorKind::Request, message))
}

fn of<'a>(
    client: &'a Inner,
    operation: &'static Operation,
) -> impl Iterator<Item = (&'static Setting, Option<&'a String>)> {
    operation.settings.iter().filter_map(|at| {
        let setting = client.profile.settings.get(*at)?;
        Some((setting, client.settings.get(*at).and_then(Option::as_ref)))
    })
}
