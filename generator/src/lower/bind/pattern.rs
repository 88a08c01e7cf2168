//! Addresses of properties, with `*` for any letters.

use crate::api::{Schema, SchemaName};

/// Whether a text fits a pattern in which each `*` stands for any number of characters.
pub(super) fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|start| text.strip_prefix(start)) else { return false };
    let Some(end) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(end)
}

/// Whether `Schema.property` means this property of a schema. The pattern may have dots of its own, so every dot is
/// tried; a schema that is no component has no name of its own, so that only `*` means it, and a body also the id of its
/// operation.
pub(super) fn means(address: &str, schema: &Schema, property: &str) -> bool {
    let owner = match &schema.name {
        SchemaName::Component(name)
        | SchemaName::Sent(name, _)
        | SchemaName::Parts(name)
        | SchemaName::Body(name)
        | SchemaName::BodyAs(name, _) => name.as_str(),
        _ => "",
    };
    address.match_indices('.').any(|(dot, _)| {
        let (wanted, member) = (&address[..dot], &address[dot + 1..]);
        fits(member, property) && (wanted == "*" || (!owner.is_empty() && fits(wanted, owner)))
    })
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_any_letters() {
        for (pattern, text, expected) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("*", "", true),
            ("a*", "a", true),
            ("*b", "ab", true),
            ("a*b", "ab", true),
            ("a*b", "axxb", true),
            ("a*a", "a", false),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "acb", false),
            ("Sku*Update", "SkuBulkUpdate", true),
        ] {
            assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
        }
    }
}
