//! The four corners of power and interest: a group may call them by its own names, wherever they are shown.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/map_host.rs"]
mod map_host;

use egui::{Key, Modifiers, Pos2};
use map_host::{Map, partner};
use roundtable::{
    exchange::{canvas, graphml, kumu},
    guidance::catalogue,
    mapping::{Look, Scene, Spots, ground::Names, power},
    model::{Category, Header, Id, Lens, Level, Partner, Plan, Quarter, Record as _},
};

fn plan() -> Plan {
    let mut plan = Plan::default();
    plan.put_any(Header::new(Id::new(90)).wrap());
    let court = partner(
        1,
        "Family Court",
        Category::Justice,
        Some(Level::Networking),
    );
    let court = Partner {
        influence: Some(80.0),
        interest: Some(20.0),
        ..court
    };
    plan.put_any(court.wrap());
    plan
}

fn named() -> Plan {
    let mut plan = plan();
    let mut header = plan.header.iter().next().expect("a header").clone();
    "Handle with care".clone_into(Quarter::KeepSatisfied.own_name(&mut header));
    plan.put_any(header.wrap());
    plan
}

fn label(plan: &Plan, quarter: Quarter) -> String {
    let scene = Scene::of(plan, Lens::Power, &Look::default(), &Spots::new());
    let mut labels = scene.labels.into_iter();
    let found = labels.find(|label| label.names == Names::Quarter(quarter));
    found.expect("each corner has a name").text
}

/// In the middle of a corner's name on the screen.
fn on_the_name(map: &Map, quarter: Quarter) -> Pos2 {
    let scene = Scene::of(map.plan(), Lens::Power, &Look::default(), &Spots::new());
    let mut labels = scene.labels.iter();
    let label = labels.find(|label| label.names == Names::Quarter(quarter));
    map.screen(label.expect("each corner has a name").area().center)
}

#[test]
fn the_map_shows_the_group_s_own_name_and_else_the_usual_one() {
    assert_eq!(label(&plan(), Quarter::KeepSatisfied), "Keep satisfied");
    assert_eq!(label(&named(), Quarter::KeepSatisfied), "Handle with care");
    assert_eq!(label(&named(), Quarter::Watch), Quarter::Watch.label());
}

#[test]
fn a_long_name_stays_in_its_corner() {
    let mut plan = plan();
    let mut header = plan.header.iter().next().expect("a header").clone();
    *Quarter::Watch.own_name(&mut header) = "Look at them now and then ".repeat(9);
    plan.put_any(header.wrap());
    let scene = Scene::of(&plan, Lens::Power, &Look::default(), &Spots::new());
    for label in scene.labels {
        if let Names::Quarter(_) = label.names {
            assert!(
                label.area().size[0] < power::FIELD.size[0] * 0.5,
                "{label:?}"
            );
        }
    }
}

#[test]
fn what_a_place_means_is_said_in_the_group_s_words() {
    let plan = named();
    let at = power::place(80.0, 20.0);
    assert_eq!(
        power::words(at, plan.header.iter().next()),
        "Influence 80, interest 20: handle with care"
    );
}

#[test]
fn exports_that_name_the_corners_name_them_so_and_the_others_don_t_change() {
    let (before, after) = (plan(), named());
    let written = canvas::write(&after, catalogue(), Lens::Power);
    assert!(written.contains("Handle with care"));
    assert!(!written.contains("Keep satisfied"));
    assert_eq!(
        kumu::write(&before, catalogue()),
        kumu::write(&after, catalogue())
    );
    let graphml = |plan| graphml::write(plan, catalogue(), Lens::Power);
    assert_eq!(graphml(&before), graphml(&after));
}

#[test]
fn a_double_click_on_a_corner_s_name_changes_it_in_one_step() {
    let mut map = Map::of(plan());
    map.lens("Power");
    let before = map.plan().clone();
    map.double_click(on_the_name(&map, Quarter::KeepSatisfied));
    assert_eq!(
        map.focused(),
        "Name of the corner of much influence, little interest"
    );
    map.types("Handle with care");
    map.key(Key::Enter);
    assert_eq!(
        map.steps(),
        ["Rename the corner Keep satisfied to Handle with care"]
    );
    assert_eq!(
        label(map.plan(), Quarter::KeepSatisfied),
        "Handle with care"
    );
    map.undo();
    assert_eq!(map.plan(), &before);
}

#[test]
fn the_menu_reaches_each_corner_by_keys_and_the_usual_name_comes_back() {
    let mut map = Map::of(named());
    map.lens("Power");
    map.ask(map.screen(power::place(20.0, 80.0)));
    map.row("Name the corners");
    map.row("Handle with care");
    map.types("Keep satisfied");
    map.key(Key::Enter);
    let header = map.plan().header.iter().next().expect("a header");
    assert_eq!(
        header.keep_satisfied_label, "",
        "the usual name is no own name"
    );
    assert_eq!(
        map.steps(),
        ["Rename the corner Handle with care to Keep satisfied"]
    );
}

#[test]
fn escape_and_the_same_name_again_change_nothing() {
    let mut map = Map::of(plan());
    map.lens("Power");
    map.double_click(on_the_name(&map, Quarter::Watch));
    map.types("Nobody");
    map.key(Key::Escape);
    map.window.run_steps(40);
    map.double_click(on_the_name(&map, Quarter::Watch));
    map.key(Key::Enter);
    assert!(map.steps().is_empty());
}

#[test]
fn on_a_map_that_is_read_only_a_corner_keeps_its_name() {
    let court = plan().partners.iter().next().expect("a partner").clone();
    let mut map = Map::read_only(vec![court]);
    map.lens("Power");
    map.double_click(on_the_name(&map, Quarter::Watch));
    assert!(!map.focused().starts_with("Name of the corner"));
    map.click(on_the_name(&map, Quarter::Watch), Modifiers::NONE);
    map.keys(Modifiers::SHIFT, Key::F10);
    assert!(!map.menu().contains(&"Name the corners".to_owned()));
}
