//! The order of rows: their own, sorted, filtered; moved by key and by hand.

use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use roundtable::{
    edit::{Document, Edit},
    model::{Agreement, AgreementClause, Id, Kind},
    ui::sheet::{Column, Sheet},
};

use super::host::{
    Host, TASKS, TODAY, Window, button, cell, click, field, focus_rows, in_order, open, press,
    press_with, take, tasks, type_text,
};

/// The rows as they stand on screen, from above.
fn on_screen(window: &Window) -> Vec<String> {
    let mut rows: Vec<(f64, String)> = window
        .query_all_by_role(Role::Row)
        .filter_map(|row| {
            let node = row.accesskit_node();
            Some((node.bounding_box()?.y0, node.label()?))
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn a_row_moved_by_key_is_one_step_that_undo_takes_back() {
    let mut window = open(Host::new(&TASKS, tasks(&["One", "Two", "Three"])));
    take(&mut window, "Task, Three");
    press_with(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(in_order(window.state().plan()), ["One", "Three", "Two"]);
    assert_eq!(window.state().steps(), ["Move task: Three"]);
    press_with(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(in_order(window.state().plan()), ["Three", "One", "Two"]);
    press_with(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(window.state().steps().len(), 2, "it is the first already");
    window.state_mut().document.undo();
    window.state_mut().document.undo();
    window.run();
    assert_eq!(on_screen(&window), ["One", "Two", "Three"]);
}

#[test]
fn rows_picked_together_move_together() {
    let mut window = open(Host::new(&TASKS, tasks(&["One", "Two", "Three", "Four"])));
    take(&mut window, "Task, One");
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press_with(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(
        in_order(window.state().plan()),
        ["Three", "One", "Two", "Four"]
    );
    assert_eq!(window.state().next_undo(), "Move 2 tasks");
}

#[test]
fn a_row_is_dragged_by_its_handle() {
    let mut window = open(Host::new(&TASKS, tasks(&["One", "Two", "Three"])));
    let from = window
        .get_by_role_and_label(Role::Button, "Move One")
        .rect()
        .center();
    let to = window
        .get_by_role_and_label(Role::Button, "Move Three")
        .rect()
        .center_bottom();
    window.hover_at(from);
    window.run();
    window.drag_at(from);
    window.run();
    window.hover_at(from + vec2(0.0, 20.0));
    window.run();
    window.hover_at(to);
    window.run();
    window.drop_at(to);
    window.run();
    assert_eq!(in_order(window.state().plan()), ["Two", "Three", "One"]);
    assert_eq!(window.state().steps(), ["Move task: One"]);
}

#[test]
fn a_title_sorts_up_then_down_then_not() {
    let mut window = open(Host::new(&TASKS, tasks(&["Beta", "Alpha", "Gamma"])));
    button(&mut window, "Sort by Task");
    assert_eq!(on_screen(&window), ["Alpha", "Beta", "Gamma"]);
    button(&mut window, "Task, sorted ascending");
    assert_eq!(on_screen(&window), ["Gamma", "Beta", "Alpha"]);
    button(&mut window, "Task, sorted descending");
    assert_eq!(on_screen(&window), ["Beta", "Alpha", "Gamma"]);
}

#[test]
fn a_sorted_table_says_why_its_rows_do_not_move() {
    let mut window = open(Host::new(&TASKS, tasks(&["Beta", "Alpha"])));
    button(&mut window, "Sort by Task");
    take(&mut window, "Task, Alpha");
    press_with(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(in_order(window.state().plan()), ["Beta", "Alpha"]);
    assert!(
        window
            .state()
            .told()
            .contains("clear the filter and the sorting")
    );
}

#[test]
fn a_row_stays_where_it_is_while_the_column_that_sorts_it_is_edited() {
    let mut window = open(Host::new(&TASKS, tasks(&["Alpha", "Beta", "Gamma"])));
    button(&mut window, "Sort by Task");
    take(&mut window, "Task, Alpha");
    type_text(&mut window, "Z");
    type_text(&mut window, "eta");
    assert_eq!(on_screen(&window), ["Zeta", "Beta", "Gamma"]);
    press(&mut window, Key::Enter);
    assert_eq!(on_screen(&window), ["Beta", "Gamma", "Zeta"]);
}

#[test]
fn a_filter_leaves_the_rows_that_hold_all_its_words() {
    let names: Vec<String> = (1..=12).map(|n| format!("Task number {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut window = open(Host::new(&TASKS, tasks(&names)));
    field(&window, "Filter Pre-work").focus();
    window.run();
    type_text(&mut window, "12 NUMBER");
    assert_eq!(on_screen(&window), ["Task number 12"]);
    window.get_by_label("1 of 12 tasks");
}

#[test]
fn a_row_doubled_stands_below_the_first() {
    let mut window = open(Host::new(&TASKS, tasks(&["One", "Two"])));
    take(&mut window, "Task, One");
    press_with(&mut window, Modifiers::COMMAND, Key::D);
    assert_eq!(in_order(window.state().plan()), ["One", "One", "Two"]);
    assert_eq!(window.state().steps(), ["Duplicate task: One"]);
}

#[test]
fn a_row_doubled_has_its_parts_and_none_of_what_happened_to_the_first() {
    static AGREEMENTS: Sheet = Sheet {
        kind: Kind::Agreement,
        name: "Agreements",
        one: "agreement",
        columns: &[Column::of("title", "Agreement")],
        more: &[],
    };
    let first = Id::new(70);
    let edit = Edit::named("Begin")
        .put(Agreement {
            title: "Court".to_owned(),
            signed_on: Some(TODAY),
            ..Agreement::new(first)
        })
        .put(AgreementClause {
            agreement: first,
            title: "Purpose".to_owned(),
            ..AgreementClause::new(Id::new(71))
        });
    let mut document = Document::default();
    document.apply(edit).expect("the plan is sound");
    let mut window = open(Host::new(&AGREEMENTS, document.plan().clone()));
    take(&mut window, "Agreement, Court");
    press_with(&mut window, Modifiers::COMMAND, Key::D);
    let plan = window.state().plan();
    let copy = plan.agreements.iter().find(|one| one.id != first);
    let copy = copy.expect("the agreement is doubled");
    assert_eq!((copy.title.as_str(), copy.signed_on), ("Court", None));
    let clauses: Vec<_> = plan
        .agreement_clauses
        .iter()
        .map(|clause| (clause.agreement, clause.title.as_str()))
        .collect();
    assert_eq!(clauses, [(first, "Purpose"), (copy.id, "Purpose")]);
    assert_eq!(window.state().steps().len(), 1, "in one step");
}

#[test]
fn the_arrows_go_from_cell_to_cell_and_the_table_is_one_stop_for_tab() {
    let mut window = open(Host::new(&TASKS, tasks(&["One", "Two"])));
    focus_rows(&mut window);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::F2);
    assert!(field(&window, "By when, Two").is_focused());
    press(&mut window, Key::Escape);
    assert!(window.get_by_role(Role::Table).is_focused());
    press(&mut window, Key::Tab);
    assert!(field(&window, "Add a task").is_focused());
}

#[test]
fn every_row_and_cell_has_a_name() {
    let mut window = open(Host::new(&TASKS, tasks(&["One"])));
    window.get_by_role_and_label(Role::Table, "Pre-work");
    window.get_by_role_and_label(Role::Row, "One");
    for name in ["Task, One", "Who, One", "By when, One", "Done, One"] {
        cell(&window, name);
    }
    click(&mut window, "Who, One");
    window.get_by_label("Find Who, One");
}
