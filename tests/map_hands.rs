//! Hands on the partner map: making, linking, doubling and lining up partners by pointer, keyboard and touch.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/map_host.rs"]
mod map_host;

use egui::{Key, Modifiers, Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use map_host::{Map, linked, partner, three};
use roundtable::{
    canvas::guides,
    mapping::{Point, rings},
    model::{Category, Direction, Id, Lens, Level, LinkKind, Partner, Placement, Plan, Record},
};

fn selected(map: &Map) -> Vec<i64> {
    map.view().selected.iter().map(|id| id.raw()).collect()
}

/// An empty place: networking, policy makers.
fn empty(map: &Map) -> Pos2 {
    map.screen(rings::home(Some(Level::Networking), Category::Policy))
}

#[test]
fn a_link_drawn_to_an_empty_place_makes_a_partner_there_and_links_it_in_one_step() {
    let mut map = Map::with(three());
    let before = map.plan().clone();
    let (from, to) = (map.rim("Family Court"), empty(&map));
    map.drag(from, to);
    assert!(map.steps().is_empty(), "nothing is made before it is named");
    map.types("County board");
    map.key(Key::Enter);
    let made = map.partner("County board").clone();
    assert_eq!(
        (made.category, made.current_level),
        (Category::Policy, Some(Level::Networking))
    );
    let link = map.plan().links.iter().next().expect("a link");
    assert_eq!((link.from.raw(), link.to), (1, made.id));
    assert_eq!(link.kind, LinkKind::Informal);
    assert_eq!(map.steps(), ["Add County board, linked with Family Court"]);
    assert_eq!(selected(&map), [made.id.raw()]);
    map.undo();
    assert_eq!(map.plan(), &before);
}

#[test]
fn the_card_for_the_name_covers_neither_the_link_nor_its_end() {
    for to in [vec2(110.0, 20.0), vec2(-120.0, 30.0), vec2(90.0, -90.0)] {
        let mut map = Map::sized(linked(), vec2(1000.0, 640.0), |builder| builder);
        let (from, middle) = (map.rim("Family Court"), map.at("Family Court"));
        let place = middle + to;
        map.drag(from, place);
        let parts = ["Name of the new partner", "Shares data", "Informal"];
        let card = parts
            .map(|part| map.window.get_by_label(part).rect())
            .into_iter()
            .reduce(Rect::union)
            .expect("a card");
        assert!(
            !roundtable::canvas::segment_meets_rect(card, middle, place),
            "dropped {to:?} from {middle}: {card}"
        );
    }
}

#[test]
fn the_kind_of_that_link_is_picked_while_the_partner_is_named() {
    let mut map = Map::with(three());
    let (from, to) = (map.rim("Family Court"), empty(&map));
    map.drag(from, to);
    map.button("Shares data");
    map.types("County board");
    map.key(Key::Enter);
    let link = map.plan().links.iter().next().expect("a link");
    assert_eq!(link.kind, LinkKind::SharesData);
    assert_eq!(map.steps(), ["Add County board, linked with Family Court"]);
}

#[test]
fn escape_leaves_neither_the_partner_nor_the_link() {
    let mut map = Map::with(three());
    let (from, to) = (map.rim("Family Court"), empty(&map));
    map.drag(from, to);
    map.types("County board");
    map.key(Key::Escape);
    assert!(map.steps().is_empty());
    assert_eq!((map.plan().partners.len(), map.plan().links.len()), (3, 0));
}

#[test]
fn a_link_drawn_a_hand_s_breadth_leads_nowhere() {
    let mut map = Map::with(three());
    let from = map.rim("Family Court");
    map.drag(from, from + vec2(12.0, 0.0));
    map.types("Nobody");
    map.key(Key::Enter);
    assert!(map.steps().is_empty());
}

#[test]
fn where_a_place_means_no_category_the_card_asks_for_it() {
    for (lens, at) in [
        ("Lanes", Point::new(0.0, 200.0)),
        ("Power", Point::new(200.0, 100.0)),
        ("Free", Point::new(0.0, 60.0)),
    ] {
        let mut map = Map::with(three());
        map.lens(lens);
        map.double_click(map.screen(at));
        map.types("4-H Club");
        map.keys(Modifiers::COMMAND, Key::Num6);
        map.key(Key::Enter);
        assert_eq!(map.steps(), ["Add 4-H Club"], "{lens}");
        let made = map.partner("4-H Club").clone();
        assert_eq!(made.category, Category::Community, "{lens}");
        map.window.run_steps(40);
        map.double_click(map.screen(Point::new(at.x, at.y + 60.0)));
        let mark = map.window.query_by_role_and_label(
            egui::accesskit::Role::RadioButton,
            "Category: Policy makers",
        );
        mark.unwrap_or_else(|| panic!("the card asks in {lens}"))
            .click();
        map.window.run();
        map.types("County board");
        map.key(Key::Enter);
        assert_eq!(map.partner("County board").category, Category::Policy);
        assert_eq!(map.steps(), ["Add 4-H Club", "Add County board"], "{lens}");
    }
}

#[test]
fn on_the_rings_the_place_means_the_category_and_the_card_does_not_ask() {
    let mut map = Map::with(three());
    map.double_click(empty(&map));
    assert!(
        map.window
            .query_by_role_and_label(
                egui::accesskit::Role::RadioButton,
                "Category: Policy makers"
            )
            .is_none()
    );
}

#[test]
fn ctrl_d_doubles_the_selected_partners_beside_them_with_the_links_between_them() {
    for lens in ["Rings", "Lanes", "Power", "Free"] {
        let mut map = Map::of(linked());
        map.lens(lens);
        let before = map.plan().clone();
        let at = map.at("Family Court");
        map.click(at, Modifiers::NONE);
        let at = map.at("Safe Harbor");
        map.click(at, Modifiers::SHIFT);
        map.keys(Modifiers::COMMAND, Key::D);
        assert_eq!(map.steps(), ["Duplicate 2 partners"], "{lens}");
        let twin = map.partner("Family Court (copy)").clone();
        assert_eq!(
            (twin.category, twin.current_level),
            (Category::Justice, Some(Level::Networking))
        );
        let other = map.partner("Safe Harbor (copy)").id;
        let link = map.plan().links.iter().find(|l| l.from == twin.id);
        let link = link.expect("the link is doubled too");
        assert_eq!((link.to, link.kind), (other, LinkKind::Funds));
        let mut new = vec![twin.id.raw(), other.raw()];
        new.sort_unstable();
        assert_eq!(selected(&map), new, "the new ones are selected, {lens}");
        let apart = map
            .at("Family Court (copy)")
            .distance(map.at("Family Court"));
        assert!((4.0..140.0).contains(&apart), "{apart} in {lens}");
        map.undo();
        assert_eq!(map.plan(), &before);
    }
}

#[test]
fn all_are_selected_and_deleted_by_key_and_a_drag_is_taken_back_through_every_lens() {
    for lens in ["Rings", "Lanes", "Power", "Free"] {
        let mut map = Map::of(linked());
        map.lens(lens);
        let before = map.plan().clone();
        let from = map.at("Schools");
        map.press(from, Modifiers::NONE);
        map.glide(from, from + vec2(90.0, 70.0));
        map.key(Key::Escape);
        map.release(from + vec2(90.0, 70.0));
        assert_eq!(map.plan(), &before, "{lens}");
        assert!(map.at("Schools").distance(from) < 1.0, "{lens}");
        map.keys(Modifiers::COMMAND, Key::A);
        map.key(Key::Delete);
        assert_eq!(map.plan().partners.len(), 0, "{lens}");
        assert_eq!(map.steps(), ["Delete 3 partners"], "{lens}");
        map.undo();
        assert_eq!(map.plan(), &before, "{lens}");
    }
}

/// Where partners lie, as stored for the free map.
fn free(mut partners: Vec<Partner>, places: &[(f64, f64)]) -> Plan {
    let mut plan = Plan::default();
    for (one, (x, y)) in partners.drain(..).zip(places) {
        let id = one.id;
        plan.put_any(one.wrap());
        plan.put_any(
            Placement {
                partner: id,
                lens: Lens::Free,
                x: *x,
                y: *y,
                ..Placement::new(Id::new(100 + id.raw()))
            }
            .wrap(),
        );
    }
    plan
}

fn stored(map: &Map, name: &str) -> (f64, f64) {
    let id = map.partner(name).id;
    let mut found = map.plan().placements.iter().filter(|p| p.partner == id);
    found.next().map(|p| (p.x, p.y)).expect("a place")
}

#[test]
fn a_dragged_partner_snaps_to_the_line_of_another_and_with_ctrl_it_does_not() {
    let places = [(-200.0, -100.0), (0.0, 120.0), (220.0, -40.0)];
    let mut map = Map::of(free(three(), &places));
    map.lens("Free");
    let from = map.at("Family Court");
    // Three points short of the height of Schools, as the screen has it.
    let to = Pos2::new(from.x + 30.0, map.at("Schools").y + 3.0);
    map.drag(from, to);
    let (_, y) = stored(&map, "Family Court");
    assert!((y - -40.0).abs() < 0.01, "{y}");
    assert_eq!(map.steps(), ["Move Family Court"]);
    map.undo();
    let from = map.at("Family Court");
    map.press(from, Modifiers::NONE);
    map.glide(from, to);
    map.window
        .event(egui::Event::ModifiersChanged(Modifiers::COMMAND));
    map.window.run();
    map.release_with(to, Modifiers::COMMAND);
    let (_, y) = stored(&map, "Family Court");
    assert!((y - -40.0).abs() > 1.0, "{y}");
}

#[test]
fn snapping_never_carries_a_partner_into_another_ring() {
    for step in 0..40_u16 {
        let mut map = Map::with(three());
        let to = Point::polar(
            rings::sector_middle(Category::Justice),
            232.4 + f32::from(step) * 0.9,
        );
        let meant = rings::level_at(to);
        map.drag_to("Family Court", to);
        assert_eq!(map.partner("Family Court").current_level, meant, "{step}");
    }
}

#[test]
fn guides_line_middles_and_edges_up_and_show_the_line_through_all_of_them() {
    let rect = |x: f32, y: f32, w: f32| Rect::from_center_size(pos2(x, y), vec2(w, 20.0));
    let still = [rect(0.0, 0.0, 100.0), rect(4.0, 200.0, 40.0)];
    let snap = guides::snap(rect(3.0, 100.0, 60.0), &still, 6.0);
    assert_eq!(snap.by, vec2(1.0, 0.0), "the nearer middle");
    assert_eq!(
        snap.lines,
        [Some([pos2(4.0, 90.0), pos2(4.0, 210.0)]), None]
    );
    let edge = guides::snap(rect(-18.0, 100.0, 60.0), &still, 6.0);
    assert_eq!(edge.by, vec2(-2.0, 0.0), "left edge at -50");
    let far = guides::snap(rect(300.0, 100.0, 60.0), &still, 6.0);
    assert_eq!((far.by, far.lines), (Vec2::ZERO, [None, None]));
    assert_eq!(guides::snap(rect(0.0, 0.0, 1.0), &[], 6.0).by, Vec2::ZERO);
}

#[test]
fn several_partners_are_lined_up_and_spread_in_one_step_each() {
    let places = [(-200.0, -100.0), (-20.0, 120.0), (220.0, -40.0)];
    let mut map = Map::of(free(three(), &places));
    map.lens("Free");
    let at = map.at("Schools");
    map.click(at, Modifiers::NONE);
    map.keys(Modifiers::COMMAND, Key::A);
    map.button("Middles");
    let xs = ["Family Court", "Safe Harbor", "Schools"].map(|name| stored(&map, name).0);
    assert!(xs.iter().all(|x| (x - xs[0]).abs() < 0.01), "{xs:?}");
    assert_eq!(map.steps(), ["Line up 3 partners"]);
    map.undo();
    map.button("Spread evenly");
    let xs = ["Family Court", "Safe Harbor", "Schools"].map(|name| stored(&map, name).0);
    assert_eq!(xs.map(f64::round), [-200.0, 10.0, 220.0]);
    assert_eq!(map.steps(), ["Spread 3 partners evenly"]);
}

#[test]
fn lining_up_never_changes_a_level() {
    let mut map = Map::with(three());
    let before: Vec<_> = map.plan().partners.iter().cloned().collect();
    let at = map.at("Schools");
    map.click(at, Modifiers::NONE);
    map.keys(Modifiers::COMMAND, Key::A);
    for button in ["Left edges", "Middles", "Top edges", "Spread evenly"] {
        map.button(button);
        let after: Vec<_> = map.plan().partners.iter().cloned().collect();
        assert_eq!(after, before, "{button}");
    }
}

#[test]
fn a_screen_reader_hears_each_link_and_can_select_it() {
    let mut plan = linked();
    let mut link = plan.links.iter().next().expect("a link").clone();
    link.strength = Some(2);
    link.direction = Direction::Forward;
    plan.put_any(link.wrap());
    let mut map = Map::of(plan);
    let words = "Link: Family Court funds Safe Harbor, strength 2";
    map.window.get_by_label(words).click_accesskit();
    map.window.run();
    map.has("What they do");
    map.key(Key::Delete);
    assert_eq!(map.plan().links.len(), 0);
    assert!(map.window.query_by_label(words).is_none());
}

#[test]
fn a_screen_reader_of_a_large_map_hears_at_most_five_hundred_things() {
    let many = (1..=700).map(|id| {
        let name = format!("Partner {id}");
        partner(id, &name, Category::Community, Some(Level::Networking))
    });
    let map = Map::with(many.collect());
    let heard = map
        .window
        .query_all_by(|node| node.label().is_some_and(|l| l.starts_with("Partner ")))
        .count();
    assert_eq!(heard, 400);
}
