//! Tokens to lines: items printed one by one, with the blank lines that a reader expects.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::layout;

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
    let item: syn::Item = syn::parse2(tokens).map_err(|error| error.to_string())?;
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
    Ok(layout::settle(prettyplease::unparse(&file).trim_end()))
}

/// An `impl` block: its header, such as `impl Devices`, and its methods with blank lines between.
pub(super) fn block(header: &str, methods: Vec<TokenStream>) -> Result<String, String> {
    let mut printed = Vec::with_capacity(methods.len());
    for method in methods {
        printed.push(body(&item(quote!(impl X { #method }))?));
    }
    Ok(format!("{}\n{}}}", layout::settle(&format!("{header} {{")), printed.join("\n")))
}

/// The lines between the first and the last.
fn body(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    inner.iter().map(|line| format!("{line}\n")).collect()
}

/// What code names: types, and modules that a path goes through.
#[derive(Default)]
pub(super) struct Words<'a>(HashSet<&'a str>);

impl<'a> Words<'a> {
    /// The words of these pieces of code: not in a comment, not in a literal.
    pub(super) fn by(code: &'a [String]) -> Self {
        let mut words = Self::default();
        for code in code {
            words.take(code);
        }
        words
    }

    /// Reads no more of the printed code than tells words from comments and strings, the only literals that hold any.
    fn take(&mut self, code: &'a str) {
        let mut rest = code;
        while let Some(first) = rest.chars().next() {
            let (taken, after) = rest.split_at(match first {
                '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
                '"' => string(rest),
                _ if is_letter(first) => rest.find(|next| !is_letter(next)).unwrap_or(rest.len()),
                _ => first.len_utf8(),
            });
            if first.is_uppercase() || (is_letter(first) && after.starts_with("::")) {
                self.0.insert(taken);
            }
            rest = after;
        }
    }

    /// Whether this is named as a type or a module; a name in lower case without a path behind it is a field or a local.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// How long the string literal is that this code starts with.
fn string(code: &str) -> usize {
    let mut escaped = true;
    let end = code.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.map_or(code.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_names_things() {
        for (code, name, expected) in [
            ("// Call\nstruct A;", "Call", false),
            ("/// Call\nstruct A;", "Call", false),
            ("const A: &str = \"/Pagination\";", "Pagination", false),
            ("fn f() -> Call<()> { }", "Call", true),
            ("struct A { runtime: i64 }", "runtime", false),
            ("struct A { b: runtime::Json }", "runtime", true),
            ("runtime::object! { A {} }", "runtime", true),
            ("struct A { types: Vec<types::B> }", "types", true),
            ("f!(\"\\\"Call\\\\\", Box)", "Call", false),
            ("f!(\"\\\"Call\\\\\", Box)", "Box", true),
            ("struct A { b: Vec<Été> }", "Été", true),
        ] {
            assert_eq!(Words::by(&[code.to_owned()]).has(name), expected, "{code}: {name}");
        }
    }
}
