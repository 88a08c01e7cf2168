//! Paths as extensions write them: `$.data.next`, `meta.next`, `$response.items[-1].id`.

/// A path as JSON pointers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Path {
    /// Up to the last item of a list, or to its end.
    pub(super) pointer: String,
    /// Within that last item.
    pub(super) in_last: Option<String>,
}

/// Reads a path behind one of these beginnings, such as `$` or `$response`; names are parted by dots or stand in brackets.
/// `None` where it has another beginning or steps of another kind.
pub(super) fn read(text: &str, beginnings: &[&str]) -> Option<Path> {
    let rest = beginnings.iter().find_map(|begin| text.trim().strip_prefix(begin))?;
    let mut path = Path { pointer: String::new(), in_last: None };
    let mut rest = rest.strip_prefix('.').unwrap_or(rest);
    while !rest.is_empty() {
        let step;
        if let Some(inner) = rest.strip_prefix('[') {
            (step, rest) = inner.split_once(']')?;
        } else {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            (step, rest) = rest.split_at(end);
        }
        rest = rest.strip_prefix('.').unwrap_or(rest);
        if matches!(step.trim(), "-1" | "-1:" | "(@.length-1)" | "(@.length - 1)") && path.in_last.is_none() {
            path.in_last = Some(String::new());
            continue;
        }
        let name = step.trim_matches(['\'', '"']);
        if name.is_empty() || name.contains(['*', '@', '?', '$', ':']) {
            return None;
        }
        let pointer = path.in_last.as_mut().unwrap_or(&mut path.pointer);
        pointer.push_str(&format!("/{}", name.replace('~', "~0").replace('/', "~1")));
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_pointers() {
        let check = |text: &str, expected: Option<(&str, Option<&str>)>| {
            let found = read(text, &["$response", "$"]);
            let found = found.as_ref().map(|path| (path.pointer.as_str(), path.in_last.as_deref()));
            assert_eq!(found, expected, "{text}");
        };
        check("$", Some(("", None)));
        check("$.a.b", Some(("/a/b", None)));
        check("$response.a", Some(("/a", None)));
        check("$['a.b'].c", Some(("/a.b/c", None)));
        check("$.a/b", Some(("/a~1b", None)));
        check("$.data[-1].id", Some(("/data", Some("/id"))));
        check("$.data[(@.length-1)].at.x", Some(("/data", Some("/at/x"))));
        check("$[-1]", Some(("", Some(""))));
        check("a.b", None);
        check("$.a[*].b", None);
        check("$.a[?(@.b)]", None);
        check("$.a['b", None);
        check("$..a", None);
    }
}
