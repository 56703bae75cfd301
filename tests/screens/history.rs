//! The history lists the steps, finds them by their names, and leads back to any of them.

use egui_kittest::kittest::Queryable as _;
use roundtable::{edit::Edit, model::Plan, ui::Request};

use super::{
    hand::{click, named, partners},
    screen_host::{Host, open},
};

/// A plan in which the court was renamed and then moved.
fn changed() -> Host {
    let mut host = Host::new("history", partners(&["Court"]));
    let mut court = named(host.plan(), "Court");
    "Family Court".clone_into(&mut court.name);
    let edit = Edit::named("Rename to Family Court").put(court.clone());
    host.document.apply(edit).expect("sound");
    "Calls on Mondays".clone_into(&mut court.notes);
    let edit = Edit::named("Edit notes: Family Court").put(court);
    host.document.apply(edit).expect("sound");
    host
}

#[test]
fn going_back_to_a_step_asks_for_that_step() {
    let mut window = open(changed());
    let first = window.state().document.steps()[0].number;
    click(&mut window, "Go to: Rename to Family Court");
    assert_eq!(window.state().requests, [Request::ReturnTo(first)]);
}

#[test]
fn a_step_taken_back_stays_in_the_list() {
    let mut host = changed();
    host.undo();
    let window = open(host);
    window.get_by_label_contains("Edit notes: Family Court, taken back");
    window.get_by_label("Go to: Edit notes: Family Court");
}

#[test]
fn steps_are_found_by_words_of_their_names() {
    let mut window = open(changed());
    window.get_by_label("Find a step").focus();
    window.run();
    window.get_by_label("Find a step").type_text("rename");
    window.run();
    window.get_by_label("Go to: Rename to Family Court");
    assert!(window.query_by_label_contains("Edit notes").is_none());
}

#[test]
fn a_plan_without_changes_says_so() {
    let window = open(Host::new("history", Plan::default()));
    window.get_by_label("No changes yet");
}
