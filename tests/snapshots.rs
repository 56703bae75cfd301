//! Snapshots in the whole program: taken, kept, read back, compared, and shown to a room.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/app.rs"]
mod app;
#[path = "common/wait.rs"]
mod wait;

use app::{Opening, Room};
use egui::{Key, Modifiers, ViewportCommand, accesskit::Role};
use roundtable::{
    exchange::{moment, sample},
    model::{Id, PartnerStatus, Record as _, Snapshot},
    store,
};

fn room_with_sample() -> Room {
    let mut room = Room::home();
    room.press("Open the sample plan");
    room
}

fn by_palette(room: &mut Room, words: &str) {
    room.keys(Modifiers::COMMAND, Key::K);
    room.type_text(words);
    room.key(Key::Enter);
}

fn take(room: &mut Room, name: &str) {
    by_palette(room, "Take a snapshot");
    room.write_over("Name of the snapshot", name);
    room.press("Take snapshot");
}

#[test]
fn a_snapshot_is_taken_in_one_step_and_is_there_the_next_day() {
    let mut room = room_with_sample();
    let before = room.plan().clone();
    take(&mut room, "Second workshop");
    assert_eq!(room.steps(), ["Take a snapshot"]);
    let kept = room
        .plan()
        .snapshots
        .iter()
        .last()
        .expect("it is kept")
        .clone();
    assert_eq!(kept.name, "Second workshop");
    let read = moment::plan(&kept.body).expect("it reads back");
    assert!(read.partners == before.partners && read.answers == before.answers);
    assert!(read.snapshots.is_empty());
    room.go("History");
    assert!(room.says(&format!("{} KB", kept.body.len().div_ceil(1024))));

    room.undo();
    assert!(*room.plan() == before);
    room.redo();
    room.wait_until_saved();
    let mut room = room.closed_and_opened_again();
    room.press("Open the sample plan");
    assert_eq!(room.plan().snapshots.iter().last(), Some(&kept));
}

#[test]
fn the_name_offered_says_what_the_day_is_about() {
    let mut room = room_with_sample();
    by_palette(&mut room, "Take a snapshot");
    assert_eq!(room.value_of("Name of the snapshot"), "May 12");
    room.key(Key::Escape);
    assert!(room.steps().is_empty());

    let mut plan = sample::sample();
    let mut header = plan.header.iter().next().expect("a header").clone();
    header.workshop_on = Some(jiff::civil::date(2026, 5, 12));
    plan.put_any(header.wrap());
    let mut room = room_with(&plan);
    by_palette(&mut room, "Take a snapshot");
    assert_eq!(room.value_of("Name of the snapshot"), "Workshop, May 12");
}

fn room_with(plan: &roundtable::model::Plan) -> Room {
    let home = app::new_home();
    let path = home.path().join("plan.roundtable");
    store::create(&path, plan).expect("there is room for a file");
    let opening = Opening {
        plan: Some(path),
        ..Opening::default()
    };
    Room::open(opening, home)
}

#[test]
fn a_snapshot_is_renamed_and_deleted_each_in_one_step() {
    let mut room = room_with_sample();
    room.go("History");
    room.press("Rename Planning workshop");
    room.write_over("New name of the snapshot", "Day one");
    room.key(Key::Enter);
    assert!(room.plan().snapshots.iter().any(|s| s.name == "Day one"));
    room.press("Delete Day one");
    assert!(room.plan().snapshots.iter().all(|s| s.name != "Day one"));
    assert_eq!(
        room.steps(),
        ["Rename a snapshot", "Delete the snapshot Day one"]
    );
}

#[test]
fn then_and_now_tells_the_change_in_words_and_a_line_selects_its_partner() {
    let mut room = room_with_sample();
    let steps = room.steps();
    room.go("History");
    room.press("Compare Planning workshop with now");
    assert_eq!(room.page(), "map");
    assert!(room.says("came to the table"), "{}", room.told());
    assert!(room.says("The partnership with Northside Legal Aid Clinic ended"));
    room.press("The partnership with Northside Legal Aid Clinic ended");
    assert!(room.says("Northside Legal Aid Clinic, providers"));
    room.key(Key::Escape);
    assert!(
        room.says("Drag onto the map") || room.says("Nearer"),
        "{}",
        room.told()
    );
    assert_eq!(room.steps(), steps, "looking changes nothing");
}

#[test]
fn on_a_narrow_page_then_and_now_has_the_map_above_the_words() {
    let mut room = room_with_sample();
    // As a screen of 1280 by 800 at 150 %.
    room.harness().set_size(egui::vec2(853.0, 533.0));
    room.settle();
    room.go("Partner map");
    room.press("Compare and present");
    room.press("Then and now");
    let table = room.place_of(Role::Canvas, "Partners then and now");
    assert!(table.height() > 120.0 && table.width() > 500.0, "{table}");
    let words = room.place_of(
        Role::Button,
        "The partnership with Northside Legal Aid Clinic ended",
    );
    assert!(
        words.top() > table.bottom() && words.bottom() < 533.0,
        "{words}"
    );
    room.press("Back to the map");
    assert!(room.says("Drag onto the map"));
}

#[test]
fn then_and_now_comes_to_rest_and_nothing_is_drawn_after_that() {
    let mut room = room_with_sample();
    let ctx = room.harness().ctx.clone();
    ctx.all_styles_mut(|style| style.animation_time = 0.1);
    room.go("History");
    room.press("Compare Planning workshop with now");
    room.press_meanwhile("Play");
    let passes = room.passes_until_idle();
    assert!(passes > 3, "it moves for a while: {passes}");
    assert!(room.passes_until_idle() <= 2, "it rests");
}

#[test]
fn who_wants_no_motion_sees_the_end_at_once() {
    // As all tests: the harness has switched motion off.
    let mut room = room_with_sample();
    room.go("History");
    room.press("Compare Planning workshop with now");
    room.press_meanwhile("Play");
    assert!(room.passes_until_idle() <= 2);
}

#[test]
fn nothing_can_be_changed_by_hand_or_key_while_another_moment_is_looked_at() {
    let mut room = room_with_sample();
    let before = room.plan().clone();
    room.go("History");
    room.press("Compare Planning workshop with now");
    let place = room.place_of(Role::ListItem, "Alder Family Court, courts and justice");
    room.click_at(place.center());
    room.drag(place.center(), place.center() + egui::vec2(120.0, 40.0));
    for key in [
        Key::Delete,
        Key::ArrowUp,
        Key::N,
        Key::Backspace,
        Key::PageUp,
    ] {
        room.key(key);
    }
    assert!(*room.plan() == before);
}

#[test]
fn a_damaged_snapshot_is_told_in_a_sentence_and_the_map_stays() {
    let mut plan = sample::sample();
    let damaged = Snapshot {
        name: "Broken".to_owned(),
        on: Some(jiff::civil::date(2026, 4, 1)),
        body: "{\"format\":\"roundtable-plan\",\"ver".to_owned(),
        ..Snapshot::new(Id::new(9_000_000))
    };
    plan.put_any(damaged.wrap());
    let mut room = room_with(&plan);
    room.go("History");
    room.press("Compare Broken with now");
    assert!(
        room.says("The snapshot “Broken” is damaged"),
        "{}",
        room.told()
    );
    room.key(Key::Escape);
    assert!(room.says("Nearer"));
}

#[test]
fn search_leads_to_a_snapshot_on_its_page() {
    let mut room = room_with_sample();
    take(&mut room, "Zebra day");
    by_palette(&mut room, "Zebra day");
    assert_eq!(room.page(), "history");
    assert_eq!(room.keyboard_on(), "Compare Zebra day with now");
}

/// Whether the program asked for the full screen, or to leave it, in the next pass after a key.
fn full_screen_after(room: &mut Room, key: Key) -> Option<bool> {
    room.harness().event(egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    room.harness().step();
    let windows = room.harness().output().viewport_output.values();
    let asked = windows.flat_map(|w| &w.commands).find_map(|c| match c {
        ViewportCommand::Fullscreen(on) => Some(*on),
        _ => None,
    });
    room.settle();
    asked
}

#[test]
fn presenting_fills_the_screen_steps_by_the_arrow_keys_and_leads_back() {
    let mut room = room_with_sample();
    room.go("Measures");
    assert_eq!(full_screen_after(&mut room, Key::F5), Some(true));
    assert!(
        room.says("Safe at Home partnership, Rings, May 12, 2026"),
        "{}",
        room.told()
    );
    room.key(Key::ArrowRight);
    assert!(
        room.says("Safe at Home partnership, Power and interest, May 12, 2026"),
        "{}",
        room.told()
    );
    room.key(Key::Home);
    assert!(
        room.says("Planning workshop, November 4, 2025"),
        "{}",
        room.told()
    );
    room.key(Key::ArrowRight);
    assert!(room.says("Four months in"));
    room.key(Key::End);
    assert!(room.says("Safe at Home partnership, Free"));
    assert_eq!(full_screen_after(&mut room, Key::Escape), Some(false));
    assert_eq!(room.page(), "measures");
    assert!(room.steps().is_empty(), "showing changes nothing");
}

#[test]
fn a_room_sees_no_note_no_contact_and_no_panel() {
    let mut room = room_with_sample();
    room.go("Partner map");
    room.key(Key::F5);
    for stop in 0..6 {
        let told = room.told();
        for partner in room.plan().partners.iter() {
            for note in [&partner.private_notes, &partner.notes] {
                assert!(
                    note.is_empty() || !told.contains(note.as_str()),
                    "stop {stop}: {note}"
                );
            }
        }
        for contact in room.plan().contacts.iter() {
            assert!(
                !told.contains(&contact.name),
                "stop {stop}: {}",
                contact.name
            );
        }
        assert!(
            !told.contains("Details") && !told.contains("Undo"),
            "{told}"
        );
        room.key(Key::ArrowRight);
    }
}

#[test]
fn partners_stay_where_they_are_before_a_room_until_the_facilitator_says_otherwise() {
    let mut room = room_with_sample();
    room.go("Partner map");
    room.key(Key::F5);
    let before = room.plan().clone();
    let at = room
        .place_of(Role::ListItem, "Alder Family Court, courts and justice")
        .center();
    room.drag(at, at + egui::vec2(30.0, 10.0));
    assert!(*room.plan() == before, "off by default");
    room.key(Key::E);
    let at = room
        .place_of(
            Role::ListBoxOption,
            "Alder Family Court, courts and justice",
        )
        .center();
    room.drag(at, at + egui::vec2(12.0, 6.0));
    assert!(*room.plan() != before, "{}", room.told());
    assert_eq!(room.steps().len(), 1);
    let court = room.partner("Alder Family Court");
    assert_eq!(court.status, PartnerStatus::AtTable);
}
