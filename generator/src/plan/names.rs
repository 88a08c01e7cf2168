//! Words of a document to Rust names: cased, keyword-safe, unique.

use std::collections::{BTreeSet, HashMap};

use heck::{ToShoutySnakeCase, ToSnakeCase};

use super::letters;

/// A type name: `paginated_device-list` becomes `PaginatedDeviceList`.
#[must_use]
pub(super) fn type_name(words: &str) -> String {
    camel(&spell_out(words))
}

/// The same with a word for every sign: what `a-b` is called beside `a_b`.
#[must_use]
pub(super) fn telling_type_name(words: &str) -> String {
    camel(&spell_all(words))
}

/// A type name with what tells its case: what `ASC` is called beside `asc`.
#[must_use]
pub(super) fn cased_type_name(words: &str) -> String {
    let lower = words.chars().filter(|letter| letter.is_lowercase()).count();
    let upper = words.chars().filter(|letter| letter.is_uppercase()).count();
    let case = match (lower, upper) {
        (0, 0) => "",
        (_, 0) => "Lowercase",
        (0, _) => "Uppercase",
        (_, 1) if words.starts_with(char::is_uppercase) => "Capitalized",
        _ => "MixedCase",
    };
    type_name(words) + case
}

/// Words as one, each with a capital; between digits stands what was between the words, so that `2.11` is not `21.1`.
fn camel(words: &str) -> String {
    let mut name = String::with_capacity(words.len());
    for word in bounded(&words.to_snake_case()).split('_').filter(|word| !word.is_empty()) {
        let digits = name.ends_with(|last: char| last.is_ascii_digit())
            && word.starts_with(|first: char| first.is_ascii_digit());
        if digits {
            name.push('_');
        }
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    let name = starting_with_letter(&name, 'N');
    if name == "Self" { "SelfValue".to_owned() } else { name }
}

/// Longest name in letters. Words that would make one too long are left out at its end.
const LONGEST: usize = 76;

fn bounded(snake: &str) -> &str {
    let Some((end, _)) = snake.char_indices().nth(LONGEST) else { return snake };
    let cut = &snake[..end];
    cut.rfind('_').filter(|at| *at > 0).map_or(cut, |at| &cut[..at])
}

/// A field, method or module name: `petId` becomes `pet_id`, `type` becomes `r#type`.
#[must_use]
pub(super) fn value_name(words: &str) -> String {
    snake(&spell_out(words))
}

/// The same with a word for every sign: what `_links` is called beside `links`.
#[must_use]
pub(super) fn telling_value_name(words: &str) -> String {
    snake(&spell_all(words))
}

fn snake(words: &str) -> String {
    let name = words.to_snake_case();
    keyword_safe(&starting_with_letter(bounded(&name), 'n'))
}

/// Longest name of a constant; its declaration stays on a line.
const LONGEST_CONSTANT: usize = 48;

/// A constant's name: `list_devices` becomes `LIST_DEVICES`. Words that would make it too long are left out at its
/// end.
#[must_use]
pub(super) fn constant_name(words: &str) -> String {
    let mut name = starting_with_letter(&spell_out(words).to_shouty_snake_case(), 'N');
    while name.chars().count() > LONGEST_CONSTANT {
        let Some(at) = name.rfind('_').filter(|at| *at > 0) else { break };
        name.truncate(at);
    }
    name
}

/// The name of a module with a file, or of a feature, which is ASCII: `Ünï` becomes `uni`, `日本` `u65e5_u672c`.
#[must_use]
pub(super) fn file_name(words: &str) -> String {
    let mut name = value_name(&letters::ascii(words));
    while name.len() > LONGEST_FILE {
        let Some(at) = name.rfind('_').filter(|at| *at > 0) else { break };
        name.truncate(at);
    }
    name
}

/// Longest name of a file; the attribute that names its feature stays on a line.
const LONGEST_FILE: usize = 60;

/// The name without the mark of a raw identifier.
#[must_use]
pub fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// The name with a word behind it: `r#type` and `value` give `type_value`, `self_` gives `self_value`.
#[must_use]
pub(super) fn with_word(name: &str, word: &str) -> String {
    format!("{}_{word}", plain(name).trim_end_matches('_'))
}

/// Gives every character that has no place in a name its word, where leaving it out would change the meaning.
fn spell_out(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let only_signs = !words.chars().any(char::is_alphanumeric);
    let mut rest = words.chars().peekable();
    // A sign after another and before a digit is the number's.
    let mut apart = true;
    while let Some(character) = rest.next() {
        let signs = apart && rest.peek().is_some_and(char::is_ascii_digit);
        let first = text.is_empty();
        apart = !character.is_alphanumeric();
        match (character, sign(character)) {
            (_, Some(word)) if only_signs || first => text.extend([" ", word, " "]),
            ('+' | '-', Some(word)) if signs => text.extend([" ", word, " "]),
            ('\'' | '’', _) => {}
            _ if letters::stands(character) => text.push(character),
            _ if character.is_alphanumeric() => text.push_str(&letters::numbered(character)),
            _ if letters::combines(character) => {}
            _ => text.push(' '),
        }
    }
    if text.trim().is_empty() { "empty".to_owned() } else { text }
}

/// Gives every character but letters and digits its word.
fn spell_all(words: &str) -> String {
    let word = |(at, character): (usize, char)| match (character, sign(character)) {
        ('_', _) => " underscore ".to_owned(),
        (' ', _) => " space ".to_owned(),
        ('-', _) if at > 0 => " dash ".to_owned(),
        (_, Some(word)) => format!(" {word} "),
        _ if letters::stands(character) => character.to_string(),
        _ if letters::combines(character) => String::new(),
        _ => letters::numbered(character),
    };
    let text: String = words.chars().enumerate().map(word).collect();
    if text.trim().is_empty() { "empty".to_owned() } else { text }
}

fn sign(character: char) -> Option<&'static str> {
    Some(match character {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '/' => "slash",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        '?' => "question",
        '@' => "at",
        '#' => "hash",
        '$' => "dollar",
        '^' => "caret",
        '~' => "tilde",
        _ => return None,
    })
}

fn starting_with_letter(name: &str, letter: char) -> String {
    let name: String = name.chars().filter(|character| is_identifier(*character)).collect();
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() || !is_start(first) => format!("{letter}{name}"),
        Some(_) => name,
        None => format!("{letter}0"),
    }
}

fn is_identifier(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    syn::parse_str::<syn::Ident>(&format!("x_{character}")).is_ok()
}

fn is_start(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphabetic() || character == '_';
    }
    syn::parse_str::<syn::Ident>(&format!("{character}_x")).is_ok()
}

fn keyword_safe(name: &str) -> String {
    match name {
        // clippy allows no variable that is called like a metasyntactic one.
        "foo" | "baz" | "quux" | "self" | "super" | "crate" | "_" => format!("{name}_"),
        "gen" => "r#gen".to_owned(),
        // No keyword has an underscore or more letters than `continue`, and most names have.
        _ if name.len() > 8 || name.contains('_') => name.to_owned(),
        _ if syn::parse_str::<syn::Ident>(name).is_ok() => name.to_owned(),
        _ => format!("r#{name}"),
    }
}

/// What something wants to be called.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    wire: String,
    candidates: Vec<String>,
}

impl Wish {
    /// The candidates, from short to telling, of what is called `wire` in the document.
    #[must_use]
    pub(super) fn new(wire: &str, candidates: Vec<String>) -> Self {
        Self { wire: wire.to_owned(), candidates }
    }

    /// Who is called so already comes first, then who is written the plainest.
    fn rank(&self) -> (bool, usize, &str, &[String]) {
        let exact = self.candidates.first().is_some_and(|name| plain(name) == self.wire);
        let plain = |letter: &char| matches!(letter, 'a'..='z' | '0'..='9' | '_');
        let strange = self.wire.chars().filter(|letter| !plain(letter)).count();
        (!exact, strange, &self.wire, &self.candidates)
    }
}

/// The names taken in one namespace.
#[derive(Debug, Default, Clone)]
pub(super) struct Namespace {
    taken: BTreeSet<String>,
    /// The lowest number that may be free behind a name: names are never given back, so no lower one is tried again.
    next: HashMap<String, usize>,
}

impl Namespace {
    /// A namespace in which these names are taken already.
    #[must_use]
    pub(super) fn with(reserved: &[&str]) -> Self {
        let taken = reserved.iter().map(|name| (*name).to_owned()).collect();
        Self { taken, next: HashMap::new() }
    }

    /// Whether the name is taken.
    #[must_use]
    pub(super) fn contains(&self, name: &str) -> bool {
        self.taken.contains(plain(name))
    }

    /// Takes the first free of the candidates, which go from short to telling; where all are taken, the last with a
    /// number behind it.
    pub(super) fn take(&mut self, candidates: &[String]) -> String {
        let free = candidates.iter().find(|name| !self.contains(name)).cloned();
        let last = candidates.last().map_or("value", |name| plain(name));
        let name = free.unwrap_or_else(|| self.numbered(last));
        self.taken.insert(plain(&name).to_owned());
        name
    }

    /// A name of its own for every wish, in the wishes' order. Who comes first where two want the same does not depend
    /// on that order: whoever is called so on the wire already, then by what they are called there.
    pub(super) fn allot(&mut self, wishes: &[Wish]) -> Vec<String> {
        let mut order: Vec<usize> = (0..wishes.len()).collect();
        order.sort_by_cached_key(|at| wishes[*at].rank());
        let mut names = vec![String::new(); wishes.len()];
        for at in order {
            names[at] = self.take(&wishes[at].candidates);
        }
        names
    }

    fn numbered(&mut self, name: &str) -> String {
        let separator = if name.ends_with(|last: char| last.is_ascii_digit()) { "_" } else { "" };
        let base = format!("{name}{separator}");
        let mut number = self.next.get(&base).copied().unwrap_or(2);
        while self.contains(&format!("{base}{number}")) {
            number += 1;
        }
        let numbered = format!("{base}{number}");
        self.next.insert(base, number + 1);
        numbered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cased_and_safe() {
        for (words, ty, value) in [
            ("paginated_device-list", "PaginatedDeviceList", "paginated_device_list"),
            ("type", "Type", "r#type"),
            ("self", "SelfValue", "self_"),
            ("gen", "Gen", "r#gen"),
            ("2fa", "N2fa", "n2fa"),
            ("2.1", "N2_1", "n2_1"),
            ("v2.11", "V2_11", "v2_11"),
            ("reactions--1", "ReactionsMinus1", "reactions_minus_1"),
            ("reactions-+1", "ReactionsPlus1", "reactions_plus_1"),
            ("es-419", "Es419", "es_419"),
            ("2026-01-31", "N2026_01_31", "n2026_01_31"),
            ("+1", "Plus1", "plus_1"),
            ("-1", "Minus1", "minus_1"),
            (">=", "GreaterEqual", "greater_equal"),
            ("", "Empty", "empty"),
            ("In transit", "InTransit", "in_transit"),
            ("*/ fn main() {}", "StarFnMain", "star_fn_main"),
            ("created_at[gte]", "CreatedAtGte", "created_at_gte"),
            ("don't", "Dont", "dont"),
            ("été", "Été", "été"),
            ("日本", "日本", "日本"),
            ("e\u{301}te\u{301}", "Ete", "ete"),
            ("\u{212a}", "U212a", "u212a"),
            ("\u{430}", "U0430", "u0430"),
        ] {
            assert_eq!(type_name(words), ty, "{words}");
            assert_eq!(value_name(words), value, "{words}");
        }
    }

    #[test]
    fn signs_and_case_tell_names_apart() {
        for (words, ty, value, cased) in [
            ("a-b", "ADashB", "a_dash_b", "ABLowercase"),
            ("a_b", "AUnderscoreB", "a_underscore_b", "ABLowercase"),
            (" ", "Space", "space", "Empty"),
            ("_links", "UnderscoreLinks", "underscore_links", "LinksLowercase"),
            ("ASC", "Asc", "asc", "AscUppercase"),
            ("Asc", "Asc", "asc", "AscCapitalized"),
            ("onHold", "OnHold", "on_hold", "OnHoldMixedCase"),
        ] {
            assert_eq!(telling_type_name(words), ty, "{words}");
            assert_eq!(telling_value_name(words), value, "{words}");
            assert_eq!(cased_type_name(words), cased, "{words}");
        }
    }

    #[test]
    fn long_names_end_with_a_word() {
        let words = "word_".repeat(60);
        assert_eq!(value_name(&words), "word_".repeat(15).trim_end_matches('_'));
        assert_eq!(type_name(&words), "Word".repeat(15));
        assert_eq!(type_name(&"x".repeat(300)).len(), LONGEST);
    }

    #[test]
    fn whoever_has_the_name_already_keeps_it_in_any_order() {
        let wish = |wire: &str| Wish::new(wire, vec![value_name(wire), value_name(wire) + "_value"]);
        let wishes = [wish("fooBar"), wish("foo_bar"), wish("FooBar")];
        let names = Namespace::default().allot(&wishes);
        assert_eq!(names, ["foo_bar_value", "foo_bar", "foo_bar_value2"]);
        let reversed: Vec<Wish> = wishes.into_iter().rev().collect();
        let mut again = Namespace::default().allot(&reversed);
        again.reverse();
        assert_eq!(again, names);
    }

    #[test]
    fn names_of_files_are_ascii() {
        for (words, expected) in
            [("Ünï Code", "uni_code"), ("日本", "u65e5_u672c"), ("type", "r#type"), ("ß", "ss")]
        {
            assert_eq!(file_name(words), expected, "{words}");
        }
    }

    #[test]
    fn a_hundred_thousand_equal_names_are_numbered_in_a_moment() {
        let start = std::time::Instant::now();
        let mut names = Namespace::default();
        let candidates = ["value".to_owned()];
        let last = (0..100_000).map(|_| names.take(&candidates)).last();
        assert_eq!(last.as_deref(), Some("value100000"));
        assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
    }

    #[test]
    fn taken_names_fall_back_from_short_to_numbered() {
        let mut names = Namespace::with(&["send"]);
        assert_eq!(names.take(&["send".into(), "send_parameter".into()]), "send_parameter");
        assert_eq!(names.take(&["r#type".into()]), "r#type");
        assert_eq!(names.take(&["type".into()]), "type2");
        assert_eq!(names.take(&["v1".into()]), "v1");
        assert_eq!(names.take(&["v1".into()]), "v1_2");
    }
}
