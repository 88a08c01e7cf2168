//! What the user reads: each document of `tests/diagnostics/`, with its quirks where a file `<case>.quirks.yaml` lies
//! beside it, gives exactly the text of `<case>.txt`. `UPDATE_EXPECT=1` writes those texts.

#![cfg(test)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use vendorsmith::cli::render;
use vendorsmith::diagnostic::{Diagnostic, Diagnostics};
use vendorsmith::source::Input;
use vendorsmith::{Options, generate};

fn cases() -> BTreeMap<String, PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let entries = std::fs::read_dir(folder).expect("the cases are there");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let documents = paths.filter_map(|path| {
        let name = path.file_name()?.to_str()?;
        let document = !name.ends_with(".quirks.yaml") && path.extension()? != "txt";
        document.then(|| (name.split('.').next().unwrap_or(name).to_owned(), path.clone()))
    });
    documents.collect()
}

/// Findings of a case, made in a folder of a vendor as users have it, and the folder.
fn findings(document: &Path) -> (Diagnostics, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("there is a folder for passing things");
    let extension = document.extension().and_then(|end| end.to_str()).unwrap_or_default();
    let copied = folder.path().join(format!("openapi.{extension}"));
    std::fs::copy(document, copied).expect("the document can be copied");
    let quirks = document.with_extension("quirks.yaml");
    if quirks.exists() {
        std::fs::copy(quirks, folder.path().join("quirks.yaml")).expect("the quirks can be copied");
    }
    let options = Options { name: Some("pets".to_owned()), ..Options::default() };
    let mut diagnostics = Diagnostics::new();
    let made = generate(&Input::Folder(folder.path().to_owned()), &options, &mut diagnostics);
    assert_eq!(made.is_none(), diagnostics.has_errors(), "{}", document.display());
    (diagnostics, folder)
}

fn is_whole(finding: &Diagnostic) -> bool {
    finding.help.is_some() && finding.place.as_ref().is_some_and(|place| place.line > 0 && place.column > 0)
}

#[test]
fn findings_read_as_expected() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for (case, document) in cases() {
        let (found, folder) = findings(&document);
        let text = render(&found, false).replace(&format!("{}/", folder.path().display()), "");
        let expected = document.with_extension("txt");
        if update {
            std::fs::write(&expected, &text).expect("the text can be written");
        }
        let before = std::fs::read_to_string(&expected).unwrap_or_default();
        if before != text {
            wrong.push(format!("{case} was\n{before}\nand is\n{text}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nUPDATE_EXPECT=1 cargo test --test diagnostics writes them",
        wrong.join("\n")
    );
}

#[test]
fn every_finding_has_a_place_and_a_remedy() {
    for (case, document) in cases() {
        let (found, _folder) = findings(&document);
        assert!(found.iter().count() > 0, "{case} has no finding");
        let lacking: Vec<&Diagnostic> = found.iter().filter(|finding| !is_whole(finding)).collect();
        assert!(lacking.is_empty(), "{case}: {lacking:#?}");
    }
}
