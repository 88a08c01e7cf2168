//! The builder's methods that take the client's own arguments, one a setting.

use super::names::{Namespace, Wish, value_name, with_word};
use super::{Behaviour, SettingMethod, docs};
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
            summary: summary(&name, setting),
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

/// The behaviour whose settings are called as the builder's methods, by which errors tell what to do.
pub(super) fn called(mut behaviour: Behaviour, methods: &[SettingMethod]) -> Behaviour {
    for (setting, method) in behaviour.settings.iter_mut().zip(methods) {
        setting.value.name.clone_from(&method.name);
    }
    behaviour
}

/// What the README says of it: how it travels, and what it is.
fn summary(name: &str, setting: &Setting) -> String {
    let said = docs::markdown(setting.description.as_deref().unwrap_or_default()).join(" ");
    let said = if said.is_empty() { said } else { format!(" {said}") };
    format!("`Client::builder().{name}(…)` takes {}.{said}", travels(setting).trim_end_matches(','))
}

fn travels(setting: &Setting) -> String {
    let name = docs::code(&setting.wire_name);
    match setting.location {
        Location::Query => format!("the query parameter {name}"),
        Location::Path => format!("{name}, a part of the path,"),
        _ => format!("the header {name}"),
    }
}
