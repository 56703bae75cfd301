//! What changed: records before and after.
//! Must not know why it changed or who asked.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::model::{AnyRecord, Key, Kind, Plan};

/// One record before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// `None`: it did not exist.
    pub before: Option<AnyRecord>,
    /// `None`: it exists no longer.
    pub after: Option<AnyRecord>,
}

/// A set of changes, at most one per record.
///
/// Cloning is cheap: the history, the file and who asked share one set of an import's thousands of records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff(Arc<BTreeMap<Key, Change>>);

impl Diff {
    /// The changes by record.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Change)> {
        self.0.iter()
    }

    /// Number of records that changed.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The kinds of record that changed.
    pub fn kinds(&self) -> BTreeSet<Kind> {
        self.0.keys().map(|key| key.kind).collect()
    }

    /// Notes a change after those noted before: the first `before` and the last `after` remain, and a record
    /// that is back where it was drops out.
    pub fn push(&mut self, key: Key, change: Change) {
        use std::collections::btree_map::Entry;
        match Arc::make_mut(&mut self.0).entry(key) {
            Entry::Occupied(mut entry) => {
                entry.get_mut().after = change.after;
                if entry.get().before == entry.get().after {
                    entry.remove();
                }
            }
            Entry::Vacant(entry) => {
                if change.before != change.after {
                    entry.insert(change);
                }
            }
        }
    }

    /// Adds the changes of `later`, which came after these.
    pub fn squash(&mut self, later: Self) {
        if self.is_empty() {
            *self = later;
            return;
        }
        for (key, change) in Arc::unwrap_or_clone(later.0) {
            self.push(key, change);
        }
    }

    /// The changes that take these back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let turned = self.0.iter().map(|(key, change)| {
            let change = Change {
                before: change.after.clone(),
                after: change.before.clone(),
            };
            (*key, change)
        });
        Self(Arc::new(turned.collect()))
    }

    /// What leads from one plan to another.
    pub fn between(before: &Plan, after: &Plan) -> Self {
        let mut diff = Self::default();
        for kind in Kind::ALL {
            if before.same_table(after, *kind) {
                continue;
            }
            for record in before.all_of(*kind) {
                let key = record.key();
                diff.push(
                    key,
                    Change {
                        before: Some(record),
                        after: after.get_any(key),
                    },
                );
            }
            for record in after.all_of(*kind) {
                let key = record.key();
                if !before.contains(key) {
                    diff.push(
                        key,
                        Change {
                            before: None,
                            after: Some(record),
                        },
                    );
                }
            }
        }
        diff
    }

    /// Writes the `after` side into a plan.
    pub fn apply_to(&self, plan: &mut Plan) {
        for (key, change) in &*self.0 {
            match &change.after {
                Some(record) => plan.put_any(record.clone()),
                None => plan.remove_any(*key),
            }
        }
    }
}
