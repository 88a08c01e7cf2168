//! Words of a document to Rust names: cased, keyword-safe, unique.

use std::collections::{BTreeSet, HashMap};

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use super::letters;

/// A type name: `paginated_device-list` becomes `PaginatedDeviceList`.
#[must_use]
pub(super) fn type_name(words: &str) -> String {
    let name = spell_out(words).to_upper_camel_case();
    let name = starting_with_letter(&name, 'N');
    if name == "Self" { "SelfValue".to_owned() } else { name }
}

/// A field, method or module name: `petId` becomes `pet_id`, `type` becomes `r#type`.
#[must_use]
pub(super) fn value_name(words: &str) -> String {
    let name = spell_out(words).to_snake_case();
    keyword_safe(&starting_with_letter(&name, 'n'))
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
    value_name(&letters::ascii(words))
}

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
    for (at, character) in words.chars().enumerate() {
        match (character, sign(character)) {
            (_, Some(word)) if only_signs || at == 0 => text.extend([" ", word, " "]),
            ('\'' | '’', _) => {}
            _ if letters::stands(character) => text.push(character),
            _ if character.is_alphanumeric() => text.push_str(&letters::numbered(character)),
            _ if letters::combines(character) => {}
            _ => text.push(' '),
        }
    }
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
        "self" | "super" | "crate" | "_" => format!("{name}_"),
        "gen" => "r#gen".to_owned(),
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

    fn rank(&self) -> (bool, &str, &[String]) {
        let exact = self.candidates.first().is_some_and(|name| plain(name) == self.wire);
        (!exact, &self.wire, &self.candidates)
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
        order.sort_by(|first, second| wishes[*first].rank().cmp(&wishes[*second].rank()));
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
    fn whoever_has_the_name_already_keeps_it_in_any_order() {
        let wish = |wire: &str| Wish::new(wire, vec![value_name(wire), value_name(wire) + "_value"]);
        let wishes = [wish("fooBar"), wish("foo_bar"), wish("FooBar")];
        let names = Namespace::default().allot(&wishes);
        assert_eq!(names, ["foo_bar_value2", "foo_bar", "foo_bar_value"]);
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
