//! JSON pointers (RFC 6901) as quirks write them.

use crate::diagnostic::Diagnostic;

use super::super::context::Context;

/// Whether a text is a JSON pointer.
pub(in super::super) fn is(text: &str) -> bool {
    let mut escapes = text.split('~').skip(1);
    (text.is_empty() || text.starts_with('/')) && escapes.all(|rest| rest.starts_with(['0', '1']))
}

/// Whether a text is a JSON pointer; else that is reported at its place in `quirks.yaml`.
pub(in super::super) fn check(context: &mut Context<'_, '_>, text: &str, place: &str) -> bool {
    let fine = is(text);
    if !fine {
        context.refuse(place, unfit(text));
    }
    fine
}

/// The finding for a text that is no pointer.
pub(super) fn unfit(text: &str) -> Diagnostic {
    Diagnostic::error("invalid-pointer", format!("`{text}` is not a JSON pointer")).help(meant(text))
}

/// The pointer that another way to write a place means.
fn meant(text: &str) -> String {
    if text.starts_with('/') {
        return "write `~0` for `~` and `~1` for a `/` in a name".to_owned();
    }
    let path = text.trim_start_matches('$').trim_start_matches('.');
    let steps = path.split(['.', '[', ']', '/']).filter(|step| !step.is_empty());
    let steps: Vec<&str> = steps.map(|step| step.trim_matches(['\'', '"'])).collect();
    format!("begin it with `/`, as in `/{}`", steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_empty_or_begin_with_a_slash() {
        for (text, expected) in
            [("", true), ("/", true), ("/a~1b~0", true), ("a", false), ("/a~b", false), ("/a~", false)]
        {
            assert_eq!(is(text), expected, "{text}");
        }
    }

    #[test]
    fn other_ways_to_write_a_place_are_understood() {
        for (text, expected) in
            [("next", "`/next`"), ("meta.next", "`/meta/next`"), ("$.data[0]['x']", "`/data/0/x`")]
        {
            assert!(meant(text).ends_with(expected), "{}", meant(text));
        }
    }
}
