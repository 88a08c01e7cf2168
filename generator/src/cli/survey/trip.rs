//! `--examples` and `--round-trip`: texts are sent through the types of each crate, by a program built for it, and what
//! comes back is held against what was given.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::cases::{Case, Cases, Origin};
use super::compare::{What, differences};
use super::crew::Crew;
use super::document::Asked;
use super::find::Found;
use super::process::{self, Ending};
use super::record::{Example, Record, Trip};
use super::work::Work;
use super::{cargo, probe, progress};
use crate::diagnostic::Diagnostic;

/// Differences of one document that are kept with their text.
const KEPT: usize = 20;

/// Builds the programs of these documents, runs them, and notes in each record what came of the texts.
///
/// # Errors
/// The work folder cannot be written, or cargo cannot be run at all.
pub(super) fn travel(
    made: Vec<(&Found, &mut Record)>,
    asked: &Asked,
    work: &Work,
    crew: &Crew,
) -> Result<(), Diagnostic> {
    let made: Vec<_> =
        made.into_iter().filter(|(found, _)| work.probe_folder(found).join("Cargo.toml").exists()).collect();
    let bar = progress::bar("building", made.len());
    let probes = made.iter().map(|(found, _)| format!("probes/{}", found.package));
    let crates = made.iter().map(|(found, _)| format!("crates/{}", found.package));
    work.write_workspace(&crates.chain(probes).collect::<Vec<_>>())?;
    let mut command = cargo::command(work);
    command.args(["build", "--workspace", "--bins", "--keep-going", "--message-format", "json"]);
    command.args(["--jobs", &crew.hands.to_string()]);
    let run = cargo::run(&mut command, |manifest| {
        if manifest.starts_with(work.root().join("crates")) {
            bar.inc(1);
        }
    })?;
    bar.finish_and_clear();
    let programs: Vec<_> = made.iter().map(|(found, _)| *found).collect();
    let answers = crew.each(&programs, |found| {
        let program = work.target().join("debug").join(format!("probe-{}", found.package));
        let told = run.packages.get(&work.probe_folder(found).join("Cargo.toml"));
        let errors =
            told.into_iter().flat_map(|told| &told.complaints).filter(|complaint| complaint.is_error);
        let error = errors.map(|complaint| complaint.text.clone()).next();
        let error =
            error.or_else(|| (!told.is_some_and(|told| told.finished)).then(|| first_error(&run.err)));
        match error {
            Some(error) => Err(error),
            None => answers(&program, &work.probe_folder(found), crew),
        }
    });
    for ((_, record), answers) in made.into_iter().zip(answers) {
        note(record, answers, asked);
    }
    Ok(())
}

fn first_error(err: &str) -> String {
    err.lines().find(|line| line.starts_with("error")).unwrap_or("the program was not built").to_owned()
}

/// Each case with what the program answered to it.
type Answers = Vec<(Case, Value)>;

fn answers(program: &Path, folder: &Path, crew: &Crew) -> Result<Answers, String> {
    let text = fs::read_to_string(folder.join(probe::CASES)).map_err(|error| error.to_string())?;
    let cases: Cases = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let mut command = Command::new(program);
    let ended =
        process::run(command.arg(folder.join(probe::TEXTS)), crew).map_err(|error| error.to_string())?;
    let answers: Vec<Value> = ended.out.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if ended.how != Ending::Over || answers.len() != cases.cases.len() {
        let stopped = cases.cases.get(answers.len()).map(|case| case.pointer.as_str()).unwrap_or_default();
        return Err(format!("the program ended at `{stopped}`: {}", ended.status));
    }
    Ok(cases.cases.into_iter().zip(answers).collect())
}

fn note(record: &mut Record, answers: Result<Answers, String>, asked: &Asked) {
    let (answers, broken) = match answers {
        Ok(answers) => (answers, None),
        Err(why) => (Vec::new(), Some(why)),
    };
    let trip = |takes: &dyn Fn(&Case) -> bool| {
        let mut trip = Trip { broken: broken.clone(), ..Trip::default() };
        answers
            .iter()
            .filter(|(case, _)| takes(case))
            .for_each(|(case, answer)| add(&mut trip, case, answer));
        trip
    };
    record.examples = asked.examples.then(|| trip(&|case| case.origin != Origin::Sampled));
    record.round_trip = asked.round_trip.then(|| trip(&|case| case.of_component));
}

fn add(trip: &mut Trip, case: &Case, answer: &Value) {
    let text = |at: usize| answer[at].as_str().unwrap_or_default();
    if text(0) == "one-way" {
        trip.one_way += 1;
        return;
    }
    trip.cases += 1;
    if text(0) != "read" {
        keep(trip, "refused", &case.pointer, text(1));
        return;
    }
    trip.decoded += 1;
    let drifts = answer[2].as_u64().unwrap_or_default() > 0;
    trip.drifting += usize::from(drifts);
    trip.strict += usize::from(answer[3].as_bool() == Some(true));
    let given: Value = serde_json::from_str(&case.text).unwrap_or_default();
    let back: Value = serde_json::from_str(text(1)).unwrap_or_default();
    let mut by_kind: BTreeMap<What, (usize, String)> = BTreeMap::new();
    for difference in differences(&given, &back) {
        by_kind.entry(difference.what).or_insert((0, difference.pointer)).0 += 1;
    }
    // A gap that was corrected is written as what it was corrected to.
    let explained = |what: &What| drifts && !matches!(what, What::Dropped | What::NullDropped);
    if by_kind.keys().all(explained) {
        trip.identical += 1;
    } else if by_kind.keys().all(|what| *what == What::NullDropped || explained(what)) {
        trip.nulls_dropped += 1;
    }
    for (what, (_, pointer)) in by_kind {
        let prefix = if drifts && explained(&what) { "corrected: " } else { "" };
        keep(trip, &format!("{prefix}{}", what.word()), &case.pointer, &pointer);
    }
}

fn keep(trip: &mut Trip, reason: &str, pointer: &str, detail: &str) {
    *trip.reasons.entry(reason.to_owned()).or_default() += 1;
    let telling = !reason.starts_with("corrected") && reason != What::NullDropped.word();
    if telling && trip.differences.len() < KEPT {
        let example =
            Example { reason: reason.to_owned(), pointer: pointer.to_owned(), detail: detail.to_owned() };
        trip.differences.push(example);
    }
}
