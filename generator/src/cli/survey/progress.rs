//! A bar on a terminal; nothing where standard error is none.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of so many steps. It is drawn on standard error, and only if that is a terminal.
pub(super) fn bar(task: &'static str, steps: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(steps).unwrap_or(u64::MAX));
    let template = "{prefix} [{bar:40}] {pos}/{len} {elapsed}";
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style.progress_chars("=> ")).with_prefix(task)
}
