//! A vendor's own client, or another that we did not write, against a server of ours.

use std::io;
use std::path::Path;
use std::process::Command;

use crate::python;

/// Runs `specs/<vendor>/witness/run.py` with these arguments, in an environment that holds what the `requirements.txt`
/// beside it pins, and gives what it printed.
///
/// # Errors
///
/// Says what is missing when there is no Python environment; what the program complained of when it ended with an error.
pub fn witness(vendor: &str, arguments: &[&str]) -> io::Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(vendor).join("witness");
    let python = python::interpreter(&folder.join("requirements.txt"))?;
    let output = Command::new(python).args(["-B", "run.py"]).args(arguments).current_dir(&folder).output()?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(told);
    }
    let complained = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(format!("{vendor}'s witness ended with {}\n{told}{complained}", output.status)))
}
