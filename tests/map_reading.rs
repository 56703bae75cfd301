//! Reading the map: its signs leave things out and bring them back, and neighbors are looked at alone.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/map_host.rs"]
mod map_host;

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use map_host::{Map, partner};
use roundtable::{
    mapping::{
        Look,
        look::{only, toggle},
    },
    model::{Category, Id, Level, Link, LinkKind, Plan, Record as _},
};

/// Four partners; the first two are linked.
fn plan() -> Plan {
    let mut plan = Plan::default();
    for (id, name, category) in [
        (1, "Family Court", Category::Justice),
        (2, "Safe Harbor", Category::Providers),
        (3, "Schools", Category::HumanServices),
        (4, "Legal Aid", Category::Justice),
    ] {
        plan.put_any(partner(id, name, category, Some(Level::Cooperation)).wrap());
    }
    let mut link = Link::new(Id::new(50));
    (link.from, link.to, link.kind) = (Id::new(1), Id::new(2), LinkKind::Funds);
    plan.put_any(link.wrap());
    plan
}

fn with_legend() -> Map {
    let mut map = Map::of(plan());
    map.button("Legend");
    map
}

fn spoken(map: &Map, name: &str) -> bool {
    let words = format!("{name}, ");
    map.window
        .query_by(move |node| node.label().is_some_and(|label| label.starts_with(&words)))
        .is_some()
}

fn sign(map: &mut Map, name: &str, modifiers: Modifiers) {
    let at = map
        .window
        .get_by_role_and_label(Role::CheckBox, name)
        .rect()
        .center();
    map.click(at, modifiers);
}

#[test]
fn a_click_on_a_sign_leaves_a_category_out_and_a_second_brings_it_back_to_the_same_place() {
    let mut map = with_legend();
    let court = map.at("Family Court");
    sign(&mut map, "Courts and justice: 2 partners", Modifiers::NONE);
    assert!(!spoken(&map, "Family Court"));
    assert!(!spoken(&map, "Legal Aid"));
    assert!(spoken(&map, "Schools"));
    map.has("2 of 4 partners shown");
    sign(&mut map, "Courts and justice: 2 partners", Modifiers::NONE);
    assert_eq!(map.at("Family Court"), court);
    assert!(map.window.query_by_label("Show all").is_none());
    assert!(map.steps().is_empty(), "looking changes no plan");
}

#[test]
fn shift_and_a_click_shows_only_that_and_show_all_brings_all_back() {
    let mut map = with_legend();
    sign(&mut map, "Courts and justice: 2 partners", Modifiers::SHIFT);
    assert!(spoken(&map, "Family Court") && spoken(&map, "Legal Aid"));
    assert!(!spoken(&map, "Schools"));
    map.has("2 of 4 partners shown");
    map.button("Show all");
    assert!(spoken(&map, "Schools") && spoken(&map, "Safe Harbor"));
}

#[test]
fn a_double_click_on_a_sign_shows_only_that() {
    let mut map = with_legend();
    let at = map
        .window
        .get_by_label("Human services: 1 partner")
        .rect()
        .center();
    map.double_click(at);
    assert!(spoken(&map, "Schools") && !spoken(&map, "Family Court"));
}

#[test]
fn quick_clicks_on_two_signs_leave_both_out() {
    let mut map = with_legend();
    for name in [
        "Human services: 1 partner",
        "Courts and justice: 2 partners",
    ] {
        let at = map.window.get_by_label(name).rect().center();
        map.click(at, Modifiers::NONE);
    }
    assert!(spoken(&map, "Safe Harbor"));
    assert!(!spoken(&map, "Schools") && !spoken(&map, "Family Court"));
}

#[test]
fn a_sign_is_reached_by_keyboard_and_space_leaves_it_out() {
    let mut map = with_legend();
    map.window.get_by_label("Human services: 1 partner").focus();
    map.window.run();
    map.key(Key::Space);
    assert!(!spoken(&map, "Schools") && spoken(&map, "Legal Aid"));
    map.keys(Modifiers::SHIFT, Key::Space);
    assert!(spoken(&map, "Schools") && !spoken(&map, "Legal Aid"));
}

#[test]
fn leaving_out_a_kind_of_link_leaves_all_partners_and_says_so() {
    let mut map = with_legend();
    sign(&mut map, "Funds: 1 link", Modifiers::NONE);
    assert!(spoken(&map, "Family Court") && spoken(&map, "Safe Harbor"));
    map.has("Some links are left out");
}

#[test]
fn who_is_left_out_is_not_selected_so_that_delete_takes_nobody_unseen() {
    let mut map = with_legend();
    let at = map.at("Schools");
    map.click(at, Modifiers::NONE);
    sign(&mut map, "Human services: 1 partner", Modifiers::NONE);
    assert!(map.view().selected.is_empty());
    let empty = map.screen(roundtable::mapping::rings::home(None, Category::Family));
    map.click(empty, Modifiers::NONE);
    map.keys(Modifiers::COMMAND, Key::A);
    assert_eq!(map.view().selected.len(), 3);
    map.key(Key::Delete);
    assert_eq!(map.plan().partners.len(), 1);
    assert_eq!(map.partner("Schools").id, Id::new(3));
}

#[test]
fn a_partner_that_comes_into_focus_is_shown_whatever_was_left_out() {
    let mut map = with_legend();
    sign(&mut map, "Human services: 1 partner", Modifiers::NONE);
    assert!(!spoken(&map, "Schools"));
    map.window.state_mut().view.select_only(Id::new(3));
    map.window.run();
    assert!(spoken(&map, "Schools"));
    assert_eq!(map.view().focus, Some(Id::new(3)));
}

#[test]
fn g_shows_only_the_neighbors_and_escape_all_again_with_everybody_in_place() {
    let mut map = Map::of(plan());
    let at = map.at("Family Court");
    map.click(at, Modifiers::NONE);
    map.key(Key::G);
    assert!(spoken(&map, "Family Court") && spoken(&map, "Safe Harbor"));
    assert!(!spoken(&map, "Schools") && !spoken(&map, "Legal Aid"));
    map.has("2 of 4 partners shown: Family Court and who it is linked with");
    assert_eq!(map.at("Family Court"), at);
    map.key(Key::Escape);
    assert!(spoken(&map, "Schools") && spoken(&map, "Legal Aid"));
    assert_eq!(map.view().focus, Some(Id::new(1)), "still selected");
}

#[test]
fn neighbors_are_all_shown_again_when_the_partner_in_the_middle_is_deleted() {
    let mut map = Map::of(plan());
    let at = map.at("Family Court");
    map.click(at, Modifiers::NONE);
    map.button("Only neighbors");
    assert!(!spoken(&map, "Schools"));
    let at = map.at("Family Court");
    map.click(at, Modifiers::NONE);
    map.key(Key::Delete);
    assert!(spoken(&map, "Schools"));
}

#[test]
fn size_tells_what_is_picked_and_the_legend_says_what() {
    let mut map = with_legend();
    map.has("Size tells nothing now");
    map.pick("What size tells");
    map.pick("Size by links");
    map.has("The larger, the more partners it is linked with");
}

#[test]
fn a_filter_of_one_word_is_all_others_left_out_and_again_none() {
    let mut look = Look::default();
    only(&mut look.no_links, LinkKind::Funds);
    assert_eq!(look.no_links.len(), 6);
    assert!(!look.no_links.contains(&LinkKind::Funds));
    only(&mut look.no_links, LinkKind::Funds);
    toggle(&mut look.no_categories, Category::Policy);
    assert!(look.leaves_out());
    toggle(&mut look.no_categories, Category::Policy);
    assert!(!look.leaves_out());
}

#[test]
fn a_slash_opens_the_field_and_enter_flies_from_match_to_match() {
    let mut map = Map::of(plan());
    let at = map.at("Schools");
    map.click(at, Modifiers::NONE);
    map.key(Key::Slash);
    assert_eq!(map.focused(), "Find on the map");
    map.types("LEGAL");
    map.has("1 found");
    map.key(Key::Enter);
    map.has("1 of 1 found");
    assert_eq!(map.view().focus, Some(Id::new(4)));
    let canvas = map.window.get_by_label("Partners around the table");
    let middle = canvas.rect().center();
    assert!(map.at("Legal Aid").distance(middle) < 1.0);
    assert_eq!(map.focused(), "Find on the map", "Enter goes on from here");
}

#[test]
fn enter_goes_around_all_matches_and_shift_enter_back() {
    let mut map = Map::of(plan());
    map.keys(Modifiers::COMMAND, Key::F);
    map.types("a");
    map.has("3 found");
    let mut seen = Vec::new();
    for _ in 0..4 {
        map.key(Key::Enter);
        seen.push(map.view().focus.expect("somebody").raw());
    }
    assert_eq!(seen[0], seen[3]);
    map.keys(Modifiers::SHIFT, Key::Enter);
    assert_eq!(map.view().focus.expect("somebody").raw(), seen[2]);
}

#[test]
fn escape_ends_the_search_and_gives_the_keyboard_back_to_the_map() {
    let mut map = Map::of(plan());
    map.keys(Modifiers::COMMAND, Key::F);
    map.types("court");
    map.key(Key::Enter);
    map.key(Key::Escape);
    assert!(map.window.query_by_label("1 of 1 found").is_none());
    assert!(
        map.focused().starts_with("Family Court, "),
        "but {}",
        map.focused()
    );
}

#[test]
fn a_search_that_finds_nobody_says_so_and_enter_leaves_the_map_where_it_is() {
    let mut map = Map::of(plan());
    let before = map.at("Schools");
    map.keys(Modifiers::COMMAND, Key::F);
    map.types("zzz");
    map.has("Nobody found");
    map.key(Key::Enter);
    assert_eq!(map.at("Schools"), before);
}
