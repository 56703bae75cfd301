//! The partner map in a window: what pointer and keyboard do to the plan.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/map_host.rs"]
mod map_host;

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use map_host::{Map, linked, partner, three};
use roundtable::{
    mapping::{Point, rings},
    model::{Category, Direction, Id, Level, LinkKind, Partner, PartnerStatus},
    ui::Request,
};

fn level(map: &Map, name: &str) -> Option<Level> {
    map.partner(name).current_level
}

fn selected(map: &Map) -> Vec<i64> {
    map.view().selected.iter().map(|id| id.raw()).collect()
}

#[test]
fn dragging_a_partner_to_another_ring_changes_its_level_in_one_named_step_and_undo_brings_it_back()
{
    let mut map = Map::with(three());
    let before = map.plan().clone();
    let to = rings::home(Some(Level::Collaboration), Category::Justice);
    map.drag_to("Family Court", to);
    assert_eq!(level(&map, "Family Court"), Some(Level::Collaboration));
    assert_eq!(map.steps(), ["Move Family Court to collaboration"]);
    map.has("Family Court, courts and justice, ring 2 of 5: collaboration");
    map.undo();
    assert_eq!(map.plan(), &before);
    map.has("Family Court, courts and justice, ring 4 of 5: networking");
}

#[test]
fn a_partner_lies_where_it_was_dropped() {
    let mut map = Map::with(three());
    let to = Point::polar(rings::sector_middle(Category::Justice) + 0.3, 270.0);
    map.drag_to("Family Court", to);
    assert_eq!(map.steps(), ["Move Family Court"]);
    assert!(map.at("Family Court").distance(map.screen(to)) < 2.0);
}

#[test]
fn dragging_onto_the_outer_ring_makes_a_prospect_and_back_brings_it_to_the_table() {
    let mut map = Map::with(three());
    map.drag_to("Safe Harbor", rings::home(None, Category::Providers));
    assert_eq!(level(&map, "Safe Harbor"), None);
    assert_eq!(map.partner("Safe Harbor").status, PartnerStatus::Prospect);
    let back = rings::home(Some(Level::Networking), Category::Providers);
    map.drag_to("Safe Harbor", back);
    assert_eq!(map.partner("Safe Harbor").status, PartnerStatus::AtTable);
    assert_eq!(
        map.steps(),
        [
            "Move Safe Harbor to the prospects",
            "Move Safe Harbor to networking"
        ]
    );
}

#[test]
fn escape_takes_a_drag_back_without_a_trace() {
    let mut map = Map::with(three());
    let from = map.at("Family Court");
    let to = map.screen(rings::home(Some(Level::Integration), Category::Justice));
    map.press(from, Modifiers::NONE);
    map.glide(from, to);
    map.key(Key::Escape);
    map.release(to);
    assert!(map.steps().is_empty());
    assert!(map.at("Family Court").distance(from) < 1.0);
}

#[test]
fn who_is_let_go_beside_the_map_stays_where_it_was() {
    let mut map = Map::with(three());
    let before = map.at("Safe Harbor");
    let tray = map
        .window
        .get_by_label("New partner: Policy makers")
        .rect()
        .center();
    map.drag(before, tray);
    assert!(map.steps().is_empty(), "{:?}", map.steps());
    assert!(map.window.query_by_label_contains("Move to ").is_none());
    assert_eq!(map.at("Safe Harbor"), before);
}

#[test]
fn nothing_changes_while_a_drag_is_on() {
    let mut map = Map::with(three());
    let from = map.at("Family Court");
    let to = map.screen(rings::home(Some(Level::Integration), Category::Justice));
    map.press(from, Modifiers::NONE);
    map.glide(from, to);
    assert!(map.steps().is_empty());
    map.release(to);
    assert_eq!(map.steps().len(), 1);
}

#[test]
fn another_sector_offers_its_category_and_takes_it_when_told_to() {
    let mut map = Map::with(three());
    let to = rings::home(Some(Level::Cooperation), Category::Community);
    map.drag_to("Safe Harbor", to);
    assert!(
        map.steps().is_empty(),
        "the ring is the same, so nothing is decided yet"
    );
    map.has("Move to Community?");
    map.button("Change category");
    assert_eq!(map.partner("Safe Harbor").category, Category::Community);
    assert_eq!(map.steps(), ["Move Safe Harbor to community"]);
    assert!(map.at("Safe Harbor").distance(map.screen(to)) < 2.0);
}

#[test]
fn keys_answer_the_offer_of_another_category() {
    let to = rings::home(Some(Level::Cooperation), Category::Community);
    let mut map = Map::with(three());
    map.drag_to("Safe Harbor", to);
    map.key(Key::Escape);
    assert!(
        map.window.query_by_label("Move to Community?").is_none(),
        "the offer is gone"
    );
    assert_eq!(selected(&map), [2], "and nothing else is closed with it");
    assert_eq!(map.partner("Safe Harbor").category, Category::Providers);
    map.drag_to("Safe Harbor", to);
    map.key(Key::Enter);
    assert_eq!(map.partner("Safe Harbor").category, Category::Community);
    assert_eq!(map.steps(), ["Move Safe Harbor to community"]);
}

#[test]
fn f2_renames_the_partner_at_hand_as_it_does_in_the_outline() {
    let mut map = Map::with(three());
    map.click(map.at("Schools"), Modifiers::NONE);
    map.key(Key::F2);
    map.types("Alder Schools");
    map.key(Key::Enter);
    assert_eq!(map.steps(), ["Rename Schools to Alder Schools"]);
}

#[test]
fn the_card_that_asks_for_the_kind_covers_neither_end_of_the_link() {
    for (from, to) in [
        ("Family Court", "Schools"),
        ("Schools", "Safe Harbor"),
        ("Safe Harbor", "Family Court"),
    ] {
        let mut map = Map::with(three());
        let rim = map.rim(from);
        map.drag(rim, map.at(to));
        map.window.run();
        let title = format!("{from} and {to}");
        let top = map.window.get_by_label(&title).rect();
        let last = map.window.get_by_label("Informal").rect();
        let card = top.union(last);
        for end in [from, to] {
            assert!(!card.contains(map.at(end)), "{end} of {from} and {to}");
        }
    }
}

#[test]
fn keeping_the_category_returns_the_partner_into_its_own_sector_on_the_ring_where_it_was_dropped() {
    let mut map = Map::with(three());
    let to = rings::home(Some(Level::Networking), Category::Community);
    map.drag_to("Safe Harbor", to);
    assert_eq!(map.steps(), ["Move Safe Harbor to networking"]);
    map.button("Keep Providers");
    assert_eq!(map.partner("Safe Harbor").category, Category::Providers);
    assert_eq!(map.steps().len(), 1);
    map.has("Safe Harbor, providers, ring 4 of 5: networking");
    assert!(map.at("Safe Harbor").distance(map.screen(to)) > 50.0);
}

#[test]
fn dragging_with_alt_sets_the_intended_level_and_moves_nobody() {
    let mut map = Map::with(three());
    let from = map.at("Family Court");
    let to = map.screen(rings::home(Some(Level::Collaboration), Category::Justice));
    map.press(from, Modifiers::ALT);
    map.glide(from, to);
    map.release(to);
    assert_eq!(
        map.partner("Family Court").intended_level,
        Some(Level::Collaboration)
    );
    assert_eq!(level(&map, "Family Court"), Some(Level::Networking));
    assert_eq!(
        map.steps(),
        ["Set the intended level of Family Court to collaboration"]
    );
    map.has("Family Court, courts and justice, ring 4 of 5: networking, intended collaboration");
}

#[test]
fn the_ghost_of_the_selected_partner_can_be_dragged_and_off_the_rings_it_is_gone() {
    let mut map = Map::with(three());
    let mut one = map.partner("Family Court").clone();
    one.intended_level = Some(Level::Collaboration);
    map.put(one);
    let at = map.at("Family Court");
    map.click(at, Modifiers::NONE);
    let middle = map.screen(Point::default());
    let ghost_radius = rings::ring_of(Some(Level::Collaboration)).home;
    let here_radius = rings::ring_of(Some(Level::Networking)).home;
    let ghost = middle + (at - middle) * (ghost_radius / here_radius);
    let to = map.screen(rings::home(Some(Level::Integration), Category::Justice));
    map.drag(ghost, to);
    assert_eq!(
        map.partner("Family Court").intended_level,
        Some(Level::Integration)
    );
    map.keys(Modifiers::COMMAND, Key::PageDown);
    assert_eq!(
        map.partner("Family Court").intended_level,
        Some(Level::Collaboration)
    );
}

#[test]
fn dragging_from_the_rim_to_another_partner_links_the_two_with_the_kind_that_is_picked() {
    let mut map = Map::with(three());
    let (from, to) = (map.rim("Family Court"), map.at("Schools"));
    map.drag(from, to);
    assert!(map.steps().is_empty(), "the kind is asked first");
    map.key(Key::ArrowUp);
    map.key(Key::Enter);
    assert_eq!(map.steps(), ["Link Family Court and Schools"]);
    let link = map.plan().links.iter().next().expect("a link");
    assert_eq!((link.from.raw(), link.to.raw()), (1, 3));
    assert_eq!(link.kind, LinkKind::Meets, "one above informal");
}

#[test]
fn escape_while_the_kind_is_asked_makes_no_link() {
    let mut map = Map::with(three());
    let (from, to) = (map.rim("Family Court"), map.at("Schools"));
    map.drag(from, to);
    map.key(Key::Escape);
    assert!(map.steps().is_empty());
}

#[test]
fn a_link_that_is_there_already_is_not_made_again() {
    let mut map = Map::of(linked());
    let (from, to) = (map.rim("Family Court"), map.at("Safe Harbor"));
    map.drag(from, to);
    map.pick("Funds");
    assert!(map.steps().is_empty());
    let told = &map.window.state().told;
    assert!(
        told.iter()
            .any(|r| matches!(r, Request::Notify(text) if text.contains("already")))
    );
}

#[test]
fn clicking_a_link_selects_it_and_delete_deletes_it() {
    let mut map = Map::of(linked());
    let middle = map.at("Family Court").lerp(map.at("Safe Harbor"), 0.5);
    map.click(middle, Modifiers::NONE);
    map.has("What they do");
    map.key(Key::Delete);
    assert_eq!(map.plan().links.len(), 0);
    assert_eq!(
        map.steps(),
        ["Delete the link of Family Court and Safe Harbor"]
    );
    map.undo();
    assert_eq!(map.plan().links.len(), 1);
}

#[test]
fn delete_takes_a_partner_with_its_links_and_undo_brings_all_back() {
    let mut map = Map::of(linked());
    let before = map.plan().clone();
    let at = map.at("Family Court");
    map.click(at, Modifiers::NONE);
    map.key(Key::Delete);
    assert_eq!((map.plan().partners.len(), map.plan().links.len()), (2, 0));
    assert_eq!(map.steps(), ["Delete Family Court"]);
    map.undo();
    assert_eq!(map.plan(), &before);
}

#[test]
fn a_category_dragged_from_the_tray_becomes_a_partner_that_is_named_at_once() {
    let mut map = Map::with(three());
    let chip = map
        .window
        .get_by_label("New partner: Community")
        .rect()
        .center();
    let place = rings::home(Some(Level::Cooperation), Category::Community);
    let to = map.screen(place);
    map.drag(chip, to);
    map.types("Faith network");
    map.key(Key::Enter);
    let made = map.partner("Faith network");
    assert_eq!(
        (made.category, made.current_level),
        (Category::Community, Some(Level::Cooperation))
    );
    assert_eq!(made.status, PartnerStatus::AtTable);
    assert_eq!(map.steps(), ["Add Faith network"]);
    assert!(map.at("Faith network").distance(to) < 2.0);
    assert_eq!(selected(&map), [made.id.raw()]);
}

#[test]
fn a_category_keeps_its_sector_wherever_it_is_dropped() {
    let mut map = Map::with(three());
    let chip = map
        .window
        .get_by_label("New partner: Community")
        .rect()
        .center();
    let to = map.screen(rings::home(None, Category::Policy));
    map.drag(chip, to);
    map.types("United Way");
    map.key(Key::Enter);
    let made = map.partner("United Way");
    assert_eq!(
        (made.category, made.current_level),
        (Category::Community, None)
    );
    assert_eq!(made.status, PartnerStatus::Prospect);
}

#[test]
fn a_double_click_on_an_empty_place_makes_a_partner_there() {
    let mut map = Map::with(three());
    let place = rings::home(Some(Level::Networking), Category::Policy);
    map.double_click(map.screen(place));
    map.types("County board");
    map.key(Key::Enter);
    let made = map.partner("County board");
    assert_eq!(
        (made.category, made.current_level),
        (Category::Policy, Some(Level::Networking))
    );
}

#[test]
fn a_double_click_that_falls_into_one_frame_counts_as_well() {
    let mut map = Map::with(three());
    let place = rings::home(Some(Level::Networking), Category::Policy);
    map.double_click_in_one_frame(map.screen(place));
    map.types("County board");
    map.key(Key::Enter);
    assert_eq!(map.steps(), ["Add County board"]);
}

#[test]
fn a_double_click_without_a_name_makes_nobody() {
    let mut map = Map::with(three());
    let place = rings::home(Some(Level::Networking), Category::Policy);
    map.double_click(map.screen(place));
    map.key(Key::Escape);
    map.double_click(map.screen(place));
    let elsewhere = map.screen(rings::home(Some(Level::Networking), Category::Family));
    map.click(elsewhere, Modifiers::NONE);
    assert!(map.steps().is_empty());
}

#[test]
fn a_partner_is_dragged_from_the_outline_onto_the_map() {
    let mut map = Map::with(vec![partner(1, "Tribal council", Category::Policy, None)]);
    map.pick("Panel: Partners");
    let row = map
        .window
        .get_by(|node| {
            let named = node
                .label()
                .is_some_and(|l| l.starts_with("Tribal council, "));
            named && node.role() == egui::accesskit::Role::TreeItem
        })
        .rect()
        .center();
    let to = map.screen(rings::home(Some(Level::Cooperation), Category::Policy));
    map.drag(row, to);
    assert_eq!(level(&map, "Tribal council"), Some(Level::Cooperation));
    assert_eq!(map.steps(), ["Move Tribal council to cooperation"]);
}

#[test]
fn clicks_select_one_and_with_shift_or_ctrl_more_and_an_empty_place_nobody() {
    let mut map = Map::with(three());
    let (court, harbor) = (map.at("Family Court"), map.at("Safe Harbor"));
    map.click(court, Modifiers::NONE);
    assert_eq!(selected(&map), [1]);
    map.click(harbor, Modifiers::SHIFT);
    assert_eq!(selected(&map), [1, 2]);
    map.click(court, Modifiers::COMMAND);
    assert_eq!(selected(&map), [2]);
    let empty = map.screen(rings::home(None, Category::Family));
    map.click(empty, Modifiers::NONE);
    assert!(selected(&map).is_empty());
}

#[test]
fn a_rubber_band_selects_what_lies_in_it_and_a_drag_moves_all_of_that_in_one_step() {
    let mut map = Map::with(three());
    let corner = map.screen(Point::new(-360.0, -20.0));
    let opposite = map.screen(Point::new(360.0, 360.0));
    map.drag(corner, opposite);
    assert_eq!(selected(&map), [1, 2, 3]);
    let from = map.at("Family Court");
    let harbor = map.at("Safe Harbor");
    let by = vec2(6.0, 3.0);
    map.drag(from, from + by * 2.0);
    assert_eq!(map.steps(), ["Move 3 partners"]);
    assert!(map.at("Safe Harbor").distance(harbor + by * 2.0) < 2.0);
    map.undo();
    assert!(map.at("Safe Harbor").distance(harbor) < 2.0);
}

#[test]
fn page_keys_move_the_selected_partner_from_ring_to_ring() {
    let mut map = Map::with(three());
    let at = map.at("Family Court");
    map.click(at, Modifiers::NONE);
    map.key(Key::PageUp);
    map.key(Key::PageUp);
    assert_eq!(level(&map, "Family Court"), Some(Level::Collaboration));
    map.key(Key::PageDown);
    assert_eq!(level(&map, "Family Court"), Some(Level::Cooperation));
    assert_eq!(
        map.steps(),
        [
            "Move Family Court to cooperation",
            "Move Family Court to collaboration",
            "Move Family Court to cooperation"
        ]
    );
}

#[test]
fn page_keys_with_ctrl_set_the_intended_level() {
    let mut map = Map::with(three());
    let at = map.at("Family Court");
    map.click(at, Modifiers::NONE);
    map.keys(Modifiers::COMMAND, Key::PageUp);
    assert_eq!(
        map.partner("Family Court").intended_level,
        Some(Level::Cooperation)
    );
    assert_eq!(level(&map, "Family Court"), Some(Level::Networking));
}

#[test]
fn arrows_with_alt_go_to_the_partner_on_that_side_and_tab_through_all() {
    let mut map = Map::with(three());
    map.key(Key::ArrowDown);
    assert_eq!(selected(&map), [3], "first in reading order");
    map.keys(Modifiers::ALT, Key::ArrowLeft);
    map.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(selected(&map), [2]);
    map.key(Key::Home);
    let mut walked = selected(&map);
    for _ in 0..2 {
        map.key(Key::Tab);
        walked.extend(selected(&map));
    }
    assert_eq!(walked, [3, 1, 2]);
    map.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(selected(&map), [1]);
}

#[test]
fn tab_leaves_the_map_after_the_last_partner() {
    let mut map = Map::with(three());
    map.key(Key::ArrowDown);
    map.key(Key::End);
    assert_eq!(
        map.focused(),
        "Safe Harbor, providers, ring 3 of 5: cooperation"
    );
    map.key(Key::Tab);
    assert!(
        !map.focused().contains("Safe Harbor"),
        "but {}",
        map.focused()
    );
    assert!(!map.focused().is_empty());
}

#[test]
fn a_partner_can_be_made_linked_and_deleted_by_keyboard_alone() {
    let mut map = Map::with(three());
    map.key(Key::N);
    map.types("Parent council");
    map.key(Key::Enter);
    assert_eq!(map.partner("Parent council").category, Category::Family);
    map.key(Key::L);
    map.types("school");
    map.key(Key::Enter);
    map.key(Key::Enter);
    let link = map.plan().links.iter().next().expect("a link");
    assert_eq!(link.to, map.partner("Schools").id);
    assert_eq!(link.kind, LinkKind::Informal);
    map.key(Key::Delete);
    assert_eq!(
        map.steps(),
        [
            "Add Parent council",
            "Link Parent council and Schools",
            "Delete Parent council"
        ]
    );
}

#[test]
fn enter_opens_the_details_with_the_cursor_in_the_name() {
    let mut map = Map::with(three());
    let at = map.at("Schools");
    map.click(at, Modifiers::NONE);
    map.key(Key::Enter);
    map.key(Key::End);
    map.types(" district");
    assert_eq!(map.partner("Schools district").id.raw(), 3);
    assert_eq!(map.steps(), ["Change Schools"]);
}

#[test]
fn typing_in_the_details_is_one_step_and_deletes_nobody() {
    let mut map = Map::with(three());
    let at = map.at("Schools");
    map.click(at, Modifiers::NONE);
    map.key(Key::Enter);
    map.key(Key::End);
    map.key(Key::Backspace);
    map.types("n");
    map.types("l");
    assert_eq!(map.plan().partners.len(), 3);
    assert_eq!(map.steps().len(), 1);
}

#[test]
fn everybody_is_selected_with_ctrl_a_and_nobody_with_escape() {
    let mut map = Map::with(three());
    map.keys(Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&map), [1, 2, 3]);
    map.has("3 partners");
    map.key(Key::Escape);
    assert!(selected(&map).is_empty());
}

#[test]
fn the_wheel_zooms_at_the_pointer_and_fit_shows_the_whole_table_again() {
    let mut map = Map::with(three());
    let at = map.at("Family Court");
    map.wheel(at, 240.0);
    assert!(map.at("Family Court").distance(at) < 1.0);
    let zoomed = map.at("Safe Harbor");
    assert!(zoomed.distance(at) > 1.2 * map.screen_distance_at_fit("Safe Harbor", at));
    map.key(Key::F);
    assert!(map.at("Family Court").distance(at) < 1.0);
}

#[test]
fn space_pushes_the_map_around_and_clicks_nothing() {
    let mut map = Map::with(three());
    let before = map.at("Family Court");
    map.click(before, Modifiers::NONE);
    let from = map.screen(rings::home(None, Category::Family));
    map.window.hover_at(from);
    map.window.key_down(Key::Space);
    map.window.run();
    assert_eq!(selected(&map), [1]);
    map.drag(from, from + vec2(40.0, 20.0));
    map.window.key_up(Key::Space);
    map.window.run();
    let moved = map.at("Family Court") - before;
    assert!(
        (moved - vec2(40.0, 20.0)).length() < 1.0,
        "moved by {moved:?}"
    );
    assert_eq!(selected(&map), [1]);
}

#[test]
fn the_middle_button_pushes_the_map_around() {
    let mut map = Map::with(three());
    let before = map.at("Family Court");
    let from = map.screen(rings::home(None, Category::Family));
    map.drag_with(egui::PointerButton::Middle, from, from + vec2(60.0, -30.0));
    let moved = map.at("Family Court") - before;
    assert!(
        (moved - vec2(60.0, -30.0)).length() < 1.0,
        "moved by {moved:?}"
    );
    assert!(map.steps().is_empty());
}

#[test]
fn a_screen_reader_finds_each_partner_by_name_and_place_and_can_select_it() {
    let mut map = Map::with(three());
    map.window
        .get_by_label("Safe Harbor, providers, ring 3 of 5: cooperation")
        .click_accesskit();
    map.window.run();
    assert_eq!(selected(&map), [2]);
}

#[test]
fn a_plan_that_is_only_read_lets_nothing_be_changed() {
    let mut map = Map::read_only(three());
    let to = rings::home(Some(Level::Collaboration), Category::Justice);
    map.drag_to("Family Court", to);
    let at = map.at("Family Court");
    map.click(at, Modifiers::NONE);
    assert_eq!(selected(&map), [1]);
    map.key(Key::Delete);
    map.key(Key::PageUp);
    map.key(Key::N);
    map.double_click(map.screen(rings::home(None, Category::Family)));
    map.types("Nobody");
    map.key(Key::Enter);
    assert!(map.steps().is_empty());
}

#[test]
fn a_selection_forgets_partners_that_are_gone() {
    let mut map = Map::with(three());
    let place = rings::home(Some(Level::Networking), Category::Policy);
    map.double_click(map.screen(place));
    map.types("County board");
    map.key(Key::Enter);
    assert_eq!(selected(&map).len(), 1);
    map.undo();
    assert!(selected(&map).is_empty());
}

#[test]
fn a_link_is_changed_and_turned_round_in_its_form() {
    let mut map = Map::of(linked());
    let middle = map.at("Family Court").lerp(map.at("Safe Harbor"), 0.5);
    map.click(middle, Modifiers::NONE);
    map.pick("Direction: One way");
    map.button("Turn round");
    let link = map.plan().links.iter().next().expect("a link");
    assert_eq!(link.direction, Direction::Forward);
    assert_eq!((link.from.raw(), link.to.raw()), (2, 1));
    assert_eq!(
        map.steps(),
        [
            "Change the link of Family Court and Safe Harbor",
            "Turn round the link of Family Court and Safe Harbor"
        ]
    );
}

#[test]
fn the_map_stays_where_it_is_whatever_is_selected() {
    let mut map = Map::of(linked());
    let mut one = map.partner("Schools").clone();
    one.name = "A council with a name of a dozen words and then some ".repeat(8);
    one.short = "Schools".to_owned();
    one.brings = "Wordwithoutanyspaceatall".repeat(12);
    map.put(one);
    let mut link = map.plan().links.iter().next().expect("a link").clone();
    link.to = Id::new(3);
    map.put(link);
    let places = [Point::default(), Point::new(200.0, -150.0)];
    let before = places.map(|at| map.screen(at));
    for clicked in [Point::new(0.0, -340.0), Point::default()] {
        let at = map.screen(clicked);
        map.click(at, Modifiers::NONE);
    }
    for key in [Key::ArrowDown, Key::Tab, Key::Tab] {
        map.key(key);
        assert_eq!(places.map(|at| map.screen(at)), before);
    }
    map.keys(Modifiers::COMMAND, Key::A);
    map.pick("Panel: Partners");
    assert_eq!(places.map(|at| map.screen(at)), before);
}

#[test]
fn an_idle_map_asks_for_no_further_frame() {
    let mut map = Map::with(three());
    assert_eq!(map.window.run(), 1);
}

#[test]
fn three_hundred_partners_are_seen_and_one_of_them_can_be_dragged() {
    let partners: Vec<Partner> = (1..=300)
        .map(|id| {
            let category = Category::ALL[id as usize % 6];
            let level = Level::ALL[id as usize % 4];
            partner(id, &format!("Partner {id}"), category, Some(level))
        })
        .collect();
    let mut map = Map::with(partners);
    let one = map.partner("Partner 77").clone();
    map.drag_to("Partner 77", rings::home(None, one.category));
    assert_eq!(level(&map, "Partner 77"), None);
    assert_eq!(map.steps(), ["Move Partner 77 to the prospects"]);
}

#[test]
fn on_a_narrow_page_the_map_comes_first_and_details_are_opened_when_wanted() {
    let mut map = Map::sized(linked(), vec2(573.0, 430.0), |builder| builder);
    let table = |map: &Map| {
        let canvas = map.window.get_by_role(egui::accesskit::Role::Canvas);
        canvas.rect().size()
    };
    assert!(map.window.query_by_label("Panel: Partners").is_none());
    assert!(
        table(&map).y > 200.0 && table(&map).x > 500.0,
        "{}",
        table(&map)
    );
    map.button("Save a picture…");
    let told = &map.window.state().told;
    assert!(told.contains(&Request::Run(roundtable::ui::Command::ExportPicture)));
    map.button("Show details");
    assert!(map.window.query_by_label("Panel: Partners").is_some());
    assert!(
        table(&map).y > 200.0 && table(&map).x > 200.0,
        "{}",
        table(&map)
    );
    // The field to find lies where the panel took the room.
    let canvas = map.window.get_by_role(egui::accesskit::Role::Canvas).rect();
    map.click(canvas.right_bottom() - vec2(2.0, 2.0), Modifiers::NONE);
    map.key(Key::Slash);
    assert_eq!(map.focused(), "Find on the map");
}

#[test]
fn a_screen_reader_is_told_of_no_sign_that_only_repeats_the_words_beside_it() {
    let map = Map::with(vec![partner(1, "Court", Category::Justice, None)]);
    map.has("1 partner has no level yet");
    let of_no_alphabet = |text: Option<String>| {
        text.is_some_and(|text| text.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c)))
    };
    let signs = map.window.query_all_by(move |node| {
        !node.is_hidden() && (of_no_alphabet(node.label()) || of_no_alphabet(node.value()))
    });
    assert_eq!(signs.count(), 0);
}

#[test]
fn the_tray_keeps_to_one_line_and_the_keys_within_the_window() {
    for wide in [480.0, 575.0, 606.0, 640.0, 900.0, 1300.0] {
        let mut map = Map::sized(linked(), vec2(wide, 430.0), |builder| builder);
        let chips = map.window.query_all_by_role(egui::accesskit::Role::Button);
        let chips = chips.filter(|chip| {
            let label = chip.accesskit_node().label().unwrap_or_default();
            label.starts_with("New partner: ")
        });
        let mut heights: Vec<f32> = chips.map(|chip| chip.rect().center().y).collect();
        assert_eq!(heights.len(), 6);
        heights.dedup();
        assert_eq!(heights.len(), 1, "at {wide}");
        map.button("Keys");
        map.window.run();
        let close = map.window.get_by_label("Close the keys").rect();
        assert!(close.min.y >= 0.0 && close.max.x <= wide, "{close:?}");
        let last = map.window.get_by_label("Double click");
        last.scroll_to_me();
        map.window.run();
        let last = map.window.get_by_label("Double click").rect();
        assert!(last.max.y <= 430.0, "{last:?} at {wide}");
    }
}
