//! The outline of the partner map: the same records as a tree, read and changed without the picture.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/map_host.rs"]
mod map_host;
#[path = "common/outline.rs"]
mod outline;

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use map_host::{Map, linked, partner};
use roundtable::{
    mapping::rings,
    model::{Category, Id, Level, Link, LinkKind, Plan, Record as _},
};

/// Family Court funds Safe Harbor; Schools are alone.
fn map() -> Map {
    let mut map = Map::of(linked());
    outline::open(&mut map);
    map
}

fn selected(map: &Map) -> Vec<i64> {
    map.view().selected.iter().map(|id| id.raw()).collect()
}

#[test]
fn each_category_holds_its_partners_and_each_partner_its_links() {
    let mut map = map();
    assert_eq!(
        outline::words(&map),
        [
            "Families and youth, nobody",
            "Policy makers, nobody",
            "Human services, 1 partner",
            "Schools, human services, ring 2 of 5: collaboration, no links",
            "Courts and justice, 1 partner",
            "Family Court, courts and justice, ring 4 of 5: networking, 1 link",
            "Providers, 1 partner",
            "Safe Harbor, providers, ring 3 of 5: cooperation, 1 link",
            "Community, nobody",
        ]
    );
    outline::focus(&mut map, "Safe Harbor");
    map.key(Key::ArrowRight);
    let harbor = outline::says(&map, "Safe Harbor");
    assert_eq!((harbor.level, harbor.place), (2, 1));
    assert_eq!(harbor.open, Some(true));
    let link = outline::says(&map, "Link: ");
    assert_eq!(
        link.words,
        "Link: Family Court funds Safe Harbor, both ways"
    );
    assert_eq!((link.level, link.place), (3, 1));
    let community = outline::says(&map, "Community");
    assert_eq!((community.level, community.place), (1, 6));
}

#[test]
fn who_is_clicked_is_selected_on_the_map_and_has_the_keyboard() {
    let mut map = map();
    let before = map.at("Safe Harbor");
    outline::click(&mut map, "Safe Harbor");
    map.window.run_steps(60);
    assert_eq!(selected(&map), [2]);
    assert_eq!(map.at("Safe Harbor"), before, "it was in sight");
    assert_eq!(outline::here(&map), "Safe Harbor");
    assert!(outline::says(&map, "Safe Harbor").selected);
}

#[test]
fn what_is_selected_on_the_map_is_selected_in_the_outline_and_its_category_opens() {
    let mut map = map();
    outline::focus(&mut map, "Providers");
    map.key(Key::ArrowLeft);
    assert!(!outline::has(&map, "Safe Harbor"));
    assert_eq!(outline::says(&map, "Providers").open, Some(false));
    assert!(outline::has(&map, "Providers, 1 partner, folded"));
    let harbor = map.at("Safe Harbor");
    map.click(harbor, Modifiers::NONE);
    assert!(outline::says(&map, "Safe Harbor").selected);
    let elsewhere = map.screen(rings::home(None, Category::Community));
    map.click(elsewhere, Modifiers::NONE);
    assert!(!outline::says(&map, "Safe Harbor").selected);
}

#[test]
fn arrows_go_from_row_to_row_and_the_map_selects_what_they_come_to() {
    let mut map = map();
    outline::focus(&mut map, "Human services");
    assert!(selected(&map).is_empty());
    map.key(Key::ArrowDown);
    assert_eq!(
        (outline::here(&map).as_str(), selected(&map)),
        ("Schools", vec![3])
    );
    outline::keys(&mut map, &[Key::ArrowDown, Key::ArrowDown]);
    assert_eq!(
        (outline::here(&map).as_str(), selected(&map)),
        ("Family Court", vec![1])
    );
    map.key(Key::ArrowRight);
    assert_eq!(outline::here(&map), "Family Court", "its links open first");
    map.key(Key::ArrowRight);
    assert!(outline::here(&map).starts_with("Link: Family Court funds Safe Harbor"));
    assert!(map.view().selected.is_empty(), "a link is selected instead");
    map.key(Key::ArrowLeft);
    assert_eq!(outline::here(&map), "Family Court");
    outline::keys(&mut map, &[Key::ArrowLeft, Key::ArrowLeft]);
    assert_eq!(outline::here(&map), "Courts and justice");
    map.key(Key::End);
    assert_eq!(outline::here(&map), "Community");
    map.key(Key::Home);
    assert_eq!(outline::here(&map), "Families and youth");
    assert!(map.steps().is_empty(), "going about changes nothing");
}

#[test]
fn arrows_with_shift_take_the_next_partners_along() {
    let mut map = Map::with(vec![
        partner(1, "Court", Category::Justice, Some(Level::Networking)),
        partner(2, "Legal aid", Category::Justice, Some(Level::Networking)),
        partner(3, "Police", Category::Justice, Some(Level::Networking)),
    ]);
    outline::open(&mut map);
    outline::focus(&mut map, "Court,");
    map.keys(Modifiers::SHIFT, Key::ArrowDown);
    map.keys(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&map), [1, 2, 3]);
    map.keys(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(selected(&map), [1, 2]);
    map.key(Key::PageUp);
    assert_eq!(map.steps(), ["Move 2 partners to cooperation"]);
}

#[test]
fn enter_flies_to_a_partner_and_on_a_link_to_the_other_one() {
    let mut map = map();
    outline::focus(&mut map, "Family Court");
    let before = map.at("Family Court");
    map.key(Key::Enter);
    map.window.run_steps(60);
    let after = map.at("Family Court");
    assert!(
        after.distance(before) > 50.0,
        "the map flew there: {before} {after}"
    );
    outline::keys(&mut map, &[Key::ArrowRight, Key::ArrowDown, Key::Enter]);
    map.window.run_steps(60);
    assert_eq!(
        (outline::here(&map).as_str(), selected(&map)),
        ("Safe Harbor", vec![2])
    );
}

#[test]
fn f2_types_another_name_over_the_old_one_and_escape_leaves_it() {
    let mut map = map();
    outline::focus(&mut map, "Family Court");
    map.key(Key::F2);
    map.types("Juvenile Court");
    map.key(Key::Enter);
    assert_eq!(map.steps(), ["Rename Family Court to Juvenile Court"]);
    assert_eq!(outline::here(&map), "Juvenile Court");
    map.key(Key::F2);
    map.types("Nobody");
    map.key(Key::Escape);
    assert_eq!(map.steps().len(), 1);
    assert_eq!(outline::here(&map), "Juvenile Court");
    map.undo();
    assert_eq!(outline::here(&map), "Family Court");
}

#[test]
fn page_keys_change_the_levels_as_they_do_on_the_map() {
    let mut map = map();
    outline::focus(&mut map, "Family Court");
    map.key(Key::PageUp);
    map.keys(Modifiers::COMMAND, Key::PageUp);
    assert_eq!(
        map.steps(),
        [
            "Move Family Court to cooperation",
            "Set the intended level of Family Court to collaboration"
        ]
    );
    assert!(outline::has(
        &map,
        "Family Court, courts and justice, ring 3 of 5: cooperation, intended collaboration, 1 link"
    ));
    assert_eq!(outline::here(&map), "Family Court");
}

#[test]
fn insert_and_plus_make_a_partner_in_that_category_that_is_named_at_once() {
    let mut map = map();
    outline::focus(&mut map, "Policy makers");
    map.key(Key::Insert);
    map.types("County board");
    map.key(Key::Enter);
    assert_eq!(map.steps(), ["Add County board"]);
    assert_eq!(map.partner("County board").category, Category::Policy);
    assert_eq!(outline::here(&map), "County board");
    assert!(map.at("County board").is_finite(), "it lies on the map");
    outline::focus(&mut map, "Schools");
    map.types("+");
    map.types("Clinic");
    map.key(Key::Enter);
    let clinic = map.partner("Clinic");
    assert_eq!(clinic.category, Category::HumanServices);
    assert_eq!(
        clinic.current_level,
        Some(Level::Collaboration),
        "beside the schools"
    );
    assert_eq!(outline::here(&map), "Clinic");
    map.types("+");
    map.key(Key::Escape);
    assert_eq!(map.plan().partners.len(), 5);
    assert_eq!(outline::here(&map), "Clinic");
}

#[test]
fn l_links_with_a_partner_that_is_typed_and_the_keyboard_comes_back() {
    let mut map = map();
    outline::focus(&mut map, "Schools");
    map.types("l");
    map.types("harb");
    map.key(Key::Enter);
    map.key(Key::ArrowUp);
    map.key(Key::Enter);
    assert_eq!(map.steps(), ["Link Schools and Safe Harbor"]);
    assert_eq!(
        map.plan().links.iter().last().map(|l| l.kind),
        Some(LinkKind::Meets)
    );
    assert_eq!(outline::here(&map), "Schools");
    map.types("l");
    map.key(Key::Escape);
    assert_eq!(outline::here(&map), "Schools");
    assert_eq!(map.steps().len(), 1);
}

#[test]
fn delete_takes_what_the_row_stands_for_and_the_keyboard_stays_in_the_outline() {
    let mut map = map();
    outline::focus(&mut map, "Family Court");
    outline::keys(&mut map, &[Key::ArrowRight, Key::ArrowDown, Key::Delete]);
    assert_eq!(
        map.steps(),
        ["Delete the link of Family Court and Safe Harbor"]
    );
    assert_eq!(map.plan().partners.len(), 3);
    outline::focus(&mut map, "Schools");
    map.key(Key::Delete);
    assert_eq!(map.steps().last(), Some(&"Delete Schools"));
    assert!(!outline::has(&map, "Schools"));
    assert_eq!(outline::here(&map), "Courts and justice");
    map.key(Key::Delete);
    assert_eq!(map.plan().partners.len(), 2, "a category deletes nobody");
    map.undo();
    assert!(outline::has(&map, "Schools"));
}

#[test]
fn letters_go_to_the_partner_whose_name_begins_with_them() {
    let mut map = Map::with(vec![
        partner(
            1,
            "Family Court",
            Category::Justice,
            Some(Level::Networking),
        ),
        partner(
            2,
            "Faith network",
            Category::Community,
            Some(Level::Networking),
        ),
        partner(3, "Legal aid", Category::Providers, Some(Level::Networking)),
    ]);
    outline::open(&mut map);
    outline::focus(&mut map, "Community");
    map.key(Key::ArrowLeft);
    outline::focus(&mut map, "Families");
    map.types("f");
    assert_eq!(outline::here(&map), "Family Court");
    map.types("a");
    map.types("i");
    assert_eq!(
        outline::here(&map),
        "Faith network",
        "also in a folded category"
    );
    map.window.run_steps(120);
    map.types("L");
    assert_eq!(outline::here(&map), "Legal aid");
    map.window.run_steps(120);
    map.types("c");
    assert_eq!(outline::here(&map), "Family Court", "by its second word");
    assert!(map.steps().is_empty());
}

#[test]
fn tab_stops_once_in_the_outline() {
    let mut map = map();
    outline::focus(&mut map, "Safe Harbor");
    map.key(Key::Tab);
    assert!(
        !outline::has(&map, &map.focused()),
        "Tab leaves: {}",
        map.focused()
    );
    map.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(outline::here(&map), "Safe Harbor");
    map.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(map.focused(), "Find a partner");
}

#[test]
fn o_goes_from_the_map_to_the_outline_and_escape_back() {
    let mut map = Map::of(linked());
    let court = map.at("Family Court");
    map.click(court, Modifiers::NONE);
    map.key(Key::O);
    assert_eq!(outline::here(&map), "Family Court");
    map.key(Key::Escape);
    assert!(
        map.focused().starts_with("Family Court, "),
        "{}",
        map.focused()
    );
    let at_map = map
        .window
        .query_by(|n| n.is_focused() && n.role() != Role::TreeItem);
    assert!(at_map.is_some());
}

#[test]
fn what_the_map_leaves_out_the_outline_leaves_out_and_says_how_many() {
    let mut map = map();
    map.button("Legend");
    map.window
        .get_by_role_and_label(Role::CheckBox, "Providers: 1 partner")
        .click();
    map.window.run();
    // In a narrow window the signs had taken the room of the outline.
    map.button("Show details");
    assert!(!outline::has(&map, "Safe Harbor"));
    assert!(outline::has(&map, "Providers, left out"));
    assert!(outline::has(
        &map,
        "Family Court, courts and justice, ring 4 of 5: networking, no links"
    ));
    map.has("1 partner left out, as on the map");
}

#[test]
fn only_neighbors_are_rows_while_only_neighbors_are_shown() {
    let mut map = map();
    outline::click(&mut map, "Family Court");
    map.pick("Only neighbors");
    assert!(outline::has(&map, "Safe Harbor"));
    assert!(!outline::has(&map, "Schools"));
    map.key(Key::Tab);
    outline::focus(&mut map, "Family Court");
    map.key(Key::Escape);
    assert!(outline::has(&map, "Schools"), "Esc shows all again first");
}

#[test]
fn a_word_in_the_field_leaves_the_rows_that_match() {
    let mut map = map();
    map.window.get_by_label("Find a partner").focus();
    map.window.run();
    map.types("harb");
    assert_eq!(outline::words(&map).len(), 2);
    assert!(outline::has(&map, "Providers, 1 partner") && outline::has(&map, "Safe Harbor"));
    map.types("our town");
    map.has("No partner of that name");
}

#[test]
fn who_was_not_placed_under_this_lens_is_said_so() {
    let mut map = map();
    map.lens("Free");
    assert!(outline::has(
        &map,
        "Schools, human services, no links, not placed yet"
    ));
    let to = map.screen(roundtable::mapping::Point::new(40.0, 30.0));
    let from = outline::at(&map, "Schools");
    map.drag(from, to);
    map.window.run();
    assert_eq!(
        outline::says(&map, "Schools").words,
        "Schools, human services, no links"
    );
}

#[test]
fn a_screen_reader_opens_shuts_and_goes_to_rows() {
    use egui::accesskit::Action;
    let mut map = map();
    outline::ask(&mut map, "Family Court", Action::Expand);
    assert!(outline::has(&map, "Link: "));
    outline::ask(&mut map, "Family Court", Action::Collapse);
    assert!(!outline::has(&map, "Link: "));
    outline::ask(&mut map, "Safe Harbor", Action::Focus);
    assert_eq!(
        (outline::here(&map).as_str(), selected(&map)),
        ("Safe Harbor", vec![2])
    );
    outline::ask(&mut map, "Schools", Action::Click);
    assert_eq!(
        (outline::here(&map).as_str(), selected(&map)),
        ("Schools", vec![3])
    );
}

#[test]
fn a_plan_that_is_only_read_is_read_in_the_outline_and_not_changed() {
    let mut map = Map::read_only(map_host::three());
    outline::open(&mut map);
    outline::focus(&mut map, "Schools");
    outline::keys(&mut map, &[Key::PageUp, Key::Delete, Key::F2, Key::Insert]);
    map.types("+");
    map.types("l");
    assert_eq!(outline::here(&map), "Schools");
    assert!(map.steps().is_empty());
}

/// Partners in every category, each linked with the next two.
fn large(partners: i64) -> Plan {
    let mut plan = Plan::default();
    for id in 1..=partners {
        let category = Category::ALL[usize::try_from(id).unwrap_or_default() % 6];
        let name = format!("Partner {id:04}");
        plan.put_any(partner(id, &name, category, Some(Level::Networking)).wrap());
        for step in 1..=2 {
            let mut link = Link::new(Id::new(100_000 + 2 * id + step));
            (link.from, link.to) = (Id::new(id), Id::new((id + step - 1) % partners + 1));
            plan.put_any(link.wrap());
        }
    }
    plan
}

#[test]
fn of_a_thousand_partners_a_screen_reader_is_told_of_the_rows_around_those_in_sight() {
    let mut map = Map::of(large(1000));
    outline::open(&mut map);
    let told = outline::told(&map);
    assert!((100..=220).contains(&told.len()), "{} rows", told.len());
    outline::focus(&mut map, "Families and youth");
    map.key(Key::End);
    let last = outline::here(&map);
    let told = outline::told(&map);
    assert!((100..=220).contains(&told.len()), "{} rows", told.len());
    assert_eq!(
        told.last().map(|row| row.words.starts_with(&last)),
        Some(true)
    );
    assert!(
        outline::has(&map, "Human services, 167 partners") || told.iter().any(|r| r.level == 1)
    );
    map.types("partner 0500");
    assert_eq!(outline::here(&map), "Partner 0500");
}
