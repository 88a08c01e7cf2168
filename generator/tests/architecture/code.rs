//! Rust files as tokens, without their tests.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

/// A Rust file.
pub(super) struct File {
    /// Path below its folder, with `/`.
    pub(super) path: String,
    /// Its text, tests and comments included.
    pub(super) text: String,
    /// Its tokens, without items under `#[cfg(test)]` and without what `quote!` makes.
    pub(super) tokens: Vec<TokenTree>,
}

/// The repository's root.
pub(super) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file below a folder of the repository, sorted.
pub(super) fn rust(folder: &str) -> Vec<File> {
    let read = |(path, text): (String, String)| {
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let items = file.items.into_iter().filter(|item| !is_test(item));
        let stream: TokenStream = items.map(ToTokens::into_token_stream).collect();
        let attributes: TokenStream = file.attrs.iter().map(ToTokens::to_token_stream).collect();
        File { path, text, tokens: attributes.into_iter().chain(without_quotes(stream)).collect() }
    };
    texts(folder, "rs").into_iter().map(read).collect()
}

/// Path and text of every file below a folder of the repository whose name ends so, sorted; never none.
pub(super) fn texts(folder: &str, extension: &str) -> Vec<(String, String)> {
    let base = root().join(folder);
    let mut found = Vec::new();
    let mut folders = vec![base.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                let name = path.strip_prefix(&base).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "no .{extension} file below {folder}");
    found.sort();
    found
}

/// Every path in the tokens, as its segments: `use a::{b, c::d}` gives `a b` and `a c d`.
pub(super) fn paths(tokens: &[TokenTree]) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(ident) => {
                let renamed = matches!(tokens.get(at + 1), Some(TokenTree::Ident(next)) if next == "as");
                let (end, found) = path(tokens, at);
                if found.iter().any(|path| path.len() > 1) {
                    all.extend(found);
                } else if renamed {
                    all.push(vec![ident.to_string()]);
                }
                at = end;
            }
            TokenTree::Group(group) => {
                all.extend(paths(&group.stream().into_iter().collect::<Vec<_>>()));
                at += 1;
            }
            _ => at += 1,
        }
    }
    all
}

/// The paths that begin at an identifier, and where they end.
fn path(tokens: &[TokenTree], mut at: usize) -> (usize, Vec<Vec<String>>) {
    let mut segments = Vec::new();
    while let Some(TokenTree::Ident(ident)) = tokens.get(at) {
        segments.push(ident.to_string());
        at += 1;
        if !is(tokens, at, ':') || !is(tokens, at + 1, ':') {
            return (at, vec![segments]);
        }
        at += 2;
    }
    match tokens.get(at) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            let inner: Vec<_> = group.stream().into_iter().collect();
            let branches =
                inner.split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ','));
            let tails = branches.filter(|branch| !branch.is_empty()).flat_map(|branch| path(branch, 0).1);
            (at + 1, tails.map(|tail| [segments.clone(), tail].concat()).collect())
        }
        _ => (at, vec![segments]),
    }
}

/// Whether this mark stands there.
pub(super) fn is(tokens: &[TokenTree], at: usize, mark: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(found)) if found.as_char() == mark)
}

/// Calls `look` with every sequence of tokens: the whole, and the inside of each pair of brackets.
pub(super) fn each_level(tokens: &[TokenTree], look: &mut impl FnMut(&[TokenTree])) {
    look(tokens);
    for token in tokens {
        if let TokenTree::Group(group) = token {
            each_level(&group.stream().into_iter().collect::<Vec<_>>(), look);
        }
    }
}

fn is_test(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        syn::Item::Const(item) => &item.attrs,
        _ => return false,
    };
    let test = |attribute: &syn::Attribute| {
        attribute.to_token_stream().to_string().replace(' ', "") == "#[cfg(test)]"
    };
    attributes.iter().any(test)
}

/// The tokens without what stands inside `quote!`: that is other people's code.
fn without_quotes(stream: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let mut kept = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                let quoted = at > 1
                    && is(&tokens, at - 1, '!')
                    && matches!(&tokens[at - 2], TokenTree::Ident(name) if name == "quote");
                let inner = if quoted { TokenStream::new() } else { without_quotes(group.stream()) };
                kept.push(TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inner)));
            }
            other => kept.push(other.clone()),
        }
    }
    kept.into_iter().collect()
}
