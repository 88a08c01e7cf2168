//! The command line: one file a command, and the two ways in which findings are shown.

mod check;
mod completions;
mod explain;
mod generate;
mod json;
mod render;
mod report;
mod survey;
mod target;
mod workspace;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use render::render;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Input;
use crate::{Generation, Options};

/// The stages from a document to a crate in memory, see [`crate::generate`].
pub type Pipeline = fn(&Input, &Options, &mut Diagnostics) -> Option<Generation>;

/// What a command is run with.
pub struct Terminal<'a> {
    /// Receives results.
    pub out: &'a mut dyn Write,
    /// Receives findings.
    pub err: &'a mut dyn Write,
    /// Whether findings are coloured.
    pub colour: bool,
    /// The current folder, from which the project is looked for.
    pub folder: PathBuf,
}

/// How a command ended; the greatest of several wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Everything that was asked for was done.
    Done = 0,
    /// Errors, drift, or denied warnings.
    Failed = 1,
    /// The command line cannot be understood.
    Usage = 2,
}

/// Writes Rust client crates from OpenAPI documents.
#[derive(Debug, Parser)]
#[command(name = "vendorsmith", version, args_conflicts_with_subcommands = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    generate: generate::Arguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write crates; the default, so that the word may be left out
    Generate(generate::Arguments),
    /// Say whether crates on disk are what would be generated
    Check(check::Arguments),
    /// Tell what applies to a vendor's operations, and which rule or line says so
    Explain(explain::Arguments),
    /// Generate from every document below a folder, write nothing, and tell what came of each
    Survey(survey::Arguments),
    /// The part of a survey that runs in a process of its own
    #[command(hide = true)]
    SurveyDocument(survey::MemberArguments),
    /// Print a script that completes commands in a shell
    Completions(completions::Arguments),
}

/// What every command takes that reads documents.
#[derive(Debug, Default, Args)]
struct Common {
    /// A vendor's name (a folder under `specs/`), a folder, a document, or a generated crate; every vendor if left out
    target: Option<PathBuf>,
    /// The crate's folder [default: `generated/<vendor>` in the project, else `./<name>`]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The package's name, kept for later runs [default: from `quirks.yaml`, else from the folder or file]
    #[arg(long)]
    name: Option<String>,
    /// Let references name files below DIR, kept for later runs [default: the document's folder]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Lay an OpenAPI Overlay over the document, kept for later runs; may be given several times, in order
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
    /// Fail on warnings, before anything is written
    #[arg(long)]
    deny_warnings: bool,
    /// How results and findings are told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    message_format: MessageFormat,
    /// Tell warnings and errors only
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    /// Text for people
    #[default]
    Human,
    /// One JSON object a line on standard output
    Json,
}

/// Runs the command that `arguments` (the program's name first) ask for.
///
/// That nobody listens any more (a closed pipe) changes nothing about how it ends.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    pipeline: Pipeline,
    mut terminal: Terminal,
) -> Exit {
    let line = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line,
        Err(answer) => return help(&answer, &mut terminal),
    };
    let told = match line.command {
        None => generate::run(&line.generate, pipeline, &mut terminal),
        Some(Command::Generate(arguments)) => generate::run(&arguments, pipeline, &mut terminal),
        Some(Command::Check(arguments)) => check::run(&arguments, pipeline, &mut terminal),
        Some(Command::Explain(arguments)) => explain::run(arguments, &mut terminal),
        Some(Command::Survey(arguments)) => survey::run(&arguments, &mut terminal),
        Some(Command::SurveyDocument(arguments)) => survey::run_member(&arguments, pipeline, &mut terminal),
        Some(Command::Completions(arguments)) => completions::run(&arguments, &mut terminal),
    };
    told.unwrap_or_else(|error| unheard(&error))
}

/// Help and version are answers; everything else that clap returns is a mistake in the command line.
fn help(answer: &clap::Error, terminal: &mut Terminal) -> Exit {
    let rendered = answer.render();
    let text = |colour: bool| if colour { rendered.ansi().to_string() } else { rendered.to_string() };
    let (told, exit) = if answer.use_stderr() {
        (write!(terminal.err, "{}", text(terminal.colour)), Exit::Usage)
    } else {
        (write!(terminal.out, "{}", text(false)), Exit::Done)
    };
    told.map_or_else(|error| unheard(&error), |()| exit)
}

/// How a command ended that could or could not tell so: a closed pipe does not change it.
fn heard(told: io::Result<()>, exit: Exit) -> io::Result<Exit> {
    match told {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(exit),
    }
}

fn unheard(error: &io::Error) -> Exit {
    if error.kind() == io::ErrorKind::BrokenPipe { Exit::Done } else { Exit::Failed }
}

/// Tells a mistake in the command line that clap cannot see.
fn misuse(common: &Common, mistake: &Diagnostic, terminal: &mut Terminal) -> io::Result<Exit> {
    match common.message_format {
        MessageFormat::Json => json::diagnostic(terminal.out, None, mistake)?,
        MessageFormat::Human => write!(terminal.err, "{}", render([mistake], terminal.colour))?,
    }
    Ok(Exit::Usage)
}

/// A path as it is shown.
fn shown(path: &Path) -> String {
    crate::diagnostic::visible(&path.to_string_lossy())
}
