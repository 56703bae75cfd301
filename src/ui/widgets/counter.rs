//! A count: one less, the number typed, one more.
//! Must not know what is counted.

use egui::{
    Id, Response, TextEdit, Ui,
    text::{CCursor, CCursorRange},
};

use super::{button::icon_button, text::single};
use crate::ui::tokens::{icons, space};

/// A count from 0 to `most`, for a line that says what is counted; `name` says it to screen readers.
pub fn counter(ui: &mut Ui, name: &str, value: &mut i64, most: i64) -> Response {
    ui.push_id(name, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let before = *value;
            let less = ui.add_enabled_ui(before > 0, |ui| {
                icon_button(ui, icons::REMOVE, &format!("One less: {name}"))
            });
            if less.inner.clicked() {
                *value = (before - 1).max(0);
            }
            let mut response = typed(ui, name, value, most);
            let more = ui.add_enabled_ui(before < most, |ui| {
                icon_button(ui, icons::ADD, &format!("One more: {name}"))
            });
            if more.inner.clicked() {
                *value = (before + 1).min(most);
            }
            if *value != before {
                response.mark_changed();
            }
            response
        })
        .inner
    })
    .inner
}

/// The number itself. It is picked whole when the keyboard comes to it, so that typing replaces it.
fn typed(ui: &mut Ui, name: &str, value: &mut i64, most: i64) -> Response {
    let id = ui.make_persistent_id("count");
    let mut text = value.to_string();
    let field = single(ui, &mut text, "", id)
        .desired_width(52.0)
        .align(egui::Align2::CENTER_CENTER);
    let response = ui.add(field).accessible_name(name.to_owned());
    if response.gained_focus() {
        pick_all(ui, id, text.chars().count());
    }
    if response.changed() {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        // Too many digits to read are more than the most.
        let read = if digits.is_empty() {
            0
        } else {
            digits.parse().unwrap_or(most)
        };
        *value = read.clamp(0, most);
    }
    response
}

fn pick_all(ui: &Ui, id: Id, length: usize) {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(length));
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), id);
    }
}
