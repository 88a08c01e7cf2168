//! Text to lines.

/// Breaks text at spaces. A line never starts with what Markdown would read as the mark of a block.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut in_code = false;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let fits = line.chars().count() + 1 + word.chars().count() <= width;
        if !line.is_empty() && !fits && !in_code {
            let kept = if is_number(word) { last_word(&mut line) } else { String::new() };
            lines.push(std::mem::replace(&mut line, kept));
        }
        let start = line.is_empty();
        if !start {
            line.push(' ');
        }
        line.push_str(&if start { not_a_mark(word) } else { word.to_owned() });
        in_code ^= word.matches('`').count() % 2 == 1;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Takes the last word from a line of several, to stand before a number that would look like one of a list.
fn last_word(line: &mut String) -> String {
    match line.rsplit_once(' ') {
        Some((before, last)) if !last.contains('`') => {
            let (length, last) = (before.len(), not_a_mark(last));
            line.truncate(length);
            last
        }
        _ => String::new(),
    }
}

/// Whether a word looks like the number of an item.
fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches(['.', ')']);
    digits.len() + 1 == word.len() && !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
}

fn not_a_mark(word: &str) -> String {
    let bullet =
        word.starts_with(['#', '+', '=']) || word == "-" || (word.starts_with('-') && word.ends_with('-'));
    if bullet {
        return format!("\\{word}");
    }
    if is_number(word) {
        let (digits, mark) = word.split_at(word.len() - 1);
        return format!("{digits}\\{mark}");
    }
    word.to_owned()
}
