//! Saves every change on a thread of its own, and tells truly how far it is.
//!
//! Not a channel but one squashed [`Batch`] under a lock hands the changes over: a channel that is full
//! would make the window wait, and one that never is could grow without end while the disk fails. The lock
//! is held for as long as it takes to note a change, never while the disk is busy.
//!
//! A batch gathers for at most [`GATHER`] and is then written in one transaction. If that fails, the batch
//! is kept, newer changes join it, and it is tried again every [`RETRY`] and when asked.
//!
//! Must not know what a change means.

use std::{
    collections::{BTreeSet, VecDeque},
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use rusqlite::Connection;

use super::{
    IfExists, StoreError, backup, error, file, history,
    pending::Batch,
    place::{self, Identity},
    sql,
};
use crate::{edit::Applied, model::Plan};

/// How long changes gather before they are written.
const GATHER: Duration = Duration::from_millis(80);
/// How long to wait before a failed batch is tried again.
const RETRY: Duration = Duration::from_secs(3);
/// How long [`Writer::close`] waits for the disk.
const CLOSING: Duration = Duration::from_secs(5);
/// How long [`Writer::save_copy`] waits for the disk.
const COPYING: Duration = Duration::from_secs(30);
/// After how many batches the history is thinned.
const THIN_EVERY: u32 = 200;

/// How far saving is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Every change is in the file, and the disk has confirmed it.
    Saved,
    /// Changes are on their way.
    Saving,
    /// The last attempt failed and changes wait: why, and what to do, in plain sentences without the last dot.
    Failed(String),
}

/// Saves the changes of one open plan. Dropping it saves what is left, as [`Self::close`] does.
pub struct Writer {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("path", &self.shared.path)
            .field("state", &self.state())
            .finish_non_exhaustive()
    }
}

type Callback = Box<dyn Fn() + Send + Sync>;
/// Something to do with the connection between two batches; it is given what is not written yet.
type Job = Box<dyn FnOnce(&Connection, Batch) + Send>;

struct Shared {
    path: PathBuf,
    inner: Mutex<Inner>,
    /// Something was asked of the thread.
    asked: Condvar,
    /// The thread has finished an attempt, a job or itself.
    answered: Condvar,
    on_change: Mutex<Option<Arc<dyn Fn() + Send + Sync>>>,
}

/// How long the thread goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Life {
    #[default]
    Running,
    /// It writes what is left, and ends.
    Closing,
    Ended,
}

#[derive(Default)]
struct Inner {
    /// Not yet taken by the thread.
    pending: Batch,
    /// Since when it gathers.
    since: Option<Instant>,
    /// The thread is writing a batch.
    writing: bool,
    /// Numbers of the steps that can be done again.
    undone: BTreeSet<i64>,
    saved: u64,
    failure: Option<String>,
    backup_failure: Option<String>,
    attempts: u64,
    /// Write without gathering or waiting.
    hurry: bool,
    life: Life,
    jobs: VecDeque<Job>,
}

impl Inner {
    fn state(&self) -> SaveState {
        match &self.failure {
            Some(reason) => SaveState::Failed(reason.clone()),
            None if self.writing || self.pending.revision.is_some() => SaveState::Saving,
            None => SaveState::Saved,
        }
    }

    fn all_saved(&self) -> bool {
        !self.writing && self.pending.revision.is_none()
    }
}

impl Writer {
    /// Starts saving through a connection that has the file to itself.
    pub(super) fn start(
        db: Connection,
        path: PathBuf,
        undone: BTreeSet<i64>,
    ) -> Result<Self, StoreError> {
        let shared = Arc::new(Shared {
            path: path.clone(),
            inner: Mutex::new(Inner {
                undone,
                ..Inner::default()
            }),
            asked: Condvar::new(),
            answered: Condvar::new(),
            on_change: Mutex::new(None),
        });
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("plan writer".to_owned())
            .spawn(move || {
                let _goodbye = Goodbye(Arc::clone(&theirs));
                run(&db, &theirs);
            })
            .map_err(|error| StoreError::CantWrite {
                path,
                reason: error::plain_io(&error),
            })?;
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }

    /// Takes a change on. Returns at once.
    pub fn save(&self, applied: &Applied) {
        let mut inner = self.shared.lock();
        let Inner {
            pending, undone, ..
        } = &mut *inner;
        pending.note(applied, undone);
        inner.since.get_or_insert_with(Instant::now);
        drop(inner);
        self.shared.asked.notify_one();
    }

    /// How far saving is.
    pub fn state(&self) -> SaveState {
        self.shared.lock().state()
    }

    /// The newest revision of the plan that is in the file; 0: as it was opened.
    pub fn saved_revision(&self) -> u64 {
        self.shared.lock().saved
    }

    /// Why the last backup could not be made, a plain sentence without the dot.
    pub fn backup_failure(&self) -> Option<String> {
        self.shared.lock().backup_failure.clone()
    }

    /// Calls `callback`, from another thread, after each change of [`Self::state`] that the disk brought about.
    pub fn on_change(&self, callback: Callback) {
        *self.shared.callback() = Some(Arc::from(callback));
    }

    /// Tries at once to write what failed.
    pub fn retry(&self) {
        self.shared.lock().hurry = true;
        self.shared.asked.notify_one();
    }

    /// Waits until all changes so far are in the file. On an error they are kept and tried again later.
    pub fn flush(&self, limit: Duration) -> Result<(), StoreError> {
        let mut inner = self.shared.lock();
        // An attempt that is on its way may not hold the newest changes.
        let attempts = inner.attempts + u64::from(inner.writing);
        inner.hurry = true;
        self.shared.asked.notify_one();
        let end = Instant::now() + limit;
        loop {
            if inner.all_saved() {
                return Ok(());
            }
            let failed = inner.attempts > attempts && inner.failure.is_some();
            let left = end.saturating_duration_since(Instant::now());
            if failed || inner.life == Life::Ended || left.is_zero() {
                let reason = inner
                    .failure
                    .clone()
                    .unwrap_or_else(|| failure("the disk doesn't answer"));
                return Err(StoreError::NotSaved {
                    path: self.shared.path.clone(),
                    reason,
                });
            }
            inner = wait(&self.shared.answered, inner, left);
        }
    }

    /// Writes a copy of the plan with its history to another file, with the changes that could not be saved yet.
    ///
    /// Waits for the disk. If the plan file can't be read any more, the copy is made from `plan`, without
    /// history.
    pub fn save_copy(&self, to: &Path, plan: &Plan, if_exists: IfExists) -> Result<(), StoreError> {
        let to = place::absolute(to);
        let part = file::part_for_copy(&self.shared.path, &to, if_exists)?;
        let target = part.to_path_buf();
        if self.ask(move |db, batch| copy(db, &batch, &target)) == Some(true) {
            return place::put(part, &to, if_exists);
        }
        drop(part);
        let part = place::beside(&to)?;
        file::fill(&part, plan).map_err(|error| StoreError::writing(&to, &error))?;
        place::put(part, &to, if_exists)
    }

    /// Has the thread do something and waits for the answer; `None` if it doesn't come.
    fn ask<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Connection, Batch) -> T + Send + 'static,
    ) -> Option<T> {
        let (answer, answered) = mpsc::sync_channel(1);
        {
            let mut inner = self.shared.lock();
            if inner.life == Life::Ended {
                return None;
            }
            inner.jobs.push_back(Box::new(move |db, batch| {
                // Nobody may be waiting any more.
                let _ = answer.send(job(db, batch));
            }));
        }
        self.shared.asked.notify_one();
        answered.recv_timeout(COPYING).ok()
    }

    /// Saves what is left and lets go of the file. On an error the changes that are not in the file are lost
    /// unless they were copied before: call [`Self::flush`] first.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.finish()
    }

    fn finish(&mut self) -> Result<(), StoreError> {
        let Some(thread) = self.thread.take() else {
            return Ok(());
        };
        let mut inner = self.shared.lock();
        if inner.life == Life::Running {
            inner.life = Life::Closing;
        }
        inner.hurry = true;
        self.shared.asked.notify_one();
        let end = Instant::now() + CLOSING;
        while inner.life != Life::Ended {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            inner = wait(&self.shared.answered, inner, left);
        }
        let (finished, saved) = (inner.life == Life::Ended, inner.all_saved());
        let reason = inner.failure.clone();
        drop(inner);
        if finished {
            // It only has to return; a panic was told by its farewell.
            let _ = thread.join();
        }
        if finished && saved {
            return Ok(());
        }
        Err(StoreError::NotSaved {
            path: self.shared.path.clone(),
            reason: reason.unwrap_or_else(|| failure("the disk doesn't answer")),
        })
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Nobody is left to tell; whoever wants to know calls `close`.
        let _ = self.finish();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn callback(&self) -> MutexGuard<'_, Option<Arc<dyn Fn() + Send + Sync>>> {
        self.on_change
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes who waits, and tells the window. Never called with a lock held.
    fn tell(&self) {
        self.answered.notify_all();
        let callback = self.callback().clone();
        if let Some(callback) = callback {
            callback();
        }
    }
}

fn wait<'a>(on: &Condvar, inner: MutexGuard<'a, Inner>, limit: Duration) -> MutexGuard<'a, Inner> {
    on.wait_timeout(inner, limit)
        .unwrap_or_else(PoisonError::into_inner)
        .0
}

/// Says goodbye for the thread however it ends, so that nobody waits for it and the state stays true.
struct Goodbye(Arc<Shared>);

impl Drop for Goodbye {
    fn drop(&mut self) {
        let mut inner = self.0.lock();
        inner.life = Life::Ended;
        inner.jobs.clear();
        if std::thread::panicking() {
            // What it was writing is lost to it, so the file can't be trusted to hold everything.
            inner.failure = Some(failure("the part that saves has stopped working"));
        }
        drop(inner);
        self.0.tell();
    }
}

/// What the thread does next.
enum Next {
    Write(Batch),
    Do(Job, Batch),
    Backup,
    End,
}

fn run(db: &Connection, shared: &Shared) {
    let identity = place::identity(&shared.path);
    let mut backup_due = true;
    let mut batches = 0_u32;
    loop {
        match next(shared, backup_due) {
            Next::Write(batch) => {
                let written = write(db, &shared.path, identity, &batch);
                finish_attempt(shared, batch, written.err());
                batches += 1;
                if batches.is_multiple_of(THIN_EVERY) {
                    // It is tried again later; nothing depends on it.
                    let _ = history::thin(db);
                }
            }
            Next::Do(job, batch) => job(db, batch),
            Next::Backup => {
                backup_due = false;
                let failed = backup::make_if_due(db, &shared.path, backup::now()).err();
                shared.lock().backup_failure =
                    failed.map(|why| format!("Today's backup of this plan was not made: {why}"));
                shared.tell();
            }
            Next::End => break,
        }
    }
    if batches > 0 {
        let _ = history::thin(db);
    }
}

/// Waits for something to do. Changes come first, the backup last: opening and saving never wait for it.
fn next(shared: &Shared, backup_due: bool) -> Next {
    let mut inner = shared.lock();
    loop {
        if let Some(job) = inner.jobs.pop_front() {
            return Next::Do(job, inner.pending.clone());
        }
        let dirty = inner.pending.revision.is_some();
        let pause = match inner.since {
            Some(since) if dirty => {
                let whole = if inner.failure.is_some() {
                    RETRY
                } else {
                    GATHER
                };
                Some(whole.saturating_sub(since.elapsed()))
            }
            _ => None,
        };
        if dirty && (inner.hurry || pause.is_none_or(|pause| pause.is_zero())) {
            inner.hurry = false;
            inner.since = None;
            inner.writing = true;
            return Next::Write(std::mem::take(&mut inner.pending));
        }
        if inner.life == Life::Closing {
            return Next::End;
        }
        if !dirty {
            inner.hurry = false;
            if backup_due {
                return Next::Backup;
            }
        }
        inner = match pause {
            Some(pause) => wait(&shared.asked, inner, pause),
            None => shared
                .asked
                .wait(inner)
                .unwrap_or_else(PoisonError::into_inner),
        };
    }
}

fn finish_attempt(shared: &Shared, batch: Batch, failure: Option<String>) {
    let mut inner = shared.lock();
    inner.writing = false;
    inner.attempts += 1;
    match failure {
        None => {
            inner.saved = batch.revision.unwrap_or(inner.saved);
            inner.failure = None;
        }
        Some(reason) => {
            let newer = std::mem::replace(&mut inner.pending, batch);
            inner.pending.squash(newer);
            inner.failure = Some(reason);
            inner.since = Some(Instant::now());
        }
    }
    drop(inner);
    shared.tell();
}

/// Writes a batch in one transaction. The error is what [`SaveState::Failed`] tells.
fn write(
    db: &Connection,
    path: &Path,
    identity: Option<Identity>,
    batch: &Batch,
) -> Result<(), String> {
    // A file that was moved or deleted takes every write, and nobody would ever see it again.
    let still_there = || {
        if place::identity(path) == identity {
            Ok(())
        } else {
            Err(failure(
                "the plan file was moved, renamed, deleted or replaced by another program",
            ))
        }
    };
    let commit = || {
        let transaction = db.unchecked_transaction()?;
        sql::write_diff(&transaction, &batch.diff)?;
        history::write(&transaction, batch)?;
        transaction.commit()
    };
    still_there()?;
    commit().map_err(|error| failure(&error::plain(&error)))?;
    still_there()
}

/// A reason, and what is kept and to be done.
fn failure(reason: &str) -> String {
    let mut reason = reason.chars();
    let first = reason.next().map(char::to_uppercase);
    let sentence: String = first.into_iter().flatten().chain(reason).collect();
    format!(
        "{sentence}. Your changes are kept in this window and saving is tried again every few seconds. To be \
         safe, save a copy elsewhere"
    )
}

/// Writes a whole copy with what is still pending. Whether it worked.
fn copy(db: &Connection, pending: &Batch, part: &Path) -> bool {
    backup::vacuum_into(db, part).is_ok()
        && (pending.revision.is_none() || file::amend(part, pending).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{Document, Edit},
        model::{Goal, Id},
    };

    const SOON: Duration = Duration::from_secs(20);

    fn open() -> (tempfile::TempDir, Document, Writer) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("Plan.roundtable");
        file::create(&path, &Plan::default()).unwrap();
        let opened = file::open(&path).unwrap();
        let file::Access::Write(writer) = opened.access else {
            panic!("{opened:?}");
        };
        (dir, Document::new(opened.plan, vec![], vec![], 0), writer)
    }

    fn write(document: &mut Document, text: String) -> Applied {
        let goal = Goal {
            text,
            ..Goal::new(Id::new(1))
        };
        let applied = document.apply(Edit::named("Write").put(goal));
        applied.unwrap().unwrap()
    }

    fn let_it_grow_to(writer: &Writer, pages: u32) {
        let set = writer.ask(move |db, _| {
            db.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
        });
        set.unwrap().unwrap();
    }

    #[test]
    fn a_full_disk_is_told_and_what_waits_is_saved_when_there_is_space_again() {
        let (dir, mut document, writer) = open();
        let_it_grow_to(&writer, 1);
        writer.save(&write(&mut document, "long ".repeat(100_000)));
        assert!(writer.flush(SOON).is_err());
        assert!(
            matches!(writer.state(), SaveState::Failed(why) if why.starts_with("The disk is full. Your changes are kept")),
        );
        let copy = dir.path().join("Copy.roundtable");
        writer
            .save_copy(&copy, document.plan(), IfExists::Refuse)
            .unwrap();
        assert_eq!(&file::read(&copy).unwrap().plan, document.plan());
        let_it_grow_to(&writer, u32::MAX);
        writer.flush(SOON).unwrap();
        assert_eq!(writer.state(), SaveState::Saved);
        let path = writer.shared.path.clone();
        writer.close().unwrap();
        assert_eq!(&file::read(&path).unwrap().plan, document.plan());
    }

    #[test]
    fn changes_are_taken_on_while_the_disk_is_busy() {
        let (_dir, mut document, writer) = open();
        let (go_on, may_go_on) = mpsc::sync_channel::<()>(0);
        let (busy, is_busy) = mpsc::sync_channel(0);
        writer.shared.lock().jobs.push_back(Box::new(move |_, _| {
            busy.send(()).unwrap();
            may_go_on.recv().unwrap();
        }));
        writer.shared.asked.notify_one();
        is_busy.recv().unwrap();
        for n in 0..500 {
            writer.save(&write(&mut document, format!("Text {n}")));
        }
        assert_eq!(writer.state(), SaveState::Saving);
        assert_eq!(writer.saved_revision(), 0, "nothing is called saved yet");
        go_on.send(()).unwrap();
        writer.flush(SOON).unwrap();
        assert_eq!(writer.saved_revision(), 500);
    }

    #[test]
    fn a_writer_that_breaks_down_says_so() {
        let (_dir, mut document, writer) = open();
        let broken = writer.ask(|_, _| -> () { panic!("a fault of our own") });
        assert_eq!(broken, None);
        writer.save(&write(&mut document, "Too late".to_owned()));
        let error = writer.flush(SOON).unwrap_err().to_string();
        assert!(error.contains("has stopped working"), "{error}");
        assert!(matches!(writer.state(), SaveState::Failed(_)));
        assert!(writer.close().is_err());
    }
}
