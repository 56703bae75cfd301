//! Data: sources, and what becomes of them.

use egui::Key;
use roundtable::{insight::State, model::Plan};

use super::{
    hand::{answers_every_item, press, progress, type_into, type_into_cell},
    screen_host::{Host, open},
};

#[test]
fn every_question_is_found_and_answered() {
    answers_every_item("data");
}

#[test]
fn a_source_counts_once_it_says_what_protects_privacy() {
    let mut window = open(Host::new("data", Plan::default()));
    assert_eq!(progress(&window, "data"), (0, 5, State::Empty));
    type_into(
        &mut window,
        "Add a data source",
        "Days until the first visit",
    );
    press(&mut window, Key::Enter);
    assert_eq!(progress(&window, "data"), (0, 5, State::Empty));
    let privacy = "What protects privacy, Days until the first visit";
    type_into_cell(&mut window, privacy, "No names leave the court");
    let plan = window.state().plan();
    let source = plan.data_sources.iter().next().expect("a source");
    assert_eq!(source.privacy, "No names leave the court");
    assert_eq!(progress(&window, "data"), (1, 5, State::Started));
}
