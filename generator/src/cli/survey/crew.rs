//! Several hands for one list of tasks.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Who does the work, and within which bounds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Crew {
    /// How many tasks are done at once.
    pub hands: usize,
    /// How long one may take.
    pub limit: Duration,
    /// How many mebibytes one may take.
    pub memory: u64,
}

/// How many processors there are.
pub(super) fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

impl Crew {
    /// Does the same with every task; the answers are in the tasks' order.
    pub(super) fn each<T: Sync, R: Send>(&self, tasks: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        let next = AtomicUsize::new(0);
        let (told, answers) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..self.hands.min(tasks.len()) {
                let (told, next, work) = (told.clone(), &next, &work);
                scope.spawn(move || {
                    while let Some((at, task)) = take(next, tasks) {
                        // The receiver outlives the scope.
                        told.send((at, work(task))).ok();
                    }
                });
            }
        });
        drop(told);
        let mut answers: Vec<_> = answers.into_iter().collect();
        answers.sort_by_key(|(at, _)| *at);
        answers.into_iter().map(|(_, answer)| answer).collect()
    }
}

fn take<'a, T>(next: &AtomicUsize, tasks: &'a [T]) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    tasks.get(at).map(|task| (at, task))
}
