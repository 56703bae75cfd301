//! Opening what is not as it should be: each has its own clear words, and the file is left as it is.

use std::{fs, path::Path};

use roundtable::{
    edit::Edit,
    model::{AnyRecord, Category, Id, Link, Partner, Plan},
    store::{self, Access, IfExists, StoreError},
};

use crate::plans::{goal, meddle, new_file, odd_plan, open, plain_plan, read_only};

fn error_of(path: &Path) -> StoreError {
    store::open(path).map(|_| ()).unwrap_err()
}

/// A plan of many pages.
fn long_plan() -> Plan {
    let mut plan = plain_plan();
    for id in 1..=300 {
        let partner = Partner {
            name: format!("Partner {id}"),
            notes: "long ".repeat(200),
            ..Partner::new(Id::new(id))
        };
        plan.put_any(AnyRecord::Partner(partner));
    }
    plan
}

#[test]
fn what_is_no_plan_is_named_for_what_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("Plan.roundtable");
    assert_eq!(error_of(&path), StoreError::Missing(path.clone()));
    assert_eq!(
        error_of(dir.path()),
        StoreError::Folder(dir.path().to_owned())
    );
    fs::write(&path, "").unwrap();
    assert_eq!(error_of(&path), StoreError::Empty(path.clone()));
    for text in [
        "x".to_owned(),
        "Dear all, ".repeat(1000),
        "SQLite format 3".to_owned(),
    ] {
        fs::write(&path, &text).unwrap();
        assert_eq!(error_of(&path), StoreError::NotAPlan(path.clone()));
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "left as it is");
    }
    assert_eq!(
        fs::read_dir(dir.path()).unwrap().count(),
        1,
        "nothing new beside it"
    );
}

#[test]
fn a_database_of_another_program_is_left_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("history.sqlite");
    meddle(
        &path,
        "CREATE TABLE visits (x); PRAGMA journal_mode = wal; INSERT INTO visits VALUES (1)",
    );
    let before = fs::read(&path).unwrap();
    assert_eq!(error_of(&path), StoreError::OtherProgram(path.clone()));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(
        store::check(&path).problems[0]
            .to_string()
            .contains("another program")
    );
}

#[test]
fn messages_say_what_happened_and_what_to_do_and_end_with_the_path() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("Plan.roundtable");
    let message = error_of(&path).to_string();
    assert!(message.starts_with("There is no plan here. "), "{message}");
    assert!(message.ends_with(path.to_str().unwrap()), "{message}");
}

#[test]
fn a_plan_of_a_newer_version_is_read_as_far_as_it_is_known_and_left_alone() {
    let (_dir, path) = new_file(&long_plan());
    meddle(
        &path,
        "PRAGMA user_version = 99; ALTER TABLE partners ADD COLUMN mood TEXT; \
         ALTER TABLE partners DROP COLUMN tags; DROP TABLE waivers; CREATE TABLE moods (x); \
         UPDATE partners SET category = 'robots' WHERE id = 5",
    );
    let before = fs::read(&path).unwrap();
    let (plan, reason) = read_only(&path);
    assert_eq!(plan.partners.len(), 299);
    assert!(
        reason.starts_with("This plan was saved by a newer version of Roundtable"),
        "{reason}"
    );
    assert!(
        reason.contains("partners, id 5, column category"),
        "{reason}"
    );
    assert!(
        !reason.contains("missing"),
        "other tables are no fault: {reason}"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_row_that_cant_be_read_is_named_and_nothing_is_dropped() {
    for (sql, place, what) in [
        (
            "UPDATE partners SET category = 'robots' WHERE id = 7",
            "partners, id 7, column category",
            "“robots”",
        ),
        (
            "UPDATE partners SET since = '2026-13-45' WHERE id = 7",
            "partners, id 7, column since",
            "YYYY-MM-DD",
        ),
        (
            "UPDATE partners SET name = CAST(X'C328' AS TEXT) WHERE id = 7",
            "partners, id 7, column name",
            "UTF-8",
        ),
        (
            "UPDATE partners SET id = -3 WHERE id = 7",
            "partners, id -3, column id",
            "from 1",
        ),
        (
            "ALTER TABLE partners DROP COLUMN tags",
            "partners, column tags",
            "the column is missing",
        ),
        ("DROP TABLE waivers", "waivers", "the table is missing"),
    ] {
        let (_dir, path) = new_file(&long_plan());
        meddle(&path, sql);
        let before = fs::read(&path).unwrap();
        let (plan, reason) = read_only(&path);
        assert!(plan.partners.len() >= 299, "the others are there: {sql}");
        assert!(reason.contains(place) && reason.contains(what), "{reason}");
        assert!(reason.contains("Nothing was dropped"), "{reason}");
        let line = store::check(&path).problems[0].to_string();
        assert!(line.starts_with(place) && line.contains(what), "{line}");
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_reference_into_nothing_is_named_and_the_plan_opens_for_reading() {
    let mut plan = long_plan();
    let link = Link {
        from: Id::new(7),
        to: Id::new(8),
        ..Link::new(Id::new(1000))
    };
    plan.put_any(AnyRecord::Link(link));
    let (_dir, path) = new_file(&plan);
    meddle(&path, "DELETE FROM partners WHERE id = 7");
    let (plan, reason) = read_only(&path);
    assert_eq!(plan.links.len(), 1);
    assert!(
        reason.contains("links, id 1000, column from: it points at id 7 of partners"),
        "{reason}"
    );
    let report = store::check(&path);
    let [line] = report.problems.as_slice() else {
        panic!("{report:?}");
    };
    assert_eq!(line.place(), "links, id 1000, column from");
}

#[test]
fn a_damaged_plan_is_read_as_far_as_that_goes() {
    let (_dir, path) = new_file(&long_plan());
    let whole = fs::read(&path).unwrap();
    let mut readable = 0;
    for place in (0..whole.len()).step_by(whole.len() / 37) {
        let mut bytes = whole.clone();
        let end = (place + 3000).min(bytes.len());
        bytes[place..end].fill(0xFF);
        fs::write(&path, &bytes).unwrap();
        match store::open(&path) {
            Ok(opened) => match opened.access {
                Access::ReadOnly(reason) => {
                    readable += 1;
                    assert!(
                        reason.contains("damaged") || reason.contains("Not everything"),
                        "{reason}"
                    );
                }
                Access::Write(_) => assert!(opened.plan == long_plan(), "byte {place}: not used"),
            },
            Err(
                StoreError::Damaged { .. } | StoreError::NotAPlan(_) | StoreError::OtherProgram(_),
            ) => {}
            Err(other) => panic!("byte {place}: {other}"),
        }
        if fs::read(&path).unwrap() != whole {
            assert_eq!(
                fs::read(&path).unwrap(),
                bytes,
                "byte {place}: left as it is"
            );
        }
    }
    assert!(
        readable > 10,
        "{readable} damaged files could be read in part"
    );
}

#[test]
fn a_plan_that_was_cut_off_says_so() {
    let (_dir, path) = new_file(&long_plan());
    let whole = fs::read(&path).unwrap();
    for share in [8, 4, 2] {
        fs::write(&path, &whole[..whole.len() / share]).unwrap();
        match store::open(&path) {
            Ok(opened) => assert!(matches!(opened.access, Access::ReadOnly(_)), "1/{share}"),
            Err(error) => assert!(
                error.to_string().starts_with("This plan is damaged"),
                "{error}"
            ),
        }
        assert!(!store::check(&path).is_sound());
    }
}

#[test]
fn a_plan_open_in_another_window_is_locked_even_before_the_first_change() {
    let (_dir, path) = new_file(&plain_plan());
    let (mut document, writer) = open(&path);
    let locked = StoreError::Locked(path.clone());
    assert_eq!(error_of(&path), locked);
    assert_eq!(store::read(&path).unwrap_err(), locked);
    assert!(
        store::check(&path).problems[0]
            .to_string()
            .contains("another window")
    );
    let applied = document.apply(Edit::named("Add goal").put(goal(5, "Safe")));
    writer.save(&applied.unwrap().unwrap());
    assert_eq!(error_of(&path), locked);
    writer.close().unwrap();
    assert_eq!(open(&path).0.plan(), document.plan());
}

#[test]
fn a_plan_that_only_can_be_read_is_not_held() {
    let (_dir, path) = new_file(&plain_plan());
    meddle(&path, "PRAGMA user_version = 99");
    let _first = read_only(&path);
    let _second = read_only(&path);
}

#[test]
fn a_file_marked_as_read_only_opens_for_reading() {
    let (_dir, path) = new_file(&odd_plan(1));
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let (plan, reason) = read_only(&path);
    assert_eq!(plan, odd_plan(1));
    assert!(reason.contains("marked as read-only"), "{reason}");
    let copy = path.with_file_name("Copy.roundtable");
    store::save_copy(&path, &copy, IfExists::Refuse).unwrap();
    assert_eq!(open(&copy).0.plan(), &plan, "the copy can be changed");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cant_be_written_opens_for_reading() {
    use std::os::unix::fs::PermissionsExt as _;
    let (dir, path) = new_file(&plain_plan());
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let (plan, reason) = read_only(&path);
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(plan, plain_plan());
    assert!(reason.contains("its folder can't be written"), "{reason}");
}

#[test]
fn nothing_stored_in_a_file_is_run() {
    let (_dir, path) = new_file(&long_plan());
    meddle(
        &path,
        "CREATE TRIGGER nasty AFTER INSERT ON goals BEGIN DELETE FROM partners; END",
    );
    let (mut document, writer) = open(&path);
    let applied = document.apply(Edit::named("Add goal").put(goal(5, "Safe")));
    writer.save(&applied.unwrap().unwrap());
    writer.close().unwrap();
    assert_eq!(store::read(&path).unwrap().plan.partners.len(), 300);
}

#[test]
fn a_new_plan_never_overwrites_and_leaves_no_scraps() {
    let (dir, path) = new_file(&plain_plan());
    let before = fs::read(&path).unwrap();
    assert_eq!(
        store::create(&path, &odd_plan(1)),
        Err(StoreError::Exists(path.clone()))
    );
    assert_eq!(fs::read(&path).unwrap(), before);
    let nowhere = dir.path().join("nowhere").join("Plan.roundtable");
    let error = store::create(&nowhere, &plain_plan()).unwrap_err();
    assert!(
        error.to_string().contains("the folder isn't there"),
        "{error}"
    );
    let mut dangling = plain_plan();
    dangling.put_any(AnyRecord::Link(Link::new(Id::new(9))));
    let other = dir.path().join("Other.roundtable");
    assert!(matches!(
        store::create(&other, &dangling),
        Err(StoreError::CantWrite { .. })
    ));
    assert_eq!(
        fs::read_dir(dir.path()).unwrap().count(),
        1,
        "only the plan is there"
    );
}

#[test]
fn what_a_deleted_plan_left_behind_does_not_haunt_a_new_one_of_its_name() {
    let (_dir, path) = new_file(&plain_plan());
    let journal = path.with_file_name("Plan.roundtable-journal");
    fs::remove_file(&path).unwrap();
    fs::write(&journal, "a journal of the old plan").unwrap();
    store::create(&path, &plain_plan()).unwrap();
    assert!(!journal.exists());
}

#[test]
fn a_plan_at_rest_is_one_file_with_a_folder_of_backups_at_most() {
    let (dir, path) = new_file(&plain_plan());
    let (mut document, writer) = open(&path);
    let applied = document.apply(Edit::named("Add goal").put(goal(5, "Safe")));
    writer.save(&applied.unwrap().unwrap());
    writer.close().unwrap();
    for entry in fs::read_dir(dir.path()).unwrap() {
        let name = entry.unwrap().file_name();
        assert!(
            name == "Plan.roundtable" || name == store::BACKUP_FOLDER,
            "{name:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_a_new_plan_a_copy_or_a_backup() {
    use std::os::unix::fs::PermissionsExt as _;
    let (dir, path) = new_file(&plain_plan());
    let copy = dir.path().join("Copy.roundtable");
    store::save_copy(&path, &copy, IfExists::Refuse).unwrap();
    for path in [path, copy] {
        let mode = fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn odd_file_names_are_just_names() {
    let dir = tempfile::tempdir().unwrap();
    for name in [
        "file:x?mode=memory",
        ":memory:",
        "Pläne & “Ziele” 100%.roundtable",
        "家庭.roundtable",
    ] {
        let path = dir.path().join(name);
        store::create(&path, &plain_plan()).unwrap();
        let (mut document, writer) = open(&path);
        let applied = document.apply(Edit::named("Add goal").put(goal(5, "Safe")));
        writer.save(&applied.unwrap().unwrap());
        let copy = dir.path().join(format!("{name} copy"));
        writer
            .save_copy(&copy, document.plan(), IfExists::Refuse)
            .unwrap();
        writer.close().unwrap();
        assert_eq!(store::read(&path).unwrap().plan, *document.plan(), "{name}");
        assert_eq!(store::read(&copy).unwrap().plan, *document.plan(), "{name}");
    }
}

#[test]
fn a_sound_plan_passes_the_check_and_numbers_out_of_range_do_not() {
    let (_dir, path) = new_file(&odd_plan(3));
    assert_eq!(store::check(&path).problems, []);
    meddle(
        &path,
        "UPDATE partners SET influence = 150.5; DELETE FROM header",
    );
    let lines: Vec<String> = store::check(&path)
        .problems
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        lines[0].ends_with(
            "column influence: 150.5 is out of range; enter a number from 0 to 100 there"
        ),
        "{lines:?}"
    );
    assert!(
        lines
            .last()
            .unwrap()
            .starts_with("header: a plan has exactly one header"),
        "{lines:?}"
    );
}

#[test]
fn the_check_never_writes() {
    let (dir, path) = new_file(&odd_plan(3));
    let before = fs::read(&path).unwrap();
    store::check(&path);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn words_that_a_plan_may_hold_are_those_declared() {
    let (_dir, path) = new_file(&long_plan());
    for category in Category::ALL {
        meddle(
            &path,
            &format!("UPDATE partners SET category = '{}'", category.word()),
        );
        let plan = store::read(&path).unwrap().plan;
        assert!(
            plan.partners
                .iter()
                .all(|partner| partner.category == *category)
        );
    }
}

#[test]
fn a_plan_that_another_tool_left_in_another_mode_is_one_file_again() {
    let (dir, path) = new_file(&plain_plan());
    meddle(
        &path,
        "PRAGMA journal_mode = wal; UPDATE header SET title = 'Theirs'",
    );
    let (mut document, writer) = open(&path);
    assert_eq!(
        document.plan().header.iter().next().unwrap().title,
        "Theirs"
    );
    let applied = document.apply(Edit::named("Add goal").put(goal(5, "Safe")));
    writer.save(&applied.unwrap().unwrap());
    writer.close().unwrap();
    assert_eq!(&store::read(&path).unwrap().plan, document.plan());
    let mode = rusqlite::Connection::open(&path)
        .unwrap()
        .pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0));
    assert_eq!(mode.unwrap(), "delete");
    assert!(!dir.path().join("Plan.roundtable-wal").exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_plan_opens_the_plan_itself() {
    let (_dir, path) = new_file(&plain_plan());
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("Link.roundtable");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let opened = store::open(&link).unwrap();
    assert_eq!(opened.path, path.canonicalize().unwrap());
    drop(opened);
    assert_eq!(
        fs::read_dir(elsewhere.path()).unwrap().count(),
        1,
        "all stays with the plan"
    );
}
