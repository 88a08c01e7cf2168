//! Descriptions to documentation: Markdown of a vendor becomes Markdown that rustdoc and clippy accept, whatever it
//! says.
//!
//! The text is parsed as `CommonMark` and written anew, so that what could hurt is gone by construction: HTML, links
//! to items, bare URLs, code that rustdoc would compile, lists that hang.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

/// Longest line of text; a longer word stands alone.
const WIDTH: usize = 84;

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

/// Documentation made of a summary and a description: the first line is the summary, or the fallback where the
/// document says nothing.
#[must_use]
pub(super) fn summary_and_description(
    summary: Option<&str>,
    description: Option<&str>,
    fallback: &str,
) -> Vec<String> {
    let first = markdown(summary.unwrap_or_default());
    let rest = markdown(description.unwrap_or_default());
    let mut lines = match (first.is_empty(), rest.is_empty()) {
        (true, true) => vec![fallback.to_owned()],
        (true, false) => rest,
        (false, true) => first,
        (false, false) if rest.join(" ").starts_with(first.join(" ").trim_end_matches('.')) => rest,
        (false, false) => joined(first, rest),
    };
    finish_first_paragraph(&mut lines);
    lines
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
pub(super) fn with_default(lines: Vec<String>, default: Option<&str>) -> Vec<String> {
    match default {
        Some(value) => joined(lines, vec![format!("Default: {}.", code(value))]),
        None => lines,
    }
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

/// Writes events as lines.
#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    /// Text of the paragraph that is being written; a newline is a hard break.
    text: String,
    /// What stands before every line of the current block.
    indents: Vec<Indent>,
    /// Text inside a code block.
    code: Option<String>,
    /// Targets of the links that are open.
    links: Vec<Option<String>>,
}

enum Indent {
    Quote,
    /// A list item: its mark, once, then as many spaces.
    Item {
        mark: String,
        written: bool,
    },
    /// A list: the next number, if it counts.
    List(Option<u64>),
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.plain(&text),
            Event::Code(code) => self.code_span(&code),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::Rule => self.flush(),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.flush();
                self.text.push_str("**");
            }
            Tag::BlockQuote(_) => self.open(Indent::Quote),
            Tag::List(first) => self.open(Indent::List(first)),
            Tag::Item => self.open_item(),
            Tag::CodeBlock(kind) => self.open_code(&kind),
            Tag::Emphasis => self.text.push('*'),
            Tag::Strong => self.text.push_str("**"),
            Tag::Link { dest_url, .. } => self.open_link(&dest_url),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.text.push_str("**");
                self.flush();
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(),
            TagEnd::CodeBlock => self.close_code(),
            TagEnd::Emphasis => self.text.push('*'),
            TagEnd::Strong => self.text.push_str("**"),
            TagEnd::Link => self.close_link(),
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn open(&mut self, indent: Indent) {
        self.flush();
        self.indents.push(indent);
    }

    fn close(&mut self) {
        self.flush();
        self.indents.pop();
    }

    fn open_item(&mut self) {
        self.flush();
        let mark = match self.indents.last_mut() {
            Some(Indent::List(Some(number))) => {
                *number = number.saturating_add(1);
                format!("{}. ", number.saturating_sub(1))
            }
            _ => "- ".to_owned(),
        };
        self.indents.push(Indent::Item { mark, written: false });
    }

    fn open_code(&mut self, _kind: &CodeBlockKind<'_>) {
        self.flush();
        self.code = Some(String::new());
    }

    fn close_code(&mut self) {
        let code = self.code.take().unwrap_or_default();
        let fence = "`".repeat(longest_run(&code).max(2) + 1);
        self.separate();
        self.line(&format!("{fence}text"));
        for line in code.lines() {
            self.line(&visible(line));
        }
        self.line(&fence);
    }

    fn open_link(&mut self, url: &CowStr<'_>) {
        let absolute = url.starts_with("https://") || url.starts_with("http://");
        let plain = !url
            .contains(|part: char| part.is_whitespace() || part.is_control() || "<>()[]\\\"`".contains(part));
        let target = (absolute && plain).then(|| url.to_string());
        if target.is_some() {
            self.text.push('[');
        }
        self.links.push(target);
    }

    fn close_link(&mut self) {
        if let Some(Some(url)) = self.links.pop() {
            self.text.push_str("](");
            self.text.push_str(&url);
            self.text.push(')');
        }
    }

    fn html(&mut self, html: &str) {
        if html.trim_start().to_ascii_lowercase().starts_with("<br") {
            self.text.push('\n');
        } else if html.trim().starts_with('<') && html.trim().ends_with('>') && html.matches('<').count() == 1
        {
            // A lone tag is layout: `<p>`, `</b>`. What it holds comes as text of its own.
            let inner = html.trim().trim_start_matches('<').trim_start_matches('/');
            if !inner.starts_with(|first: char| first.is_ascii_alphabetic()) || !is_layout(inner) {
                self.plain(html.trim());
            }
        } else {
            let without_tags = strip_tags(html);
            self.plain(&without_tags);
        }
    }

    fn plain(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let in_link = self.links.iter().any(Option::is_some);
        escape(text, in_link, &mut self.text);
    }

    fn code_span(&mut self, code: &str) {
        let code = one_line(code);
        let fence = "`".repeat(longest_run(&code) + 1);
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.text.push_str(&format!("{fence}{pad}{code}{pad}{fence}"));
    }

    /// Writes what has been gathered as a paragraph.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        self.separate();
        let width = WIDTH.saturating_sub(self.indents.len() * 3).max(30);
        for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
            for wrapped in wrap(line, width) {
                self.line(&wrapped);
            }
        }
    }

    /// An empty line between blocks, but not between a list's items.
    fn separate(&mut self) {
        let fresh_item = matches!(self.indents.last(), Some(Indent::Item { written: false, .. }));
        let needed = self.lines.last().is_some_and(|last| !last.is_empty());
        let continues_list = fresh_item && self.lines.last().is_some_and(|last| starts_item(last));
        if needed && !continues_list {
            let prefix = self.prefix_of_blank();
            self.lines.push(prefix);
        }
    }

    fn prefix_of_blank(&self) -> String {
        let quotes = self.indents.iter().filter(|indent| matches!(indent, Indent::Quote)).count();
        if self.indents.iter().all(|indent| matches!(indent, Indent::Quote)) {
            "> ".repeat(quotes).trim_end().to_owned()
        } else {
            String::new()
        }
    }

    fn line(&mut self, text: &str) {
        let mut line = String::new();
        for indent in &mut self.indents {
            match indent {
                Indent::Quote => line.push_str("> "),
                Indent::Item { mark, written: false } => line.push_str(mark),
                Indent::Item { mark, .. } => line.extend(std::iter::repeat_n(' ', mark.len())),
                Indent::List(_) => {}
            }
            if let Indent::Item { written, .. } = indent {
                *written = true;
            }
        }
        line.push_str(text);
        self.lines.push(line.trim_end().to_owned());
    }
}

fn starts_item(line: &str) -> bool {
    let text = line.trim_start_matches([' ', '>']);
    text.starts_with("- ")
        || text.split_once(". ").is_some_and(|(head, _)| head.parse::<u64>().is_ok())
        || line.starts_with("  ")
}

/// HTML elements that only lay text out.
fn is_layout(inner: &str) -> bool {
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    let known = [
        "p",
        "b",
        "i",
        "u",
        "a",
        "em",
        "strong",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "div",
        "span",
        "table",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "sup",
        "sub",
        "small",
        "center",
        "details",
        "summary",
        "blockquote",
        "section",
        "font",
        "dl",
        "dt",
        "dd",
        "kbd",
        "s",
        "del",
        "ins",
        "mark",
    ];
    known.contains(&name.to_ascii_lowercase().as_str())
}

fn strip_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        match rest[at..].find('>') {
            Some(end) => rest = &rest[at + end + 1..],
            None => {
                text.push_str(&rest[at..]);
                return text;
            }
        }
        text.push(' ');
    }
    text.push_str(rest);
    text
}

fn longest_run(code: &str) -> usize {
    code.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

fn visible(line: &str) -> String {
    line.replace('\t', "    ")
        .chars()
        .filter(|character| !character.is_control() && !is_invisible(*character))
        .collect()
}

/// Writes text so that Markdown reads it as text; URLs become links.
fn escape(text: &str, in_link: bool, into: &mut String) {
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
    let characters: Vec<char> = text.chars().collect();
    for (at, &character) in characters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| characters.get(at));
        let after = characters.get(at + 1);
        match character {
            '\\' | '*' | '`' | '[' | ']' | '<' | '>' | '|' | '~' => into.extend(['\\', character]),
            '_' if !(is_word(before) && is_word(after)) => into.push_str("\\_"),
            '&' if after.is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#') => {
                into.push_str("\\&");
            }
            '\t' | '\u{a0}' => into.push(' '),
            _ if character.is_control() || is_invisible(character) => {}
            _ => into.push(character),
        }
    }
}

fn is_word(character: Option<&char>) -> bool {
    character.is_some_and(|character| character.is_alphanumeric())
}

/// Characters that turn or hide text around them (rustc's `text_direction_codepoint_in_comment`).
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Breaks text at spaces. A line never starts with what Markdown would read as the mark of a block.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut in_code = false;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let fits = line.chars().count() + 1 + word.chars().count() <= width;
        if !line.is_empty() && !fits && !in_code {
            lines.push(std::mem::take(&mut line));
        }
        let start = line.is_empty();
        if !start {
            line.push(' ');
        }
        line.push_str(&if start { not_a_mark(word) } else { word.to_owned() });
        in_code ^= word.matches('`').count() % 2 == 1;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn not_a_mark(word: &str) -> String {
    let bullet =
        word.starts_with(['#', '+', '=']) || word == "-" || (word.starts_with('-') && word.ends_with('-'));
    if bullet {
        return format!("\\{word}");
    }
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    match word[digits..].chars().next() {
        Some(mark @ ('.' | ')')) if digits > 0 && word.len() == digits + 1 => {
            format!("{}\\{mark}", &word[..digits])
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(markdown(text), expected, "{text}");
    }

    #[test]
    fn text_stays_text() {
        check("A plain sentence.", &["A plain sentence."]);
        check("Uses [x] and <x> and Vec<T>", &["Uses \\[x\\] and \\<x\\> and Vec\\<T\\>"]);
        check("see https://a.example/b_c, please", &["see <https://a.example/b_c>, please"]);
        check("[docs](https://a.example)", &["[docs](https://a.example)"]);
        check("[local](/a/b)", &["local"]);
        check("snake_case _em_", &["snake_case *em*"]);
        check("a <b>bold</b> <br/> c", &["a bold", "c"]);
    }

    #[test]
    fn code_is_never_compiled() {
        check("```\nlet x = 1;\n```", &["```text", "let x = 1;", "```"]);
        check("    indented", &["```text", "indented", "```"]);
        check("```rust\nfn main() {}\n```", &["```text", "fn main() {}", "```"]);
    }

    #[test]
    fn lists_hang_as_rustdoc_wants() {
        check("Intro:\n* one\n* two\nlazy", &["Intro:", "", "- one", "- two lazy"]);
        check("1. a\n2. b", &["1. a", "2. b"]);
    }

    #[test]
    fn text_cannot_be_turned_around() {
        check("a \u{202e}b `c\u{2066}d`", &["a b `cd`"]);
        check("```\n\u{202e}x\n```", &["```text", "x", "```"]);
        assert_eq!(one_line("a \u{202e}b"), "a b");
    }

    #[test]
    fn a_comment_cannot_end_early() {
        check("a */ fn main() {}", &["a \\*/ fn main() {}"]);
    }
}
