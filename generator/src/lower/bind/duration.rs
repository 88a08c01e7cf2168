//! Lengths of time such as `250ms` and `1m`.

use std::time::Duration;

use crate::diagnostic::Diagnostic;

use super::super::context::Context;

/// Reads a length of time at a place in `quirks.yaml`; an error if it is none.
pub(in super::super) fn read(context: &mut Context<'_, '_>, text: &str, pointer: &str) -> Option<Duration> {
    let found = parse(text);
    if found.is_none() {
        let message = format!("`{text}` is not a length of time");
        let finding = Diagnostic::error("invalid-duration", message);
        context.refuse(
            pointer,
            finding.help("write a whole number and `ms`, `s`, `m`, `h` or `d`, such as `1m`"),
        );
    }
    found
}

fn parse(text: &str) -> Option<Duration> {
    let text = text.trim();
    let (number, unit) = text.split_at(text.find(|letter: char| !letter.is_ascii_digit())?);
    let milliseconds: u64 = match unit.trim() {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    let total = number.parse::<u64>().ok()?.checked_mul(milliseconds)?;
    (total > 0).then(|| Duration::from_millis(total))
}
