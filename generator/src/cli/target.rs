//! From what the user names to what is read and where it is written.

use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;

use super::Common;
use crate::diagnostic::Diagnostic;
use crate::output::{MANIFEST, Manifest, RecordedOptions};
use crate::source::{DOCUMENTS, Input, QUIRKS, Reading};

/// One crate to make or to compare.
#[derive(Debug, Clone)]
pub(super) struct Job {
    /// How the user can name it in a further command.
    pub target: String,
    /// What is read.
    pub input: Input,
    /// Where the crate lies.
    pub destination: Destination,
    /// The package's name, where the user or an earlier run gives one.
    pub name: Option<String>,
    /// How the document is read, where the user or an earlier run says so.
    pub reading: Reading,
}

/// Where a crate lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Destination {
    /// In this folder.
    Folder(PathBuf),
    /// In a folder named after the package, below this one.
    Below(PathBuf),
}

impl Destination {
    /// The crate's folder, once the package has a name.
    pub(super) fn folder(&self, package: &str) -> PathBuf {
        match self {
            Self::Folder(folder) => folder.clone(),
            Self::Below(parent) => parent.join(package),
        }
    }
}

/// What the command line names, seen from the folder `current`.
///
/// # Errors
/// There is no such target, or no project to take all vendors from.
pub(super) fn jobs(common: &Common, current: &Path) -> Result<Vec<Job>, Diagnostic> {
    match &common.target {
        Some(target) => Ok(vec![one(target, common, current)?]),
        None if common.output.is_some()
            || common.name.is_some()
            || common.root.is_some()
            || !common.overlay.is_empty() =>
        {
            let message = "`--output`, `--name`, `--root` and `--overlay` need a TARGET that they are for";
            Err(Diagnostic::error("no-target", message))
        }
        None => every(current),
    }
}

fn every(current: &Path) -> Result<Vec<Job>, Diagnostic> {
    let Some(project) = project(current) else {
        let message = "no folder from here upwards has `specs` and `generated`";
        return Err(
            Diagnostic::error("no-project", message).help("name a document: `vendorsmith openapi.yaml`")
        );
    };
    let names = vendors(&project);
    if names.is_empty() {
        let message = format!("there is no vendor in `{}`", super::shown(&project.join("specs")));
        return Err(
            Diagnostic::error("no-vendor", message).help("put a document at `specs/<vendor>/openapi.yaml`")
        );
    }
    Ok(names.iter().map(|name| vendor(&near(&project, current), name)).map(remembered).collect())
}

fn one(target: &Path, common: &Common, current: &Path) -> Result<Job, Diagnostic> {
    let mut job = find(target, current)?;
    if let Some(output) = &common.output {
        job.destination = Destination::Folder(output.clone());
    }
    let mut job = remembered(job);
    job.name = common.name.clone().or(job.name);
    job.reading.root = common.root.clone().or(job.reading.root);
    if !common.overlay.is_empty() {
        job.reading.overlays.clone_from(&common.overlay);
    }
    Ok(job)
}

/// A vendor's name comes first, then that of a crate below `generated/`: `./name` is the way to name a folder that is
/// called like one.
fn find(target: &Path, current: &Path) -> Result<Job, Diagnostic> {
    let project = project(current);
    let name = target.to_string_lossy();
    let is_name = target.components().count() == 1 && !name.starts_with('.') && !name.ends_with('/');
    if let Some(project) = project.as_deref().filter(|project| is_name && is_vendor(project, &name)) {
        return Ok(vendor(&near(project, current), &name));
    }
    let made = project.as_deref().map(|project| near(project, current).join("generated").join(target));
    if let Some(made) = made.filter(|made| is_name && made.join(MANIFEST).is_file()) {
        return repeated(&made);
    }
    if target.join(MANIFEST).is_file() {
        return repeated(target);
    }
    if target.is_dir() {
        return Ok(folder(target, current));
    }
    if target.exists() {
        return Ok(document(target, current));
    }
    Err(unknown(&name, project.as_deref()))
}

fn vendor(project: &Path, name: &str) -> Job {
    Job {
        target: name.to_owned(),
        input: Input::Folder(project.join("specs").join(name)),
        destination: Destination::Folder(project.join("generated").join(name)),
        name: None,
        reading: Reading::default(),
    }
}

/// A generated crate: what its manifest says is done again.
fn repeated(crate_folder: &Path) -> Result<Job, Diagnostic> {
    let manifest = Manifest::read(crate_folder)?.unwrap_or_default();
    let input = crate_folder.join(&manifest.input);
    let input = tidy(&input);
    Ok(Job {
        target: crate_folder.to_string_lossy().into_owned(),
        input: if input.is_dir() { Input::Folder(input) } else { Input::Document(input) },
        destination: Destination::Folder(crate_folder.to_owned()),
        reading: reading(crate_folder, &manifest.options),
        name: manifest.options.name,
    })
}

/// A folder: a vendor of the project that it lies in, or a stray one.
fn folder(target: &Path, current: &Path) -> Job {
    let real = target.canonicalize().unwrap_or_else(|_| target.to_owned());
    let project = real.parent().and_then(Path::parent).filter(|project| is_project(project));
    let name = real.file_name().unwrap_or_default().to_string_lossy();
    let destination = match project
        .filter(|project| is_vendor(project, &name) && real.starts_with(project.join("specs")))
    {
        Some(project) => Destination::Folder(near(project, current).join("generated").join(name.as_ref())),
        None => stray(current),
    };
    Job {
        target: target.to_string_lossy().into_owned(),
        input: Input::Folder(target.to_owned()),
        destination,
        name: None,
        reading: Reading::default(),
    }
}

/// A document. One that lies beside a `quirks.yaml` under the name that a vendor's document has stands for its folder:
/// to read it without its quirks would make another crate without a word.
fn document(target: &Path, current: &Path) -> Job {
    let parent = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let has_quirks = QUIRKS.iter().any(|name| parent.join(name).is_file());
    if target.file_stem().is_some_and(|stem| stem == "openapi") && has_quirks {
        return Job { target: target.to_string_lossy().into_owned(), ..folder(parent, current) };
    }
    Job {
        target: target.to_string_lossy().into_owned(),
        input: Input::Document(target.to_owned()),
        destination: stray(current),
        name: None,
        reading: Reading::default(),
    }
}

fn stray(current: &Path) -> Destination {
    Destination::Below(
        project(current).map_or_else(PathBuf::new, |root| near(&root, current).join("generated")),
    )
}

/// Takes over the options of the run that made the crate which is there. A manifest that cannot be read is left to the writer to complain about.
fn remembered(mut job: Job) -> Job {
    if let Destination::Folder(folder) = &job.destination
        && let Ok(Some(manifest)) = Manifest::read(folder)
    {
        let earlier = reading(folder, &manifest.options);
        job.reading.root = job.reading.root.or(earlier.root);
        if job.reading.overlays.is_empty() {
            job.reading.overlays = earlier.overlays;
        }
        job.name = job.name.or(manifest.options.name);
    }
    job
}

/// How an earlier run read the document, by the manifest of its crate.
fn reading(crate_folder: &Path, options: &RecordedOptions) -> Reading {
    let path = |path: &String| tidy(&crate_folder.join(path));
    Reading { root: options.root.as_ref().map(path), overlays: options.overlays.iter().map(path).collect() }
}

fn unknown(name: &str, project: Option<&Path>) -> Diagnostic {
    let shown = crate::diagnostic::visible(name);
    let message = format!("`{shown}` is neither a vendor's name, nor a folder, nor a document");
    let vendors = project.map(vendors).unwrap_or_default();
    let is_command = super::CommandLine::command().find_subcommand(name).is_some();
    Diagnostic::error("unknown-target", message).help(if is_command {
        format!("a command comes first: `vendorsmith {shown} --help`")
    } else if vendors.is_empty() {
        "there are no vendors here; name a document: `vendorsmith openapi.yaml`".to_owned()
    } else {
        format!("the vendors are: {}", vendors.join(", "))
    })
}

/// The nearest folder upwards that has both `specs` and `generated`.
fn project(current: &Path) -> Option<PathBuf> {
    current.ancestors().find(|folder| is_project(folder)).map(Path::to_owned)
}

fn is_project(folder: &Path) -> bool {
    folder.join("specs").is_dir() && folder.join("generated").is_dir()
}

fn is_vendor(project: &Path, name: &str) -> bool {
    project.join("specs").join(name).is_dir()
}

/// Whether a folder holds a document or quirks: `specs/` has folders of its own beside the vendors'.
fn describes_a_vendor(folder: &Path) -> bool {
    let mut names = DOCUMENTS.iter().chain(QUIRKS);
    names.any(|name| folder.join(name).is_file())
}

fn vendors(project: &Path) -> Vec<String> {
    let entries = fs::read_dir(project.join("specs")).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| describes_a_vendor(&entry.path()));
    let mut names: Vec<_> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

/// The path of `folder`, one of `current`'s ancestors, as seen from `current`; other folders stay as they are.
fn near(folder: &Path, current: &Path) -> PathBuf {
    match current.strip_prefix(folder) {
        Ok(below) => below.components().map(|_| "..").collect(),
        Err(_) => folder.to_owned(),
    }
}

/// Removes every `name/..` from a path that was put together from two.
fn tidy(path: &Path) -> PathBuf {
    use std::path::Component::{Normal, ParentDir};
    let mut tidy = PathBuf::new();
    for part in path.components() {
        let after_name = matches!(tidy.components().next_back(), Some(Normal(_)));
        if part == ParentDir && after_name {
            tidy.pop();
        } else {
            tidy.push(part);
        }
    }
    tidy
}
