//! The open plan: the only place where a plan is written.
//! Must not know where the plan is kept, nor what its records mean.

use std::{collections::BTreeSet, sync::Arc};

use super::{Change, Diff, Edit, Gesture, Step, history::History};
use crate::model::{AnyRecord, Key, OnDelete, Plan, limits};

/// An open plan with its history.
#[derive(Clone, Debug, Default)]
pub struct Document {
    plan: Arc<Plan>,
    history: History,
    revision: u64,
    /// The time that steps are stamped with.
    now: String,
}

/// What the file's history notes about a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A step was done, or the step with this number grew; the whole step is given.
    Did(Step),
    /// The step with this number came to nothing and is struck out.
    Struck(i64),
    /// The step with this number was taken back.
    Undid(i64),
    /// The step with this number was done again.
    Redid(i64),
}

/// What came of an edit, an undo or a redo: what to save.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The plan's revision after it.
    pub revision: u64,
    /// What changed.
    pub diff: Diff,
    /// What the file's history notes.
    pub entry: Entry,
    /// Name of the step.
    pub name: String,
}

/// Why an edit was not applied. The plan is as it was.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// A record points at one that is not there.
    #[error("A change was left out: it points at something that was deleted meanwhile")]
    Dangling(Key),
    /// A number is not finite.
    #[error("A change was left out: it holds a number that can't be stored")]
    NotFinite(Key),
    /// A number is out of its range.
    #[error("A change was left out: {1} must be from {2} to {3}")]
    OutOfRange(Key, &'static str, f64, f64),
}

/// A point in the history to return to when a gesture is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(i64);

impl Document {
    /// Opens a plan with the steps that its file remembers.
    pub fn new(plan: Plan, done: Vec<Step>, undone: Vec<Step>, last_number: i64) -> Self {
        Self {
            plan: Arc::new(plan),
            history: History {
                done,
                undone,
                open: None,
                last_number,
            },
            revision: 0,
            now: String::new(),
        }
    }

    /// Tells the time, for the steps to come; in UTC as `YYYY-MM-DDTHH:MM:SSZ`.
    pub fn set_now(&mut self, now: String) {
        self.now = now;
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The plan for a background job; cheap.
    pub fn shared_plan(&self) -> Arc<Plan> {
        Arc::clone(&self.plan)
    }

    /// Counts changes since the plan was opened; findings are refreshed when it moves.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The step that undo would take back.
    pub fn next_undo(&self) -> Option<&Step> {
        self.history.done.last()
    }

    /// The step that redo would do again.
    pub fn next_redo(&self) -> Option<&Step> {
        self.history.undone.last()
    }

    /// The steps done, oldest first.
    pub fn steps(&self) -> &[Step] {
        &self.history.done
    }

    /// The steps that were taken back; the last one is done again first.
    pub fn undone_steps(&self) -> &[Step] {
        &self.history.undone
    }

    /// Ends the open gesture: the next edit starts a step of its own.
    pub const fn seal(&mut self) {
        self.history.open = None;
    }

    /// Applies an edit; `None` if it changes nothing.
    pub fn apply(&mut self, edit: Edit) -> Result<Option<Applied>, Refused> {
        let (after, diff) = self.outcome(&edit)?;
        if diff.is_empty() {
            return Ok(None);
        }
        self.plan = Arc::new(after);
        self.revision += 1;
        if let Gesture::Continued(source) = edit.gesture
            && self.history.open == Some(source)
            && self.history.undone.is_empty()
            && let Some(last) = self.history.done.last_mut()
        {
            last.diff.squash(diff.clone());
            last.name.clone_from(&edit.name);
            last.at.clone_from(&self.now);
            let entry = if last.diff.is_empty() {
                let number = last.number;
                self.history.done.pop();
                // The gesture goes on, but its step is gone: the next edit makes a new one.
                self.history.open = None;
                Entry::Struck(number)
            } else {
                Entry::Did(last.clone())
            };
            return Ok(Some(self.applied(diff, entry, edit.name)));
        }
        self.history.open = match edit.gesture {
            Gesture::Continued(source) => Some(source),
            Gesture::Single => None,
        };
        let step = self
            .history
            .push(edit.name.clone(), self.now.clone(), diff.clone());
        let step = step.clone();
        Ok(Some(self.applied(diff, Entry::Did(step), edit.name)))
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Option<Applied> {
        let step = self.history.done.pop()?;
        self.history.open = None;
        let diff = step.diff.reversed();
        self.write(&diff);
        let entry = Entry::Undid(step.number);
        let name = step.name.clone();
        self.history.undone.push(step);
        Some(self.applied(diff, entry, name))
    }

    /// Does the last undone step again.
    pub fn redo(&mut self) -> Option<Applied> {
        let step = self.history.undone.pop()?;
        self.history.open = None;
        let diff = step.diff.clone();
        self.write(&diff);
        let entry = Entry::Redid(step.number);
        let name = step.name.clone();
        self.history.done.push(step);
        Some(self.applied(diff, entry, name))
    }

    /// The point to return to when the gesture that starts now is taken back.
    pub fn mark(&mut self) -> Mark {
        self.seal();
        Mark(self.history.last_number)
    }

    /// Takes back the step of a gesture as if it had never been: nothing to redo.
    pub fn bail(&mut self, mark: Mark) -> Option<Applied> {
        self.history.open = None;
        let step = self.history.done.pop_if(|step| step.number > mark.0)?;
        let diff = step.diff.reversed();
        self.write(&diff);
        Some(self.applied(diff, Entry::Struck(step.number), step.name))
    }

    const fn applied(&self, diff: Diff, entry: Entry, name: String) -> Applied {
        Applied {
            revision: self.revision,
            diff,
            entry,
            name,
        }
    }

    fn write(&mut self, diff: &Diff) {
        diff.apply_to(Arc::make_mut(&mut self.plan));
        self.revision += 1;
    }

    /// The plan as the edit would leave it, and what that changes.
    ///
    /// First all records are put in, then the others are taken out with what points at them. So a record that
    /// the same edit moves to another owner stays when its old owner goes.
    fn outcome(&self, edit: &Edit) -> Result<(Plan, Diff), Refused> {
        let mut after = Plan::clone(&self.plan);
        let mut touched = BTreeSet::new();
        for record in &edit.put {
            check_numbers(record)?;
            touched.insert(record.key());
            after.put_any(record.clone());
        }
        for record in &edit.put {
            if record
                .references()
                .iter()
                .any(|r| !after.contains(r.target))
            {
                return Err(Refused::Dangling(record.key()));
            }
        }
        let gone = all_that_goes(&after, &edit.remove);
        for (key, reference) in after.referrers(&gone) {
            if !gone.contains(&key)
                && let Some(record) = after.get_any(key)
            {
                touched.insert(key);
                after.put_any(record.cleared(reference.column));
            }
        }
        for key in &gone {
            after.remove_any(*key);
        }
        touched.extend(gone);
        let mut diff = Diff::default();
        for key in touched {
            diff.push(
                key,
                Change {
                    before: self.plan.get_any(key),
                    after: after.get_any(key),
                },
            );
        }
        Ok((after, diff))
    }
}

fn check_numbers(record: &AnyRecord) -> Result<(), Refused> {
    let key = record.key();
    if !record.is_finite() {
        return Err(Refused::NotFinite(key));
    }
    match limits::outside(record) {
        Some((column, _, range)) => Err(Refused::OutOfRange(
            key,
            column,
            *range.start(),
            *range.end(),
        )),
        None => Ok(()),
    }
}

/// The records to remove and, step by step, those that can't be without them.
fn all_that_goes(plan: &Plan, asked: &[Key]) -> BTreeSet<Key> {
    let mut gone: BTreeSet<Key> = asked
        .iter()
        .copied()
        .filter(|key| plan.contains(*key))
        .collect();
    let mut fresh = gone.clone();
    while !fresh.is_empty() {
        fresh = plan
            .referrers(&fresh)
            .into_iter()
            .filter(|(key, reference)| {
                reference.on_delete == OnDelete::Cascade && !gone.contains(key)
            })
            .map(|(key, _)| key)
            .collect();
        gone.extend(&fresh);
    }
    gone
}
