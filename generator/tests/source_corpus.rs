//! Real documents: each is read, or answered with an error; none stops the reader.

#![cfg(test)]

mod corpus;

use std::path::Path;
use std::time::Instant;

use vendorsmith::diagnostic::{Diagnostics, Severity};
use vendorsmith::source::{Input, Reading, load};

use corpus::corpus;

/// Entry documents and the version that the corpus knows them to be.
fn documents(root: &Path) -> Vec<(String, String)> {
    let table = std::fs::read_to_string(root.join("dev.tsv")).unwrap();
    let mut rows = table.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    let head = rows.next().unwrap();
    let version = head.iter().position(|name| *name == "version").unwrap();
    rows.map(|row| (row[0].to_owned(), row[version].to_owned())).collect()
}

#[test]
fn every_document_is_read_or_answered() {
    let Some(root) = corpus() else { return };
    let (mut all, mut read) = (0, 0);
    for (document, version) in documents(&root) {
        let mut diagnostics = Diagnostics::new();
        let started = Instant::now();
        let source =
            load(&Input::Document(root.join("dev").join(&document)), &Reading::default(), &mut diagnostics);
        let spent = started.elapsed();
        assert_eq!(source.is_none(), diagnostics.has_errors(), "{document}: {diagnostics:?}");
        let ours = diagnostics.iter().find(|finding| finding.code == "internal-model");
        assert!(ours.is_none(), "{document}: {ours:?}");
        all += 1;
        read += usize::from(source.is_some());
        if let Some(first) = diagnostics.iter().find(|finding| finding.severity == Severity::Error) {
            println!("{document}: {first:?}");
        }
        let warnings = diagnostics.count(Severity::Warning);
        println!("{document} {version} loads={} warnings={warnings} {spent:?}", source.is_some());
        if std::env::var_os("SHOW_FINDINGS").is_some() {
            for finding in &diagnostics {
                println!("  {:?} {} {} {:?}", finding.severity, finding.code, finding.message, finding.place);
            }
        }
    }
    println!("{read} of {all} documents are read");
    assert_eq!(read, all);
}

#[test]
fn the_largest_documents_are_read() {
    let Some(root) = corpus() else { return };
    for document in std::fs::read_dir(root.join("scale")).unwrap() {
        let path = document.unwrap().path();
        let mut diagnostics = Diagnostics::new();
        let started = Instant::now();
        let source = load(&Input::Document(path.clone()), &Reading::default(), &mut diagnostics);
        println!("{} loads={} {:?}", path.display(), source.is_some(), started.elapsed());
        assert_eq!(source.is_none(), diagnostics.has_errors());
    }
}
