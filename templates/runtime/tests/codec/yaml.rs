//! YAML: scalars are what is asked for, and what means harm is an error.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::runtime::decode::{self, Decode, DriftKind};
use crate::runtime::{EpochSeconds, Json, Money, NumberOrString, ZeroOne};
use crate::runtime::{Number, yaml};

use super::model::Device;
use super::union::Shape;

fn read<T: Decode>(text: &str) -> Result<T, String> {
    let document = yaml::read(text.as_bytes()).map_err(|error| error.to_string())?;
    let read = decode::document(&document, true);
    read.map(|(value, _)| value).map_err(|error| error.to_string())
}

fn refusal(text: &[u8]) -> String {
    yaml::read(text).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn a_text_is_what_was_written() {
    let odd = ["no", "Yes", "on", "010", "1e3", "2026-01-02", "0x1F", "12", "True"];
    let list = odd.map(|text| format!("- {text}\n")).concat();
    assert_eq!(read::<Vec<String>>(&list).unwrap(), odd);
    let map = odd.map(|text| format!("{text}: {text}\n")).concat();
    let map: BTreeMap<String, String> = read(&map).unwrap();
    assert_eq!(map.len(), odd.len());
    assert!(map.iter().all(|(name, text)| name == text), "{map:?}");
    assert_eq!(read::<String>("'010'"), Ok("010".to_owned()));
    assert_eq!(read::<String>("|\n a\n b\n"), Ok("a\nb\n".to_owned()));
}

/// What YAML takes for null is null to a text too; its letters are kept, for a text may have been meant.
#[test]
fn a_text_that_may_be_null_is_told() {
    let nulls = ["~", "null", "Null", "NULL"];
    let list = nulls.map(|text| format!("- {text}\n")).concat();
    let document = yaml::read(list.as_bytes()).unwrap();
    let (texts, drift) = decode::document::<Vec<String>>(&document, false).unwrap();
    assert_eq!(texts, nulls);
    let places: Vec<_> =
        drift.iter().map(|drift| (&*drift.pointer, drift.kind)).collect();
    assert_eq!(places, ["/0", "/1", "/2", "/3"].map(|at| (at, DriftKind::Null)));
    for null in nulls {
        let refusal = read::<String>(null).unwrap_err();
        assert_eq!(refusal, "null where a value was promised");
        assert_eq!(read::<String>(&format!("'{null}'")).unwrap(), null);
    }
}

/// What is not there has no letters.
#[test]
fn nothing_is_no_text() {
    for (yaml, name) in [
        ("a:\n", "a"),
        ("a: # c\n", "a"),
        ("a: &x\n", "a"),
        ("{a: , b: 1}", "a"),
        ("{a, b}", "b"),
        ("{a: &x , b: *x}", "b"),
        ("? a\n", "a"),
        ("{? : }", ""),
        (": x\nb:\n", "b"),
        ("a:\n~: 1\n", "a"),
        ("a: !!null\n", "a"),
    ] {
        let document = yaml::read(yaml.as_bytes()).unwrap();
        let (map, drift) =
            decode::document::<BTreeMap<String, String>>(&document, false).unwrap();
        assert_eq!(map[name], "", "{yaml}");
        let nulls = drift.iter().filter(|drift| drift.kind == DriftKind::Null);
        assert_eq!(nulls.count(), drift.len().max(1), "{yaml}");
        read::<BTreeMap<String, String>>(yaml).unwrap_err();
    }
    let document = yaml::read(b"- \n- x\n- ~ # c\n-\n").unwrap();
    let (list, drift) = decode::document::<Vec<String>>(&document, false).unwrap();
    assert_eq!((list, drift.len()), (["", "x", "~", ""].map(String::from).into(), 3));
    let (names, _) = decode::document::<BTreeMap<String, i64>>(
        &yaml::read(b"{? : 1, ~ : 2, \"a\": 3}").unwrap(),
        true,
    )
    .unwrap();
    assert_eq!(names.into_keys().collect::<Vec<_>>(), ["", "a", "~"]);
    assert_eq!(read::<String>("!!str"), Ok(String::new()));
}

#[test]
fn a_boolean_takes_the_words_of_both_versions() {
    let yes = "[true, True, TRUE, yes, Yes, YES, on, On, ON, y, Y]";
    assert_eq!(read::<Vec<bool>>(yes).unwrap(), [true; 11]);
    let no = "[false, False, FALSE, no, No, NO, off, Off, OFF, n, N]";
    assert_eq!(read::<Vec<bool>>(no).unwrap(), [false; 11]);
    assert_eq!(
        read::<bool>("'yes'").unwrap_err(),
        r#"invalid type: string "yes", expected a boolean"#
    );
    assert_eq!(
        read::<bool>("yep").unwrap_err(),
        r#"invalid type: string "yep", expected a boolean"#
    );
}

#[test]
fn a_number_takes_decimal_digits() {
    let integers = "[0, -7, +7, 010, 1.0, 9223372036854775807]";
    assert_eq!(read::<Vec<i64>>(integers).unwrap(), [0, -7, 7, 10, 1, i64::MAX]);
    let floats: Vec<f64> = read("[1, .5, -1., 1e3, 1.5e-3, 007.50]").unwrap();
    assert_eq!(floats, [1.0, 0.5, -1.0, 1e3, 1.5e-3, 7.5]);
    let kept: Vec<Number> = read("[12.50, 1e3, +00.10]").unwrap();
    assert_eq!(
        kept.iter().map(Number::as_str).collect::<Vec<_>>(),
        ["12.50", "1e3", "0.10"]
    );
    for text in
        ["'5'", "1_000", ".", "-", "+", "e5", "0x1F", ".inf", "five", "1e", "++5"]
    {
        read::<f64>(text).unwrap_err();
    }
    // Signs stand before all digits.
    for text in
        ["0-5", "00-1.5", "+-5", "-+5", "0+5", "00-5", "5.-3", "0.+1", "1-", "1 2", "٣"]
    {
        read::<f64>(text).unwrap_err();
        read::<i64>(text).unwrap_err();
        read::<Number>(text).unwrap_err();
    }
    assert_eq!(
        read::<u8>("256").unwrap_err(),
        "invalid value: integer `256`, expected u8"
    );
}

#[test]
fn nothing_is_null_where_null_may_be() {
    let three = "a: ~\nb:\nc: null\nd: 'null'\n";
    let all: BTreeMap<String, Option<String>> = read(three).unwrap();
    let nulls = ["a", "b", "c"].map(|name| all[name].is_none());
    assert_eq!(nulls, [true; 3]);
    assert_eq!(all["d"].as_deref(), Some("null"));
    let document = yaml::read(b"[~, 1]").unwrap();
    let (numbers, drift) = decode::document::<Vec<i64>>(&document, false).unwrap();
    assert_eq!((numbers, drift[0].kind), (vec![0, 1], DriftKind::Null));
    assert_eq!(read::<i64>("~").unwrap_err(), "null where a value was promised");
    assert_eq!(read::<Option<i64>>("# nothing\n"), Ok(None));
}

#[test]
fn what_has_no_type_is_what_both_versions_take_it_for() {
    for (yaml, json) in [
        ("[~, null, Null, '']", r#"[null,null,null,""]"#),
        ("[true, False, yes, No, on, y]", r#"[true,false,"yes","No","on","y"]"#),
        ("[1, -1, 1.50, 1.0e+3]", "[1,-1,1.50,1.0e+3]"),
        (
            "[010, 1e3, 1_0, 0o7, +1, .5, 1:30]",
            r#"["010","1e3","1_0","0o7","+1",".5","1:30"]"#,
        ),
        ("[2026-01-02, .inf, =, <<]", r#"["2026-01-02",".inf","=","<<"]"#),
        ("{a: 1, a: 2, ~: {}, 1: []}", r#"{"a":1,"a":2,"~":{},"1":[]}"#),
        ("!!str 5", r#""5""#),
        ("! 5", r#""5""#),
        ("!!int '5'", "5"),
        ("!!binary aGk=", r#""aGk=""#),
        ("!perl/hash:X {a: !x 1}", r#"{"a":1}"#),
        ("'<<': &x {a: 1}\nb: *x\n", r#"{"<<":{"a":1},"b":{"a":1}}"#),
        ("&k name: *k\n*k : 2\n", r#"{"name":"name","name":2}"#),
        ("&k \"null\": *k\n", r#"{"null":"null"}"#),
        ("&k null: *k\n&n 12: *n\n", r#"{"null":null,"12":12}"#),
        ("a: &b 1\nc: &d 'no'\n*b : *d\n", r#"{"a":1,"c":"no","1":"no"}"#),
    ] {
        let read = read::<Json>(yaml).map(|json| json.to_string());
        assert_eq!(read.as_deref(), Ok(json), "{yaml}");
    }
}

#[test]
fn codecs_read_what_stands_there() {
    let flags = "[0, 1, '0', '1', yes, no, true, off]";
    let flags: Vec<ZeroOne> = read(flags).unwrap();
    let wanted = [false, true, false, true, true, false, true, false];
    assert_eq!(flags.iter().map(|flag| flag.get()).collect::<Vec<_>>(), wanted);
    let amounts: Vec<Money> = read("[$.05, 0.10, 1e3, 010]").unwrap();
    let texts: Vec<&str> = amounts.iter().map(Money::as_str).collect();
    assert_eq!(texts, ["$.05", "0.10", "1e3", "010"]);
    let numbers: Vec<NumberOrString> = read("[5, 010, no, true, '7']").unwrap();
    let texts: Vec<&str> = numbers.iter().map(NumberOrString::as_str).collect();
    assert_eq!(texts, ["5", "010", "no", "true", "7"]);
    let time: EpochSeconds = read("1795299485.5").unwrap();
    assert_eq!(time.seconds(), Some(1_795_299_485));
}

#[test]
fn models_and_unions_are_read_as_from_json() {
    let device: Device =
        read("id: 7\ndevice name: no\nfleet: 010\nparent: ~\n").unwrap();
    let json = r#"{"id":7,"device name":"no","fleet":10,"parent":null}"#;
    let (same, _) = decode::json::<Device>(json.as_bytes(), true).unwrap();
    assert_eq!(device, same);
    let shape: Shape = read("{type: circle, radius: 1, parts: []}").unwrap();
    let json = br#"{"type":"circle","radius":1,"parts":[]}"#;
    assert_eq!(shape, decode::json::<Shape>(json, true).unwrap().0);
    assert_eq!(
        read::<Device>("- 1").unwrap_err(),
        "invalid type: sequence, expected struct Device"
    );
    assert!(read::<Device>("id: x\n").unwrap_err().starts_with("/id: "));
}

#[test]
fn what_is_no_yaml_is_told_with_its_line() {
    assert_eq!(refusal(b"a: \xff"), "the body is not UTF-8 at byte 3");
    assert!(
        refusal(b"a: 1\nb: [1\n").starts_with("the body is not valid YAML at line ")
    );
    let second = refusal(b"a: 1\n---\nb: 2\n");
    assert_eq!(
        second,
        "the body is not read at line 2, column 1: a second document begins"
    );
    assert!(refusal(b"? [a]\n: 1\n").ends_with("a key is no scalar"));
    assert!(refusal(b"a: *b\n").contains("line 1"));
    assert!(refusal(b"&a [*a]").ends_with("an alias stands within what it stands for"));
    assert!(refusal(b"a: &b [1]\n*b : 2\n").ends_with("a key is no scalar"));
    let merged = refusal(b"a: &b {c: 1}\nd:\n  <<: *b\n  e: 2\n");
    assert_eq!(
        merged,
        "the body is not read at line 3, column 3: a key merges another object"
    );
}

/// What aliases add is counted in bytes, of texts and of values: at most four times the body, but 4 MiB of any.
#[test]
fn a_bomb_of_aliases_is_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let refers = vec![format!("*a{}", level - 1); 10].join(", ");
        let _ = writeln!(bomb, "a{level}: &a{level} [{refers}]");
    }
    let long = "x".repeat(100_000);
    let texts = |many: usize| format!("- &a {long}\n{}", "- *a\n".repeat(many));
    let names = |many: usize| format!("? &a {long}\n: 1\n{}", "*a : 1\n".repeat(many));
    let nested = format!(
        "a: &a {}\nb: &b [{}]\nc: [{}]\n",
        "x".repeat(1_000),
        "*a, ".repeat(500),
        "*b, ".repeat(100),
    );
    let empty = format!("- &a []\n{}", "- *a\n".repeat(300_000));
    for bomb in [bomb, texts(20_000), names(10_000), nested, texts(42), names(42)] {
        assert!(refusal(bomb.as_bytes()).ends_with("aliases add too much"));
    }
    for (fits, elements) in [(texts(41), 42), (empty, 300_001)] {
        assert_eq!(read::<Vec<Json>>(&fits).unwrap().len(), elements);
    }
    assert_eq!(read::<BTreeMap<String, i64>>(&names(41)).unwrap().len(), 1);
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    read::<Json>(&nested(127)).unwrap();
    for depth in [129, 100_000] {
        refusal(nested(depth).as_bytes());
        let block: String = "- ".repeat(depth) + "x";
        refusal(block.as_bytes());
    }
}

/// What parsers stumble over, over and over, is refused with one line, or read to no more values than it has letters
/// and aliases may add. Work that grows with the square of the length would take minutes.
#[test]
fn hostile_texts_end() {
    let pieces = [
        "[",
        "{",
        "- ",
        "? ",
        "a: ",
        "&a ",
        "*a ",
        "!!x ",
        "'",
        "\"",
        "\"\\",
        "#",
        "%Y ",
        "|\n",
        "- a\n",
        "a,",
        "{a: ",
        "[a, ",
        "\t",
        "\u{feff}",
        ":",
        "---\n",
        "...\n",
        "<<: *x\n",
        "\r",
        "\u{85}",
        "x ",
        "? - ",
        "!<",
        "&",
        "\\u",
        "- - ? ",
        "a:\n ",
        "]",
        "}",
        "\0",
        "a: 1\n",
        "'a': ",
        "[],",
        "\n",
        "\"\n",
        "a\n\n",
        "- |\n  x\n",
        "x: &a\n",
        "- &a a\n",
        "!a,",
        "'',",
        "*k,",
        "- *k\n",
        "*k : *k\n",
    ];
    let before = ["", "a: [", "- \"", "a: |\n ", "&k a: [", "&k a: 1\n", "- &k [a]\n"];
    let mut read = 0;
    for piece in pieces {
        for before in before {
            let text = format!("{before}{}", piece.repeat(50_000 / piece.len()));
            read += usize::from(ends(&text));
        }
    }
    assert!(read > 40, "{read}");
}

/// Whether a text is read, within what it may take.
fn ends(text: &str) -> bool {
    let begun = std::time::Instant::now();
    let shown: String = text.chars().take(20).collect();
    let outcome = yaml::read(text.as_bytes());
    let read = outcome.is_ok();
    match outcome {
        Ok(document) => {
            let most = text.len() + (4 << 20) / 16;
            assert!(document.place() <= most, "{shown:?}: {}", document.place());
            let json = decode::document::<Json>(&document, true);
            assert!(json.is_ok(), "{shown:?}: {:?}", json.err());
            let kept = json.map_or(0, |(json, _)| json.to_string().len());
            assert!(kept <= 4 * text.len() + (8 << 20), "{shown:?}: {kept}");
        }
        Err(error) => {
            let told = error.to_string();
            assert!(told.starts_with("the body is not "), "{shown:?}: {told}");
            assert!(told.len() < 200 && !told.contains('\n'), "{shown:?}: {told}");
        }
    }
    assert!(begun.elapsed().as_secs() < 10, "{shown:?}: {:?}", begun.elapsed());
    read
}

/// Every beginning of a text of all that there is, and every byte of it replaced, is read or refused.
#[test]
fn no_text_makes_it_panic() {
    let whole = "%YAML 1.1\n--- !x &a\nk: [1, 'a''b', \"\\u0041\\\n c\", {x: *a2, ? y : z}]\n\
                 l: &a2 |+2\n   t\n m: >-\n  f\n\n  g\n? !!str n\n: - - a\n  - ~\n# c\n<<: *a2\n...\n";
    for end in 0..whole.len() {
        let _ = yaml::read(&whole.as_bytes()[..end]);
        for byte in b"\"'[]{}#&*!|>%@`-?:,\n\t \\\0~\xff" {
            let mut text = whole.as_bytes().to_vec();
            text[end] = *byte;
            let _ = yaml::read(&text);
        }
    }
}

#[test]
fn json_is_written_so_that_yaml_reads_it_alike() {
    for (json, written) in [
        (r#"{"a":1,"b":[true,null]}"#, r#"{"a":1,"b":[true,null]}"#),
        ("[1e21,1.5e300,2E-7,-1.0e+5]", "[1.0e+21,1.5e+300,2.0e-7,-1.0e+5]"),
        (r#"["1e5","a\"2e5","\\"]"#, r#"["1e5","a\"2e5","\\"]"#),
        (
            "[\"\u{7f}\u{85}\u{2028}\u{feff}é😀\"]",
            "[\"\\u007f\\u0085\\u2028\\ufeffé😀\"]",
        ),
    ] {
        let bytes = yaml::write(json.as_bytes());
        assert_eq!(String::from_utf8(bytes.clone()).unwrap(), written);
        let document = yaml::read(&bytes).unwrap();
        let (read, _) = decode::document::<Json>(&document, true).unwrap();
        let same: Json = written.parse().unwrap();
        assert_eq!(read, same);
    }
}
