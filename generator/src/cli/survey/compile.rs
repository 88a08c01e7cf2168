//! `--compile`: every crate is checked as a member of one workspace, by one run of cargo, so that dependencies are built
//! once, all processors have work, and what has not changed since an earlier run is not checked again.

use std::path::PathBuf;

use indicatif::ProgressBar;

use super::cargo::{self, Run, Told};
use super::crew::Crew;
use super::find::Found;
use super::record::{Compiled, Record};
use super::work::Work;
use super::{format, progress};
use crate::diagnostic::Diagnostic;

/// Checks the crates of these documents, and notes in each record what was said.
///
/// # Errors
/// The work folder cannot be written, or cargo cannot be run at all.
pub(super) fn compile(
    mut made: Vec<(&Found, &mut Record)>,
    work: &Work,
    crew: &Crew,
) -> Result<(), Diagnostic> {
    let folders: Vec<PathBuf> = made.iter().map(|(found, _)| work.crate_folder(found)).collect();
    let bar = progress::bar("checking", made.len());
    let mut members: Vec<&Found> = made.iter().map(|(found, _)| *found).collect();
    let run = loop {
        let run = check(&members, work, crew, &bar)?;
        // A manifest that cargo refuses keeps it from checking anything: the others are checked without it.
        match blamed(&run, &members, work) {
            Some(at) => {
                let refused = members.remove(at);
                if let Some((_, record)) = made.iter_mut().find(|(found, _)| *found == refused) {
                    record.compiled = Some(refusal(&run.err));
                }
            }
            None => break run,
        }
    };
    bar.finish_and_clear();
    let bar = progress::bar("formatting", folders.len());
    let unformatted = crew.each(&folders, |folder| {
        let files = format::unformatted(folder);
        bar.inc(1);
        files
    });
    bar.finish_and_clear();
    for ((_, record), (folder, unformatted)) in made.into_iter().zip(folders.iter().zip(unformatted)) {
        let told = run.packages.get(&folder.join("Cargo.toml"));
        let compiled = record.compiled.get_or_insert_with(|| compiled(told, &run.err));
        compiled.unformatted = unformatted;
    }
    Ok(())
}

fn check(members: &[&Found], work: &Work, crew: &Crew, bar: &ProgressBar) -> Result<Run, Diagnostic> {
    let paths: Vec<String> = members.iter().map(|found| format!("crates/{}", found.package)).collect();
    work.write_workspace(&paths)?;
    let crates = work.root().join("crates");
    let mut command = cargo::command(work);
    command.args([
        "clippy",
        "--workspace",
        "--lib",
        "--examples",
        "--keep-going",
        "--message-format",
        "json",
    ]);
    command.args(["--jobs", &crew.hands.to_string()]);
    cargo::run(&mut command, |manifest| {
        if manifest.starts_with(&crates) {
            bar.inc(1);
        }
    })
}

/// The member whose manifest cargo complains of, where it did not come to check any.
fn blamed(run: &Run, members: &[&Found], work: &Work) -> Option<usize> {
    if run.success || !run.packages.is_empty() {
        return None;
    }
    members.iter().position(|found| {
        let manifest = work.crate_folder(found).join("Cargo.toml");
        run.err.contains(&*manifest.to_string_lossy())
    })
}

fn refusal(err: &str) -> Compiled {
    let mut compiled = Compiled { errors: 1, ..Compiled::default() };
    let first = err.lines().find(|line| line.starts_with("error")).unwrap_or("cargo did not say why");
    let lint = compiled.lints.entry("cargo".to_owned()).or_default();
    lint.count = 1;
    first.clone_into(&mut lint.example);
    compiled
}

fn compiled(told: Option<&Told>, err: &str) -> Compiled {
    let Some(told) = told else { return refusal(err) };
    let mut compiled = Compiled { compiles: told.made, ..Compiled::default() };
    for complaint in &told.complaints {
        let lint = compiled.lints.entry(complaint.code.clone()).or_default();
        if lint.count == 0 {
            lint.example.clone_from(&complaint.text);
        }
        lint.count += 1;
        if complaint.is_error {
            compiled.errors += 1;
        } else {
            compiled.warnings += 1;
        }
    }
    compiled
}
