//! Events of a `CommonMark` parser to lines of Markdown that cannot hurt.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::escape::{escape, longest_run, visible};
use super::html::{Remains, text_of};
use super::wrap::wrap;
use super::{WIDTH, one_line};

/// Writes events as lines.
#[derive(Default)]
pub(super) struct Writer {
    /// Lines that are finished.
    pub(super) lines: Vec<String>,
    /// Text of the paragraph that is being written; a newline is a hard break.
    pub(super) text: String,
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
    /// Takes the next event of the parser.
    pub(super) fn event(&mut self, event: Event<'_>) {
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
            Tag::CodeBlock(_) => self.open_code(),
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

    fn open_code(&mut self) {
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
            // An exclamation mark would make it an image.
            if self.text.ends_with('!') {
                self.text.insert(self.text.len() - 1, '\\');
            }
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
        match text_of(html) {
            Remains::Nothing => {}
            Remains::Break => self.text.push('\n'),
            Remains::Text(text) => self.plain(&text),
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

    /// Writes code inside a paragraph.
    pub(super) fn code_span(&mut self, code: &str) {
        let code = one_line(code);
        let fence = "`".repeat(longest_run(&code) + 1);
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.text.push_str(&format!("{fence}{pad}{code}{pad}{fence}"));
    }

    /// Writes what has been gathered as a paragraph.
    pub(super) fn flush(&mut self) {
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
