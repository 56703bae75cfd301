//! Boundaries: five checks, and what won't be given up.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    insight::State,
    model::{Belongs, Plan},
};

use super::{
    hand::{
        Window, answers_every_item, named, partners, press, progress, type_into, type_into_cell,
    },
    screen_host::{Host, open},
};

#[test]
fn every_check_is_found_and_answered() {
    answers_every_item("boundaries");
}

#[test]
fn what_wont_be_given_up_is_ours_until_it_is_said_whose() {
    let mut window = open(Host::new("boundaries", partners(&["Shelter"])));
    type_into(
        &mut window,
        "Add a non-negotiable",
        "No address is ever told",
    );
    press(&mut window, Key::Enter);
    let first = |window: &Window| {
        let all = &window.state().plan().non_negotiables;
        all.iter().next().expect("it is there").clone()
    };
    assert_eq!(first(&window).partner, Belongs(None));
    type_into_cell(&mut window, "Whose, No address is ever told", "Shel");
    let shelter = named(window.state().plan(), "Shelter").id;
    assert_eq!(first(&window).partner, Belongs::to(shelter));
    window.get_by_label("1 non-negotiable");
}

#[test]
fn the_step_is_done_with_five_answers_and_one_non_negotiable() {
    let mut window = open(Host::new("boundaries", Plan::default()));
    assert_eq!(progress(&window, "boundaries"), (0, 6, State::Empty));
    type_into(&mut window, "Add a non-negotiable", "We report danger");
    press(&mut window, Key::Enter);
    assert_eq!(progress(&window, "boundaries"), (1, 6, State::Started));
}
