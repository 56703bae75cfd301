//! Makes, opens and reads plan files.
//! Must not know how changes are saved afterwards; that is the writer.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags, config::DbConfig};

use super::{
    IfExists, Problem, StoreError, Writer, backup, error, history, migrate,
    pending::Batch,
    place,
    sql::{self, Loaded},
};
use crate::{edit::Step, model::Plan};

/// Marks a SQLite file as a plan: “RTBL”.
pub const APPLICATION_ID: i32 = 0x5254_424C;

/// The smallest page, and so the smallest file, that SQLite knows.
const SMALLEST: u64 = 512;

/// How long to wait for another program that looks at the file for a moment.
const PATIENCE: Duration = Duration::from_millis(250);

/// Whether an open plan can be changed.
#[derive(Debug)]
pub enum Access {
    /// It can; its changes go to this writer.
    Write(Writer),
    /// It can't; why, in plain sentences without the last dot. The file is not held open.
    ReadOnly(String),
}

/// An open plan.
#[derive(Debug)]
pub struct Opened {
    /// Its records.
    pub plan: Plan,
    /// Steps that can be taken back, oldest first.
    pub done: Vec<Step>,
    /// Steps that can be done again, the next one last.
    pub undone: Vec<Step>,
    /// The largest number that the file gave to a step.
    pub last_number: i64,
    /// Whether it can be changed.
    pub access: Access,
    /// The file, from the root.
    pub path: PathBuf,
}

/// A plan that was only looked at.
#[derive(Debug)]
pub struct Reading {
    /// Its records, as far as they can be read.
    pub plan: Plan,
    /// What can't be read, in plain sentences without the last dot.
    pub warning: Option<String>,
}

/// Makes a new plan file, readable by its owner only. A file that is there already is left alone.
pub fn create(path: &Path, plan: &Plan) -> Result<(), StoreError> {
    let path = place::absolute(path);
    if place::exists(&path) {
        return Err(StoreError::Exists(path));
    }
    let part = place::beside(&path)?;
    fill(&part, plan).map_err(|error| StoreError::writing(&path, &error))?;
    place::put(part, &path, IfExists::Refuse)
}

/// Writes a plan into an empty file.
pub(super) fn fill(part: &Path, plan: &Plan) -> rusqlite::Result<()> {
    let mut db = connect_to_part(part)?;
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate::to_newest(&mut db)?;
    let transaction = db.transaction()?;
    sql::upsert_all(&transaction, plan.all())?;
    transaction.commit()
}

/// Writes changes into a copy that nobody else sees yet.
pub(super) fn amend(part: &Path, batch: &Batch) -> rusqlite::Result<()> {
    let mut db = connect_to_part(part)?;
    let transaction = db.transaction()?;
    sql::write_diff(&transaction, &batch.diff)?;
    history::write(&transaction, batch)?;
    transaction.commit()
}

/// A file that is thrown away if anything goes wrong, and synced before it gets its name, needs no journal.
fn connect_to_part(part: &Path) -> rusqlite::Result<Connection> {
    let db = connect(part, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    db.pragma_update_and_check(None, "journal_mode", "off", |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "off")?;
    Ok(db)
}

fn connect(path: &Path, access: OpenFlags) -> rusqlite::Result<Connection> {
    let db = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.busy_timeout(PATIENCE)?;
    // The file may come from anyone: nothing that is stored in it is run.
    for (switch, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    ] {
        db.set_db_config(switch, on)?;
    }
    db.pragma_update(None, "cell_size_check", true)?;
    db.set_prepared_statement_cache_capacity(256);
    Ok(db)
}

/// Connects for reading.
pub(super) fn connect_to_read(path: &Path) -> rusqlite::Result<Connection> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// Opens a plan file, to change it if that can be done.
pub fn open(path: &Path) -> Result<Opened, StoreError> {
    let path = place::absolute(path);
    look(&path)?;
    if let Some(reason) = place::unwritable(&path) {
        return open_to_read(path, Some(reason));
    }
    let mut db = match connect_and_lock(&path) {
        Ok(Some(db)) => db,
        Ok(None) => return open_to_read(path, Some("its folder can't be written")),
        Err(error) => return Err(StoreError::reading(&path, &error)),
    };
    let failed = |error: rusqlite::Error| StoreError::reading(&path, &error);
    let version = identify(&db, &path)?;
    if version > migrate::NEWEST || !damage(&db).is_empty() {
        drop(db);
        return open_to_read(path, None);
    }
    if version < migrate::NEWEST {
        bring_up_to_date(&mut db, &path, migrate::to_newest)?;
    }
    let mode = db.pragma_update_and_check(None, "journal_mode", "delete", |row| {
        row.get::<_, String>(0)
    });
    if mode.map_err(failed)? != "delete" {
        drop(db);
        return open_to_read(path, Some("the way in which it is saved can't be set"));
    }
    db.pragma_update(None, "synchronous", "full")
        .map_err(failed)?;
    let loaded = sql::load(&db, true).map_err(failed)?;
    if !faults(&loaded).is_empty() {
        drop(db);
        return open_to_read(path, None);
    }
    // A file whose history can't be read still holds its plan; undo then begins afresh.
    let remembered = history::load(&db, &loaded.plan).unwrap_or_default();
    Ok(Opened {
        plan: loaded.plan,
        done: remembered.done,
        undone: remembered.undone,
        last_number: remembered.last_number,
        access: Access::Write(Writer::start(db, path.clone(), remembered.undone_numbers)?),
        path,
    })
}

/// Reads a plan without holding or changing its file.
pub fn read(path: &Path) -> Result<Reading, StoreError> {
    let path = place::absolute(path);
    look(&path)?;
    let (loaded, warning) = read_all(&path, true)?;
    Ok(Reading {
        plan: loaded.plan,
        warning,
    })
}

/// Copies a plan file that is not open for writing, with its history, as it is.
pub fn save_copy(from: &Path, to: &Path, if_exists: IfExists) -> Result<(), StoreError> {
    let (from, to) = (place::absolute(from), place::absolute(to));
    look(&from)?;
    let part = part_for_copy(&from, &to, if_exists)?;
    let db = connect_to_read(&from).map_err(|error| StoreError::reading(&from, &error))?;
    match backup::vacuum_into(&db, &part) {
        Ok(()) => {}
        Err(error)
            if matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
            ) =>
        {
            return Err(StoreError::Locked(from));
        }
        // What can't be read page by page can still be kept byte by byte.
        Err(_) => {
            fs::copy(&from, &part).map_err(|error| StoreError::writing_io(&to, &error))?;
        }
    }
    place::put(part, &to, if_exists)
}

/// The unnamed file that will become the copy; refuses a target that must not be touched.
pub(super) fn part_for_copy(
    from: &Path,
    to: &Path,
    if_exists: IfExists,
) -> Result<tempfile::TempPath, StoreError> {
    let there = place::identity(to);
    if there.is_some() && (from == to || there.is_some_and(|it| it.is(place::identity(from)))) {
        return Err(StoreError::Itself(to.to_owned()));
    }
    if to.is_dir() {
        return Err(StoreError::Folder(to.to_owned()));
    }
    if place::exists(to) {
        if if_exists == IfExists::Refuse {
            return Err(StoreError::Exists(to.to_owned()));
        }
        if is_held(to) {
            return Err(StoreError::Locked(to.to_owned()));
        }
    }
    place::beside(to)
}

/// Whether another window has the plan at `path` open.
fn is_held(path: &Path) -> bool {
    let look = || connect_to_read(path)?.query_row("SELECT 1 FROM sqlite_schema", [], |_| Ok(()));
    look().is_err_and(|error| error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy))
}

/// Refuses what can't be a plan without opening it.
pub(super) fn look(path: &Path) -> Result<(), StoreError> {
    let path = path.to_owned();
    match fs::metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(StoreError::Missing(path))
        }
        Err(error) => Err(StoreError::CantRead {
            path,
            reason: error.to_string(),
        }),
        Ok(metadata) if metadata.is_dir() => Err(StoreError::Folder(path)),
        Ok(metadata) if !metadata.is_file() => Err(StoreError::NotAPlan(path)),
        // SQLite would take either for a new database.
        Ok(metadata) if metadata.len() == 0 => Err(StoreError::Empty(path)),
        Ok(metadata) if metadata.len() < SMALLEST => Err(StoreError::NotAPlan(path)),
        Ok(_) => Ok(()),
    }
}

/// Connects and keeps everyone else out, for as long as the connection lives. What a crash left half-written
/// is rolled back here. `None`: the file can't be written.
fn connect_and_lock(path: &Path) -> rusqlite::Result<Option<Connection>> {
    let lock = || -> rusqlite::Result<Option<Connection>> {
        let db = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if db.is_readonly(MAIN_DB)? {
            return Ok(None);
        }
        db.pragma_update_and_check(None, "locking_mode", "exclusive", |_| Ok(()))?;
        db.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
        Ok(Some(db))
    };
    match lock() {
        Err(error)
            if matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied)
            ) =>
        {
            Ok(None)
        }
        other => other,
    }
}

/// The version of a file that is one of ours.
pub(super) fn identify(db: &Connection, path: &Path) -> Result<u32, StoreError> {
    let failed = |error| StoreError::reading(path, &error);
    let id: i32 = db
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(failed)?;
    if id != APPLICATION_ID {
        return Err(StoreError::OtherProgram(path.to_owned()));
    }
    let version = migrate::version(db).map_err(failed)?;
    if version < 1 {
        return Err(StoreError::Damaged {
            path: path.to_owned(),
            what: "it doesn't tell its version".to_owned(),
        });
    }
    Ok(version)
}

/// What the database finds wrong with its own pages; empty if nothing.
pub(super) fn damage(db: &Connection) -> Vec<String> {
    let ask = || {
        db.prepare("PRAGMA quick_check(20)")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<String>>>()
    };
    match ask() {
        Ok(lines) => lines.into_iter().filter(|line| line != "ok").collect(),
        Err(error) => vec![error.to_string()],
    }
}

/// Makes a backup, then migrates. If either fails, the file is as it was.
fn bring_up_to_date(
    db: &mut Connection,
    path: &Path,
    migrate: impl FnOnce(&mut Connection) -> rusqlite::Result<()>,
) -> Result<(), StoreError> {
    let failed = |reason| StoreError::Migration {
        path: path.to_owned(),
        reason,
    };
    backup::make(db, path, backup::now())
        .map_err(|why| failed(format!("a backup has to be made first, and {why}")))?;
    migrate(db).map_err(|error| failed(error::plain(&error)))
}

/// What keeps a loaded plan from being changed: rows that can't be read, and references into nothing.
fn faults(loaded: &Loaded) -> Vec<Problem> {
    if !loaded.problems.is_empty() {
        return loaded.problems.clone();
    }
    dangling(&loaded.plan)
}

/// The references into nothing, as problems.
pub(super) fn dangling(plan: &Plan) -> Vec<Problem> {
    plan.dangling()
        .into_iter()
        .map(|it| {
            let target = it.target;
            Problem::of_table(
                it.from.kind.table(),
                format!(
                    "it points at id {} of {}, which is missing",
                    target.id,
                    target.kind.table()
                ),
                sql::RESTORE,
            )
            .at(it.from.id)
            .in_column(it.column)
        })
        .collect()
}

fn open_to_read(path: PathBuf, reason: Option<&str>) -> Result<Opened, StoreError> {
    let (loaded, warning) = read_all(&path, reason.is_none())?;
    let mut sentences = Vec::new();
    if let Some(reason) = reason {
        sentences.push(format!(
            "This plan can be read but not changed, because {reason}. To change it, save a copy in another \
             folder"
        ));
    }
    sentences.extend(warning);
    if sentences.is_empty() {
        sentences.push("This plan can be read but not changed".to_owned());
    }
    Ok(Opened {
        plan: loaded.plan,
        done: Vec::new(),
        undone: Vec::new(),
        last_number: 0,
        access: Access::ReadOnly(sentences.join(". ")),
        path,
    })
}

/// Reads all that can be read; the second part says what can't and what that means.
fn read_all(path: &Path, writable: bool) -> Result<(Loaded, Option<String>), StoreError> {
    let failed = |error: rusqlite::Error| StoreError::reading(path, &error);
    let mut db = connect_to_read(path).map_err(failed)?;
    let mut version = identify(&db, path);
    if writable && matches!(version, Err(StoreError::Unfinished(_))) {
        // Only a connection that may write rolls back what a crash left.
        db = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(failed)?;
        version = identify(&db, path);
    }
    let version = version?;
    let transaction = db.unchecked_transaction().map_err(failed)?;
    let damage = damage(&transaction);
    let loaded = sql::load(&transaction, version == migrate::NEWEST).map_err(failed)?;
    if let Some(what) = damage.first()
        && loaded.plan.is_empty()
    {
        return Err(StoreError::Damaged {
            path: path.to_owned(),
            what: what.clone(),
        });
    }
    let faults = faults(&loaded);
    let mut sentences = Vec::new();
    if version > migrate::NEWEST {
        sentences.push(
            "This plan was saved by a newer version of Roundtable, so it can be read but not changed here. \
             To change it, get the newest Roundtable"
                .to_owned(),
        );
    }
    if !damage.is_empty() {
        sentences.push(format!(
            "This plan is damaged, so it can be read but not changed, and some of it may be missing on \
             screen. The file was left as it is. Open the newest backup in the folder {} beside it",
            backup::FOLDER
        ));
    }
    if let Some(first) = faults.first() {
        sentences.push(format!(
            "Not everything in this plan can be read ({} in all), so it can't be changed. Nothing was \
             dropped from the file. The first is {first}",
            count(faults.len(), "problem", "problems"),
        ));
    }
    let warning = (!sentences.is_empty()).then(|| sentences.join(". "));
    Ok((loaded, warning))
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("Plan.roundtable");
        create(&path, &Plan::default()).unwrap();
        (dir, path)
    }

    fn tables(path: &Path) -> i64 {
        connect_to_read(path)
            .unwrap()
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn an_older_plan_is_backed_up_as_it_was_before_it_is_migrated() {
        let (dir, path) = folder();
        let before = tables(&path);
        let mut db = connect_and_lock(&path).unwrap().unwrap();
        bring_up_to_date(&mut db, &path, |db| {
            db.execute_batch("CREATE TABLE more (x)")
        })
        .unwrap();
        drop(db);
        assert_eq!(tables(&path), before + 1);
        let backups: Vec<_> = fs::read_dir(dir.path().join(backup::FOLDER))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        let [backup] = backups.as_slice() else {
            panic!("{backups:?}");
        };
        assert_eq!(tables(backup), before);
    }

    #[test]
    fn a_plan_that_cant_be_backed_up_is_not_migrated() {
        let (dir, path) = folder();
        fs::write(dir.path().join(backup::FOLDER), "in the way").unwrap();
        let mut db = connect_and_lock(&path).unwrap().unwrap();
        let refused = bring_up_to_date(&mut db, &path, |_| panic!("no backup, no migration"));
        let message = refused.unwrap_err().to_string();
        assert!(
            message.contains("a backup has to be made first"),
            "{message}"
        );
        assert!(message.contains("The file is as it was"), "{message}");
    }
}
