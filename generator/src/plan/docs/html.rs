//! HTML inside descriptions: layout goes, text stays.

/// What is left of HTML.
pub(super) enum Remains {
    /// Nothing.
    Nothing,
    /// The end of a line.
    Break,
    /// Text.
    Text(String),
}

/// What an HTML tag leaves of itself: a break, nothing, or its text.
pub(super) fn text_of(html: &str) -> Remains {
    let tag = html.trim();
    if tag.to_ascii_lowercase().starts_with("<br") {
        return Remains::Break;
    }
    let alone = tag.starts_with('<') && tag.ends_with('>') && tag.matches('<').count() == 1;
    if !alone {
        return Remains::Text(strip_tags(html));
    }
    // A lone tag is layout: `<p>`, `</b>`. What it holds comes as text of its own.
    let inner = tag.trim_start_matches('<').trim_start_matches('/');
    if is_layout(inner) { Remains::Nothing } else { Remains::Text(tag.to_owned()) }
}

/// HTML elements that only lay text out.
const LAYOUT: &str = "p b i u a em strong code pre ul ol li div span table tr td th thead tbody h1 h2 h3 h4 h5 h6 hr img \
                      sup sub small center details summary blockquote section font dl dt dd kbd s del ins mark";

fn is_layout(inner: &str) -> bool {
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    LAYOUT.split_whitespace().any(|known| name.eq_ignore_ascii_case(known))
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
