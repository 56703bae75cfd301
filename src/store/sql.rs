//! Records in and out of their tables. All SQL here is made from the declared columns, never per kind.
//! Must not know the history, the lock or who asked.

use std::{borrow::Borrow, collections::BTreeSet, iter};

use rusqlite::{
    CachedStatement, Connection, ToSql, params_from_iter,
    types::{ToSqlOutput, ValueRef},
};

use super::Problem;
use crate::{
    edit::Diff,
    model::{AnyRecord, Column, Key, Kind, Plan, Storage, Value, json::shortened},
};

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(i) => ValueRef::Integer(*i),
            Self::Real(x) => ValueRef::Real(*x),
            Self::Text(s) => ValueRef::Text(s.as_bytes()),
            Self::Blob(b) => ValueRef::Blob(b),
        }))
    }
}

/// Writes the `after` side of a diff.
///
/// What goes, goes first and from the last kind to the first, so that the check of references, which looks
/// through the tables that point at a record, mostly finds them emptied already.
pub(super) fn write_diff(db: &Connection, diff: &Diff) -> rusqlite::Result<()> {
    let gone: BTreeSet<&Key> = diff
        .iter()
        .filter(|(_, change)| change.after.is_none())
        .map(|(key, _)| key)
        .collect();
    for key in gone.into_iter().rev() {
        db.prepare_cached(&format!(
            "DELETE FROM \"{}\" WHERE \"id\" = ?1",
            key.kind.table()
        ))?
        .execute([key.id])?;
    }
    upsert_all(
        db,
        diff.iter().filter_map(|(_, change)| change.after.as_ref()),
    )
}

/// Writes records, new or changed; quickest if those of one kind come together.
pub(super) fn upsert_all<R: Borrow<AnyRecord>>(
    db: &Connection,
    records: impl IntoIterator<Item = R>,
) -> rusqlite::Result<()> {
    let mut prepared: Option<(Kind, CachedStatement<'_>)> = None;
    for record in records {
        let record = record.borrow();
        let kind = record.kind();
        let statement = match &mut prepared {
            Some((of, statement)) if *of == kind => statement,
            _ => {
                let statement = db.prepare_cached(&upsert_sql(kind))?;
                &mut prepared.insert((kind, statement)).1
            }
        };
        let values = iter::once(Value::Int(record.raw_id())).chain(record.values());
        statement.execute(params_from_iter(values))?;
    }
    Ok(())
}

fn upsert_sql(kind: Kind) -> String {
    let names: Vec<String> = kind.columns().iter().map(quoted).collect();
    let sets: Vec<String> = names
        .iter()
        .map(|name| format!("{name} = excluded.{name}"))
        .collect();
    format!(
        "INSERT INTO \"{}\" (\"id\", {}) VALUES (?{}) ON CONFLICT (\"id\") DO UPDATE SET {}",
        kind.table(),
        names.join(", "),
        ", ?".repeat(names.len()),
        sets.join(", ")
    )
}

/// The column's name as SQL takes it, whatever word it is.
fn quoted(column: &Column) -> String {
    format!("\"{}\"", column.name)
}

/// What was found in the tables: every record that can be read, and what can't be.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    pub(super) plan: Plan,
    pub(super) problems: Vec<Problem>,
}

/// What to do about a row that can't be used.
pub(super) const RESTORE: &str =
    "open the newest backup, or correct a copy of the file with a tool for SQLite";

/// Reads all records. What can't be read is named and left out; the file itself is untouched by that.
///
/// `whole`: every declared table and column has to be there, as it is not in a file of another version.
pub(super) fn load(db: &Connection, whole: bool) -> rusqlite::Result<Loaded> {
    let mut loaded = Loaded::default();
    if whole && columns_in_file(db, "history")?.is_empty() {
        let problem = Problem::of_table("history", "the table is missing", RESTORE);
        loaded.problems.push(problem);
    }
    for kind in Kind::ALL {
        let table = kind.table();
        let there = columns_in_file(db, table)?;
        if there.is_empty() {
            if whole {
                let problem = Problem::of_table(table, "the table is missing", RESTORE);
                loaded.problems.push(problem);
            }
            continue;
        }
        for column in kind.columns() {
            if whole && !there.contains(column.name) {
                let problem = Problem::of_table(table, "the column is missing", RESTORE);
                loaded.problems.push(problem.in_column(column.name));
            }
        }
        if let Err(error) = load_table(db, *kind, &there, &mut loaded) {
            let what = format!("not all rows can be read ({error})");
            loaded
                .problems
                .push(Problem::of_table(table, what, RESTORE));
        }
    }
    Ok(loaded)
}

fn columns_in_file(db: &Connection, table: &str) -> rusqlite::Result<BTreeSet<String>> {
    db.prepare_cached("SELECT name FROM pragma_table_info(?1)")?
        .query_map([table], |row| row.get(0))?
        .collect()
}

fn load_table(
    db: &Connection,
    kind: Kind,
    there: &BTreeSet<String>,
    loaded: &mut Loaded,
) -> rusqlite::Result<()> {
    let names: Vec<String> = iter::once("\"id\"".to_owned())
        .chain(
            kind.columns()
                .iter()
                .filter(|c| there.contains(c.name))
                .map(quoted),
        )
        .collect();
    let blank = kind.blank(0).values();
    let mut statement = db.prepare(&format!(
        "SELECT {} FROM \"{}\" ORDER BY \"id\"",
        names.join(", "),
        kind.table()
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = match row.get_ref(0)? {
            ValueRef::Integer(id) => id,
            _ => 0,
        };
        match read_row(kind, id, row, there, &blank) {
            Ok(record) => loaded.plan.put_any(record),
            Err(problem) => loaded.problems.push(problem.at(id)),
        }
    }
    Ok(())
}

fn read_row(
    kind: Kind,
    id: i64,
    row: &rusqlite::Row<'_>,
    there: &BTreeSet<String>,
    blank: &[Value],
) -> Result<AnyRecord, Problem> {
    let bad = |column: &str, what: String| {
        Problem::of_table(kind.table(), what, RESTORE).in_column(column)
    };
    if id < 1 {
        return Err(bad("id", "ids are whole numbers from 1".to_owned()));
    }
    let mut values = Vec::with_capacity(blank.len());
    let mut place = 0;
    for (column, blank) in kind.columns().iter().zip(blank) {
        if !there.contains(column.name) {
            values.push(blank.clone());
            continue;
        }
        place += 1;
        let value = match row.get_ref(place) {
            Ok(ValueRef::Null) => Value::Null,
            Ok(ValueRef::Integer(i)) => Value::Int(i),
            Ok(ValueRef::Real(x)) => Value::Real(x),
            Ok(ValueRef::Text(text)) => match std::str::from_utf8(text) {
                Ok(text) => Value::Text(text.to_owned()),
                Err(_) => return Err(bad(column.name, "the text is not valid UTF-8".to_owned())),
            },
            Ok(ValueRef::Blob(blob)) => Value::Blob(blob.to_vec()),
            Err(error) => return Err(bad(column.name, error.to_string())),
        };
        values.push(value);
    }
    kind.build(id, values).map_err(|wrong| {
        let column = kind.columns().iter().find(|c| c.name == wrong.column);
        let what = match column {
            Some(column) => format!("{} where {} belongs", found(&wrong.got), expected(column)),
            None => found(&wrong.got),
        };
        bad(wrong.column, what)
    })
}

fn found(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Int(i) => i.to_string(),
        Value::Real(x) => x.to_string(),
        Value::Text(text) => format!("“{}”", shortened(text)),
        Value::Blob(bytes) => format!("{} bytes of data", bytes.len()),
    }
}

fn expected(column: &Column) -> String {
    match column.storage {
        Storage::Int => "a whole number".to_owned(),
        Storage::Bool => "0 or 1".to_owned(),
        Storage::Id => "an id".to_owned(),
        Storage::Real => "a number".to_owned(),
        Storage::Text => "a text".to_owned(),
        Storage::Word => format!("one of {}", column.words.join(", ")),
        Storage::Date => "a day as YYYY-MM-DD".to_owned(),
        Storage::Blob => "data".to_owned(),
    }
}
