//! A running server and its journal.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde::Deserialize;

use crate::python;

/// A vendor's server on a free port of the loopback interface; it is stopped when this is dropped.
#[derive(Debug)]
pub struct Server {
    process: Child,
    port: u16,
}

/// One request that the server has answered.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Exchange {
    /// When the request was read, in seconds since the epoch.
    pub arrived: f64,
    /// When its answer was ready, in seconds since the epoch.
    pub answered: f64,
    /// Method.
    pub method: String,
    /// Path and query percent-encoded anew by the server.
    pub path: String,
    /// Status of the answer.
    pub status: u16,
    /// Seconds that the answer told the client to wait.
    pub retry_after: Option<String>,
}

#[derive(Deserialize)]
struct Journal {
    requests: Vec<Exchange>,
}

impl Server {
    /// Starts `specs/<vendor>/server/run.py` with these environment variables and waits until it listens.
    ///
    /// # Errors
    ///
    /// Says what is missing when there is no Python environment, or that the server ended before it listened (what it
    /// had to say is on standard error).
    pub fn start(vendor: &str, environment: &[(&str, &str)]) -> io::Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(vendor).join("server");
        let python = python::interpreter(&folder.join("requirements.txt"))?;
        let mut process = Command::new(python)
            .args(["-B", "run.py"])
            .current_dir(&folder)
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        if let Some(stdout) = process.stdout.take() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        let Ok(port) = line.trim().parse() else {
            let status = process.wait()?;
            return Err(io::Error::other(format!("{vendor}'s server did not name its port: {status}")));
        };
        Ok(Self { process, port })
    }

    /// The server's origin, such as `http://127.0.0.1:40123`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// The server's process.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Every request answered so far, in the order of the answers.
    ///
    /// # Errors
    ///
    /// Fails when the server does not answer, or not in the journal's form.
    pub fn journal(&self) -> io::Result<Vec<Exchange>> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.write_all(b"GET /journal/ HTTP/1.0\r\nHost: localhost\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (_, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
        let journal: Journal = serde_json::from_str(body)?;
        Ok(journal.requests)
    }
}

impl Drop for Server {
    /// Closes the server's input, which ends it and lets it clean up, and kills it when that does not help.
    fn drop(&mut self) {
        self.process.stdin.take();
        for _ in 0..100 {
            if !matches!(self.process.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        // Nothing is left to do if even this fails: the process is gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
