//! Text to Markdown that reads as that text.

/// Writes text so that Markdown reads it as text; URLs become links.
pub(super) fn escape(text: &str, in_link: bool, into: &mut String) {
    let mut rest = text;
    while let Some(at) = next_url(rest) {
        escape_words(&rest[..at], into);
        let tail = &rest[at..];
        let length = url_length(tail);
        let (url, after) = tail.split_at(length);
        if in_link {
            escape_words(&url.replace("://", ":&#47;/"), into);
        } else {
            into.push_str(&format!("<{url}>"));
        }
        rest = after;
    }
    escape_words(rest, into);
}

/// A line of code without what a reader cannot see.
pub(super) fn visible(line: &str) -> String {
    line.replace('\t', "    ")
        .chars()
        .filter(|character| !character.is_control() && !is_invisible(*character))
        .collect()
}

/// Length of the longest run of backquotes.
pub(super) fn longest_run(code: &str) -> usize {
    code.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

fn next_url(text: &str) -> Option<usize> {
    let https = text.find("https://");
    let http = text.find("http://");
    match (https, http) {
        (Some(first), Some(second)) => Some(first.min(second)),
        (first, second) => first.or(second),
    }
}

fn url_length(text: &str) -> usize {
    let end = text.find(|part: char| {
        part.is_whitespace() || part.is_control() || is_invisible(part) || "<>\"`\\|".contains(part)
    });
    let url = &text[..end.unwrap_or(text.len())];
    let trimmed = url.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '*', '_']);
    let scheme = if url.starts_with("https") { "https://" } else { "http://" };
    trimmed.len().max(scheme.len())
}

fn escape_words(text: &str, into: &mut String) {
    let (mut before, mut rest) = (None, text.chars().peekable());
    while let Some(character) = rest.next() {
        let after = rest.peek();
        match character {
            '\\' | '*' | '`' | '[' | ']' | '<' | '>' | '|' | '~' => into.extend(['\\', character]),
            '_' if !(is_word(before.as_ref()) && is_word(after)) => into.push_str("\\_"),
            '&' if after.is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#') => {
                into.push_str("\\&");
            }
            '\t' | '\u{a0}' => into.push(' '),
            _ if character.is_control() || is_invisible(character) => {}
            _ => into.push(character),
        }
        before = Some(character);
    }
}

fn is_word(character: Option<&char>) -> bool {
    character.is_some_and(|character| character.is_alphanumeric())
}

/// Characters that turn or hide text around them (rustc's `text_direction_codepoint_in_comment`).
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
