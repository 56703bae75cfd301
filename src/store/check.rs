//! Looks closely at a plan file without changing it.
//! Must not know how to mend what it finds; it names the remedy.

use std::path::Path;

use rusqlite::Connection;

use super::{Problem, StoreError, backup, file, migrate, place, sql};
use crate::model::{Plan, limits};

/// What was found wrong with a plan file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// One line each; empty: the file is sound.
    pub problems: Vec<Problem>,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Checks the pages, the tables, every row, every reference and every number's range.
pub fn check(path: &Path) -> CheckReport {
    let path = place::absolute(path);
    let mut problems = Vec::new();
    if let Err(error) = check_all(&path, &mut problems) {
        problems.push(of_error(error));
    }
    CheckReport { problems }
}

fn check_all(path: &Path, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    file::look(path)?;
    let failed = |error: rusqlite::Error| StoreError::reading(path, &error);
    let db = file::connect_to_read(path).map_err(failed)?;
    let version = file::identify(&db, path)?;
    let db = db.unchecked_transaction().map_err(failed)?;
    if version != migrate::NEWEST {
        let (what, remedy) = if version > migrate::NEWEST {
            ("a newer", "get the newest Roundtable to check all of it")
        } else {
            ("an older", "open it once to bring it up to date")
        };
        let what = format!("the file was saved by {what} version of Roundtable");
        problems.push(Problem::of_file(what, remedy));
    }
    problems.extend(file::damage(&db).into_iter().map(|what| {
        Problem::of_file(
            format!("the file is damaged ({what})"),
            format!("open the newest backup in the folder {}", backup::FOLDER),
        )
    }));
    let loaded = sql::load(&db, version == migrate::NEWEST).map_err(failed)?;
    let complete = loaded.problems.is_empty();
    problems.extend(loaded.problems);
    let mut dangling = foreign_keys(&db).map_err(failed)?;
    if complete {
        // The file's own rules may have been taken out of it.
        for problem in file::dangling(&loaded.plan) {
            if !dangling.iter().any(|it| it.place() == problem.place()) {
                dangling.push(problem);
            }
        }
    }
    problems.extend(dangling);
    problems.extend(out_of_range(&loaded.plan));
    problems.extend(header(&loaded.plan));
    Ok(())
}

/// What the database says about references into nothing.
fn foreign_keys(db: &Connection) -> rusqlite::Result<Vec<Problem>> {
    let mut statement = db.prepare(
        "SELECT v.\"table\", v.rowid, v.parent, k.\"from\" FROM pragma_foreign_key_check AS v \
         JOIN pragma_foreign_key_list(v.\"table\") AS k ON k.id = v.fkid",
    )?;
    let rows = statement.query_map([], |row| {
        let (table, id): (String, i64) = (row.get(0)?, row.get(1)?);
        let (parent, column): (String, String) = (row.get(2)?, row.get(3)?);
        let what = format!("it points at a record of {parent} that is missing");
        Ok(Problem::of_table(&table, what, sql::RESTORE)
            .at(id)
            .in_column(&column))
    })?;
    rows.collect()
}

fn out_of_range(plan: &Plan) -> Vec<Problem> {
    plan.all()
        .filter_map(|record| {
            let (column, number, range) = limits::outside(&record)?;
            let (least, most) = (range.start(), range.end());
            Some(
                Problem::of_table(
                    record.kind().table(),
                    format!("{number} is out of range"),
                    format!("enter a number from {least} to {most} there"),
                )
                .at(record.raw_id())
                .in_column(column),
            )
        })
        .collect()
}

fn header(plan: &Plan) -> Option<Problem> {
    let ids: Vec<i64> = plan.header.iter().map(|header| header.id.raw()).collect();
    (ids != [1]).then(|| {
        Problem::of_table(
            "header",
            format!(
                "a plan has exactly one header, with id 1; this one has {}",
                ids.len()
            ),
            sql::RESTORE,
        )
    })
}

fn of_error(error: StoreError) -> Problem {
    let (what, remedy) = match error {
        StoreError::Missing(_) => ("there is no such file", "check the path"),
        StoreError::Folder(_) => ("this is a folder", "name a file that ends in .roundtable"),
        StoreError::Empty(_) => (
            "the file is empty",
            "open the newest backup in the folder .roundtable-backups beside it",
        ),
        StoreError::NotAPlan(_) => (
            "this is not a Roundtable plan",
            "name a file that ends in .roundtable",
        ),
        StoreError::OtherProgram(_) => (
            "this is a database of another program, not a Roundtable plan",
            "name a file that ends in .roundtable",
        ),
        StoreError::Locked(_) => (
            "the plan is open in another window or program",
            "close it there and check again",
        ),
        StoreError::Unfinished(_) => (
            "the last save was cut off",
            "open the plan once in a folder that can be written; it is put right by itself",
        ),
        StoreError::Damaged { what, .. } => {
            return Problem::of_file(
                format!("the file is damaged ({what})"),
                format!("open the newest backup in the folder {}", backup::FOLDER),
            );
        }
        StoreError::CantRead { reason, .. } => {
            return Problem::of_file(
                format!("the file can't be read: {reason}"),
                "check the disk and try again",
            );
        }
        other => return Problem::of_file(other.to_string(), "try again"),
    };
    Problem::of_file(what, remedy)
}
