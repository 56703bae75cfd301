//! What is drawn of a long table, and that every declared sheet is sound.

use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    model::Kind,
    ui::sheet::{Column, Sheet},
};

use super::host::{FACTORS, Host, TASKS, Window, focus_rows, open, press_with, tasks};

fn rows_drawn(window: &Window) -> usize {
    window.query_all_by_role(Role::Row).count()
}

fn two_thousand() -> Host {
    let names: Vec<String> = (1..=2000).map(|n| format!("Task {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Host::new(&TASKS, tasks(&names))
}

#[test]
fn two_thousand_rows_draw_only_what_is_seen() {
    let window = open(two_thousand());
    let drawn = rows_drawn(&window);
    assert!((5..30).contains(&drawn), "{drawn} rows were drawn");
    window.get_by_label("2000 tasks");
    let mut host = two_thousand();
    host.fills = true;
    let drawn = rows_drawn(&open(host));
    assert!((10..30).contains(&drawn), "{drawn} rows were drawn");
}

#[test]
fn on_a_page_the_rows_take_their_height_however_little_of_the_page_is_in_sight() {
    let mut window = open(Host::new(
        &TASKS,
        tasks(&["1", "2", "3", "4", "5", "6", "7", "8"]),
    ));
    window.set_size(vec2(1100.0, 260.0));
    window.run();
    let line = window.get_by_label("Add a task").rect();
    assert!(
        line.top() > 8.0 * 38.0,
        "the last line is at {}",
        line.top()
    );
}

#[test]
fn a_row_far_below_comes_into_sight_when_the_keyboard_goes_there() {
    let mut window = open(two_thousand());
    focus_rows(&mut window);
    press_with(&mut window, Modifiers::COMMAND, Key::End);
    window.get_by_role_and_label(Role::Row, "Task 2000");
}

#[test]
fn a_jump_brings_a_row_far_below_into_sight() {
    let mut host = two_thousand();
    let id = super::host::task(host.plan(), "Task 1500").id;
    host.jump.record = Some(roundtable::model::Key::of(id));
    let window = open(host);
    window.get_by_role_and_label(Role::Row, "Task 1500");
}

#[test]
fn in_a_narrow_window_the_columns_are_scrolled_and_not_squeezed() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call"])));
    window.set_size(vec2(420.0, 700.0));
    window.run();
    for name in ["Task, Call", "Who, Call", "By when, Call"] {
        let width = window
            .get_by_role_and_label(Role::Cell, name)
            .rect()
            .width();
        assert!(width >= 100.0, "{name} is {width} wide");
    }
}

#[test]
fn the_bar_to_scroll_sideways_lies_below_the_last_row_and_only_where_it_is_needed() {
    let gap = |width: f32| {
        let mut window = open(Host::new(&TASKS, tasks(&["Call"])));
        window.set_size(vec2(width, 700.0));
        window.run();
        let row = window.get_by_role_and_label(Role::Row, "Call").rect();
        window.get_by_label("Add a task").rect().top() - row.bottom()
    };
    let (wide, narrow) = (gap(1100.0), gap(420.0));
    assert!(
        narrow >= wide + 8.0,
        "{narrow} below the last row, {wide} where all columns are in sight"
    );
}

#[test]
fn columns_give_way_and_their_titles_take_two_lines_before_one_goes_out_of_sight() {
    static WIDE: Sheet = Sheet {
        kind: Kind::PreworkTask,
        name: "Pre-work",
        one: "task",
        columns: &[
            Column::of("task", "Task"),
            Column::of("owner", "Who sees to it").width(300.0),
            Column::of("notes", "What else was said of it")
                .long()
                .width(300.0),
            Column::of("due", "By when at last").width(200.0),
        ],
        more: &[],
    };
    let place = |width: f32| {
        let mut window = open(Host::new(&WIDE, tasks(&["Call"])));
        window.set_size(vec2(width, 700.0));
        window.run();
        let title = window.get_by_label("Sort by By when at last").rect();
        let cell = window.get_by_role_and_label(Role::Cell, "By when at last, Call");
        (title.height(), cell.rect())
    };
    let (one_line, _) = place(1100.0);
    let (two_lines, cell) = place(620.0);
    assert!(cell.right() < 620.0, "the last column ends at {cell}");
    assert!(two_lines > one_line + 10.0, "{two_lines} after {one_line}");
    assert!(
        cell.height() > 50.0,
        "words have room for two lines: {cell}"
    );
}

const WRONG: Sheet = Sheet {
    kind: Kind::PreworkTask,
    name: "Wrong",
    one: "task",
    columns: &[Column::of("task", "Task"), Column::of("color", "Color")],
    more: &[],
};

#[test]
fn a_sheet_tells_which_of_its_columns_are_not_there() {
    assert!(TASKS.unknown_columns().is_empty());
    assert!(FACTORS.unknown_columns().is_empty());
    assert_eq!(WRONG.unknown_columns(), ["Color"]);
}
