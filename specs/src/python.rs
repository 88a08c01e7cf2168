//! The virtual environment that a server runs in.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Gives the interpreter of an environment that holds what `requirements` (a `requirements.txt`) pins.
///
/// The environment lies in the target folder under the hash of the requirements. It is made once, also when
/// several test processes ask for it at the same time.
///
/// # Errors
///
/// Names the command that failed and what it printed: an environment needs `python3` with `venv`, and `pip` needs a
/// package index.
pub(crate) fn interpreter(requirements: &Path) -> io::Result<PathBuf> {
    let folder = target()?.join("python").join(key(&fs::read(requirements)?));
    fs::create_dir_all(&folder)?;
    let lock = File::create(folder.join("lock"))?;
    lock.lock()?;
    let (environment, complete) = (folder.join("environment"), folder.join("complete"));
    let interpreter = environment.join("bin").join("python");
    if !complete.exists() {
        let venv: [&OsStr; 4] = ["-m".as_ref(), "venv".as_ref(), "--clear".as_ref(), environment.as_ref()];
        run(Path::new("python3"), &venv)?;
        let pip: [&OsStr; 5] = [
            "-m".as_ref(),
            "pip".as_ref(),
            "install".as_ref(),
            "--requirement".as_ref(),
            requirements.as_ref(),
        ];
        run(&interpreter, &pip)?;
        File::create(complete)?;
    }
    Ok(interpreter)
}

/// The target folder: test programs lie in its `<profile>/deps`.
fn target() -> io::Result<PathBuf> {
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(3).map(Path::to_path_buf);
    target.ok_or_else(|| io::Error::other(format!("{} is not in a target folder", program.display())))
}

fn key(requirements: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    requirements.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn run(program: &Path, arguments: &[&OsStr]) -> io::Result<()> {
    let mut command = Command::new(program);
    command.args(arguments);
    let output = command.output().map_err(|error| io::Error::other(format!("{command:?}: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    let (told, complained) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(io::Error::other(format!("{command:?} ended with {}\n{told}{complained}", output.status)))
}
