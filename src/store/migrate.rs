//! Brings a plan file to the newest version, step by numbered step.
//!
//! The texts in `migrations/` are the truth about the tables. Once released, a text never changes: a change
//! of the tables is a new text. Tests hold the result against the declared columns and the texts against
//! their fingerprints.
//! Must not know the records' values.

use rusqlite::Connection;

/// All migrations, oldest first. A file at version n has had the first n.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_init.sql"),
    include_str!("migrations/0002_raci_columns.sql"),
    include_str!("migrations/0003_reports.sql"),
    include_str!("migrations/0004_calendar_number.sql"),
];

/// The version of the files that this program writes.
pub const NEWEST: u32 = MIGRATIONS.len() as u32;

/// The version of a file; 0 if it tells none.
pub(super) fn version(db: &Connection) -> rusqlite::Result<u32> {
    let version = db.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))?;
    Ok(u32::try_from(version).unwrap_or(0))
}

/// Brings a file to the newest version, all or nothing.
pub(super) fn to_newest(db: &mut Connection) -> rusqlite::Result<()> {
    run(db, MIGRATIONS)
}

fn run(db: &mut Connection, migrations: &[&str]) -> rusqlite::Result<()> {
    let had = version(db)? as usize;
    let Some(lacking @ [_, ..]) = migrations.get(had..) else {
        return Ok(());
    };
    // A migration may have to make a table anew; no reference may be checked halfway. The switch has no
    // effect inside a transaction.
    db.pragma_update(None, "foreign_keys", false)?;
    let done = run_in_transaction(db, lacking, migrations.len() as u32);
    db.pragma_update(None, "foreign_keys", true)?;
    done
}

fn run_in_transaction(
    db: &mut Connection,
    migrations: &[&str],
    version: u32,
) -> rusqlite::Result<()> {
    let transaction = db.transaction()?;
    for migration in migrations {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", version)?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(db: &Connection) -> Vec<String> {
        db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    }

    #[test]
    fn an_older_file_gets_only_the_migrations_it_lacks() {
        let mut db = Connection::open_in_memory().unwrap();
        run(&mut db, &["CREATE TABLE a (x)"]).unwrap();
        run(&mut db, &["CREATE TABLE a (x)", "CREATE TABLE b (x)"]).unwrap();
        assert_eq!(tables(&db), ["a", "b"]);
        assert_eq!(version(&db).unwrap(), 2);
    }

    #[test]
    fn a_migration_that_fails_leaves_the_file_at_its_old_version() {
        let mut db = Connection::open_in_memory().unwrap();
        run(&mut db, &["CREATE TABLE a (x)"]).unwrap();
        let steps = ["", "CREATE TABLE b (x)", "CREATE TABLE b (x)"];
        assert!(run(&mut db, &steps).is_err());
        assert_eq!(tables(&db), ["a"]);
        assert_eq!(version(&db).unwrap(), 1);
        let keys: bool = db
            .pragma_query_value(None, "foreign_keys", |row| row.get(0))
            .unwrap();
        assert!(keys, "references are checked again");
    }

    #[test]
    fn a_file_of_a_newer_version_is_left_alone() {
        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "user_version", 9).unwrap();
        run(&mut db, &["CREATE TABLE a (x)"]).unwrap();
        assert!(tables(&db).is_empty());
        assert_eq!(version(&db).unwrap(), 9);
    }
}
