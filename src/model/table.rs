//! The records of one kind, by id.
//! Must not know which kinds exist.

use std::{collections::BTreeMap, sync::Arc};

use super::{Id, Plan, plan::AnyRecord, records::Kind};

/// What every record kind offers; implemented by `records!`, never by hand.
pub trait Record: Clone + PartialEq + Send + Sync + 'static {
    /// Name of its table in the plan file and in JSON.
    const TABLE: &'static str;
    /// Its kind.
    const KIND: Kind;
    /// Its id.
    fn id(&self) -> Id<Self>;
    /// The table of this kind in a plan.
    fn table(plan: &Plan) -> &Table<Self>;
    /// As a record of any kind.
    fn wrap(self) -> AnyRecord;
    /// Back from a record of any kind; `None` if it is of another kind.
    fn unwrap_any(record: &AnyRecord) -> Option<&Self>;
}

/// The records of one kind, in order of their ids (the order in which they were made).
///
/// Cloning is cheap: two tables share their content until one of them changes, and share each record that did
/// not change after that. So a background job can take the whole plan, a letter typed into one of thousands of
/// records copies that record alone, and [`Table::same`] tells without looking whether anything changed.
pub struct Table<T: Record>(Arc<BTreeMap<Id<T>, Arc<T>>>);

impl<T: Record> Table<T> {
    /// The record with this id.
    pub fn get(&self, id: Id<T>) -> Option<&T> {
        self.0.get(&id).map(AsRef::as_ref)
    }
    /// Whether a record with this id exists.
    pub fn contains(&self, id: Id<T>) -> bool {
        self.0.contains_key(&id)
    }
    /// All records, in order of their ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.0.values().map(AsRef::as_ref)
    }
    /// Number of records.
    pub fn len(&self) -> usize {
        self.0.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Whether both are the same table, unchanged since one was cloned from the other.
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
    /// Whether both hold the same records as far as `part` of each tells; a record that both share is not looked at.
    pub fn agrees<'a, P: PartialEq>(&'a self, other: &'a Self, part: impl Fn(&'a T) -> P) -> bool {
        let alike = |(a, b): (&'a Arc<T>, &'a Arc<T>)| {
            Arc::ptr_eq(a, b) || a.id() == b.id() && part(a) == part(b)
        };
        let pairs = || self.0.values().zip(other.0.values());
        self.same(other) || self.len() == other.len() && pairs().all(alike)
    }
    pub(super) fn put(&mut self, record: T) {
        Arc::make_mut(&mut self.0).insert(record.id(), Arc::new(record));
    }
    pub(super) fn remove(&mut self, id: Id<T>) {
        if self.0.contains_key(&id) {
            Arc::make_mut(&mut self.0).remove(&id);
        }
    }
}

impl<T: Record> Default for Table<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}
impl<T: Record> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}
impl<T: Record> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.same(other) || self.0 == other.0
    }
}
impl<T: Record + std::fmt::Debug> std::fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
