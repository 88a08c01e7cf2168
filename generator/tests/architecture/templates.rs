//! Templates lay out and decide nothing.

use super::code;

/// Lines of a template, and `#if`s inside one another.
const LONGEST: usize = 190;
const DEEPEST: usize = 2;

#[test]
fn templates_hold_no_decision() {
    for (path, text) in code::texts("templates/crate", "hbs") {
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{path} has {lines} lines, {LONGEST} are the most");
        if let Err(tag) = check(&text) {
            panic!("{path}: `{{{{{tag}}}}}` decides something");
        }
    }
}

#[test]
fn decisions_are_seen() {
    for fine in
        ["{{a}}{{#if a.b}}{{this.c}}{{else}}{{/if}}", "{{#each a}}{{#unless @first}}, {{/unless}}{{/each}}"]
    {
        assert_eq!(check(fine), Ok(()), "{fine}");
    }
    for tag in
        ["lookup a b", "#with a", "#if (eq a b)", "upper a", "#each a as |b|", "> partial", "else if a"]
    {
        assert_eq!(check(&format!("{{{{{tag}}}}}")), Err(tag.to_owned()));
    }
    let deep = "{{#if a}}{{#if b}}{{#if c}}{{/if}}{{/if}}{{/if}}";
    assert_eq!(check(deep), Err("#if c".to_owned()));
}

/// The first tag that does more than place a value, or choose or repeat by one.
fn check(text: &str) -> Result<(), String> {
    let mut depth = 0;
    for tag in text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next()) {
        let words: Vec<&str> = tag.split(' ').collect();
        match words[..] {
            ["#if", value] if is_value(value) && depth < DEEPEST => depth += 1,
            ["#each" | "#unless", value] if is_value(value) => {}
            ["/if"] => depth -= 1,
            ["/each" | "/unless" | "else"] => {}
            [value] if is_value(value) => {}
            _ => return Err(tag.to_owned()),
        }
    }
    Ok(())
}

/// Whether this names a value: `a`, `a.b`, `this`, `@first`.
fn is_value(word: &str) -> bool {
    let part = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_lowercase())
            && part.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '_'))
    };
    word.trim_start_matches('@').split('.').all(part)
}
