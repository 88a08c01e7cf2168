//! What models cost to check: field tables of the runtime against serde's derive, on the same structs.
//!
//! `cargo bench -p vendorsmith --bench compile_cost` prints CPU seconds of `cargo check` and their ratio. What does not
//! depend on the models (the runtime itself, dependencies) is measured alone and taken off.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark tells what it measured")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

const STRUCTS: usize = 200;
const ROUNDS: usize = 3;

fn main() -> ExitCode {
    match measure() {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("could not measure: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> io::Result<String> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile-cost");
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates/runtime/src/runtime");
    let tables =
        cost(&root, "tables", &runtime, &models(STRUCTS, table))? - cost(&root, "no-tables", &runtime, "")?;
    let derived =
        cost(&root, "derive", &runtime, &models(STRUCTS, derive))? - cost(&root, "no-derive", &runtime, "")?;
    let ratio = tables / derived;
    Ok(format!(
        "{STRUCTS} structs of 10 fields, CPU seconds of cargo check: \
         tables {tables:.2}, derive {derived:.2}, ratio {ratio:.2}"
    ))
}

/// Least CPU seconds of several checks of a crate that holds this code; its dependencies are built before.
fn cost(root: &Path, name: &str, runtime: &Path, models: &str) -> io::Result<f64> {
    let folder = root.join(name);
    write_crate(&folder, name, runtime, models)?;
    check(&folder)?;
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        fs::write(folder.join("src/lib.rs"), library(name, models))?;
        least = least.min(check(&folder)?);
    }
    Ok(least)
}

fn write_crate(folder: &Path, name: &str, runtime: &Path, models: &str) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest(name, runtime)?)?;
    if !name.ends_with("derive") {
        copy(runtime, &folder.join("src/runtime"))?;
    }
    fs::write(folder.join("src/lib.rs"), library(name, models))
}

/// The runtime's own manifest with another name, and serde with its derive.
fn manifest(name: &str, runtime: &Path) -> io::Result<String> {
    let text = fs::read_to_string(runtime.join("../../Cargo.toml"))?;
    let own: String =
        text.lines().filter(|line| !line.contains("workspace")).map(|line| format!("{line}\n")).collect();
    let own = own.replace("name = \"runtime\"", &format!("name = \"{name}\"")).replace("[lints]\n", "");
    let derive = "[dependencies]\nserde = { version = \"1\", features = [\"derive\"] }";
    Ok(own.replace("[dependencies]", derive) + "\n[workspace]\n")
}

fn library(name: &str, models: &str) -> String {
    let runtime = if name.ends_with("derive") { "" } else { "pub mod runtime;\n" };
    format!("#![allow(dead_code)]\n{runtime}{models}")
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target: PathBuf = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// CPU seconds, user and system, of `cargo check`, as the shell's `times` tells them (POSIX.1-2024, `times`).
fn check(folder: &Path) -> io::Result<f64> {
    let script = "touch src/lib.rs && cargo check --quiet --lib --no-default-features && times";
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let target = folder.join("../target");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script.replace("cargo", &cargo)]).current_dir(folder);
    shell.env("CARGO_TARGET_DIR", target).env("CARGO_INCREMENTAL", "0");
    let output = shell.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let children = text.lines().nth(1).filter(|_| output.status.success());
    let seconds = children.map(|line| line.split_whitespace().filter_map(seconds).sum());
    seconds.ok_or_else(|| io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()))
}

/// `1m2.5s` as seconds.
fn seconds(time: &str) -> Option<f64> {
    let (minutes, seconds) = time.trim_end_matches('s').split_once('m')?;
    Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
}

fn models(count: usize, write: fn(usize) -> String) -> String {
    (0..count).map(write).collect()
}

const FIELDS: [(&str, &str, &str); 10] = [
    ("required", "id", "i64"),
    ("required", "name", "String"),
    ("optional", "title", "Option<String>"),
    ("optional", "count", "Option<i64>"),
    ("nullable", "size", "Option<f64>"),
    ("required", "tags", "Vec<String>"),
    ("optional", "flag", "Option<bool>"),
    ("required", "created", "String"),
    ("optional", "updated", "Option<String>"),
    ("required", "total", "f64"),
];

fn table(number: usize) -> String {
    let mut rows = String::new();
    for (presence, name, _) in FIELDS {
        let _ = writeln!(rows, "        {presence} {name} = \"{name}\",");
    }
    let next = next(number);
    let structure = structure(number, "Debug, Clone, PartialEq");
    format!(
        "{structure}runtime::object! {{\n    Model{number} {{\n{rows}        optional next = \"next\",\n    }}\n}}\n\
         pub fn use{number}(text: &[u8]) -> bool {{ runtime::decode::json::<Model{next}>(text, false).is_ok() }}\n"
    )
}

fn derive(number: usize) -> String {
    let next = next(number);
    let structure = structure(number, "Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize");
    format!(
        "{structure}pub fn use{number}(text: &[u8]) -> bool \
         {{ serde_json::from_slice::<Model{next}>(text).is_ok() }}\n"
    )
}

fn structure(number: usize, derives: &str) -> String {
    let mut fields = String::new();
    for (_, name, ty) in FIELDS {
        let _ = writeln!(fields, "    pub {name}: {ty},");
    }
    let next = next(number);
    format!(
        "#[derive({derives})]\npub struct Model{number} {{\n{fields}    pub next: Option<Box<Model{next}>>,\n}}\n"
    )
}

/// Models hold each other in chains of five.
fn next(number: usize) -> usize {
    if number % 5 == 4 { number - 4 } else { (number + 1).min(STRUCTS - 1) }
}
