//! The tables of the file and the declared records are the same thing said twice.

use roundtable::{
    model::{Kind, Storage},
    store::{APPLICATION_ID, NEWEST_VERSION},
};
use rusqlite::Connection;

use crate::plans::{new_file, plain_plan};

/// Every migration with its fingerprint. A released text never changes: add a new one instead.
const FROZEN: &[(&str, &str, u64)] = &[
    (
        "0001_init.sql",
        include_str!("../../src/store/migrations/0001_init.sql"),
        0x2DEE_D9FF_C0B2_6003,
    ),
    (
        "0002_raci_columns.sql",
        include_str!("../../src/store/migrations/0002_raci_columns.sql"),
        0xF3D3_AB39_D6C0_5627,
    ),
    (
        "0003_reports.sql",
        include_str!("../../src/store/migrations/0003_reports.sql"),
        0x361E_1F68_0961_3BCA,
    ),
    (
        "0004_calendar_number.sql",
        include_str!("../../src/store/migrations/0004_calendar_number.sql"),
        0xA0D9_8C84_0E1D_D8CC,
    ),
];

/// FNV-1a, over the text with line ends of one character.
fn fingerprint(text: &str) -> u64 {
    text.bytes()
        .filter(|byte| *byte != b'\r')
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        })
}

fn new_database() -> (tempfile::TempDir, Connection) {
    let (dir, path) = new_file(&plain_plan());
    let db = Connection::open(path).unwrap();
    (dir, db)
}

fn ask<T>(
    db: &Connection,
    sql: &str,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Vec<T> {
    let mut statement = db.prepare(sql).unwrap();
    let rows = statement.query_map([], read).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn a_released_migration_never_changes() {
    for (name, text, expected) in FROZEN {
        let found = fingerprint(text);
        assert_eq!(found, *expected, "{name} is now {found:#x}");
    }
    assert_eq!(FROZEN.len(), NEWEST_VERSION as usize, "all are listed");
}

#[test]
fn a_file_tells_whose_it_is_and_its_version() {
    let (_dir, db) = new_database();
    assert_eq!(
        ask(&db, "PRAGMA application_id", |row| row.get::<_, i32>(0)),
        [APPLICATION_ID]
    );
    assert_eq!(
        ask(&db, "PRAGMA user_version", |row| row.get::<_, u32>(0)),
        [NEWEST_VERSION]
    );
    assert_eq!(
        ask(&db, "PRAGMA journal_mode", |row| row.get::<_, String>(0)),
        ["delete"]
    );
}

#[test]
fn every_declared_kind_has_its_table_and_no_other_table_exists() {
    let (_dir, db) = new_database();
    let mut expected: Vec<&str> = Kind::ALL.iter().map(|kind| kind.table()).collect();
    expected.push("history");
    expected.sort_unstable();
    let tables = ask(&db, "SELECT name FROM sqlite_schema ORDER BY name", |row| {
        row.get::<_, String>(0)
    });
    assert_eq!(tables, expected);
    let loose = ask(
        &db,
        "SELECT name FROM pragma_table_list WHERE NOT strict AND schema = 'main' AND name != 'sqlite_schema'",
        |row| row.get::<_, String>(0),
    );
    assert!(loose.is_empty(), "not STRICT: {loose:?}");
}

#[test]
fn every_declared_column_is_in_the_file_in_its_place_with_its_type() {
    let (_dir, db) = new_database();
    for kind in Kind::ALL {
        let found = ask(
            &db,
            &format!(
                "SELECT name, type, \"notnull\", pk FROM pragma_table_info('{}')",
                kind.table()
            ),
            |row| {
                let (name, sort): (String, String) = (row.get(0)?, row.get(1)?);
                Ok((name, sort, row.get::<_, bool>(2)?, row.get::<_, bool>(3)?))
            },
        );
        let mut expected = vec![("id".to_owned(), "INTEGER".to_owned(), false, true)];
        for column in kind.columns() {
            let sort = match column.storage {
                Storage::Int | Storage::Bool | Storage::Id => "INTEGER",
                Storage::Real => "REAL",
                Storage::Text | Storage::Word | Storage::Date => "TEXT",
                Storage::Blob => "BLOB",
            };
            expected.push((
                column.name.to_owned(),
                sort.to_owned(),
                !column.nullable,
                false,
            ));
        }
        assert_eq!(found, expected, "{}", kind.table());
    }
}

#[test]
fn every_declared_reference_is_in_the_file_and_is_checked_when_a_transaction_ends() {
    let (_dir, db) = new_database();
    for kind in Kind::ALL {
        let mut found = ask(
            &db,
            &format!(
                "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list('{}')",
                kind.table()
            ),
            |row| {
                let (column, table): (String, String) = (row.get(0)?, row.get(1)?);
                Ok((column, table, row.get::<_, String>(2)?))
            },
        );
        found.sort();
        let mut expected: Vec<_> = kind
            .columns()
            .iter()
            .filter_map(|c| Some((c.name.to_owned(), c.points_at?.to_owned(), "id".to_owned())))
            .collect();
        expected.sort();
        assert_eq!(found, expected, "{}", kind.table());
        let sql = ask(
            &db,
            &format!(
                "SELECT sql FROM sqlite_schema WHERE name = '{}'",
                kind.table()
            ),
            |row| row.get::<_, String>(0),
        )
        .concat();
        assert_eq!(
            sql.matches(" REFERENCES ").count(),
            sql.matches(" DEFERRABLE INITIALLY DEFERRED").count(),
            "{}",
            kind.table()
        );
    }
}

#[test]
fn the_file_explains_itself() {
    let (_dir, db) = new_database();
    for kind in Kind::ALL {
        let sql = ask(
            &db,
            &format!(
                "SELECT sql FROM sqlite_schema WHERE name = '{}'",
                kind.table()
            ),
            |row| row.get::<_, String>(0),
        )
        .concat();
        assert!(sql.contains(kind.doc().trim()), "{}", kind.table());
        for column in kind.columns() {
            let line = sql.lines().find(|line| {
                line.trim_start()
                    .starts_with(&format!("\"{}\" ", column.name))
            });
            let line = line.unwrap_or_default();
            assert!(
                line.contains(&format!("-- {}", column.doc.trim())),
                "{}.{}: {line}",
                kind.table(),
                column.name
            );
            assert!(
                column.words.iter().all(|word| line.contains(word)),
                "{line}"
            );
        }
    }
}
