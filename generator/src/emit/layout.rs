//! Where rustfmt breaks lines and prettyplease breaks them elsewhere, so that what is printed is what rustfmt would
//! print under the crate's own `rustfmt.toml`.

mod literals;
mod uses;

use std::borrow::Cow;

pub(super) use uses::use_line;

/// Widest line, the `max_width` of the crate's `rustfmt.toml`.
pub(super) const WIDTH: usize = 89;

/// Widest line of a signature that ends in its opening brace; rustfmt moves the brace down behind a wider one.
const SIGNATURE: usize = WIDTH - 4;

/// Lays out printed items anew where the two differ.
pub(super) fn settle(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out: Vec<Cow<'_, str>> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(rest @ [line, ..]) = lines.get(at..) {
        if let Some((settled, taken)) = settle_first(line, rest) {
            out.extend(settled.into_iter().map(Cow::Owned));
            at += taken;
        } else {
            out.push(Cow::Borrowed(line));
            at += 1;
        }
    }
    out.join("\n")
}

/// The first line's layout and how many lines it replaces; `None` where it stays as it is.
fn settle_first(line: &str, lines: &[&str]) -> Option<(Vec<String>, usize)> {
    if line.trim_start().starts_with("//") {
        return None;
    }
    if let Some((head, taken)) = returns(lines) {
        return Some((brace_of_signature(&head), taken));
    }
    let value = broken_value(lines).or_else(|| broken_call(lines)).or_else(|| broken_chain(lines));
    let value =
        value.or_else(|| wide_tail(lines)).or_else(|| conversion(lines)).or_else(|| literals::flat(lines));
    let value = value.or_else(|| wide_constant(lines)).or_else(|| literals::lone_element(lines));
    value.or_else(|| Some((split_long(line)?, 1)))
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
    // rustfmt does not count the parenthesis.
    (width(head.trim_end_matches(" {")) <= WIDTH + 2).then_some((head, close + 2))
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
    if chain && second.ends_with('(') {
        return broken_link(lines);
    }
    if !chain || !second.ends_with(';') {
        return None;
    }
    let mark = mark(first)?;
    let value = format!("{}{}", first[mark..].trim(), second.trim());
    let whole = || broken_arguments(first, second.trim()).filter(|lines| lines.len() >= OVERFLOWING);
    Some((below(first, mark, &value).or_else(whole)?, 2))
}

/// `let a = b` with one call on the next line whose arguments stand on lines of their own: the call stays behind `b`.
fn broken_link(lines: &[&str]) -> Option<(Vec<String>, usize)> {
    let (first, second) = (lines.first()?, lines.get(1)?);
    let arguments = lines.get(2..)?;
    let close = arguments.iter().position(|line| indent(line) <= indent(second))?;
    if arguments.get(close)?.trim() != ");" {
        return None;
    }
    let nearer = |line: &&str| line.get(4..).unwrap_or_default().to_owned();
    let head = format!("{first}{}", second.trim());
    let rest = arguments.get(..=close)?.iter().map(nearer);
    Some((std::iter::once(head).chain(rest).collect(), close + 3))
}

/// A chain that is what comes of a body, with its last call broken: then the calls before it stay on its line.
fn wide_tail(lines: &[&str]) -> Option<(Vec<String>, usize)> {
    let (first, rest) = lines.split_first()?;
    let is_call = |line: &&str| line.starts_with('.') && !line.starts_with("..");
    let calls: Vec<&str> = rest.iter().map(|line| line.trim()).take_while(is_call).collect();
    let (last, before) = calls.split_last()?;
    let is_start = !["let ", "."].iter().any(|head| first.trim_start().starts_with(head));
    let own = (is_start && last.ends_with(')')).then(|| before.concat())?;
    let broken = broken_arguments(&format!("{first}{own}"), last)?;
    let fits = broken.first().is_some_and(|line| width(line) <= WIDTH);
    (fits && broken.len() >= OVERFLOWING).then_some((broken, calls.len() + 1))
}

/// Fewest lines of a call for which rustfmt keeps it behind its subject rather than below it.
const OVERFLOWING: usize = 5;

/// A subject and its call, with its arguments on lines of theirs.
fn broken_arguments(subject: &str, call: &str) -> Option<Vec<String>> {
    let (head, rest) = call.split_once('(')?;
    let (arguments, tail) = rest.rsplit_once(')')?;
    let space = " ".repeat(indent(subject));
    let arguments = outermost(arguments);
    let arguments = arguments.iter().map(|argument| format!("{space}    {},", argument.trim()));
    let close = std::iter::once(format!("{space}){tail}"));
    Some(std::iter::once(format!("{subject}{head}(")).chain(arguments).chain(close).collect())
}

/// A bound `impl Into<T>` that is broken inside of its type, which rustfmt never does. It does not count the word `impl`.
fn conversion(lines: &[&str]) -> Option<(Vec<String>, usize)> {
    let [first, ty, close] = lines.get(..3)? else { return None };
    if !first.ends_with(": impl Into<") || !close.trim().starts_with('>') {
        return None;
    }
    let line = joined(first, &[ty], close);
    (width(&line) <= WIDTH + 5).then(|| (vec![line], 3))
}

/// A constant whose value's opening leaves no room for what closes it: the value goes below as a whole.
fn wide_constant(lines: &[&str]) -> Option<(Vec<String>, usize)> {
    let (first, rest) = lines.split_first()?;
    let closes = first.matches(['(', '{']).count();
    let constant = first.starts_with("const ") || first.starts_with("pub const ");
    if !constant || !first.ends_with(" {") || width(first) + closes <= WIDTH {
        return None;
    }
    let mark = mark(first)?;
    let close = rest.iter().position(|line| indent(line) <= indent(first))?;
    let opening = below(first, mark, first[mark..].trim())?;
    let deeper = rest.get(..=close)?.iter().map(|line| format!("    {line}"));
    Some((opening.into_iter().chain(deeper).collect(), close + 2))
}

/// A call whose arguments stand on lines of their own although it fits on one: prettyplease counts bytes.
fn broken_call(lines: &[&str]) -> Option<(Vec<String>, usize)> {
    let (first, rest) = lines.split_first().filter(|(first, _)| first.ends_with('('))?;
    let close = rest.iter().position(|line| indent(line) <= indent(first))?;
    let call = joined(first, rest.get(..close)?, rest.get(close)?);
    // Of signatures rustfmt counts bytes too.
    let fits = width(&call) <= WIDTH && !is_signature(first);
    (!call.is_ascii() && fits).then(|| (vec![call], close + 2))
}

fn is_signature(line: &str) -> bool {
    ["pub fn ", "pub(crate) fn ", "fn "].iter().any(|start| line.trim_start().starts_with(start))
}

/// A line that is too wide: its brace or its value goes below.
fn split_long(line: &str) -> Option<Vec<String>> {
    if width(line) <= WIDTH {
        return None;
    }
    if let Some(ty) = line.strip_prefix("impl ").and_then(|rest| rest.strip_suffix(" {")) {
        let ty = format!("    {ty}");
        let ty = if width(&ty) <= WIDTH { vec![ty] } else { broken_type(&ty)? };
        return Some([vec!["impl".to_owned()], ty, vec!["{".to_owned()]].concat());
    }
    let is_argument = line.trim_start().starts_with(char::is_uppercase);
    if line.ends_with(">,") && (is_argument || is_parameter(line)) {
        return broken_type(line);
    }
    let item = ["pub struct ", "pub enum "].iter().any(|start| line.trim_start().starts_with(start));
    if let Some(head) = line.strip_suffix(" {").filter(|_| item) {
        return Some(vec![head.to_owned(), format!("{}{{", " ".repeat(indent(line)))]);
    }
    let mark = mark(line)?;
    below(line, mark, line[mark..].trim())
}

/// Whether it is a parameter of a signature, handed over as it is, on a line of its own.
fn is_parameter(line: &str) -> bool {
    let Some((name, ty)) = line.trim_start().split_once(": ") else { return false };
    let is_name = name.chars().all(|part| part.is_alphanumeric() || part == '_' || part == '#');
    is_name && !ty.starts_with('&') && !ty.starts_with("impl ")
}

/// A type that stands on a line of its own, with its arguments on lines of theirs.
fn broken_type(line: &str) -> Option<Vec<String>> {
    let (head, rest) = line.split_once('<')?;
    let (arguments, tail) = rest.rsplit_once('>')?;
    let space = " ".repeat(indent(line));
    let mut lines = vec![format!("{head}<")];
    for argument in outermost(arguments) {
        let argument = format!("{space}    {},", argument.trim());
        let broken = (width(&argument) > WIDTH).then(|| broken_type(&argument)).flatten();
        lines.extend(broken.unwrap_or_else(|| vec![argument]));
    }
    lines.push(format!("{space}>{tail}"));
    Some(lines)
}

/// What stands between the commas that are not inside of something.
fn outermost(arguments: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut escaped) = (0_i32, false, false);
    let split = |letter: char| {
        quoted ^= letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        depth += match letter {
            '<' | '(' | '[' if !quoted => 1,
            '>' | ')' | ']' if !quoted => -1,
            _ => 0,
        };
        letter == ',' && depth == 0 && !quoted
    };
    arguments.split(split).filter(|argument| !argument.trim().is_empty()).collect()
}

/// A statement in a function's body that is a chain of calls: on its line, on the line below its name, or a link a
/// line.
pub(super) fn chain(name: &str, links: &[String]) -> String {
    let value = links.concat();
    let flat = format!("    {name}{value};");
    if width(&flat) <= WIDTH {
        return flat;
    }
    let below = format!("        {value};");
    if !name.is_empty() && width(&below) <= WIDTH {
        return format!("    {}\n{below}", name.trim_end());
    }
    let link = |link: &String| {
        let line = format!("        {link}");
        let broken = if width(&line) <= WIDTH { None } else { broken_arguments("        ", link) };
        broken.map_or(line, |lines| lines.join("\n"))
    };
    let links: Vec<String> = links.iter().map(link).collect();
    format!("    {name}{};", links.join("\n").trim_start())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Both must be what rustfmt prints at these widths.
    pub(super) fn check(printed: &str, expected: &str) {
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
        let (a, b) = ("A".repeat(41), "B".repeat(33));
        check(
            &format!("    ) -> Call<\n        {a},\n        {b},\n    > {{"),
            &format!("    ) -> Call<{a}, {b}>\n    {{"),
        );
    }

    #[test]
    fn types_are_broken_where_they_are_too_wide() {
        let (a, b) = ("A".repeat(50), "B".repeat(40));
        check(
            &format!("impl Call<{a}, {b}> {{"),
            &format!("impl\n    Call<\n        {a},\n        {b},\n    >\n{{"),
        );
        check(
            &format!("        Map<String, Map<{a}, Vec<String>>, {b}>,"),
            &format!(
                "        Map<\n            String,\n            Map<{a}, Vec<String>>,\n            {b},\n        >,"
            ),
        );
    }

    #[test]
    fn a_parameters_type_is_broken_where_it_is_too_wide() {
        for (count, fits) in [(70, true), (71, false)] {
            let ty = "T".repeat(count);
            let flat = format!("        abc: Vec<{ty}>,");
            let broken = format!("        abc: Vec<\n            {ty},\n        >,");
            check(&flat, if fits { &flat } else { &broken });
        }
    }

    #[test]
    fn a_call_with_broken_arguments_stays_behind_its_subject() {
        let (d, e) = ("d".repeat(50), "e".repeat(40));
        check(
            &format!("    let a = b\n        .c(\n            {d},\n            {e},\n        );"),
            &format!("    let a = b.c(\n        {d},\n        {e},\n    );"),
        );
    }

    #[test]
    fn arguments_go_below_where_a_call_is_too_wide() {
        let (d, e) = ("d".repeat(50), "e".repeat(40));
        check(
            &format!("    let a = b\n        .c(\"x, (\", {d}, {e});"),
            &format!("    let a = b.c(\n        \"x, (\",\n        {d},\n        {e},\n    );"),
        );
        let two = format!("    let a = b\n        .c(\"x, (\", {e}{e});");
        check(&two, &two);
        check(&format!("    a: impl Into<\n        {d},\n    >,"), &format!("    a: impl Into<{d}>,"));
    }

    #[test]
    fn a_bodys_last_call_stays_behind_the_others_where_its_arguments_are_broken() {
        let d = "d".repeat(50);
        check(
            &format!("        a(b)\n            .c(\"id\", &id)\n            .e({d}, f(g), h)\n    }}"),
            &format!(
                "        a(b).c(\"id\", &id).e(\n            {d},\n            f(g),\n            h,\n        )\n    }}"
            ),
        );
        for kept in [
            format!("        a(b)\n            .e({d}, f)"),
            format!("        a(b)\n            .c({d})\n            .{d}(f, g, h)"),
            format!("        a(b)\n            .c({d}, {d})\n            .e(&{d}, f, g)"),
            format!("        b: [{d}],\n        ..a(e, f, g)"),
        ] {
            check(&kept, &kept);
        }
    }

    #[test]
    fn a_constant_that_leaves_no_room_goes_below() {
        for (width, moved) in [(73, false), (74, true)] {
            let head = format!("const {}: T =", "N".repeat(width));
            let text = "t".repeat(80);
            let flat = format!("{head} T {{\n    {text},\n}};");
            let below = format!("{head}\n    T {{\n        {text},\n    }};");
            check(&flat, if moved { &below } else { &flat });
        }
    }

    #[test]
    fn letters_are_counted_not_bytes() {
        check("    b.c(\n        \"æøå\",\n        e,\n    )", "    b.c(\"æøå\", e)");
        let signature = "    pub fn æøå(\n        &self,\n    ) -> T {";
        check(signature, signature);
    }

    #[test]
    fn a_chain_takes_the_room_there_is() {
        let links =
            |width: usize| ["client".to_owned(), format!(".{}()", "a".repeat(width)), ".b()".to_owned()];
        let line = |width: usize| links(width).concat();
        for (width, expected) in [
            (58, format!("    let answer = {};", line(58))),
            (59, format!("    let answer =\n        {};", line(59))),
            (70, format!("    let answer = {};", links(70).join("\n        "))),
        ] {
            assert_eq!(chain("let answer = ", &links(width)), expected);
        }
    }
}
