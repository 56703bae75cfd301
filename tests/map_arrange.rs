//! The free map arranged by itself: one step that can be stopped and taken back, and that leaves in peace who is
//! pinned.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/app.rs"]
mod app;
#[path = "common/map_host.rs"]
mod map_host;
#[path = "common/wait.rs"]
mod wait;

use std::path::PathBuf;

use app::{Opening, Room};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use map_host::{Map, partner};
use roundtable::{
    mapping::{Point, layout::Task},
    model::{Category, Id, Lens, Level, Link, Partner, Placement, Plan, Record},
    store,
    ui::Request,
};

const ARRANGE: &str = "Arrange: who is linked lies near, who is pinned stays";
const ARRANGE_SELECTED: &str = "Arrange the selected; all others stay";
const FREE: &str = "What a place means: Free";
const PINNED: &str = "Pinned: arranging leaves it here";

fn place(id: i64, partner: i64, x: f64, pinned: bool) -> Placement {
    Placement {
        partner: Id::new(partner),
        lens: Lens::Free,
        x,
        y: 40.0,
        pinned,
        ..Placement::new(Id::new(id))
    }
}

/// A chain of so many partners; the first is pinned.
fn chain(partners: i64) -> Plan {
    let mut plan = Plan::default();
    for id in 1..=partners {
        let name = format!("Partner {id}");
        let partner = partner(id, &name, Category::Justice, Some(Level::Cooperation));
        plan.put_any(partner.wrap());
    }
    for id in 1..partners {
        let link = Link {
            from: Id::new(id),
            to: Id::new(id + 1),
            ..Link::new(Id::new(id))
        };
        plan.put_any(link.wrap());
    }
    plan.put_any(place(1, 1, 321.5, true).wrap());
    plan
}

/// The free map of such a chain.
fn free_map(partners: i64) -> Map {
    let mut map = Map::of(chain(partners));
    map.pick(FREE);
    map
}

fn asked(map: &Map) -> (&Task, &[Id<Partner>]) {
    let told = map.window.state().told.iter().rev();
    let mut asked = told.filter_map(|request| match request {
        Request::Arrange { task, partners } => Some((task, partners.as_slice())),
        _ => None,
    });
    asked.next().expect("it was asked for")
}

fn staying(map: &Map) -> Vec<i64> {
    let (task, partners) = asked(map);
    let nodes = task.nodes.iter().zip(partners);
    let staying = nodes.filter(|(node, _)| node.stays.is_some());
    staying.map(|(_, partner)| partner.raw()).collect()
}

// ---- what the map asks for ----

#[test]
fn all_are_to_be_arranged_but_those_who_are_pinned() {
    let mut map = free_map(4);
    map.button(ARRANGE);
    assert_eq!(staying(&map), [1]);
    let (task, _) = asked(&map);
    assert_eq!(task.nodes[0].stays, Some(Point::new(321.5, 40.0)));
    assert_eq!(task.links, [(0, 1), (1, 2), (2, 3)]);
}

#[test]
fn with_several_selected_only_these_are_arranged() {
    let mut map = free_map(5);
    let (one, other) = (map.at("Partner 3"), map.at("Partner 4"));
    map.click(one, Modifiers::NONE);
    map.click(other, Modifiers::SHIFT);
    map.button(ARRANGE_SELECTED);
    assert_eq!(staying(&map), [1, 2, 5]);
}

#[test]
fn when_all_are_pinned_nothing_is_asked_and_the_reason_is_told() {
    let mut map = free_map(1);
    map.button(ARRANGE);
    let told = &map.window.state().told;
    assert!(matches!(told.as_slice(), [Request::Notify(_)]), "{told:?}");
}

#[test]
fn the_other_lenses_have_no_such_button_and_a_plan_that_is_read_only_does_not_heed_it() {
    let map = Map::of(chain(2));
    assert!(map.window.query_by_label(ARRANGE).is_none());
    let mut map = Map::read_only(vec![partner(1, "Court", Category::Justice, None)]);
    map.pick(FREE);
    map.button(ARRANGE);
    assert!(map.window.state().told.is_empty());
}

// ---- pins ----

#[test]
fn the_key_p_pins_where_the_partner_is_seen_and_lets_it_loose_again() {
    let mut map = free_map(3);
    let at = map.at("Partner 2");
    map.click(at, Modifiers::NONE);
    map.key(Key::P);
    assert_eq!(map.steps(), ["Pin Partner 2"]);
    assert_eq!(map.at("Partner 2").round(), at.round());
    let pinned = |map: &Map| {
        let mut places = map.plan().placements.iter();
        places.any(|p| p.partner == Id::new(2) && p.pinned)
    };
    assert!(pinned(&map));
    map.has("Partner 2, courts and justice, 2 links, pinned");
    map.key(Key::P);
    assert_eq!(map.steps(), ["Pin Partner 2", "Unpin Partner 2"]);
    assert!(!pinned(&map));
}

#[test]
fn a_pin_is_a_box_in_the_details_too_and_moving_the_partner_keeps_it() {
    let mut map = free_map(3);
    let at = map.at("Partner 1");
    map.click(at, Modifiers::NONE);
    map.drag(at, at + egui::vec2(60.0, 30.0));
    let place = map.plan().placements.iter().next();
    assert!(place.is_some_and(|p| p.pinned && p.x > 322.0), "{place:?}");
    map.pick(PINNED);
    assert_eq!(map.steps().last(), Some(&"Unpin Partner 1"));
}

// ---- the program ----

fn room(plan: &Plan, background: bool) -> Room {
    let home = app::new_home();
    let file: PathBuf = home.path().join("plan.roundtable");
    store::create(&file, plan).expect("a new file");
    let opening = Opening {
        plan: Some(file),
        background,
        ..Opening::default()
    };
    let mut room = Room::open(opening, home);
    if background {
        room.wait_until("Partner map");
    }
    room
}

fn places(room: &Room) -> Vec<(i64, f64, f64)> {
    let places = room.plan().placements.iter();
    places.map(|p| (p.partner.raw(), p.x, p.y)).collect()
}

#[test]
fn arranging_from_anywhere_is_one_step_that_can_be_taken_back() {
    let mut room = room(&chain(6), false);
    room.keys(Modifiers::COMMAND, Key::K);
    room.type_text("Arrange the map");
    room.key(Key::Enter);
    assert_eq!(room.page(), "map");
    assert_eq!(room.steps(), ["Arrange 5 partners"]);
    let arranged = places(&room);
    assert_eq!(arranged.len(), 6);
    assert_eq!(arranged[0], (1, 321.5, 40.0), "who is pinned stays");
    room.undo();
    assert_eq!(places(&room), [(1, 321.5, 40.0)]);
    room.redo();
    assert_eq!(places(&room), arranged);
    // Once more: everybody is in place, and nothing is noted.
    room.press(ARRANGE);
    assert_eq!(room.steps(), ["Arrange 5 partners"]);
}

#[test]
fn stopped_while_it_goes_on_it_leaves_the_plan_as_it_was() {
    let plan = chain(600);
    let mut room = room(&plan, true);
    room.go("Partner map");
    room.click_on(Role::RadioButton, FREE);
    room.press_meanwhile(ARRANGE);
    room.press_meanwhile("Stop");
    room.settle();
    assert!(!room.says("Stop"));
    assert_eq!(places(&room), [(1, 321.5, 40.0)]);
    assert_eq!(room.steps(), [""; 0]);
}
