//! What generated code never says, whatever the document.

use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

use crate::harness::{baits, make};

/// Words that would end a program or silence the compiler.
const NEVER: &[&str] =
    &["unwrap", "expect", "panic", "unreachable", "todo", "unimplemented", "unsafe", "include"];

/// The attributes that silence lints, and the words of [`NEVER`], of some code.
fn faults(code: TokenStream, copied: bool, found: &mut Vec<String>) {
    let mut attribute = false;
    for token in code {
        match token {
            TokenTree::Group(group) => {
                let first = group.stream().into_iter().next().map(|token| token.to_string());
                if attribute && matches!(first.as_deref(), Some("allow" | "expect")) {
                    found.push(format!("#[{}]", group.stream()));
                }
                faults(group.stream(), copied, found);
                attribute = false;
            }
            TokenTree::Punct(mark) => {
                attribute = mark.as_char() == '#' || (attribute && mark.as_char() == '!');
            }
            TokenTree::Ident(word) => {
                attribute = false;
                if !copied && NEVER.contains(&word.to_string().as_str()) {
                    found.push(word.to_string());
                }
            }
            TokenTree::Literal(_) => attribute = false,
        }
    }
}

#[test]
fn generated_code_silences_nothing_and_cannot_panic() {
    for (name, input) in baits() {
        for (path, text) in make(name, &input).generated.files {
            if Path::new(&path).extension().is_none_or(|end| end != "rs") {
                continue;
            }
            let code: TokenStream = text.parse().unwrap_or_else(|error| panic!("{name}/{path}: {error}"));
            let mut found = Vec::new();
            faults(code, path.starts_with("src/runtime/"), &mut found);
            assert!(found.is_empty(), "{name}/{path}: {found:?}");
        }
    }
}

#[test]
fn what_must_not_be_there_would_be_found() {
    for (code, copied, expected) in [
        ("#[allow(x)] fn f() {}", true, 1),
        ("#![allow(x)] fn f() { g().unwrap() }", false, 2),
        ("fn f() { panic!(\"allow(x)\") }", true, 0),
        ("fn f() { panic!() }", false, 1),
    ] {
        let mut found = Vec::new();
        faults(code.parse().expect("it is code"), copied, &mut found);
        assert_eq!(found.len(), expected, "{code}: {found:?}");
    }
}
