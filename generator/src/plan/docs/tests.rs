//! Descriptions that rustdoc and clippy would refuse.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::{markdown, one_line, summary_and_description};

fn check(text: &str, expected: &[&str]) {
    assert_eq!(markdown(text), expected, "{text}");
}

#[test]
fn a_list_is_introduced() {
    let docs = |summary, text| summary_and_description(summary, Some(text), "State of a device.");
    assert_eq!(
        docs(None, "* `on` - On\n* `off` - Off"),
        ["State of a device.", "", "- `on` - On", "- `off` - Off"]
    );
    assert_eq!(docs(None, "1. On\n2. Off")[..2], ["State of a device.", ""]);
    assert_eq!(docs(Some("State"), "* on"), ["State.", "", "- on"]);
    assert_eq!(docs(None, "Either:\n\n* on"), ["Either:", "", "- on"]);
    assert_eq!(docs(None, "-1 is off"), ["-1 is off"]);
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

#[test]
fn nothing_links_to_what_is_not_there() {
    check("see [Pet] and [`Pet`] and [a][b]", &["see \\[Pet\\] and \\[`Pet`\\] and \\[a\\]\\[b\\]"]);
    check("[x]: https://a.example\n\n[x]", &["[x](https://a.example)"]);
}

#[test]
fn lists_nest_by_as_much_as_their_marks() {
    check("- a\n  - b\n    more\n- c", &["- a", "  - b more", "- c"]);
    check("10. a\n    - b", &["10. a", "    - b"]);
}

#[test]
fn text_that_begins_like_a_mark_stays_text() {
    check("Numbers:\\\n1\\. one", &["Numbers:", "1\\. one"]);
    check("\\# no heading", &["\\# no heading"]);
}

#[test]
fn what_says_nothing_is_nothing() {
    for text in ["", "  \n\n ", "<p></p>", "---", "\u{202e}", "&#8203;"] {
        check(text, &[]);
    }
}

/// Pieces that do harm alone or beside each other.
const NASTY: &[&str] = &[
    "```",
    "```rust\n",
    "~~~\n",
    "    fn main() {}\n",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "`",
    "``",
    "*/",
    "/*",
    "//!",
    "#",
    "# ",
    "- ",
    "* ",
    "1. ",
    "12) ",
    "> ",
    "| a | b |\n|---|---|\n",
    "[",
    "]",
    "](x)",
    "](https://a.example)",
    "[a]: b\n",
    "!",
    "<",
    ">",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<script>",
    "<br>",
    "https://a.example/x_y*z",
    "http://",
    "&amp;",
    "&#x202e;",
    "&lt;b&gt;",
    "\\",
    "\\\n",
    "_",
    "__",
    "*",
    "**",
    "\u{202e}",
    "\u{200b}",
    "\u{7}",
    "\0",
    "\u{2028}",
    "é",
    "word",
    " ",
    "  \n",
    "===\n",
    "---\n",
    "crate::x",
    "[`Vec`]",
    "{",
    "}",
    "\"",
    "$x$",
    "[^1]",
    "a\u{a0}b",
];

/// Pseudo-random numbers (Knuth, MMIX), the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % below
    }
}

#[test]
fn no_mixture_of_nasty_pieces_does_harm() {
    let mut numbers = Numbers(2026);
    for _ in 0..20_000 {
        let pieces = 1 + numbers.next(12);
        let text: String = (0..pieces).map(|_| NASTY[numbers.next(NASTY.len())]).collect();
        let lines = markdown(&text);
        for line in &lines {
            assert!(!line.contains(unwelcome), "{text:?} gives {lines:#?}");
        }
        for event in Parser::new_ext(&lines.join("\n"), Options::empty()) {
            assert!(is_harmless(&event), "{text:?} gives {lines:#?} with {event:?}");
        }
    }
}

fn unwelcome(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether rustdoc does nothing with it but show it: no HTML, no code to compile, no link but to the web.
fn is_harmless(event: &Event<'_>) -> bool {
    match event {
        Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. }) => false,
        Event::Start(Tag::CodeBlock(kind)) => {
            matches!(kind, CodeBlockKind::Fenced(word) if &**word == "text")
        }
        Event::Start(Tag::Link { dest_url, .. }) => dest_url.starts_with("http"),
        _ => true,
    }
}

/// A number alone on its line looks like an item of a list.
#[test]
fn a_number_stays_with_the_word_before_it() {
    assert_eq!(super::wrap::wrap("It refuses with 401, 403.", 22), ["It refuses with", "401, 403."]);
    assert_eq!(
        super::wrap::wrap("It refuses with `a b` 403. No", 22),
        ["It refuses with `a b`", "403\\. No"]
    );
    assert_eq!(super::wrap::wrap("Refuses 403.", 8), ["Refuses", "403\\."]);
}
