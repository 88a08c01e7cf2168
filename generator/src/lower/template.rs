//! Path templates: what of them is sent, and what must be filled in.

use std::fmt::Write as _;

use crate::diagnostic::Diagnostic;

use super::context::Context;
use super::index::Entry;

/// A path template taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template {
    /// The template as it is sent: without a fragment, with a leading slash, with what a URL cannot hold
    /// percent-encoded, and with constant parameters behind `?`.
    pub path: String,
    /// The names between braces, in order, each once.
    pub names: Vec<String>,
    /// Whether a brace had no partner, or held no name, and was taken as a character.
    pub unbalanced: bool,
}

/// Takes an operation's path apart. Of what stands behind `?` those pairs are left out whose value is a placeholder
/// that `is_query` knows as a query parameter, because that parameter writes the pair.
pub(super) fn of(path: &str, is_query: &dyn Fn(&str) -> bool) -> Template {
    let mut template = Template { path: String::new(), names: Vec::new(), unbalanced: false };
    let sent = path.split('#').next().unwrap_or_default();
    let (path, query) = sent.split_once('?').unwrap_or((sent, ""));
    if !path.starts_with('/') {
        template.path.push('/');
    }
    template.write(path, "/:@!$&'()*+,;=-._~");
    let pairs = query.split('&').filter(|pair| !pair.is_empty() && !written_elsewhere(pair, is_query));
    for (at, pair) in pairs.enumerate() {
        template.path.push(if at == 0 { '?' } else { '&' });
        template.write(pair, "/:@!$'()*+,;=?-._~");
    }
    template
}

/// The template of an operation, with a warning where it is not well formed.
pub(super) fn lower(context: &mut Context<'_, '_>, entry: &Entry<'_>, queries: &[&str]) -> Template {
    let template = of(entry.path, &|name| queries.contains(&name));
    if template.unbalanced {
        let message = format!("a brace in `{}` encloses no name; it is sent as a character", entry.path);
        let help = "write each parameter as `{name}`";
        context.report(&entry.item_pointer, Diagnostic::warning("invalid-path", message).help(help));
    }
    if !entry.path.starts_with('/') {
        let message = format!("path `{}` does not begin with a slash; one is put before it", entry.path);
        let help = "begin each path with `/`";
        context.report(&entry.item_pointer, Diagnostic::warning("invalid-path", message).help(help));
    }
    template
}

/// The names of the constant parameters behind `?`.
pub(super) fn constants(path: &str) -> impl Iterator<Item = &str> {
    let query = path.split_once('?').map_or("", |(_, query)| query);
    query.split('&').filter_map(|pair| pair.split('=').next()).filter(|name| !name.is_empty())
}

fn written_elsewhere(pair: &str, is_query: &dyn Fn(&str) -> bool) -> bool {
    let value = pair.split_once('=').map_or(pair, |(_, value)| value);
    let name = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    name.is_some_and(is_query)
}

impl Template {
    /// Adds text with placeholders; characters other than letters, digits and `kept` are percent-encoded.
    fn write(&mut self, text: &str, kept: &str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let name = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(name, _)| name);
            if let Some(name) = name.filter(|name| !name.is_empty() && !name.contains('{')) {
                self.placeholder(name);
                rest = rest.get(name.len() + 2..).unwrap_or_default();
                continue;
            }
            self.unbalanced |= matches!(first, '{' | '}');
            let length = if is_triplet(rest) { 3 } else { first.len_utf8() };
            let (letter, after) = rest.split_at(length);
            if length == 3 && first == '%' || first.is_ascii_alphanumeric() || kept.contains(first) {
                self.path.push_str(letter);
            } else {
                encode(letter, &mut self.path);
            }
            rest = after;
        }
    }

    fn placeholder(&mut self, name: &str) {
        self.path.extend(["{", name, "}"]);
        if self.names.iter().all(|known| known != name) {
            self.names.push(name.to_owned());
        }
    }
}

/// Whether the text begins with a character that is percent-encoded already.
fn is_triplet(text: &str) -> bool {
    let digits = text.strip_prefix('%').and_then(|rest| rest.as_bytes().get(..2));
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

fn encode(letter: &str, out: &mut String) {
    for byte in letter.bytes() {
        // Writing to a string cannot fail.
        let _ = write!(out, "%{byte:02X}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_sent_as_urls() {
        for (path, expected, names) in [
            ("/a/{b}/", "/a/{b}/", "b"),
            ("a", "/a", ""),
            ("/", "/", ""),
            ("", "/", ""),
            ("/{a}.{b}", "/{a}.{b}", "a b"),
            ("/{id}:action", "/{id}:action", "id"),
            ("/{a}/x/{a}", "/{a}/x/{a}", "a"),
            ("/x#name", "/x", ""),
            ("/#X-Target=A.{b}", "/", ""),
            ("/x?kind=a b", "/x?kind=a%20b", ""),
            ("/x?acl", "/x?acl", ""),
            ("/x?q={q}&r={r}&s=1#f", "/x?r={r}&s=1", "r"),
            ("/a b/ü/%2F/100%", "/a%20b/%C3%BC/%2F/100%25", ""),
            ("/Users('{user id}')/$count", "/Users('{user id}')/$count", "user id"),
            ("/a\"<>\\^`|b", "/a%22%3C%3E%5C%5E%60%7Cb", ""),
            ("/%é", "/%25%C3%A9", ""),
        ] {
            let template = of(path, &|name| name == "q");
            assert_eq!((template.path.as_str(), template.unbalanced), (expected, false), "{path}");
            assert_eq!(template.names.join(" "), names, "{path}");
        }
        for (path, expected) in
            [("/{a", "/%7Ba"), ("/a}", "/a%7D"), ("/{}", "/%7B%7D"), ("/{{a}}", "/%7B{a}%7D")]
        {
            let template = of(path, &|_| false);
            assert_eq!((template.path.as_str(), template.unbalanced), (expected, true), "{path}");
        }
    }
}
