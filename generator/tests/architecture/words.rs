//! What no file of ours holds.

use proc_macro2::TokenTree;

use super::code::{self, each_level};

/// Vendors whose documents we know. A vendor is data: its name has no place in shared code.
const VENDORS: &[&str] =
    &["famoco", "fixmycloud", "appfirst", "liquidweb", "liquid web", "liquid_web", "hive"];
const UNFINISHED: &[&str] = &["TODO", "FIXME"];
const MACROS: &[&str] = &["todo", "unimplemented", "dbg", "panic", "unreachable"];
/// Lines in a file, and in a function.
const LONGEST_FILE: usize = 460;
const LONGEST_FUNCTION: usize = 45;
/// The folders of what we write by hand and that ends in a binary.
const FOLDERS: [&str; 2] = ["generator/src", "templates/runtime/src"];

/// Path in the repository and text of every Rust file of ours.
fn ours() -> Vec<(String, String)> {
    let named = |folder: &'static str| {
        code::texts(folder, "rs").into_iter().map(move |(path, text)| (format!("{folder}/{path}"), text))
    };
    FOLDERS.into_iter().flat_map(named).collect()
}

/// Path and text of everything that is shared by all vendors.
fn shared() -> Vec<(String, String)> {
    ours().into_iter().chain(code::texts("templates/crate", "hbs")).collect()
}

#[test]
fn no_vendor_is_named() {
    for (path, text) in shared() {
        for (number, line) in text.lines().enumerate() {
            let line = line.to_lowercase().replace("archive", "");
            let named = VENDORS.iter().find(|vendor| line.contains(**vendor));
            assert_eq!(named, None, "{path}:{}", number + 1);
        }
    }
}

#[test]
fn nothing_is_left_unfinished() {
    for (path, text) in shared() {
        for word in UNFINISHED {
            assert!(!text.contains(word), "{path} holds `{word}`");
        }
    }
}

#[test]
fn nothing_panics_on_purpose() {
    for file in FOLDERS.into_iter().flat_map(code::rust) {
        each_level(&file.tokens, &mut |tokens| {
            for (at, token) in tokens.iter().enumerate() {
                let TokenTree::Ident(name) = token else { continue };
                let name = name.to_string();
                let called = matches!(tokens.get(at + 1), Some(TokenTree::Group(_)));
                let method = at > 0 && code::is(tokens, at - 1, '.') && called;
                assert!(
                    !(method && ["unwrap", "expect"].contains(&name.as_str())),
                    "{} calls {name}",
                    file.path
                );
                let told = code::is(tokens, at + 1, '!') && !code::is(tokens, at + 2, '=');
                assert!(!(told && MACROS.contains(&name.as_str())), "{} calls {name}!", file.path);
            }
        });
    }
}

#[test]
fn an_exemption_from_a_lint_has_a_reason() {
    for file in FOLDERS.into_iter().flat_map(code::rust) {
        each_level(&file.tokens, &mut |tokens| {
            for pair in tokens.windows(2) {
                let [TokenTree::Ident(name), TokenTree::Group(group)] = pair else { continue };
                let inner = group.stream().to_string();
                let exempt = (name == "allow" || name == "expect") && inner.contains("clippy");
                assert!(!exempt || inner.contains("reason ="), "{}: {name}({inner})", file.path);
            }
        });
    }
}

#[test]
fn generated_code_asks_for_no_exemption() {
    for (path, text) in code::texts("generated", "rs") {
        let asked =
            ["#[allow", "#![allow", "#[expect", "#![expect"].iter().find(|asked| text.contains(**asked));
        assert_eq!(asked, None, "generated/{path}");
    }
}

#[test]
fn files_are_short() {
    for (path, text) in ours() {
        let lines = text.lines().count();
        assert!(lines <= LONGEST_FILE, "{path} has {lines} lines, {LONGEST_FILE} are the most");
    }
}

#[test]
fn functions_are_short() {
    for (path, text) in ours() {
        for (line, length) in functions(&text) {
            let most = LONGEST_FUNCTION;
            assert!(length <= most, "{path}:{line} has {length} lines, {most} are the most");
        }
    }
}

#[test]
fn functions_are_measured_from_name_to_brace() {
    let text =
        "fn one() {}\n\npub(super) const fn two(\n    a: u8,\n) {\n    fn three() {\n        a;\n    }\n}\n";
    assert_eq!(functions(text), [(1, 1), (3, 7), (6, 3)]);
}

/// Line and length of every function in a formatted file: from the line with `fn` to the brace below it.
fn functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let length = |start: usize| {
        let line = lines[start];
        if line.ends_with('}') || line.ends_with(';') {
            return 1;
        }
        let brace = format!("{}}}", &line[..line.len() - line.trim_start().len()]);
        lines[start..].iter().position(|line| *line == brace).map_or(1, |end| end + 1)
    };
    let starts = lines.iter().enumerate().filter(|(_, line)| {
        let words = line.trim_start().split("fn ").next().unwrap_or_default();
        let modifiers = words.split_whitespace().all(|word| {
            word.starts_with("pub")
                || ["const", "async", "unsafe", "extern", "super)", "crate)"].contains(&word)
        });
        line.contains("fn ") && modifiers
    });
    starts.map(|(at, _)| (at + 1, length(at))).collect()
}
