//! Journeys through the program, told as a person would: by the words on the screen.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "common/app.rs"]
mod app;
#[path = "common/random_plan.rs"]
mod random_plan;
#[path = "common/wait.rs"]
mod wait;

use app::{Opening, Room};
use egui::{Key, Modifiers, Theme};
use roundtable::{
    exchange::json,
    model::{Kind, Plan},
    store,
    ui::screens::SCREENS,
};

/// A program with a new plan of this name.
fn room_with_new_plan(title: &str) -> Room {
    let mut room = Room::home();
    room.press("New plan…");
    room.type_into("Name of the plan", title);
    room.press("Create plan");
    room
}

fn room_with_sample() -> Room {
    let mut room = Room::home();
    room.press("Open the sample plan");
    room
}

#[test]
fn a_new_plan_from_nothing_is_made_undone_by_name_and_there_again_the_next_day() {
    let mut room = room_with_new_plan("Safe streets");
    assert!(room.says("Safe streets"));
    let empty = room.plan().clone();

    room.go("Partner list");
    room.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    room.write_over("Name", "Family Court");
    assert_eq!(room.partner("Family Court").name, "Family Court");

    room.wait_until_saved();
    let full = room.plan().clone();
    let steps = room.steps();
    assert!(!steps.is_empty());
    for name in steps.iter().rev() {
        assert!(room.says("Undo"));
        room.undo();
        assert!(
            room.says(&format!("Undone: {name}")),
            "{name}; {}",
            room.told()
        );
    }
    assert_eq!(*room.plan(), empty);
    for _ in &steps {
        room.redo();
    }
    assert_eq!(*room.plan(), full);

    let mut room = room.closed_and_opened_again();
    room.press("Open Safe streets");
    assert_eq!(*room.plan(), full);
    assert_eq!(room.steps(), steps);
}

#[test]
fn nothing_moves_when_nobody_does_anything() {
    let mut room = room_with_sample();
    for screen in SCREENS {
        room.go(screen.step.title);
        room.wait_until_saved();
        room.settle();
        assert_eq!(
            room.passes_until_idle(),
            1,
            "{} draws on",
            screen.step.title
        );
    }
}
