//! Descriptions to documentation: Markdown of a vendor becomes Markdown that rustdoc and clippy accept, whatever it
//! says.
//!
//! The text is parsed as `CommonMark` and written anew, so that what could hurt is gone by construction: HTML, links
//! to items, bare URLs, code that rustdoc would compile, lists that hang.

mod escape;
mod html;
#[cfg(test)]
mod tests;
mod wrap;
mod writer;

use pulldown_cmark::{Event, Options, Parser, Tag};

use escape::{is_invisible, visible};
use wrap::wrap;
use writer::Writer;

/// Most letters of a default that are told.
const LONGEST_DEFAULT: usize = 200;

/// Longest line of text, which with a field's indent makes a hundred columns; a longer word stands alone. Code is
/// narrower, but rustfmt does not lay out comments.
const WIDTH: usize = 92;

/// The text as one line without Markdown, for titles and `description` in `Cargo.toml`.
#[must_use]
pub(super) fn one_line(text: &str) -> String {
    let text: String = text.chars().filter(|character| !is_invisible(*character)).collect();
    let words = text.split(|part: char| part.is_whitespace() || part.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text as lines of safe Markdown; empty for empty text.
#[must_use]
pub(super) fn markdown(text: &str) -> Vec<String> {
    let mut writer = Writer::default();
    for event in Parser::new_ext(text, Options::empty()) {
        writer.event(event);
    }
    writer.flush();
    while writer.lines.last().is_some_and(String::is_empty) {
        writer.lines.pop();
    }
    writer.lines
}

/// The text's first paragraph, where it opens with one: a heading, a list or code says nothing alone.
#[must_use]
pub(super) fn first_paragraph(text: &str) -> Option<String> {
    let lines = markdown(text);
    let paragraph = lines.split(String::is_empty).next()?.join("\n");
    let block = paragraph.starts_with(['*', '-', '>', '`', '|', '#', ' ', '1']);
    (!paragraph.is_empty() && !block).then_some(paragraph)
}

/// Documentation made of a summary and a description: the first line is the summary, or the fallback where the
/// document says nothing, or begins with a list, which says nothing of what it lists. No lines where the fallback is
/// empty and the document says nothing.
#[must_use]
pub(super) fn summary_and_description(
    summary: Option<&str>,
    description: Option<&str>,
    fallback: &str,
) -> Vec<String> {
    let first = markdown(summary.unwrap_or_default());
    let rest = markdown(description.unwrap_or_default());
    let otherwise = if fallback.is_empty() { Vec::new() } else { vec![fallback.to_owned()] };
    let mut lines = match (first.is_empty(), rest.is_empty()) {
        (true, true) => otherwise,
        (true, false) if is_list(&rest) => joined(otherwise, rest),
        (true, false) => rest,
        (false, true) => first,
        (false, false) if rest.join(" ").starts_with(first.join(" ").trim_end_matches('.')) => rest,
        (false, false) => joined(first, rest),
    };
    finish_first_paragraph(&mut lines);
    lines
}

/// Whether these lines begin with a list.
fn is_list(lines: &[String]) -> bool {
    let text = lines.join("\n");
    matches!(Parser::new_ext(&text, Options::empty()).next(), Some(Event::Start(Tag::List(_))))
}

/// The text as a code span on one line.
#[must_use]
pub fn code(text: &str) -> String {
    let mut writer = Writer::default();
    writer.code_span(&visible(text));
    writer.text
}

/// Text that is safe Markdown already, in lines of the usual width.
#[must_use]
pub(super) fn markdown_words(text: &str) -> Vec<String> {
    wrap(text, WIDTH)
}

/// Says that the document deprecates it. The attribute would warn in the crate's own tables.
#[must_use]
pub(super) fn with_deprecation(lines: Vec<String>, deprecated: bool) -> Vec<String> {
    let text = "**Deprecated** in the vendor's document.".to_owned();
    if deprecated { joined(lines, vec![text]) } else { lines }
}

/// Adds what the vendor assumes where the caller gives nothing.
#[must_use]
pub(super) fn with_default(lines: Vec<String>, default: Option<&str>, variant: Option<&str>) -> Vec<String> {
    let Some(value) = default else { return lines };
    let value = match value.char_indices().nth(LONGEST_DEFAULT) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    };
    let variant = variant.map(|variant| format!(", which is {}", code(variant))).unwrap_or_default();
    joined(lines, vec![format!("Default: {}{variant}.", code(&value))])
}

/// Two blocks with an empty line between.
#[must_use]
pub(super) fn joined(mut first: Vec<String>, second: Vec<String>) -> Vec<String> {
    if !first.is_empty() && !second.is_empty() {
        first.push(String::new());
    }
    first.extend(second);
    first
}

/// The first paragraph of documentation is a sentence: it ends in a mark.
fn finish_first_paragraph(lines: &mut [String]) {
    let end = lines.iter().position(String::is_empty).unwrap_or(lines.len());
    let Some(last) = end.checked_sub(1).and_then(|at| lines.get_mut(at)) else { return };
    let closed = last.ends_with(['.', '!', '?', ':', ';', '`', '|', '*', ')', '>']);
    let block = last.starts_with(['-', '>', '#', '`', '|', ' ']);
    if !closed && !block {
        last.push('.');
    }
}
