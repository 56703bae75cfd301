//! The program is killed while it saves, again and again: the file always opens, is sound, and holds
//! everything that was said to be saved.
//!
//! The test starts itself as a second process, which edits and saves as fast as it can and tells what it
//! does; the first process kills it at a moment nobody chose and looks at what is left.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "common/random_plan.rs"]
mod random_plan;
#[path = "common/wait.rs"]
mod wait;

use std::{
    collections::BTreeMap,
    env,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use random_plan::{Rng, any_key, changed, ids, new_id, random_plan, random_record};
use roundtable::{
    edit::{Document, Edit},
    model::{Kind, Plan},
    store::{self, Access, Writer},
};

/// Tells the second process which plan to edit.
const FILE: &str = "ROUNDTABLE_TEST_FILE";
/// Tells it the seed of its edits.
const SEED: &str = "ROUNDTABLE_TEST_SEED";

/// A short name for everything that a plan holds.
fn digest(plan: &Plan) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{plan:?}").hash(&mut hasher);
    hasher.finish()
}

fn opened(path: &Path) -> (Document, Writer) {
    let opened = store::open(path).expect("the plan opens");
    let document = Document::new(opened.plan, opened.done, opened.undone, opened.last_number);
    match opened.access {
        Access::Write(writer) => (document, writer),
        Access::ReadOnly(why) => panic!("the plan opens only for reading: {why}"),
    }
}

/// One random thing that a person might do.
fn random_turn(
    rng: &mut Rng,
    ids: &mut roundtable::model::IdSource,
    document: &mut Document,
) -> Option<roundtable::edit::Applied> {
    let mut edit = Edit::named("Edit");
    match rng.below(10) {
        0 => return document.undo(),
        1 => return document.redo(),
        2 => {
            // Nothing in the program removes the plan's own particulars.
            let key = any_key(rng, document.plan()).filter(|key| key.kind != Kind::Header);
            edit.remove.extend(key);
        }
        3..=5 => {
            let kind = *rng.pick(Kind::ALL)?;
            let id = new_id(kind, ids);
            edit.put
                .extend(random_record(rng, kind, id, document.plan()));
        }
        _ => {
            let record =
                any_key(rng, document.plan()).and_then(|key| document.plan().get_any(key))?;
            edit.put.push(changed(rng, &record, document.plan()));
            edit = edit.during(1);
        }
    }
    document.apply(edit).expect("nothing wrong with it")
}

/// The second process. As a test of its own, without its variables, it has nothing to do.
#[test]
fn the_one_that_is_killed() {
    let (Ok(path), Ok(seed)) = (env::var(FILE), env::var(SEED)) else {
        return;
    };
    let seed: u64 = seed.parse().unwrap();
    let (mut document, writer) = opened(Path::new(&path));
    let mut rng = Rng::new(seed);
    let mut ids = ids(seed);
    ids.set_now(1_800_000_000_000 + i64::try_from(seed).unwrap() * 1000);
    let mut out = std::io::stdout().lock();
    let mut saved = 0;
    writeln!(out, "made 0 {}", digest(document.plan())).unwrap();
    writeln!(out, "saved 0").unwrap();
    loop {
        if let Some(applied) = random_turn(&mut rng, &mut ids, &mut document) {
            // Told before it is handed on: what is in the file afterwards was told before.
            writeln!(out, "made {} {}", applied.revision, digest(document.plan())).unwrap();
            writer.save(&applied);
        }
        let now = writer.saved_revision();
        if now > saved {
            saved = now;
            writeln!(out, "saved {saved}").unwrap();
        }
        if rng.percent(5) {
            writer.flush(Duration::from_secs(20)).unwrap();
        }
    }
}

/// What the second process told: plans by revision, and the last revision that was in the file for sure.
#[derive(Default)]
struct Told {
    made: BTreeMap<u64, u64>,
    saved: u64,
    acknowledged: usize,
}

impl Told {
    fn line(&mut self, line: &str) {
        // The runner of tests prints lines of its own.
        let mut words = line.split(' ').rev().take(3).collect::<Vec<_>>();
        words.reverse();
        match words.as_slice() {
            ["made", revision, digest] => {
                if let (Ok(revision), Ok(digest)) = (revision.parse(), digest.parse()) {
                    self.made.insert(revision, digest);
                }
            }
            [.., "saved", revision] => {
                if let Ok(revision) = revision.parse() {
                    self.saved = revision;
                    self.acknowledged += 1;
                }
            }
            _ => {}
        }
    }
}

fn second_process(path: &Path, seed: u64) -> Child {
    Command::new(env::current_exe().expect("a test knows where it lies"))
        .args(["--exact", "the_one_that_is_killed", "--nocapture"])
        .env(FILE, path)
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a test can start itself")
}

#[test]
fn whatever_was_said_to_be_saved_is_there_after_being_killed_twenty_times() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("killed.roundtable");
    store::create(&path, &random_plan(1, 100)).unwrap();
    let mut rng = Rng::new(77);
    let mut rounds_with_edits = 0;
    for round in 1..=20 {
        let mut child = second_process(&path, round);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut told = Told::default();
        let enough = 1 + rng.below(4);
        while told.acknowledged < enough {
            let line = lines
                .next()
                .expect("it goes on until it is killed")
                .unwrap();
            told.line(&line);
        }
        // Somewhere in the next transaction, or between two.
        wait::pass(Duration::from_micros(rng.next() % 120_000));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines.map_while(Result::ok) {
            told.line(&line);
        }

        // Opening puts right what a transaction that was cut off left behind.
        let (mut document, writer) = opened(&path);
        let found = digest(document.plan());
        let revision = told
            .made
            .range(told.saved..)
            .find(|(_, made)| **made == found);
        assert!(
            revision.is_some(),
            "round {round}: the file holds none of the plans from revision {} on",
            told.saved
        );
        rounds_with_edits += usize::from(told.saved > 0);

        // It goes on with its history: everything can be taken back and done again.
        while document.undo().is_some() {}
        assert_eq!(document.plan().dangling(), []);
        while document.redo().is_some() {}
        assert_eq!(document.plan().dangling(), []);
        writer.close().unwrap();
        let report = store::check(&path);
        assert!(report.is_sound(), "round {round}: {:?}", report.problems);
        assert_eq!(digest(&store::read(&path).unwrap().plan), found);
    }
    assert!(
        rounds_with_edits >= 10,
        "too few rounds came to save anything"
    );
}
