//! `vendorsmith completions`: scripts for shells.

use std::io;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{CommandLine, Exit, Terminal};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell that is to complete commands
    shell: Shell,
}

/// Prints the script.
pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> io::Result<Exit> {
    // clap_complete panics where its writer fails, so the script is made in memory first.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut CommandLine::command(), "vendorsmith", &mut script);
    terminal.out.write_all(&script)?;
    Ok(Exit::Done)
}
