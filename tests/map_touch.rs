//! The partner map under fingers.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/fingers.rs"]
mod fingers;
#[path = "common/map_host.rs"]
mod map_host;

use egui::{Pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use fingers::Fingers;
use map_host::{Map, linked, three};
use roundtable::{
    mapping::rings,
    model::{Category, Level},
};

fn selected(map: &Map) -> Vec<i64> {
    map.view().selected.iter().map(|id| id.raw()).collect()
}

/// An empty place: networking, policy makers.
fn empty(map: &Map) -> Pos2 {
    map.screen(rings::home(Some(Level::Networking), Category::Policy))
}

/// What stands around the map makes room once fingers are seen; after that places stay.
fn touched(map: &mut Map) -> Fingers {
    let mut hand = Fingers::default();
    let at = empty(map);
    hand.tap(&mut map.window, at);
    map.window.run_steps(40);
    hand
}

#[test]
fn a_tap_selects_the_partner_also_a_little_beside_it() {
    let mut map = Map::with(three());
    let mut hand = touched(&mut map);
    let at = map.at("Schools") + vec2(0.0, 30.0);
    hand.tap(&mut map.window, at);
    assert_eq!(selected(&map), [3]);
    map.window.run_steps(40);
    let at = map.at("Schools") + vec2(0.0, 60.0);
    hand.tap(&mut map.window, at);
    assert_eq!(selected(&map), [0_i64; 0]);
}

#[test]
fn a_mouse_still_has_to_hit_the_partner() {
    let mut map = Map::with(three());
    let at = map.at("Schools") + vec2(0.0, 30.0);
    map.click(at, egui::Modifiers::NONE);
    assert_eq!(selected(&map), [0_i64; 0]);
}

#[test]
fn a_finger_drags_a_partner_to_another_level() {
    let mut map = Map::with(three());
    let mut hand = touched(&mut map);
    let to = map.screen(rings::home(
        Some(Level::Networking),
        Category::HumanServices,
    ));
    let from = map.at("Schools");
    hand.drag(&mut map.window, from, to);
    assert_eq!(
        map.partner("Schools").current_level,
        Some(Level::Networking)
    );
    assert_eq!(map.steps().len(), 1);
}

#[test]
fn a_second_finger_takes_the_partner_back_and_then_zooms() {
    let mut map = Map::with(three());
    let mut hand = touched(&mut map);
    let before = map.plan().clone();
    let apart = |map: &Map| map.at("Schools").distance(map.at("Family Court"));
    let far = apart(&map);
    let at = map.at("Schools");
    hand.down(&mut map.window, 1, at);
    hand.slide(&mut map.window, 1, at + vec2(60.0, 0.0));
    hand.down(&mut map.window, 2, at + vec2(100.0, 0.0));
    hand.slide(&mut map.window, 2, at + vec2(140.0, 0.0));
    hand.slide(&mut map.window, 2, at + vec2(180.0, 0.0));
    hand.up(&mut map.window, 2, at + vec2(180.0, 0.0));
    hand.up(&mut map.window, 1, at + vec2(60.0, 0.0));
    assert_eq!(map.plan(), &before);
    assert!(map.steps().is_empty());
    assert!(apart(&map) > far * 1.5, "{} was {far}", apart(&map));
}

#[test]
fn a_finger_on_empty_ground_pushes_the_map_and_selects_nobody() {
    let mut map = Map::with(three());
    let mut hand = touched(&mut map);
    let (ground, schools) = (empty(&map), map.at("Schools"));
    hand.drag(&mut map.window, ground, ground + vec2(-200.0, 120.0));
    map.window.run();
    let moved = map.at("Schools") - schools;
    assert!((moved - vec2(-200.0, 120.0)).length() < 1.0, "{moved:?}");
    assert_eq!(selected(&map), [0_i64; 0]);
    assert!(map.steps().is_empty());
}

#[test]
fn a_long_press_opens_the_menu_with_rows_that_a_finger_hits() {
    let mut map = Map::of(linked());
    let mut hand = touched(&mut map);
    let at = map.at("Schools");
    hand.down(&mut map.window, 1, at);
    map.window.run_steps(70);
    hand.up(&mut map.window, 1, at);
    map.window.run();
    assert_eq!(selected(&map), [3]);
    assert_eq!(map.menu().len(), 9);
    let row = map
        .window
        .get_by_role_and_label(egui::accesskit::Role::MenuItem, "Rename")
        .rect();
    assert!(row.height() >= 44.0, "{row:?}");
    hand.tap(&mut map.window, row.center());
    map.window.run();
    assert_eq!(map.focused(), "New name of Schools");
}

#[test]
fn two_taps_on_empty_ground_make_a_partner_there() {
    let mut map = Map::with(three());
    let mut hand = touched(&mut map);
    let at = empty(&map);
    hand.tap(&mut map.window, at);
    hand.tap(&mut map.window, at);
    map.window.run();
    map.types("County board");
    map.key(egui::Key::Enter);
    let made = map.partner("County board");
    assert_eq!(
        (made.category, made.current_level),
        (Category::Policy, Some(Level::Networking))
    );
}

#[test]
fn tools_are_high_enough_for_fingers_once_one_touched_the_map() {
    let mut map = Map::with(three());
    touched(&mut map);
    for name in ["Fit", "Nearer", "Legend", "Only neighbors", "Present"] {
        let tool = map
            .window
            .get_by_role_and_label(egui::accesskit::Role::Button, name)
            .rect();
        assert!(tool.height() >= 36.0, "{name}: {tool:?}");
    }
    let at = empty(&map);
    map.click(at, egui::Modifiers::NONE);
    map.window.run();
    let fit = map
        .window
        .get_by_role_and_label(egui::accesskit::Role::Button, "Fit")
        .rect();
    assert!(fit.height() < 36.0, "a mouse needs less: {fit:?}");
}
