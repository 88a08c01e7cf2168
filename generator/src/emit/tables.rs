//! Calls of the runtime's macros that make types and tables of them. rustfmt leaves what stands in their braces as it
//! is, so that the lines are laid out here: a call on one line where it fits, else as many rows on a line as fit.

use proc_macro2::TokenStream;
use quote::quote;

use super::layout::WIDTH;
use super::lines::item;

/// A row: what is said of it, and what it says.
pub(super) struct Row {
    docs: Vec<String>,
    text: String,
    /// What goes below where the row is too wide.
    tail: String,
}

impl Row {
    /// A row without a word.
    pub(super) fn plain(text: String) -> Self {
        Self { docs: Vec::new(), text, tail: String::new() }
    }

    /// A row under its documentation.
    pub(super) fn documented(lines: &[String], text: String) -> Self {
        Self { docs: doc_lines(lines), ..Self::plain(text) }
    }

    /// The row with an attribute below its documentation.
    pub(super) fn with_attribute(mut self, attribute: &TokenStream) -> Result<Self, String> {
        if !attribute.is_empty() {
            self.docs.extend(attribute_lines(attribute)?);
        }
        Ok(self)
    }

    /// The row with its last part, which goes below where the row is too wide.
    pub(super) fn with_tail(self, tail: String) -> Self {
        Self { tail, ..self }
    }

    /// The row as it stands on one line.
    fn flat(&self) -> String {
        let room = if self.tail.is_empty() { "" } else { " " };
        format!("{}{room}{}", self.text, self.tail)
    }

    /// The row on lines of its own.
    fn lines(&self, space: &str) -> Vec<String> {
        let flat = format!("{space}{},", self.flat());
        if self.tail.is_empty() || width(&flat) <= WIDTH {
            return vec![flat];
        }
        vec![format!("{space}{}", self.text), format!("{space}    {},", self.tail)]
    }
}

/// Rows in brackets, behind what they belong to.
pub(super) struct Section {
    head: String,
    brackets: (&'static str, &'static str),
    /// Whether it stays behind its head where it fits there.
    short: bool,
    rows: Vec<Row>,
}

impl Section {
    /// Rows in braces.
    pub(super) fn braced(head: &str, rows: Vec<Row>) -> Self {
        let head = if head.is_empty() { String::new() } else { format!("{head} ") };
        Self { head, brackets: ("{", "}"), short: false, rows }
    }

    /// Arguments in parentheses.
    pub(super) fn arguments(head: &str, rows: Vec<Row>) -> Self {
        Self { head: head.to_owned(), brackets: ("(", ")"), short: true, rows }
    }

    /// A struct as the only argument, taken apart.
    pub(super) fn pattern(head: &str, name: &str, fields: Vec<Row>) -> Self {
        Self { head: format!("{head}({name} "), brackets: ("{", "})"), short: true, rows: fields }
    }

    /// The section on one line, if nothing is said of its rows.
    fn flat(&self) -> Option<String> {
        let bare = self.rows.iter().all(|row| row.docs.is_empty());
        let rows: Vec<String> = self.rows.iter().map(Row::flat).collect();
        let (open, close) = self.brackets;
        let room = if open == "{" && !rows.is_empty() { " " } else { "" };
        bare.then(|| format!("{}{open}{room}{}{room}{close}", self.head, rows.join(", ")))
    }

    /// The section with its rows on lines of their own.
    fn broken(&self, indent: usize) -> String {
        let (open, close) = self.brackets;
        let space = " ".repeat(indent);
        format!("{}{open}\n{}{space}{close}", self.head, packed(&self.rows, indent + 4))
    }
}

/// A call whose braces open behind the macro's name: `runtime::object! { Device {`, its rows, `} }`.
pub(super) fn table(name: &str, sections: &[Section], tail: &str) -> String {
    let start = format!("runtime::{name}! {{ ");
    let flat: Option<Vec<String>> = sections.iter().map(Section::flat).collect();
    let flat = flat.map(|sections| format!("{start}{}{tail} }}", sections.join(" ")));
    if let Some(flat) = flat.filter(|flat| width(flat) <= WIDTH) {
        return flat;
    }
    let mut text = start;
    for (at, section) in sections.iter().enumerate() {
        let line = text.rsplit('\n').next().map_or(0, width);
        // Behind arguments stands the brace of the next section.
        let short = |flat: &String| section.short && line + width(flat) + 2 <= WIDTH;
        text.push_str(if at > 0 { " " } else { "" });
        text.push_str(&section.flat().filter(short).unwrap_or_else(|| section.broken(0)));
    }
    format!("{text}{tail} }}")
}

/// A call that makes an enum: `runtime::open_enum! { pub enum Status { … } else Unknown }`, with the braces of the call
/// around all of it where something is said of the enum.
pub(super) fn enumeration(name: &str, lines: &[String], section: &Section, other: &str) -> String {
    let tail = format!(" else {other}");
    let flat = section.flat().map(|flat| format!("    {flat}{tail}")).filter(|flat| width(flat) <= WIDTH);
    let whole = table(name, std::slice::from_ref(section), &tail);
    if lines.is_empty() && (flat.is_none() || !whole.contains('\n')) {
        return whole;
    }
    let docs: String = doc_lines(lines).iter().map(|line| format!("    {line}\n")).collect();
    let body = flat.unwrap_or_else(|| format!("    {}{tail}", section.broken(4)));
    format!("runtime::{name}! {{\n{docs}{body}\n}}")
}

/// Documentation as it is printed: each line of it a comment, which nothing but the line's end can end.
fn doc_lines(lines: &[String]) -> Vec<String> {
    let lines = lines.iter().flat_map(|line| line.split('\n'));
    lines.map(|line| format!("/// {line}").trim_end_matches(' ').to_owned()).collect()
}

/// Attributes as they are printed.
fn attribute_lines(attributes: &TokenStream) -> Result<Vec<String>, String> {
    let printed = item(quote!(#attributes struct X;))?;
    Ok(printed.lines().filter(|line| *line != "struct X;").map(str::to_owned).collect())
}

/// As many rows on a line as fit. What is documented has lines of its own.
fn packed(rows: &[Row], indent: usize) -> String {
    let space = " ".repeat(indent);
    let mut lines: Vec<String> = Vec::new();
    let mut open = false;
    for row in rows {
        lines.extend(row.docs.iter().map(|line| format!("{space}{line}")));
        // The row's comma, and the blank before it.
        let flat = row.flat();
        let needed = width(&flat) + 2;
        match lines.last_mut().filter(|line| open && row.docs.is_empty() && width(line) + needed <= WIDTH) {
            Some(line) => line.push_str(&format!(" {flat},")),
            None => lines.extend(row.lines(&space)),
        }
        open = row.docs.is_empty() && lines.last().is_some_and(|line| indent_of(line) == indent);
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// A row of its own with fields in braces behind it, or below where they do not fit; at last a field that has lines of its
/// own.
pub(super) fn wide_row(head: &str, fields: Vec<String>, last: Option<&str>) -> String {
    let flat = format!("    {head} {{ {} }},", fields.join(", "));
    if fields.is_empty() && last.is_none() {
        return format!("    {head},\n");
    }
    if width(&flat) <= WIDTH && last.is_none() {
        return flat + "\n";
    }
    let fields: Vec<Row> = fields.into_iter().map(Row::plain).collect();
    format!("    {head} {{\n{}{}    }},\n", packed(&fields, 8), last.unwrap_or_default())
}

/// Names behind each other, as many on a line as fit.
pub(super) fn filled(names: &[&str]) -> String {
    let mut lines = vec![String::new()];
    // Behind the first line's start `runtime::headers! { ` stands less; before the last line's end a brace.
    let room = WIDTH - 22;
    for (at, name) in names.iter().enumerate() {
        let comma = if at + 1 < names.len() { "," } else { "" };
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(&format!("{name}{comma}")),
            Some(line) if width(line) + width(name) + 2 <= room => line.push_str(&format!(" {name}{comma}")),
            _ => lines.push(format!("    {name}{comma}")),
        }
    }
    lines.join("\n")
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn width(line: &str) -> usize {
    line.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: usize) -> Vec<Row> {
        (0..count).map(|at| Row::plain(format!("required field_{at} = \"field{at}\""))).collect()
    }

    #[test]
    fn a_table_stands_on_one_line_or_fills_its_lines() {
        let of = |count| table("object", &[Section::braced("A", rows(count))], "");
        assert_eq!(of(0), "runtime::object! { A {} }");
        assert_eq!(of(1), "runtime::object! { A { required field_0 = \"field0\" } }");
        let long = of(9);
        assert!(
            long.starts_with("runtime::object! { A {\n    required field_0 = \"field0\", required"),
            "{long}"
        );
        assert!(long.ends_with(",\n} }") && long.lines().all(|line| line.len() <= WIDTH), "{long}");
        assert_eq!(long.lines().count(), 7, "two fit on a line");
        let wide = [Row::plain("a".repeat(100)), Row::plain("b".repeat(100))];
        assert_eq!(packed(&wide, 4).lines().count(), 2, "what fits no line has one of its own");
    }

    #[test]
    fn wide_arguments_go_below() {
        let of = |name: &str, count| {
            let new = Section::arguments(&format!("{name}::new"), rows(2));
            table("setters", &[new, Section::braced("", rows(count))], " rest extra")
        };
        assert!(
            of("A", 3).starts_with("runtime::setters! { A::new(required field_0 = \"field0\", "),
            "{}",
            of("A", 3)
        );
        let wide = of(&"A".repeat(30), 1);
        assert!(wide.contains("::new(\n    required field_0"), "{wide}");
        assert!(wide.contains(",\n) {\n    required field_0 = \"field0\",\n} rest extra }"), "{wide}");
    }

    #[test]
    fn documented_rows_stand_alone() {
        let said = Row::documented(&["Says.".to_owned()], "B = \"b\"".to_owned());
        let rows = vec![Row::plain("A = \"a\"".to_owned()), said, Row::plain("C = \"c\"".to_owned())];
        let text =
            enumeration("open_enum", &["All.".to_owned()], &Section::braced("pub enum E", rows), "Unknown");
        let expected = "runtime::open_enum! {\n    /// All.\n    pub enum E {\n        A = \"a\",\n        /// Says.\n        \
                        B = \"b\",\n        C = \"c\",\n    } else Unknown\n}";
        assert_eq!(text, expected);
    }
}
