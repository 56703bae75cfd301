//! What the widgets do with the keyboard, with odd input, and with a person's typing.

use egui::{Event, Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};
use roundtable::{
    edit::{Edit, Gesture},
    model::{Date, IdSource, Level, LinkKind, Partner, Record as _},
    ui::{
        Out, tokens,
        widgets::{
            self,
            table::{Column, Happened, Sort, Table},
        },
    },
};

const TODAY: Date = Date::constant(2026, 3, 1);

fn harness<'a, S: 'a>(state: S, add: impl FnMut(&mut egui::Ui, &mut S) + 'a) -> Harness<'a, S> {
    let mut harness = Harness::builder()
        .with_size(vec2(500.0, 700.0))
        .with_max_steps(20)
        .allow_missing_glyphs()
        .with_context_setup(tokens::install)
        .build_ui_state(add, state);
    harness.run();
    harness
}

/// Types over all that is in a field.
fn retype<S>(harness: &mut Harness<'_, S>, label: &str, text: &str) {
    harness
        .get_by_role_and_label(Role::TextInput, label)
        .focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

fn press<S>(harness: &mut Harness<'_, S>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run();
    }
}

// Forms over a record ----------------------------------------------------------------------------------------

struct Form {
    partners: Vec<Partner>,
    shown: usize,
    ids: IdSource,
    edits: Vec<Edit>,
}

fn form() -> Harness<'static, Form> {
    let mut ids = IdSource::new(1, 1_790_000_000_000);
    let partners = ["Family Court", "Schools"]
        .map(|name| {
            let mut partner = Partner::new(ids.next());
            name.clone_into(&mut partner.name);
            partner
        })
        .to_vec();
    let state = Form {
        partners,
        shown: 0,
        ids,
        edits: Vec::new(),
    };
    harness(state, |ui, form| {
        let mut out = Out::new(&mut form.ids);
        let record = form.partners[form.shown].clone();
        widgets::edit_record(ui, &mut out, &record, "Change partner", |ui, partner| {
            widgets::text(ui, "Name", &mut partner.name);
            widgets::choice_opt(ui, "Level today", &mut partner.current_level);
            widgets::percent(ui, "Influence", &mut partner.influence);
        });
        let edits = std::mem::take(&mut out.edits);
        for edit in &edits {
            for any in &edit.put {
                if let Some(changed) = Partner::unwrap_any(any) {
                    form.partners[form.shown] = changed.clone();
                }
            }
        }
        form.edits.extend(edits);
    })
}

#[test]
fn typing_in_one_field_is_one_undo_step_and_each_choice_is_its_own() {
    let mut harness = form();
    retype(&mut harness, "Name", "A");
    harness.event(Event::Text("b".to_owned()));
    harness.run();
    harness.get_by_label("Level today: Collaboration").click();
    harness.run();
    let gestures: Vec<Gesture> = harness.state().edits.iter().map(|e| e.gesture).collect();
    let [
        Gesture::Continued(first),
        Gesture::Continued(second),
        Gesture::Single,
    ] = gestures[..]
    else {
        panic!("{gestures:?}");
    };
    assert_eq!(first, second);
    assert_eq!(harness.state().partners[0].name, "Ab");
    assert_eq!(
        harness.state().partners[0].current_level,
        Some(Level::Collaboration)
    );
}

#[test]
fn typing_in_two_records_is_two_undo_steps() {
    let mut harness = form();
    retype(&mut harness, "Name", "A");
    harness.state_mut().shown = 1;
    harness.run();
    retype(&mut harness, "Name", "B");
    let gestures: Vec<Gesture> = harness.state().edits.iter().map(|e| e.gesture).collect();
    assert_eq!(gestures.len(), 2);
    assert_ne!(gestures[0], gestures[1]);
}

#[test]
fn the_undo_of_a_field_never_brings_one_records_text_into_another() {
    let mut harness = form();
    retype(&mut harness, "Name", "Typed into the first");
    harness.state_mut().shown = 1;
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, "Name")
        .focus();
    harness.run();
    for _ in 0..3 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
    }
    assert_eq!(harness.state().partners[1].name, "Schools");
}

#[test]
fn a_drag_of_the_slider_is_one_undo_step() {
    let mut harness = form();
    let slider = harness
        .get_by_role_and_label(Role::Slider, "Influence")
        .rect();
    harness.drag_at(slider.center());
    harness.run();
    for step in 1..4_u8 {
        harness.hover_at(slider.center() + vec2(20.0 * f32::from(step), 0.0));
        harness.run();
    }
    harness.drop_at(slider.center() + vec2(60.0, 0.0));
    harness.run();
    let edits = &harness.state().edits;
    assert!(edits.len() > 2);
    let first = edits[0].gesture;
    assert!(matches!(first, Gesture::Continued(_)));
    assert!(edits.iter().all(|edit| edit.gesture == first), "{edits:#?}");
}

// Text -------------------------------------------------------------------------------------------------------

#[test]
fn lines_pasted_into_a_field_of_one_line_become_one_line() {
    let mut harness = harness(String::new(), |ui, text| {
        widgets::text(ui, "Name", text);
    });
    harness
        .get_by_role_and_label(Role::TextInput, "Name")
        .focus();
    harness.run();
    harness.event(Event::Paste("one\ntwo\r\nthree".to_owned()));
    harness.run();
    assert!(
        !harness.state().contains(['\n', '\r']),
        "{:?}",
        harness.state()
    );
    assert!(harness.state().contains("three"));
}

#[test]
fn no_row_grows_wider_than_its_panel_whatever_stands_in_it() {
    let endless = "x".repeat(10_000);
    let hebrew = "שותפות ".repeat(300);
    let chinese = "伙伴关系".repeat(500);
    let emoji = "👩‍👩‍👧‍👦".repeat(200);
    for text in [endless, hebrew, chinese, emoji] {
        let options = vec![(1, text.clone()), (2, "Short".to_owned())];
        let mut harness = harness(text.clone(), move |ui, value| {
            ui.set_max_width(320.0);
            let left = ui.min_rect().left();
            widgets::text(ui, "Line", value);
            widgets::long_text(ui, "Text", "", value, 2);
            widgets::text(ui, &text, &mut String::new());
            widgets::pick_record(ui, "Pick", &options, &mut Some(1));
            widgets::tags(ui, "Tags", &mut text.clone());
            widgets::check(ui, &text, &mut true);
            widgets::chip(ui, &text, true);
            widgets::notice(ui, widgets::Severity::Warning, &text);
            widgets::rating(ui, "Rating", &mut Some(1), &[&text, "b", "c"]);
            let right = ui.min_rect().right();
            assert!(right <= left + 320.5, "{} wide", right - left);
        });
        harness.run();
    }
}

#[test]
fn what_is_disabled_can_be_read_but_not_changed() {
    let before = (
        "Name".to_owned(),
        Some(Level::Networking),
        Some(50.0),
        Some(TODAY),
        true,
    );
    let mut harness = harness(before.clone(), |ui, state| {
        ui.disable();
        widgets::text(ui, "Name", &mut state.0);
        widgets::choice_opt(ui, "Level", &mut state.1);
        widgets::percent(ui, "Influence", &mut state.2);
        widgets::date(ui, "Since", &mut state.3, TODAY);
        widgets::check(ui, "Agreed", &mut state.4);
    });
    for label in [
        "Level: Integration",
        "Clear Influence",
        "Calendar for Since",
        "Agreed",
    ] {
        harness.get_by_label(label).click();
        harness.run();
    }
    harness
        .get_by_role_and_label(Role::TextInput, "Name")
        .click();
    harness.run();
    harness.event(Event::Text("typed".to_owned()));
    harness.run();
    assert_eq!(*harness.state(), before);
}

// Choices ----------------------------------------------------------------------------------------------------

#[test]
fn arrow_keys_move_through_a_choice_and_picking_the_picked_clears_it() {
    let mut harness = harness(None::<Level>, |ui, level| {
        widgets::choice_opt(ui, "Level", level);
    });
    press(&mut harness, &[Key::Tab, Key::Space]);
    assert_eq!(*harness.state(), Some(Level::Networking));
    press(&mut harness, &[Key::ArrowRight, Key::ArrowRight]);
    assert_eq!(*harness.state(), Some(Level::Collaboration));
    press(&mut harness, &[Key::ArrowLeft]);
    assert_eq!(*harness.state(), Some(Level::Cooperation));
    press(&mut harness, &[Key::Enter]);
    assert_eq!(*harness.state(), None);
}

#[test]
fn a_choice_is_one_stop_of_the_tab_key() {
    let state = (Some(Level::Collaboration), String::new());
    let mut harness = harness(state, |ui, (level, text)| {
        widgets::choice_opt(ui, "Level", level);
        widgets::text(ui, "After it", text);
    });
    press(&mut harness, &[Key::Tab, Key::Tab]);
    harness.event(Event::Text("here".to_owned()));
    harness.run();
    assert_eq!(harness.state().1, "here");
}

#[test]
fn a_long_choice_drops_down_and_is_picked_by_keyboard() {
    let mut harness = harness(None::<LinkKind>, |ui, kind| {
        widgets::choice_opt(ui, "Kind of link", kind);
    });
    press(
        &mut harness,
        &[
            Key::Tab,
            Key::Enter,
            Key::ArrowDown,
            Key::ArrowDown,
            Key::Enter,
        ],
    );
    assert_eq!(*harness.state(), Some(LinkKind::SharesData));
}

#[test]
fn a_rating_says_its_words_and_is_cleared_by_picking_it_again() {
    let mut harness = harness(None::<i64>, |ui, value| {
        widgets::rating(ui, "Trust", value, &["None", "Some", "Full"]);
    });
    assert!(harness.query_by_label("1 None · 3 Full").is_some());
    harness.get_by_label("Trust: 3 Full").click();
    harness.run();
    assert_eq!(*harness.state(), Some(3));
    assert!(harness.query_by_label("Full").is_some());
    harness.get_by_label("Trust: 3 Full").click();
    harness.run();
    assert_eq!(*harness.state(), None);
}

// Numbers ----------------------------------------------------------------------------------------------------

#[test]
fn a_number_that_is_not_set_is_not_taken_for_fifty_and_can_be_cleared_again() {
    let mut harness = harness(None::<f64>, |ui, value| {
        widgets::percent(ui, "Influence", value);
    });
    assert_eq!(*harness.state(), None);
    harness.get_by_label("Set Influence").click();
    harness.run();
    assert_eq!(*harness.state(), Some(50.0));
    harness
        .get_by_role_and_label(Role::Slider, "Influence")
        .focus();
    harness.run();
    press(
        &mut harness,
        &[Key::ArrowRight, Key::ArrowRight, Key::ArrowLeft],
    );
    assert_eq!(*harness.state(), Some(51.0));
    harness.get_by_label("Clear Influence").click();
    harness.run();
    assert_eq!(*harness.state(), None);
}

// Days -------------------------------------------------------------------------------------------------------

fn day(value: Option<Date>) -> Harness<'static, Option<Date>> {
    harness(value, |ui, value| {
        widgets::date(ui, "Since", value, TODAY);
        widgets::button(ui, "Elsewhere");
    })
}

const REMEDY: &str = "Write it as May 12, 2026 or 2026-05-12";

#[test]
fn a_day_that_cant_be_read_stays_in_the_field_with_a_remedy_below_and_the_stored_day_stays() {
    let stored = Some(Date::constant(2024, 9, 3));
    let mut harness = day(stored);
    retype(&mut harness, "Since", "5/12/26");
    assert!(harness.query_by_label(REMEDY).is_none(), "said too early");
    harness.get_by_label("Elsewhere").click();
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Since");
    assert_eq!(field.value().as_deref(), Some("5/12/26"));
    assert!(harness.query_by_label(REMEDY).is_some());
    assert_eq!(*harness.state(), stored);

    retype(&mut harness, "Since", "2026-05-12");
    harness.get_by_label("Elsewhere").click();
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Since");
    assert_eq!(field.value().as_deref(), Some("May 12, 2026"));
    assert!(harness.query_by_label(REMEDY).is_none());
    assert_eq!(*harness.state(), Some(Date::constant(2026, 5, 12)));
}

#[test]
fn an_emptied_day_is_no_day() {
    let mut harness = day(Some(TODAY));
    harness
        .get_by_role_and_label(Role::TextInput, "Since")
        .focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    press(&mut harness, &[Key::Delete]);
    assert_eq!(*harness.state(), None);
}

#[test]
fn undo_under_a_half_typed_day_shows_the_day_that_undo_brought_back() {
    let mut harness = day(Some(TODAY));
    retype(&mut harness, "Since", "nonsense");
    *harness.state_mut() = Some(Date::constant(2020, 2, 2));
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Since");
    assert_eq!(field.value().as_deref(), Some("February 2, 2020"));
}

#[test]
fn the_calendar_is_walked_by_arrow_keys_and_escape_leaves_the_day_alone() {
    let mut harness = day(Some(Date::constant(2026, 1, 31)));
    press(&mut harness, &[Key::Tab, Key::Tab, Key::Enter]);
    press(
        &mut harness,
        &[Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft, Key::Enter],
    );
    assert_eq!(*harness.state(), Some(Date::constant(2026, 2, 7)));
    press(&mut harness, &[Key::Enter, Key::PageDown, Key::Escape]);
    assert_eq!(*harness.state(), Some(Date::constant(2026, 2, 7)));
    assert!(harness.query_by_label("Next month").is_none());
}

// Tags and records -------------------------------------------------------------------------------------------

#[test]
fn tags_are_added_by_enter_and_comma_taken_back_and_removed() {
    let mut harness = harness("court".to_owned(), |ui, value| {
        widgets::tags(ui, "Tags", value);
        widgets::button(ui, "Elsewhere");
    });
    let field = harness.get_by_role_and_label(Role::TextInput, "Tags");
    field.focus();
    harness.run();
    harness.event(Event::Text("monthly".to_owned()));
    harness.run();
    press(&mut harness, &[Key::Enter]);
    assert_eq!(harness.state(), "court, monthly");
    harness.event(Event::Text("protocol,".to_owned()));
    harness.run();
    assert_eq!(harness.state(), "court, monthly, protocol");
    press(&mut harness, &[Key::Backspace]);
    assert_eq!(harness.state(), "court, monthly");
    harness.event(Event::Text("s".to_owned()));
    harness.run();
    harness.get_by_label("Elsewhere").click();
    harness.run();
    assert_eq!(
        harness.state(),
        "court, monthly, protocols",
        "typing was lost"
    );
    harness.get_by_label("Remove monthly").click();
    harness.run();
    assert_eq!(harness.state(), "court, protocols");
}

fn picker() -> Harness<'static, Option<i64>> {
    let options: Vec<(i64, String)> = (1..=2000).map(|id| (id, format!("Partner {id}"))).collect();
    harness(None::<i64>, move |ui, value| {
        widgets::pick_record(ui, "Speaks for", &options, value);
    })
}

#[test]
fn a_record_is_picked_from_thousands_by_typing_and_by_arrows() {
    let mut harness = picker();
    press(&mut harness, &[Key::Tab, Key::Enter]);
    harness.event(Event::Text("ner 199".to_owned()));
    harness.run();
    press(&mut harness, &[Key::ArrowDown, Key::Enter]);
    assert_eq!(*harness.state(), Some(1990));
    press(&mut harness, &[Key::Enter, Key::Enter]);
    assert_eq!(*harness.state(), Some(1990), "a look changes nothing");
    press(&mut harness, &[Key::Enter, Key::Delete, Key::Enter]);
    assert_eq!(*harness.state(), None, "the first entry clears it");
}

#[test]
fn escape_closes_the_list_and_picks_nothing() {
    let mut harness = picker();
    press(
        &mut harness,
        &[Key::Tab, Key::Enter, Key::ArrowDown, Key::Escape],
    );
    assert_eq!(*harness.state(), None);
    assert!(harness.query_by_label("Find Speaks for").is_none());
}

// Tables -----------------------------------------------------------------------------------------------------

struct Rows {
    current: Option<usize>,
    sort: Sort,
    log: Vec<Happened>,
}

fn table(rows: usize) -> Harness<'static, Rows> {
    let state = Rows {
        current: None,
        sort: Sort::default(),
        log: Vec::new(),
    };
    harness(state, move |ui, state| {
        let columns = [Column::rest("Name"), Column::exact("Number", 100.0)];
        let current = state.current;
        let happened = Table::new("Partners", &columns, rows).show(
            ui,
            current,
            &mut state.sort,
            |row| current == Some(row),
            |row| format!("Partner {row}"),
            |ui, row, column| {
                let words = if column == 0 {
                    format!("Name {row}")
                } else {
                    row.to_string()
                };
                ui.label(words);
            },
        );
        if happened != Happened::default() {
            state.log.push(happened);
        }
        state.current = happened.moved_to.or(state.current);
    })
}

#[test]
fn a_table_is_walked_by_arrow_keys_opened_by_enter_and_deleted_from() {
    let mut harness = table(5000);
    harness.get_by_label("Partners").focus();
    harness.run();
    press(
        &mut harness,
        &[Key::ArrowDown, Key::ArrowDown, Key::ArrowDown],
    );
    assert_eq!(harness.state().current, Some(2));
    press(&mut harness, &[Key::End]);
    assert_eq!(harness.state().current, Some(4999));
    harness.get_by_role_and_label(Role::Row, "Partner 4999");
    press(
        &mut harness,
        &[Key::ArrowDown, Key::ArrowUp, Key::Enter, Key::Delete],
    );
    let log = &harness.state().log;
    assert_eq!(log[log.len() - 2].opened, Some(4998));
    assert_eq!(log[log.len() - 1].deleted, Some(4998));
}

#[test]
fn only_the_rows_in_sight_are_drawn() {
    let harness = table(5000);
    let rows = harness
        .query_all_by(|node| node.role() == Role::Row)
        .count();
    assert!((5..40).contains(&rows), "{rows}");
}

#[test]
fn a_click_on_the_words_of_a_row_takes_the_row_and_the_keyboard() {
    let mut harness = table(20);
    let row = harness.get_by_role_and_label(Role::Row, "Partner 3").rect();
    harness
        .get_by_role_and_label(Role::Row, "Partner 3")
        .hover();
    let at = row.left_center() + vec2(16.0, 0.0);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run();
    assert_eq!(harness.state().current, Some(3));
    press(&mut harness, &[Key::ArrowDown]);
    assert_eq!(harness.state().current, Some(4));
}

#[test]
fn a_click_on_a_title_sorts_and_another_turns_the_order_round() {
    let mut harness = table(20);
    harness.get_by_label("Sort by Number").click();
    harness.run();
    assert_eq!(
        harness.state().sort,
        Sort {
            column: 1,
            descending: false
        }
    );
    harness.get_by_label("Number, sorted ascending").click();
    harness.run();
    assert_eq!(
        harness.state().sort,
        Sort {
            column: 1,
            descending: true
        }
    );
    assert!(harness.state().log.iter().all(|happened| happened.sorted));
}

#[test]
fn keys_in_an_empty_table_do_nothing() {
    let mut harness = table(0);
    harness.get_by_label("Partners").focus();
    harness.run();
    press(
        &mut harness,
        &[Key::ArrowDown, Key::End, Key::Enter, Key::Delete],
    );
    assert!(harness.state().log.is_empty());
}
