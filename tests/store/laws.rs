//! What holds for every plan.

use std::time::Duration;

use roundtable::{
    edit::{Document, Edit, Gesture},
    model::{Kind, Plan},
    store::{self, SaveState},
};

use crate::plans::{Dice, new_file, odd_plan, open, plain_plan, record};

const SOON: Duration = Duration::from_secs(20);

#[test]
fn what_is_created_is_what_is_read() {
    for seed in 0..20 {
        let plan = odd_plan(seed);
        for kind in Kind::ALL {
            assert!(plan.count(*kind) > 0, "{kind:?} is tested, too");
        }
        let (_dir, path) = new_file(&plan);
        assert_eq!(store::read(&path).unwrap().plan, plan, "seed {seed}");
        assert_eq!(open(&path).0.plan(), &plan, "seed {seed}");
    }
}

#[test]
fn a_plan_without_any_record_is_a_plan() {
    let (_dir, path) = new_file(&Plan::default());
    assert_eq!(open(&path).0.plan(), &Plan::default());
}

/// One random edit: records put, changed and taken out, in gestures and without.
fn random_edit(dice: &mut Dice, document: &Document) -> Edit {
    let plan = document.plan();
    let kind = Kind::ALL[dice.below(Kind::ALL.len())];
    let ids = plan.ids_of(kind);
    let mut edit = Edit::named(format!("Edit {kind:?}"));
    match (dice.below(4), dice.pick(&ids)) {
        (0, Some(id)) => edit.remove.push(roundtable::model::Key { kind, id: *id }),
        (1, Some(id)) => {
            edit.put.extend(record(dice, kind, *id, plan));
            edit.gesture = Gesture::Continued(dice.below(2) as u64);
        }
        _ => {
            let id = dice.id();
            edit.put.extend(record(dice, kind, id, plan));
        }
    }
    edit
}

#[test]
fn after_any_changes_the_file_holds_what_memory_holds_and_so_does_its_history() {
    for seed in 0..4 {
        let dice = &mut Dice::new(seed);
        let (_dir, path) = new_file(&plain_plan());
        let (mut document, mut writer) = open(&path);
        for round in 0..400 {
            let applied = match dice.below(10) {
                0 | 1 => document.undo(),
                2 => document.redo(),
                3 => {
                    let mark = document.mark();
                    if let Some(applied) = document.apply(random_edit(dice, &document)).unwrap() {
                        writer.save(&applied);
                    }
                    document.bail(mark)
                }
                _ => document.apply(random_edit(dice, &document)).unwrap(),
            };
            if let Some(applied) = applied {
                writer.save(&applied);
            }
            if round % 40 == 0 {
                writer.flush(SOON).unwrap();
                assert_eq!(writer.state(), SaveState::Saved);
                assert_eq!(writer.saved_revision(), document.revision());
            }
            if round % 100 == 99 {
                let (plan, steps) = (document.plan().clone(), document.steps().to_vec());
                let redo = document.next_redo().cloned();
                writer.close().unwrap();
                (document, writer) = open(&path);
                assert_eq!(document.plan(), &plan, "seed {seed}, round {round}");
                assert_eq!(document.steps(), steps, "seed {seed}, round {round}");
                assert_eq!(document.next_redo(), redo.as_ref(), "seed {seed}");
            }
        }
        assert!(document.steps().len() > 50);
        while let Some(applied) = document.undo() {
            writer.save(&applied);
        }
        writer.close().unwrap();
        let (document, _writer) = open(&path);
        assert_eq!(document.plan(), &plain_plan(), "seed {seed}: all undone");
        assert!(store::check(&path).problems.len() == 1, "it is open");
    }
}
