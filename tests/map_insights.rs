//! What stands beside the map: told when the tab is opened, found on the map by a click or a key.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/map_host.rs"]
mod map_host;

use egui::{Key, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use map_host::{Map, partner};
use roundtable::{
    model::{Category, Id, Level, Link, Partner, Plan, Record},
    ui::Request,
};

/// Court – CASA – Shelter, and Schools alone.
fn town() -> Map {
    let level = Some(Level::Cooperation);
    let mut plan = Plan::default();
    for partner in [
        partner(1, "Court", Category::Justice, level),
        partner(2, "CASA", Category::Community, level),
        partner(3, "Shelter", Category::Providers, level),
        partner(4, "Schools", Category::HumanServices, None),
    ] {
        plan.put_any(partner.wrap());
    }
    for (id, from, to) in [(1, 1, 2), (2, 2, 3)] {
        let link = Link {
            from: Id::new(from),
            to: Id::new(to),
            ..Link::new(Id::new(id))
        };
        plan.put_any(link.wrap());
    }
    Map::of(plan)
}

fn asked(map: &Map) -> usize {
    let told = map.window.state().told.iter();
    told.filter(|r| **r == Request::TellBeside).count()
}

fn selected(map: &Map) -> Vec<i64> {
    map.view().selected.iter().map(|id| id.raw()).collect()
}

fn open_insights(map: &mut Map) {
    map.window.get_by_label("Panel: Insights").click();
    map.window.run();
}

#[test]
fn nothing_is_counted_before_somebody_looks_and_then_once_for_each_change() {
    let mut map = town();
    assert_eq!(asked(&map), 0);
    open_insights(&mut map);
    assert_eq!(asked(&map), 1);
    map.window.run_steps(5);
    assert_eq!(asked(&map), 1, "nothing changed");
    map.put(partner(9, "Clinic", Category::Providers, None));
    assert_eq!(asked(&map), 2);
    map.window
        .get_by_label("2 partners without a link: Schools and Clinic");
}

#[test]
fn a_line_selects_its_partners_on_the_map_by_a_click() {
    let mut map = town();
    open_insights(&mut map);
    map.button("Without CASA, one partner is cut off");
    assert_eq!(selected(&map), [2, 3]);
    assert_eq!(map.view().focus, Some(Id::<Partner>::new(2)));
    map.button("1 partner without a link: Schools");
    assert_eq!(selected(&map), [4]);
}

#[test]
fn a_line_selects_its_partners_by_the_keyboard_and_says_that_it_did() {
    let mut map = town();
    open_insights(&mut map);
    let name = "Without CASA, one partner is cut off";
    map.window.get_by_role_and_label(Role::Button, name).focus();
    map.window.run();
    assert_eq!(map.focused(), name);
    map.key(Key::Enter);
    assert_eq!(selected(&map), [2, 3]);
    let line = map.window.get_by_role_and_label(Role::Button, name);
    let toggled = line.accesskit_node().toggled();
    assert_eq!(toggled, Some(egui::accesskit::Toggled::True));
}

#[test]
fn a_figure_tells_its_definition_to_a_screen_reader() {
    let mut map = town();
    open_insights(&mut map);
    let figure = map.window.get_by_label("Density: 0.33");
    let meaning = figure.accesskit_node().description().unwrap_or_default();
    assert!(meaning.contains("2 of 6"), "{meaning}");
}

#[test]
fn counting_that_falls_over_is_told_and_begun_again_when_somebody_says_so() {
    let mut map = town();
    map.window.state_mut().falls_over = true;
    open_insights(&mut map);
    map.has("The figures could not be counted. The plan is as it was.");
    map.window.run_steps(5);
    assert_eq!(asked(&map), 1, "not again and again by itself");
    map.window.state_mut().falls_over = false;
    map.button("Count again");
    assert_eq!(asked(&map), 2);
    map.has("1 partner without a link: Schools");
    map.window.state_mut().falls_over = true;
    map.put(partner(9, "Clinic", Category::Providers, None));
    map.has(
        "The figures could not be counted anew. These are the last ones; the plan is as it was.",
    );
    map.has("1 partner without a link: Schools");
}
