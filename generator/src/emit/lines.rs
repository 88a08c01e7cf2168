//! Tokens to lines: items printed one by one, with the blank lines that a reader expects.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// An identifier; raw where it is written `r#…`.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(bare) => Ident::new_raw(bare, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// Lines of documentation as attributes.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// `#[deprecated]`, or nothing.
pub(super) fn deprecated(deprecated: bool) -> TokenStream {
    if deprecated { quote!(#[deprecated = "the vendor's document marks it so"]) } else { TokenStream::new() }
}

/// A string literal as it stands in Rust code.
pub(super) fn literal(text: &str) -> String {
    Literal::string(text).to_string()
}

/// One item, printed, without a newline at its end.
pub(super) fn item(tokens: TokenStream) -> Result<String, String> {
    let text = tokens.to_string();
    let item: syn::Item = syn::parse2(tokens).map_err(|error| format!("{error} in {text}"))?;
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
    Ok(break_before_values(prettyplease::unparse(&file).trim_end()))
}

/// Where prettyplease breaks inside a value, rustfmt breaks before it if it then fits on a line: after the `=` of
/// an assignment and after the `:` of a field.
fn break_before_values(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        match broken_value(&lines[at..]) {
            Some((head, value, taken)) => {
                out.extend([head, value]);
                at += taken;
            }
            None => {
                out.push((*line).to_owned());
                at += 1;
            }
        }
    }
    out.join("\n")
}

/// The two lines that a value broken from the first line on becomes, and how many lines it takes up now.
fn broken_value(lines: &[&str]) -> Option<(String, String, usize)> {
    let (first, rest) = lines.split_first()?;
    if !first.ends_with(['(', '<']) || first.trim_start().starts_with("//") {
        return None;
    }
    let indent = first.len() - first.trim_start().len();
    let mark = first.find(" = ").map(|at| at + 2).or_else(|| field_type(first))?;
    let close = rest.iter().position(|line| line.len() - line.trim_start().len() <= indent)?;
    let inner: Vec<&str> = rest[..close].iter().map(|line| line.trim()).collect();
    let value =
        format!("{}{}{}", first[mark..].trim(), inner.join(" ").trim_end_matches(','), rest[close].trim());
    let value = format!("{}{value}", " ".repeat(indent + 4));
    (value.chars().count() <= WIDTH).then(|| (first[..mark].trim_end().to_owned(), value, close + 2))
}

/// Where the type of a field starts, if the line is one of a struct.
fn field_type(line: &str) -> Option<usize> {
    let field = line.trim_start().strip_prefix("pub ")?;
    let name = field.find(": ")?;
    let is_name = field[..name].chars().all(|part| part.is_alphanumeric() || part == '_' || part == '#');
    is_name.then(|| line.len() - field.len() + name + 1)
}

/// An `impl` block: its header, such as `impl Devices`, and its methods with blank lines between.
pub(super) fn block(header: &str, methods: Vec<TokenStream>) -> Result<String, String> {
    let mut printed = Vec::with_capacity(methods.len());
    for method in methods {
        printed.push(body(&item(quote!(impl X { #method }))?));
    }
    Ok(format!("{header} {{\n{}}}", printed.join("\n")))
}

/// The lines between the first and the last.
fn body(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    inner.iter().map(|line| format!("{line}\n")).collect()
}

/// Widest line.
const WIDTH: usize = 89;

/// A `use` of several names as rustfmt lays it out (style edition 2024, `imports_layout = "Mixed"`).
pub(super) fn use_line(prefix: &str, names: &[String]) -> String {
    let mut names = names.to_vec();
    names.sort_by_key(|name| (name != "self", version_key(name)));
    if let [only] = names.as_slice() {
        let path = if only == "self" { prefix.to_owned() } else { format!("{prefix}::{only}") };
        return format!("{path};");
    }
    let flat = format!("{prefix}::{{{}}};", names.join(", "));
    if flat.chars().count() <= WIDTH - 2 {
        return flat;
    }
    let mut lines = vec![format!("{prefix}::{{")];
    let mut line = String::from("   ");
    let last = names.len() - 1;
    for (at, name) in names.iter().enumerate() {
        // rustfmt keeps a column free behind every name but the last.
        let reserve = usize::from(at != last);
        if line.chars().count() + name.chars().count() + 2 + reserve > WIDTH {
            lines.push(std::mem::replace(&mut line, String::from("   ")));
        }
        line.push_str(&format!(" {name},"));
    }
    lines.extend([line, "};".to_owned()]);
    lines.join("\n")
}

/// What names are sorted by: runs of digits count as numbers.
fn version_key(name: &str) -> Vec<(u64, String)> {
    let mut key: Vec<(u64, String)> = Vec::new();
    let mut digits = String::new();
    for character in name.chars() {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        if !digits.is_empty() {
            key.push((digits.parse().unwrap_or(u64::MAX), String::new()));
            digits.clear();
        }
        key.push((0, character.to_string()));
    }
    if !digits.is_empty() {
        key.push((digits.parse().unwrap_or(u64::MAX), String::new()));
    }
    key
}

/// Whether the text has the word as a word of its own in code, not in a comment.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut words = code.flat_map(|line| line.split(|part: char| !part.is_alphanumeric() && part != '_'));
    words.any(|found| found == word)
}
