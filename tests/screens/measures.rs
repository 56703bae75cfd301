//! Measures: values typed in by hand, the figures they give, groups compared.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roundtable::{
    edit::Edit,
    insight::{Index, journey},
    model::{Better, Cadence, Date, Id, Measure, Observation, Participant, Plan},
};

use super::{
    hand::{Window, answer, click, open_tall, plan_of, press, press_with, type_into},
    screen_host::{Host, TODAY},
};

fn measure() -> Measure {
    Measure {
        name: "Visits kept".to_owned(),
        target: Some(50.0),
        rank: 1.0,
        ..Measure::new(Id::new(1))
    }
}

fn value(id: i64, month: i8, value: f64, group: &str) -> Observation {
    Observation {
        measure: Id::new(1),
        on: Date::constant(2026, month, 1),
        value,
        subgroup: group.to_owned(),
        ..Observation::new(Id::new(id))
    }
}

fn plan(values: &[Observation]) -> Plan {
    let edit = Edit::named("Begin").put(measure());
    plan_of(values.iter().cloned().fold(edit, Edit::put))
}

fn show(plan: Plan) -> Window {
    open_tall(Host::new("measures", plan))
}

/// Types a value and its day into the last line of the table.
fn add_value(window: &mut Window, value: &str, day: &str) {
    type_into(window, "Add a value", value);
    press(window, Key::Tab);
    press_with(window, Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text(day.to_owned()));
    window.run();
    press(window, Key::Enter);
}

#[test]
fn the_values_of_the_worked_case_typed_in_give_its_figures() {
    let mut window = show(plan(&[]));
    window.get_by_label("Distance from target: –");
    for (value, day) in [
        ("40", "January 1, 2026"),
        ("42", "February 1, 2026"),
        ("45", "March 1, 2026"),
        ("46", "April 1, 2026"),
    ] {
        add_value(&mut window, value, day);
    }
    let kept: Vec<_> = window
        .state()
        .plan()
        .observations
        .iter()
        .map(|o| (o.value, o.on.month()))
        .collect();
    assert_eq!(kept, [(40.0, 1), (42.0, 2), (45.0, 3), (46.0, 4)]);
    for figure in [
        "Latest value: 46",
        "Distance from target: −8 % · not reached",
        "Percent of target: 92 %",
        "Change since the start: +15 % · better",
        "Trend: Up 3 · better",
    ] {
        window.get_by_label(figure);
    }
    window.get_by_role_and_label(
        Role::Image,
        "Visits kept: 40 on Jan 1, 2026 … 46 on Apr 1, 2026, target 50, higher is better",
    );
}

#[test]
fn where_lower_is_better_the_same_numbers_are_judged_the_other_way() {
    let values: Vec<_> = [40.0, 42.0, 45.0, 46.0]
        .iter()
        .zip(1..)
        .map(|(v, m)| value(i64::from(m) + 10, m, *v, ""))
        .collect();
    let lower = Measure {
        better: Better::Lower,
        ..measure()
    };
    let mut edit = Edit::named("Begin").put(lower);
    for one in values {
        edit = edit.put(one);
    }
    let window = show(plan_of(edit));
    window.get_by_label("Distance from target: −8 % · reached");
    window.get_by_label("Change since the start: +15 % · worse");
    window.get_by_label("Trend: Up 3 · worse");
}

#[test]
fn what_is_undefined_is_a_dash_and_says_why() {
    let mut nothing = measure();
    nothing.target = Some(0.0);
    nothing.baseline = Some(0.0);
    let window = show(plan_of(
        Edit::named("Begin").put(nothing).put(value(11, 1, 5.0, "")),
    ));
    for title in [
        "Distance from target",
        "Percent of target",
        "Change since the start",
    ] {
        window.get_by_label(&format!("{title}: –"));
    }
    let meaning = |title: &str| {
        let figure = window.get_by_role_and_label(Role::Button, title);
        figure.accesskit_node().description().unwrap_or_default()
    };
    assert!(meaning("Percent of target").contains("The target is zero"));
    assert!(meaning("Change since the start").contains("The start is zero"));
    assert!(meaning("Latest value").contains("It is not said how often it is read"));
    window.get_by_label_contains("Not set: outcome, who looks after it");
}

#[test]
fn a_value_that_should_have_been_read_again_is_late() {
    let late = Measure {
        cadence: Some(Cadence::Monthly),
        ..measure()
    };
    let window = show(plan_of(
        Edit::named("Begin").put(late).put(value(11, 3, 5.0, "")),
    ));
    window.get_by_label("Latest value: 5 · late");
    assert_eq!(TODAY, Date::constant(2026, 5, 12));
}

#[test]
fn groups_are_lines_of_their_own_and_compared_with_the_one_that_is_picked() {
    let mut window = show(plan(&[
        value(11, 1, 50.0, ""),
        value(12, 1, 60.0, "Rural"),
        value(13, 1, 40.0, "Town"),
    ]));
    window.get_by_label("Rural ÷ Everybody: 1.2");
    window.get_by_label("Town ÷ Everybody: 0.8");
    window
        .get_by_role_and_label(Role::ComboBox, "Compared with")
        .click();
    window.run();
    window.get_by_role_and_label(Role::Button, "Town").click();
    window.run();
    window.get_by_label("Rural ÷ Town: 1.5");
    assert!(window.query_by_label("Town ÷ Everybody: 0.8").is_none());
    let kept = window
        .state()
        .plan()
        .get(Id::<Measure>::new(1))
        .expect("it is there");
    assert_eq!(kept.reference, "Town");
    assert_eq!(window.state().next_undo(), "Change the group compared with");
}

#[test]
fn another_measure_is_shown_by_a_click_and_by_a_jump_to_it() {
    let second = Measure {
        name: "Days to a visit".to_owned(),
        rank: 2.0,
        ..Measure::new(Id::new(2))
    };
    let both = plan_of(
        Edit::named("Begin")
            .put(measure())
            .put(second)
            .put(Observation {
                measure: Id::new(2),
                on: TODAY,
                value: 9.0,
                ..Observation::new(Id::new(11))
            }),
    );
    let mut window = show(both.clone());
    window.get_by_label("Latest value: –");
    click(&mut window, "Next measure");
    window.get_by_label("Latest value: 9");
    let mut host = Host::new("measures", both);
    host.view.jump.record = Some(roundtable::model::Key::of(Id::<Observation>::new(11)));
    open_tall(host).get_by_label("Latest value: 9");
}

#[test]
fn checks_of_impact_are_answered_on_the_page() {
    let mut window = show(Plan::default());
    let check = "We use the data to learn and to improve, not only to report: Yes";
    window.get_by_label(check).click();
    window.run();
    let kept = answer(window.state().plan(), "sustain.impact.learn-from-data").expect("answered");
    assert_eq!(kept.choice, "yes");
}

#[test]
fn a_measure_counts_when_it_can_be_followed() {
    let progress = |plan: &Plan| {
        let index = Index::new(plan);
        let guidance = roundtable::guidance::catalogue();
        (journey::MEASURES.progress)(&journey::Look {
            plan,
            index: &index,
            guidance,
        })
    };
    let empty = progress(&Plan::default());
    assert_eq!((empty.done, empty.total), (0, 7));
    let unowned = progress(&plan(&[value(11, 1, 5.0, "")]));
    assert_eq!((unowned.done, unowned.total), (0, 7));
    let owner = Participant::new(Id::new(5));
    let owned = Measure {
        owner: Some(owner.id),
        ..measure()
    };
    let edit = Edit::named("Begin")
        .put(owner)
        .put(owned)
        .put(value(11, 1, 5.0, ""));
    assert_eq!(progress(&plan_of(edit)).done, 1);
}

#[test]
fn a_plan_for_reading_takes_no_values() {
    let mut host = Host::new("measures", plan(&[value(11, 1, 5.0, "Rural")]));
    host.read_only = true;
    let window = open_tall(host);
    let compared = window.get_by_role_and_label(Role::ComboBox, "Compared with");
    assert!(compared.accesskit_node().is_disabled());
    assert!(
        window
            .query_by(|n| n.label().as_deref() == Some("Add a value"))
            .is_none()
    );
}
