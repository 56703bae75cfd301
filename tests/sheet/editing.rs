//! Adding rows and editing cells in place.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::{Document, Edit},
    model::{Contact, Date, IdSource, Interaction, Partner, Plan, ScanFactor, ScanKind},
};

use super::host::{
    FACTORS, Host, TALKS, TASKS, cell, click, field, focus_rows, in_order, open, paste, press,
    press_with, take, task, tasks, type_text, who,
};

#[test]
fn enter_in_the_last_line_adds_a_row_and_waits_for_the_next() {
    let mut window = open(Host::new(&TASKS, tasks(&[])));
    field(&window, "Add a task").focus();
    window.run();
    for name in ["Call the court", "Book the room", "Print the map"] {
        assert!(
            field(&window, "Add a task").is_focused(),
            "ready for {name}"
        );
        type_text(&mut window, name);
        press(&mut window, Key::Enter);
    }
    assert_eq!(
        in_order(window.state().plan()),
        ["Call the court", "Book the room", "Print the map"]
    );
    assert_eq!(window.state().next_undo(), "Add task: Print the map");
    assert_eq!(window.state().steps().len(), 3, "each row is a step");
    window.get_by_label("3 tasks");
}

#[test]
fn tab_from_the_last_line_leads_through_the_cells_of_the_new_row() {
    let mut window = open(Host::new(&TASKS, tasks(&[])));
    field(&window, "Add a task").focus();
    window.run();
    type_text(&mut window, "Call the court");
    press(&mut window, Key::Tab);
    type_text(&mut window, "an");
    press(&mut window, Key::Tab);
    assert!(field(&window, "By when, Call the court").is_focused());
    type_text(&mut window, "1 June");
    press(&mut window, Key::Tab);
    press(&mut window, Key::Space);
    press(&mut window, Key::Tab);
    let plan = window.state().plan();
    let made = task(plan, "Call the court");
    assert_eq!(who(plan, "Call the court"), "Ana");
    assert_eq!(made.due, Some(Date::constant(2026, 6, 1)));
    assert!(made.done);
    assert!(field(&window, "Add a task").is_focused());
}

#[test]
fn a_click_opens_the_editor_and_typing_is_kept_at_once() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call the court"])));
    click(&mut window, "Task, Call the court");
    assert!(field(&window, "Task, Call the court").is_focused());
    type_text(&mut window, " today");
    assert_eq!(in_order(window.state().plan()), ["Call the court today"]);
    type_text(&mut window, " or tomorrow");
    press(&mut window, Key::Enter);
    assert_eq!(
        window.state().steps(),
        ["Edit task: Call the court today or tomorrow"],
        "typing in one cell is one step"
    );
}

#[test]
fn escape_takes_the_typing_back() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call the court"])));
    click(&mut window, "Task, Call the court");
    type_text(&mut window, " today");
    type_text(&mut window, " or never");
    press(&mut window, Key::Escape);
    assert_eq!(in_order(window.state().plan()), ["Call the court"]);
    assert!(window.state().steps().is_empty(), "as if it had never been");
    assert!(window.get_by_role(Role::Table).is_focused());
}

#[test]
fn escape_in_the_last_line_takes_the_typing_back_and_then_leads_to_the_rows() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call the court", "Book"])));
    field(&window, "Add a task").focus();
    window.run();
    type_text(&mut window, "Visi");
    press(&mut window, Key::Escape);
    let line = field(&window, "Add a task");
    assert_eq!(line.value().unwrap_or_default(), "");
    assert!(line.is_focused(), "the keyboard stays");
    type_text(&mut window, "Print");
    press(&mut window, Key::Enter);
    assert_eq!(
        in_order(window.state().plan()),
        ["Call the court", "Book", "Print"],
        "typing goes on after Esc"
    );
    press(&mut window, Key::Escape);
    assert!(window.get_by_role(Role::Table).is_focused());
    press(&mut window, Key::F2);
    assert!(
        field(&window, "Task, Print").is_focused(),
        "on the last row"
    );
}

#[test]
fn escape_in_the_last_line_without_rows_leaves_it() {
    let mut window = open(Host::new(&TASKS, tasks(&[])));
    field(&window, "Add a task").focus();
    window.run();
    press(&mut window, Key::Escape);
    assert!(!field(&window, "Add a task").is_focused());
    assert!(window.state().steps().is_empty());
}

#[test]
fn escape_in_every_sort_of_cell_keeps_the_keyboard_on_it() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call"])));
    for cell in ["Task, Call", "Who, Call", "By when, Call"] {
        click(&mut window, cell);
        type_text(&mut window, "1");
        press(&mut window, Key::Escape);
        assert!(window.get_by_role(Role::Table).is_focused(), "{cell}");
        assert_eq!(window.state().steps(), Vec::<&str>::new(), "{cell}");
    }
    let mut window = open(Host::new(&FACTORS, factors()));
    for cell in ["Strength, New funds", "What it means, New funds"] {
        take(&mut window, cell);
        assert!(window.get_by_role(Role::Table).is_focused(), "{cell}");
    }
}

#[test]
fn typing_on_the_cell_in_hand_replaces_what_it_held_as_one_step() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call the court", "Book"])));
    take(&mut window, "Task, Call the court");
    type_text(&mut window, "V");
    type_text(&mut window, "isit");
    press(&mut window, Key::Enter);
    assert_eq!(in_order(window.state().plan()), ["Visit", "Book"]);
    assert_eq!(window.state().steps(), ["Edit task: Visit"]);
    // Enter went down.
    press(&mut window, Key::F2);
    assert!(field(&window, "Task, Book").is_focused());
}

#[test]
fn enter_on_the_last_row_leads_to_the_last_line() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call"])));
    click(&mut window, "Task, Call");
    press(&mut window, Key::Enter);
    assert!(field(&window, "Add a task").is_focused());
    press(&mut window, Key::ArrowUp);
    assert!(window.get_by_role(Role::Table).is_focused());
}

#[test]
fn somebody_new_is_made_on_the_spot_in_the_same_step() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call"])));
    click(&mut window, "Who, Call");
    type_text(&mut window, "Chidi");
    press(&mut window, Key::Enter);
    assert_eq!(who(window.state().plan(), "Call"), "Chidi");
    assert_eq!(window.state().plan().participants.len(), 3);
    window.state_mut().document.undo();
    window.run();
    assert_eq!(who(window.state().plan(), "Call"), "");
    assert_eq!(window.state().plan().participants.len(), 2, "one step");
}

#[test]
fn enter_in_a_list_just_opened_changes_nothing() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call", "Book"])));
    click(&mut window, "Who, Call");
    type_text(&mut window, "Ben");
    press(&mut window, Key::Enter);
    take(&mut window, "Who, Call");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    assert_eq!(who(window.state().plan(), "Call"), "Ben");
}

#[test]
fn a_day_is_typed_or_picked_and_what_is_no_day_is_said() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call", "Book"])));
    click(&mut window, "By when, Call");
    type_text(&mut window, "someday");
    press(&mut window, Key::Enter);
    assert!(
        field(&window, "By when, Call").is_focused(),
        "it waits to be mended"
    );
    window.get_by_label("Write it as May 12, 2026 or 2026-05-12");
    press(&mut window, Key::Tab);
    assert_eq!(
        window.state().told(),
        "“someday” was left out of by when. Write it as May 12, 2026 or 2026-05-12"
    );
    click(&mut window, "By when, Book");
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::Enter);
    let plan = window.state().plan();
    assert_eq!(task(plan, "Call").due, None);
    assert_eq!(task(plan, "Book").due, Some(Date::constant(2026, 5, 13)));
    assert_eq!(window.state().next_undo(), "Edit by when: Book");
}

#[test]
fn a_box_is_ticked_by_click_and_by_space() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call"])));
    click(&mut window, "Done, Call");
    assert!(task(window.state().plan(), "Call").done);
    press(&mut window, Key::Space);
    assert!(!task(window.state().plan(), "Call").done);
}

#[test]
fn delete_empties_the_cell_and_control_delete_takes_the_row_out() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call", "Book"])));
    click(&mut window, "By when, Call");
    type_text(&mut window, "2 June");
    press(&mut window, Key::Enter);
    take(&mut window, "By when, Call");
    press(&mut window, Key::Delete);
    assert_eq!(task(window.state().plan(), "Call").due, None);
    press_with(&mut window, Modifiers::COMMAND, Key::Delete);
    assert_eq!(in_order(window.state().plan()), ["Book"]);
    assert_eq!(window.state().next_undo(), "Delete task: Call");
    window.state_mut().document.undo();
    window.run();
    assert_eq!(in_order(window.state().plan()), ["Call", "Book"]);
}

fn factors() -> Plan {
    let mut ids = IdSource::new(5, 1_770_000_000_000);
    let mut document = Document::default();
    let mut edit = Edit::named("Begin");
    for (name, rank) in [("New funds", 1.0), ("Staff leave", 2.0)] {
        edit = edit.put(ScanFactor {
            factor: name.to_owned(),
            rank,
            ..ScanFactor::new(ids.next())
        });
    }
    document.apply(edit).expect("the plan is sound");
    document.plan().clone()
}

fn factor(plan: &Plan, name: &str) -> ScanFactor {
    let found = plan.scan_factors.iter().find(|f| f.factor == name);
    found.expect("the factor is there").clone()
}

#[test]
fn words_and_scales_are_picked_from_a_list_that_typing_narrows() {
    let mut window = open(Host::new(&FACTORS, factors()));
    take(&mut window, "Helps or hinders, Staff leave");
    type_text(&mut window, "bar");
    press(&mut window, Key::Tab);
    type_text(&mut window, "4");
    press(&mut window, Key::Enter);
    let made = factor(window.state().plan(), "Staff leave");
    assert_eq!(made.kind, ScanKind::Barrier);
    assert_eq!(made.strength, Some(4));
    assert_eq!(
        cell(&window, "Strength, Staff leave").value().as_deref(),
        Some("4 Strong")
    );
}

#[test]
fn long_text_takes_new_lines_with_shift_and_ends_with_enter() {
    let mut window = open(Host::new(&FACTORS, factors()));
    click(&mut window, "What it means, New funds");
    type_text(&mut window, "Hire two workers");
    press_with(&mut window, Modifiers::SHIFT, Key::Enter);
    type_text(&mut window, "and train them");
    press(&mut window, Key::Enter);
    let made = factor(window.state().plan(), "New funds");
    assert_eq!(made.meaning, "Hire two workers\nand train them");
    assert!(window.get_by_role(Role::Table).is_focused());
}

#[test]
fn a_talk_offers_the_contacts_of_its_partner_and_makes_one_there() {
    let mut ids = IdSource::new(5, 1_770_000_000_000);
    let mut partner = |name: &str| Partner {
        name: name.to_owned(),
        ..Partner::new(ids.next())
    };
    let (court, school) = (partner("Court"), partner("School"));
    let contact = |id, partner: &Partner, name: &str| Contact {
        partner: partner.id,
        name: name.to_owned(),
        ..Contact::new(id)
    };
    let talk = Interaction {
        partner: court.id,
        summary: "Hello".to_owned(),
        ..Interaction::new(ids.next())
    };
    let (clerk, teacher) = (
        contact(ids.next(), &court, "Clerk"),
        contact(ids.next(), &school, "Teacher"),
    );
    let mut document = Document::default();
    let edit = Edit::named("Begin").put(court.clone()).put(school);
    let edit = edit.put(clerk).put(teacher).put(talk.clone());
    document.apply(edit).expect("the plan is sound");
    let mut window = open(Host::new(&TALKS, document.plan().clone()));
    click(&mut window, "With whom, Hello");
    window.get_by_role_and_label(Role::Button, "Clerk");
    assert!(window.query_by_label("Teacher").is_none());
    type_text(&mut window, "Judge");
    press(&mut window, Key::Enter);
    let plan = window.state().plan();
    let with = plan.get(talk.id).and_then(|t| plan.get(t.contact?));
    let with = with.expect("the talk was with somebody");
    assert_eq!((with.name.as_str(), with.partner), ("Judge", court.id));
}

#[test]
fn a_text_longer_than_its_cell_is_edited_whole_and_stays_one_line() {
    let long = "Call the court and ask who decides ".repeat(6);
    let long = long.trim();
    let mut window = open(Host::new(&TASKS, tasks(&[long])));
    let label = format!("Task, {long}");
    click(&mut window, &label);
    let all = window.get_by_role_and_label(Role::MultilineTextInput, &label);
    assert!(all.is_focused());
    assert!(all.rect().height() > 2.0 * 38.0, "all of it is seen");
    paste(&mut window, "\nand when");
    press_with(&mut window, Modifiers::SHIFT, Key::Enter);
    press(&mut window, Key::Enter);
    assert_eq!(
        in_order(window.state().plan()),
        [format!("{long} and when")]
    );
}

#[test]
fn the_card_shows_all_fields_and_closes_by_escape() {
    let mut window = open(Host::new(&TASKS, tasks(&["Call", "Book"])));
    focus_rows(&mut window);
    press_with(&mut window, Modifiers::ALT, Key::Enter);
    field(&window, "Notes").focus();
    window.run();
    type_text(&mut window, "Ask for the clerk");
    assert_eq!(
        task(window.state().plan(), "Call").notes,
        "Ask for the clerk"
    );
    assert_eq!(window.state().next_undo(), "Edit notes: Call");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    assert_eq!(window.state().state.open_row(), None);
}

#[test]
fn a_jump_leads_to_the_row_and_opens_its_card() {
    let plan = tasks(&["Call", "Book", "Print"]);
    let id = task(&plan, "Print").id;
    let mut host = Host::new(&TASKS, plan);
    host.jump.record = Some(roundtable::model::Key::of(id));
    let window = open(host);
    assert_eq!(window.state().state.open_row(), Some(id.raw()));
    assert_eq!(window.state().jump.record, None, "it is there");
    field(&window, "Notes");
}

#[test]
fn a_plan_that_is_only_read_opens_no_editor_and_takes_no_rows() {
    let mut host = Host::new(&TASKS, tasks(&["Call"]));
    host.read_only = true;
    let mut window = open(host);
    click(&mut window, "Task, Call");
    type_text(&mut window, "x");
    press(&mut window, Key::Delete);
    press_with(&mut window, Modifiers::COMMAND, Key::Delete);
    press_with(&mut window, Modifiers::COMMAND, Key::D);
    assert_eq!(in_order(window.state().plan()), ["Call"]);
    assert!(window.query_by_label("Add a task").is_none());
}
