//! Where we stand: questions, answers, notes.

use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    model::{Answer, Id, Plan},
};

use super::{
    hand::{answer, click, field, plan_of, press, type_into},
    screen_host::{Host, TODAY, open},
};

fn first_question() -> (&'static str, &'static str) {
    let item = catalogue()
        .items_under("strategy")
        .next()
        .expect("the catalogue has questions");
    (&item.id, &item.wording)
}

#[test]
fn an_answer_is_typed_dated_and_taken_back_under_its_name() {
    let (item, question) = first_question();
    let mut window = open(Host::new("strategy", Plan::default()));
    type_into(&mut window, question, "Two workers ");
    type_into(&mut window, question, "for nine hundred families");
    let plan = window.state().plan();
    assert_eq!(
        plan.answers.len(),
        1,
        "typing makes one answer, not one for each letter"
    );
    let kept = answer(plan, item).expect("the answer is there");
    assert_eq!(kept.text, "Two workers for nine hundred families");
    assert_eq!(kept.answered_on, Some(TODAY));
    assert!(window.state().next_undo().starts_with("Answer: "));
    window.get_by_label_contains("Who answered");
    window.state_mut().undo();
    window.run();
    assert!(
        window.state().plan().answers.is_empty(),
        "one gesture, one step"
    );
}

#[test]
fn an_answer_that_is_emptied_goes_and_its_field_stays() {
    let (item, question) = first_question();
    let mut window = open(Host::new("strategy", Plan::default()));
    type_into(&mut window, question, "x");
    assert!(answer(window.state().plan(), item).is_some());
    press(&mut window, Key::Backspace);
    assert!(window.state().plan().answers.is_empty());
    assert!(field(&window, question).is_focused());
    field(&window, question).type_text("again");
    window.run();
    assert_eq!(
        answer(window.state().plan(), item).map(|a| a.text.as_str()),
        Some("again")
    );
}

#[test]
fn a_private_note_alone_is_an_answer_worth_keeping() {
    let (item, _) = first_question();
    let short = &catalogue()
        .items_under("strategy")
        .next()
        .expect("an item")
        .short;
    let mut window = open(Host::new("strategy", Plan::default()));
    click(&mut window, &format!("Private note: {short}"));
    type_into(&mut window, "Private note", "Ask the director alone");
    window.get_by_label("Not in shared editions");
    let kept = answer(window.state().plan(), item).expect("kept");
    assert_eq!(kept.private_note, "Ask the director alone");
    assert_eq!(kept.answered_on, None, "a note answers nothing");
}

#[test]
fn why_a_question_is_asked_unfolds_below_it() {
    let item = catalogue().items_under("strategy").next().expect("an item");
    let mut window = open(Host::new("strategy", Plan::default()));
    assert!(window.query_by_label(&item.why).is_none());
    click(&mut window, &format!("Why ask this?: {}", item.short));
    window.get_by_label(&item.why);
}

#[test]
fn a_jump_puts_the_keyboard_into_the_question() {
    let last = catalogue().items_under("strategy").last().expect("an item");
    let mut host = Host::new("strategy", Plan::default());
    host.view.jump.item = Some(last.id.clone());
    let window = open(host);
    assert!(field(&window, &last.wording).is_focused());
    assert_eq!(window.state().view.jump.item, None);
}

#[test]
fn a_plan_for_reading_shows_answers_and_takes_none() {
    let (item, question) = first_question();
    let mut host = Host::new(
        "strategy",
        plan_of(Edit::named("Begin").put(Answer {
            item: item.to_owned(),
            text: "As it was".to_owned(),
            ..Answer::new(Id::new(1))
        })),
    );
    host.read_only = true;
    let mut window = open(host);
    assert!(field(&window, question).accesskit_node().is_disabled());
    field(&window, question).click();
    window.run();
    window.event(egui::Event::Text("no".to_owned()));
    window.run();
    assert_eq!(
        answer(window.state().plan(), item).map(|a| a.text.as_str()),
        Some("As it was")
    );
}
