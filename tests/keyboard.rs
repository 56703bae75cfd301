//! Where the keyboard is, all over the window: it is never lost, and the rail is one stop.
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

use app::Room;
use egui::{Key, Modifiers, accesskit::Role};
use roundtable::ui::screens::SCREENS;

fn room_with_sample() -> Room {
    let mut room = Room::home();
    room.press("Open the sample plan");
    room
}

/// Whether this is the name of a row of the rail.
fn is_step(name: &str) -> bool {
    SCREENS.iter().any(|screen| {
        let states = ["empty", "started", "done", "shows the plan"];
        states.iter().any(|state| {
            let row = format!("{}, {state}", screen.step.title);
            name == row || name.starts_with(&format!("{row}, "))
        })
    })
}

/// Puts the keyboard into the rail, coming from the first field of the page.
fn into_the_rail(room: &mut Room) {
    for _ in 0..8 {
        if is_step(&room.keyboard_on()) {
            return;
        }
        room.keys(Modifiers::SHIFT, Key::Tab);
    }
    panic!("the rail was not come to; {}", room.told());
}

// ---- the rail ----

#[test]
fn tab_stops_once_in_the_rail_at_the_row_of_the_page() {
    let mut room = room_with_sample();
    room.go("Levels");
    let mut stops = Vec::new();
    for _ in 0..400 {
        room.key(Key::Tab);
        let on = room.keyboard_on();
        if is_step(&on) {
            stops.push(on);
            // Once round.
            if stops.len() == 2 {
                break;
            }
        }
    }
    assert_eq!(stops.len(), 2, "Tab comes round: {stops:?}");
    assert!(stops[0].starts_with("Levels, "), "{stops:?}");
    assert_eq!(stops[0], stops[1]);
}

#[test]
fn arrows_go_through_the_rail_and_enter_goes_to_the_page() {
    let mut room = room_with_sample();
    into_the_rail(&mut room);
    assert!(room.keyboard_on().starts_with("Workshop, "));
    for screen in SCREENS.iter().skip(1) {
        room.key(Key::ArrowDown);
        let on = room.keyboard_on();
        assert!(on.starts_with(&format!("{}, ", screen.step.title)), "{on}");
    }
    room.key(Key::ArrowDown);
    let last = SCREENS.last().unwrap().step.title;
    assert!(room.keyboard_on().starts_with(last), "the last row stays");
    room.key(Key::Home);
    assert!(room.keyboard_on().starts_with("Workshop, "));
    room.key(Key::End);
    assert!(room.keyboard_on().starts_with(last));
    assert_eq!(room.page(), "workshop", "looking for a step goes nowhere");

    room.key(Key::Home);
    room.key(Key::ArrowDown);
    room.key(Key::Enter);
    assert_eq!(room.page(), "readiness");
    assert!(room.keyboard_on().starts_with("Readiness, "));
    room.key(Key::ArrowUp);
    room.key(Key::Space);
    assert_eq!(room.page(), "workshop");
    room.key(Key::Tab);
    assert!(!is_step(&room.keyboard_on()), "{}", room.keyboard_on());
    assert_ne!(room.keyboard_on(), "");
}

#[test]
fn the_keyboard_in_the_rail_goes_along_when_the_page_is_turned_from_elsewhere() {
    let mut room = room_with_sample();
    into_the_rail(&mut room);
    room.key(Key::ArrowDown);
    room.key(Key::ArrowDown);
    room.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(room.page(), "readiness");
    assert!(room.keyboard_on().starts_with("Readiness, "));
}

#[test]
fn a_row_of_the_rail_tells_what_there_is_to_look_at() {
    let mut room = room_with_sample();
    room.go("Workshop");
    room.place_of(Role::Button, "Workshop, started, 1 thing to look at");
}

// ---- Esc ----

#[test]
fn after_escape_in_a_field_tab_goes_on_from_there() {
    let mut room = room_with_sample();
    for (field, next) in [
        ("Title", "Agency"),
        ("Facilitator", "Workshop day"),
        ("Workshop day", "Calendar for Workshop day"),
        ("Privacy", "Private note: plan"),
    ] {
        room.type_into(field, "");
        assert_eq!(room.keyboard_on(), field);
        room.key(Key::Escape);
        assert_eq!(room.keyboard_on(), "", "Esc leaves the field {field}");
        room.key(Key::Tab);
        assert_eq!(room.keyboard_on(), next);
    }
    room.type_into("Facilitator", "");
    room.key(Key::Escape);
    room.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(room.keyboard_on(), "Agency's short name");
}

#[test]
fn a_list_closed_by_escape_gives_the_keyboard_back_to_its_field() {
    let mut room = room_with_sample();
    room.type_into("Workshop day", "");
    room.key(Key::Tab);
    assert_eq!(room.keyboard_on(), "Calendar for Workshop day");
    room.key(Key::Enter);
    assert_ne!(room.keyboard_on(), "Calendar for Workshop day");
    room.key(Key::Escape);
    assert_eq!(room.keyboard_on(), "Calendar for Workshop day");
    room.press("Menu");
    room.key(Key::Escape);
    room.key(Key::Tab);
    assert_ne!(room.keyboard_on(), "");
}

#[test]
fn the_palette_gives_the_keyboard_back_to_where_it_was_opened() {
    let mut room = room_with_sample();
    room.type_into("Facilitator", "");
    room.keys(Modifiers::COMMAND, Key::K);
    assert_eq!(room.keyboard_on(), "Find or do anything");
    room.key(Key::Escape);
    assert_eq!(room.keyboard_on(), "Facilitator");
    room.key(Key::F1);
    room.key(Key::Escape);
    assert_eq!(room.keyboard_on(), "Facilitator");
}

#[test]
fn on_a_page_that_was_gone_to_by_keyboard_tab_begins_with_the_page() {
    let mut room = room_with_sample();
    room.type_into("Facilitator", "");
    room.keys(Modifiers::COMMAND, Key::K);
    room.type_text("Boundaries");
    room.key(Key::Enter);
    assert_eq!(room.page(), "boundaries");
    assert_eq!(room.keyboard_on(), "");
    room.key(Key::Tab);
    let first = room.keyboard_on();
    assert_ne!(first, "");
    assert_ne!(first, "Find or do anything");
    assert!(!is_step(&first), "{first}");
    // Before the first thing of the page stands the rail.
    room.keys(Modifiers::SHIFT, Key::Tab);
    assert!(room.keyboard_on().starts_with("Boundaries, "));
}

#[test]
fn when_a_row_goes_away_with_the_button_that_was_pressed_tab_goes_on_there() {
    let mut room = room_with_sample();
    room.go("Partner list");
    let name = room.plan().partners.iter().next().unwrap().name.clone();
    room.click_on(Role::Row, &name);
    room.press("Delete this partner");
    room.key(Key::Tab);
    let on = room.keyboard_on();
    assert_ne!(on, "");
    assert_ne!(on, "Find or do anything", "not from the top of the window");
}

#[test]
fn tab_goes_through_what_belongs_to_a_question_as_it_is_read() {
    let mut room = room_with_sample();
    room.keys(Modifiers::COMMAND, Key::K);
    room.type_text("Boundaries");
    room.key(Key::Enter);
    room.press("Notes and more: Strong on its own");
    let mut before = (f32::NEG_INFINITY, f32::NEG_INFINITY);
    let mut told = Vec::new();
    for _ in 0..6 {
        room.key(Key::Tab);
        told.push(room.keyboard_on());
        let place = room.keyboard_place();
        // A line holds what is in the middle of it.
        let here = ((place.center().y / 12.0).round(), place.left());
        assert!(here > before, "as it is read: {told:?}");
        before = here;
    }
}

// ---- the outline of the map ----

#[test]
fn in_the_outline_f2_renames_and_delete_undo_and_links_never_lose_the_keyboard() {
    let mut room = room_with_sample();
    room.go("Partner map");
    room.click_on(Role::RadioButton, "Panel: Partners");
    for _ in 0..3 {
        room.key(Key::Tab);
    }
    assert!(
        room.keyboard_on().starts_with("Families and youth, "),
        "{}",
        room.keyboard_on()
    );
    room.key(Key::ArrowDown);
    assert!(
        room.keyboard_on().starts_with("Alder Youth Advisers, "),
        "{}",
        room.keyboard_on()
    );
    room.key(Key::F2);
    assert_eq!(room.keyboard_on(), "New name of the partner");
    room.type_text("Youth of Alder");
    room.key(Key::Enter);
    assert_eq!(
        room.steps().last().map(String::as_str),
        Some("Rename Alder Youth Advisers to Youth of Alder")
    );
    // It goes along to where the new name stands among the others.
    assert!(
        room.keyboard_on().starts_with("Youth of Alder, "),
        "{}",
        room.keyboard_on()
    );
    room.type_text("l");
    assert_eq!(room.keyboard_on(), "Partner to link with");
    room.key(Key::Escape);
    assert!(
        room.keyboard_on().starts_with("Youth of Alder, "),
        "{}",
        room.keyboard_on()
    );
    room.type_text("l");
    room.type_text("court");
    room.key(Key::Enter);
    room.key(Key::Enter);
    assert!(
        room.keyboard_on().starts_with("Youth of Alder, "),
        "{}",
        room.keyboard_on()
    );
    assert!(
        room.keyboard_on().ends_with(", 2 links"),
        "{}",
        room.keyboard_on()
    );
    room.key(Key::Delete);
    assert!(
        room.keyboard_on().starts_with("Policy makers, "),
        "{}",
        room.keyboard_on()
    );
    room.undo();
    assert!(room.says("Youth of Alder"));
}
