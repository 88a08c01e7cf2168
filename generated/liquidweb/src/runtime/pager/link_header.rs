//! The `Link` header (RFC 8288).

use http::HeaderMap;
use http::header::LINK;

/// The target of the first link with the relation `next`. One whose context is another URL than the page's (`anchor`)
/// is none of the page's (section 3.2).
pub(super) fn next(headers: &HeaderMap) -> Option<&str> {
    let values = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    values.into_iter().find_map(next_of)
}

fn next_of(mut rest: &str) -> Option<&str> {
    while let Some(start) = rest.find('<') {
        let (target, behind) = rest.get(start + 1..)?.split_once('>')?;
        let (parameters, following) = split(behind);
        let mut relation = None;
        let mut anchored = false;
        for (name, value) in parameters {
            match name.to_ascii_lowercase().as_str() {
                // Of several the first counts (section 3.3).
                "rel" => relation = relation.or(Some(value)),
                "anchor" => anchored = true,
                _ => {}
            }
        }
        let mut relations = relation.unwrap_or_default().split_ascii_whitespace();
        if !anchored && relations.any(|relation| relation.eq_ignore_ascii_case("next")) {
            return Some(target.trim());
        }
        rest = following;
    }
    None
}

/// The parameters of one link, and what stands behind its comma.
fn split(text: &str) -> (Vec<(&str, &str)>, &str) {
    let mut parameters = Vec::new();
    let mut rest = text;
    loop {
        let end = end_of_parameter(rest);
        let (parameter, behind) = rest.split_at(end);
        if let Some((name, value)) = parameter.split_once('=') {
            parameters.push((name.trim(), value.trim().trim_matches('"')));
        }
        match behind.strip_prefix(';') {
            Some(behind) => rest = behind,
            None => return (parameters, behind),
        }
    }
}

/// Where a parameter ends: before `;` or `,` that is not within quotes.
fn end_of_parameter(text: &str) -> usize {
    let (mut quoted, mut escaped) = (false, false);
    let end = text.find(|letter| {
        let ends = !quoted && matches!(letter, ';' | ',');
        quoted ^= letter == '"' && !escaped;
        escaped = quoted && letter == '\\' && !escaped;
        ends
    });
    end.unwrap_or(text.len())
}
