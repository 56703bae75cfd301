//! Readiness: questions about each partner in a grid, and what stands round it.

use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roundtable::model::{Answer, Id, Partner};

use super::{
    hand::{Window, button, click, named, partners, press, type_into},
    screen_host::{Host, builder, open_in},
};

fn readiness(names: &[&str]) -> Window {
    let host = Host::new("readiness", partners(names));
    open_in(builder(vec2(1280.0, 4000.0), Theme::Light), host)
}

fn choice(window: &Window, item: &str, about: Id<Partner>) -> Option<String> {
    let plan = window.state().plan();
    let mut all = plan.answers.iter();
    let found = all.find(|a| a.item == item && a.partner.0 == Some(about));
    found.map(|a| a.choice.clone())
}

fn cell<'w>(window: &'w Window, name: &'w str) -> egui_kittest::Node<'w> {
    window.get_by_role_and_label(Role::ComboBox, name)
}

const TIME: &str = "prep.commit.time";
const RESOURCES: &str = "prep.commit.resources";

#[test]
fn willingness_is_filled_in_by_keyboard_alone() {
    let mut window = readiness(&["Court", "Alder School"]);
    let court = named(window.state().plan(), "Court").id;
    let school = named(window.state().plan(), "Alder School").id;
    cell(&window, "Willing to give time, Alder School").focus();
    window.run();
    press(&mut window, Key::Y);
    assert_eq!(choice(&window, TIME, school).as_deref(), Some("yes"));
    assert_eq!(
        window.state().next_undo(),
        "Answer about Alder School: Willing to give time"
    );
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowRight);
    assert!(cell(&window, "Willing to give resources, Court").is_focused());
    press(&mut window, Key::Num2);
    assert_eq!(choice(&window, RESOURCES, court).as_deref(), Some("partly"));
    assert_eq!(
        cell(&window, "Willing to give resources, Court")
            .accesskit_node()
            .value()
            .as_deref(),
        Some("Partly")
    );
    press(&mut window, Key::Delete);
    assert_eq!(choice(&window, RESOURCES, court), None);
    window.state_mut().undo();
    window.run();
    assert_eq!(choice(&window, RESOURCES, court).as_deref(), Some("partly"));
}

#[test]
fn a_click_answers_and_another_clears() {
    let mut window = readiness(&["Court"]);
    let court = named(window.state().plan(), "Court").id;
    let no = "Willing to give time, Court: No";
    window.get_by_role_and_label(Role::RadioButton, no).click();
    window.run();
    assert_eq!(choice(&window, TIME, court).as_deref(), Some("no"));
    window.run_steps(4);
    window.get_by_role_and_label(Role::RadioButton, no).click();
    window.run();
    assert_eq!(choice(&window, TIME, court), None);
}

#[test]
fn a_note_is_written_below_the_cell_and_stays_when_the_answer_is_cleared() {
    let mut window = readiness(&["Court"]);
    cell(&window, "Willing to give time, Court").focus();
    window.run();
    press(&mut window, Key::Enter);
    type_into(&mut window, "Note", "Never on a Tuesday");
    click(&mut window, "Private note: Willing to give time, Court");
    type_into(&mut window, "Private note", "Ask the clerk");
    let only = |window: &Window| -> Answer {
        let plan = window.state().plan();
        assert_eq!(plan.answers.len(), 1, "one answer holds both notes");
        plan.answers.iter().next().cloned().expect("it is there")
    };
    assert_eq!(only(&window).note, "Never on a Tuesday");
    assert_eq!(only(&window).private_note, "Ask the clerk");
    button(&window, "Close Willing to give time, Court").click();
    window.run();
    assert!(cell(&window, "Willing to give time, Court").is_focused());
    press(&mut window, Key::Y);
    press(&mut window, Key::Delete);
    assert_eq!(only(&window).choice, "", "the notes are kept");
    assert_eq!(only(&window).note, "Never on a Tuesday");
}

#[test]
fn the_keyboard_reaches_the_last_of_three_hundred_partners_and_few_of_them_are_drawn() {
    let names: Vec<String> = (0..300).map(|n| format!("Partner {n:03}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let host = Host::new("readiness", partners(&names));
    let mut window = open_in(builder(vec2(1280.0, 800.0), Theme::Light), host);
    cell(&window, "Willing to give time, Partner 000").focus();
    window.run();
    press(&mut window, Key::End);
    window.run_steps(8);
    assert!(cell(&window, "Willing to give time, Partner 299").is_focused());
    press(&mut window, Key::P);
    let last = named(window.state().plan(), "Partner 299").id;
    assert_eq!(choice(&window, TIME, last).as_deref(), Some("partly"));
    let drawn = window
        .query_all_by(|n| n.role() == Role::ComboBox)
        .filter(|n| {
            n.accesskit_node()
                .label()
                .is_some_and(|l| l.contains("Partner "))
        })
        .count();
    assert!((2..100).contains(&drawn), "{drawn} cells drawn");
}

#[test]
fn a_jump_to_a_question_about_partners_puts_the_keyboard_into_its_cell() {
    let mut host = Host::new("readiness", partners(&["Alder School", "Court"]));
    let court = named(host.plan(), "Court").id;
    host.view.jump.item = Some(RESOURCES.to_owned());
    host.view.jump.record = Some(roundtable::model::Key::of(court));
    let window = open_in(builder(vec2(1280.0, 4000.0), Theme::Light), host);
    assert!(cell(&window, "Willing to give resources, Court").is_focused());
    assert_eq!(window.state().view.jump.item, None);
}
