//! How much memory a process takes, where the system tells.

use std::fs;

/// What a running process has in memory now, in mebibytes.
pub(super) fn resident_mib(process: u32) -> Option<u64> {
    of_status(&format!("/proc/{process}/status"), "VmRSS:")
}

/// The most that this process has had in memory, in mebibytes.
pub(super) fn peak_mib() -> Option<u64> {
    of_status("/proc/self/status", "VmHWM:")
}

/// A line of Linux's process status: `VmHWM:     12345 kB`.
fn of_status(path: &str, key: &str) -> Option<u64> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    let kibibytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kibibytes.div_ceil(1024))
}
