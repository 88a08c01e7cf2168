//! Where rustfmt breaks the names that a `use` takes.

use super::{WIDTH, width};

/// A `use` of several names as rustfmt lays it out (style edition 2024, `imports_layout = "Mixed"`).
pub(in crate::emit) fn use_line(prefix: &str, names: &[String]) -> String {
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

    #[test]
    fn names_are_sorted_by_version() {
        let names = ["B", "A10", "A9", "AB", "A_b", "self"].map(str::to_owned);
        assert_eq!(use_line("use a", &names), "use a::{self, A_b, A9, A10, AB, B};");
    }
}
