//! A question above a page keeps the keyboard to itself. The map hears Esc, Enter, Delete and letters when no
//! field has the keyboard; with a question open it once took them away from the question.

#![expect(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

#[path = "common/app.rs"]
mod app;
#[path = "common/random_plan.rs"]
mod random_plan;
#[path = "common/wait.rs"]
mod wait;

use std::fs;

use app::Room;
use egui::{Key, Modifiers};
use roundtable::{exchange::sample, store};

fn room_at_the_map() -> (Room, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.roundtable");
    store::create(&file, &sample::sample()).unwrap();
    let mut room = Room::with_plan(&file);
    room.go("Partner map");
    (room, folder)
}

#[test]
fn esc_and_enter_close_a_question_above_the_map() {
    for key in [Key::Escape, Key::Enter] {
        let (mut room, folder) = room_at_the_map();
        let bad = folder.path().join("bad.json");
        fs::write(&bad, "{").unwrap();
        room.will_pick(&bad);
        room.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
        assert!(
            room.says("bad.json could not be imported"),
            "{}",
            room.told()
        );
        room.key(key);
        assert!(!room.says("could not be imported"), "{key:?}");
        assert_eq!(room.steps(), Vec::<String>::new());
    }
}

#[test]
fn delete_below_a_question_deletes_nothing() {
    let (mut room, _folder) = room_at_the_map();
    let partners = room.plan().partners.len();
    room.keys(Modifiers::COMMAND, Key::A);
    room.key(Key::F1);
    assert!(room.says("Keyboard shortcuts"));
    room.key(Key::Delete);
    assert_eq!(room.plan().partners.len(), partners);
}
