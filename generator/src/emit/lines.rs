//! Tokens to lines: items printed one by one, with the blank lines that a reader expects.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, Spacing, Span, TokenStream, TokenTree};
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
    let text = tokens.to_string();
    let item: syn::Item = syn::parse2(tokens).map_err(|error| format!("{error} in {text}"))?;
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
    Ok(layout::settle(prettyplease::unparse(&file).trim_end()))
}

/// An `impl` block: its header, such as `impl Devices`, and its methods with blank lines between.
pub(super) fn block(header: &str, methods: Vec<TokenStream>) -> Result<String, String> {
    let mut printed = Vec::with_capacity(methods.len());
    for method in methods {
        printed.push(body(&item(quote!(impl X { #method }))?));
    }
    Ok(layout::settle(&format!("{header} {{\n{}}}", printed.join("\n"))))
}

/// The lines between the first and the last.
fn body(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    inner.iter().map(|line| format!("{line}\n")).collect()
}

/// What code names.
#[derive(Default)]
pub(super) struct Words {
    /// Every identifier.
    words: HashSet<String>,
    /// Those that a path goes through.
    modules: HashSet<String>,
}

impl Words {
    /// The words of these pieces of code: not in a comment, not in a literal.
    pub(super) fn by(code: &[String]) -> Self {
        let mut words = Self::default();
        for tokens in code.iter().filter_map(|code| code.parse::<TokenStream>().ok()) {
            words.take(tokens);
        }
        words
    }

    fn take(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.take(group.stream()),
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    if is_colon(tokens.peek()) {
                        self.modules.insert(word.clone());
                    }
                    self.words.insert(word);
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// Whether this is named as a type or a module; a name in lower case without a path behind it is a field or a local.
    pub(super) fn has(&self, name: &str) -> bool {
        let module = name.starts_with(|first: char| first.is_lowercase());
        if module { self.modules.contains(name) } else { self.words.contains(name) }
    }
}

/// Whether a path goes on: its `::` starts with a colon that another follows at once.
fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(mark)) if mark.as_char() == ':' && mark.spacing() == Spacing::Joint)
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
        ] {
            assert_eq!(Words::by(&[code.to_owned()]).has(name), expected, "{code}: {name}");
        }
    }
}
