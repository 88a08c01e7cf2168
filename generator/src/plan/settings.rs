//! The builder's methods that take the client's own arguments, one a setting.

use super::names::{Namespace, Wish, value_name, with_word};
use super::{SettingMethod, docs};
use crate::api::{Api, Location, Setting};

/// One method for each setting, called as the setting is.
pub(super) fn setting_methods(api: &Api, namespace: &mut Namespace) -> Vec<SettingMethod> {
    let wish = |setting: &Setting| {
        let own = value_name(&setting.name);
        let long = with_word(&own, "setting");
        Wish::new(&setting.name, vec![own, long])
    };
    let names = namespace.allot(&api.settings.iter().map(wish).collect::<Vec<_>>());
    let planned = api.settings.iter().zip(names).enumerate();
    planned
        .map(|(index, (setting, name))| SettingMethod {
            summary: format!("`Client::builder().{name}(…)` takes {}.", travels(setting)),
            name,
            index,
            required: setting.required || setting.location == Location::Path,
            docs: docs::joined(
                docs::markdown_words(&format!(
                    "Sends {} with every call that it belongs to.",
                    travels(setting)
                )),
                docs::markdown(setting.description.as_deref().unwrap_or_default()),
            ),
        })
        .collect()
}

fn travels(setting: &Setting) -> String {
    let name = docs::code(&setting.wire_name);
    match setting.location {
        Location::Query => format!("the query parameter {name}"),
        Location::Path => format!("{name}, a part of paths,"),
        _ => format!("the header {name}"),
    }
}
