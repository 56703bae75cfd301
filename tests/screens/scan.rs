//! Environmental scan: factors as table and picture, places to look, readiness over time.

use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    model::{
        Answer, Belongs, Date, Id, Plan, ScanCategory, ScanFactor, ScanKind, ScanPartner, ScanSide,
    },
};

use super::{
    hand::{Window, button, click, field, named, partners, press, type_into, with},
    screen_host::{Host, TODAY, builder, open_in},
};

const READINESS: &str = "scan.readiness";

fn scan(plan: Plan) -> Window {
    open_in(
        builder(vec2(1280.0, 5000.0), Theme::Light),
        Host::new("scan", plan),
    )
}

fn court_rated(on: Option<Date>, rating: i64) -> Plan {
    let plan = partners(&["Court"]);
    let court = named(&plan, "Court").id;
    let answer = Answer {
        item: READINESS.to_owned(),
        partner: Belongs::to(court),
        on,
        rating: Some(rating),
        ..Answer::new(Id::new(77))
    };
    with(&plan, Edit::named("Rate").put(answer))
}

/// Day and rating of each answer on readiness, oldest first.
fn ratings(window: &Window) -> Vec<(Option<Date>, Option<i64>)> {
    let plan = window.state().plan();
    let all = plan.answers.iter().filter(|a| a.item == READINESS);
    let mut found: Vec<_> = all.map(|a| (a.on, a.rating)).collect();
    found.sort();
    found
}

const FEBRUARY: Date = Date::constant(2026, 2, 3);

#[test]
fn a_rating_on_a_later_day_stands_beside_the_earlier_one() {
    let mut window = scan(court_rated(Some(FEBRUARY), 2));
    let cell = "Readiness to partner, Court";
    window.get_by_role_and_label(Role::ComboBox, cell).focus();
    window.run();
    press(&mut window, Key::Num4);
    let both = [(Some(FEBRUARY), Some(2)), (Some(TODAY), Some(4))];
    assert_eq!(ratings(&window), both);
    press(&mut window, Key::Num5);
    let both = [(Some(FEBRUARY), Some(2)), (Some(TODAY), Some(5))];
    assert_eq!(ratings(&window), both, "today's rating is corrected");
}

#[test]
fn the_form_shows_the_latest_rating_begins_another_and_lists_the_earlier_ones() {
    let mut window = scan(court_rated(Some(FEBRUARY), 2));
    let cell = "Readiness to partner, Court";
    click(&mut window, "Notes: Readiness to partner, Court");
    window.get_by_label_contains("Who answered: Readiness to partner, Court");
    click(&mut window, "Rate again today: Readiness to partner, Court");
    assert_eq!(ratings(&window).len(), 1, "nothing is rated yet");
    let fourth = "How ready is this partner to take part?: 4 Nearly ready";
    window
        .get_by_role_and_label(Role::RadioButton, fourth)
        .click();
    window.run();
    let both = [(Some(FEBRUARY), Some(2)), (Some(TODAY), Some(4))];
    assert_eq!(ratings(&window), both);
    click(&mut window, "Earlier ratings: Readiness to partner, Court");
    window.get_by_label("2 A long way to go");
    let change = "Change rating of February 3: Readiness to partner, Court";
    click(&mut window, change);
    window
        .get_by_role_and_label(Role::RadioButton, "Earlier rating 1: 1 Not ready")
        .click();
    window.run();
    assert_eq!(ratings(&window)[0], (Some(FEBRUARY), Some(1)));
    click(
        &mut window,
        "Delete rating of February 3: Readiness to partner, Court",
    );
    assert_eq!(ratings(&window), [(Some(TODAY), Some(4))]);
    assert!(window.state().next_undo().starts_with("Delete rating"));
    window.get_by_role_and_label(Role::ComboBox, cell);
}

#[test]
fn a_rating_without_a_day_counts_as_one_and_can_be_given_its_day() {
    let mut window = scan(court_rated(None, 3));
    click(&mut window, "Notes: Readiness to partner, Court");
    let who = "Who answered: Readiness to partner, Court";
    window.get_by_role_and_label(Role::Button, who).click();
    window.run();
    type_into(&mut window, "Day of the rating", "February 3, 2026");
    press(&mut window, Key::Enter);
    assert_eq!(ratings(&window), [(Some(FEBRUARY), Some(3))]);
    assert!(
        field(&window, "Day of the rating")
            .accesskit_node()
            .value()
            .is_some()
    );
    button(&window, "Close Readiness to partner, Court");
}

fn storm() -> ScanFactor {
    ScanFactor {
        factor: "A law on school safety plans".to_owned(),
        side: ScanSide::External,
        kind: ScanKind::Opportunity,
        category: Some(ScanCategory::Political),
        strength: Some(4),
        likelihood: Some(5),
        ..ScanFactor::new(Id::new(50))
    }
}

#[test]
fn each_bar_tells_all_its_numbers_and_opens_its_row() {
    let plan = with(&partners(&["Court"]), Edit::named("Scan").put(storm()));
    let mut window = scan(plan);
    let bar = "A law on school safety plans: opportunity, outside our agency, strength 4 strong, likelihood 5 certain, Political";
    click(&mut window, bar);
    window.get_by_label("Partners it concerns");
    window.get_by_label("1 opportunity, 0 barriers");
    window
        .get_by_role_and_label(Role::RadioButton, "Show factors: Table")
        .click();
    window.run();
    window.get_by_role_and_label(Role::Row, bar);
}

#[test]
fn a_partner_that_a_factor_concerns_is_taken_off_and_told() {
    let plan = partners(&["Court", "Schools"]);
    let court = named(&plan, "Court").id;
    let link = ScanPartner {
        factor: Id::new(50),
        partner: court,
        ..ScanPartner::new(Id::new(51))
    };
    let plan = with(&plan, Edit::named("Scan").put(storm()).put(link));
    let mut host = Host::new("scan", plan);
    host.view.jump.record = Some(roundtable::model::Key::of(Id::<ScanFactor>::new(50)));
    let mut window = open_in(builder(vec2(1280.0, 5000.0), Theme::Light), host);
    click(&mut window, "Take Court off");
    assert!(window.state().plan().scan_partners.is_empty());
    assert_eq!(
        window.state().next_undo(),
        "A law on school safety plans no longer concerns Court"
    );
}

#[test]
fn every_place_to_look_is_explained_ticked_and_begins_a_factor() {
    let places: Vec<_> = catalogue().items_under("scan.category").collect();
    assert_eq!(places.len(), 10);
    let mut window = scan(partners(&["Court"]));
    for (number, place) in (1..).zip(places) {
        window.get_by_role_and_label(Role::CheckBox, &place.wording);
        click(&mut window, &format!("Notes and more: {}", place.short));
        button(&window, &format!("Why ask this?: {}", place.short));
        click(&mut window, &format!("Notes and more: {}", place.short));
        button(&window, &format!("Add a factor: {}", place.short)).click_accesskit();
        window.run();
        let last = window.state().plan().scan_factors.iter().last().cloned();
        let category = last
            .and_then(|f| f.category)
            .expect("a factor of a category");
        let word = roundtable::model::Word::word(category);
        assert!(place.id.ends_with(word), "{} begins {word}", place.id);
        assert_eq!(window.state().plan().scan_factors.len(), number);
    }
}

#[test]
fn low_readiness_is_said_to_be_a_barrier() {
    let window = scan(court_rated(Some(FEBRUARY), 2));
    window.get_by_label_contains("A barrier: Court is far from ready");
    let window = scan(court_rated(Some(FEBRUARY), 3));
    assert!(window.query_by_label_contains("A barrier: Court").is_none());
}
