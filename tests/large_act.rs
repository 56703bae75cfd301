//! A plan of 2,000 actions is as quick to look at as one of ten: only what is in sight is drawn.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/large_plan.rs"]
mod large_plan;
#[path = "common/random_plan.rs"]
mod random_plan;
#[path = "common/screen_host.rs"]
mod screen_host;

use egui::Role;
use egui_kittest::{Harness, kittest::Queryable as _};
use large_plan::{LARGE, large_plan};
use screen_host::{Host, open};

fn window(step: &'static str, ways: &[&str]) -> Harness<'static, Host> {
    let mut window = open(Host::new(step, large_plan(LARGE)));
    for way in ways {
        window.get_by_role_and_label(Role::RadioButton, way).click();
        window.run();
    }
    window
}

/// How many nodes a screen reader is told of; each drawn row adds some.
fn nodes(window: &Harness<'static, Host>) -> usize {
    window.query_all_by(|_| true).count()
}

#[test]
fn every_part_draws_only_what_is_in_sight() {
    for (step, ways) in [
        ("actions", &["Part of the page: Priorities"][..]),
        ("actions", &["Part of the page: Goals"]),
        ("actions", &["Part of the page: Actions"]),
        (
            "actions",
            &["Part of the page: Actions", "Actions shown: On a board"],
        ),
        ("meetings", &["Part of the page: Meetings"]),
        ("meetings", &["Part of the page: Decisions"]),
        (
            "meetings",
            &["Part of the page: Decisions", "Decisions shown: As a table"],
        ),
    ] {
        let drawn = nodes(&window(step, ways));
        assert!(drawn < 1500, "{step} {ways:?}: {drawn} nodes");
    }
}
