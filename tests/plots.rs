//! Pictures of numbers: what they tell in words, as a table, and that they let a page scroll.
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use egui::{Role, ScrollArea, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use roundtable::{
    model::{Better, Date},
    ui::{
        tokens,
        widgets::plot::{self, Lines, Series},
    },
};

fn months(values: &[f64]) -> Vec<(Date, f64)> {
    (1..)
        .zip(values)
        .map(|(month, value)| (Date::constant(2026, month, 1), *value))
        .collect()
}

fn window(add: impl FnMut(&mut egui::Ui) + 'static) -> Harness<'static> {
    let mut harness = Harness::builder()
        .with_size(vec2(700.0, 500.0))
        .with_max_steps(24)
        .with_context_setup(tokens::install)
        .build_ui(add);
    harness.run();
    harness
}

#[test]
fn a_picture_says_in_its_name_what_it_shows() {
    let series = [Series::new("", months(&[63.0, 50.0, 44.0]))];
    let window = window(move |ui| {
        Lines::new("Days to first visit", &series)
            .unit("days")
            .target(Some(30.0), None)
            .better(Better::Lower)
            .show(ui);
    });
    window.get_by_role_and_label(
        Role::Image,
        "Days to first visit, in days: 63 on Jan 1, 2026 … 44 on Mar 1, 2026, target 30, lower is better",
    );
}

#[test]
fn a_picture_turns_into_a_table_of_its_numbers_and_back() {
    let series = [
        Series::new("", months(&[1234.5, 50.0])),
        Series::new("Rural", months(&[70.0])),
    ];
    let mut window = window(move |ui| Lines::new("Visits", &series).show(ui));
    assert!(window.query_by_label("1,234.5").is_none());
    window.get_by_label("Show as table: Visits").click();
    window.run();
    for cell in ["Jan 1, 2026", "Feb 1, 2026", "1,234.5", "50", "70", "–"] {
        assert!(window.query_all_by_label(cell).next().is_some(), "{cell}");
    }
    window.get_by_label("Hide table: Visits").click();
    window.run();
    assert!(window.query_by_label("1,234.5").is_none());
}

#[test]
fn nothing_dated_is_said_and_not_drawn() {
    let window = window(|ui| Lines::new("Visits", &[]).show(ui));
    window.get_by_label_contains("No dated value yet");
}

#[test]
fn a_picture_with_odd_numbers_is_drawn_all_the_same() {
    for values in [
        vec![0.0],
        vec![0.0, 0.0],
        vec![f64::NAN, 3.0],
        vec![f64::INFINITY],
        vec![1e300, -1e300],
        vec![1e-300, 2e-300],
    ] {
        let series = [Series::new("", months(&values))];
        window(move |ui| {
            Lines::new("Odd", &series).target(Some(0.0), None).show(ui);
            plot::strips(ui, "Odd strips", 5, &series);
            plot::sparkline(ui, "Odd line", &series[0].points, None, vec2(80.0, 24.0));
        });
    }
}

#[test]
fn a_strip_tells_every_rating() {
    let rated = [
        Series::new("Listening", months(&[2.0, 4.0])),
        Series::new("Respect", Vec::new()),
    ];
    let window = window(move |ui| plot::strips(ui, "Habits", 5, &rated));
    window.get_by_label("Listening, of 5: 2 on Jan 1, 2026; 4 on Feb 1, 2026");
    window.get_by_label("Respect, of 5: not rated yet");
}

#[test]
fn a_distribution_names_each_step_and_who_is_missing() {
    let window = window(|ui| {
        let steps = [("Low", 1), ("High", 3)];
        plot::distribution(ui, "Trust", &steps, 2, plot::DISTRIBUTION);
    });
    window.get_by_label("Trust: 4 rated, 2 not. 1 Low: 1, 2 High: 3");
}

#[test]
fn the_wheel_over_a_picture_scrolls_the_page() {
    let series = [Series::new("", months(&[1.0, 2.0]))];
    let mut window = window(move |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Lines::new("Visits", &series).show(ui);
            ui.add_space(2000.0);
        });
    });
    let picture = |window: &Harness<'_>| {
        let found = window.get_by_role(Role::Image);
        (found.rect(), found.accesskit_node().label())
    };
    let (before, told) = picture(&window);
    window.hover_at(before.center());
    window.run();
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -60.0),
        phase: egui::TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
        source: egui::MouseWheelSource::Unknown,
    });
    window.run();
    let (after, told_after) = picture(&window);
    assert!(after.top() < before.top(), "{before:?} {after:?}");
    assert_eq!(told, told_after);
}
