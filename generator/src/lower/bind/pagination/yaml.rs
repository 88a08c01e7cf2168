//! A rule as it is written in quirks.yaml, on one line.

use crate::quirks::{CursorPlaceQuirk, PaginationQuirk};

/// The rule, in braces.
pub(super) fn of(quirk: &PaginationQuirk) -> String {
    let mut keys = Vec::new();
    if let Some(operations) = &quirk.operations {
        let operations: Vec<String> = operations.iter().map(|one| scalar(one)).collect();
        keys.push(format!("operations: [{}]", operations.join(", ")));
    }
    if let Some(items) = &quirk.items {
        keys.push(format!("items: {}", scalar(items)));
    }
    if let Some(next) = &quirk.next_url {
        keys.push(format!("next_url: {{pointer: {}}}", scalar(&next.pointer)));
    }
    if quirk.link_header.is_some() {
        keys.push("link_header: {}".to_owned());
    }
    if let Some(offset) = &quirk.offset {
        let first = Some(offset.first).filter(|first| *first != 0).map(|first| first.to_string());
        let rest = [("limit", &offset.limit), ("total", &offset.total), ("first", &first)];
        keys.push(format!("offset: {}", mapping(&offset.parameter, &rest)));
    }
    if let Some(page) = &quirk.page {
        let first = Some(page.first).filter(|first| *first != 1).map(|first| first.to_string());
        let rest = [("first", &first), ("size", &page.size), ("pages", &page.pages), ("total", &page.total)];
        keys.push(format!("page: {}", mapping(&page.parameter, &rest)));
    }
    if let Some(cursor) = &quirk.cursor {
        let next = match &cursor.next {
            CursorPlaceQuirk::Page(pointer) => scalar(pointer),
            CursorPlaceQuirk::Item(last) => format!("{{last_item: {}}}", scalar(&last.last_item)),
        };
        let rest = [("more", &cursor.more), ("limit", &cursor.limit)];
        let mapping = mapping(&cursor.parameter, &rest);
        let (head, tail) = mapping.split_at("{parameter: ".len() + scalar(&cursor.parameter).len());
        keys.push(format!("cursor: {head}, next: {next}{tail}"));
    }
    format!("{{{}}}", keys.join(", "))
}

fn mapping(parameter: &str, rest: &[(&str, &Option<String>)]) -> String {
    let rest = rest.iter().filter_map(|(key, value)| Some(format!(", {key}: {}", scalar(value.as_ref()?))));
    format!("{{parameter: {}{}}}", scalar(parameter), rest.collect::<String>())
}

/// A text as YAML reads it back: bare where nothing in it means anything, else in quotes.
fn scalar(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '/' | '.');
    let word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let bare = text.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '/')
        && text.chars().all(plain)
        && !word.contains(&text.to_lowercase().as_str());
    if bare { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for rule in [
            "{operations: [a, 'GET /b', 'it''s'], offset: {parameter: 'page[offset]', limit: $top, total: /total, first: 1}}",
            "{items: '', page: {parameter: page, first: 0, size: per_page, pages: /pages}}",
            "{cursor: {parameter: c, next: {last_item: /id}, more: /more, limit: 'yes'}}",
            "{cursor: {parameter: c, next: /next}}",
            "{link_header: {}}",
            "{next_url: {pointer: '/a b'}}",
        ] {
            let quirk: PaginationQuirk = serde_yaml::from_str(rule).expect(rule);
            let written = of(&quirk);
            let again: PaginationQuirk = serde_yaml::from_str(&written).expect(&written);
            assert_eq!(quirk, again, "{written}");
        }
    }
}
