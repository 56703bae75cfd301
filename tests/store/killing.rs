//! A program killed at any moment: what was told to be saved is there, and what is there is whole steps.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use roundtable::{
    edit::Edit,
    model::{Key, Kind, Plan},
    store::{self, StoreError},
};

use crate::plans::{Dice, goal, new_file, open, plain_plan, record};

const NAME: &str = "killing::a_plan_survives_its_program_being_killed_at_any_moment";
/// Tells the process that it is the one to be killed, and which plan to work on.
const FILE: &str = "ROUNDTABLE_PLAN_TO_WORK_ON";

/// One step: some odd records, or one taken out with all that points at it. Never refused, never nothing.
fn edit(step: i64, plan: &Plan) -> Edit {
    let dice = &mut Dice::new(step.unsigned_abs());
    let mut edit = Edit::named(format!("Step {step}")).put(goal(step * 1000, "Mark"));
    if step % 4 == 0 {
        let ids = plan.ids_of(Kind::Partner);
        edit.remove.extend(dice.pick(&ids).map(|id| Key {
            kind: Kind::Partner,
            id: *id,
        }));
        return edit;
    }
    for n in 1..8 {
        let kind = match n {
            1 => Kind::Partner,
            _ => Kind::ALL[1 + dice.below(Kind::ALL.len() - 1)],
        };
        if kind != Kind::Attachment {
            edit.put.extend(record(dice, kind, step * 1000 + n, plan));
        }
    }
    edit
}

/// Changes the plan without end, and tells each step that is known to be on disk.
fn work_until_killed(path: &Path) {
    let (mut document, writer) = open(path);
    let mut step = i64::try_from(document.steps().len()).unwrap();
    loop {
        for _ in 0..2 {
            step += 1;
            let applied = document.apply(edit(step, document.plan()));
            writer.save(&applied.unwrap().unwrap());
        }
        writer.flush(Duration::from_secs(20)).unwrap();
        println!("saved {step}");
    }
}

/// When the process is killed.
#[derive(Clone, Copy)]
enum Moment {
    /// So long after it told of a saved batch.
    After(Duration),
    /// As soon as a save is halfway: the journal says how to take it back.
    MidSave,
}

/// Whether a save has begun and not ended, going by the journal's first bytes.
fn is_mid_save(path: &Path) -> bool {
    let mut begin = [0; 8];
    std::fs::File::open(path.with_extension("roundtable-journal"))
        .and_then(|mut journal| journal.read_exact(&mut begin))
        .is_ok_and(|()| begin != [0; 8])
}

/// Lets another process work on the plan until it has told some batches, kills it, and gives the last step
/// that it told to be saved.
fn work_and_kill(path: &Path, batches: usize, moment: Moment) -> usize {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([NAME, "--exact", "--nocapture"])
        .env(FILE, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.strip_prefix("saved ")?.parse::<usize>().ok());
    let saved = told.nth(batches - 1).unwrap();
    let then = Instant::now();
    while match moment {
        Moment::After(pause) => then.elapsed() < pause,
        Moment::MidSave => !is_mid_save(path),
    } {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    told.last().unwrap_or(saved)
}

/// Such a plan is sound once it may be written; until then it says what is to be done.
fn look_at_a_copy_that_was_cut_off(path: &Path) {
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("Copy.roundtable");
    for ending in ["roundtable", "roundtable-journal"] {
        std::fs::copy(path.with_extension(ending), copy.with_extension(ending)).unwrap();
    }
    let report = store::check(&copy);
    assert_eq!(report.problems.len(), 1, "{report:?}");
    assert_eq!(report.problems[0].what, "the last save was cut off");
    set_writable(&copy, false);
    let refused = store::open(&copy).map(|_| ()).unwrap_err();
    assert_eq!(refused, StoreError::Unfinished(copy.clone()));
    set_writable(&copy, true);
    assert_eq!(store::read(&copy).unwrap().warning, None);
    assert_eq!(store::check(&copy).problems, []);
}

fn set_writable(path: &Path, writable: bool) {
    let mut permissions = std::fs::metadata(path).unwrap().permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(
        &mut permissions,
        if writable { 0o600 } else { 0o400 },
    );
    #[cfg(not(unix))]
    permissions.set_readonly(!writable);
    std::fs::set_permissions(path, permissions).unwrap();
}

#[test]
fn a_plan_survives_its_program_being_killed_at_any_moment() {
    if let Some(path) = std::env::var_os(FILE) {
        work_until_killed(Path::new(&path));
    }
    let (_dir, path) = new_file(&plain_plan());
    let dice = &mut Dice::new(2026);
    let mut halfway = 0;
    for round in 0..20 {
        let batches = 1 + dice.below(3);
        let moment = match round % 2 {
            0 => Moment::MidSave,
            _ => Moment::After(Duration::from_micros(dice.roll() % 6000)),
        };
        let saved = work_and_kill(&path, batches, moment);
        if is_mid_save(&path) {
            halfway += 1;
            look_at_a_copy_that_was_cut_off(&path);
        }
        let (mut document, writer) = open(&path);
        assert!(
            document.steps().len() >= saved,
            "round {round}: all that was told to be saved"
        );
        let numbers: Vec<i64> = document.steps().iter().map(|step| step.number).collect();
        let expected: Vec<i64> = (1..).take(numbers.len()).collect();
        assert_eq!(numbers, expected, "round {round}: no step is missing");
        writer.close().unwrap();
        assert_eq!(store::check(&path).problems, [], "round {round}");
        while document.undo().is_some() {}
        assert_eq!(
            document.plan(),
            &plain_plan(),
            "round {round}: no step is there in part"
        );
    }
    assert!(halfway > 0, "some saves were cut off halfway");
}
