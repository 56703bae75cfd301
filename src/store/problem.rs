//! One thing that is wrong inside a plan file, named by table, id and column, with the remedy.
//! Must not know how it was found.

use std::fmt;

/// What is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The table; `None`: the file as a whole.
    pub table: Option<String>,
    /// The record's id, if it is about one.
    pub id: Option<i64>,
    /// The column, if it is about one.
    pub column: Option<String>,
    /// What is wrong, a clause without a dot.
    pub what: String,
    /// What to do, a clause without a dot.
    pub remedy: String,
}

impl Problem {
    /// A problem of the file as a whole.
    pub(super) fn of_file(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            table: None,
            id: None,
            column: None,
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// A problem of a table.
    pub(super) fn of_table(
        table: &str,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            table: Some(table.to_owned()),
            ..Self::of_file(what, remedy)
        }
    }

    /// Of this record.
    pub(super) fn at(mut self, id: i64) -> Self {
        self.id = Some(id);
        self
    }

    /// In this column.
    pub(super) fn in_column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }

    /// Where it is, such as `partners, id 5, column category`; empty for the file as a whole.
    pub fn place(&self) -> String {
        let table = self.table.clone();
        let id = self.id.map(|id| format!("id {id}"));
        let column = self.column.as_ref().map(|name| format!("column {name}"));
        let parts: Vec<String> = [table, id, column].into_iter().flatten().collect();
        parts.join(", ")
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place();
        if !place.is_empty() {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}; {}", self.what, self.remedy)
    }
}
