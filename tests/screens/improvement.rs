//! Improvement: service gaps as a table, rounds of plan, do, check, act as cards.

use egui::Key as Press;
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    insight::{Index, journey},
    model::{CycleStage, Id, ImprovementCycle, Plan},
};

use super::{
    hand::{answer, click, field, open_tall, plan_of, press, type_into},
    screen_host::{Host, TODAY, open},
};

#[test]
fn a_round_is_begun_named_and_moved_on_by_a_click() {
    let mut window = open_tall(Host::new("improvement", Plan::default()));
    click(&mut window, "Begin a round");
    assert!(field(&window, "What is to improve").is_focused());
    type_into(&mut window, "What is to improve", "Fewer missed visits");
    type_into(&mut window, "Check: what it showed", "17 of 100");
    window
        .get_by_label("Stage of round: Fewer missed visits: Do")
        .click();
    window.run();
    let round = || {
        window
            .state()
            .plan()
            .improvement_cycles
            .iter()
            .next()
            .expect("there")
            .clone()
    };
    assert_eq!(round().stage, CycleStage::Do);
    assert_eq!(
        (round().started_on, round().checked.as_str()),
        (Some(TODAY), "17 of 100")
    );
    assert_eq!(
        window.state().next_undo(),
        "Edit round: Fewer missed visits"
    );
    window
        .get_by_label("Stage of round: Fewer missed visits: Closed")
        .click();
    window.run();
    let round = window
        .state()
        .plan()
        .improvement_cycles
        .iter()
        .next()
        .expect("there");
    assert_eq!(
        (round.stage, round.ended_on),
        (CycleStage::Closed, Some(TODAY))
    );
}

#[test]
fn closed_rounds_stand_below_those_that_run() {
    let round = |id: i64, aim: &str, stage| ImprovementCycle {
        rank: id as f64,
        aim: aim.to_owned(),
        stage,
        ..ImprovementCycle::new(Id::new(id))
    };
    let edit = Edit::named("Begin")
        .put(round(1, "Old", CycleStage::Closed))
        .put(round(2, "New", CycleStage::Plan));
    let window = open_tall(Host::new("improvement", plan_of(edit)));
    let top = |name: &str| window.get_by_label(name).rect().top();
    assert!(top("Open round: New") < top("Open round: Old"));
}

#[test]
fn a_gap_is_added_with_enter_and_checks_are_answered() {
    let mut window = open_tall(Host::new("improvement", Plan::default()));
    type_into(&mut window, "Add a service gap", "No beds for boys over 14");
    press(&mut window, Press::Enter);
    assert_eq!(window.state().plan().service_gaps.len(), 1);
    for item in catalogue()
        .items_under("improvement")
        .filter(|item| !item.choices.is_empty())
    {
        window
            .get_by_label(&format!("{}: Partly", item.wording))
            .click();
        window.run();
        let kept = answer(window.state().plan(), &item.id).expect("answered");
        assert_eq!(kept.choice, "partly");
    }
    let plan = window.state().plan();
    let index = Index::new(plan);
    let progress = (journey::IMPROVEMENT.progress)(&journey::Look {
        plan,
        index: &index,
        guidance: catalogue(),
    });
    assert_eq!((progress.done, progress.total), (5, 6));
}

#[test]
fn many_rounds_are_reached_by_scrolling_though_few_are_drawn() {
    let mut edit = Edit::named("Begin");
    for id in 1..=200 {
        edit = edit.put(ImprovementCycle {
            rank: id as f64,
            aim: format!("Aim {id}"),
            ..ImprovementCycle::new(Id::new(id))
        });
    }
    let mut window = open(Host::new("improvement", plan_of(edit)));
    window.run_steps(3);
    assert!(window.query_by_label("Open round: Aim 1").is_some());
    assert!(
        window.query_by_label("Open round: Aim 200").is_none(),
        "far below"
    );
    let mut host = Host::new("improvement", window.state().plan().clone());
    host.view.jump.record = Some(roundtable::model::Key::of(Id::<ImprovementCycle>::new(200)));
    let window = open(host);
    window.get_by_label("Close round: Aim 200");
}
