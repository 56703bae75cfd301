//! Purpose and outcomes: questions, outcomes with their measures, what each partner brings and commits to.

use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::{Kind, catalogue},
    model::{
        Contribution, ContributionKind, Date, Id, Measure, Outcome, Partner, PartnerStatus, Plan,
    },
};

use super::{
    hand::{Window, answer, click, field, named, partners, press, type_into, with},
    screen_host::{Host, builder, open_in},
};

fn purpose_of(plan: Plan) -> Window {
    let tall = builder(vec2(1280.0, 4000.0), Theme::Light);
    open_in(tall, Host::new("purpose", plan))
}

fn outcome(id: i64, text: &str) -> Outcome {
    Outcome {
        text: text.to_owned(),
        rank: id as f64,
        ..Outcome::new(Id::new(id))
    }
}

#[test]
fn every_question_is_found_and_answered_and_every_table_has_its_heading() {
    let mut window = purpose_of(Plan::default());
    for item in catalogue().items_under("purpose") {
        if item.kind == Kind::Prompt {
            type_into(&mut window, &item.wording, "So it is");
            let said = answer(window.state().plan(), &item.id).map(|a| a.text.as_str());
            assert_eq!(said, Some("So it is"), "{}", item.id);
        } else {
            assert!(window.query_all_by_label(&item.short).next().is_some());
            window.get_by_label(&item.wording);
        }
    }
}

#[test]
fn a_measure_is_added_within_its_outcome() {
    let plan = Edit::named("Begin")
        .put(outcome(50, "Fewer children moved at night"))
        .put(outcome(51, "More families safe at home"));
    let mut window = purpose_of(with(&Plan::default(), plan));
    window.get_by_label("0 of 2 outcomes with a measure");
    let lines = window.query_all_by(|n| {
        n.role() == Role::TextInput && n.label().is_some_and(|l| l.starts_with("Add a measure"))
    });
    let second = lines.last().expect("a line for each outcome");
    second.focus();
    window.run();
    let on = window.query_all_by(|n| n.role() == Role::TextInput && n.is_focused());
    on.last()
        .expect("it has the keyboard")
        .type_text("Night moves");
    window.run();
    press(&mut window, Key::Enter);
    let plan = window.state().plan();
    let measure = plan.measures.iter().next().expect("a measure");
    assert_eq!(measure.name, "Night moves");
    assert_eq!(measure.outcome, Some(Id::new(51)));
    window.get_by_label("1 of 2 outcomes with a measure");
    window.get_by_label("0 of 1 measure complete");
}

#[test]
fn a_measure_without_an_outcome_is_shown_as_such() {
    let loose = Measure {
        name: "Visits".to_owned(),
        ..Measure::new(Id::new(60))
    };
    let edit = Edit::named("Begin").put(outcome(50, "Fewer moves"));
    let plan = with(&Plan::default(), edit);
    assert!(
        purpose_of(plan.clone())
            .query_by_label("Measures without an outcome")
            .is_none()
    );
    let window = purpose_of(with(&plan, Edit::named("Count").put(loose)));
    window.get_by_label("Measures without an outcome");
}

fn seated(names: &[&str]) -> Plan {
    let plan = partners(names);
    let mut edit = Edit::named("Seat");
    for name in names {
        edit = edit.put(Partner {
            status: PartnerStatus::AtTable,
            ..named(&plan, name)
        });
    }
    with(&plan, edit)
}

#[test]
fn what_a_partner_brings_is_picked_and_typed() {
    let mut window = purpose_of(seated(&["Court", "Schools"]));
    window.get_by_label("0 of 2 partners have said what they bring");
    type_into(&mut window, "Add what it brings", "A meeting room");
    window.get_by_label("Pick the partner first");
    window
        .get_by_role_and_label(Role::ComboBox, "Partner that brings it")
        .click();
    window.run();
    window
        .get_by_role_and_label(Role::Button, "Schools")
        .click();
    window.run();
    field(&window, "Add what it brings").focus();
    window.run();
    press(&mut window, Key::Enter);
    let plan = window.state().plan();
    let one = plan.contributions.iter().next().expect("a contribution");
    assert_eq!(one.text, "A meeting room");
    assert_eq!(one.kind, ContributionKind::Resource);
    assert_eq!(one.partner, named(plan, "Schools").id);
    assert_eq!(window.state().next_undo(), "Add a resource: A meeting room");
    window.get_by_label("1 of 2 partners have said what they bring");
    window.get_by_label("0 of 2 partners have said what they commit to");
    assert!(
        field(&window, "Add what it brings").is_focused(),
        "ready for the next"
    );
}

#[test]
fn the_totals_of_each_partner_tell_what_was_kept_and_what_is_overdue() {
    let plan = seated(&["Court", "Schools"]);
    let court = named(&plan, "Court").id;
    let commitment = |id, due: Option<Date>, kept| Contribution {
        partner: court,
        kind: ContributionKind::Commitment,
        due,
        kept,
        ..Contribution::new(Id::new(id))
    };
    let edit = Edit::named("Commit")
        .put(commitment(70, Some(Date::constant(2026, 1, 1)), false))
        .put(commitment(71, Some(Date::constant(2026, 1, 1)), true))
        .put(commitment(72, None, false));
    let mut window = purpose_of(with(&plan, edit));
    window.get_by_label("1 of 2 partners have said what they commit to");
    click(&mut window, "Totals by partner");
    window.get_by_role_and_label(
        Role::Row,
        "Court: brings 0, commits to 3, kept 1, overdue 1",
    );
    window.get_by_role_and_label(
        Role::Row,
        "Schools: brings 0, commits to 0, kept 0, overdue 0",
    );
}
