//! A rule as it is written in quirks.yaml.

use serde_yaml::Value;

use crate::quirks::PaginationQuirk;

/// The rule as the lines of a list, without what means the same where it is not said.
pub(super) fn of(quirk: &PaginationQuirk) -> String {
    let Ok(mut rule) = serde_yaml::to_value(quirk) else { return String::new() };
    for path in paths(&rule) {
        let mut shorter = rule.clone();
        let means_the_same = |shorter: &Value| {
            serde_yaml::from_value::<PaginationQuirk>(shorter.clone()).is_ok_and(|read| read == *quirk)
        };
        if take(&mut shorter, &path) && means_the_same(&shorter) {
            rule = shorter;
        }
    }
    serde_yaml::to_string(&[rule]).unwrap_or_default().trim_end().to_owned()
}

/// The way to every key of a mapping and of the mappings in it, inner keys last.
fn paths(value: &Value) -> Vec<Vec<Value>> {
    let mut found = Vec::new();
    for (key, value) in value.as_mapping().into_iter().flatten() {
        found.push(vec![key.clone()]);
        found.extend(paths(value).into_iter().map(|path| [vec![key.clone()], path].concat()));
    }
    found
}

/// Takes out what stands at the end of a path, if it is there.
fn take(value: &mut Value, path: &[Value]) -> bool {
    let Some((last, above)) = path.split_last() else { return false };
    let parent = above.iter().try_fold(value, |value, key| value.get_mut(key));
    parent.and_then(Value::as_mapping_mut).is_some_and(|parent| parent.shift_remove(last).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_says_nothing_twice() {
        for (rule, lines) in [
            ("{operations: [a, GET /b, it's], offset: {parameter: '1', first: 1}}", 7),
            ("{items: '', page: {parameter: page, first: 0, size: 'yes', pages: /pages}}", 6),
            ("{items: 'null', page: {parameter: '0x1f', total: '~'}}", 4),
            ("{cursor: {parameter: 'no', next: {last_item: /id}, more: /more, limit: '1e3'}}", 6),
            ("{cursor: {parameter: '', next: /next}}", 3),
            ("{link_header: {}}", 1),
            ("{next_url: {pointer: '/a: b'}, max_pages: 7}", 3),
        ] {
            let quirk: PaginationQuirk = serde_yaml::from_str(rule).expect(rule);
            let written = of(&quirk);
            let again: Vec<PaginationQuirk> = serde_yaml::from_str(&written).expect(&written);
            assert_eq!((again, written.lines().count()), (vec![quirk], lines), "{written}");
        }
    }
}
