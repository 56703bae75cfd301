//! The question about a picture of the map: from the command to the file, and what is remembered of it.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

#[path = "common/app.rs"]
mod app;
#[path = "common/wait.rs"]
mod wait;

use app::Room;
use egui::{Key, Modifiers, accesskit::Role};
use roundtable::{exchange::sample, store};

fn sample_room() -> Room {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.roundtable");
    store::create(&path, &sample::sample()).unwrap();
    let room = Room::with_plan(&path);
    // The plan is open, and its folder must outlive the room.
    drop(folder.keep());
    room
}

fn ask(room: &mut Room) {
    room.go("Partner map");
    let held = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    room.keys(held, Key::E);
    assert!(room.says("Export the map as a picture"));
}

#[test]
fn a_poster_is_asked_for_and_written_where_it_is_to_be() {
    let mut room = sample_room();
    let to = room.folder().join("poster.pdf");
    ask(&mut room);
    room.click_on(Role::RadioButton, "Format: PDF");
    room.click_on(Role::RadioButton, "Paper: A4");
    room.press("One more: Sheets across");
    assert!(room.says("Neighboring sheets show 10 mm alike; marks tell where to cut and where to lay the next sheet"));
    room.will_pick(&to);
    room.press("Export picture…");
    room.settle();
    let pdf = std::fs::read(&to).unwrap();
    let pages = pdf
        .windows(11)
        .filter(|part| *part == b"/Type/Page/")
        .count();
    assert_eq!(pages, 2);
}

#[test]
fn the_question_begins_as_it_was_answered_last() {
    let mut room = sample_room();
    let to = room.folder().join("map.svg");
    ask(&mut room);
    room.click_on(Role::RadioButton, "Format: SVG");
    room.click_on(Role::CheckBox, "Legend");
    room.will_pick(&to);
    room.press("Export picture…");
    room.settle();
    let drawing = std::fs::read_to_string(&to).unwrap();
    assert!(!drawing.contains("id=\"legend\""));
    ask(&mut room);
    assert!(room.says("A drawing that other programs can change; text stays text"));
}

#[test]
fn leaving_the_question_writes_nothing() {
    let mut room = sample_room();
    ask(&mut room);
    assert!(room.says("How the paper lies"));
    room.press("Cancel");
    assert!(!room.says("How the paper lies"), "{}", room.told());
}
