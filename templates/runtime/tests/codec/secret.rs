//! Secrets in models: they travel whole and show nowhere.

use crate::runtime::{Field, Secret, decode};

#[derive(Debug, Clone, PartialEq)]
struct Login {
    user: String,
    password: Secret,
    pin: Option<Secret>,
    answer: Field<Secret>,
}

crate::runtime::object! {
    Login {
        required user = "user",
        required password = "password",
        optional pin = "pin",
        patch answer = "answer",
    }
}

fn login() -> Login {
    Login {
        user: "ada".to_owned(),
        password: "hunter2".into(),
        pin: Some("1234".into()),
        answer: Field::Value("a blue cat".into()),
    }
}

const TEXT: &str =
    r#"{"user":"ada","password":"hunter2","pin":"1234","answer":"a blue cat"}"#;

#[test]
fn a_secret_is_sent_and_read_whole() {
    assert_eq!(serde_json::to_string(&login()).unwrap(), TEXT);
    let read: Login = serde_json::from_str(TEXT).unwrap();
    assert_eq!(read, login());
    assert_eq!(read.password.expose(), "hunter2");
    let (decoded, _) = decode::json::<Login>(TEXT.as_bytes(), false).unwrap();
    assert_eq!(decoded, login());
}

#[test]
fn debug_of_a_model_shows_none() {
    let shown = format!("{:#?}", login());
    assert!(shown.contains("ada"), "{shown}");
    for secret in ["hunter2", "1234", "blue cat"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn secrets_are_equal_where_their_texts_are() {
    for (first, second) in [("", ""), ("a", "a"), ("hunter2", "hunter2")] {
        assert_eq!(Secret::from(first), Secret::from(second));
    }
    for (first, second) in
        [("", "a"), ("a", "b"), ("ab", "ba"), ("hunter2", "hunter"), ("aa", "bb")]
    {
        assert_ne!(Secret::from(first), Secret::from(second));
    }
}

#[test]
fn a_secret_that_an_answer_leaves_out_is_corrected_like_text() {
    let text = TEXT.replace(r#""password":"hunter2","#, "");
    let (read, drift) = decode::json::<Login>(text.as_bytes(), false).unwrap();
    assert_eq!(read.password.expose(), "");
    assert_eq!(drift.len(), 1);
}
