//! Trust: habits over time, wins, conflicts with their age, stories with consent, partners' trust.

use egui::{Key as Press, Role};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    model::{CaseStatus, Conflict, Date, Id, Partner, PartnerStatus, Plan, Story, StoryConsent},
};

use super::{
    hand::{Window, open_tall, plan_of, press, type_into},
    screen_host::Host,
};

fn show(plan: Plan) -> Window {
    open_tall(Host::new("trust", plan))
}

fn says(window: &Window, cell: &str) -> String {
    let node = window.get_by_role_and_label(Role::Cell, cell);
    node.value().unwrap_or_default()
}

#[test]
fn a_win_is_added_with_enter() {
    let mut window = show(Plan::default());
    type_into(&mut window, "Add a win", "The playroom opened");
    press(&mut window, Press::Enter);
    let wins: Vec<_> = window
        .state()
        .plan()
        .wins
        .iter()
        .map(|w| w.text.clone())
        .collect();
    assert_eq!(wins, ["The playroom opened"]);
    assert_eq!(window.state().next_undo(), "Add win: The playroom opened");
}

#[test]
fn every_habit_and_table_is_on_the_page() {
    let window = show(Plan::default());
    for item in catalogue().items_under("sustain.trust") {
        window.get_by_label_contains(&item.wording);
    }
    for line in [
        "Add a win",
        "Add a conflict",
        "Add a story",
        "Add a vision review",
        "Add a news item",
    ] {
        super::hand::field(&window, line);
    }
}

#[test]
fn a_conflict_tells_how_long_it_has_been_open_or_took() {
    let conflict = |id: i64, text: &str, status, settled_on| Conflict {
        text: text.to_owned(),
        raised_on: Some(Date::constant(2026, 5, 1)),
        status,
        settled_on,
        ..Conflict::new(Id::new(id))
    };
    let open_one = conflict(1, "Referrals", CaseStatus::Open, None);
    let settled = conflict(
        2,
        "Parking",
        CaseStatus::Settled,
        Some(Date::constant(2026, 5, 2)),
    );
    let undated = Conflict {
        raised_on: None,
        ..conflict(3, "Names", CaseStatus::Open, None)
    };
    let window = show(plan_of(
        Edit::named("Begin").put(open_one).put(settled).put(undated),
    ));
    assert_eq!(says(&window, "Age, Referrals"), "Open for 11 days");
    assert_eq!(says(&window, "Age, Parking"), "Settled in 1 day");
    assert_eq!(says(&window, "Age, Names"), "–");
}

#[test]
fn a_story_says_what_its_consent_allows() {
    let story = |id: i64, title: &str, consent, consent_on| Story {
        title: title.to_owned(),
        consent,
        consent_on,
        ..Story::new(Id::new(id))
    };
    let day = Some(Date::constant(2026, 4, 1));
    let window = show(plan_of(
        Edit::named("Begin")
            .put(story(1, "A", StoryConsent::NotAsked, None))
            .put(story(2, "B", StoryConsent::Internal, day))
            .put(story(3, "C", StoryConsent::Public, None))
            .put(story(4, "D", StoryConsent::Refused, None)),
    ));
    for (title, words) in [
        ("A", "Ask first: tell it to nobody yet"),
        ("B", "Tell it among partners only"),
        ("C", "It may be published; note the day of consent"),
        ("D", "Don't tell it to anyone"),
    ] {
        assert_eq!(says(&window, &format!("What may be done, {title}")), words);
    }
}

#[test]
fn trust_in_partners_at_the_table_is_shown_with_who_is_not_rated() {
    let partner = |id: i64, status, trust| Partner {
        status,
        trust,
        ..Partner::new(Id::new(id))
    };
    let window = show(plan_of(
        Edit::named("Begin")
            .put(partner(1, PartnerStatus::AtTable, Some(4)))
            .put(partner(2, PartnerStatus::AtTable, None))
            .put(partner(3, PartnerStatus::Ended, Some(1))),
    ));
    window.get_by_label_contains("Trust in partners at the table: 1 rated, 1 not. 1 Very low: 0");
    window.get_by_label("1 of 2 partners at the table are rated");
}
