//! How far a step has come: a stated rule per step, never a guess.
//! Must not know the list of steps (that is `journey`).

use super::{Index, Subject};
use crate::model::Plan;

/// How far a step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing entered.
    Empty,
    /// Something entered, something missing.
    Started,
    /// Nothing missing by the step's rule.
    Done,
}

impl State {
    /// The word in `roundtable insight`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Started => "started",
            Self::Done => "done",
        }
    }
}

/// What of a step is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is there, in the units of `total`.
    pub done: usize,
    /// What the rule asks for; 0 when the step has nothing to count yet.
    pub total: usize,
}

impl Progress {
    /// The progress of a step that only shows what other steps hold.
    pub const NOTHING_TO_FILL_IN: Self = Self { done: 0, total: 0 };

    /// With so many more things to do, those done that are true.
    #[must_use]
    pub fn and(mut self, things: impl IntoIterator<Item = bool>) -> Self {
        for done in things {
            self.total += 1;
            self.done += usize::from(done);
        }
        self
    }

    /// Its state: done needs a total above 0 that is reached.
    pub const fn state(self) -> State {
        if self.done == 0 {
            State::Empty
        } else if self.done < self.total {
            State::Started
        } else {
            State::Done
        }
    }

    /// Share done, 0 to 1.
    pub fn share(self) -> f32 {
        if self.total == 0 {
            0.0
        } else {
            (self.done as f32 / self.total as f32).clamp(0.0, 1.0)
        }
    }
}

/// Two rules counted together.
impl std::ops::Add for Progress {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            done: self.done + other.done,
            total: self.total + other.total,
        }
    }
}

/// Counts how many of these plan-wide items have an answer.
pub fn items_answered<'a>(
    plan: &Plan,
    index: &Index,
    items: impl IntoIterator<Item = &'a str>,
) -> Progress {
    let mut progress = Progress { done: 0, total: 0 };
    for item in items {
        progress.total += 1;
        let answered = index.answer(plan, item, Subject::PLAN).is_some_and(|a| {
            !a.text.trim().is_empty() || !a.choice.is_empty() || a.rating.is_some()
        });
        progress.done += usize::from(answered);
    }
    progress
}
