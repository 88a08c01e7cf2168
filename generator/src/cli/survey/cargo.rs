//! Running cargo in the work folder, and reading what it tells for programs.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use serde::Deserialize;

use super::work::Work;
use crate::cli::shown;
use crate::diagnostic::Diagnostic;

/// What cargo told about one package.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Whether its library came about.
    pub made: bool,
    /// Whether anything of it came about.
    pub finished: bool,
    /// Complaints with a place, each once.
    pub complaints: Vec<Complaint>,
}

/// An error or warning of the compiler or of clippy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Complaint {
    /// Whether it is an error.
    pub is_error: bool,
    /// The lint or the error's code.
    pub code: String,
    /// `file:line: message`.
    pub text: String,
}

/// How a run of cargo ended.
pub(super) struct Run {
    /// What was told, by the package's manifest.
    pub packages: HashMap<PathBuf, Told>,
    /// What cargo itself had to say.
    pub err: String,
    /// Whether it ended well.
    pub success: bool,
}

/// One message of `--message-format json`.
#[derive(Deserialize)]
struct Message {
    reason: String,
    manifest_path: Option<PathBuf>,
    target: Option<Target>,
    #[serde(rename = "message")]
    rendered: Option<Rendered>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Rendered {
    level: String,
    message: String,
    code: Option<Code>,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    line_start: usize,
    is_primary: bool,
}

/// A cargo command in the work folder, with a `target` of its own and no colours.
pub(super) fn command(work: &Work) -> Command {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let mut command = Command::new(cargo);
    command
        .current_dir(work.root())
        .env("CARGO_TARGET_DIR", work.target())
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env_remove("RUSTFLAGS");
    command
}

/// Runs cargo and reads its messages; `made` hears of each library that comes about.
///
/// # Errors
/// Cargo cannot be started.
pub(super) fn run(command: &mut Command, made: impl Fn(&Path)) -> Result<Run, Diagnostic> {
    let program = shown(command.get_program().as_ref());
    let failed = |error: std::io::Error| {
        Diagnostic::error("no-cargo", format!("cannot run `{program}`: {error}")).help("install Rust's tools")
    };
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = started.map_err(failed)?;
    let stderr = child.stderr.take();
    let err = thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stderr) = stderr {
            stderr.read_to_end(&mut bytes).ok();
        }
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let mut packages = HashMap::new();
    let out = child.stdout.take().map(BufReader::new);
    for line in out.into_iter().flat_map(BufRead::lines).map_while(Result::ok) {
        if let Ok(message) = serde_json::from_str(&line) {
            hear(message, &mut packages, &made);
        }
    }
    let success = child.wait().map_err(failed)?.success();
    Ok(Run { packages, err: err.join().unwrap_or_default(), success })
}

fn hear(message: Message, packages: &mut HashMap<PathBuf, Told>, made: &impl Fn(&Path)) {
    let Some(manifest) = message.manifest_path else { return };
    let told = packages.entry(manifest.clone()).or_default();
    let is_library = message.target.is_some_and(|target| target.kind.iter().any(|kind| kind == "lib"));
    match (message.reason.as_str(), message.rendered) {
        ("compiler-artifact", _) => {
            told.finished = true;
            if is_library {
                told.made = true;
                made(&manifest);
            }
        }
        ("compiler-message", Some(rendered)) => {
            let complaint = complaint(&rendered);
            told.complaints.extend(complaint.filter(|new| !told.complaints.contains(new)));
        }
        _ => {}
    }
}

/// What has no place is the compiler's own summing up, unless it is all there is to an error.
fn complaint(rendered: &Rendered) -> Option<Complaint> {
    let is_error = rendered.level.starts_with("error");
    let place = rendered.spans.iter().find(|span| span.is_primary).or(rendered.spans.first());
    let sums_up = rendered.message.starts_with("aborting due to") || rendered.code.is_none();
    if place.is_none() && sums_up || !(is_error || rendered.level == "warning") {
        return None;
    }
    let code = rendered.code.as_ref().map_or_else(|| "without-code".to_owned(), |code| code.code.clone());
    let place = place.map(|span| format!("{}:{}: ", span.file_name, span.line_start)).unwrap_or_default();
    Some(Complaint { is_error, code, text: format!("{place}{}", rendered.message) })
}
