//! The small map in the corner: when it is there, and what pressing it does.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/map_host.rs"]
mod map_host;

use egui::{Key, Modifiers, Rect, accesskit::Role, vec2};
use egui_kittest::kittest::Queryable as _;
use map_host::{Map, three};
use roundtable::mapping::Point;

const NAME: &str = "Small map; arrow keys move what is seen";

fn small(map: &Map) -> Option<Rect> {
    let found = map.window.query_by_role_and_label(Role::Canvas, NAME);
    found.map(|node| node.rect())
}

/// A map of which only part is seen.
fn near() -> Map {
    let mut map = Map::with(three());
    for _ in 0..4 {
        map.button("Nearer");
    }
    map.window.run();
    map
}

/// The place of the map that is in the middle of the stage, by what the screen says of the origin.
fn shift(map: &Map) -> egui::Vec2 {
    map.screen(Point::new(0.0, 0.0)).to_vec2()
}

#[test]
fn it_shows_only_while_part_of_the_map_is_out_of_sight() {
    let mut map = Map::with(three());
    assert_eq!(small(&map), None);
    for _ in 0..4 {
        map.button("Nearer");
    }
    assert!(small(&map).is_some());
    map.button("Fit");
    assert_eq!(small(&map), None);
}

#[test]
fn a_click_in_it_shows_that_part_of_the_map() {
    let mut map = near();
    let frame = small(&map).expect("the small map");
    let before = shift(&map);
    map.click(frame.center() + vec2(30.0, 0.0), Modifiers::NONE);
    let by = shift(&map) - before;
    assert!(
        by.x < -60.0 && by.y.abs() < 8.0,
        "the map went left: {by:?}"
    );
    assert!(map.steps().is_empty());
}

#[test]
fn a_drag_in_it_takes_what_is_seen_along() {
    let mut map = near();
    let frame = small(&map).expect("the small map");
    map.press(frame.center(), Modifiers::NONE);
    let middle = shift(&map);
    map.glide(frame.center(), frame.center() + vec2(0.0, -30.0));
    let by = shift(&map) - middle;
    assert!(by.y > 60.0 && by.x.abs() < 1.0, "the map went down: {by:?}");
    map.release(frame.center() + vec2(0.0, -30.0));
    assert!(map.view().selected.is_empty(), "nothing was selected by it");
}

#[test]
fn keys_move_what_is_seen_while_it_has_the_keyboard() {
    let mut map = near();
    map.window.get_by_role_and_label(Role::Canvas, NAME).focus();
    map.window.run();
    let before = shift(&map);
    map.key(Key::ArrowRight);
    let by = shift(&map) - before;
    assert!(by.x < -100.0 && by.y.abs() < 1.0, "{by:?}");
}

#[test]
fn it_can_be_put_away_and_brought_back() {
    let mut map = near();
    map.key(Key::M);
    assert_eq!(small(&map), None);
    map.keys(Modifiers::SHIFT, Key::F10);
    map.row("Small map when near");
    assert!(small(&map).is_some());
}
