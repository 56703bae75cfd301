//! What is still to be written: the changes and history entries since the last batch, squashed.
//!
//! However long the disk fails, this holds at most two states of each record and [`MOST_STEPS`] steps.
//! Must not know threads or SQL.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::{Applied, Diff, Entry};

/// How many steps wait at most; the document itself remembers no more.
const MOST_STEPS: usize = 1000;

/// What happens to one step of the file's history.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum StepChange {
    /// It is new or has grown.
    Put {
        name: String,
        at: String,
        diff: Diff,
        undone: bool,
    },
    /// It was taken back or done again.
    Mark { undone: bool },
    /// It is struck out.
    Gone,
}

/// Changes that go into the file together.
#[derive(Clone, Debug, Default)]
pub(super) struct Batch {
    /// Records before and after.
    pub(super) diff: Diff,
    /// Steps by number.
    pub(super) steps: BTreeMap<i64, StepChange>,
    /// Steps up to this number are forgotten, because one of them is.
    pub(super) forgotten: Option<i64>,
    /// The plan's revision after it; `None`: nothing to write.
    pub(super) revision: Option<u64>,
}

impl Batch {
    /// Notes a change. `undone` are the numbers of all steps that could be done again, kept up to date here.
    pub(super) fn note(&mut self, applied: &Applied, undone: &mut BTreeSet<i64>) {
        self.diff.squash(applied.diff.clone());
        self.revision = Some(applied.revision);
        match &applied.entry {
            Entry::Did(step) => {
                // A new step ends what could have been done again.
                for number in std::mem::take(undone) {
                    self.step(number, StepChange::Gone);
                }
                let put = StepChange::Put {
                    name: step.name.clone(),
                    at: step.at.clone(),
                    diff: step.diff.clone(),
                    undone: false,
                };
                self.step(step.number, put);
            }
            Entry::Struck(number) => {
                undone.remove(number);
                self.step(*number, StepChange::Gone);
            }
            Entry::Undid(number) => {
                undone.insert(*number);
                self.step(*number, StepChange::Mark { undone: true });
            }
            Entry::Redid(number) => {
                undone.remove(number);
                self.step(*number, StepChange::Mark { undone: false });
            }
        }
    }

    /// Adds a batch that came after this one.
    pub(super) fn squash(&mut self, later: Self) {
        self.diff.squash(later.diff);
        self.forgotten = self.forgotten.max(later.forgotten);
        self.revision = later.revision.or(self.revision);
        for (number, change) in later.steps {
            self.step(number, change);
        }
    }

    fn step(&mut self, number: i64, change: StepChange) {
        if let (StepChange::Mark { undone: new }, Some(StepChange::Put { undone, .. })) =
            (&change, self.steps.get_mut(&number))
        {
            *undone = *new;
            return;
        }
        self.steps.insert(number, change);
        while self.steps.len() > MOST_STEPS
            && let Some((number, _)) = self.steps.pop_first()
        {
            // Undo must not step over a gap: what came before the lost step is lost with it.
            self.forgotten = self.forgotten.max(Some(number));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{Document, Edit},
        model::{Goal, Id, Plan},
    };

    fn named(n: i64, text: &str) -> Edit {
        Edit::named(text).put(Goal {
            text: text.to_owned(),
            ..Goal::new(Id::new(n))
        })
    }

    #[test]
    fn a_step_done_undone_and_done_again_is_one_entry() {
        let mut document = Document::new(Plan::default(), vec![], vec![], 0);
        let (mut batch, mut undone) = (Batch::default(), BTreeSet::new());
        let did = document.apply(named(1, "Add")).unwrap().unwrap();
        for applied in [did, document.undo().unwrap(), document.redo().unwrap()] {
            batch.note(&applied, &mut undone);
        }
        assert_eq!(batch.diff.len(), 1);
        assert!(matches!(
            batch.steps.get(&1),
            Some(StepChange::Put { undone: false, .. })
        ));
        assert!(undone.is_empty());
    }

    #[test]
    fn a_new_step_strikes_out_the_undone_ones_and_no_others() {
        let mut document = Document::new(Plan::default(), vec![], vec![], 0);
        let (mut batch, mut undone) = (Batch::default(), BTreeSet::new());
        let mut note = |applied| batch.note(&applied, &mut undone);
        note(document.apply(named(1, "One")).unwrap().unwrap());
        note(document.apply(named(2, "Two")).unwrap().unwrap());
        note(document.undo().unwrap());
        note(document.apply(named(3, "Three")).unwrap().unwrap());
        note(document.undo().unwrap());
        assert!(matches!(
            batch.steps.get(&1),
            Some(StepChange::Put { undone: false, .. })
        ));
        assert_eq!(batch.steps.get(&2), Some(&StepChange::Gone));
        assert!(matches!(
            batch.steps.get(&3),
            Some(StepChange::Put { undone: true, .. })
        ));
        assert_eq!(undone, BTreeSet::from([3]));
    }

    #[test]
    fn a_disk_that_fails_for_hours_costs_a_bounded_memory() {
        let mut document = Document::new(Plan::default(), vec![], vec![], 0);
        let (mut batch, mut undone) = (Batch::default(), BTreeSet::new());
        for n in 1..=3000 {
            let applied = document.apply(named(1 + n % 7, &format!("Edit {n}")));
            batch.note(&applied.unwrap().unwrap(), &mut undone);
        }
        assert_eq!(batch.diff.len(), 7);
        assert_eq!(batch.steps.len(), MOST_STEPS);
        assert_eq!(batch.forgotten, Some(2000));
        assert_eq!(batch.revision, Some(3000));
    }
}
