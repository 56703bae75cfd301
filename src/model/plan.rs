//! Questions that any plan can answer about its records, whatever their kind.
//! Must not change a plan.

pub(super) use super::records::AnyRecord;
use super::{Id, Kind, OnDelete, Plan, Record, Table, Value, field::BadValue};

/// Names one record of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Its kind.
    pub kind: Kind,
    /// Its id as a number.
    pub id: i64,
}

impl Key {
    /// The key of a typed id.
    pub const fn of<T: Record>(id: Id<T>) -> Self {
        Self {
            kind: T::KIND,
            id: id.raw(),
        }
    }
    /// The typed id, if the key is of kind `T`.
    pub fn typed<T: Record>(self) -> Option<Id<T>> {
        (self.kind == T::KIND).then(|| Id::new(self.id))
    }
}

/// One column of a record that points at another record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Position in [`Kind::columns`].
    pub column: usize,
    /// The record pointed at.
    pub target: Key,
    /// What deleting the target does to this record.
    pub on_delete: OnDelete,
}

/// A reference whose target does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// The record that points.
    pub from: Key,
    /// Name of the pointing column.
    pub column: &'static str,
    /// The record that is missing.
    pub target: Key,
}

impl AnyRecord {
    /// Its key.
    pub const fn key(&self) -> Key {
        Key {
            kind: self.kind(),
            id: self.raw_id(),
        }
    }

    /// What this record points at.
    pub fn references(&self) -> Vec<Reference> {
        let columns = self.kind().columns();
        self.values()
            .into_iter()
            .zip(columns)
            .enumerate()
            .filter_map(|(position, (value, column))| {
                let target = Kind::of_table(column.points_at?)?;
                let Value::Int(id) = value else { return None };
                Some(Reference {
                    column: position,
                    target: Key { kind: target, id },
                    on_delete: column.on_delete,
                })
            })
            .collect()
    }

    /// The value of a column, by its name in [`Kind::columns`].
    pub fn value(&self, column: &str) -> Option<Value> {
        let at = self
            .kind()
            .columns()
            .iter()
            .position(|c| c.name == column)?;
        self.value_at(at)
    }

    /// The same record with another value in one column; unchanged if there is no such column.
    ///
    /// # Errors
    /// The value, if the column can't hold it.
    pub fn with(&self, column: &str, value: Value) -> Result<Self, BadValue> {
        let mut values = self.values();
        let at = self.kind().columns().iter().position(|c| c.name == column);
        if let Some(slot) = at.and_then(|at| values.get_mut(at)) {
            *slot = value;
        }
        self.kind().build(self.raw_id(), values)
    }

    /// The same record with one column emptied; unchanged if that column must not be empty.
    #[must_use]
    pub fn cleared(&self, column: usize) -> Self {
        let mut values = self.values();
        if let Some(value) = values.get_mut(column) {
            *value = Value::Null;
        }
        self.kind()
            .build(self.raw_id(), values)
            .unwrap_or_else(|_| self.clone())
    }

    /// Whether all its numbers are finite; NaN and infinity can't be stored.
    pub fn is_finite(&self) -> bool {
        self.values()
            .iter()
            .all(|v| !matches!(v, Value::Real(x) if !x.is_finite()))
    }
}

impl Plan {
    /// The record with this id.
    pub fn get<T: Record>(&self, id: Id<T>) -> Option<&T> {
        T::table(self).get(id)
    }

    /// The table of a kind.
    pub fn table<T: Record>(&self) -> &Table<T> {
        T::table(self)
    }

    /// All records, kind by kind.
    pub fn all(&self) -> impl Iterator<Item = AnyRecord> + '_ {
        Kind::ALL.iter().flat_map(|kind| self.all_of(*kind))
    }

    /// Number of records of all kinds.
    pub fn len(&self) -> usize {
        Kind::ALL.iter().map(|kind| self.count(*kind)).sum()
    }

    /// Whether it holds no record at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The records that point at any of `targets`, with the column that points.
    pub fn referrers(&self, targets: &std::collections::BTreeSet<Key>) -> Vec<(Key, Reference)> {
        let mut found = Vec::new();
        for kind in Kind::ALL {
            let columns = kind.columns();
            let points_at: Vec<_> = columns
                .iter()
                .map(|c| {
                    c.points_at
                        .and_then(Kind::of_table)
                        .filter(|target| targets.iter().any(|key| key.kind == *target))
                })
                .collect();
            if points_at.iter().all(Option::is_none) {
                continue;
            }
            self.each_reference(*kind, |key, column, id| {
                if let Some(Some(target)) = points_at.get(column) {
                    let target = Key { kind: *target, id };
                    if targets.contains(&target)
                        && let Some(declared) = columns.get(column)
                    {
                        let on_delete = declared.on_delete;
                        found.push((
                            key,
                            Reference {
                                column,
                                target,
                                on_delete,
                            },
                        ));
                    }
                }
            });
        }
        found
    }

    /// All references whose target is missing; empty for a sound plan.
    pub fn dangling(&self) -> Vec<Dangling> {
        let mut found = Vec::new();
        for kind in Kind::ALL {
            let columns = kind.columns();
            self.each_reference(*kind, |from, column, id| {
                let declared = columns.get(column);
                let target = declared.and_then(|c| c.points_at).and_then(Kind::of_table);
                if let (Some(declared), Some(target)) = (declared, target) {
                    let target = Key { kind: target, id };
                    if !self.contains(target) {
                        found.push(Dangling {
                            from,
                            column: declared.name,
                            target,
                        });
                    }
                }
            });
        }
        found
    }
}
