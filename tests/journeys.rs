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

use std::{fs, path::PathBuf};

use app::{Opening, Room};
use egui::{Key, Modifiers, Theme, ThemePreference, accesskit::Role};
use roundtable::{
    exchange::{json, sample},
    guidance::catalogue,
    model::{AnyRecord, Category, Contact, Header, Id, Level, Partner, Plan, Record as _},
    store,
    ui::{command::TABLE, screens::SCREENS},
};

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

/// What the group reads at an item of the catalogue.
fn question(id: &str) -> &'static str {
    let item = catalogue().item(id).expect("the catalogue has it");
    &item.wording
}

fn add_partner(room: &mut Room, name: &str) {
    room.go("Partner list");
    room.type_into("Add a partner", name);
    room.press("Add");
}

/// Takes everything back by the names of the steps, and does it all again.
fn undo_all_and_redo_all(room: &mut Room, start: &Plan) {
    let end = room.plan().clone();
    let steps = room.steps();
    for name in steps.iter().rev() {
        room.undo();
        let told = format!("Undone: {name}");
        assert!(room.says(&told), "{told} is not told");
    }
    assert!(*room.plan() == *start, "not all was taken back");
    for name in &steps {
        room.redo();
        let told = format!("Done again: {name}");
        assert!(room.says(&told), "{told} is not told");
    }
    assert!(*room.plan() == end, "not all was done again");
    assert_eq!(room.steps(), steps);
}

// ---- from nothing ----

#[test]
fn a_plan_made_from_nothing_goes_through_all_steps_is_taken_back_by_name_and_is_there_the_next_day()
{
    let mut room = room_with_new_plan("Safe streets");
    let empty = room.plan().clone();

    room.go("Where we stand");
    room.type_into(question("strategy.needs"), "Safe homes for forty families");

    add_partner(&mut room, "Family Court");
    room.press("Add contact");
    room.type_into("Contact name", "Judge Rivera");
    room.click_on(Role::RadioButton, "Category: Courts and justice");

    room.go("Partner map");
    let chip = room
        .place_of(Role::Button, "New partner: Providers")
        .center();
    let table = room.place_of(Role::Canvas, "Partners around the table");
    room.drag(chip, table.center() + egui::vec2(0.0, table.height() * 0.3));
    room.type_text("Open Door shelter");
    room.key(Key::Enter);
    room.click_on(Role::RadioButton, "Level today: Cooperation");
    room.click_on(Role::RadioButton, "Intended level: Integration");

    room.go("Levels");
    room.press("Support required, collaboration");

    let court = room.partner("Family Court");
    assert_eq!(court.category, Category::Justice);
    let shelter = room.partner("Open Door shelter");
    assert_eq!(shelter.category, Category::Providers);
    assert_eq!(shelter.current_level, Some(Level::Cooperation));
    assert_eq!(shelter.intended_level, Some(Level::Integration));
    let plan = room.plan();
    assert_eq!(
        plan.answers.iter().next().unwrap().text,
        "Safe homes for forty families"
    );
    assert_eq!(plan.contacts.iter().next().unwrap().name, "Judge Rivera");
    let rating = plan.level_ratings.iter().next().unwrap();
    assert_eq!(rating.current, Some(Level::Collaboration));

    undo_all_and_redo_all(&mut room, &empty);
    room.wait_until_saved();
    let (full, steps) = (room.plan().clone(), room.steps());

    let mut room = room.closed_and_opened_again();
    assert!(!room.has_plan());
    room.press("Open Safe streets");
    assert!(*room.plan() == full, "the plan is as it was left");
    assert_eq!(room.steps(), steps);
    undo_all_and_redo_all(&mut room, &empty);
}

#[test]
fn typing_a_name_is_one_step_and_ctrl_z_in_the_field_is_the_fields_own() {
    let mut room = room_with_new_plan("Plan");
    room.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    let before = room.steps().len();
    assert!(room.has_keyboard("Name"), "a new partner is named at once");
    for letter in ["C", "o", "u", "r", "t"] {
        room.type_text(letter);
    }
    assert_eq!(room.plan().partners.iter().next().unwrap().name, "Court");
    assert_eq!(room.steps().len(), before + 1);
    room.keys(Modifiers::COMMAND, Key::Z);
    assert!(room.has_keyboard("Name"));
    assert_eq!(room.plan().partners.len(), 1, "the partner itself stays");
}

#[test]
fn findings_worked_out_beside_the_window_are_up_to_date_once_typing_rests() {
    let opening = Opening {
        background: true,
        ..Opening::default()
    };
    let mut room = Room::open(opening, app::new_home());
    room.press("New plan…");
    room.type_into("Name of the plan", "Plan");
    room.press("Create plan");
    room.wait_until("Environmental scan");
    room.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    // A finding names the partner, so that each letter makes it another one.
    for letter in "Juvenile Court of the County".chars() {
        room.type_text(&letter.to_string());
    }
    room.wait_until_it_says_by_itself("win Juvenile Court of the County for the table");
    room.wait_until_saved();
    assert_eq!(room.passes_until_idle(), 1, "at rest nothing is drawn");

    room.undo();
    room.wait_until_it_says_by_itself("win Unnamed partner for the table");
    room.redo();
    room.wait_until_it_says_by_itself("win Juvenile Court of the County for the table");
}

#[test]
fn a_partner_deleted_with_all_it_had_comes_back_in_one_step() {
    let mut room = room_with_sample();
    room.go("Partner list");
    let name = room.plan().partners.iter().next().unwrap().name.clone();
    room.type_into("Filter by name or tag", &name);
    room.click_on(Role::Row, &name);
    let before = room.plan().clone();
    room.press("Delete this partner");
    assert!(
        room.plan().len() < before.len(),
        "it goes with what hangs on it"
    );
    assert_eq!(room.plan().dangling(), []);
    room.undo();
    assert!(*room.plan() == before);
}

#[test]
fn what_is_undone_in_one_partners_field_never_brings_back_another_partners_text() {
    let mut room = room_with_new_plan("Plan");
    for name in ["Family Court", "School board"] {
        add_partner(&mut room, name);
    }
    room.click_on(Role::Row, "Family Court");
    room.write_over("Short name", "Court");
    room.click_on(Role::Row, "School board");
    room.click_on(Role::TextInput, "Short name");
    for _ in 0..3 {
        room.keys(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(room.partner("School board").short, "");
    assert_eq!(room.partner("Family Court").short, "Court");
}

#[test]
fn a_new_step_after_an_undo_leaves_nothing_to_do_again() {
    let mut room = room_with_new_plan("Plan");
    add_partner(&mut room, "One");
    add_partner(&mut room, "Two");
    room.undo();
    assert!(room.is_enabled("Redo"));
    add_partner(&mut room, "Three");
    assert!(!room.is_enabled("Redo"));
    let names: Vec<_> = room
        .plan()
        .partners
        .iter()
        .map(|p| p.name.as_str())
        .collect();
    assert_eq!(names, ["One", "Three"]);
}

#[test]
fn closing_right_after_the_last_letter_loses_nothing() {
    let mut room = room_with_new_plan("Plan");
    add_partner(&mut room, "Family Court");
    room.type_into("Notes", "Said in the last minute");
    let mut room = room.closed_and_opened_again();
    room.press("Open Plan");
    assert_eq!(
        room.partner("Family Court").notes,
        "Said in the last minute"
    );
}

#[test]
fn when_the_file_cannot_be_written_that_is_said_a_copy_can_be_kept_and_nothing_is_lost() {
    let mut room = room_with_new_plan("Plan");
    room.wait_until_saved();
    let folder = room.file().parent().unwrap().to_owned();
    let elsewhere = room.folder().join("pulled out");
    fs::rename(&folder, &elsewhere).unwrap();
    add_partner(&mut room, "Family Court");
    room.wait_until("Not saved");
    room.wait_until("Your changes are kept in this window");

    let copy = room.folder().join("copy.roundtable");
    room.will_pick(&copy);
    room.press("Save a copy…");
    let kept = store::read(&copy).expect("the copy is a plan").plan;
    assert!(
        kept == *room.plan(),
        "the copy holds what could not be saved"
    );

    fs::rename(&elsewhere, &folder).unwrap();
    room.press("Try again");
    room.wait_until_saved();
    let plan = room.plan().clone();
    let mut room = room.closed_and_opened_again();
    room.press("Open Plan");
    assert!(*room.plan() == plan);
}

#[test]
fn how_a_person_likes_it_is_remembered() {
    let mut room = room_with_new_plan("Plan");
    let command = |room: &mut Room, name: &str| {
        room.keys(Modifiers::COMMAND, Key::K);
        room.type_text(name);
        room.key(Key::Enter);
    };
    command(&mut room, "Dark theme");
    assert_eq!(room.theme(), Theme::Dark);
    command(&mut room, "Larger");
    let zoom = room.zoom();
    assert!(zoom > 1.0);
    let room = room.closed_and_opened_again();
    assert_eq!(room.theme_it_began_in(), ThemePreference::Dark);
    assert!((room.zoom() - zoom).abs() < 0.001);
}

#[test]
fn home_tells_how_far_each_plan_is_and_what_presses() {
    let mut room = room_with_sample();
    room.keys(Modifiers::COMMAND, Key::K);
    room.type_text("close plan");
    room.key(Key::Enter);
    for words in [
        "23 partners",
        "overdue",
        "next review",
        "Prepare: ",
        "Our agency: ",
    ] {
        assert!(room.says(words), "{words}");
    }
    let room = room.closed_and_opened_again();
    assert!(room.says("Partners: "), "kept with the settings");
}

// ---- getting about ----

#[test]
fn the_palette_finds_a_page_a_partner_and_a_command() {
    let mut room = room_with_sample();
    let find = |room: &mut Room, words: &str| {
        room.keys(Modifiers::COMMAND, Key::K);
        room.type_text(words);
        room.key(Key::Enter);
    };
    find(&mut room, "levels");
    assert_eq!(room.page(), "levels");
    let name = room.plan().partners.iter().last().unwrap().name.clone();
    find(&mut room, &name);
    assert!(
        ["partners", "map"].contains(&room.page()),
        "{}",
        room.page()
    );
    assert!(room.says(&name));
    find(&mut room, "close plan");
    assert!(!room.has_plan());
    assert_eq!(room.page(), "home");
}

#[test]
fn the_palette_goes_by_escape_and_says_when_it_finds_nothing() {
    let mut room = room_with_sample();
    room.keys(Modifiers::COMMAND, Key::K);
    room.type_text("xyzzy");
    assert!(room.says("Nothing found for “xyzzy”"));
    room.key(Key::Escape);
    assert!(!room.says("Nothing found"));
}

#[test]
fn the_palettes_list_is_as_tall_as_what_is_found_also_after_nothing_was() {
    let mut room = room_with_sample();
    room.keys(Modifiers::COMMAND, Key::K);
    room.type_text("xyzzy");
    assert!(room.says("Nothing found for “xyzzy”"));
    for _ in 0.."xyzzy".len() {
        room.key(Key::Backspace);
    }
    room.type_text("theme");
    // At its place on the screen, as by mouse: what the list hides can't be met there.
    let dark = room.place_of(Role::ListBoxOption, "Dark theme").center();
    room.click_at(dark);
    assert_eq!(room.theme(), Theme::Dark);
}

#[test]
fn the_program_is_left_by_its_key_also_while_a_question_is_in_front() {
    let mut room = room_with_sample();
    room.key(Key::F1);
    assert!(room.says("Keyboard shortcuts"));
    room.keys(Modifiers::COMMAND, Key::N);
    assert!(!room.says("Create plan"));
    assert!(room.leaves_by(Modifiers::COMMAND, Key::Q));
}

#[test]
fn f1_lists_every_shortcut() {
    let mut room = room_with_sample();
    room.key(Key::F1);
    assert!(room.says("Keyboard shortcuts"));
    for row in TABLE.iter().filter(|row| !row.keys.is_empty()) {
        assert!(room.says(row.name.trim_end_matches('…')), "{}", row.name);
    }
    room.key(Key::Escape);
    assert!(!room.says("Next field, field before"));
}

#[test]
fn the_keyboard_alone_walks_through_the_steps() {
    let mut room = room_with_sample();
    for screen in SCREENS.iter().skip(1) {
        room.keys(Modifiers::ALT, Key::ArrowDown);
        assert_eq!(room.page(), screen.step.id);
    }
    for screen in SCREENS.iter().rev().skip(1) {
        room.keys(Modifiers::ALT, Key::ArrowUp);
        assert_eq!(room.page(), screen.step.id);
    }
}

// ---- files in and out ----

#[test]
fn an_export_imported_as_a_new_plan_is_the_same_plan() {
    let mut room = room_with_sample();
    let file = room.folder().join("out.json");
    room.will_pick(&file);
    room.keys(Modifiers::COMMAND, Key::E);
    assert!(room.says("Written to"), "{}", room.told());
    let before = (room.plan().clone(), room.file());
    room.keys(Modifiers::COMMAND, Key::W);
    room.will_pick(&file);
    room.press("Import JSON…");
    assert!(*room.plan() == before.0, "the same plan");
    assert_ne!(room.file(), before.1, "in a file of its own");
    assert_eq!(json::to_bytes(room.plan()), fs::read(&file).unwrap());
}

#[test]
fn without_a_file_dialog_the_path_is_asked_for_in_the_window() {
    let mut room = room_with_sample();
    let file = room.folder().join("typed.json");
    room.keys(Modifiers::COMMAND, Key::E);
    assert!(room.says("This system offers no file dialog"));
    room.write_over("File", file.to_str().unwrap());
    room.press("Save");
    assert!(file.exists(), "{}", room.told());
}

#[test]
fn a_report_is_looked_at_and_saved_as_pages() {
    let mut room = room_with_sample();
    room.press("Export…");
    assert_eq!(room.page(), "report");
    assert!(room.says("Page 1 of"), "{}", room.told());
    let file = room.folder().join("summary.pdf");
    room.will_pick(&file);
    room.press("Save as PDF…");
    assert!(room.says("Written to"), "{}", room.told());
    assert!(fs::read(&file).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_bad_json_file_is_refused_in_plain_lines_and_changes_nothing() {
    let good = String::from_utf8(json::to_bytes(&sample::sample())).unwrap();
    let bad: [(&str, Vec<u8>); 6] = [
        ("cut off", good.as_bytes()[..good.len() / 2].to_vec()),
        ("empty", Vec::new()),
        ("not text", vec![0xff, 0xfe, 0x00, 0x80]),
        (
            "another program's",
            br#"{"nodes": [], "edges": []}"#.to_vec(),
        ),
        ("deep", "[".repeat(100_000).into_bytes()),
        (
            "wrong type",
            good.replacen("\"current_level\": \"", "\"current_level\": \"x", 1)
                .into_bytes(),
        ),
    ];
    for (what, bytes) in bad {
        let mut room = Room::home();
        let file = room.folder().join("bad.json");
        fs::write(&file, bytes).unwrap();
        room.will_pick(&file);
        room.press("Import JSON…");
        assert!(
            room.says("bad.json could not be imported"),
            "{what}: {}",
            room.told()
        );
        assert!(room.says("Nothing was changed"), "{what}");
        assert!(!room.has_plan(), "{what}");
        let plans = room.folder().join("Roundtable");
        let left = fs::read_dir(plans).map_or(0, Iterator::count);
        assert_eq!(left, 0, "{what}: something was left behind");
        room.press("Close");
        assert!(!room.says("could not be imported"));
    }
}

#[test]
fn a_file_that_is_no_plan_is_told_and_nothing_is_opened() {
    let mut room = Room::home();
    let file = room.folder().join("letter.roundtable");
    fs::write(&file, "Dear all").unwrap();
    room.will_pick(&file);
    room.press("Open plan…");
    assert!(!room.has_plan());
    assert!(room.says("letter.roundtable"), "{}", room.told());
    assert_eq!(fs::read_to_string(&file).unwrap(), "Dear all");
}

#[test]
fn a_plan_open_in_another_window_is_told_and_can_be_read() {
    let mut first = room_with_new_plan("Shared");
    first.wait_until_saved();
    let mut second = Room::with_plan(&first.file());
    assert!(
        second.says("Read-only") || !second.has_plan(),
        "{}",
        second.told()
    );
    second.settle();
    add_partner(&mut first, "Family Court");
    first.wait_until_saved();
}

#[test]
fn the_same_sample_is_opened_again_with_what_was_changed_in_it() {
    let mut room = room_with_sample();
    add_partner(&mut room, "One more");
    room.wait_until_saved();
    room.keys(Modifiers::COMMAND, Key::W);
    room.press("Open the sample plan");
    assert_eq!(room.partner("One more").name, "One more");
}

// ---- every screen ----

/// A plan of five hundred partners, with names nobody expects.
fn large_plan() -> Plan {
    let mut plan = random_plan::random_plan(3, 2000);
    let header = Header {
        title: "Large ".repeat(2000),
        ..Header::new(Id::new(1))
    };
    plan.put_any(header.wrap());
    for n in 1..=500_i64 {
        let name = match n % 5 {
            0 => "家族支援センター".repeat(3),
            1 => "بيت العائلة في المدينة".to_owned(),
            2 => "👩‍👩‍👧‍👦 Familienhaus".to_owned(),
            3 => "Long name without an end ".repeat(400),
            _ => format!("Partner {n}"),
        };
        let partner = Partner {
            name,
            category: Category::ALL[(n % 6) as usize],
            current_level: Level::ALL.get((n % 5) as usize).copied(),
            ..Partner::new(Id::new(n))
        };
        let contact = Contact {
            partner: partner.id,
            ..Contact::new(Id::new(10_000 + n))
        };
        plan.put_any(partner.wrap());
        plan.put_any(contact.wrap());
    }
    plan
}

fn empty_plan() -> Plan {
    let mut plan = Plan::default();
    plan.put_any(AnyRecord::Header(Header::new(Id::new(1))));
    plan
}

/// A plan file in a folder that is gone after the test.
fn plan_file(plan: &Plan) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.roundtable");
    store::create(&path, plan).unwrap();
    (folder, path)
}

#[test]
fn every_screen_is_drawn_for_every_plan_in_both_themes_and_names_all_its_fields() {
    for plan in [empty_plan(), sample::sample(), large_plan()] {
        let (_folder, path) = plan_file(&plan);
        for theme in [Theme::Light, Theme::Dark] {
            for size in [[1440.0, 900.0], [720.0, 480.0]] {
                let opening = Opening {
                    size,
                    theme,
                    plan: Some(path.clone()),
                    ..Opening::default()
                };
                let mut room = Room::open(opening, tempfile::tempdir().unwrap());
                for screen in SCREENS {
                    // The page object fails where a field has no name.
                    room.go(screen.step.title);
                    assert_eq!(room.page(), screen.step.id);
                }
                assert!(*room.plan() == plan, "looking changes nothing");
                assert_eq!(room.steps(), Vec::<String>::new());
            }
        }
    }
}

#[test]
fn nothing_is_drawn_again_when_nobody_does_anything() {
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
