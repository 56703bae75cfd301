//! Rows from a spreadsheet and back.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use roundtable::model::{Date, PreworkTask};

use super::host::{
    Host, TASKS, button, copied, field, focus_rows, in_order, open, paste, press_with, take, task,
    tasks, type_text, who,
};

#[test]
fn rows_pasted_from_a_spreadsheet_find_their_people() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call"])));
    focus_rows(&mut window);
    paste(
        &mut window,
        "Who\tTask\tBy when\tDone\r\nana\tPrint the map\t2026-06-01\tyes\r\nChidi\tBook\t3 June\tno\r\nChidi\t\"Say \"\"yes\"\"\tor no\"\t\tx\r\n",
    );
    let plan = window.state().plan();
    assert_eq!(
        in_order(plan),
        ["Call", "Print the map", "Book", "Say \"yes\"\tor no"]
    );
    assert_eq!(who(plan, "Print the map"), "Ana");
    assert_eq!(who(plan, "Book"), "Chidi");
    assert_eq!(plan.participants.len(), 3, "Chidi is made once");
    let printed = task(plan, "Print the map");
    assert_eq!(printed.due, Some(Date::constant(2026, 6, 1)));
    assert!(printed.done && !task(plan, "Book").done);
    assert_eq!(window.state().steps(), ["Paste 3 tasks"], "one step");
    assert_eq!(window.state().told(), "Pasted 3 tasks");
}

#[test]
fn what_could_not_be_read_is_said_and_the_rest_is_there() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call"])));
    focus_rows(&mut window);
    paste(
        &mut window,
        "Task\tBy when\tPriority\nBook\tsoon\thigh\nPrint\t4 June\tlow",
    );
    assert_eq!(in_order(window.state().plan()), ["Call", "Book", "Print"]);
    assert_eq!(task(window.state().plan(), "Book").due, None);
    assert_eq!(
        window.state().told(),
        "Pasted 2 tasks; could not read “soon” (By when); there is no column for “Priority”"
    );
}

#[test]
fn lines_without_titles_go_to_the_columns_in_order() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call"])));
    focus_rows(&mut window);
    paste(&mut window, "Book, and confirm\nPrint, then fold\n");
    assert_eq!(
        in_order(window.state().plan()),
        ["Call", "Book, and confirm", "Print, then fold"]
    );
    paste(&mut window, "Task,Who\nVisit,Ben\n");
    assert_eq!(who(window.state().plan(), "Visit"), "Ben");
}

#[test]
fn rows_are_pasted_into_the_last_line_of_an_empty_table_too() {
    let mut window = open(Host::new(&TASKS, tasks(&[])));
    field(&window, "Add a task").focus();
    window.run();
    paste(&mut window, "One\nTwo\n");
    assert_eq!(in_order(window.state().plan()), ["One", "Two"]);
    assert_eq!(field(&window, "Add a task").value().unwrap_or_default(), "");
}

#[test]
fn copy_and_paste_gives_the_same_rows() {
    let mut window = open(Host::new(
        &TASKS,
        tasks(&["Call \"now\"", "Book\ttwo", "Print"]),
    ));
    take(&mut window, "By when, Print");
    type_text(&mut window, "5 June");
    press_with(&mut window, Modifiers::NONE, Key::Tab);
    press_with(&mut window, Modifiers::NONE, Key::Space);
    take(&mut window, "Who, Print");
    type_text(&mut window, "Ben");
    press_with(&mut window, Modifiers::NONE, Key::Enter);
    focus_rows(&mut window);
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    let text = copied(&mut window);
    let before: Vec<PreworkTask> = window
        .state()
        .plan()
        .prework_tasks
        .iter()
        .cloned()
        .collect();
    press_with(&mut window, Modifiers::COMMAND, Key::Delete);
    assert!(window.state().plan().prework_tasks.is_empty());
    field(&window, "Add a task").focus();
    window.run();
    paste(&mut window, &text);
    let after: Vec<PreworkTask> = window
        .state()
        .plan()
        .prework_tasks
        .iter()
        .cloned()
        .collect();
    assert_eq!(before.len(), 3);
    for (before, after) in before.iter().zip(&after) {
        let same = PreworkTask {
            id: before.id,
            rank: before.rank,
            ..after.clone()
        };
        assert_eq!(*before, same);
    }
}

#[test]
fn one_cell_is_copied_and_pasted_as_text() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call", "Book"])));
    take(&mut window, "Who, Call");
    paste(&mut window, "Ben");
    assert_eq!(who(window.state().plan(), "Call"), "Ben");
    assert_eq!(window.state().next_undo(), "Edit who: Call");
    assert_eq!(copied(&mut window), "Ben");
}

#[test]
fn rows_are_pasted_by_hand_where_the_keyboard_has_no_clipboard() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call"])));
    button(&mut window, "More for Pre-work");
    button(&mut window, "Paste rows…");
    field(&window, "Paste tasks here").focus();
    window.run();
    type_text(&mut window, "Task\tWho\nBook\tAna");
    button(&mut window, "Add 1 task");
    assert_eq!(who(window.state().plan(), "Book"), "Ana");
    assert_eq!(window.state().steps(), ["Paste 1 task"]);
    assert!(window.query_by_label("Paste tasks here").is_none());
}
