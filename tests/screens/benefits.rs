//! Benefits: rated for the partnership and for each partner, both directions, nothing added up.

use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    model::{Answer, Belongs, Id, Partner, PartnerStatus, Plan},
    ui::Request,
};

use super::{
    hand::{Window, button, click, named, partners, press, type_into, with},
    screen_host::{Host, builder, open, open_in},
};

fn benefits_of(plan: Plan) -> Window {
    let tall = builder(vec2(1280.0, 2000.0), Theme::Light);
    open_in(tall, Host::new("benefits", plan))
}

fn show(window: &mut Window, tab: &str) {
    window
        .get_by_role_and_label(Role::RadioButton, &format!("Benefits: {tab}"))
        .click();
    window.run();
}

fn rating(plan: &Plan, item: &str, about: Option<Id<Partner>>) -> Option<i64> {
    let mut all = plan.answers.iter();
    all.find(|a| a.item == item && a.partner.0 == about)
        .and_then(|a| a.rating)
}

fn rate(plan: &Plan, ratings: &[(&str, Option<Id<Partner>>, i64)]) -> Plan {
    let mut edit = Edit::named("Rate");
    let first = 900 + i64::try_from(plan.answers.len()).expect("few");
    for ((item, about, rating), id) in ratings.iter().zip(first..) {
        edit = edit.put(Answer {
            item: (*item).to_owned(),
            partner: Belongs(*about),
            rating: Some(*rating),
            ..Answer::new(Id::new(id))
        });
    }
    with(plan, edit)
}

#[test]
fn every_benefit_is_found_and_rated_for_the_partnership_and_for_a_partner() {
    let mut window = benefits_of(partners(&["Court"]));
    let court = named(window.state().plan(), "Court").id;
    let items: Vec<_> = catalogue().items_under("benefit").collect();
    assert_eq!(items.len(), 15);
    for item in &items {
        window.get_by_role_and_label(Role::RowHeader, &item.wording);
        let whole = format!(
            "{}, The partnership as a whole: 4 Major benefit",
            item.short
        );
        window
            .get_by_role_and_label(Role::RadioButton, &whole)
            .click();
        window.run();
        assert_eq!(rating(window.state().plan(), &item.id, None), Some(4));
    }
    window.get_by_label("15 of 15 benefits are rated");
    show(&mut window, "One partner");
    for item in &items {
        let about = format!("{}, Court: 2 Small benefit", item.short);
        window
            .get_by_role_and_label(Role::RadioButton, &about)
            .click();
        window.run();
        assert_eq!(
            rating(window.state().plan(), &item.id, Some(court)),
            Some(2)
        );
    }
    window.get_by_label("0 major · 15 of 15 rated");
}

#[test]
fn the_three_highest_are_named_and_equals_are_not_cut_off() {
    let plan = partners(&["Court"]);
    let plan = rate(
        &plan,
        &[
            ("benefit.resources", None, 3),
            ("benefit.people", None, 4),
            ("benefit.vote", None, 1),
            ("benefit.synergy", None, 2),
        ],
    );
    let window = benefits_of(plan.clone());
    window.get_by_label(
        "Rated highest: major benefit – Reaching people; clear benefit – Their resources; small benefit – Same families",
    );
    let window = benefits_of(rate(&plan, &[("benefit.support", None, 2)]));
    window.get_by_label_contains("small benefit – Moral support, Same families");
}

#[test]
fn it_is_told_for_how_many_partners_a_benefit_is_major_and_who_is_not_rated() {
    let plan = partners(&["Court", "Schools", "Clinic", "Former"]);
    let id = |name| Some(named(&plan, name).id);
    let ended = Partner {
        status: PartnerStatus::Ended,
        ..named(&plan, "Former")
    };
    let plan = rate(
        &with(&plan, Edit::named("End").put(ended)),
        &[
            ("benefit.people", id("Court"), 4),
            ("benefit.people", id("Schools"), 2),
            ("benefit.people", id("Former"), 4),
        ],
    );
    let mut window = benefits_of(plan);
    show(&mut window, "All partners");
    window.get_by_label("Counted over 3 partners, each rating as one");
    window.get_by_label("Reaching people: Major for 1, small for 1; 1 not rated");
    assert_eq!(
        window
            .query_all_by_label_contains("Not rated for any partner yet")
            .count(),
        14
    );
    let first = window.get_by_role_and_label(Role::ComboBox, "Their resources, Clinic");
    first.focus();
    window.run();
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::Num4);
    window.get_by_label("Reaching people: Major for 2, small for 1");
    assert_eq!(
        window.state().next_undo(),
        "Answer about Clinic: Reaching people"
    );
}

#[test]
fn what_a_partner_gains_is_written_beside_what_it_brings() {
    let mut window = benefits_of(partners(&["Court", "Schools"]));
    show(&mut window, "One partner");
    type_into(&mut window, "What it brings to us", "A judge who listens");
    type_into(&mut window, "What it gains", "Fewer hearings");
    let court = named(window.state().plan(), "Court");
    assert_eq!(court.brings, "A judge who listens");
    assert_eq!(court.gains, "Fewer hearings");
    assert_eq!(window.state().next_undo(), "Edit what it gains: Court");
    window.get_by_role_and_label(Role::Row, "Schools").click();
    window.run();
    type_into(
        &mut window,
        "What it needs from us",
        "An answer within a day",
    );
    assert_eq!(
        named(window.state().plan(), "Schools").needs,
        "An answer within a day"
    );
}

#[test]
fn without_partners_the_partnership_can_be_rated_and_the_rest_leads_to_the_list() {
    let mut window = open(Host::new("benefits", Plan::default()));
    window.get_by_label("0 of 15 benefits are rated");
    show(&mut window, "All partners");
    click(&mut window, "Go to the partner list");
    assert!(matches!(
        window.state().requests.as_slice(),
        [Request::Go(_)]
    ));
}

/// The benefits of all partners in a window without room for a button for each choice.
fn all_partners_in(size: egui::Vec2, plan: Plan) -> Window {
    let mut window = open_in(builder(size, Theme::Light), Host::new("benefits", plan));
    show(&mut window, "All partners");
    window
}

#[test]
fn a_narrow_cell_is_rated_from_the_list_that_a_click_opens() {
    let mut window = all_partners_in(vec2(760.0, 2000.0), partners(&["Court"]));
    let court = named(window.state().plan(), "Court").id;
    let item = catalogue().items_under("benefit").next().expect("one");
    let cell = format!("{}, Court", item.short);
    window.get_by_role_and_label(Role::ComboBox, &cell).click();
    window.run();
    click(&mut window, "4 Major benefit");
    let said = |window: &Window| rating(window.state().plan(), &item.id, Some(court));
    assert_eq!(said(&window), Some(4));
    window.get_by_role_and_label(Role::ComboBox, &cell).click();
    window.run();
    click(&mut window, "Clear");
    assert_eq!(said(&window), None);
    window.get_by_role_and_label(Role::ComboBox, &cell).click();
    window.run();
    click(&mut window, "Notes…");
    button(&window, &format!("Close {cell}"));
}

#[test]
fn the_names_of_the_columns_stay_in_sight_while_the_rows_are_scrolled() {
    let names: Vec<String> = (10..60).map(|n| format!("Partner {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut window = all_partners_in(vec2(900.0, 600.0), partners(&names));
    let item = catalogue().items_under("benefit").next().expect("one");
    let cell = format!("{}, Partner 10", item.short);
    window.get_by_role_and_label(Role::ComboBox, &cell).focus();
    window.run();
    for _ in 0..4 {
        press(&mut window, Key::PageDown);
    }
    let heads = window.get_all_by_role(Role::ColumnHeader);
    let low = heads.map(|head| head.rect().bottom()).fold(0.0, f32::max);
    let cell = format!("{}, Partner 50", item.short);
    let cell = window.get_by_role_and_label(Role::ComboBox, &cell).rect();
    assert!((1.0..400.0).contains(&low), "the names end at {low}");
    assert!(
        cell.top() >= low && cell.bottom() <= 600.0,
        "{cell} below {low}"
    );
}
