//! Findings for people, as rustc shows them.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Place, Severity, visible};

/// How many findings of one code are shown.
const SHOWN: usize = 50;
/// How much of a file is read for its lines.
const LONGEST: u64 = 256 << 20;
/// Lines of more bytes are not shown: a whole document may be one line.
const LONGEST_LINE: usize = 4096;

/// All findings in order, of one code at most fifty and then how many more; each ends with an empty line.
///
/// Lines of input are read from the files that the places name; where that fails, the place is shown without its line.
/// Control characters of documents are shown as escapes.
pub fn render<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut files = Files::default();
    let mut counts: Vec<(&str, Severity, usize)> = Vec::new();
    let mut text = String::new();
    for finding in findings {
        let position = counts.iter().position(|(code, ..)| *code == finding.code);
        let position = position.unwrap_or_else(|| {
            counts.push((finding.code, finding.severity, 0));
            counts.len() - 1
        });
        counts[position].2 += 1;
        if counts[position].2 <= SHOWN {
            text += &renderer.render(&[group(finding, &mut files)]);
            text += "\n\n";
        }
    }
    for (code, severity, count) in counts.into_iter().filter(|(.., count)| *count > SHOWN) {
        let title = format!("{} more like this are not shown", count - SHOWN);
        text += &renderer.render(&[Group::with_title(level(severity).primary_title(title).id(code))]);
        text += "\n\n";
    }
    text
}

fn group(finding: &Diagnostic, files: &mut Files) -> Group<'static> {
    let title = level(finding.severity).primary_title(visible(&finding.message)).id(finding.code);
    let mut group = Group::with_title(title);
    if let Some(place) = &finding.place {
        group = group.elements(shown(place, None, files));
    }
    if let Some((label, place)) = &finding.related {
        group = group.elements(shown(place, Some(label), files));
    }
    match &finding.help {
        Some(help) => group.element(Level::HELP.message(visible(help))),
        None => group,
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// A place with its line, or with its pointer where the line cannot be shown. A second place is labelled.
fn shown(place: &Place, label: Option<&str>, files: &mut Files) -> Vec<Element<'static>> {
    let path = visible(&place.file);
    if let Some(line) = files.text(&place.file).and_then(|text| Line::of(text, &place.span)) {
        let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
        let annotation = kind.span(line.span).label(label.map(visible));
        let snippet = Snippet::source(line.text).line_start(place.line).path(path);
        return vec![snippet.annotation(annotation).into()];
    }
    let mut elements = vec![Origin::path(path).line(place.line).char_column(place.column).into()];
    let at = (!place.pointer.is_empty()).then(|| format!("at {}", place.pointer));
    let words: Vec<_> = label.map(ToOwned::to_owned).into_iter().chain(at).collect();
    if !words.is_empty() {
        elements.push(Level::NOTE.message(visible(&words.join(" "))).into());
    }
    elements
}

/// The line that a span begins in, and the part of the span that lies in it.
struct Line {
    text: String,
    span: Range<usize>,
}

impl Line {
    /// `None` where the line is too long, or the span does not lie in the text: the file has changed since it was read.
    fn of(text: &str, span: &Range<usize>) -> Option<Self> {
        let before = text.get(..span.start)?;
        let before = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        let rest = text.get(span.start..)?;
        let rest = rest[..rest.find('\n').unwrap_or(rest.len())].trim_end();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let length = span.end.saturating_sub(span.start).max(first).min(rest.len());
        let (marked, after) = rest.split_at_checked(length)?;
        if before.len() + rest.len() > LONGEST_LINE {
            return None;
        }
        let (before, marked) = (masked(before), masked(marked));
        let start = before.len();
        let end = start + marked.len();
        Some(Self { text: before + &marked + &masked(after), span: start..end })
    }
}

/// Text with one replacement character for each that steers a terminal, so that columns stay what they are.
fn masked(text: &str) -> String {
    let mask = |c: char| if visible(c.encode_utf8(&mut [0; 4])).chars().count() > 1 { '\u{fffd}' } else { c };
    text.chars().map(mask).collect()
}

/// Files that were read for their lines.
#[derive(Default)]
struct Files {
    texts: HashMap<String, Option<String>>,
}

impl Files {
    fn text(&mut self, path: &str) -> Option<&str> {
        self.texts.entry(path.to_owned()).or_insert_with(|| read(path)).as_deref()
    }
}

/// A file's text without its byte order mark. Only regular files are opened: reading a pipe would wait for ever.
fn read(path: &str) -> Option<String> {
    let mut text = String::new();
    if !std::fs::metadata(path).ok()?.is_file() {
        return None;
    }
    File::open(path).ok()?.take(LONGEST).read_to_string(&mut text).ok()?;
    Some(text.strip_prefix('\u{feff}').map(ToOwned::to_owned).unwrap_or(text))
}
