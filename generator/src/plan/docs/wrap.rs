//! Text to lines.

/// Breaks text at spaces. A line never starts with what Markdown would read as the mark of a block.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut in_code = false;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let fits = line.chars().count() + 1 + word.chars().count() <= width;
        if !line.is_empty() && !fits && !in_code {
            lines.push(std::mem::take(&mut line));
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

fn not_a_mark(word: &str) -> String {
    let bullet =
        word.starts_with(['#', '+', '=']) || word == "-" || (word.starts_with('-') && word.ends_with('-'));
    if bullet {
        return format!("\\{word}");
    }
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    match word[digits..].chars().next() {
        Some(mark @ ('.' | ')')) if digits > 0 && word.len() == digits + 1 => {
            format!("{}\\{mark}", &word[..digits])
        }
        _ => word.to_owned(),
    }
}
