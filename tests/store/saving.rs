//! Saving: what the state says is true, a failure keeps everything, and undo goes on after a restart.

use std::{fs, path::Path, sync::mpsc, time::Duration};

use roundtable::{
    edit::{Applied, Document, Edit},
    model::{Id, Plan},
    store::{self, IfExists, SaveState, StoreError, Writer},
};

use crate::plans::{goal, meddle, new_file, odd_plan, open, plain_plan, read_only};

const SOON: Duration = Duration::from_secs(20);

fn put(document: &mut Document, id: i64, text: &str) -> Applied {
    let edit = Edit::named(format!("Write {text}")).put(goal(id, text));
    document.apply(edit).unwrap().unwrap()
}

/// Waits, through the writer's own call, until `done` holds.
fn wait_until(writer: &Writer, done: impl Fn() -> bool) {
    let (told, changes) = mpsc::sync_channel(100);
    writer.on_change(Box::new(move || {
        let _ = told.try_send(());
    }));
    while !done() {
        changes.recv_timeout(SOON).unwrap();
    }
}

fn in_file(path: &Path) -> Plan {
    store::read(path).unwrap().plan
}

#[test]
fn a_change_is_saved_by_itself_and_the_state_tells_when() {
    let (_dir, path) = new_file(&plain_plan());
    let (mut document, writer) = open(&path);
    assert_eq!(
        (writer.state(), writer.saved_revision()),
        (SaveState::Saved, 0)
    );
    let applied = put(&mut document, 5, "Safe");
    writer.save(&applied);
    assert_eq!(writer.state(), SaveState::Saving);
    wait_until(&writer, || writer.state() == SaveState::Saved);
    assert_eq!(writer.saved_revision(), applied.revision);
    writer.close().unwrap();
    assert_eq!(&in_file(&path), document.plan());
}

#[test]
fn closing_and_dropping_save_what_is_left() {
    let (_dir, path) = new_file(&plain_plan());
    let (mut document, writer) = open(&path);
    writer.save(&put(&mut document, 5, "Safe"));
    writer.close().unwrap();
    assert_eq!(&in_file(&path), document.plan());
    let (mut document, writer) = open(&path);
    writer.save(&put(&mut document, 6, "Sound"));
    drop(writer);
    assert_eq!(&in_file(&path), document.plan());
}

/// A file that refuses two goals with one text, standing in for any disk that refuses.
fn picky_file() -> (tempfile::TempDir, std::path::PathBuf) {
    let (dir, path) = new_file(&plain_plan());
    meddle(&path, "CREATE UNIQUE INDEX picky ON goals (text)");
    (dir, path)
}

#[test]
fn what_cant_be_saved_is_kept_and_told_and_saved_when_it_can_be() {
    let (_dir, path) = picky_file();
    let (mut document, writer) = open(&path);
    writer.save(&put(&mut document, 5, "Same"));
    writer.flush(SOON).unwrap();
    writer.save(&put(&mut document, 6, "Same"));
    writer.save(&put(&mut document, 7, "Other"));
    let error = writer.flush(SOON).unwrap_err();
    assert!(matches!(error, StoreError::NotSaved { .. }), "{error}");
    let SaveState::Failed(reason) = writer.state() else {
        panic!("{:?}", writer.state());
    };
    assert!(reason.starts_with("A record breaks a rule"), "{reason}");
    assert!(reason.contains("Your changes are kept"), "{reason}");
    assert_eq!(writer.saved_revision(), 1);
    assert!(
        writer.flush(SOON).is_err(),
        "trying again alone helps nothing"
    );
    writer.save(&put(&mut document, 6, "Different"));
    writer.retry();
    wait_until(&writer, || writer.state() == SaveState::Saved);
    assert_eq!(writer.saved_revision(), document.revision());
    writer.close().unwrap();
    let steps = document.steps().to_vec();
    let (document_again, _writer) = open(&path);
    assert_eq!(document_again.plan(), document.plan());
    assert_eq!(document_again.steps(), steps, "the history is whole, too");
}

#[test]
fn a_failed_save_is_tried_again_without_being_asked() {
    let (_dir, path) = picky_file();
    let (mut document, writer) = open(&path);
    writer.save(&put(&mut document, 5, "Same"));
    writer.save(&put(&mut document, 6, "Same"));
    assert!(writer.flush(SOON).is_err());
    writer.save(&document.undo().unwrap());
    assert!(
        matches!(writer.state(), SaveState::Failed(_)),
        "until the disk has answered"
    );
    wait_until(&writer, || writer.state() == SaveState::Saved);
    writer.close().unwrap();
    assert_eq!(&in_file(&path), document.plan());
}

#[test]
fn closing_a_plan_that_cant_be_saved_says_so() {
    let (_dir, path) = picky_file();
    let (mut document, writer) = open(&path);
    writer.save(&put(&mut document, 5, "Same"));
    writer.save(&put(&mut document, 6, "Same"));
    let error = writer.close().unwrap_err().to_string();
    assert!(
        error.starts_with("The last changes aren't in the file yet. A record breaks a rule"),
        "{error}"
    );
    assert!(error.ends_with(path.to_str().unwrap()), "{error}");
    assert_eq!(in_file(&path), plain_plan(), "all or nothing");
}

#[cfg(unix)]
#[test]
fn a_plan_moved_away_under_the_window_is_never_called_saved() {
    let (_dir, path) = new_file(&plain_plan());
    let (mut document, writer) = open(&path);
    writer.save(&put(&mut document, 5, "Here"));
    writer.flush(SOON).unwrap();
    let elsewhere = path.with_file_name("Elsewhere.roundtable");
    fs::rename(&path, &elsewhere).unwrap();
    writer.save(&put(&mut document, 6, "Where?"));
    assert!(writer.flush(SOON).is_err());
    assert!(matches!(writer.state(), SaveState::Failed(why) if why.contains("was moved")));
    fs::write(&path, "something else").unwrap();
    assert!(
        writer.flush(SOON).is_err(),
        "another file in its place is not it"
    );
    fs::rename(&elsewhere, &path).unwrap();
    writer.flush(SOON).unwrap();
    writer.close().unwrap();
    assert_eq!(&in_file(&path), document.plan());
}

#[test]
fn undo_and_redo_go_on_after_a_restart() {
    let (_dir, path) = new_file(&plain_plan());
    let (mut document, writer) = open(&path);
    for (id, text) in [(5, "One"), (6, "Two"), (7, "Three")] {
        writer.save(&put(&mut document, id, text));
    }
    writer.save(&document.undo().unwrap());
    writer.close().unwrap();
    let (mut again, writer) = open(&path);
    assert_eq!(again.next_undo().unwrap().name, "Write Two");
    assert_eq!(again.next_redo().unwrap().name, "Write Three");
    writer.save(&again.redo().unwrap());
    assert_eq!(again.plan().goals.len(), 3);
    for _ in 0..3 {
        writer.save(&again.undo().unwrap());
    }
    assert_eq!(again.plan(), &plain_plan());
    writer.save(&put(&mut again, 8, "Four"));
    writer.close().unwrap();
    let (again, _writer) = open(&path);
    assert_eq!(
        again.steps().len(),
        1,
        "a new step ends what could be done again"
    );
    assert_eq!(again.next_redo(), None);
}

#[test]
fn undo_ends_where_another_tool_wrote_to_the_file() {
    let (_dir, path) = new_file(&plain_plan());
    let (mut document, writer) = open(&path);
    writer.save(&put(&mut document, 5, "Mine"));
    writer.save(&put(&mut document, 6, "Mine too"));
    writer.close().unwrap();
    meddle(&path, "UPDATE goals SET text = 'Theirs' WHERE id = 5");
    let (mut again, writer) = open(&path);
    assert_eq!(again.steps().len(), 1);
    again.undo().unwrap();
    assert_eq!(again.undo(), None, "nothing of theirs is lost to undo");
    writer.close().unwrap();
    meddle(&path, "DROP TABLE history");
    let (plan, reason) = read_only(&path);
    assert_eq!(plan.goals.len(), 2);
    assert!(reason.contains("history: the table is missing"), "{reason}");
}

#[test]
fn a_thousand_edits_in_a_row_are_one_or_two_batches_and_all_there() {
    let (_dir, path) = new_file(&plain_plan());
    let (mut document, writer) = open(&path);
    for n in 0..1000 {
        writer.save(&put(&mut document, 5, &format!("Typing {n}")));
    }
    writer.flush(SOON).unwrap();
    assert_eq!(writer.saved_revision(), 1000);
    writer.close().unwrap();
    assert_eq!(
        in_file(&path).goals.get(Id::new(5)).unwrap().text,
        "Typing 999"
    );
}

#[test]
fn a_copy_holds_the_plan_and_its_history() {
    let (dir, path) = new_file(&odd_plan(5));
    let (mut document, writer) = open(&path);
    writer.save(&put(&mut document, 5, "Safe"));
    let copy = dir.path().join("Copy.roundtable");
    writer
        .save_copy(&copy, document.plan(), IfExists::Refuse)
        .unwrap();
    let (mut copied, _writer) = open(&copy);
    assert_eq!(copied.plan(), document.plan());
    copied.undo().unwrap();
    assert_eq!(copied.plan(), &odd_plan(5));
}

#[test]
fn a_copy_saves_what_the_plan_file_refuses() {
    let (dir, path) = picky_file();
    let (mut document, writer) = open(&path);
    writer.save(&put(&mut document, 5, "Same"));
    writer.save(&put(&mut document, 6, "Same"));
    assert!(writer.flush(SOON).is_err());
    let copy = dir.path().join("Copy.roundtable");
    writer
        .save_copy(&copy, document.plan(), IfExists::Refuse)
        .unwrap();
    assert_eq!(&in_file(&copy), document.plan());
}

#[cfg(unix)]
#[test]
fn a_copy_saves_a_plan_whose_file_was_deleted() {
    let (_dir, path) = new_file(&plain_plan());
    let (mut document, writer) = open(&path);
    fs::remove_file(&path).unwrap();
    writer.save(&put(&mut document, 5, "Safe"));
    assert!(writer.flush(SOON).is_err());
    writer
        .save_copy(&path, document.plan(), IfExists::Refuse)
        .unwrap();
    assert_eq!(&in_file(&path), document.plan());
}

#[test]
fn a_copy_replaces_only_what_it_was_told_to_and_never_an_open_plan() {
    let (dir, path) = new_file(&plain_plan());
    let (document, writer) = open(&path);
    let plan = document.plan();
    let (replace, refuse) = (IfExists::Replace, IfExists::Refuse);
    let other = dir.path().join("Other.roundtable");
    store::create(&other, &odd_plan(1)).unwrap();
    assert_eq!(
        writer.save_copy(&other, plan, refuse),
        Err(StoreError::Exists(other.clone()))
    );
    assert_eq!(in_file(&other), odd_plan(1));
    let held = open(&other);
    assert_eq!(
        writer.save_copy(&other, plan, replace),
        Err(StoreError::Locked(other.clone()))
    );
    drop(held);
    assert_eq!(
        writer.save_copy(&path, plan, replace),
        Err(StoreError::Itself(path.clone()))
    );
    assert_eq!(
        writer.save_copy(dir.path(), plan, replace),
        Err(StoreError::Folder(dir.path().to_owned()))
    );
    writer.save_copy(&other, plan, replace).unwrap();
    assert_eq!(&in_file(&other), plan);
}

#[test]
fn a_backup_is_made_after_opening_and_is_a_whole_plan() {
    let (dir, path) = new_file(&odd_plan(2));
    let (_document, writer) = open(&path);
    let folder = dir.path().join(store::BACKUP_FOLDER);
    let backups = || fs::read_dir(&folder).map_or(0, Iterator::count);
    wait_until(&writer, || backups() == 1);
    writer.close().unwrap();
    let backup = fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    assert_eq!(in_file(&backup), odd_plan(2));
    let (_document, writer) = open(&path);
    writer.close().unwrap();
    assert_eq!(backups(), 1, "one a day");
}
