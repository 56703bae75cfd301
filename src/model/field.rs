//! What one field of a record can hold, and how it is stored.
//! Must not know which fields exist (that is `records`) nor any SQL text.

use super::{Id, Record};

/// A calendar day, without a time or zone.
pub type Date = jiff::civil::Date;

/// A stored value, between a typed field and the plan file or JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing entered.
    Null,
    /// A whole number, a truth value (0 or 1) or an id.
    Int(i64),
    /// A number; always finite.
    Real(f64),
    /// Text, a vocabulary word, or a date as `YYYY-MM-DD`.
    Text(String),
    /// The bytes of an attached file.
    Blob(Vec<u8>),
}

/// How a column is stored, and how it is read from and written to JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// A whole number.
    Int,
    /// True or false; 0 or 1 in the file.
    Bool,
    /// An id; a string of digits in JSON.
    Id,
    /// A finite number.
    Real,
    /// Any text.
    Text,
    /// One of [`Column::words`].
    Word,
    /// A day as `YYYY-MM-DD`.
    Date,
    /// Bytes; base64 in JSON.
    Blob,
}

/// What happens to a record when the record that this column points at is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDelete {
    /// It goes too, in the same undo step.
    Cascade,
    /// It stays and the column is emptied.
    Clear,
}

/// Who may read a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// Whoever may read the record.
    Open,
    /// The facilitator only; never part of a shared edition.
    Private,
    /// It is how a person is reached; part of a shared edition only if so chosen.
    Contact,
}

/// One declared field of a record kind.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Name in the plan file and in JSON.
    pub name: &'static str,
    /// What it means, one sentence.
    pub doc: &'static str,
    /// How it is stored.
    pub storage: Storage,
    /// Whether it may be empty (null).
    pub nullable: bool,
    /// The table that it points at, if it is a reference.
    pub points_at: Option<&'static str>,
    /// What deleting the target does; only of use for references.
    pub on_delete: OnDelete,
    /// The closed vocabulary, if it has one.
    pub words: &'static [&'static str],
    /// What people read for each of `words`.
    pub labels: &'static [&'static str],
    /// Who may read it.
    pub privacy: Privacy,
}

impl Column {
    /// Whether a document must hold it: there is no blank for a day or for a reference that can't be empty.
    pub const fn must_be_given(&self) -> bool {
        !self.nullable && matches!(self.storage, Storage::Id | Storage::Date)
    }
}

/// A stored value that does not fit its column.
#[derive(Clone, Debug, PartialEq)]
pub struct BadValue {
    /// Name of the column.
    pub column: &'static str,
    /// What was found there.
    pub got: Value,
}

/// A type that can be a field of a record.
pub trait Field: Sized {
    /// How it is stored.
    const STORAGE: Storage;
    /// Whether null is a legal value.
    const NULLABLE: bool = false;
    /// Table of the record that it points at.
    const POINTS_AT: Option<&'static str> = None;
    /// See [`OnDelete`].
    const ON_DELETE: OnDelete = OnDelete::Clear;
    /// Closed vocabulary.
    const WORDS: &'static [&'static str] = &[];
    /// What people read for each of `WORDS`.
    const LABELS: &'static [&'static str] = &[];
    /// The value of a new record before anything is entered.
    fn blank() -> Self;
    /// The value as stored.
    fn to_value(&self) -> Value;
    /// Reads a stored value; gives it back when it does not fit.
    fn from_value(value: Value) -> Result<Self, Value>;
    /// The text that it holds, if it is a field for any text; lets a search read without copying.
    fn as_text(&self) -> Option<&str> {
        None
    }
}

impl Field for String {
    const STORAGE: Storage = Storage::Text;
    fn blank() -> Self {
        Self::new()
    }
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Text(s) => Ok(s),
            other => Err(other),
        }
    }
    fn as_text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Field for f64 {
    const STORAGE: Storage = Storage::Real;
    fn blank() -> Self {
        0.0
    }
    fn to_value(&self) -> Value {
        // Minus zero becomes zero: the plan file keeps no sign of zero, and JSON would show it.
        Value::Real(*self + 0.0)
    }
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Real(x) if x.is_finite() => Ok(x + 0.0),
            other => Err(other),
        }
    }
}

impl Field for i64 {
    const STORAGE: Storage = Storage::Int;
    fn blank() -> Self {
        0
    }
    fn to_value(&self) -> Value {
        Value::Int(*self)
    }
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Int(i) => Ok(i),
            other => Err(other),
        }
    }
}

impl Field for bool {
    const STORAGE: Storage = Storage::Bool;
    fn blank() -> Self {
        false
    }
    fn to_value(&self) -> Value {
        Value::Int((*self).into())
    }
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            other => Err(other),
        }
    }
}

impl Field for Date {
    const STORAGE: Storage = Storage::Date;
    fn blank() -> Self {
        Self::ZERO
    }
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Text(s) => match s.parse::<Self>() {
                // Only the exact form: jiff would also read a time after the day, and years before 0.
                Ok(date) if date.year() >= 0 && date.to_string() == s => Ok(date),
                _ => Err(Value::Text(s)),
            },
            other => Err(other),
        }
    }
}

/// The content of an attached file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl Field for Bytes {
    const STORAGE: Storage = Storage::Blob;
    fn blank() -> Self {
        Self::default()
    }
    fn to_value(&self) -> Value {
        Value::Blob(self.0.clone())
    }
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Blob(b) => Ok(Self(b)),
            other => Err(other),
        }
    }
}

impl<T: Record> Field for Id<T> {
    const STORAGE: Storage = Storage::Id;
    const POINTS_AT: Option<&'static str> = Some(T::TABLE);
    const ON_DELETE: OnDelete = OnDelete::Cascade;
    fn blank() -> Self {
        Self::new(0)
    }
    fn to_value(&self) -> Value {
        Value::Int(self.raw())
    }
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Int(i) => Ok(Self::new(i)),
            other => Err(other),
        }
    }
}

impl<F: Field> Field for Option<F> {
    const STORAGE: Storage = F::STORAGE;
    const NULLABLE: bool = true;
    const POINTS_AT: Option<&'static str> = F::POINTS_AT;
    const WORDS: &'static [&'static str] = F::WORDS;
    const LABELS: &'static [&'static str] = F::LABELS;
    fn blank() -> Self {
        None
    }
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, F::to_value)
    }
    fn from_value(value: Value) -> Result<Self, Value> {
        match value {
            Value::Null => Ok(None),
            other => F::from_value(other).map(Some),
        }
    }
}

/// An optional reference to the record that this one is *about*.
///
/// It differs from `Option<Id<T>>` in one thing: when the target is deleted this record goes too, because
/// without it the record would say something about the whole plan that was only said of the target.
pub struct Belongs<T>(pub Option<Id<T>>);

impl<T> Belongs<T> {
    /// About no one in particular.
    pub const NONE: Self = Self(None);
    /// About `id`.
    pub const fn to(id: Id<T>) -> Self {
        Self(Some(id))
    }
}
impl<T> Clone for Belongs<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Belongs<T> {}
impl<T> PartialEq for Belongs<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Belongs<T> {}
impl<T> std::hash::Hash for Belongs<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> std::fmt::Debug for Belongs<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
impl<T: Record> Field for Belongs<T> {
    const STORAGE: Storage = Storage::Id;
    const NULLABLE: bool = true;
    const POINTS_AT: Option<&'static str> = Some(T::TABLE);
    const ON_DELETE: OnDelete = OnDelete::Cascade;
    fn blank() -> Self {
        Self::NONE
    }
    fn to_value(&self) -> Value {
        self.0.to_value()
    }
    fn from_value(value: Value) -> Result<Self, Value> {
        Option::from_value(value).map(Self)
    }
}
