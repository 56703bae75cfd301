//! A row of tags, kept as words separated by commas.
//! Must not know what the tags are for.

use egui::{
    Id, Key, Response, Ui,
    text::{CCursor, CCursorRange},
    widgets::text_edit::TextEditState,
};

use super::{button::chip, row::row, text::single};
use crate::ui::tokens::space;

/// A row for words separated by commas: each becomes a chip, a click on a chip removes it, Enter or a comma
/// adds what is typed, Backspace in the empty field takes the last one back into the field.
pub fn tags(ui: &mut Ui, label: &str, value: &mut String) -> Response {
    row(ui, label, |ui, name| {
        let id = ui.make_persistent_id("field");
        let mut draft = ui
            .data(|data| data.get_temp::<String>(id))
            .unwrap_or_default();
        let was_empty = draft.is_empty();
        let before = value.clone();
        let mut words = split(value);
        let field = single(ui, &mut draft, "Type a word, then Enter", id);
        let response = ui.add(field).labelled_by(name);
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        let done = response.lost_focus() || draft.contains(',');
        if done && !draft.trim().is_empty() {
            for word in split(&std::mem::take(&mut draft)) {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            *value = words.join(", ");
        }
        if response.lost_focus() && enter {
            response.request_focus();
        }
        if response.has_focus()
            && was_empty
            && ui.input(|input| input.key_pressed(Key::Backspace))
            && let Some(last) = words.pop()
        {
            cursor_to(ui, id, last.chars().count());
            draft = last;
            *value = words.join(", ");
        }
        ui.data_mut(|data| data.insert_temp(id, draft));
        if !words.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(space::XS + 2.0, space::XS + 2.0);
                let mut gone = None;
                for (at, word) in words.iter().enumerate() {
                    let chip = chip(ui, &format!("{word}  ×"), false)
                        .on_hover_text(format!("Remove {word}"))
                        .accessible_name(format!("Remove {word}"));
                    if chip.clicked() {
                        gone = Some(at);
                    }
                }
                if let Some(at) = gone {
                    words.remove(at);
                    *value = words.join(", ");
                }
            });
        }
        let mut response = response;
        if *value != before {
            response.mark_changed();
        }
        response
    })
}

/// Puts the cursor of a field that was filled for the person behind what it holds.
fn cursor_to(ui: &Ui, id: Id, at: usize) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state
        .cursor
        .set_char_range(Some(CCursorRange::one(CCursor::new(at))));
    state.clear_undoer();
    state.store(ui.ctx(), id);
}

fn split(text: &str) -> Vec<String> {
    text.split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
