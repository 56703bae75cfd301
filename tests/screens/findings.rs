//! Findings: the strip beside the title, the list that it opens, and the lines beside field and row.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    model::{Action, ActionStatus, Date, Goal, Id, Key as RecordKey, Plan, PreworkTask},
    ui::{Request, Route, Target},
};

use super::{
    hand::{Window, button, click, field, open_tall, partners, plan_of, press, type_into},
    screen_host::{Host, TODAY, builder, open, open_in},
};

const UNOWNED: &str = "“Read the levels” of the pre-work has nobody to do it";

/// A task of the pre-work that nobody does.
fn unowned() -> Plan {
    plan_of(Edit::named("Begin").put(PreworkTask {
        task: "Read the levels".to_owned(),
        ..PreworkTask::new(Id::new(7))
    }))
}

fn workshop() -> Window {
    let mut window = open(Host::new("workshop", unowned()));
    click(&mut window, "1 thing to look at");
    window
}

fn overdue(id: i64) -> Action {
    Action {
        text: format!("Call judge number {id}"),
        status: ActionStatus::Doing,
        due: Some(Date::constant(2026, 5, 1)),
        ..Action::new(Id::new(id))
    }
}

#[test]
fn a_page_with_nothing_to_look_at_has_no_strip() {
    let window = open(Host::new("workshop", Plan::default()));
    assert!(window.query_by_label_contains("to look at").is_none());
}

#[test]
fn the_strip_opens_a_list_that_leads_to_the_record() {
    let mut window = workshop();
    click(&mut window, &format!("Go there: {UNOWNED}"));
    let to = Target {
        route: Route::Step("workshop"),
        record: Some(RecordKey::of(Id::<PreworkTask>::new(7))),
        item: None,
    };
    assert_eq!(window.state().requests, [Request::Go(to)]);
    assert!(
        window.query_by_label_contains("Go there").is_none(),
        "the list is shut once one goes there"
    );
}

#[test]
fn a_missing_answer_is_led_to_by_its_question() {
    let goal = Goal::new(Id::new(1));
    let mut window = open(Host::new(
        "purpose",
        plan_of(Edit::named("Begin").put(goal)),
    ));
    click(&mut window, "1 thing to look at");
    let text = "There are goals or actions, but nothing says what the partnership is for";
    click(&mut window, &format!("Go there: {text}"));
    let to = Target {
        route: Route::Step("purpose"),
        record: None,
        item: Some("purpose.statement".to_owned()),
    };
    assert_eq!(window.state().requests, [Request::Go(to)]);
}

#[test]
fn leaving_a_finding_needs_a_reason_and_can_be_undone() {
    let mut window = workshop();
    click(&mut window, &format!("Leave it, because…: {UNOWNED}"));
    assert!(field(&window, "Leave it, because").is_focused());
    press(&mut window, Key::Enter);
    assert!(
        window.state().plan().waivers.is_empty(),
        "no reason, no waiver"
    );
    window.get_by_label("Say why, so that others can follow");

    type_into(&mut window, "Leave it, because", "Everybody reads it");
    press(&mut window, Key::Enter);
    let plan = window.state().plan();
    let waiver = plan.waivers.iter().next().expect("it is left");
    assert_eq!(
        (waiver.rule.as_str(), waiver.reason.as_str(), waiver.on),
        ("prework.no-owner", "Everybody reads it", Some(TODAY))
    );
    assert!(window.state().next_undo().starts_with("Leave a finding: "));
    window.get_by_label("1 left as it is");
    window.state_mut().undo();
    window.run();
    button(&window, "1 thing to look at");
}

#[test]
fn escape_goes_back_from_the_reason_and_keeps_the_list_open() {
    let mut window = workshop();
    let leave = format!("Leave it, because…: {UNOWNED}");
    click(&mut window, &leave);
    press(&mut window, Key::Escape);
    button(&window, &leave);
    assert!(window.state().plan().waivers.is_empty());
}

#[test]
fn what_is_left_is_at_hand_with_its_reason_and_can_be_shown_again() {
    let mut window = workshop();
    click(&mut window, &format!("Leave it, because…: {UNOWNED}"));
    type_into(&mut window, "Leave it, because", "Everybody reads it");
    click(&mut window, "Leave it");
    // The list is open still; the strip now tells of what is left.
    button(&window, "1 left as it is");
    click(&mut window, "Show 1 left as it is");
    window.get_by_label_contains("Left, because: Everybody reads it");
    click(&mut window, &format!("Show it again: {UNOWNED}"));
    assert!(window.state().plan().waivers.is_empty());
    assert!(window.state().next_undo().starts_with("Show a finding: "));
    button(&window, "1 thing to look at");
}

/// Thirty actions that are late and have nobody.
fn late_and_unowned() -> Plan {
    plan_of((1..=30).fold(Edit::named("Begin"), |edit, id| edit.put(overdue(id))))
}

const LATE: &str = "An open action is past its day";

fn ways_there(window: &Window) -> usize {
    window.query_all_by_label_contains("Go there: ").count()
}

#[test]
fn the_many_of_one_rule_are_told_in_one_line_that_opens() {
    let mut window = open_tall(Host::new("actions", late_and_unowned()));
    click(&mut window, "2 things to look at (60 cases)");
    window.get_by_label(&format!("{LATE} (30 cases)"));
    assert_eq!(ways_there(&window), 0, "two lines, and no case yet");
    click(&mut window, &format!("Show them: {LATE}"));
    assert_eq!(ways_there(&window), 20);
    click(&mut window, "Show 10 more like this");
    assert_eq!(ways_there(&window), 30);
    click(&mut window, &format!("Hide them: {LATE}"));
    assert_eq!(ways_there(&window), 0);
}

#[test]
fn one_of_the_many_is_left_by_itself() {
    let mut window = open(Host::new("actions", late_and_unowned()));
    click(&mut window, "2 things to look at (60 cases)");
    click(&mut window, &format!("Show them: {LATE}"));
    let first = window
        .query_all_by_label_contains("Leave it, because…: ")
        .next();
    first.expect("each can be left").click();
    window.run();
    type_into(&mut window, "Leave it, because", "The court is shut");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().plan().waivers.len(), 1);
    window.get_by_label(&format!("{LATE} (29 cases)"));
    button(&window, "2 things to look at (59 cases)");
}

#[test]
fn a_finding_stands_below_the_question_that_would_mend_it_until_it_is_answered() {
    let goal = Goal::new(Id::new(1));
    let mut window = open(Host::new(
        "purpose",
        plan_of(Edit::named("Begin").put(goal)),
    ));
    let text = "There are goals or actions, but nothing says what the partnership is for";
    window.get_by_label(text);
    let item = roundtable::guidance::catalogue()
        .item("purpose.statement")
        .expect("one of the catalogue");
    type_into(&mut window, &item.wording, "Children stay safe at home");
    assert!(window.query_by_label(text).is_none());
}

#[test]
fn a_row_bears_the_mark_of_its_findings() {
    let size = egui::vec2(1280.0, 2400.0);
    let window = open_in(
        builder(size, egui::Theme::Light),
        Host::new("workshop", unowned()),
    );
    window.get_by_role_and_label(egui::Role::Image, UNOWNED);
}

#[test]
fn a_partners_form_tells_what_is_found_about_it() {
    let plan = partners(&["Schools"]);
    let id = plan.partners.iter().next().expect("one").id;
    let mut host = Host::new("partners", plan);
    host.view.select_only(id);
    let mut window = open(host);
    let text = "Nothing says how to win Schools for the table";
    window.get_by_role_and_label(egui::Role::Image, text);
    window.get_by_role_and_label(egui::Role::Label, text);
    click(&mut window, &format!("Leave it, because…: {text}"));
    type_into(&mut window, "Leave it, because", "They come anyway");
    press(&mut window, Key::Enter);
    assert!(window.query_by_label(text).is_none());
}

#[test]
fn a_plan_that_can_only_be_read_offers_the_way_but_no_leaving() {
    let mut host = Host::new("workshop", unowned());
    host.read_only = true;
    let mut window = open(host);
    click(&mut window, "1 thing to look at");
    button(&window, &format!("Go there: {UNOWNED}"));
    assert!(window.query_by_label_contains("Leave it").is_none());
}
