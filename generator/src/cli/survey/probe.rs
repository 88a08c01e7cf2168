//! The program that sends texts through a crate's types: a package beside the crate, written like it and built with it.

use std::fs;
use std::io;
use std::path::Path;

use serde_json::json;

use super::cases::Cases;

/// What is the same for every crate.
const PROGRAM: &str = include_str!("probe.txt");
/// What the program reads.
pub(super) const TEXTS: &str = "texts.json";
/// What the survey reads to know what the texts were.
pub(super) const CASES: &str = "cases.json";

/// Writes the package for a crate that lies at `crate_folder`, with its texts.
///
/// # Errors
/// A file cannot be written.
pub(super) fn write(
    folder: &Path,
    package: &str,
    crate_folder: &Path,
    features: &[String],
    cases: &Cases,
) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let path = crate_folder.canonicalize()?;
    let subject = format!(
        "subject = {{ package = {package:?}, path = {:?}, default-features = false, features = {features:?} }}",
        path.to_string_lossy()
    );
    let manifest = format!(
        "[package]\nname = \"probe-{package}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{subject}\n\
         serde_core = \"1\"\nserde_json = {{ version = \"1\", default-features = false, features = [\"std\", \"raw_value\"] }}\n"
    );
    put(&folder.join("Cargo.toml"), &manifest)?;
    put(&folder.join("src/main.rs"), &program(cases))?;
    let texts: Vec<_> = cases.cases.iter().map(|case| json!([case.ty, case.text])).collect();
    put(&folder.join(TEXTS), &json!(texts).to_string())?;
    put(&folder.join(CASES), &serde_json::to_string(cases)?)
}

fn program(cases: &Cases) -> String {
    // `&Probe` is asked first for both traits, then for neither: a type that cannot be read or written is no error.
    let row = |ty: &String| format!("    |text| (&Probe::<{ty}>(PhantomData)).run(text),\n");
    let rows: String = cases.types.iter().map(row).collect();
    format!("{PROGRAM}type Run = fn(&str) -> String;\n\nstatic PROBES: &[Run] = &[\n{rows}];\n")
}

/// Cargo goes by the time of the last change.
fn put(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) { Ok(()) } else { fs::write(path, text) }
}
