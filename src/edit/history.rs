//! The steps that can be taken back and done again.
//! Must not know how a step is applied.

use super::Diff;

/// One named step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Number of the step in the file's history; grows.
    pub number: i64,
    /// “Move Family Court”.
    pub name: String,
    /// When it was last added to, in UTC as `YYYY-MM-DDTHH:MM:SSZ`; empty where that is not known.
    pub at: String,
    /// What it changed.
    pub diff: Diff,
}

/// How many steps are kept in memory.
const MOST_STEPS: usize = 1000;

/// Done and undone steps, and whether the last one still takes more edits.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    pub(super) done: Vec<Step>,
    pub(super) undone: Vec<Step>,
    /// Source of the open gesture; the last done step belongs to it.
    pub(super) open: Option<u64>,
    pub(super) last_number: i64,
}

impl History {
    pub(super) fn push(&mut self, name: String, at: String, diff: Diff) -> &Step {
        self.last_number += 1;
        self.undone.clear();
        if self.done.len() >= MOST_STEPS {
            self.done.drain(..MOST_STEPS / 10);
        }
        self.done.push(Step {
            number: self.last_number,
            name,
            at,
            diff,
        });
        &self.done[self.done.len() - 1]
    }
}
