//! Tokens to lines: items printed one by one, with the blank lines that a reader expects.

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

/// Whether the text has the word as a word of its own in code, not in a comment.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut words = code.flat_map(|line| line.split(|part: char| !part.is_alphanumeric() && part != '_'));
    words.any(|found| found == word)
}
