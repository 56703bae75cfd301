//! What the map tells of a partner or a link when the pointer rests on it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/map_host.rs"]
mod map_host;

use egui::{Event, Modifiers, Pos2, Rect};
use egui_kittest::kittest::Queryable as _;
use map_host::{Map, linked};
use roundtable::model::{Direction, Id, Partner, Plan, Record as _};

/// The linked three; much is known of the court, some of it private.
fn plan() -> Plan {
    let mut plan = linked();
    let court = plan
        .get(Id::<Partner>::new(1))
        .expect("the court is there")
        .clone();
    let court = Partner {
        name: "Family Court of Alder County".to_owned(),
        short: "Family Court".to_owned(),
        member_type: "category.justice.courts".to_owned(),
        influence: Some(80.0),
        trust: Some(3),
        private_notes: "The judge is about to leave".to_owned(),
        ..court
    };
    let mut link = plan.links.iter().next().expect("a link").clone();
    link.direction = Direction::Forward;
    link.strength = Some(2);
    "Since the grant of 2024".clone_into(&mut link.note);
    plan.put_any(court.wrap());
    plan.put_any(link.wrap());
    plan
}

/// Lets the pointer rest at a place for longer than the card waits.
fn rest(map: &mut Map, at: Pos2) {
    map.window.event(Event::PointerMoved(at));
    map.window.run_steps(45);
}

fn rest_on(map: &mut Map, name: &str) {
    let at = map.at(name);
    rest(map, at);
}

fn tells(map: &Map, words: &str) -> bool {
    map.window
        .query_all_by_label_contains(words)
        .next()
        .is_some()
}

const COUNTS: &str = "Influence 80 · interest – · trust 3 of 5";

#[test]
fn a_pointer_that_rests_on_a_partner_is_told_of_it() {
    let mut map = Map::of(plan());
    rest_on(&mut map, "Family Court of Alder County");
    assert!(tells(&map, COUNTS));
    assert!(tells(&map, "Courts and justice · "), "category and status");
    assert!(tells(&map, "Now networking; nothing else intended"));
    assert!(tells(&map, "1 link"));
    assert!(!tells(&map, "The judge is about to leave"));
}

#[test]
fn a_pointer_that_passes_by_is_told_nothing() {
    let mut map = Map::of(plan());
    map.window
        .event(Event::PointerMoved(map.at("Family Court of Alder County")));
    map.window.run_steps(5);
    assert!(!tells(&map, COUNTS));
}

#[test]
fn the_card_lies_beside_what_it_tells_of() {
    let mut map = Map::of(plan());
    for name in ["Family Court of Alder County", "Schools", "Safe Harbor"] {
        let words = format!("{name}, ");
        rest_on(&mut map, name);
        let pill = map
            .window
            .get_by(move |node| node.label().is_some_and(|label| label.starts_with(&words)))
            .rect();
        let card = map
            .window
            .ctx
            .memory(|m| m.area_rect(egui::Id::unique("map hover card")))
            .expect("a card");
        assert!(!card.intersects(pill), "{name}: {card:?} on {pill:?}");
        let window = Rect::from_min_size(Pos2::ZERO, egui::vec2(1240.0, 820.0));
        assert!(window.contains_rect(card), "{name}: {card:?}");
    }
}

#[test]
fn a_pointer_that_rests_on_a_link_is_told_of_it() {
    let mut map = Map::of(plan());
    let middle = map
        .at("Family Court of Alder County")
        .lerp(map.at("Safe Harbor"), 0.5);
    rest(&mut map, middle);
    assert!(tells(&map, "Family Court of Alder County and Safe Harbor"));
    assert!(tells(
        &map,
        "One way, from Family Court of Alder County to Safe Harbor"
    ));
    assert!(tells(&map, "Strength: steady"));
    assert!(tells(&map, "Since the grant of 2024"));
}

#[test]
fn nothing_is_told_while_a_button_is_down_or_a_menu_is_open() {
    let mut map = Map::of(plan());
    let court = map.at("Family Court of Alder County");
    map.press(court, Modifiers::NONE);
    map.window.run_steps(45);
    assert!(!tells(&map, COUNTS));
    map.release(court);
    map.ask(court);
    map.window.run_steps(45);
    assert!(!tells(&map, COUNTS));
}

#[test]
fn a_card_that_is_open_asks_for_no_frame() {
    let mut map = Map::of(plan());
    rest_on(&mut map, "Family Court of Alder County");
    assert!(tells(&map, COUNTS));
    map.window.step();
    let asked = map
        .window
        .output()
        .viewport_output
        .values()
        .map(|viewport| viewport.repaint_delay)
        .min()
        .expect("a window");
    assert!(asked > std::time::Duration::from_secs(1), "{asked:?}");
}

#[test]
fn who_was_just_clicked_is_not_told_of_until_the_pointer_comes_back() {
    let mut map = Map::of(plan());
    let court = map.at("Family Court of Alder County");
    map.click(court, Modifiers::NONE);
    map.window.run_steps(45);
    assert!(!tells(&map, COUNTS), "its details are beside the map");
    map.window
        .event(Event::PointerMoved(court + egui::vec2(0.0, 90.0)));
    map.window.run_steps(5);
    map.window.event(Event::PointerMoved(court));
    map.window.run_steps(45);
    assert!(tells(&map, COUNTS));
}

#[test]
fn a_key_puts_the_card_away_for_as_long_as_the_pointer_rests() {
    let mut map = Map::of(plan());
    rest_on(&mut map, "Family Court of Alder County");
    assert!(tells(&map, COUNTS));
    map.window.key_press(egui::Key::F9);
    map.window.run_steps(60);
    assert!(
        !tells(&map, COUNTS),
        "the keyboard is at work, not the pointer"
    );
}
