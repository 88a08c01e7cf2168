//! Where rustfmt lays out struct literals and lists of these.

use super::{WIDTH, below, indent, settle, width};

/// A struct literal or a list, which prettyplease breaks always or too early, on one line where it fits there; that of a
/// constant else on the line below its name.
pub(super) fn flat(lines: &[&str]) -> Option<(Vec<String>, usize)> {
    let (first, rest) = lines.split_first()?;
    let close = rest.iter().position(|line| indent(line) <= indent(first)).filter(|_| opens(first))?;
    if !rest.get(close)?.trim_start().starts_with(['}', ']']) {
        return None;
    }
    let line =
        rest.get(..=close)?.iter().fold((*first).to_owned(), |line, next| followed(&line, next.trim()));
    if width(&line) <= WIDTH {
        return Some((vec![line], close + 2));
    }
    let mark = line.find(" = ").filter(|_| is_constant(&line))? + 2;
    Some((below(&line, mark, line[mark..].trim())?, close + 2))
}

fn is_constant(line: &str) -> bool {
    let item = line.trim_start_matches("pub(crate) ").trim_start_matches("pub ");
    ["const ", "static "].iter().any(|start| item.starts_with(start))
}

/// Whether a line ends in the opening of a struct literal or of a list.
fn opens(line: &str) -> bool {
    let Some(line) = line.strip_suffix(" {") else { return line.ends_with("&[") };
    let is_name = |part: char| part.is_ascii_alphanumeric() || "_:".contains(part);
    let before = line.trim_end_matches(is_name);
    let named = line[before.len()..].starts_with(|first: char| first.is_ascii_uppercase());
    named && (before.trim().is_empty() || before.ends_with(['[', '(']) || is_value(before))
}

/// Whether a value follows: of a field or of a constant.
fn is_value(before: &str) -> bool {
    before.ends_with(": ") || before.ends_with(" = ")
}

/// The line with the next one behind it.
fn followed(line: &str, next: &str) -> String {
    let closes = next.starts_with([']', ')', '}']);
    let line = if closes { line.trim_end_matches(',') } else { line };
    let room = if line.ends_with(['[', '(']) || next.starts_with([']', ')']) { "" } else { " " };
    format!("{line}{room}{next}")
}

/// A list of one element with braces, which open and close on the list's own lines.
pub(super) fn lone_element(lines: &[&str]) -> Option<(Vec<String>, usize)> {
    let (first, rest) = lines.split_first()?;
    let inner = rest.first().filter(|line| first.ends_with("&[") && line.ends_with(" {"))?;
    let close = rest.iter().skip(1).position(|line| indent(line) <= indent(inner))? + 1;
    let end = rest.get(close + 1).filter(|line| line.trim_start().starts_with(']'))?;
    let opening = format!("{first}{}", inner.trim());
    if rest.get(close)?.trim() != "}," || width(&opening) > WIDTH {
        return None;
    }
    let body: Vec<&str> = rest.get(1..close)?.iter().map(|line| line.get(4..).unwrap_or_default()).collect();
    let ending = format!("{}}}{}", " ".repeat(indent(end)), end.trim());
    Some((vec![opening, settle(&body.join("\n")), ending], close + 3))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_list_of_one_opens_with_its_element() {
        let text = "t".repeat(80);
        let printed = format!(
            "    faults: &[\n        Fault {{\n            at: {text},\n        }},\n    ],\n    b: 1,"
        );
        check(&printed, &format!("    faults: &[Fault {{\n        at: {text},\n    }}],\n    b: 1,"));
        let two = format!("a: &[\n    Fault {{\n        at: {text},\n    }},\n    B,\n],");
        check(&two, &two);
    }

    #[test]
    fn a_literal_takes_one_line_where_there_is_room() {
        for (count, fits) in [(66, true), (67, false)] {
            let text = "t".repeat(count);
            let broken = format!("    site: Site {{\n        a: {text},\n    }},");
            check(&broken, &if fits { format!("    site: Site {{ a: {text} }},") } else { broken.clone() });
        }
        let rules = "a: &[\n    Rule {\n        a: 1,\n        ..Rule::PLAIN\n    },\n    Rule {\n        b: Some(B::C),\n    },\n],";
        check(rules, "a: &[Rule { a: 1, ..Rule::PLAIN }, Rule { b: Some(B::C) }],");
    }

    #[test]
    fn a_constants_literal_goes_below_where_it_fits_there() {
        for (width, below) in [(66, false), (67, true)] {
            let name = "N".repeat(width);
            let printed = format!("const {name}: T = T {{\n    a: 1,\n}};");
            let room = if below { "\n    " } else { " " };
            check(&printed, &format!("const {name}: T ={room}T {{ a: 1 }};"));
            let name = &name[12..];
            let printed = format!("pub(crate) static {name}: T = T {{\n    a: 1,\n}};");
            check(&printed, &format!("pub(crate) static {name}: T ={room}T {{ a: 1 }};"));
        }
    }

    #[test]
    fn what_is_no_literal_stays() {
        for kept in [
            "impl A {\n    b: c,\n}",
            "pub struct A {\n    pub b: C,\n}",
            "    match A {\n        b => c,\n    }",
        ] {
            check(kept, kept);
        }
    }
}
