//! Which letters stand in names as they are. rustc warns of identifiers that mix scripts or look like others
//! (`uncommon_codepoints`, `mixed_script_confusables`, `confusable_idents`), so letters of which it might are written
//! as their number.

/// Latin letters with marks, by the ASCII letters they are written as in names of files.
const LATIN: &[(&str, &str)] = &[
    ("àáâãäåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭį", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşš", "s"),
    ("ţťŧ", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    ("þ", "th"),
];

/// Whether the letter or digit stands in an identifier as it is: ASCII, Latin with marks, kana, Han, Hangul.
pub(super) fn stands(character: char) -> bool {
    match character {
        _ if character.is_ascii() => character.is_ascii_alphanumeric(),
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}' => true,
        _ => {
            matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
                || base(character).is_some()
        }
    }
}

/// Whether it only marks the letter before it (Unicode's block "Combining Diacritical Marks").
pub(super) fn combines(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// A word for a letter by its number in Unicode.
pub(super) fn numbered(character: char) -> String {
    format!(" u{:04x} ", u32::from(character))
}

/// The text with ASCII letters only.
pub(super) fn ascii(text: &str) -> String {
    let letters = text.chars().map(|character| match base(character) {
        Some(letter) => letter.to_owned(),
        None if !character.is_ascii() && stands(character) => numbered(character),
        None => character.to_string(),
    });
    letters.collect()
}

fn base(character: char) -> Option<&'static str> {
    let lower = character.to_lowercase().next()?;
    LATIN.iter().find(|(letters, _)| letters.contains(lower)).map(|(_, base)| *base)
}
