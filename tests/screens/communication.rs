//! Communication: who hears what, what is shared, and grievances.

use egui::{Key, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    insight::State,
    model::{CaseStatus, Date, Grievance, Id, Plan},
};

use super::{
    hand::{Window, answers_every_item, cell_value, plan_of, press, progress, type_into},
    screen_host::{Host, TODAY, builder, open_in},
};

fn all_of(plan: Plan) -> Window {
    let host = Host::new("communication", plan);
    open_in(builder(vec2(1280.0, 3600.0), Theme::Light), host)
}

#[test]
fn every_question_is_found_and_answered() {
    answers_every_item("communication");
}

#[test]
fn the_example_is_read_on_the_page_and_can_be_jumped_to() {
    let example = catalogue()
        .item("communication.example")
        .expect("it is there");
    let window = all_of(Plan::default());
    window.get_by_label(&example.wording);
    window.get_by_label(&example.why);
}

#[test]
fn messages_and_shared_facts_are_added_with_enter() {
    let mut window = all_of(Plan::default());
    type_into(&mut window, "Add a message", "Foster parents");
    press(&mut window, Key::Enter);
    type_into(&mut window, "Add a shared fact", "Yearly budget");
    press(&mut window, Key::Enter);
    let plan = window.state().plan();
    let line = plan.communication_items.iter().next().expect("a line");
    assert_eq!(line.audience, "Foster parents");
    assert!(
        plan.shared_information.is_empty(),
        "a shared fact needs the partner that shares it"
    );
}

#[test]
fn a_grievance_tells_how_long_it_has_been_open() {
    let raised = Date::constant(2026, 5, 1);
    let grievance = |id, text: &str, status, settled| Grievance {
        text: text.to_owned(),
        raised_on: Some(raised),
        status,
        settled_on: settled,
        ..Grievance::new(Id::new(id))
    };
    let settled = Some(Date::constant(2026, 5, 2));
    let window = all_of(plan_of(
        Edit::named("Complain")
            .put(grievance(1, "Late calls", CaseStatus::Open, None))
            .put(grievance(2, "A lost file", CaseStatus::Settled, settled))
            .put(Grievance {
                text: "No day".to_owned(),
                ..Grievance::new(Id::new(3))
            }),
    ));
    assert_eq!(TODAY, Date::constant(2026, 5, 12));
    assert_eq!(cell_value(&window, "Days open, Late calls"), "11 days");
    assert_eq!(cell_value(&window, "Days open, A lost file"), "1 day");
    assert_eq!(cell_value(&window, "Days open, No day"), "–");
    assert_eq!(progress(&window, "communication"), (1, 14, State::Started));
}
