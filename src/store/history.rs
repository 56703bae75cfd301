//! The steps in the file: each with its number, name, time and what it changed, so that undo goes on after
//! the program was closed.
//! Must not know when it is called.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};
use serde_json::{Map, Value as Json};

use super::pending::{Batch, StepChange};
use crate::{
    edit::{Change, Diff, Step},
    model::{AnyRecord, Key, Kind, Plan, json},
};

/// How many steps a file keeps.
const MOST_STEPS: i64 = 5000;
/// How many bytes of changes a file keeps, so that attached files don't swell it without end.
const MOST_BYTES: i64 = 64 << 20;
/// How many steps are read for undo.
const MOST_LOADED: i64 = 1000;

/// Writes the steps of a batch.
pub(super) fn write(db: &Connection, batch: &Batch) -> rusqlite::Result<()> {
    for (number, change) in &batch.steps {
        match change {
            StepChange::Put {
                name,
                at,
                diff,
                undone,
            } => db
                .prepare_cached(
                    "INSERT INTO \"history\" (\"number\", \"name\", \"at\", \"undone\", \"diff\") \
                     VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (\"number\") DO UPDATE SET \
                     \"name\" = excluded.\"name\", \"at\" = excluded.\"at\", \
                     \"undone\" = excluded.\"undone\", \"diff\" = excluded.\"diff\"",
                )?
                .execute(params![number, name, at, undone, to_text(diff)])?,
            StepChange::Mark { undone } => db
                .prepare_cached("UPDATE \"history\" SET \"undone\" = ?2 WHERE \"number\" = ?1")?
                .execute(params![number, undone])?,
            StepChange::Gone => db
                .prepare_cached("DELETE FROM \"history\" WHERE \"number\" = ?1")?
                .execute([number])?,
        };
    }
    if let Some(number) = batch.forgotten {
        db.prepare_cached("DELETE FROM \"history\" WHERE \"number\" <= ?1")?
            .execute([number])?;
    }
    Ok(())
}

/// Forgets the oldest steps of a file that keeps too many.
pub(super) fn thin(db: &Connection) -> rusqlite::Result<()> {
    thin_to(db, MOST_STEPS, MOST_BYTES)
}

fn thin_to(db: &Connection, steps: i64, bytes: i64) -> rusqlite::Result<()> {
    db.execute(
        "DELETE FROM \"history\" WHERE \"number\" <= (SELECT max(\"number\") FROM (\
         SELECT \"number\", row_number() OVER newest AS place, \
         sum(octet_length(\"diff\")) OVER newest AS bytes FROM \"history\" \
         WINDOW newest AS (ORDER BY \"number\" DESC)) WHERE place > ?1 OR (bytes > ?2 AND place > 1))",
        [steps, bytes],
    )?;
    Ok(())
}

/// The steps that a file remembers.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    /// Steps that can be taken back, oldest first.
    pub(super) done: Vec<Step>,
    /// Steps that can be done again, the next one last.
    pub(super) undone: Vec<Step>,
    /// The numbers of all undone steps, readable or not.
    pub(super) undone_numbers: BTreeSet<i64>,
    /// The largest number given.
    pub(super) last_number: i64,
}

/// Reads the newest steps.
///
/// A step is taken back by putting the old records in, so it must fit the plan exactly: where one can't be
/// read or doesn't fit (because another tool wrote to the file), undo ends there.
pub(super) fn load(db: &Connection, plan: &Plan) -> rusqlite::Result<Remembered> {
    let mut remembered = Remembered {
        last_number: db.query_row(
            "SELECT coalesce(max(\"number\"), 0) FROM \"history\"",
            [],
            |row| row.get(0),
        )?,
        undone_numbers: db
            .prepare("SELECT \"number\" FROM \"history\" WHERE \"undone\"")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?,
        ..Remembered::default()
    };
    remembered.done = steps(
        db,
        plan,
        "NOT \"undone\" ORDER BY \"number\" DESC",
        Diff::reversed,
    )?;
    remembered.done.reverse();
    remembered.undone = steps(db, plan, "\"undone\" ORDER BY \"number\"", Clone::clone)?;
    remembered.undone.reverse();
    Ok(remembered)
}

/// The steps that can follow one another from the plan as it is; `next` gives what following one changes.
fn steps(
    db: &Connection,
    plan: &Plan,
    which: &str,
    next: impl Fn(&Diff) -> Diff,
) -> rusqlite::Result<Vec<Step>> {
    let mut statement = db.prepare(&format!(
        "SELECT \"number\", \"name\", \"diff\", \"at\" FROM \"history\" WHERE {which} LIMIT {MOST_LOADED}"
    ))?;
    let mut rows = statement.query([])?;
    let mut steps = Vec::new();
    let mut now: BTreeMap<Key, Option<AnyRecord>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let text: String = row.get(2)?;
        let Some(diff) = from_text(&text) else { break };
        let following = next(&diff);
        let fits = following.iter().all(|(key, change)| match now.get(key) {
            Some(record) => *record == change.before,
            None => plan.get_any(*key) == change.before,
        });
        if !fits {
            break;
        }
        for (key, change) in following.iter() {
            now.insert(*key, change.after.clone());
        }
        steps.push(Step {
            number: row.get(0)?,
            name: row.get(1)?,
            at: row.get(3)?,
            diff,
        });
    }
    Ok(steps)
}

/// A diff as JSON: a list of objects with `table`, `before` and `after`.
fn to_text(diff: &Diff) -> String {
    let side = |record: &Option<AnyRecord>| match record {
        Some(record) => Json::Object(json::to_json(record)),
        None => Json::Null,
    };
    let changes = diff
        .iter()
        .map(|(key, change)| {
            let mut object = Map::new();
            object.insert("table".to_owned(), Json::from(key.kind.table()));
            object.insert("before".to_owned(), side(&change.before));
            object.insert("after".to_owned(), side(&change.after));
            Json::Object(object)
        })
        .collect();
    Json::Array(changes).to_string()
}

/// Reads a diff; `None` if any part of it can't be read, for half a step must never be taken back.
fn from_text(text: &str) -> Option<Diff> {
    let Ok(Json::Array(changes)) = serde_json::from_str(text) else {
        return None;
    };
    let mut diff = Diff::default();
    for change in &changes {
        let kind = Kind::of_table(change.get("table")?.as_str()?)?;
        let side = |name: &str| match change.get(name)? {
            Json::Null => Some(None),
            json => json::from_json(kind, json)
                .ok()
                .filter(|read| read.unknown.is_empty())
                .map(|read| Some(read.record)),
        };
        let change = Change {
            before: side("before")?,
            after: side("after")?,
        };
        let key = change.before.as_ref().or(change.after.as_ref())?.key();
        diff.push(key, change);
    }
    Some(diff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history_of(sizes: &[usize]) -> Connection {
        let mut db = Connection::open_in_memory().unwrap();
        super::super::migrate::to_newest(&mut db).unwrap();
        for (number, size) in (1..).zip(sizes) {
            db.execute(
                "INSERT INTO history VALUES (?1, 'Step', '', 0, ?2)",
                params![number, "x".repeat(*size)],
            )
            .unwrap();
        }
        db
    }

    fn numbers(db: &Connection) -> Vec<i64> {
        db.prepare("SELECT number FROM history ORDER BY number")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    }

    #[test]
    fn the_oldest_steps_are_forgotten_by_count_and_by_size() {
        for (sizes, steps, bytes, kept) in [
            (&[1, 1, 1, 1][..], 9, 99, &[1, 2, 3, 4][..]),
            (&[1, 1, 1, 1], 2, 99, &[3, 4]),
            (&[1, 50, 1, 1], 9, 10, &[3, 4]),
            (&[1, 1, 50], 9, 10, &[3]),
            (&[], 9, 10, &[]),
        ] {
            let db = history_of(sizes);
            thin_to(&db, steps, bytes).unwrap();
            assert_eq!(
                numbers(&db),
                kept,
                "{sizes:?} to {steps} steps, {bytes} bytes"
            );
        }
    }

    #[test]
    fn half_a_step_is_never_read() {
        assert_eq!(from_text("[]"), Some(Diff::default()));
        let whole = r#"[{"table":"ground_rules","before":null,"after":{"id":"7","rank":1.0,"text":"Be kind","agreed_on":null}}]"#;
        let diff = from_text(whole).unwrap();
        assert_eq!(to_text(&diff), whole);
        for (part, instead) in [
            ("ground_rules", "unheard_of"),
            ("\"rank\":1.0", "\"rank\":\"first\""),
            ("\"rank\":1.0", "\"rank\":1.0,\"newer\":1"),
            ("\"before\":null,", ""),
            ("]", ""),
        ] {
            assert_eq!(from_text(&whole.replace(part, instead)), None, "{instead}");
        }
    }
}
