//! The program in a real window, with a real mouse and keyboard, and killed without warning.
//!
//! Where things lie on the screen is asked of a twin: the same program on a copy of the same plan, without a
//! window but of the same size, in which the same things are done.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "common/app.rs"]
mod app;
#[path = "common/screen.rs"]
mod screen;
#[path = "common/wait.rs"]
mod wait;

use std::{fs, path::Path, process::Command, time::Duration};

use app::{Opening, Room};
use egui::{Key, Pos2, accesskit::Role, pos2};
use roundtable::{
    mapping::{Look, Point, Scene, Spots, rings},
    model::{Category, Header, Id, Lens, Level, Partner, Plan, Record as _},
    store,
};
use screen::{PATIENCE, Screen, Window};

const NAME: &str = "Riverside shelter";

/// A plan with two partners on opposite sides of the table, by which the map can be measured.
fn plan() -> Plan {
    let mut plan = Plan::default();
    let header = Header {
        title: "Window test".to_owned(),
        ..Header::new(Id::new(1))
    };
    plan.put_any(header.wrap());
    for (id, name, category) in [
        (2, "Anchor one", Category::Family),
        (3, "Anchor two", Category::Justice),
    ] {
        let partner = Partner {
            name: name.to_owned(),
            category,
            current_level: Some(Level::Networking),
            ..Partner::new(Id::new(id))
        };
        plan.put_any(partner.wrap());
    }
    plan
}

/// Where a place of the map is on the twin's screen.
fn on_screen(twin: &Room, place: Point) -> Pos2 {
    let scene = Scene::of(twin.plan(), Lens::Rings, &Look::default(), &Spots::new());
    let at = |name: &str| {
        let partner = twin.partner(name).id;
        let node = scene.nodes.iter().find(|n| n.partner == partner);
        let at = node.expect("both lie on the map").at;
        (at, twin.place_of(Role::ListBoxOption, name).center())
    };
    let ((one, one_seen), (two, two_seen)) = (at("Anchor one"), at("Anchor two"));
    let scale = (two_seen.x - one_seen.x) / (two.x - one.x);
    let middle = one_seen - egui::vec2(one.x, one.y) * scale;
    middle + egui::vec2(place.x, place.y) * scale
}

fn xy(at: Pos2) -> [f32; 2] {
    [at.x, at.y]
}

/// What the file says now, while the program has it open: of a copy, if that is whole.
fn in_file(path: &Path) -> Option<Plan> {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.roundtable");
    fs::copy(path, &copy).ok()?;
    let reading = store::read(&copy).ok()?;
    reading.warning.is_none().then_some(reading.plan)
}

fn partner_in_file(path: &Path) -> Option<Partner> {
    let plan = in_file(path)?;
    plan.partners.iter().find(|p| p.name == NAME).cloned()
}

#[test]
fn a_partner_made_by_hand_and_dragged_to_a_ring_is_there_after_the_program_was_killed() {
    let Some(screen) = Screen::open() else { return };
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("plan.roundtable");
    store::create(&path, &plan()).unwrap();
    let twin_path = home.path().join("twin.roundtable");
    fs::copy(&path, &twin_path).unwrap();

    let Some(window) = Window::start(&screen, home.path(), &path) else {
        return;
    };
    window.wait_for_title("Window test – Saved –");
    let opening = Opening {
        size: window.size(),
        plan: Some(twin_path),
        ..Opening::default()
    };
    let mut twin = Room::open(opening, tempfile::tempdir().unwrap());

    // To the map, by the rail.
    window.click(xy(twin.place_of(Role::Button, "Partner map, ").center()));
    twin.go("Partner map");

    // A partner is made by the mouse and named by the keyboard, beyond the rings.
    let chip = twin
        .place_of(Role::Button, "New partner: Providers")
        .center();
    let outside = on_screen(&twin, rings::home(None, Category::Providers));
    window.drag(xy(chip), xy(outside));
    window.type_text(NAME);
    window.key("Return");
    wait::until("the partner in the file", PATIENCE, || {
        partner_in_file(&path)
    });
    twin.drag(chip, outside);
    twin.type_text(NAME);
    twin.key(Key::Enter);
    assert_eq!(twin.partner(NAME).current_level, None);

    // It is dragged to a ring.
    let from = twin.place_of(Role::ListBoxOption, NAME).center();
    let ring = on_screen(
        &twin,
        rings::home(Some(Level::Collaboration), Category::Providers),
    );
    window.drag(xy(from), xy(ring));
    wait::until("the ring in the file", PATIENCE, || {
        let partner = partner_in_file(&path)?;
        (partner.current_level == Some(Level::Collaboration)).then_some(())
    });
    window.wait_for_title("– Saved –");
    wait::pass(Duration::from_secs(1));
    window.kill();

    // The command line finds it there.
    let json = home.path().join("after.json");
    let exported = Command::new(env!("CARGO_BIN_EXE_roundtable"))
        .arg("export")
        .arg(&path)
        .arg("--to")
        .arg(&json)
        .output()
        .unwrap();
    assert!(
        exported.status.success(),
        "{}",
        String::from_utf8_lossy(&exported.stderr)
    );
    let told = fs::read_to_string(&json).unwrap();
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let partners = told
        .pointer("/plan/partners")
        .or_else(|| told.pointer("/partners"));
    let partners = partners
        .and_then(|p| p.as_array())
        .expect("a list of partners");
    let found = partners
        .iter()
        .find(|p| p["name"] == NAME)
        .expect("it is there");
    assert_eq!(found["current_level"], "collaboration");

    // So does the window, with its history: the last step can still be taken back.
    let Some(window) = Window::start(&screen, home.path(), &path) else {
        return;
    };
    window.wait_for_title("Window test – Saved –");
    assert_eq!(
        partner_in_file(&path).unwrap().current_level,
        Some(Level::Collaboration)
    );
    window.key("ctrl+z");
    wait::until("the step taken back in the file", PATIENCE, || {
        let partner = partner_in_file(&path)?;
        partner.current_level.is_none().then_some(())
    });
}

#[test]
fn the_window_opens_says_what_plan_it_shows_and_is_quiet_when_it_closes() {
    let Some(screen) = Screen::open() else { return };
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("plan.roundtable");
    store::create(&path, &plan()).unwrap();
    let Some(window) = Window::start(&screen, home.path(), &path) else {
        return;
    };
    window.wait_for_title("Window test – Saved – Roundtable");
    window.click(xy(pos2(2.0, 2.0)));
    window.key("ctrl+q");
    let complaints = window.wait_until_it_ends();
    assert_eq!(complaints, "", "it ended without a word");
    assert!(store::check(&path).is_sound());
}
