//! Where rustfmt breaks lines and prettyplease breaks them elsewhere, so that what is printed is what rustfmt would
//! print under the crate's own `rustfmt.toml`.

/// Widest line, the `max_width` of the crate's `rustfmt.toml`.
pub(super) const WIDTH: usize = 89;

/// Widest line of a signature that ends in its opening brace; rustfmt moves the brace down behind a wider one.
const SIGNATURE: usize = WIDTH - 4;

/// Lays out printed items anew where the two differ.
pub(super) fn settle(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let (settled, taken) = settle_first(rest);
        out.extend(settled);
        at += taken;
    }
    out.join("\n")
}

/// The first line's layout and how many lines it replaces.
fn settle_first(lines: &[&str]) -> (Vec<String>, usize) {
    let line = lines.first().copied().unwrap_or_default();
    if line.trim_start().starts_with("//") {
        return (vec![line.to_owned()], 1);
    }
    if let Some((head, taken)) = returns(lines) {
        return (brace_of_signature(&head), taken);
    }
    if let Some((value, taken)) = broken_value(lines).or_else(|| broken_chain(lines)) {
        return (value, taken);
    }
    (split_long(line).unwrap_or_else(|| vec![line.to_owned()]), 1)
}

/// A return type of a signature whose arguments stand on lines of their own, with its opening brace, on one line.
fn returns(lines: &[&str]) -> Option<(String, usize)> {
    let (first, rest) = lines.split_first()?;
    if !first.trim_start().starts_with(") -> ") {
        return None;
    }
    if first.ends_with(" {") {
        return Some(((*first).to_owned(), 1));
    }
    if !first.ends_with('<') {
        return None;
    }
    let close = rest.iter().position(|line| indent(line) <= indent(first))?;
    let head = joined(first, rest.get(..close)?, rest.get(close)?);
    (width(head.trim_end_matches(" {")) <= WIDTH).then_some((head, close + 2))
}

fn brace_of_signature(head: &str) -> Vec<String> {
    match head.strip_suffix(" {") {
        Some(signature) if width(head) > SIGNATURE => {
            vec![signature.to_owned(), format!("{}{{", " ".repeat(indent(head)))]
        }
        _ => vec![head.to_owned()],
    }
}

/// A value that is broken inside, although it fits on a line below what it is assigned to.
fn broken_value(lines: &[&str]) -> Option<(Vec<String>, usize)> {
    let (first, rest) = lines.split_first()?;
    if !first.ends_with(['(', '<']) {
        return None;
    }
    let mark = mark(first)?;
    let close = rest.iter().position(|line| indent(line) <= indent(first))?;
    let value = joined(&first[mark..], rest.get(..close)?, rest.get(close)?);
    Some((below(first, mark, value.trim())?, close + 2))
}

/// `let a = b` with one call on the next line.
fn broken_chain(lines: &[&str]) -> Option<(Vec<String>, usize)> {
    let (first, second) = (lines.first()?, lines.get(1)?);
    let chain = first.trim_start().starts_with("let ") && second.trim_start().starts_with('.');
    if !chain || !second.ends_with(';') {
        return None;
    }
    let mark = mark(first)?;
    let value = format!("{}{}", first[mark..].trim(), second.trim());
    Some((below(first, mark, &value)?, 2))
}

/// A line that is too wide: its brace or its value goes below.
fn split_long(line: &str) -> Option<Vec<String>> {
    if width(line) <= WIDTH {
        return None;
    }
    if let Some(ty) = line.strip_prefix("impl ").and_then(|rest| rest.strip_suffix(" {")) {
        return Some(vec!["impl".to_owned(), format!("    {ty}"), "{".to_owned()]);
    }
    let item = ["pub struct ", "pub enum "].iter().any(|start| line.trim_start().starts_with(start));
    if let Some(head) = line.strip_suffix(" {").filter(|_| item) {
        return Some(vec![head.to_owned(), format!("{}{{", " ".repeat(indent(line)))]);
    }
    let mark = mark(line)?;
    below(line, mark, line[mark..].trim())
}

/// The head and, below it, the value, if that fits there.
fn below(line: &str, mark: usize, value: &str) -> Option<Vec<String>> {
    let value = format!("{}{value}", " ".repeat(indent(line) + 4));
    (width(&value) <= WIDTH).then(|| vec![line[..mark].trim_end().to_owned(), value])
}

/// Where the value of an assignment, or the type of a field, starts.
fn mark(line: &str) -> Option<usize> {
    let statement = line.trim_start();
    let assigns =
        ["let ", "self.", "pub ", "static ", "const "].iter().any(|start| statement.starts_with(start));
    let assigned = line.find(" = ").filter(|_| assigns).map(|at| at + 2);
    assigned.or_else(|| {
        let field = line.trim_start().strip_prefix("pub ")?;
        let name = field.find(": ")?;
        let plain = |part: char| part.is_alphanumeric() || part == '_' || part == '#';
        field[..name].chars().all(plain).then(|| line.len() - field.len() + name + 1)
    })
}

/// Lines that belong together, on one.
fn joined(first: &str, inner: &[&str], close: &str) -> String {
    let inner: Vec<&str> = inner.iter().map(|line| line.trim()).collect();
    format!("{first}{}{}", inner.join(" ").trim_end_matches(','), close.trim())
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn width(line: &str) -> usize {
    line.chars().count()
}

/// A `use` of several names as rustfmt lays it out (style edition 2024, `imports_layout = "Mixed"`).
pub(super) fn use_line(prefix: &str, names: &[String]) -> String {
    let mut names = names.to_vec();
    names.sort_by_key(|name| (name != "self", version_key(name)));
    if let [only] = names.as_slice() {
        let path = if only == "self" { prefix.to_owned() } else { format!("{prefix}::{only}") };
        return format!("{path};");
    }
    let flat = format!("{prefix}::{{{}}};", names.join(", "));
    if width(&flat) <= WIDTH - 2 {
        return flat;
    }
    let mut lines = vec![format!("{prefix}::{{")];
    let mut line = String::from("   ");
    let last = names.len() - 1;
    for (at, name) in names.iter().enumerate() {
        // rustfmt keeps a column free, but not behind a last name on the first line.
        let reserve = usize::from(at != last || lines.len() > 1);
        if width(&line) + width(name) + 2 + reserve > WIDTH {
            let full = std::mem::replace(&mut line, String::from("   "));
            lines.extend((!full.trim().is_empty()).then_some(full));
        }
        line.push_str(&format!(" {name},"));
    }
    lines.extend([line, "};".to_owned()]);
    lines.join("\n")
}

/// What names are sorted by: underscores, then runs of digits as numbers, then letters.
fn version_key(name: &str) -> Vec<(u8, u64, String)> {
    let mut key: Vec<(u8, u64, String)> = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|part: char| part.is_ascii_digit()).len();
        let taken = digits.max(first.len_utf8());
        let part = &rest[..taken];
        key.push(match first {
            '_' => (0, 0, String::new()),
            '0'..='9' => (1, part.parse().unwrap_or(u64::MAX), String::new()),
            _ => (2, 0, part.to_owned()),
        });
        rest = &rest[taken..];
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both must be what rustfmt prints at these widths.
    fn check(printed: &str, expected: &str) {
        assert_eq!(settle(printed), expected);
        assert_eq!(settle(expected), expected, "settled text stays");
    }

    #[test]
    fn values_go_below_what_they_are_assigned_to() {
        let name = "n".repeat(54);
        check(
            &format!("    self.{name} = Some(\n        {name}.into(),\n    );"),
            &format!("    self.{name} =\n        Some({name}.into());"),
        );
        check(
            &format!("    pub {name}: runtime::Field<\n        {name},\n    >,"),
            &format!("    pub {name}:\n        runtime::Field<{name}>,"),
        );
        check(
            &format!("        let call = call\n            .with_path(\"{name}\", a);"),
            &format!("        let call =\n            call.with_path(\"{name}\", a);"),
        );
    }

    #[test]
    fn a_brace_goes_below_a_wide_signature() {
        let (fits, wide) = ("T".repeat(SIGNATURE - 11), "T".repeat(SIGNATURE - 10));
        check(&format!("    ) -> {fits} {{"), &format!("    ) -> {fits} {{"));
        check(&format!("    ) -> {wide} {{"), &format!("    ) -> {wide}\n    {{"));
        let (a, b) = ("A".repeat(40), "B".repeat(30));
        check(
            &format!("    ) -> Call<\n        {a},\n        {b},\n    > {{"),
            &format!("    ) -> Call<{a}, {b}>\n    {{"),
        );
    }

    #[test]
    fn names_are_sorted_by_version() {
        let names = ["B", "A10", "A9", "AB", "A_b", "self"].map(str::to_owned);
        assert_eq!(use_line("use a", &names), "use a::{self, A_b, A9, A10, AB, B};");
    }
}
