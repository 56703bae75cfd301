//! What a screen asks for: whole records to put in, records to take out, and a name for the step.
//! Must not know the plan that it will be applied to.

use crate::model::{AnyRecord, Id, Key, Record};

/// Which edits belong to one undo step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// A step of its own, like a click.
    Single,
    /// Joined with the step before if that came from the same source (typing in one field, one drag) and was
    /// not sealed since. The number tells the source; the screen layer hashes it from widget and record.
    Continued(u64),
}

/// One request to change the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Name of the undo step, as a verb and object: “Move Family Court”.
    pub name: String,
    /// See [`Gesture`].
    pub gesture: Gesture,
    /// Records to put in, new or changed, whole.
    pub put: Vec<AnyRecord>,
    /// Records to take out, with all that points at them.
    pub remove: Vec<Key>,
}

impl Edit {
    /// An edit that does nothing yet.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            gesture: Gesture::Single,
            put: Vec::new(),
            remove: Vec::new(),
        }
    }

    /// Puts a record in.
    #[must_use]
    pub fn put<T: Record>(mut self, record: T) -> Self {
        self.put.push(record.wrap());
        self
    }

    /// Takes a record out.
    #[must_use]
    pub fn remove<T: Record>(mut self, id: Id<T>) -> Self {
        self.remove.push(Key::of(id));
        self
    }

    /// Joins it with the steps of the same source.
    #[must_use]
    pub const fn during(mut self, source: u64) -> Self {
        self.gesture = Gesture::Continued(source);
        self
    }
}
