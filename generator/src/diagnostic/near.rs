//! Near misses: what the author of a name that means nothing may have meant.

/// Names of fewer letters differ by one letter from too many others.
const SHORTEST_TWIN: usize = 5;

/// `did you mean …?` with at most three of the known names that a few edits lead to, nearest first; `None` where none is
/// near.
pub(crate) fn question<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near: Vec<_> = near(name, known).into_iter().map(|name| format!("`{name}`")).collect();
    (!near.is_empty()).then(|| format!("did you mean {}?", near.join(" or ")))
}

/// The known name that differs from this one by one letter other than the `s` of a plural, or by no more than capitals and
/// what is no letter or digit.
pub(crate) fn twin<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let own = plain(name);
    let long = own.chars().count() >= SHORTEST_TWIN;
    known.into_iter().find(|other| {
        let other = plain(other);
        let plural = other.strip_suffix('s') == Some(&own) || own.strip_suffix('s') == Some(&other);
        other == own || (long && !plural && distance(&own, &other) == 1)
    })
}

/// Whether two names are the same but for capitals and what is no letter or digit.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

fn plain(name: &str) -> String {
    let kept = name.chars().filter(|letter| letter.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

fn near<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let most = (name.chars().count() / 3).clamp(2, 6);
    let mut found: Vec<(usize, &str)> = known
        .into_iter()
        .map(|other| (distance(&name.to_lowercase(), &other.to_lowercase()), other))
        .filter(|(distance, _)| *distance <= most)
        .collect();
    found.sort_unstable();
    found.dedup();
    let most = if found.first().is_some_and(|(distance, _)| *distance == 0) { 1 } else { 3 };
    found.into_iter().take(most).map(|(_, name)| name).collect()
}

/// Levenshtein's distance: insertions, deletions and replacements of one character.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, wanted) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *wanted);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}
