//! The menu on the partner map: what it offers, what that does, and how one goes through it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/map_host.rs"]
mod map_host;

use egui::{Key, Modifiers, Pos2};
use map_host::{Map, linked, partner, three};
use roundtable::{
    mapping::rings,
    model::{Category, Direction, Id, Lens, Level, LinkKind, Placement},
    ui::{Command, Request},
};

fn selected(map: &Map) -> Vec<i64> {
    map.view().selected.iter().map(|id| id.raw()).collect()
}

/// An empty place: networking, policy makers.
fn empty(map: &Map) -> Pos2 {
    map.screen(rings::home(Some(Level::Networking), Category::Policy))
}

/// The middle between the two ends of the link.
fn on_the_link(map: &Map) -> Pos2 {
    map.at("Family Court").lerp(map.at("Safe Harbor"), 0.5)
}

#[test]
fn a_right_click_on_a_partner_selects_it_and_offers_what_can_be_done_with_it() {
    let mut map = Map::with(three());
    map.ask(map.at("Schools"));
    assert_eq!(selected(&map), [3]);
    assert_eq!(
        map.menu(),
        [
            "Open the form",
            "Rename",
            "Level today",
            "Intended level",
            "Category",
            "Link with…",
            "Show only its neighbors",
            "Duplicate",
            "Delete partner",
        ]
    );
    assert!(map.steps().is_empty(), "asking changes nothing");
}

#[test]
fn a_level_is_set_from_its_list_in_one_step_and_taken_back() {
    let mut map = Map::with(three());
    let before = map.plan().clone();
    map.ask(map.at("Schools"));
    map.row("Level today");
    map.row("Cooperation");
    assert_eq!(
        map.partner("Schools").current_level,
        Some(Level::Cooperation)
    );
    assert!(map.menu().is_empty(), "the menu is gone");
    assert_eq!(map.steps(), ["Move Schools to cooperation"]);
    map.undo();
    assert_eq!(map.plan(), &before);
}

#[test]
fn the_intended_level_and_the_category_are_set_in_the_same_way() {
    let mut map = Map::with(three());
    map.ask(map.at("Schools"));
    map.row("Intended level");
    map.row("Integration");
    map.ask(map.at("Schools"));
    map.row("Category");
    map.row(Category::Community.label());
    let schools = map.partner("Schools");
    assert_eq!(schools.intended_level, Some(Level::Integration));
    assert_eq!(schools.category, Category::Community);
    assert_eq!(map.steps().len(), 2);
}

#[test]
fn the_value_that_is_there_is_marked_in_its_list() {
    let mut map = Map::with(three());
    map.ask(map.at("Schools"));
    map.row("Level today");
    use egui_kittest::kittest::Queryable as _;
    map.window.get_by_role_and_label(
        egui::accesskit::Role::MenuItemRadio,
        Level::Collaboration.label(),
    );
}

#[test]
fn keys_open_the_menu_go_through_it_and_leave_the_keyboard_on_the_map() {
    let mut map = Map::with(three());
    map.click(map.at("Schools"), Modifiers::NONE);
    map.keys(Modifiers::SHIFT, Key::F10);
    assert_eq!(map.focused(), "Open the form");
    map.key(Key::ArrowDown);
    map.key(Key::ArrowDown);
    assert_eq!(map.focused(), "Level today");
    map.key(Key::ArrowRight);
    assert_eq!(map.focused(), Level::Collaboration.label(), "where it is");
    map.key(Key::ArrowDown);
    map.key(Key::Enter);
    assert_eq!(
        map.partner("Schools").current_level,
        Some(Level::Integration)
    );
    assert!(map.focused().starts_with("Schools, "), "on the map again");
    map.key(Key::Menu);
    assert!(!map.menu().is_empty());
    map.key(Key::Escape);
    assert!(map.menu().is_empty());
    assert!(map.focused().starts_with("Schools, "), "on the map again");
    assert_eq!(selected(&map), [3], "Esc closed the menu and nothing else");
}

#[test]
fn escape_closes_first_the_list_and_then_the_menu() {
    let mut map = Map::with(three());
    map.click(map.at("Schools"), Modifiers::NONE);
    map.key(Key::Menu);
    map.types("c");
    assert_eq!(map.focused(), "Category");
    map.key(Key::Enter);
    assert_eq!(map.menu().len(), 9 + 6);
    map.key(Key::Escape);
    assert_eq!(map.menu().len(), 9);
    assert_eq!(map.focused(), "Category");
    map.key(Key::Escape);
    assert!(map.menu().is_empty());
    assert!(map.steps().is_empty());
}

#[test]
fn letters_find_a_row_and_the_last_row_leads_to_the_first() {
    let mut map = Map::with(three());
    map.click(map.at("Schools"), Modifiers::NONE);
    map.key(Key::Menu);
    map.types("d");
    assert_eq!(map.focused(), "Duplicate");
    map.types("e");
    assert_eq!(map.focused(), "Delete partner");
    map.key(Key::ArrowDown);
    assert_eq!(map.focused(), "Open the form");
    map.key(Key::ArrowUp);
    assert_eq!(map.focused(), "Delete partner");
    map.key(Key::Home);
    assert_eq!(map.focused(), "Open the form");
}

#[test]
fn a_partner_is_renamed_in_its_place() {
    let mut map = Map::with(three());
    map.ask(map.at("Schools"));
    map.row("Rename");
    assert_eq!(map.focused(), "New name of Schools");
    map.types("School district");
    map.key(Key::Enter);
    assert_eq!(map.partner("School district").id, Id::new(3));
    assert_eq!(map.steps(), ["Rename Schools to School district"]);
    assert!(map.focused().starts_with("School district, "));
    map.key(Key::R);
    map.types("Nobody");
    map.key(Key::Escape);
    assert_eq!(map.partner("School district").id, Id::new(3));
    assert_eq!(map.steps().len(), 1);
}

#[test]
fn several_that_are_selected_stay_so_and_are_changed_together() {
    let mut map = Map::with(three());
    map.click(map.at("Schools"), Modifiers::NONE);
    map.click(map.at("Safe Harbor"), Modifiers::SHIFT);
    map.ask(map.at("Schools"));
    assert_eq!(selected(&map), [2, 3]);
    map.row("Level today");
    map.row("Cooperation");
    assert_eq!(map.steps(), ["Move Schools to cooperation"]);
    map.ask(map.at("Schools"));
    map.row("Delete 2 partners");
    assert_eq!(map.plan().partners.len(), 1);
    map.undo();
    assert_eq!(map.plan().partners.len(), 3);
}

#[test]
fn the_menu_of_all_is_about_all_also_by_keys() {
    let mut map = Map::with(three());
    map.keys(Modifiers::COMMAND, Key::A);
    map.key(Key::Menu);
    map.row("Delete 3 partners");
    assert_eq!(map.plan().partners.len(), 0);
    map.undo();
    assert_eq!(map.plan().partners.len(), 3);
}

#[test]
fn partners_are_lined_up_from_the_menu() {
    let mut map = Map::with(three());
    map.lens("Free");
    map.click(map.at("Schools"), Modifiers::NONE);
    map.click(map.at("Safe Harbor"), Modifiers::SHIFT);
    map.ask(map.at("Schools"));
    map.row("Line up");
    map.row("Middles");
    let xs: Vec<f64> = map.plan().placements.iter().map(|place| place.x).collect();
    assert_eq!(xs.len(), 2, "{xs:?}");
    assert!(xs.iter().all(|x| (x - xs[0]).abs() < 0.01), "{xs:?}");
    assert_eq!(map.steps(), ["Line up 2 partners"]);
}

#[test]
fn a_link_is_changed_turned_round_and_deleted() {
    let mut map = Map::of(linked());
    map.ask(on_the_link(&map));
    map.row("What they do");
    map.row("Refers clients");
    map.ask(on_the_link(&map));
    map.row("Direction");
    map.row("One way");
    map.ask(on_the_link(&map));
    map.row("Strength");
    map.row("Strong");
    map.ask(on_the_link(&map));
    map.row("Turn round");
    let link = map.plan().links.iter().next().expect("a link").clone();
    assert_eq!(link.kind, LinkKind::RefersClients);
    assert_eq!(link.direction, Direction::Forward);
    assert_eq!(link.strength, Some(3));
    assert_eq!((link.from.raw(), link.to.raw()), (2, 1));
    map.ask(on_the_link(&map));
    map.row("Delete link");
    assert_eq!(map.plan().links.len(), 0);
    assert_eq!(map.steps().len(), 5);
}

#[test]
fn on_empty_ground_a_partner_is_made_where_one_asked() {
    let mut map = Map::with(three());
    let at = empty(&map);
    map.ask(at);
    map.row("New partner here");
    map.types("County board");
    map.key(Key::Enter);
    let made = map.partner("County board");
    assert_eq!(made.category, Category::Policy);
    assert_eq!(made.current_level, Some(Level::Networking));
}

#[test]
fn on_empty_ground_one_selects_all_changes_the_lens_and_asks_for_a_picture() {
    let mut map = Map::with(three());
    map.ask(empty(&map));
    map.row("Select all");
    assert_eq!(selected(&map), [1, 2, 3]);
    map.ask(empty(&map));
    map.row("What a place means");
    map.row(Lens::Lanes.label());
    assert_eq!(map.view().map.lens(), Lens::Lanes);
    map.ask(
        map.view()
            .map
            .to_screen(roundtable::mapping::Point::new(0.0, 4000.0)),
    );
    map.keys(Modifiers::SHIFT, Key::F10);
    map.row("Save a picture…");
    let told = &map.window.state().told;
    assert!(told.contains(&Request::Run(Command::ExportPicture)));
}

#[test]
fn where_somebody_was_put_can_be_forgotten() {
    let mut plan = linked();
    let mut place = Placement::new(Id::new(90));
    (place.partner, place.lens) = (Id::new(3), Lens::Free);
    (place.x, place.y) = (150.0, -90.0);
    use roundtable::model::Record as _;
    plan.put_any(place.wrap());
    let mut map = Map::of(plan);
    map.lens("Free");
    map.ask(map.at("Schools"));
    map.row("Let the map place it");
    assert_eq!(map.plan().placements.len(), 0);
    map.ask(map.at("Schools"));
    map.row("Pin");
    assert!(map.plan().placements.iter().all(|place| place.pinned));
    assert_eq!(map.steps(), ["Let the map place Schools", "Pin Schools"]);
}

#[test]
fn a_plan_that_is_read_only_offers_only_what_changes_nothing() {
    let mut map = Map::read_only(three());
    map.ask(map.at("Schools"));
    assert_eq!(map.menu(), ["Open the form", "Show only its neighbors"]);
    map.key(Key::Escape);
    map.ask(empty(&map));
    assert_eq!(
        map.menu(),
        [
            "Select all",
            "What a place means",
            "Fit",
            "Small map when near",
            "Save a picture…"
        ]
    );
}

#[test]
fn a_press_elsewhere_closes_the_menu() {
    let mut map = Map::with(three());
    map.ask(map.at("Schools"));
    map.click(empty(&map), Modifiers::NONE);
    assert!(map.menu().is_empty());
    assert!(map.steps().is_empty());
}

#[test]
fn the_pointer_opens_a_list_by_resting_on_its_row() {
    let mut map = Map::with(three());
    map.ask(map.at("Schools"));
    use egui_kittest::kittest::Queryable as _;
    let row = map
        .window
        .get_by_role_and_label(egui::accesskit::Role::MenuItem, "Category")
        .rect()
        .center();
    map.glide(map.at("Schools"), row);
    assert_eq!(map.menu().len(), 9 + 6);
}

#[test]
fn the_menu_stays_within_a_small_window() {
    let crowd = vec![partner(
        1,
        "Family Court",
        Category::Justice,
        Some(Level::Networking),
    )];
    let mut plan = roundtable::model::Plan::default();
    for one in crowd {
        use roundtable::model::Record as _;
        plan.put_any(one.wrap());
    }
    let size = egui::vec2(853.0, 533.0);
    let mut map = Map::sized(plan, size, |builder| builder);
    map.click(map.at("Family Court"), Modifiers::NONE);
    map.key(Key::Menu);
    map.types("c");
    map.key(Key::ArrowRight);
    use egui_kittest::kittest::Queryable as _;
    let window = egui::Rect::from_min_size(Pos2::ZERO, size);
    for words in map.menu() {
        let rows = map.window.query_all_by(|node| {
            let role = node.role();
            node.label().is_some_and(|l| l == words)
                && (role == egui::accesskit::Role::MenuItem
                    || role == egui::accesskit::Role::MenuItemRadio)
        });
        for row in rows {
            assert!(window.contains_rect(row.rect()), "{words}");
        }
    }
}

#[test]
fn keys_that_come_in_one_frame_count_in_their_order() {
    let mut map = Map::with(three());
    map.click(map.at("Schools"), Modifiers::NONE);
    map.key(Key::Menu);
    let down = [Key::ArrowDown, Key::ArrowDown, Key::ArrowRight];
    for key in down {
        map.window.input_mut().events.push(egui::Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
    }
    map.window.run();
    assert_eq!(map.focused(), Level::Collaboration.label());
}
