//! Readiness: questions about each partner in a grid, and what stands round it.

use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roundtable::{
    edit::Edit,
    model::{Answer, Id, Partner, Plan, SurveyResponse, SurveyWave},
};

use super::{
    hand::{Window, button, click, named, partners, plan_of, press, type_into},
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

#[test]
fn without_partners_the_page_says_what_each_will_be_asked() {
    let window = readiness(&[]);
    window.get_by_label("There are no partners yet. Each will be asked:");
    window.get_by_label_contains("willing to give the time");
    window.get_by_label("Go to the partner list");
}

#[test]
fn the_checks_are_counted_and_the_two_weakest_named() {
    let said = |id: i64, item: &str, choice: &str| Answer {
        item: item.to_owned(),
        choice: choice.to_owned(),
        ..Answer::new(Id::new(id))
    };
    let edit = Edit::named("Check")
        .put(said(1, "prep.factor.trust", "partly"))
        .put(said(2, "prep.factor.visioning", "no"))
        .put(said(3, "prep.factor.examples", "yes"))
        .put(said(4, "prep.factor.pre-work", "partly"));
    let host = Host::new("readiness", plan_of(edit));
    let window = open_in(builder(vec2(1280.0, 4000.0), Theme::Light), host);
    window.get_by_label("14 checks: 1 yes, 2 partly, 1 no, 10 open");
    window.get_by_label(
        "The two weakest points: “Shared picture” and “Pre-work done”. Who mends them before the day?",
    );
}

const WAVE: Id<SurveyWave> = Id::new(900);

/// A round before the workshop without a sheet.
fn round() -> Plan {
    plan_of(Edit::named("Round").put(SurveyWave {
        name: "Before".to_owned(),
        ..SurveyWave::new(WAVE)
    }))
}

fn typing(plan: Plan) -> Window {
    let host = Host::new("readiness", plan);
    open_in(builder(vec2(1280.0, 5000.0), Theme::Light), host)
}

/// Code, item and rating of all responses in the order of entry.
fn responses(window: &Window) -> Vec<(String, String, Option<i64>)> {
    let all = window.state().plan().survey_responses.iter();
    all.map(|r| (r.respondent.clone(), r.item.clone(), r.rating))
        .collect()
}

#[test]
fn two_sheets_are_typed_in_by_ten_digits() {
    let mut window = typing(round());
    cell(&window, "Respect and trust, new sheet 1").focus();
    window.run();
    for key in [Key::Num4, Key::Num3, Key::Num2, Key::Num5, Key::Num1] {
        press(&mut window, key);
    }
    assert!(cell(&window, "Respect and trust, new sheet 2").is_focused());
    for key in [Key::Num5, Key::Num5, Key::Num5, Key::Num5, Key::Num4] {
        press(&mut window, key);
    }
    let found = responses(&window);
    assert_eq!(found.len(), 10);
    let ratings: Vec<_> = found.iter().filter_map(|(_, _, r)| *r).collect();
    assert_eq!(ratings, [4, 3, 2, 5, 1, 5, 5, 5, 5, 4]);
    assert!(found[..5].iter().all(|(code, _, _)| code == "1"));
    assert!(found[5..].iter().all(|(code, _, _)| code == "2"));
    assert_eq!(found[4].1, "prep.outcome.leadership");
    assert!(window.state().next_undo().starts_with("Enter sheet 2"));
    window.get_by_label("Mean 4.5, strength");
    window.get_by_label_contains("Fewer than 5 people answered");
}

#[test]
fn a_sheet_is_cleared_commented_given_its_code_and_deleted_as_one_step() {
    let mut window = typing(round());
    cell(&window, "Respect and trust, new sheet 1").focus();
    window.run();
    press(&mut window, Key::Num4);
    press(&mut window, Key::Num3);
    press(&mut window, Key::ArrowLeft);
    press(&mut window, Key::Delete);
    assert_eq!(
        responses(&window).len(),
        1,
        "a response that says nothing goes"
    );
    click(&mut window, "Comments of sheet 1");
    type_into(
        &mut window,
        "Comment on understanding the purpose",
        "For the children",
    );
    assert_eq!(responses(&window).len(), 2);
    let code = "Code of sheet 1";
    super::hand::field(&window, code).focus();
    window.run();
    super::hand::field(&window, code).type_text("7");
    press(&mut window, Key::Enter);
    let codes: Vec<_> = responses(&window)
        .into_iter()
        .map(|(code, _, _)| code)
        .collect();
    assert_eq!(codes.len(), 2);
    assert!(
        codes
            .iter()
            .all(|code| code.contains('7') && *code == codes[0]),
        "{codes:?}"
    );
    click(&mut window, &format!("Delete sheet {}", codes[0]));
    assert!(responses(&window).is_empty());
    window.state_mut().undo();
    window.run();
    assert_eq!(responses(&window).len(), 2);
}

#[test]
fn a_mean_of_two_ninety_five_is_shown_as_three_and_to_be_discussed() {
    let mut edit = Edit::named("Sheets").put(SurveyWave::new(WAVE));
    for n in 0..20 {
        edit = edit.put(SurveyResponse {
            wave: WAVE,
            item: "prep.outcome.purpose".to_owned(),
            rating: Some(if n == 0 { 2 } else { 3 }),
            ..SurveyResponse::new(Id::new(1000 + n))
        });
    }
    let window = typing(plan_of(edit));
    window.get_by_label("Mean 3.0, to discuss");
    window.get_by_label("Spread (SD) 0.22, n 20");
}

#[test]
fn a_jump_to_a_sentence_of_the_survey_puts_the_keyboard_into_its_column() {
    let mut host = Host::new("readiness", round());
    host.view.jump.item = Some("prep.outcome.purpose".to_owned());
    let window = open_in(builder(vec2(1280.0, 5000.0), Theme::Light), host);
    assert!(cell(&window, "Understanding the purpose, new sheet 1").is_focused());
}
