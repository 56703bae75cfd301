//! Partners from elsewhere and the map for other programs, as a person meets them: the preview, what is chosen in
//! it, one step that can be taken back, and files that other programs read.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "common/app.rs"]
mod app;
#[path = "common/wait.rs"]
mod wait;

use std::fs;

use app::Room;
use egui::{Key, accesskit::Role};
use roundtable::{exchange::sniff, model::Category};

fn room_with_sample() -> Room {
    let mut room = Room::home();
    room.press("Open the sample plan");
    room
}

/// The sample with this file waiting in the preview.
fn room_with_preview(name: &str, text: &str) -> Room {
    let mut room = room_with_sample();
    let path = room.folder().join(name);
    fs::write(&path, text).unwrap();
    room.will_pick(&path);
    room.go("Report and exports");
    room.pick("What to take along: Data and other programs");
    room.press("Import partners…");
    room
}

const TABLE: &str =
    "Organization;Room;Sector;Influence\nCorner Clinic;3 b;Zebras;70\nNight School;;Zebras;lots\n";

#[test]
fn a_table_is_shown_before_it_is_taken_in_and_is_one_step_that_undo_takes_back() {
    let mut room = room_with_preview("list.csv", TABLE);
    let before = room.plan().clone();
    assert!(
        room.says("Import partners from list.csv"),
        "{}",
        room.told()
    );
    assert!(room.says("2 new partners"));
    assert!(room.says("Row 3, Influence: “lots” was left out"));
    assert!(*room.plan() == before, "nothing is done yet");

    // Another field for a column, another meaning for a word.
    room.click_on(Role::ComboBox, "Room");
    room.type_into("Find Room", "Short name");
    room.key(Key::Enter);
    room.click_on(Role::RadioButton, "“Zebras”: 2 partners: Policy makers");
    room.press("Import 2 partners");

    let clinic = room.partner("Corner Clinic");
    assert_eq!(clinic.short, "3 b");
    assert_eq!(clinic.notes, "");
    assert_eq!(clinic.category, Category::Policy);
    assert_eq!(clinic.influence, Some(70.0));
    assert_eq!(room.plan().partners.len(), before.partners.len() + 2);
    assert_eq!(room.steps(), ["Import 2 partners"]);
    room.undo();
    assert!(*room.plan() == before);
    room.redo();
    room.partner("Night School");
}

#[test]
fn cancel_and_escape_leave_the_plan_as_it_is() {
    let mut room = room_with_preview("list.csv", TABLE);
    let before = room.plan().clone();
    room.press("Cancel");
    assert!(!room.says("Import partners from list.csv"));
    assert!(*room.plan() == before);
    let path = room.folder().join("list.csv");
    room.will_pick(&path);
    room.press("Import partners…");
    room.key(Key::Escape);
    assert!(!room.says("Import partners from list.csv"));
    assert!(*room.plan() == before);
    assert_eq!(room.steps(), <[String; 0]>::default());
}

#[test]
fn partners_that_are_there_are_filled_in_or_taken_from_the_file_as_chosen() {
    let sample = roundtable::exchange::sample::sample();
    let known = sample
        .partners
        .iter()
        .find(|p| p.influence.is_some())
        .unwrap();
    let table = format!("name,influence\n\"{}\",1\n", known.name);
    let mut room = room_with_preview("list.csv", &table);
    assert!(
        room.says("1 field differs and stays as it is"),
        "{}",
        room.told()
    );
    assert!(!room.is_enabled("Nothing to import"));
    room.click_on(
        Role::RadioButton,
        "What becomes of them: Take the file's words",
    );
    assert!(room.says("→ 1"), "{}", room.told());
    room.press("Update 1 partner");
    assert_eq!(room.partner(&known.name).influence, Some(1.0));
}

#[test]
fn an_empty_list_of_partners_offers_to_take_one_in() {
    let mut room = Room::home();
    room.press("New plan…");
    room.type_into("Name of the plan", "Safe streets");
    room.press("Create plan");
    room.go("Partner list");
    let path = room.folder().join("list.csv");
    fs::write(&path, TABLE).unwrap();
    room.will_pick(&path);
    room.press("Import partners…");
    room.press("Import 2 partners");
    room.partner("Corner Clinic");
    assert!(room.says("Import 2 partners: done; one Undo takes it back"));
}

#[test]
fn a_file_that_is_something_else_is_told_in_plain_words() {
    let room = room_with_preview("letter.json", "{\"dear\": \"all\"}");
    assert!(
        room.says("letter.json could not be imported"),
        "{}",
        room.told()
    );
    assert!(room.says("neither Kumu’s nor a canvas"));
}

#[test]
fn the_map_is_written_for_each_program_and_read_again_as_the_same_partners() {
    let mut room = room_with_sample();
    room.go("Report and exports");
    room.pick("What to take along: Data and other programs");
    for (button, name) in [
        ("Export JSON Canvas…", "map.canvas"),
        ("Export GraphML…", "map.graphml"),
        ("Export for Kumu…", "map.kumu.json"),
    ] {
        let path = room.folder().join(name);
        room.will_pick(&path);
        room.press(button);
        assert!(room.says("Written to"), "{}", room.told());
        let incoming = sniff::read(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(incoming.partners.len(), room.plan().partners.len());
        assert_eq!(incoming.links.len(), room.plan().links.len());

        room.will_pick(&path);
        room.press("Import partners…");
        assert!(!room.says("new partner"), "{}", room.told());
        room.press("Cancel");
    }
}
