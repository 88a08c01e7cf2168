//! The program: hands the command line to [`vendorsmith::cli`] and turns its answer into an exit code.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use vendorsmith::cli::{self, Terminal};

/// A run makes and drops millions of small texts, which glibc's allocator takes a quarter more CPU time for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let no_colour = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let terminal = Terminal {
        out: &mut io::stdout().lock(),
        // Not locked: progress bars are drawn on it from threads of their own.
        err: &mut io::stderr(),
        colour: !no_colour && io::stderr().is_terminal(),
        folder: env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
    };
    ExitCode::from(cli::run(env::args_os(), vendorsmith::generate, terminal) as u8)
}
